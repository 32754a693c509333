"""Claims as text: plain in a pipe, coloured in a terminal, harmless in both."""

from __future__ import annotations

import re

import pytest

from factories import REPORT, make_claim, make_coded, make_event, passage
from sayso.export import explain, to_text
from sayso.export.wording import number, place_words, time_words
from sayso.model import (
    Anchor,
    Count,
    Document,
    Harm,
    Passage,
    Place,
    PlacePrecision,
    Reason,
    Status,
    Time,
    TimePrecision,
)

EXPECTED = """\
2024-03-05 · d-d2ce68fbdab6
2 claims, 1 event

claimed       ASSAULT / firearms  Harrow Front → nobody named
  who     Residents › say, “on Monday” 2024-03-04 (day)
  what    “gunmen of the Harrow Front had attacked a market in Vellmar, killing at least nine
          people”
  where   Vellmar (not resolved: no candidate)
  toll    killed 9 or more: “at least nine people”
          civilian targeting
  id      c-1  (event e-1)

denied        ASSAULT / firearms  Harrow Front → nobody named
  who     the group’s spokesman (Harrow Front) › deny, in a statement
  what    “We were not there”
  where   Vellmar (not resolved: no candidate)
  toll    killed 9 or more: “at least nine people”
          civilian targeting
  id      c-2  (event e-1)
"""


def test_each_claim_is_a_block() -> None:
    assert to_text(make_coded()) == EXPECTED


def test_colours_change_nothing_else() -> None:
    coloured = to_text(make_coded(), colour=True)
    assert "\x1b[1;31mdenied" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == EXPECTED


def test_lines_keep_to_the_width() -> None:
    assert max(map(len, to_text(make_coded(), width=60).splitlines())) <= 60


def test_nothing_in_a_report_drives_the_terminal() -> None:
    text = "\x1b[2JPolice \x07said\x9b31m so\u202e."
    coded = make_coded(text, claims=(make_claim(text, text),), document=Document(text=text, title="\x1b]0;x\x07"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", to_text(coded))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", explain(coded, coded.claims[0]))


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_colour(status: Status) -> None:
    claims = (make_claim(REPORT, "We were not there", status=status, event=make_event(REPORT, "attacked")),)
    assert status.value in to_text(make_coded(claims=claims), colour=True)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((9, 9, 9), "9"),
        ((0, 0, 0), "0"),
        ((9, 9, None), "9 or more"),
        ((None, 30, 30), "up to 30"),
        ((24, None, None), "24 or more"),
        ((10, 15, 20), "10–20"),
        ((None, 5, None), "about 5"),
        ((None, None, None), "unknown number"),
    ],
)
def test_numbers_say_what_the_words_entail(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    low, best, high = bounds
    assert number(Count(harm=Harm.KILLED, low=low, best=best, high=high, text=Passage("x", 0, 1))) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2024-03-01", "2024-03-01", "“x” 2024-03-01 (month)"),
        ("2024-03-01", "2024-03-31", "“x” 2024-03-01 – 2024-03-31 (month)"),
        ("2024-03-01", None, "“x” 2024-03-01 or later (month)"),
        (None, "2024-03-01", "“x” 2024-03-01 or earlier (month)"),
        (None, None, "“x” not resolved: no publication date"),
    ],
)
def test_times_are_ranges_or_say_why_not(earliest: str | None, latest: str | None, words: str) -> None:
    time = Time(
        earliest=earliest,
        latest=latest,
        precision=TimePrecision.MONTH,
        anchor=Anchor.NONE,
        text=Passage("x", 0, 1),
        reason="no publication date",
    )
    assert time_words(time) == words


def test_places_say_how_closely_they_are_known() -> None:
    place = Place(
        name="Orrin",
        text=Passage("Orrin", 0, 5),
        precision=PlacePrecision.TOWN,
        resolved=True,
        country="XX",
        admin1="North",
    )
    assert place_words(place) == "Orrin, North, XX (town)"


def test_a_claim_is_explained_down_to_its_words() -> None:
    coded = make_coded()
    told = explain(coded, coded.claims[0])
    assert (
        "status                    claimed\n                          ← attributed:say.neutral  [10:14] “said”" in told
    )
    assert "event.type                ASSAULT / firearms  [61:69] “attacked”" in told
    assert "← trigger:assault.attack  [61:69] “attacked”" in told


def test_reasons_without_a_value_are_told_too() -> None:
    reason = Reason(field="event.weapon", rule="weapon:rifle", passage=passage(REPORT, "gunmen"))
    coded = make_coded(claims=(make_claim(REPORT, "We were not there", reasons=(reason,)),))
    assert "event.weapon              ← weapon:rifle  [30:36] “gunmen”" in explain(coded, coded.claims[0])


def test_a_reason_stands_under_the_words_it_read() -> None:
    toll = [
        Count(harm=harm, low=1, best=1, high=1, text=passage(REPORT, words))
        for harm, words in ((Harm.KILLED, "at least nine people"), (Harm.INJURED, "gunmen"))
    ]
    reason = Reason(field="event.toll", rule="toll.own_word", passage=passage(REPORT, "gunmen"))
    event = make_event(REPORT, "attacked", toll=tuple(toll))
    coded = make_coded(claims=(make_claim(REPORT, "We were not there", event=event, reasons=(reason,)),))
    lines = explain(coded, coded.claims[0]).splitlines()
    [index] = [number for number, line in enumerate(lines) if "toll.own_word" in line]
    assert "injured 1" in lines[index - 1]
