"""Every entry of the circumstance words gives its example's event the place or time that it names."""

from __future__ import annotations

import pytest

import sayso
from sayso.lexicons.circumstances import CIRCUMSTANCES, load_circumstances

ENTRIES = [entry for entries in CIRCUMSTANCES.read().values() for entry in entries]


def _first(text: str) -> dict[str, str | None]:
    events = [claim.event for claim in sayso.code(text, published="2021-05-10").claims if claim.event is not None]
    if not events:
        return {"place": None, "time": None}
    place, time = events[0].place, events[0].time
    return {
        "place": place.text.text if place is not None else None,
        "time": time.text.text if time is not None and time.text is not None else None,
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry):
    wanted = {key: value for key, value in (("place", entry.place), ("time", entry.time)) if value is not None}
    assert wanted
    for key, value in wanted.items():
        assert _first(entry.example)[key] == value
        assert _first(entry.counter_example)[key] != value


def test_the_file_is_sound():
    assert CIRCUMSTANCES.check() == []
    assert "town" in load_circumstances().spots
