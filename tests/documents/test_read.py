"""Files and lines to documents; whatever cannot be read keeps its place and says why."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents import Bad, read_documents, read_published, refusal, with_language
from sayso.documents.jsonl import read_lines
from sayso.errors import InputError
from sayso.model import Document
from sayso.settings import Settings

TEXT = "Officials said nobody was hurt when the convoy was stopped at the bridge."


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def lines(data: bytes | str, **defaults: str) -> list[Document | Bad]:
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read_lines(stream, "in.jsonl", Document(text="", **defaults), Settings(max_length=1000)))


def test_a_text_file_becomes_a_document(tmp_path: Path) -> None:
    path = write(tmp_path, "report.txt", TEXT)
    [document] = read_documents([path], published="2024-03-01T10:00:00Z", publisher="The Valley Post", title="Bridge")
    assert document == Document(text=TEXT, published="2024-03-01", publisher="The Valley Post", title="Bridge")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n", "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("binary.bin", bytes(range(256)), "binary"),
        ("report.pdf", b"%PDF-1.4\n", "PDF"),
        ("long.txt", b"Police said so. " * 640_000, "split it"),
        ("list.json", b'[{"text": "x"}]', r"\.jsonl"),
    ],
)
def test_what_is_no_report_is_a_reason_with_the_file_and_the_mend(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    bad, document = read_documents([write(tmp_path, name, data), good])
    assert isinstance(bad, Bad)
    assert bad.line is None
    assert bad.file.endswith(name)
    assert what.replace("\\", "") in bad.error
    assert isinstance(document, Document)


def test_missing_files_and_folders_do_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    missing, folder, document = read_documents([tmp_path / "none.txt", tmp_path, good])
    assert "No such file" in str(missing)
    assert "folder" in str(folder)
    assert isinstance(document, Document)


def test_an_assumed_encoding_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write(
        tmp_path, "old.txt", "The café was hit, the mayor said on Friday, and it burned down.".encode("cp1252")
    )
    with caplog.at_level(logging.WARNING):
        [document] = read_documents([path])
    assert isinstance(document, Document)
    assert "café" in document.text
    assert "old.txt: not UTF-8, read as cp1252" in caplog.text


def test_one_endless_line_is_a_report(tmp_path: Path) -> None:
    text = "Police said the road was closed. " * 1600
    [document] = read_documents([write(tmp_path, "line.txt", text)])
    assert isinstance(document, Document)
    assert document.text == text


def test_a_line_gives_text_and_metadata() -> None:
    record = {
        "id": 7,
        "text": TEXT,
        "title": "T",
        "publisher": "P",
        "url": "https://x.example/1",
        "published": "2024-02-29",
    }
    [document] = lines(json.dumps(record), publisher="Default", title="Default")
    assert document == Document(
        id="7", text=TEXT, title="T", publisher="P", url="https://x.example/1", published="2024-02-29"
    )


def test_defaults_fill_what_a_line_leaves_out() -> None:
    [document] = lines('{"text": "x"}', publisher="Default", published="2024-01-01")
    assert isinstance(document, Document)
    assert (document.publisher, document.published, document.id) == ("Default", "2024-01-01", Document(text="x").id)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("[" * 90_000, "not a JSON object"),
        ("{}", 'no "text"'),
        ('{"text": null}', 'no "text"'),
        ('{"text": 3}', '"text" is not a string'),
        ('{"text": " "}', "empty"),
        ('{"text": "x", "published": "26 May"}', "not an ISO date"),
        ('{"text": "x", "published": 20240101}', '"published" is not a string'),
        ('{"text": "x", "id": ["a"]}', '"id" is not a string'),
        ('{"text": "x", "id": true}', '"id" is not a string'),
        ('{"text": "' + "x" * 1001 + '"}', "split it"),
        ('{"text": "' + "x" * 20_000 + '"}', "split it"),
        ('{"text": "' + "x" * 120_000 + '"}', "too long"),
        ("", "empty line"),
    ],
)
def test_a_bad_line_keeps_its_place(line: str, what: str) -> None:
    first, bad, last = lines(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, Bad)
    assert what in bad.error
    assert bad.to_dict() == {"error": bad.error, "line": 2, "file": "in.jsonl"}


def test_blank_lines_at_the_end_are_nothing() -> None:
    assert len(lines('{"text": "a"}\n\n \n\n')) == 1
    assert lines("") == []


def test_lines_in_other_encodings_are_read(caplog: pytest.LogCaptureFixture) -> None:
    record = json.dumps({"text": "Le café était fermé, the owner said to the police on Monday."}, ensure_ascii=False)
    for data in (record.encode("utf-8-sig"), record.encode("utf-16"), record.encode("cp1252")):
        [document] = lines(data + b"")
        assert isinstance(document, Document)
        assert document.text.startswith("Le café")
    assert "in.jsonl:1: not UTF-8, read as cp1252" in caplog.text


def test_half_characters_are_mended(caplog: pytest.LogCaptureFixture) -> None:
    [document] = lines('{"text": "a \\ud83d b \\ud83d\\ude00", "title": "\\udc00"}')
    assert isinstance(document, Document)
    assert (document.text, document.title) == ("a \ufffd b 😀", "\ufffd")
    assert "half character" in caplog.text


@given(st.lists(st.dictionaries(st.sampled_from(["text", "id", "title"]), st.text(min_size=1)), max_size=4))
def test_one_item_for_each_line(records: list[dict[str, str]]) -> None:
    found = lines("\n".join(json.dumps(record) for record in records))
    assert len(found) == len(records)
    for item, record in zip(found, records, strict=True):
        if isinstance(item, Document):
            assert item.text == record["text"]


@pytest.mark.parametrize("file", ["-", "x.json"])
def test_json_lines_are_known_by_their_looks(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"text": "one", "id": "a"}\n{"text": "two"}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    path = file if file == "-" else write(tmp_path, file, data)
    assert [item.text for item in read_documents([path]) if isinstance(item, Document)] == ["one", "two"]


def test_plain_text_comes_through_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [document] = read_documents(["-"])
    assert isinstance(document, Document)
    assert document.text == TEXT


@pytest.mark.parametrize("value", ["2025-05-26", " 2025-05-26 ", "2025-05-26T23:59:00-11:00", "2025-05-26T00:00Z"])
def test_a_timestamp_keeps_the_day_it_was_written_with(value: str) -> None:
    assert read_published(value) == "2025-05-26"


@pytest.mark.parametrize("value", ["26 May 2025", "2025-13-01", "2025-02-30", "05/26/2025", "yesterday", "", "2025"])
def test_a_date_is_never_guessed(value: str) -> None:
    with pytest.raises(InputError, match="write it like 2025-05-26"):
        read_published(value)
    with pytest.raises(InputError):
        read_documents([], published=value)


def test_refusals_name_the_mend() -> None:
    settings = Settings(max_length=100)
    french = with_language(Document(text="Les deux parties se sont rencontrées mardi, a dit un porte-parole du parti."))
    assert "'fr'" in (refusal(french, settings) or "")
    assert "split it" in (refusal(Document(text="x" * 101), settings) or "")
    assert "empty" in (refusal(Document(text="\n"), settings) or "")
    assert "surrogate" in (refusal(Document(text="a\ud800"), settings) or "")
    assert refusal(Document(text="Kabul"), settings) is None
