"""Pages give their report, in paragraphs, and what they declare; nothing else of them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import HTML, MORE, TEXT
from sayso.documents.html import read_fragment, read_html
from sayso.errors import InputError

WRAP = "<html><head><title>T</title></head><body>{}</body></html>"


def test_a_page_gives_its_report_and_what_it_declares() -> None:
    reading = read_html(HTML.encode())
    assert (reading.title, reading.publisher, reading.published) == ("Bridge", "The Valley Post", "2024-03-12")
    assert f"{TEXT}\n\n{MORE}" in reading.text
    assert "Home" not in reading.text


def test_a_date_in_the_text_is_no_date_of_publication() -> None:
    assert read_html(WRAP.format(f"<p>On 12 March 2024, {TEXT}</p>").encode()).published is None


def test_a_short_page_is_read_whole() -> None:
    assert (
        read_html(WRAP.format("<div>Two killed.</div><div>Three hurt.</div>").encode()).text
        == "Two killed.\n\nThree hurt."
    )


@pytest.mark.parametrize(
    "evil",
    [
        "<script>steal()</script>",
        "<SCRIPT SRC=//evil.example/steal.js>steal()</SCRIPT>",
        "<style>@import 'steal'</style>",
        "<img src=x onerror=steal()>",
        "<svg><script>steal()</script></svg>",
        "<iframe srcdoc='<script>steal()</script>'>steal()</iframe>",
        "<noscript>steal()</noscript>",
        "<template>steal()</template>",
        "<a href='javascript:steal()'>link</a>",
        "<object data='steal'>steal()</object>",
        "<!-- steal() -->",
        "<body onload=steal()>",
        "<meta http-equiv=refresh content='0;url=javascript:steal()'>",
    ],
)
def test_nothing_that_could_run_becomes_text(evil: str) -> None:
    for page in (WRAP.format(f"<p>{TEXT}</p>{evil}<p>{MORE}</p>"), f"{evil}<p>{TEXT}</p>", WRAP.format(f"x{evil}y")):
        assert "steal" not in read_html(page.encode()).text
    assert "steal" not in read_fragment(f"a{evil}b")


def test_markup_written_as_text_stays_text_and_has_no_control_characters() -> None:
    reading = read_html(WRAP.format("<p>They wrote &lt;script&gt; &#0; &#27;[2J &#146;so&#146;.</p>").encode())
    assert "<script>" in reading.text
    assert all(character.isprintable() or character == "\n" for character in reading.text)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (WRAP.format("<p>Le café était fermé.</p>").encode(), None),
        (WRAP.format("<p>Le café était fermé.</p>").encode("latin-1"), "latin-1"),
        (b"<meta charset=iso-8859-1>" + WRAP.format("<p>Le café était fermé.</p>").encode("cp1252"), None),
        (WRAP.format("<p>Le café était fermé.</p>").encode("utf-16"), None),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + WRAP.format("<p>Le café était fermé.</p>").encode(), None),
        (WRAP.format("<p>Le café était fermé.</p>").encode(), "unicode_escape"),
        (WRAP.format("<p>Le café était fermé.</p>").encode(), "no-such-thing"),
    ],
)
def test_encodings_are_read_as_declared_or_as_they_are(data: bytes, charset: str | None) -> None:
    assert "café était fermé" in read_html(data, charset=charset).text


def test_a_wrong_declaration_is_noted() -> None:
    reading = read_html(WRAP.format(f"<p>Le café. {TEXT}</p>").encode("cp1252"), charset="utf-8")
    assert "café" in reading.text
    assert any("declared" in note for note in reading.notes)


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_elements_in_each_other_without_end_do_no_harm(depth: int) -> None:
    page = "<div>" * depth + TEXT + "</div>" * depth
    with contextlib.suppress(InputError):  # the parser stops reading at a depth
        assert read_html(page.encode()).text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b"<p> </p>"])
def test_a_page_without_text_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="no text"):
        read_html(data)


@given(st.binary(max_size=400).map(lambda data: b"<html><body><p>" + data))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        text = read_html(data).text
    except InputError:
        return
    assert "\x00" not in text
