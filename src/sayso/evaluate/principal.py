"""One event for a text of which the gold names one, and the dead it counts: the choices that several sets share."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

from sayso.model import Claim, Coded, Count, Event, EventType, Harm, Status

# What a coder's note may tell as having happened, with whatever standing.
_NOT_HAPPENED = {
    Status.HYPOTHETICAL,
    Status.NEGATED,
    Status.PREDICTED,
    Status.PLANNED,
    Status.THREATENED,
}


def told(coded: Coded) -> Iterator[tuple[Claim, Event]]:
    """Claims about events, each event as first told by that claim, in text order."""
    claims = [(claim, claim.event) for claim in coded.claims if claim.event is not None]
    yield from sorted(claims, key=lambda pair: (pair[1].trigger.start, len(pair[0].attribution)))


def happened(coded: Coded) -> list[Event]:
    """Events that are told as having happened, each telling once, in text order."""
    events: dict[tuple[str, int], Event] = {}
    for claim, event in told(coded):
        if claim.status not in _NOT_HAPPENED:
            events.setdefault((event.id, event.trigger.start), event)
    return list(events.values())


def principal(coded: Coded) -> Event | None:
    """The event that a coder would enter: the first that happened and that ACLED codes, violence before the rest.

    What is told only as background comes after the rest. Where nothing is told as having happened, the first event that
    ACLED codes; None when there is none.
    """
    events = sorted((one for one in happened(coded) if one.acled is not None), key=lambda one: one.background)
    events = events or [event for _, event in told(coded) if event.acled is not None]
    return next((event for event in events if event.type in (EventType.ASSAULT, EventType.PROTEST)), None) or next(
        iter(events), None
    )


def harmed(coded: Coded, harm: Harm, *, share: bool = False) -> int:
    """How many people the text counts as killed (injured, …) in all that happened; 0 when it counts nobody.

    Of one event the counts of different victims are added, parts of another count and repeated numbers are not; of
    several events the largest sum is taken, since one event is often told several times. With `share` a total over
    several happenings ("across both attacks") gives each its share, rounded up, as GTD divides it.
    """
    sums: dict[str, dict[object, int]] = {}
    for event in happened(coded):
        for count in event.toll:
            if count.harm is harm and not count.included and (number := _number(count)) is not None:
                own = math.ceil(number / count.over) if share and count.over else number
                known = sums.setdefault(event.id, {})
                if count.victims is not None or own not in known.values():
                    known[count.victims or count.text.text, number] = own
    return max((sum(numbers.values()) for numbers in sums.values()), default=0)


def _number(count: Count) -> int | None:
    return next((number for number in (count.best, count.low, count.high) if number is not None), None)


def day_after(date: str) -> str:
    """The ISO date of the next day, when a report of a day's event is usually published."""
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=1)).isoformat()
