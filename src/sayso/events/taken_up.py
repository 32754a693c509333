"""Deeds taken up by words that name none: "The brigade claimed responsibility", "Police blamed rebels for the crime".

Such words tell the last deed again, of whoever they say did it; where it was told before without a doer, this is the
only place that names one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sayso.events.culprits import AVOWING, belonging, culprits
from sayso.events.nouns import held_answerable, is_laid_on, noun_slots, tied
from sayso.events.participants import Casting, Resolved
from sayso.events.subjects import OBJECTS, doer
from sayso.lexicons.frames import load_frames
from sayso.model import Event, EventType, Participant, Passage, Reason, Role, Status, Telling
from sayso.model.token import Token
from sayso.nlp.syntax import ancestors, children, conjuncts, is_negated

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
_PRONOUNS = frozenset({"it", "this", "that"})
_CLAIMING = AVOWING | {"take", "attribute"}
_DOERS = frozenset({"-", "by"})
_SENTENCES = 3


def take_up(tellings: Sequence[Telling], casting: Casting) -> Iterator[Telling]:
    """A telling more for each place where the last deed before it is laid to somebody, tellings being in text order."""
    frames = load_frames()
    heads = {head for telling in tellings for head in telling.members}
    for token in casting.parse.doc:
        word = token.lemma_.lower()
        if token.idx in heads or casting.is_event(token):
            continue
        if word in frames.avowing:
            doers = _avowers(token)
        elif word in frames.doers and _is_definite(token):
            doers = list(belonging(token))
        elif (
            token.lower_ in _PRONOUNS or _relative(token, casting) or (word in frames.taken_up and _is_definite(token))
        ):
            doers = _laid_to(token)
        else:
            continue
        if doers:
            told = _own_deed(token, tellings) or _last_deed(token, tellings, casting)
            again = _again(told, token, doers, casting) if told is not None else None
            if again is not None:
                yield again


def _relative(token: Token, casting: Casting) -> bool:
    """ "the incident, for which they are held responsible", "an attack which police blamed on rebels"."""
    if token.lower_ == "which" and token.dep_ == "dobj" and token.head.dep_ == "relcl":
        return casting.is_event(token.head.head) and is_laid_on(token)
    if token.lower_ != "which" or token.dep_ != "pobj" or held_answerable(token.head.head) is None:
        return False
    before = token.doc[max(0, token.head.i - 2) : token.head.i]
    return token.head.lower_ == "for" and not any(casting.is_event(one) for one in before)


def _is_definite(noun: Token) -> bool:
    return any(one.lower_ in _DEFINITE for one in children(noun, "det"))


def _avowers(noun: Token) -> list[Token]:
    """Who claims responsibility, where nothing says for what; nobody where it is denied or not claimed."""
    verb = noun.head
    if noun.dep_ not in OBJECTS or verb.lemma_.lower() not in _CLAIMING or is_negated(verb):
        return []
    if any(one.lower_ == "for" for one in (*children(noun, "prep"), *children(verb, "prep", "dative"))):
        return []
    claimer = doer(verb)
    if claimer is None or any(one.lower_ in ("no", "neither", "nor") for one in claimer.lefts):
        return []
    return [claimer]


def _laid_to(noun: Token) -> list[Token]:
    """Who did it, as far as the words around a noun or a pronoun for a deed say so."""
    found = [one for slot, one, _ in (*tied(noun), *culprits(noun)) if slot in _DOERS]
    if noun.pos_ == "NOUN" or is_laid_on(noun):
        found += [one for slot, one, rule in noun_slots(noun, None) if slot in _DOERS and rule in ("tied", "agent")]
    if any(is_negated(above) for above in ancestors(noun) if above.pos_ in ("VERB", "AUX")):
        return []
    return found


def _own_deed(pronoun: Token, tellings: Sequence[Telling]) -> Telling | None:
    """The telling of the noun that a relative clause describes: "an attack that residents attributed to the army"."""
    if pronoun.tag_ != "WDT":
        return None
    described = next((one.head for one in ancestors(pronoun) if one.dep_ == "relcl"), pronoun)
    return next((one for one in tellings if described.idx in one.members), None)


def _last_deed(token: Token, tellings: Sequence[Telling], casting: Casting) -> Telling | None:
    """The last assault told before this clause and not long before it; none that was only planned or threatened."""
    earlier = [one for one in tellings if one.head < token.idx and one.event.type is EventType.ASSAULT]
    if not earlier or earlier[-1].stage is not None:
        return None
    return earlier[-1] if casting.parse.sentences_between(earlier[-1].head, token.idx) <= _SENTENCES else None


def _again(told: Telling, token: Token, doers: Sequence[Token], casting: Casting) -> Telling | None:
    """The deed told again at this word, of these doers, without its toll, which nobody repeats here."""
    event = told.event
    hurt = {one.actor for one in event.participants if one.role is not Role.INITIATOR}
    named = {
        resolved.actor.id: resolved
        for doer_ in doers
        for one in conjuncts(doer_)
        if (resolved := casting.resolve(one)) is not None and resolved.actor.kind != "object"
    }
    if not named or not hurt.isdisjoint(named):
        return None
    passage = casting.parse.passage(token, token)
    return Telling(
        event=_laid(event, passage, list(named.values())),
        head=token.idx,
        members=(token.idx,),
        clause=_clause(token, casting),
        stage=Status.ALLEGED.value if _relative(token, casting) else None,
        reasons=(
            Reason(field="event.id", rule=f"taken up:{token.lemma_.lower()}", passage=passage),
            *(Reason(field="event.initiator", rule="laid to", passage=one.passage) for one in named.values()),
        ),
    )


def _laid(event: Event, trigger: Passage, doers: Sequence[Resolved]) -> Event:
    initiators = tuple(Participant(role=Role.INITIATOR, actor=one.actor.id, mention=one.passage) for one in doers)
    others = tuple(one for one in event.participants if one.role is not Role.INITIATOR)
    return dataclasses.replace(event, trigger=trigger, participants=(*initiators, *others), toll=())


def _clause(token: Token, casting: Casting) -> Passage:
    verb = next((one for one in ancestors(token) if one.pos_ in ("VERB", "AUX")), token)
    return casting.parse.passage(verb.left_edge, verb.right_edge)
