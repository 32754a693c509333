"""The scorer of geoparsing sets, on rows of our own."""

from __future__ import annotations

import pytest

from sayso.evaluate.places import gold_places, score_places

TEXT = "The train left Berlin for Vellmarholt."
BERLIN = {"start": "15", "end": "21", "latitude": "52.52", "longitude": "13.41", "type": "Literal"}
ELSEWHERE = {"start": 15, "end": 21, "lat": 48.0, "lon": 2.0}
UNLOCATED = {"start": 26, "end": 37, "lat": None, "lon": None}


def test_gold_of_either_form():
    row = {"toponyms": [BERLIN, {"start": "4", "end": "9", "type": "Literal_Expression"}, ELSEWHERE, UNLOCATED]}
    assert [(one.start, one.end, one.at) for one in gold_places(row)] == [
        (15, 21, (52.52, 13.41)),
        (15, 21, (48.0, 2.0)),
        (26, 37, None),
    ]


def test_right_wrong_and_missed():
    misses = []
    rows = [
        {"id": "a", "text": TEXT, "toponyms": [BERLIN]},
        {"id": "b", "text": TEXT, "toponyms": [ELSEWHERE]},
        {"id": "c", "text": "Nobody left.", "toponyms": [{"start": 0, "end": 6, "lat": 1.0, "lon": 1.0}]},
    ]
    scores = score_places(rows, misses=misses)
    assert scores["mentions"] == 3
    assert scores["recall"] == pytest.approx(2 / 3)
    assert scores["end_to_end_161km"] == pytest.approx(1 / 3)
    assert scores["of_resolved_161km"] == pytest.approx(1 / 2)
    assert [(miss.kind, miss.document) for miss in misses if miss.kind != "spurious"] == [
        ("wrong", "b"),
        ("missed", "c"),
    ]


def test_nothing_to_score():
    assert score_places([])["f"] == 0.0
