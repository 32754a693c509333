"""Marks nest, cross and join without losing a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factories import REPORT, make_coded
from sayso.export.marks import Kind, Mark, find_marks, nest

TEXT = "abcdefghij"


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    found = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, 9))
        end = draw(st.integers(start + 1, 10))
        found.append(Mark(kind=draw(st.sampled_from(Kind)), start=start, end=end, tip=""))
    order = list(Kind)
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, order.index(mark.kind)))


@given(marks())
def test_any_marks_nest_over_the_whole_text(found: list[Mark]) -> None:
    opened: list[Mark] = []
    covered: dict[Mark, str] = {}
    first: list[Mark] = []
    words = ""
    for piece in nest(TEXT, found):
        if piece.opens is not None:
            opened.append(piece.opens)
            first += [piece.opens] if piece.first else []
        elif piece.text is None:
            opened.pop()
        else:
            words += piece.text
            for mark in opened:
                covered[mark] = covered.get(mark, "") + piece.text
    assert words == TEXT
    assert not opened
    assert first == found
    assert covered == {mark: TEXT[mark.start : mark.end] for mark in found}


def test_marks_of_one_kind_on_the_same_words_are_joined() -> None:
    [trigger] = [mark for mark in find_marks(make_coded()) if mark.kind is Kind.TRIGGER]
    assert REPORT[trigger.start : trigger.end] == "attacked"
    assert trigger.claims == ("c-1", "c-2")
    assert trigger.tip.split("\n") == [
        "claimed: ASSAULT / firearms, Harrow Front → nobody named",
        "denied: ASSAULT / firearms, Harrow Front → nobody named",
    ]


def test_a_source_is_not_marked_again_as_an_actor() -> None:
    kinds = [mark.kind for mark in find_marks(make_coded()) if REPORT[mark.start : mark.end] == "Residents"]
    assert kinds == [Kind.SOURCE]


def test_every_kind_of_passage_is_marked() -> None:
    assert {mark.kind for mark in find_marks(make_coded())} == set(Kind)
