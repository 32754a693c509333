"""Times, places and actors as mentions: the sets that mark them in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.evaluate.joined import Groups, count_pairs
from sayso.evaluate.measures import Tally
from sayso.evaluate.places import PlaceMiss, score_places
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.evaluate.times import TimeMiss, score_times
from sayso.model import Coded, Passage


def score_meantime_times(rows: Sequence[Row], _code: Code) -> Score:
    """Precision, recall and F1 of time expressions: extents, dates, TIMEX3 values.

    `extent`: any character shared, one to one; `extent exact`: the same characters. `date`: the calendar date at the
    granularity of the gold ("1940-05" is right where the gold has "1940"); `value`: the very TIMEX3 value. Of MEANTIME
    only the first six lines of an article are annotated and measured.
    """
    found: list[TimeMiss] = []
    scores = score_times(rows, misses=found)
    figures: dict[str, float] = {"gold": scores["gold"], "read": scores["read"]}
    for name in ("extent", "extent_exact", "date", "value"):
        figures |= {f"{name.replace('_', ' ')} {part}": scores[name][key] for part, key in _PARTS.items()}
    misses = [
        Miss(kind=miss.kind, document=miss.document, words=miss.words, gold=miss.gold, read=miss.read) for miss in found
    ]
    return Score(figures=figures, misses=tuple(misses))


_PARTS = {"P": "precision", "R": "recall", "F1": "f1"}


def score_wikiwars(rows: Sequence[Row], code: Code) -> Score:
    """The same, on the whole of each history of a war; publication is the day it was copied from Wikipedia."""
    return score_meantime_times(rows, code)


def score_geo(rows: Sequence[Row], _code: Code) -> Score:
    """Precision, recall and F1 of place mentions (any character shared), and how many are within 161 km (100 miles).

    `end to end 161 km` is of all gold mentions with coordinates, `of resolved 161 km` of those that were found and
    resolved. Mentions without coordinates count as mentions unless the set marks them as no places (GeoWebNews).
    """
    found: list[PlaceMiss] = []
    scores = score_places(rows, misses=found)
    figures = {
        "mentions": int(scores["mentions"]),
        "mention P": scores["precision"],
        "mention R": scores["recall"],
        "mention F1": scores["f"],
        "end to end 161 km": scores["end_to_end_161km"],
        "of resolved 161 km": scores["of_resolved_161km"],
    }
    misses = [
        Miss(
            kind=miss.kind,
            document=miss.document,
            words=miss.around,
            gold=miss.words,
            read=_shown(miss),
            about=miss.words,
        )
        for miss in found
    ]
    return Score(figures=figures, misses=tuple(misses))


def _shown(miss: PlaceMiss) -> str | None:
    if miss.read is None:
        return None
    read = miss.read
    return ", ".join(part for part in (read.name, read.admin1, read.country, read.reason) if part)


def score_re3d(rows: Sequence[Row], code: Code) -> Score:
    """Recall of places and of actors among the marked entities, precision of places, and recall of hostile pairs.

    An entity is found when a place, or a mention of an actor of some claim, shares a character with it; only actors
    that take part in a claim are listed in a coded document, so `actor R` says how many of all organisations and
    persons do. `hostile R`: pairs that fight each other in the gold (FightingAgainst) that take part in one event.

    `joined P`, `R`, `F1`: over all pairs of an organisation's mentions by name in one report that are read (some
    actor's mention has at least half of the characters of either), whether both are one actor's. The gold has them as
    one when their words are the same, when a relation of the set calls one a synonym of the other, or when one is the
    initials of the other in some report. `joined pairs`: how many pairs the gold joins.
    """
    places, actors, hostile, joined = Tally(found=0), Tally(found=0), Tally(found=0), Tally()
    groups = Groups(rows)
    misses: list[Miss] = []
    for row, coded in code_rows(rows, code):
        marks = {kind: [one for one in row["entities"] if one["type"] in kinds] for kind, kinds in _KINDS.items()}
        mentions = [mention for actor in coded.actors for mention in actor.mentions]
        spans = {"place": [place.text for place in coded.places], "actor": mentions}
        for kind, tally in (("place", places), ("actor", actors)):
            tally.gold += len(marks[kind])
            tally.read += len(spans[kind])
            tally.right += sum(any(_meets(mark, one) for mark in marks[kind]) for one in spans[kind])
            for mark in marks[kind]:
                if any(_meets(mark, one) for one in spans[kind]):
                    tally.found = (tally.found or 0) + 1
                else:
                    misses.append(_missed(f"{kind} missed", row, mark["begin"], mark["end"], mark["value"]))
        misses += count_pairs(row, coded, groups, joined)
        for relation in row["relations"]:
            if relation["type"] == "FightingAgainst":
                hostile.gold += 1
                if _fought(coded, relation):
                    hostile.found = (hostile.found or 0) + 1
                else:
                    pair = f"{relation['source']} {relation['value']} {relation['target']}"
                    misses.append(_missed("pair missed", row, relation["sourceBegin"], relation["targetEnd"], pair))
    figures = {**places.figures("place"), "actor R": actors.recall, "hostile pairs": hostile.gold}
    figures |= {"hostile R": hostile.recall, **joined.figures("joined"), "joined pairs": joined.gold}
    return Score(figures=figures, misses=tuple(misses))


_KINDS = {"place": ("Location",), "actor": ("Organisation", "Person")}


def _meets(mark: Mapping[str, Any], passage: Passage) -> bool:
    return bool(passage.start < mark["end"] and mark["begin"] < passage.end)


def _fought(coded: Coded, relation: Mapping[str, Any]) -> bool:
    ends = [{"begin": relation[f"{side}Begin"], "end": relation[f"{side}End"]} for side in ("source", "target")]
    for claim in coded.claims:
        mentions = [one.mention for one in claim.event.participants] if claim.event is not None else []
        if all(any(_meets(end, mention) for mention in mentions) for end in ends):
            return True
    return False


def _missed(kind: str, row: Row, start: int, end: int, gold: str) -> Miss:
    start, end = min(start, end), max(start, end)
    words = around(row["text"], start, end)
    return Miss(kind=kind, document=str(row["id"]), words=words, gold=gold, about=gold.lower())
