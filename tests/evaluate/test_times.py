"""The score of times: what counts as found, dated and valued, on made-up gold and where present on the real sets."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluate.times import TimeMiss, score_times

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXT = "The dam broke on 3 May 2021. It was mended the next day. Boats sank in June 2021."


def _row(*timexes: tuple[str, str]) -> dict[str, Any]:
    marks = [[TEXT.index(words), TEXT.index(words) + len(words), value, ""] for words, value in timexes]
    return {"id": "made-up", "text": TEXT, "published": "2025-05-26", "timexes": marks}


def test_a_perfect_reading() -> None:
    scores = score_times([_row(("3 May 2021", "2021-05-03"), ("the next day", "2021-05-04"), ("June 2021", "2021-06"))])
    assert all(scores[name]["f1"] == 1.0 for name in ("extent", "extent_exact", "date", "value"))


def test_each_kind_of_miss_is_counted() -> None:
    misses: list[TimeMiss] = []
    gold = _row(("May 2021", "2021-05"), ("the next day", "2021-05-09"), ("Boats", "PAST_REF"))
    scores = score_times([gold], misses=misses)
    assert scores["errors"] == {"coarser or finer": 1, "invented": 1, "missed": 1, "wrong date": 1}
    assert scores["extent"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667}
    assert scores["date"]["f1"] == pytest.approx(0.4)
    assert {miss.kind for miss in misses} == set(scores["errors"])


@pytest.mark.parametrize(("name", "floors"), [("wikiwars", (0.95, 0.92, 0.86)), ("meantime", (0.90, 0.88, 0.79))])
def test_floors(name: str, floors: tuple[float, float, float]) -> None:
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the evaluation data is not here")
    scores = score_times(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    assert all(scores[kind]["f1"] >= floor for kind, floor in zip(("extent", "date", "value"), floors, strict=True))
