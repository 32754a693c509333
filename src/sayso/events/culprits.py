"""Whoever is held for a deed, took part in it, or is called its author, in words apart from the deed's own verb."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sayso.events.subjects import OBJECTS, VERBAL, Slot, doer, is_passive, objects, surface_subject
from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.syntax import child, children, is_negated

_GROUNDS = frozenset({"on", "under", "in"})
_ON_BEHALF = frozenset({("on", "behalf"), ("in", "name"), ("in", "behalf")})
AVOWING = frozenset({"claim", "admit", "accept", "assume", "acknowledge"})  # a deed, or responsibility for it
_STEPS = 4  # words between a deed and the verb by which it is claimed
_BELONGING = frozenset({("be", "from"), ("belong", "to"), ("come", "from"), ("serve", "in")})
_NAMING = frozenset("identify describe introduce present name recognise recognize unmask".split())
_CLAIMING_TO_BE = frozenset("claim profess say appear believe think suspect know report".split())
_HAVING = frozenset({"take", "play", "have"})


def culprits(noun: Token) -> Iterator[Slot]:
    """Who did it by "was arrested for it", "took part in it", "the perpetrators of it were …", "linked to it"."""
    preposition = noun.head if noun.dep_ in ("pobj", "pcomp") else None
    if preposition is None or preposition.dep_ != "prep":
        return
    governor = preposition.head
    found = _of_noun(governor) if governor.pos_ == "NOUN" else _of_verb(governor, preposition)
    yield from (("-", one, "tied") for one in found)


def _of_noun(noun: Token) -> Iterator[Token]:
    frames, word = load_frames(), noun.lemma_.lower()
    if word in frames.sharing:
        yield from _sharers(noun)
    elif word in frames.authors:
        yield from _authors(noun)
    elif word in frames.grounds and noun.dep_ == "pobj" and noun.head.lower_ in _GROUNDS:
        verb = noun.head.head
        if verb.lemma_.lower() in frames.held or verb.lemma_ == "be":
            yield from _held(verb)


def _sharers(noun: Token) -> Iterator[Token]:
    """Whoever has a part in it: "the army took part in …", "the army's role in …"."""
    yield from children(noun, "poss")
    verb = noun.head
    if noun.dep_ in OBJECTS and verb.lemma_ in _HAVING and not is_negated(verb):
        sharer = doer(verb)
        if sharer is not None:
            yield sharer


def _authors(noun: Token) -> Iterator[Token]:
    """Whom the perpetrators are said to be; where nobody says it, the perpetrators themselves."""
    verb = noun.head
    if verb.lemma_ == "be" and is_negated(verb):
        return
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        named = children(verb, "attr")
        yield from named or (noun,)
    elif noun.dep_ == "attr" and verb.lemma_ == "be":
        subject = surface_subject(verb)
        yield noun if subject is None else subject
    else:
        yield noun


def represented_by(deed: Token) -> Token | None:
    """In whose name a deed is claimed ("claimed the attack on behalf of the front"), or None."""
    steps = [deed, *itertools.islice(deed.ancestors, _STEPS)]
    claimed = next((place for place, one in enumerate(steps) if one.lemma_.lower() in AVOWING), None)
    for word in steps[: claimed + 1] if claimed is not None else ():
        for lead in children(word, "prep"):
            for part in children(lead, "pobj"):
                if (lead.lower_, part.lower_) in _ON_BEHALF:
                    return next((one for of in children(part, "prep") for one in children(of, "pobj")), None)
    return None


def belonging(noun: Token) -> Iterator[Token]:
    """Who those who did it are said to be: "the killers were rebels", "belong to the front", "posed as its members"."""
    told = [noun.head] if noun.dep_ in ("nsubj", "nsubjpass", *OBJECTS) else []
    told += [one for one in children(noun, "relcl") if _is_of_them(one)]
    for verb in told:
        if verb.pos_ in VERBAL and not is_negated(verb):
            yield from _said_to_be(verb, undergoes=noun.dep_ in OBJECTS and verb == noun.head)


def _is_of_them(clause: Token) -> bool:
    """ "The killers, who were rebels": not "the killers, whom the police know"."""
    subject = child(clause, "nsubj", "nsubjpass")
    return subject is not None and subject.lower_ in ("who", "that")


def _said_to_be(verb: Token, *, undergoes: bool) -> Iterator[Token]:
    word = verb.lemma_.lower()
    if word == "be":
        yield from children(verb, "attr")
    for preposition in children(verb, "prep"):
        told_as = preposition.lower_ == "as" and word in _NAMING
        if told_as or ((word, preposition.lower_) in _BELONGING and not undergoes):
            yield from children(preposition, "pobj")
    if word in _CLAIMING_TO_BE and not undergoes:
        for claimed in children(verb, "xcomp"):
            yield from _said_to_be(claimed, undergoes=False)


def _of_verb(verb: Token, preposition: Token) -> Iterator[Token]:
    frames, word = load_frames(), verb.lemma_.lower()
    if verb.pos_ not in VERBAL or is_negated(verb):
        return
    if word in frames.held and preposition.lower_ in ("for", "over"):
        yield from _held(verb)
    elif (word in frames.joining and preposition.lower_ == "in") or (word == "resort" and preposition.lower_ == "to"):
        joined = doer(verb)
        if joined is not None:
            yield joined
    elif verb.lemma_ in _HAVING and preposition.lower_ == "in":
        for part in children(verb, *OBJECTS):
            yield from _sharers(part) if part.lemma_.lower() in frames.sharing else ()
    elif word in frames.linked and preposition.lower_ in ("to", "with"):
        yield from _held(verb)


def _held(verb: Token) -> Iterator[Token]:
    """Whom the verb is done to; the subject of "is on trial for"."""
    undergone = is_passive(verb) or verb.lemma_ == "be"
    held = surface_subject(verb) if undergone else next(iter(objects(verb)), None)
    if held is not None:
        yield held


def unwrapped(noun: Token) -> Token:
    """The noun that carries a deed which only modifies it: in "sabotage operations" the operations are carried out."""
    above = noun.head
    if noun.dep_ == "compound" and above.i > noun.i and above.lemma_.lower() in load_frames().deeds:
        return above
    return noun
