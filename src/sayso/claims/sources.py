"""Who says it: the noun phrase that a cue makes its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.claims.cues import FoundCue
from sayso.claims.finite import is_finite_that
from sayso.claims.further import speaks_on
from sayso.claims.subjects import inverted_subject, missed_subject
from sayso.lexicons.entries import Part
from sayso.lexicons.speech import load_speech
from sayso.model.token import Token
from sayso.nlp import syntax

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"})
_NOT_IN_SOURCE = frozenset({"advcl", "parataxis"})
_HEARD_OF = frozenset({"at", "by", "over", "about", "to", "after", "amid", "following"})  # "voiced alarm at reports"
_RELATIVE = frozenset({"who", "which", "that"})
_LISTENED_TO = frozenset({"tell", "inform", "notify", "warn", "advise", "assure", "remind", "convince", "persuade"})
_MOMENTS = frozenset({"DATE", "TIME"})
_BREAKS = frozenset({",", "-", "--", "–", "—", ":", ";", '"'})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """The noun phrase of a source: the word that names who is meant, first and last token.

    For a relative pronoun ("the men, who said …") the phrase is the pronoun and `head` the noun it stands for.
    """

    head: Token
    first: Token
    last: Token


def find_source(cue: FoundCue) -> SourcePhrase | None:
    """The phrase that names who says it, or None where the text names nobody.

    Verbs: the subject (own, shared, or the noun that a participle or relative clause modifies), a passive's by-agent,
    the noun after an inverted verb. Nouns: possessor, by-phrase, "of"/"from"-phrase, the subject of the verb they are
    object of. Phrases: the noun the pattern leads to.
    """
    if cue.part is Part.VERB:
        noun = _of_verb(cue)
        missed = missed_subject(cue.head) if noun is None and _may_miss(cue) else None
        if missed is not None:
            head, first, last = missed
            return SourcePhrase(head=head, first=first, last=last)
    elif cue.senses[0].source == "itself":
        first, last = _trim(cue.head.left_edge, cue.head.right_edge)
        return SourcePhrase(head=cue.head, first=first, last=last)
    elif cue.part is Part.NOUN:
        noun = _of_noun(cue.head)
    elif cue.part is Part.PHRASE:
        noun = _of_phrase(cue)
    elif cue.part is Part.ADJECTIVE:
        noun = syntax.subject(cue.head.head) if cue.head.dep_ in ("acomp", "oprd") else None
    else:
        noun = None
    return source_phrase(noun, cue.head) if noun is not None else None


def source_phrase(noun: Token, cue: Token) -> SourcePhrase | None:
    """The whole phrase that `noun` heads, cut short before whatever holds the cue itself."""
    if noun.pos_ not in _NOMINAL or (noun.lower_ in ("it", "there") and noun.dep_ == "expl"):
        return None
    if noun.lower_ in _RELATIVE and noun.tag_ in ("WP", "WDT"):
        verb = next((one for one in syntax.ancestors(noun) if one.dep_ == "relcl"), None)
        return SourcePhrase(head=verb.head if verb is not None else noun, first=noun, last=noun)
    first, last = noun.left_edge, noun
    for right in noun.rights:
        if right == cue or right.is_ancestor(cue) or right.dep_ in _NOT_IN_SOURCE:
            break
        if right.dep_ in ("relcl", "acl") and is_finite_that(right):
            break  # "allegations by a student that …"
        if right.dep_ == "acl" and right.tag_ == "VBG" and right.nbor(-1).text == ",":
            break
        if right.dep_ == "punct" and right.text not in "()-'":
            continue
        last = right.right_edge
    if noun.i > cue.i:
        last = _before_deed(noun, last)
    if first.i <= cue.i <= last.i:
        if cue.i < noun.i:
            first = cue.doc[cue.i + 1]
        else:
            last = cue.doc[cue.i - 1]
    first, last = _trim(first, last)
    return SourcePhrase(head=noun, first=first, last=last) if first.i <= last.i else None


def _before_deed(noun: Token, last: Token) -> Token:
    """The end of the phrase before the deed that it accuses of: "accused by the opposition of looting"."""
    for token in noun.doc[noun.i + 1 : last.i]:
        if token.lower_ == "of" and syntax.child(token, "pcomp") is not None:
            return token.nbor(-1)
    return last


def _trim(first: Token, last: Token) -> tuple[Token, Token]:
    while last.i > first.i and (last.text in _BREAKS or last.is_space):
        last = last.nbor(-1)
    while first.i < last.i and (first.text in _BREAKS or first.is_space or first.dep_ in ("cc", "preconj", "mark")):
        first = first.nbor(1)
    return first, last


def _of_verb(cue: FoundCue) -> Token | None:
    verb = cue.head
    if cue.senses[0].source == "object":
        return syntax.child(verb, "dobj", "nsubjpass")
    told = cue.senses[0].subject_is == "addressee"
    if _is_passive(verb):
        return syntax.agent(verb)
    inverted = _inverted(verb, listens=any(one.addressee == "object" for one in cue.senses))
    if told:
        return None
    found = inverted_subject(verb) or _issuer(verb) or syntax.subject(speaks_on(verb) or verb)
    found = found or _under_auxiliary(verb)
    if found is not None and found.ent_type_ in _MOMENTS and syntax.child(found, "appos") is None:
        found = None  # "last week said": the time it was said
    if found is None and inverted is None and verb.tag_ == "VBG":
        found = _subject_before(verb)
    return _outside_brackets(found) if found is not None else inverted


def _may_miss(cue: FoundCue) -> bool:
    """True for a verb that must have a subject of its own: no passive, nothing told to its subject, no shared one."""
    first = cue.senses[0]
    if first.source == "object" or first.subject_is == "addressee" or _is_passive(cue.head):
        return False
    return cue.head.dep_ != "conj"


def _issuer(verb: Token) -> Token | None:
    """Who issued what says so: "the union issued a statement describing …" has the union as its source."""
    issued = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or issued.dep_ not in ("dobj", "pobj"):
        return None
    governor = issued.head if issued.dep_ == "dobj" else issued.head.head
    return syntax.subject(governor) if governor.lemma_ in load_speech().issuing and not _is_passive(governor) else None


def _subject_before(participle: Token) -> Token | None:
    """The subject of the sentence's main verb, for a participle that follows a comma and that the parser left loose."""
    if participle.i == participle.sent.start or syntax.before(participle) not in (",", "and"):
        return None
    found = syntax.subject(participle.sent.root)
    return found if found is not None and found.i < participle.i else None


def _outside_brackets(noun: Token) -> Token:
    """ "Jane Doe (D-OH) said": the name before the bracket, where the parser took what stands inside."""
    doc, sentence = noun.doc, noun.sent
    opened = next((i for i in range(noun.i, max(sentence.start, noun.i - 6) - 1, -1) if doc[i].text == "("), None)
    if opened is None or opened == sentence.start or any(doc[i].text == ")" for i in range(opened, noun.i)):
        return noun
    name = doc[opened - 1]
    return name if name.pos_ in ("PROPN", "NOUN") else noun


def _is_perfect(verb: Token) -> bool:
    """True for "who's argued that", "he's warned of", where the parser took the short "has" for "is"."""
    if not any(one.dep_ == "auxpass" and one.lower_ == "'s" for one in verb.children):
        return False
    subject = syntax.child(verb, "nsubjpass", "nsubj")
    known = subject is not None and subject.lower_ not in ("it", "there", "this", "that", "what", "which")
    return known and any(is_finite_that(one) for one in syntax.children(verb, "ccomp"))


def _is_misread_past(verb: Token) -> bool:
    """True for the only verb of a sentence, taken for a participle: "A source denied to reporters that …"."""
    if verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or verb.lemma_ in _LISTENED_TO:
        return False
    return verb.head.pos_ in ("NOUN", "PROPN") and any(is_finite_that(one) for one in syntax.children(verb, "ccomp"))


def _under_auxiliary(verb: Token) -> Token | None:
    """The subject that the parser hung on the auxiliary: "The army has, however, denied …"."""
    auxiliaries = (one for one in verb.children if one.dep_ == "aux")
    return next((subject for one in auxiliaries if (subject := syntax.child(one, "nsubj")) is not None), None)


def _is_passive(verb: Token) -> bool:
    if _is_perfect(verb) or _is_misread_past(verb):
        return False
    if any(one.dep_ in ("auxpass", "nsubjpass") for one in verb.children):
        return True
    if verb.tag_ != "VBN" or any(one.dep_ == "aux" for one in verb.children):
        return False
    subject = syntax.child(verb, "nsubj")
    if subject is not None and subject.tag_ not in ("WP", "WDT"):  # "an attack that officials blamed on rebels"
        return False
    return verb.dep_ in ("acl", "relcl", "advcl") or syntax.child(verb, "agent") is not None


def _inverted(verb: Token, *, listens: bool) -> Token | None:
    """The noun after a verb of saying that follows its quotation: "…," said the mayor."""
    if syntax.before(verb) not in ('"', ",", "'") or verb.is_title:
        return None
    after = syntax.child(verb, "nsubj", *(() if listens else ("dobj",)), "attr", "npadvmod", "oprd", "appos")
    return after if after is not None and after.i > verb.i else None


def _of_noun(noun: Token) -> Token | None:
    voicing = load_speech().issuing | load_speech().voicing
    own = syntax.child(noun, "poss")
    if own is not None:
        voiced = own.pos_ == "PRON" and noun.dep_ == "dobj" and noun.head.lemma_ in voicing
        return (syntax.subject(noun.head) if voiced else None) or own
    for preposition in syntax.children(noun, "agent", "prep"):
        if preposition.lower_ in ("by", "from"):
            return syntax.child(preposition, "pobj")
    governor = noun.head
    if governor.lemma_ not in voicing:
        heard = governor.lower_ in _HEARD_OF
        governor = governor.head if noun.dep_ == "pobj" and not heard else noun
    if governor.lemma_ in voicing and governor.pos_ in ("VERB", "AUX"):
        if noun.dep_ in ("dobj", "attr", "pobj") and not _is_passive(governor):
            return syntax.subject(governor)
        if noun.dep_ in ("nsubjpass", "nsubj") and _is_passive(governor):
            return syntax.agent(governor)
    compound = syntax.child(noun, "compound", "nmod")
    return compound if compound is not None and (compound.pos_ == "PROPN" or compound.ent_type_) else None


def _of_phrase(cue: FoundCue) -> Token | None:
    """The head of the words in the phrase's slot, or of those that follow it."""
    lead = cue.words[-1]
    if cue.senses[0].source == "none":
        return None
    if not cue.slot:
        noun = syntax.child(lead, "pobj", "dobj")
        return noun if noun is not None else _first_noun(lead.doc[lead.i + 1 : lead.i + 12])
    return _first_noun(cue.slot, whole="X" in cue.senses[0].words)


def _first_noun(tokens: Iterable[Token], *, whole: bool = False) -> Token | None:
    """The head of the first noun phrase that starts among these tokens; of the `whole` one, not of its owner."""
    nouns = [one for one in tokens if one.pos_ in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    noun = nouns[0]
    while noun.head in nouns and noun.head != noun and (whole or noun.dep_ != "poss"):
        noun = noun.head
    return noun
