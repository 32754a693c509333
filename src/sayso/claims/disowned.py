"""Whoever says of a deed told before that somebody had no part in it: "denied that its men were involved"."""

from __future__ import annotations

from sayso.claims.sayings import Saying
from sayso.lexicons import Stance
from sayso.model import ActorMention, Cast
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_STANDING = frozenset({"responsible", "involved", "complicit", "guilty", "culpable"})
_PART = frozenset({"part", "role", "hand", "involvement", "responsibility"})
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
    own = cast.at(saying.source_head) if subject.pos_ == "PRON" and saying.source_head is not None else None
    return (
        cast.at(subject.idx) or own
    )  # "said it was not responsible": whoever says so, unless the text tells otherwise


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
