"""Bytes to text, with what was assumed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.decode import decode
from sayso.errors import InputError

PROSE = "The minister said that the “ceasefire” had held in the café district – for now, at least, as far as he knew."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (PROSE.encode(), PROSE),
        (codecs.BOM_UTF8 + PROSE.encode(), PROSE),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), PROSE),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), PROSE),
        (codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"), PROSE),
        (b"one\r\ntwo\r\n", "one\r\ntwo\r\n"),
        (b"", ""),
    ],
)
def test_what_is_marked_or_utf8_needs_no_note(data: bytes, text: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.notes) == (text, ())


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (PROSE.encode("cp1252"), PROSE, "cp1252"),
        (PROSE.encode("utf-16-le"), PROSE, "utf-16-le"),
        (PROSE.encode("utf-16-be"), PROSE, "utf-16-be"),
        ("Полиция сообщила о взрыве на рынке, есть погибшие и раненые. ".encode("cp1251") * 5, "Полиция", "cp1251"),
        ("Les é à è ç ".encode() * 5 + b"\xe9t\xe9", "Les é à è ç", "utf-8"),
        (b"Three men were killed\x00 in the raid, police said on Sunday.", "Three men were killed\x00", "1 NUL"),
    ],
)
def test_what_is_assumed_is_noted(data: bytes, text: str, note: str) -> None:
    decoded = decode(data)
    assert decoded.text.startswith(text)
    assert len(decoded.notes) == 1
    assert note in decoded.notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00", "archive"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"  <!DOCTYPE html><html><body>", "web page"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00" + b"\x00\x01\x02\x03abc" * 50, "binary"),
        (b"\x00", "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(b"The report. " + text.encode()).text == "The report. " + text


@given(st.binary())
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        text = decode(data).text
    except InputError:
        return
    text.encode("utf-8")
