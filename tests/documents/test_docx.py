"""Word documents: paragraphs and tables in order; bombs and entities get nowhere."""

from __future__ import annotations

import pytest

from containers import LAUGHS, MORE, PARAMETER, REMOTE, SECRET, TEXT, make_docx, make_zip, with_part
from sayso.documents.docx import is_docx, read_docx
from sayso.errors import InputError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = '<w:document xmlns:w="' + W + '"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'


def test_paragraphs_and_tables_come_in_order() -> None:
    data = make_docx([TEXT, "", MORE], title="Bridge", table=[["Town", "Killed"], ["Sarnholt", "2"]])
    assert is_docx(data)
    reading = read_docx(data)
    assert reading.text == f"{TEXT}\n\n{MORE}\n\nTown | Killed\n\nSarnholt | 2"
    assert (reading.title, reading.published) == ("Bridge", None)


def test_a_document_without_text_says_so() -> None:
    with pytest.raises(InputError, match="no text"):
        read_docx(make_docx([]))


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/image1.png"])
def test_a_part_that_unpacks_to_far_too_much_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="unpacks to far more"):
        read_docx(with_part(make_docx([TEXT]), name, b" " * (30 << 20)))


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/media/{number}.png": b"" for number in range(6000)}
    with pytest.raises(InputError, match="parts"):
        read_docx(make_zip({"word/document.xml": b"<x/>", **parts}))


@pytest.mark.parametrize("head", [LAUGHS, SECRET, REMOTE, PARAMETER])
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_entities_are_not_followed(head: str, part: str) -> None:
    evil = (head + BODY.format("before &m; &m; after")).encode()
    try:
        text = read_docx(with_part(make_docx([TEXT]), part, evil)).text
    except InputError:
        return
    assert len(text) < 1000
    assert "ha" * 10 not in text


def test_paragraphs_in_each_other_without_end_do_no_harm() -> None:
    deep = BODY.format("</w:t></w:r>" + "<w:sdt>" * 50_000)
    with pytest.raises(InputError):
        read_docx(with_part(make_docx([TEXT]), "word/document.xml", deep.encode()))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", make_docx([TEXT])[:2000], make_zip({"a": "b"})], ids=["no zip", "cut off", "another zip"]
)
def test_a_broken_file_says_so(data: bytes) -> None:
    assert not is_docx(data)
    with pytest.raises(InputError):
        read_docx(data)
