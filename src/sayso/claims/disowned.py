"""Denials in other words: "said that it was not responsible", "called the allegation a lie"."""

from __future__ import annotations

from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon, Stance
from sayso.model import ActorMention, Cast
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_STANDING = frozenset({"responsible", "involved", "complicit", "guilty", "culpable"})
_PART = frozenset({"part", "role", "hand", "involvement", "responsibility"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "all", "both"})
_PRONOUNS = frozenset({"it", "this", "that", "them"})


def disowned(parse: Parse, saying: Saying, cast: Cast) -> ActorMention | None:
    """Of whom a clause says that they had no part in what it does not name; None where it says something else."""
    words = parse.tokens(saying.content.start, saying.content.end)
    if saying.frame != "that" or saying.negated or not len(words):
        return None
    predicate = words.root
    told = _part_in(predicate)
    if told is None or _is_negated(predicate, told) == (saying.sense.stance is Stance.DENYING):
        return None
    subject = syntax.child(predicate, "nsubj", "nsubjpass")
    if subject is None:
        return None
    # "said it was not responsible": whoever says so, unless the text tells otherwise
    own = cast.at(saying.source_head) if subject.pos_ == "PRON" and saying.source_head is not None else None
    return cast.at(subject.idx) or own


def is_answered_for(deed: Token) -> bool:
    """True for the deed of "it was behind the attack", "we were responsible for both attacks"."""
    lead = deed.head
    if deed.dep_ != "pobj" or lead.lower_ not in ("behind", "for") or lead.dep_ != "prep":
        return False
    if lead.lower_ == "behind":
        return lead.head.lemma_ == "be" and not syntax.is_negated(lead.head)
    standing = lead.head
    return standing.lower_ == "responsible" and standing.head.lemma_ == "be" and not syntax.is_negated(standing.head)


def calls_false(parse: Parse, saying: Saying, lexicon: Lexicon) -> bool:
    """True for "described the report as baseless", "called the allegation a lie", without words of what it says."""
    if saying.frame != "as" or saying.negated:
        return False
    words = [one for one in parse.tokens(saying.content.start, saying.content.end) if one.is_alpha]
    reports = [one for one in words[:2] if one.lemma_.lower() in lexicon.noun_cues]
    if not reports or any(syntax.children(one, "prep", "acl", "relcl", "ccomp") for one in reports):
        return False
    return words[0].lower_ in _DEFINITE and any(one.lemma_.lower() in lexicon.falsehoods for one in words)


def _part_in(predicate: Token) -> Token | None:
    """The word that says that somebody had a part in it, where nothing says in what."""
    told = next((one for one in predicate.children if one.dep_ == "acomp" and one.lemma_.lower() in _STANDING), None)
    told = told or next((one for one in predicate.children if one.dep_ == "dobj" and one.lemma_ in _PART), None)
    if told is None and predicate.lower_ == "involved":
        told = predicate
    behind = next((one for one in predicate.children if predicate.lemma_ == "be" and one.lower_ == "behind"), None)
    named = [one for word in (told, behind, predicate) if word is not None for one in _objects(word)]
    if any(one.lower_ not in _PRONOUNS for one in named):
        return None
    return told or behind


def _objects(word: Token) -> list[Token]:
    prepositions = [word] if word.dep_ == "prep" else syntax.children(word, "prep")
    return [one for preposition in prepositions for one in syntax.children(preposition, "pobj", "pcomp")]


def _is_negated(predicate: Token, told: Token) -> bool:
    return syntax.is_negated(predicate) or any(one.lower_ in ("no", "neither") for one in told.lefts)
