"""Who stands around a noun of action: owners, modifiers, light verbs, and whoever the words tie to the deed."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.events.subjects import OBJECTS, Slot, doer, is_passive, objects, surface_subject, verb_slots
from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.syntax import children, conjuncts, is_negated

_CARRYING = frozenset({"of", "on", "against", "by", "in", "at", "near", "to", "from", "with", "inside", "outside"})
_COMMITTING = frozenset({"commit", "perpetrate", "stage", "carry"})  # what is done with a deed, and with nothing else
_BETWEEN = frozenset({"between", "among", "amongst", "involving"})
_DEPTH = 2  # noun phrases: how deep a party may hang inside the phrase of a deed


def noun_slots(noun: Token, light: Token | None) -> Iterator[Slot]:
    """Owners, modifiers and doers of a noun of action, and the subject of the light verb that carries it."""
    if light is not None:
        for slot, token, _ in verb_slots(light):
            if slot == "subject":
                yield "subject", token, "light verb"
    elif is_laid_on(noun):
        for preposition in (*children(noun, "prep"), *children(noun.head, "prep", "dative")):
            if preposition.lower_ in ("on", "to"):
                yield from (("-", one, "tied") for one in children(preposition, "pobj"))
    elif noun.dep_ in (*OBJECTS, "nsubjpass") and noun.head.lemma_.lower() in load_frames().done_by:
        yield from _doers(noun.head)
    elif noun.dep_ in ("nsubj", "nsubjpass"):
        for verb in _said_of_it_too(noun):
            yield from _doers(verb)
    for one in noun.lefts:
        if one.dep_ == "poss":
            yield "possessive", one, "possessive"
        elif one.dep_ in ("compound", "amod", "nmod", "npadvmod"):
            yield "against" if _is_opposed(one) else "compound", one, "compound"
    yield from _told_after(noun)


def _is_opposed(modifier: Token) -> bool:
    """True for the government of "anti-government protests"."""
    before = [one.lower_ for one in modifier.doc[max(modifier.i - 2, 0) : modifier.i]]
    return before == ["anti", "-"] or before[-1:] == ["anti"]


def _told_after(noun: Token) -> Iterator[Slot]:
    """What follows the noun: "… that rebels carried out", "… for which they hold him responsible", "… by rebels"."""
    for one in noun.children:
        held = held_answerable(one) if one.dep_ == "relcl" else None
        if held is not None:
            yield "-", held, "tied"
        elif one.dep_ in ("acl", "relcl") and one.lemma_.lower() in load_frames().done_by:
            yield from _doers(one)
        elif one.dep_ == "agent":
            yield from (("by", doer, "agent") for doer in children(one, "pobj"))
    for one in noun.head.children if noun.dep_ in OBJECTS else ():
        if one.dep_ in ("conj", "advcl") and one.i > noun.i and _is_reduced(one):
            yield from _doers(one)


def _is_reduced(verb: Token) -> bool:
    """True for "carried out by …" after a comma, which the parser coordinated with the verb before the noun."""
    if verb.tag_ not in ("VBN", "VBD") or children(verb, "auxpass", "nsubjpass"):
        return False
    return verb.lemma_.lower() in load_frames().done_by and bool(children(verb, "agent"))


def _doers(verb: Token) -> Iterator[Slot]:
    return (("-", token, "tied") for slot, token, _ in verb_slots(verb) if slot == "subject")


def _said_of_it_too(noun: Token) -> Iterator[Token]:
    """Passives that share the deed as their subject: "it began at noon and was led by …", "it seems to be led by …"."""
    for verb in noun.head.children:
        shares = verb.dep_ in ("conj", "xcomp") and not children(verb, "nsubj", "nsubjpass")
        if shares and is_passive(verb) and verb.lemma_.lower() in load_frames().done_by:
            yield verb


def nested(noun: Token) -> Iterator[Slot]:
    """By whom, on and against what, where the parser hung the phrase on a noun inside the deed's own phrase.

    "the shelling of a village by the army": the army shells, whatever "by" hangs on. "The murder of a judge and his
    guard committed by rebels": nobody commits a guard.
    """
    for inside in noun.subtree:
        if inside.dep_ == "acl" and inside.head != noun and inside.lemma_ in _COMMITTING and children(inside, "agent"):
            yield from _doers(inside)
    inner = [one for one in children(noun, "prep", "agent") if one.lower_ in _CARRYING]
    for _ in range(_DEPTH):
        inner = [
            below
            for preposition in inner
            for one in children(preposition, "pobj")
            if one.pos_ in ("NOUN", "PROPN", "NUM")
            for below in children(one, "prep", "agent")
        ]
        for one in inner:
            if one.lower_ in ("by", "on", "against"):
                yield from ((one.lower_, token, "nested") for token in children(one, "pobj") if _is_named(token, one))


def between(noun: Token, light: Token | None) -> list[Token]:
    """Between whom something happens, also where the parser hung the phrase on the verb or on a place.

    "Clashes took place in the old town between the brigade and the militia."
    """
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "attr") else None
    told = verb is not None and verb.lemma_.lower() in load_frames().happening
    reduced = [one for one in children(noun, "acl") if one.lemma_.lower() in load_frames().happening]  # so misread
    carriers = [one for one in (noun, light, verb if told else None, *reduced) if one is not None]
    for _ in range(_DEPTH):
        inner = [one for carrier in carriers for one in children(carrier, "prep", "dative")]
        sides = [
            side
            for one in inner
            if one.lower_ in _BETWEEN
            for first in children(one, "pobj")
            for side in conjuncts(first)
        ]
        if sides:
            return _shared_whole(sides) or sides
        carriers = [*inner, *(below for one in inner for below in children(one, "pobj"))]
    return []


def _shared_whole(sides: list[Token]) -> list[Token]:
    """ "Between members of the brigade and the militia": both bodies hang on one noun; else nothing."""
    wholes = [one for of in children(sides[0], "prep") if of.lower_ == "of" for one in children(of, "pobj")]
    named = list(conjuncts(wholes[0])) if len(sides) == 1 and wholes else []
    return named if len(named) > 1 else []


def _is_named(noun: Token, preposition: Token) -> bool:
    """False for bare nouns that say how somebody is ("on patrol", "by boat"), true for parties and things."""
    if noun.pos_ == "PROPN" or noun.tag_ == "NNS" or preposition.lower_ == "against":
        return True
    return any(one.dep_ in ("det", "poss", "nummod") for one in noun.children)


def is_laid_on(noun: Token) -> bool:
    """True for a deed that a verb lays on somebody: in "blamed the attack on rebels" the rebels are no target."""
    return noun.dep_ in (*OBJECTS, "nsubjpass") and noun.head.lemma_.lower() in load_frames().laid_on


def tied(noun: Token) -> Iterator[Slot]:
    """Whoever the words tie to the deed: "responsible for the attack", "the men behind it", "accused of the theft"."""
    yield from _called_their_deed(noun)
    preposition = noun.head if noun.dep_ == "pobj" else None
    if preposition is None or preposition.dep_ not in ("prep", "agent"):
        return
    governor = preposition.head
    if governor.dep_ in OBJECTS and governor.head.lemma_.lower() in load_frames().laid_to:
        governor = governor.head  # "blamed the brigade for it", the phrase hanging on the noun
    if governor.lemma_.lower() in load_frames().answerable and not is_negated(governor.head):
        tied = governor.head if governor.dep_ == "amod" else held_answerable(governor.head)
        tied = tied or surface_subject(governor.head)
        if tied is not None:
            yield "-", tied, "tied"
    elif preposition.lower_ == "for" and (held := held_answerable(governor)) is not None:
        yield "-", held, "tied"
    elif preposition.lower_ == "behind" and governor.pos_ in ("NOUN", "PROPN", "PRON"):
        yield "-", governor, "tied"
    elif preposition.lower_ == "behind" and governor.lemma_ == "be":
        subject = surface_subject(governor)
        yield from (("-", subject, "tied"),) if subject is not None else ()
    elif (
        governor.lemma_.lower() in load_frames().laid_to
        and governor.pos_ == "VERB"
        and preposition.lower_ in ("of", "for", "with", "in")
    ):
        blamed = surface_subject(governor) if is_passive(governor) else next(iter(objects(governor)), None)
        if blamed is not None:
            yield "-", blamed, "tied"
    elif governor.lemma_.lower() in load_frames().avowing and governor.dep_ in OBJECTS:
        claimer = doer(governor.head)
        if claimer is not None and not _unclaimed(governor.head, claimer):
            yield "-", claimer, "tied"


def held_answerable(verb: Token) -> Token | None:
    """The army in "they hold the army responsible (for it)": not whoever holds it so."""
    answer = next(
        (one for one in children(verb, "ccomp", "oprd", "acomp") if one.lemma_ in load_frames().answerable), None
    )
    if answer is None or verb.lemma_ == "be":
        return None
    return next(iter((*children(answer, "nsubj"), *children(verb, "nsubjpass", *OBJECTS))), None)


def _unclaimed(verb: Token, claimer: Token) -> bool:
    """True for "has not claimed" and for "neither X nor Y claimed"."""
    return is_negated(verb) or any(one.lower_ in ("neither", "no", "nor") for one in claimer.lefts)


def _called_their_deed(noun: Token) -> Iterator[Slot]:
    """ "The attack was the work of rebels", "the murder was an act by the army"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be" or is_negated(noun.head):
        return
    for attribute in children(noun.head, "attr"):
        if attribute.lemma_.lower() in load_frames().deeds:
            for preposition in children(attribute, "prep", "agent"):
                if preposition.lower_ in ("by", "of"):
                    yield from (("-", one, "tied") for one in children(preposition, "pobj"))
