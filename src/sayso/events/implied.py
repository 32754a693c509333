"""Who takes part by the very word for a deed: a demonstration that nobody is named in is still held by demonstrators.

"Protests continued in Varda", "a procession was held", "riots broke out".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.events.crowds import is_done
from sayso.events.draft import Draft
from sayso.events.identity import Happening
from sayso.events.participants import Casting
from sayso.model import EventType, Participant, Reason, Role

_CROWDS = {"riot": "rioters", "vandalize": "rioters"}  # by mode; whoever else demonstrates is a protester
_KEPT_AWAY = "boycott"  # whom nobody sees
_RULE = "implied-by-trigger"


def with_implied_crowds(
    drafts: Sequence[Draft], happenings: Sequence[Happening], casting: Casting
) -> tuple[Draft, ...]:
    """The drafts, those of demonstrations of which no telling names a doer with the crowd that the word implies.

    What was only planned or demanded has nobody in it yet, and beside a demonstration whose people the sentence names
    ("weavers blocked the road in protest") nobody else is implied. The mention is the trigger, which puts them there.
    """
    named = {one.sentence for one in drafts if _tells_of_crowd(one) and one.actors(Role.INITIATOR)}
    filled = list(drafts)
    for happening in happenings:
        told = [drafts[index] for index in happening.tellings]
        if any(draft.actors(Role.INITIATOR) for draft in told):
            continue
        for index, draft in zip(happening.tellings, told, strict=True):
            if draft.sentence not in named and _tells_of_crowd(draft) and is_done(draft, casting.context.lexicon):
                filled[index] = _with_crowd(draft, casting)
    return tuple(filled)


def _tells_of_crowd(draft: Draft) -> bool:
    return draft.group.type is EventType.PROTEST and draft.mode != _KEPT_AWAY


def _with_crowd(draft: Draft, casting: Casting) -> Draft:
    crowd = casting.imply(draft.group.lead.trigger, _CROWDS.get(draft.mode or "", "protesters"))
    participant = Participant(role=Role.INITIATOR, actor=crowd.actor.id, mention=crowd.passage)
    reason = Reason(field=f"event.{Role.INITIATOR.value}", rule=_RULE, passage=crowd.passage)
    return dataclasses.replace(draft, participants=(participant, *draft.participants), reasons=(*draft.reasons, reason))
