"""Type, place, date and dead of a coder's note, against ACLED rows (Raleigh, Kishi & Linke 2023)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from sayso.evaluate.acled_actors import ActorTally
from sayso.evaluate.measures import accuracy, macro_f1, share
from sayso.evaluate.principal import day_after, harmed, principal
from sayso.evaluate.score import Code, Miss, Row, Score, around
from sayso.model import Coded, Document, Event, Harm
from sayso.places.geometry import distance

Pair = tuple[str | None, str | None]
_NEAR = 25.0  # km
# ACLED's event types before 2019, by the words that begin them, as today's.
_BEFORE_2019 = {
    "battle": "Battles",
    "remote violence": "Explosions/Remote violence",
    "violence against civilians": "Violence against civilians",
    "riots/protests": "Riots or protests",
    "strategic development": "Strategic developments",
    "non-violent transfer": "Strategic developments",
    "headquarters": "Strategic developments",
}


def score_acled(rows: Sequence[Row], code: Code) -> Score:
    """Event type (macro F1, accuracy), sub-event type, any event, killed, place and date of one row for each note.

    The row is that of the principal event: the first assault or protest that happened, else the first event that ACLED
    codes. Rows of the codebook before 2019 are compared by its types (riots and protests are one), without sub-event
    types. `any event`: some event that ACLED codes is read. `killed exact`: the number of dead is the row's, 0 where
    the text counts none. `place 25 km`: the principal event's place is within 25 km of the row's; `any place 25 km`:
    some place of the note is. `date covered`: the row's date lies in the days read for that event, if these are at most
    seven; `date exact`: it is the one day read; `of read`: of the principal events with a place or date. Publication
    is taken to be the day after the event.

    `actor names`: of the row's actors, those whose name in ACLED's manner resolves to a known actor, or to the kind and
    country that the row gives. `actor1`, `actor2`: a party of the principal event's row is that actor or a member of
    it, or of its kind and country; initiator and target may stand either way round. The parties are those of the
    policy `acled-parties`: demonstrators are protesters and the unarmed who riot rioters, whoever they are, and the
    forces that met the crowd are the other side of its row. Kinds are compared by ACLED's inter code (rebels and
    militias are one); the country is the participant's own, else that of the event's place, else the only one that the
    note's places are in; `kind`: where no country is known, the row's counts. `named groups`: of actors that are known
    and no state's, those that take part by name.
    """
    types: list[Pair] = []
    subs: list[Pair] = []
    read = {"place": 0, "date": 0}
    actors = ActorTally()
    right = dict.fromkeys(
        ("any event", "killed exact", "place 25 km", "any place 25 km", "date exact", "date covered"), 0
    )
    misses: list[Miss] = []
    documents = (
        Document(text=row["text"], id=str(row["id"]), published=day_after(str(row["event_date"]))) for row in rows
    )
    for row, coded in zip(rows, code(documents), strict=True):
        event = principal(coded)
        types.append(_type_pair(row, event))
        if row.get("sub_event_type"):
            subs.append((row["sub_event_type"], event.acled.sub_event_type if event and event.acled else None))
        found = {
            "any event": event is not None,
            "killed exact": harmed(coded, Harm.KILLED) == row["fatalities"],
            "place 25 km": _near(row, event),
            "any place 25 km": any(_within(row, place.lat, place.lon) for place in coded.places),
            "date exact": _dated(row, event, 0),
            "date covered": _dated(row, event, 6),
        }
        for name, value in found.items():
            right[name] += value
        read["place"] += event is not None and event.place is not None and event.place.resolved
        read["date"] += event is not None and event.time is not None and event.time.earliest is not None
        misses += actors.add(row, coded, event)
        misses += _misses(row, coded, event, types[-1], subs[-1] if row.get("sub_event_type") else (None, None), found)
    figures: dict[str, float] = {"type macro F1": macro_f1(types), "type accuracy": accuracy(types)}
    figures |= {"sub-event type accuracy": accuracy(subs)} if subs else {}
    figures |= {name: share(number, len(rows)) for name, number in right.items()}
    figures |= actors.figures()
    figures["place 25 km of read"] = share(right["place 25 km"], read["place"])
    figures["date covered of read"] = share(right["date covered"], read["date"])
    return Score(figures=figures, misses=tuple(misses))


def _type_pair(row: Row, event: Event | None) -> Pair:
    gold = str(row["event_type"])
    read = event.acled.event_type if event is not None and event.acled is not None else None
    if row.get("sub_event_type"):
        return gold, read
    old = next((name for start, name in _BEFORE_2019.items() if gold.lower().startswith(start)), gold)
    return old, "Riots or protests" if read in ("Riots", "Protests") else read


def _within(row: Row, lat: float | None, lon: float | None) -> bool:
    return lat is not None and lon is not None and distance((row["latitude"], row["longitude"]), (lat, lon)) <= _NEAR


def _near(row: Row, event: Event | None) -> bool:
    return event is not None and event.place is not None and _within(row, event.place.lat, event.place.lon)


def _dated(row: Row, event: Event | None, most: int) -> bool:
    """True when the row's date lies in the days read for the event, which span at most so many days more than one."""
    time = event.time if event is not None else None
    if time is None or time.earliest is None or time.latest is None:
        return False
    days = datetime.date.fromisoformat(time.latest) - datetime.date.fromisoformat(time.earliest)
    return time.earliest <= str(row["event_date"]) <= time.latest and days.days <= most


def _misses(
    row: Row, coded: Coded, event: Event | None, types: Pair, subs: Pair, found: dict[str, bool]
) -> Iterator[Miss]:
    start, end = (event.trigger.start, event.trigger.end) if event else (0, 200)

    def miss(kind: str, gold: object, read: object, about: str | None) -> Miss:
        return Miss(
            kind=kind,
            document=str(row["id"]),
            words=around(row["text"], start, end, 160),
            gold=str(gold),
            read=None if read is None else str(read),
            about=about,
        )

    if event is None:
        yield miss("no event", row.get("sub_event_type") or row["event_type"], None, types[0])
        return
    if types[0] != types[1]:
        yield miss("wrong type", types[0], f"{types[1]} ({event.trigger.text})", f"{types[0]} read as {types[1]}")
    elif subs[0] != subs[1]:
        yield miss("wrong sub-event type", subs[0], f"{subs[1]} ({event.trigger.text})", f"{subs[0]} read as {subs[1]}")
    if not found["killed exact"]:
        read = harmed(coded, Harm.KILLED)
        kind = "dead missed" if not read else "dead invented" if not row["fatalities"] else "wrong number of dead"
        yield miss(kind, row["fatalities"], read, None)
    if not found["place 25 km"]:
        place = event.place
        kind = "no place" if place is None else "place unresolved" if not place.resolved else "place far off"
        kind += ", right one in the text" if found["any place 25 km"] else ""
        gold = ", ".join(str(row[key]) for key in ("location", "admin1", "country") if row.get(key))
        shown = place and f"{place.text.text} → {place.name}, {place.admin1}, {place.country} {place.reason or ''}"
        yield miss(kind, gold, shown, place.precision.value if place else None)
    if not found["date covered"]:
        time = event.time
        dated = time and f"{time.text.text if time.text else ''} = {time.earliest}…{time.latest}"
        kind = "no date" if time is None or time.earliest is None else "wrong date"
        yield miss(kind, row["event_date"], dated, time.precision.value if time else None)
