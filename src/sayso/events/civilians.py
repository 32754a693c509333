"""Whether the words make civilians, or things that are theirs, the target."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.events.context import Context
from sayso.events.groups import Group
from sayso.events.participants import Casting
from sayso.lexicons.people import Noun
from sayso.model import EventType, Participant, Reason, Role
from sayso.model.token import Token

_AIMED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN})


def targets_civilians(
    group: Group, participants: Iterable[Participant], things: Iterable[int], casting: Casting
) -> Reason | None:
    """The reason why the words make civilians the target, or None when they do not.

    A thing counts by itself (a school is civilian whoever owns it), a person by the noun, else by the actor's kind.
    Where two sides fight, civilians may be hurt, but the sides are each other's targets.
    """
    if group.type not in _AIMED or group.fought:
        return None
    nouns = {token.idx: token for token in (casting.parse.doc[index] for index in things)}
    for one in participants:
        if one.role is not Role.TARGET:
            continue
        thing = next((token for start, token in nouns.items() if one.mention.start <= start < one.mention.end), None)
        if thing is not None:
            if _is_civilian_word(thing, casting.context):
                return Reason(
                    field="event.civilian_targeting", rule=f"civilian thing:{thing.lemma_.lower()}", passage=one.mention
                )
            continue
        if _is_civilian(one, casting):
            return Reason(field="event.civilian_targeting", rule=f"civilian target:{one.actor}", passage=one.mention)
    return None


def _is_civilian_word(token: Token, context: Context) -> bool:
    noun = noun_of(token, context)
    return noun is not None and noun.civilian is True


def noun_of(token: Token, context: Context) -> Noun | None:
    """The people lexicon's entry for a word, with the word before it ("refugee camp") or alone; None without one."""
    before = token.nbor(-1).lower_ if token.i else ""
    longer = context.people.get(f"{before} {token.lemma_.lower()}")
    if longer is not None:
        return longer
    return context.people.get(token.lower_) or context.people.get(token.lemma_.lower())


def _is_civilian(participant: Participant, casting: Casting) -> bool:
    context = casting.context
    words = casting.parse.tokens(participant.mention.start, participant.mention.end)
    head = words.root if len(words) else None
    noun = noun_of(head, context) if head is not None else None
    if noun is not None and noun.civilian is not None:
        return noun.civilian
    kind = context.ontology.actor_types.get(casting.actor(participant.actor).kind)
    return kind is not None and kind.civilian
