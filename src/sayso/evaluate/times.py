"""Score time expressions against WikiWars (Mazur & Dale 2010) and MEANTIME (Minard et al. 2016)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.model import Time
from sayso.times import resolve_times

Gold = tuple[int, int, str]
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)")


@dataclass(frozen=True, slots=True)
class TimeMiss:
    """One disagreement: its kind, the words around, what the gold says and what was read (None when one is lacking)."""

    kind: str
    document: str
    words: str
    gold: str | None
    read: str | None


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    read: int = 0
    overlap: int = 0
    exact: int = 0
    value: int = 0
    gold_dates: int = 0
    read_dates: int = 0
    date: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    misses: list[TimeMiss] = field(default_factory=list)


def score_times(rows: Iterable[Mapping[str, Any]], *, misses: list[TimeMiss] | None = None) -> dict[str, Any]:
    """Precision, recall and F of extents (any shared character, one to one; and exact), of dates and of values.

    `date` compares calendar dates at the granularity of the gold ("1940-05" is right where the gold is "1940"); `value`
    wants the very TIMEX value. `errors` counts disagreements by kind; `misses`, when a list, is filled with
    each of them.
    """
    tally = _Tally()
    for row in rows:
        times = resolve_times(row["text"], published=_published(row), whole_ranges=False)
        times = tuple(time for time in times if time.text and time.text.start < _annotated(row))
        _score_document(str(row.get("id", "")), row["text"], _gold(row), times, tally)
    if misses is not None:
        misses.extend(tally.misses)
    return {
        "extent": _scores(tally.overlap, tally.read, tally.gold),
        "extent_exact": _scores(tally.exact, tally.read, tally.gold),
        "date": _scores(tally.date, tally.read_dates, tally.gold_dates),
        "value": _scores(tally.value, tally.read, tally.gold),
        "gold": tally.gold,
        "read": tally.read,
        "errors": dict(sorted(tally.errors.items())),
    }


def _gold(row: Mapping[str, Any]) -> list[Gold]:
    if "timexes" in row:
        return sorted((timex[0], timex[1], timex[2]) for timex in row["timexes"])
    marked = [mark for mark in row["markables"] if mark["tag"] == "TIMEX3" and mark.get("start") is not None]
    return sorted((mark["start"], mark["end"], mark.get("value") or "") for mark in marked)


def _annotated(row: Mapping[str, Any]) -> int:
    """Where the annotation ends: MEANTIME marks times in a report's first six lines (headline, date, sentences)."""
    if "timexes" in row:
        return len(row["text"])
    return sum(len(line) + 1 for line in row["text"].split("\n")[:6])


def _published(row: Mapping[str, Any]) -> str | None:
    if row.get("published"):
        return str(row["published"])
    for mark in row.get("markables", ()):
        if mark["tag"] == "TIMEX3" and mark.get("functionInDocument") == "CREATION_TIME":
            return str(mark["value"])
    return None


def _score_document(name: str, text: str, gold: Sequence[Gold], times: Sequence[Time], tally: _Tally) -> None:
    pairs, spare = _pair(gold, times)
    tally.gold += len(gold)
    tally.read += len(times)
    tally.gold_dates += sum(bool(_DATE.match(value)) for _, _, value in gold)
    tally.read_dates += sum(bool(_DATE.match(time.value or "")) for time in times)
    for (start, end, value), time in pairs:
        if time is None:
            _miss(tally, "missed", name, text[max(0, start - 25) : end + 15], value, None)
            continue
        assert time.text is not None
        tally.overlap += 1
        tally.exact += (time.text.start, time.text.end) == (start, end)
        tally.value += bool(value) and time.value == value
        found = _DATE.match(value)
        dated = _DATE.match(time.value or "")
        right = found is not None and dated is not None and dated.group().startswith(found.group())
        tally.date += right
        if value and time.value != value:
            kind = "coarser or finer" if right else "wrong date" if found else "wrong value"
            _miss(tally, kind, name, text[max(0, start - 40) : end + 10], value, time.value)
    for time in spare:
        assert time.text is not None
        around = text[max(0, time.text.start - 25) : time.text.end + 15]
        _miss(tally, "invented", name, around, None, f"{time.text.text} = {time.value}")


def _pair(gold: Sequence[Gold], times: Sequence[Time]) -> tuple[list[tuple[Gold, Time | None]], list[Time]]:
    """Each gold expression with the time that shares most characters with it, no time twice."""
    free = list(times)
    pairs: list[tuple[Gold, Time | None]] = []
    for mark in gold:
        shared = [(_shared(mark, time), -at) for at, time in enumerate(free)]
        best = max(shared, default=(0, 0))
        pairs.append((mark, free.pop(-best[1]) if best[0] > 0 else None))
    return pairs, free


def _shared(mark: Gold, time: Time) -> int:
    assert time.text is not None
    return min(mark[1], time.text.end) - max(mark[0], time.text.start)


def _miss(tally: _Tally, kind: str, name: str, words: str, gold: str | None, read: str | None) -> None:
    tally.errors[kind] += 1
    tally.misses.append(TimeMiss(kind, name, words.replace("\n", " "), gold, read))


def _scores(right: int, read: int, gold: int) -> dict[str, float]:
    precision, recall = right / read if read else 0.0, right / gold if gold else 0.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(both, 4)}
