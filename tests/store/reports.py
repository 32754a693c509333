"""Reports for the store's tests: cheap to make, each different in a way that can be asked for."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from factories import make_attribution, make_claim, make_event, make_source, passage
from sayso.model import (
    Act,
    Actor,
    Anchor,
    Arrival,
    Coded,
    Count,
    Document,
    EventType,
    Harm,
    Original,
    Participant,
    Place,
    PlacePrecision,
    Retrieval,
    Role,
    Status,
    Time,
    TimePrecision,
)
from sayso.store import Kept, Standing, Store, add_reading, keep_arrival

TEXT = (
    "The {source} said on day {day} that the {initiator} had {deed} the {target} in {place}, killing {killed} people."
)
CODER = {"sayso": "1", "pipeline": "none"}


def make_arrival(text: str, *, own_id: str | None = None, place: str | None = None, **more: Any) -> Arrival:
    """A report as it came in."""
    return Arrival(
        original=Original(data=text.encode("utf-8", "surrogatepass"), media_type="text/plain"),
        retrieval=Retrieval(method="file", address="in.jsonl", retrieved="2024-03-05T10:00:00Z", place=place),
        document=Document(text=text, **more),
        own_id=own_id,
    )


def make_report(number: int = 1, **known: Any) -> Coded:
    """A coded report of one claim; `known` overrides what is said (`source`, `killed`, `status`, `day`, …)."""
    said: dict[str, Any] = {"source": "police", "initiator": "Harrow Front", "target": "Vellmar army", "killed": 4}
    said |= {"deed": "attacked", "place": "Vellmar", "day": "2024-03-04", "country": "NO", "lat": 60.0, "lon": 10.0}
    said |= {"status": Status.CLAIMED, "type": EventType.ASSAULT, "own_id": f"r{number:04}", **known}
    text = TEXT.format(**said)
    name = str(said["initiator"])
    actors = tuple(
        Actor(id=f"local:{one.lower().replace(' ', '-')}", name=one, kind="armed_group")
        for one in (name, str(said["target"]), str(said["source"]))
    )
    initiator, target, source = actors
    event = make_event(
        text,
        str(said["deed"]),
        id=f"e-{number:04}",
        type=said["type"],
        participants=(
            Participant(role=Role.INITIATOR, actor=initiator.id, mention=passage(text, name)),
            Participant(role=Role.TARGET, actor=target.id, mention=passage(text, str(said["target"]))),
        ),
        time=_time(text, said["day"]),
        place=Place(
            name=str(said["place"]),
            text=passage(text, str(said["place"])),
            precision=PlacePrecision.TOWN,
            resolved=True,
            country=said["country"],
            lat=said["lat"],
            lon=said["lon"],
        ),
        toll=_toll(text, said["killed"]),
        civilian_targeting="market" in str(said["target"]),
    )
    link = make_attribution(
        text,
        str(said["source"]),
        "said",
        text[text.index("the " + name) : -1],
        source=make_source(text, str(said["source"]), actor=source.id),
        act=Act.SAY,
    )
    claim = make_claim(
        text, link.content.text, id=f"c-{number:04}", attribution=(link,), status=said["status"], event=event
    )
    document = Document(text=text, id=said["own_id"], publisher=said.get("publisher"), published="2024-03-05")
    return Coded(document=document, actors=actors, claims=(claim,), coder=said.get("coder", CODER))


def _time(text: str, day: str | None) -> Time | None:
    if day is None:
        return None
    precision, anchor = TimePrecision.DAY, Anchor.ABSOLUTE
    return Time(earliest=day, latest=day, precision=precision, anchor=anchor, text=passage(text, f"day {day}"))


def _toll(text: str, killed: int | None) -> tuple[Count, ...]:
    if killed is None:
        return ()
    return (Count(harm=Harm.KILLED, low=killed, best=killed, high=killed, text=passage(text, f"{killed} people")),)


def keep(connection: Connection, coded: Coded) -> Kept:
    """Keep the document of a coded report under its own id."""
    document = coded.document
    known = {name: getattr(document, name) for name in ("title", "publisher", "url", "published")}
    return keep_arrival(connection, make_arrival(document.text, own_id=document.id, place=document.id, **known))


def fill(store: Store, *reports: Coded) -> None:
    """Keep reports with their readings."""
    for coded in reports:
        with store.writing() as connection:
            keep(connection, coded)
            add_reading(connection, coded, Standing())
