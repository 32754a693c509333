"""Score place mentions and coordinates against geoparsing gold data.

The sets are LGL (Lieberman et al. 2010), TR-News (Kamalloo & Rafiei 2018), GeoVirus (Gritta et al. 2018) and GeoWebNews
(Gritta et al. 2019); 161 km (100 miles) is their usual tolerance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.mentions.home import publisher_home
from sayso.mentions.places import find_places
from sayso.model import Document, Place
from sayso.nlp import Parse, parse_documents
from sayso.places import Gazetteer, load_gazetteer
from sayso.places.geometry import Point, distance

TOLERANCE = 161.0


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """One annotated mention; `at` is None where the gold names no coordinates."""

    start: int
    end: int
    at: Point | None


@dataclass(frozen=True, slots=True)
class PlaceMiss:
    """One disagreement: missed, spurious, unresolved or wrong; `read` is what was made of it, None when missed."""

    kind: str
    document: str
    words: str
    around: str
    read: Place | None = None


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    read: int = 0
    right_read: int = 0
    located: int = 0
    resolved: int = 0
    within: int = 0


def score_places(rows: Iterable[Mapping[str, Any]], *, misses: list[PlaceMiss] | None = None) -> dict[str, float]:
    """Mention overlap P, R and F; share right within 161 km of all gold that has coordinates, and of what was resolved.

    `rows` are records of the geo_* sets. A mention is found when any of its characters is; one prediction may find
    several. Mentions without coordinates count as gold unless the set marks them as no places (GeoWebNews).
    """
    rows = list(rows)
    parses = parse_documents(
        Document(text=row["text"], id=str(row.get("id", "")), title=row.get("title"), url=row.get("url"))
        for row in rows
    )
    return score_parses(((parse, gold_places(row)) for parse, row in zip(parses, rows, strict=True)), misses=misses)


def score_parses(
    pairs: Iterable[tuple[Parse, Sequence[GoldPlace]]],
    *,
    gazetteer: Gazetteer | None = None,
    misses: list[PlaceMiss] | None = None,
) -> dict[str, float]:
    """The scores of `score_places` for documents that are parsed already."""
    gazetteer = gazetteer or load_gazetteer()
    tally = _Tally()
    for parse, gold in pairs:
        _score(parse, gold, _find(parse, gazetteer), tally, misses)
    precision, recall = _share(tally.right_read, tally.read), _share(tally.found, tally.gold)
    return {
        "mentions": tally.gold,
        "precision": precision,
        "recall": recall,
        "f": _share(2 * precision * recall, precision + recall),
        "end_to_end_161km": _share(tally.within, tally.located),
        "of_resolved_161km": _share(tally.within, tally.resolved),
    }


def _find(parse: Parse, gazetteer: Gazetteer) -> tuple[Place, ...]:
    return find_places(parse, gazetteer, publisher_country=publisher_home(parse.document, gazetteer))


def gold_places(row: Mapping[str, Any]) -> tuple[GoldPlace, ...]:
    """The annotated mentions of one record, whichever of the sets it is from."""
    found = []
    for toponym in row["toponyms"]:
        lat = toponym.get("lat", toponym.get("latitude"))
        lon = toponym.get("lon", toponym.get("longitude"))
        at = None if lat in (None, "") or lon in (None, "") else (float(lat), float(lon))
        if at is not None or "type" not in toponym:
            found.append(GoldPlace(int(toponym["start"]), int(toponym["end"]), at))
    return tuple(found)


def _score(
    parse: Parse, gold: Sequence[GoldPlace], places: Sequence[Place], tally: _Tally, misses: list[PlaceMiss] | None
) -> None:
    for one in gold:
        hits = [place for place in places if place.text.start < one.end and one.start < place.text.end]
        verdict = _judge(one, hits)
        tally.gold += 1
        tally.found += bool(hits)
        tally.located += one.at is not None
        tally.resolved += verdict in ("right", "wrong")
        tally.within += verdict == "right"
        if misses is not None and verdict in ("missed", "wrong", "unresolved"):
            misses.append(_miss(verdict, parse, one.start, one.end, hits[0] if hits else None))
    for place in places:
        right = any(place.text.start < one.end and one.start < place.text.end for one in gold)
        tally.read += 1
        tally.right_read += right
        if misses is not None and not right:
            misses.append(_miss("spurious", parse, place.text.start, place.text.end, place))


def _judge(gold: GoldPlace, hits: Sequence[Place]) -> str:
    if not hits:
        return "missed"
    if gold.at is None:
        return "unlocated"
    points = [(place.lat, place.lon) for place in hits if place.resolved]
    known = [(lat, lon) for lat, lon in points if lat is not None and lon is not None]
    if not known:
        return "unresolved"
    return "right" if min(distance(gold.at, point) for point in known) <= TOLERANCE else "wrong"


def _miss(kind: str, parse: Parse, start: int, end: int, read: Place | None) -> PlaceMiss:
    text = parse.text
    around = " ".join(text[max(0, start - 50) : end + 40].split())
    return PlaceMiss(kind, parse.document.id, text[start:end], around, read)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
