"""One source saying one thing by one cue."""

from __future__ import annotations

import pytest

from claims.said import lexicon, parse_of, voices_of
from sayso.claims.cues import find_cues
from sayso.claims.sayings import Saying, find_sayings
from sayso.model import Quotation


def only(text: str) -> Saying:
    [saying] = find_sayings(parse_of(text), find_cues(parse_of(text), lexicon()))
    return saying


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“The road is shut now,” the mayor said.", Quotation.DIRECT),
        ("The mayor said the road was shut.", Quotation.INDIRECT),
        ("The mayor said the road was “shut for good”.", Quotation.MIXED),
    ],
)
def test_quotation(text: str, quotation: Quotation) -> None:
    assert only(text).quotation is quotation


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mayor said the road was shut.", False),
        ("The mayor did not say the road was shut.", True),
        ("The mayor never confirmed that the road was shut.", True),
    ],
)
def test_the_saying_itself_may_be_negated(text: str, negated: bool) -> None:
    assert only(text).negated is negated


def test_offsets_are_the_documents() -> None:
    text = "Early on, the mayor said: “The road is shut now.” She left."
    [saying] = voices_of(text)
    for passage in (saying.cue, saying.content, saying.source, *saying.parts):
        assert passage is not None
        assert text[passage.start : passage.end] == passage.text
    assert text[saying.cue_head :].startswith("said")


def test_a_range_must_lie_in_one_piece() -> None:
    text = "The bridge, residents said, collapsed on Monday."
    [saying] = voices_of(text)
    assert saying.holds(text.index("collapsed"), text.index("collapsed") + 3)
    assert not saying.holds(text.index("residents"), text.index("residents") + 3)
    assert not saying.holds(0, len(text))
