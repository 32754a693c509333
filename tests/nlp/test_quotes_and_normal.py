"""Normalised text keeps every offset; quotations are found in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document
from sayso.nlp import find_quotes, normalise, parse_document, syntax


@given(st.text(max_size=300))
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text(alphabet='ab "\n“”', max_size=120))
def test_quotes_lie_in_the_text_and_in_order(text: str) -> None:
    quotes = find_quotes(normalise(text))
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
        ("“It fell.\n\n“It burned,” she said.", ["“It fell.", "“It burned,”"]),
        ("An open “mark alone.", []),
        ("''Go,'' he said.", ["'Go,'"]),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(normalise(text))] == quotes


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = "\n".join(["the council met in the old hall of the upper town and heard them"] * 5)
    assert "\n" not in normalise(wrapped + "\nto the end.")


def test_a_dateline_parts_from_the_first_sentence() -> None:
    parse = parse_document(Document(text="KARSHI, May 3 (Wire) — The guild met."))
    assert [sent.text for sent in parse.doc.sents][-1] == "The guild met."


@given(st.integers(0, 40))
def test_the_token_at_an_offset_covers_it(offset: int) -> None:
    parse = parse_document(Document(text="Police said two men fled on Monday night."))
    token = parse.at(offset)
    assert token is None or token.idx <= offset < token.idx + len(token)


def test_subjects() -> None:
    doc = parse_document(Document(text="Rebels, police said, attacked and burned the mill.")).doc
    words = {token.text: token for token in doc}
    subject = syntax.subject(words["burned"])
    assert subject is not None
    assert subject.text == "Rebels"
