"""Every noun of the model round-trips through its dictionary."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_coded
from sayso.model import Coded, Count, Document, Harm, Passage, Span, Time

numbers = st.none() | st.integers(0, 10_000)


@given(low=numbers, best=numbers, high=numbers, harm=st.sampled_from(Harm), hedge=st.none() | st.text(max_size=20))
def test_a_count_is_read_as_it_was_written(**fields: Any) -> None:
    count = Count(text=Passage("nine", 3, 7), **fields)
    assert Count.from_dict(json.loads(json.dumps(count.to_dict()))) == count


@given(text=st.text(min_size=1, max_size=200), data=st.data())
def test_a_passage_is_the_text_at_its_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = Document(text=text).passage(start, end)
    assert passage.text == text[passage.start : passage.end]
    assert passage.span == Span(start, end)


def test_a_span_runs_forward() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 3)


def test_overlap_and_cover() -> None:
    assert Span(0, 5).overlaps(Span(4, 9))
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert Span(0, 9).covers(Passage("ab", 2, 4))


def test_a_missing_field_is_named() -> None:
    with pytest.raises(KeyError, match=r"Time\.precision"):
        Time.from_dict({"earliest": None, "latest": None, "anchor": "none", "text": None})


def test_a_word_outside_its_enumeration_is_refused() -> None:
    with pytest.raises(ValueError, match="slain"):
        Count.from_dict({"harm": "slain", "low": 1, "best": 1, "high": 1, "text": {"text": "a", "start": 0, "end": 1}})


def test_a_coded_document_is_read_with_its_own_text_only() -> None:
    coded = make_coded()
    written = json.loads(json.dumps(coded.to_dict()))
    assert Coded.from_dict(written, coded.document.text) == coded
    with pytest.raises(ValueError, match="SHA-256"):
        Coded.from_dict(written, coded.document.text + ".")


def test_the_same_text_has_the_same_id() -> None:
    assert Document(text="a report").id == Document(text="a report", publisher="x").id
