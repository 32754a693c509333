"""Reads cases/*.yaml and compares what was coded with what a case expects; cases/README.md describes the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from sayso.model import Actor, Attribution, Claim, Coded, Count, Passage, Place, Role, Time

CASES = Path(__file__).resolve().parents[1] / "cases"
CASE_KEYS = {"id", "text", "published", "publisher", "claims", "times", "places", "actors", "never", "open", "note"}

Wanted = Mapping[str, Any]


def read_cases() -> Iterator[dict[str, Any]]:
    """Every case of every file, in order; ValueError for one that is not well formed."""
    seen = set()
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            where = f"{path.name}: {case.get('id')}"
            if unknown := case.keys() - CASE_KEYS:
                raise ValueError(f"{where}: unknown {sorted(unknown)}")
            for key, fields in (
                ("claims", CLAIM),
                ("never", CLAIM),
                ("times", TIME),
                ("places", PLACE),
                ("actors", ACTOR),
            ):
                for wanted in case.get(key, ()):
                    if unknown := wanted.keys() - fields.keys():
                        raise ValueError(f"{where}: unknown {sorted(unknown)} in {key}")
            if not case.get("text") or case["id"] in seen:
                raise ValueError(f"{where}: a case needs a text and an id of its own")
            if not any(case.get(key) for key in ("claims", "times", "places", "actors", "never")):
                raise ValueError(f"{where}: expects nothing")
            seen.add(case["id"])
            yield case


def misreadings(case: Wanted, coded: Coded) -> list[str]:
    """What the case expects and the coder did not give, one line each; empty when the reading is right."""
    told: list[tuple[Claim, Coded]] = [(claim, coded) for claim in coded.claims]
    faults = []
    faults += missing("claim", case.get("claims", ()), told, CLAIM)
    faults += missing("time", case.get("times", ()), coded.times, TIME)
    faults += missing("place", case.get("places", ()), coded.places, PLACE)
    faults += missing("actor", case.get("actors", ()), coded.actors, ACTOR)
    for wanted in case.get("never", ()):
        if any(not differences(wanted, one, CLAIM) for one in told):
            faults.append(f"never-rule broken: {dict(wanted)}")
    return faults


def missing(noun: str, wanted_list: Iterable[Wanted], found: Iterable[Any], fields: Fields) -> list[str]:
    """A line for each expectation that nothing found meets, with what the nearest one differs in."""
    faults = []
    for wanted in wanted_list:
        nearest = min((differences(wanted, one, fields) for one in found), key=len, default=["nothing of the kind"])
        if nearest:
            faults.append(f"no {noun} {dict(wanted)}; the nearest differs: " + "; ".join(dict.fromkeys(nearest)))
    return faults


def differences(wanted: Wanted, found: Any, fields: Fields) -> list[str]:
    """The fields of the expectation that `found` does not have; when the words differ nothing else is compared."""
    for key in ("at", "text"):
        if key in wanted and not fields[key](wanted[key], found):
            return [f"nothing at {wanted[key]!r}"] * len(fields)
    return [f"{key} is {shown(key, found)}" for key, value in wanted.items() if not fields[key](value, found)]


def shown(key: str, found: Any) -> object:
    """The value found under a key, for the message."""
    if not isinstance(found, tuple):
        return getattr(found, key, "another")
    claim, _ = found
    event = claim.event
    names = {
        "status": claim.status,
        "factuality": claim.factuality,
        "sources": [link.source.name for link in claim.attribution],
        "act": [link.act.value for link in claim.attribution],
        "quotation": [link.quotation.value for link in claim.attribution],
        "channel": [link.channel and link.channel.medium for link in claim.attribution],
    }
    if key in names:
        return names[key]
    if event is None:
        return "of no event"
    if key in ROLES:
        return [f"{one.role.value}: {one.mention.text}" for one in event.participants]
    if key == "toll":
        return [(count.harm.value, count.low, count.best, count.high, count.text.text) for count in event.toll]
    if key == "time":
        return event.time and (event.time.earliest, event.time.latest, event.time.precision.value)
    if key == "place":
        return event.place and (event.place.name, event.place.country, event.place.precision.value)
    return getattr(event, key, None)


# How each field of an expectation is compared with what was found.


def words(text: str) -> str:
    return " ".join(re.findall(r"[\w.'’-]+", text.lower().removeprefix("the ")))


def holds(wanted: str, *texts: str | None) -> bool:
    """True when one of the texts contains the words wanted, in any case."""
    return any(re.search(rf"(?<!\w){re.escape(words(wanted))}(?!\w)", words(text)) for text in texts if text)


def is_same(wanted: object, value: object) -> bool:
    return wanted is value if wanted is None or isinstance(wanted, bool) else str(wanted) == str(value)


def stands_at(wanted: str, text: str, passage: Passage) -> bool:
    """True when the passage shares a character with the words; "killed#2" is their second occurrence."""
    wanted, _, number = wanted.partition("#")
    places = [match.span() for match in re.finditer(re.escape(wanted), text)]
    chosen = [places[int(number) - 1]] if number else places
    return any(start < passage.end and passage.start < end for start, end in chosen)


def is_at(wanted: str, found: tuple[Claim, Coded]) -> bool:
    claim, coded = found
    return stands_at(wanted, coded.document.text, claim.event.trigger if claim.event else claim.content)


def has_sources(wanted: list[str | None], found: tuple[Claim, Coded]) -> bool:
    """The whole chain, outermost first; null is a source that the text does not name."""
    claim, coded = found
    if len(wanted) != len(claim.attribution):
        return False
    return all(is_source(one, link, coded) for one, link in zip(wanted, claim.attribution, strict=True))


def is_source(wanted: str | None, link: Attribution, coded: Coded) -> bool:
    source = link.source
    if wanted is None:
        return source.mention is None or source.kind.value == "unnamed"
    actor = coded.actor(source.actor) if source.actor else None
    return holds(wanted, source.name, source.mention and source.mention.text, actor and actor.name)


def innermost(read: Callable[[Attribution], object]) -> Compare:
    def compare(wanted: object, found: tuple[Claim, Coded]) -> bool:
        chain = found[0].attribution
        return bool(chain) and is_same(wanted, read(chain[-1]))

    return compare


def has_participants(*roles: Role) -> Compare:
    """Exactly these participants in the roles: each wanted one is there, and nobody else is."""

    def compare(wanted: list[str], found: tuple[Claim, Coded]) -> bool:
        claim, coded = found
        if claim.event is None:
            return False
        present = []
        for one in claim.event.participants:
            if one.role in roles:
                actor = coded.actor(one.actor)
                present.append((one.mention.text, actor.name if actor else None))
        every_one = all(any(holds(name, *texts) for texts in present) for name in wanted)
        return every_one and all(any(holds(name, *texts) for name in wanted) for texts in present)

    return compare


def has_toll(wanted: Wanted | list[Wanted], found: tuple[Claim, Coded]) -> bool:
    """Each wanted count is there; of a harm that is wanted, no other count is; an empty list wants none at all."""
    claim, coded = found
    if claim.event is None:
        return False
    counts = [wanted] if isinstance(wanted, Mapping) else wanted
    if not counts:
        return not claim.event.toll
    harms = {one["harm"] for one in counts}
    present = [count for count in claim.event.toll if count.harm.value in harms]
    every_one = all(any(is_count(one, count, coded) for count in present) for one in counts)
    return every_one and all(any(is_count(one, count, coded) for one in counts) for count in present)


def is_count(wanted: Wanted, count: Count, coded: Coded) -> bool:
    actor = coded.actor(count.victims) if count.victims else None
    if "victims" in wanted and not holds(wanted["victims"], count.victims, actor and actor.name, count.text.text):
        return False
    return all(is_same(value, getattr(count, key)) for key, value in wanted.items() if key != "victims")


def of_event(field: str, compare: Compare) -> Compare:
    def compare_event(wanted: Any, found: tuple[Claim, Coded]) -> bool:
        event = found[0].event
        return event is not None and compare(wanted, getattr(event, field))

    return compare_event


def is_time(wanted: Wanted | None, time: Time | None) -> bool:
    """Null wants no dates: none given, or none that could be resolved."""
    if wanted is None or time is None:
        return wanted is None and (time is None or time.earliest is None is time.latest)
    return not differences(wanted, time, TIME)


def is_place(wanted: Wanted | str | None, place: Place | None) -> bool:
    if wanted is None or place is None:
        return wanted is place
    wanted = {"name": wanted} if isinstance(wanted, str) else wanted
    return not differences(wanted, place, PLACE)


def is_acled(wanted: str, acled: Any) -> bool:
    return acled is not None and wanted in (acled.event_type, acled.sub_event_type)


def field(name: str) -> Compare:
    return lambda wanted, found: is_same(wanted, getattr(found, name))


def has_text(wanted: str, found: Time | Place | Actor) -> bool:
    if isinstance(found, Actor):
        return any(holds(wanted, mention.text) for mention in found.mentions)
    return found.text is not None and holds(wanted, found.text.text)


Compare = Callable[[Any, Any], bool]
Fields = Mapping[str, Compare]

ROLES = {
    "initiators": (Role.INITIATOR,),
    "targets": (Role.TARGET,),
    "victims": (Role.VICTIM,),
    "against": (Role.TARGET, Role.VICTIM),
}
CLAIM: Fields = {
    "at": is_at,
    "status": lambda wanted, found: is_same(wanted, found[0].status.value),
    "factuality": lambda wanted, found: is_same(wanted, found[0].factuality.value),
    "sources": has_sources,
    "act": innermost(lambda link: link.act.value),
    "quotation": innermost(lambda link: link.quotation.value),
    "channel": innermost(lambda link: link.channel.medium if link.channel else None),
    "type": of_event("type", lambda wanted, value: is_same(wanted, value.value)),
    "mode": of_event("mode", is_same),
    "acled": of_event("acled", is_acled),
    "civilian_targeting": of_event("civilian_targeting", is_same),
    "background": of_event("background", is_same),
    "toll": has_toll,
    "time": of_event("time", is_time),
    "place": of_event("place", is_place),
    **{key: has_participants(*roles) for key, roles in ROLES.items()},
}
TIME: Fields = {"text": has_text, **{key: field(key) for key in ("earliest", "latest", "precision", "anchor", "value")}}
PLACE: Fields = {
    "text": has_text,
    "name": lambda wanted, place: holds(wanted, place.name, place.text.text),
    **{key: field(key) for key in ("precision", "resolved", "country", "admin1", "inherited")},
}
ACTOR: Fields = {
    "text": has_text,
    "name": lambda wanted, actor: holds(wanted, actor.name),
    **{key: field(key) for key in ("kind", "country", "known")},
}
