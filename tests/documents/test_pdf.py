"""PDF: the text layer page by page, and a plain word where there is none."""

from __future__ import annotations

import contextlib
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import MORE, TEXT, make_pdf
from sayso.documents.pdf import read_pdf
from sayso.errors import InputError


def test_pages_give_their_text_and_the_file_its_title() -> None:
    reading = read_pdf(make_pdf([TEXT, MORE], title="Bridge"))
    assert reading.text == f"{TEXT}\n\n{MORE}"
    assert (reading.title, reading.published, reading.notes) == ("Bridge", None, ())


def test_a_word_broken_at_a_line_is_whole() -> None:
    assert read_pdf(make_pdf(["Two men were kil-\nled."])).text == "Two men were killed."


def test_pages_without_text_are_noted() -> None:
    reading = read_pdf(make_pdf([TEXT, "", MORE]))
    assert reading.notes == ("1 of 3 page(s) hold no text: pictures or scans",)


def test_a_scan_says_how_to_read_it() -> None:
    with pytest.raises(InputError, match=r"no text layer.*OCR"):
        read_pdf(make_pdf(["", ""]))


def test_an_encrypted_file_says_so() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(make_pdf([TEXT]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(InputError, match="encrypted"):
        read_pdf(stream.getvalue())


def test_reading_stops_at_the_longest_text() -> None:
    assert len(read_pdf(make_pdf([TEXT] * 50), longest=200).text) < 400


def test_a_page_that_unpacks_to_far_too_much_is_given_up() -> None:
    bomb = zlib.compress(b" " * 80_000_000, 1)
    with pytest.raises(InputError, match="text layer"):
        read_pdf(make_pdf([TEXT], stream=bomb))


@pytest.mark.parametrize(
    "data", [b"%PDF-", b"%PDF-1.7\n1 0 obj\n<<>>", make_pdf([TEXT])[:300], b"%PDF-1.4\n" + b"[" * 50_000]
)
def test_a_broken_file_says_so(data: bytes) -> None:
    with pytest.raises(InputError):
        read_pdf(data)


@given(st.integers(20, 600), st.binary(min_size=1, max_size=20))
def test_no_damage_raises_anything_else(place: int, noise: bytes) -> None:
    data = make_pdf([TEXT])
    with contextlib.suppress(InputError):
        read_pdf(data[:place] + noise + data[place + len(noise) :])
