"""What a person may set on a claim, how it is written, and the claim with it set.

| field | written |
|---|---|
| status, factuality | a word of the list |
| type, mode | PLOVER's; mode may be empty |
| time | 2024-03-05, or 2024-03-05/2024-03-09; empty: unknown |
| place | a name, or name; country; latitude; longitude; empty: unknown |
| initiator, target, victim | actor ids with commas between; empty: nobody |
| killed, injured and the other harms | 4, 4-6, 4- (at least), -6 (at most); empty: no number |
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from sayso.errors import InputError
from sayso.model import (
    Actor,
    Anchor,
    Attribution,
    Claim,
    Count,
    Event,
    EventType,
    Factuality,
    Harm,
    Participant,
    Place,
    PlacePrecision,
    Role,
    Status,
    Time,
    TimePrecision,
)

W = TypeVar("W", Status, Factuality, EventType)

_NUMBERS = re.compile(r"(\d{0,7})(-?)(\d{0,7})")
_LONGEST = ((1, TimePrecision.DAY), (6, TimePrecision.DAYS), (7, TimePrecision.WEEK), (31, TimePrecision.MONTH))
_LONGER = ((93, TimePrecision.SEASON), (366, TimePrecision.YEAR))


def correct_claim(claim: Claim, corrections: Mapping[str, str]) -> Claim:
    """The claim with these fields set. Raises InputError for an unknown field, or a value it cannot have."""
    for field, value in corrections.items():
        claim = _correct(claim, field, value.strip())
    return claim


def _correct(claim: Claim, field: str, value: str) -> Claim:
    if field == "status":
        return replace(claim, status=_word(Status, field, value))
    if field == "factuality":
        return replace(claim, factuality=_word(Factuality, field, value))
    if field not in _ON_EVENTS:
        fields = ", ".join(("status", "factuality", *_ON_EVENTS))
        raise InputError(f"no field {field!r} to correct: there are {fields}")
    if claim.event is None:
        raise InputError(f"{claim.id} is about no event, so it has no {field}")
    return replace(claim, event=_ON_EVENTS[field](claim.event, field, value))


def _word(words: type[W], field: str, value: str) -> W:
    try:
        return words(value)
    except ValueError:
        raise InputError(f"{field} {value!r} is none of {', '.join(words)}") from None


def _set_type(event: Event, field: str, value: str) -> Event:
    return replace(event, type=_word(EventType, field, value))


def _set_mode(event: Event, _field: str, value: str) -> Event:
    return replace(event, mode=value or None)


def _set_time(event: Event, field: str, value: str) -> Event:
    if not value:
        return replace(event, time=None)
    try:
        days = [datetime.date.fromisoformat(part) for part in value.split("/")]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days[0] > days[-1]:
        raise InputError(f"{field} {value!r} is neither a day nor two: write 2024-03-05 or 2024-03-05/2024-03-09")
    length = (days[-1] - days[0]).days + 1
    precision = next((one for most, one in (*_LONGEST, *_LONGER) if length <= most), TimePrecision.LONGER)
    ends = {"earliest": days[0].isoformat(), "latest": days[-1].isoformat()}
    text = None if event.time is None else event.time.text
    return replace(event, time=Time(**ends, precision=precision, anchor=Anchor.ABSOLUTE, text=text))


def _set_place(event: Event, field: str, value: str) -> Event:
    if not value:
        return replace(event, place=None)
    name, country, lat, lon = ([part.strip() for part in value.split(";")] + [""] * 3)[:4]
    if country and not re.fullmatch(r"[A-Z]{2}", country):
        raise InputError(f"{field} {value!r}: the country is two capitals (ISO 3166-1), as in Sarnholt; NO; 60.1; 11.5")
    try:
        point = (float(lat), float(lon)) if lat or lon else None
    except ValueError:
        point = (math.inf, math.inf)
    if point is not None and not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise InputError(f"{field} {value!r}: latitude and longitude are degrees, as in Sarnholt; NO; 60.1; 11.5")
    place = Place(
        name=name,
        text=event.trigger if event.place is None else event.place.text,
        precision=PlacePrecision.UNKNOWN if point is None else PlacePrecision.EXACT,
        resolved=point is not None,
        country=country or None,
        lat=None if point is None else point[0],
        lon=None if point is None else point[1],
    )
    return replace(event, place=place)


def _set_participants(event: Event, field: str, value: str) -> Event:
    role = Role(field)
    mentions = {one.actor: one.mention for one in event.participants}
    named = [name.strip() for name in value.split(",") if name.strip()]
    set_now = tuple(Participant(role=role, actor=one, mention=mentions.get(one, event.trigger)) for one in named)
    return replace(event, participants=(*set_now, *(one for one in event.participants if one.role is not role)))


def _set_count(event: Event, field: str, value: str) -> Event:
    harm = Harm(field)
    rest = tuple(count for count in event.toll if count.harm is not harm)
    if not value:
        return replace(event, toll=rest)
    found = _NUMBERS.fullmatch(value.replace(" ", ""))
    low, dash, high = found.groups() if found is not None else ("", "", "")
    if not (low or high) or (low and high and int(low) > int(high)):
        raise InputError(f"{field} {value!r} is no number of people: write 4, 4-6, 4- or -6")
    least, most = int(low) if low else None, int(high) if high else None
    if not dash:
        most = least
    best = least if least is not None and (not dash or most is None) else None
    old = next((count.text for count in event.toll if count.harm is harm), event.trigger)
    return replace(event, toll=(*rest, Count(harm=harm, low=least, best=best, high=most, text=old)))


_ON_EVENTS: dict[str, Callable[[Event, str, str], Event]] = {
    "type": _set_type,
    "mode": _set_mode,
    "time": _set_time,
    "place": _set_place,
    **{role.value: _set_participants for role in (Role.INITIATOR, Role.TARGET, Role.VICTIM)},
    **{harm.value: _set_count for harm in Harm},
}


def with_event(claim: Claim, event_id: str | None) -> Claim:
    """The claim counted under this event."""
    if claim.event is None or event_id is None or claim.event.id == event_id:
        return claim
    return replace(claim, event=replace(claim.event, id=event_id))


def with_actors(claim: Claim, resolved: Mapping[str, Actor]) -> Claim:
    """The claim with actors replaced by those that a person resolved them to."""
    if not resolved:
        return claim
    links = tuple(_with_source(link, resolved) for link in claim.attribution)
    if claim.event is None:
        return replace(claim, attribution=links)
    people = tuple(replace(one, actor=_resolved(one.actor, resolved)) for one in claim.event.participants)
    toll = tuple(replace(one, victims=one.victims and _resolved(one.victims, resolved)) for one in claim.event.toll)
    return replace(claim, attribution=links, event=replace(claim.event, participants=people, toll=toll))


def _with_source(link: Attribution, resolved: Mapping[str, Actor]) -> Attribution:
    source = link.source
    actor = source.actor and _resolved(source.actor, resolved)
    affiliation = source.affiliation and _resolved(source.affiliation, resolved)
    return replace(link, source=replace(source, actor=actor, affiliation=affiliation))


def _resolved(actor_id: str, resolved: Mapping[str, Actor]) -> str:
    return resolved[actor_id].id if actor_id in resolved else actor_id
