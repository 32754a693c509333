"""Tables give a report for each row, under whatever names their columns have."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import MORE, TEXT
from sayso.documents import Bad
from sayso.errors import InputError
from sayso.intake import Limits
from sayso.intake.columns import find_columns
from sayso.intake.dates import read_date
from sayso.model.arrival import Arrival

Read = Callable[..., list[Arrival | Bad]]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def good(items: list[Arrival | Bad]) -> list[Arrival]:
    assert all(isinstance(item, Arrival) and item.document for item in items), items
    return [item for item in items if isinstance(item, Arrival)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_reports_in_any_dialect_and_encoding(
    delimiter: str, encoding: str, tmp_path: Path, read: Read
) -> None:
    text = f"The café burned. {TEXT}\r\n\r\nA “second” paragraph; with, all | marks."
    head = delimiter.join(["ID", "Headline", "full_text", "Date", "Source", "Link"])
    quoted = '"' + text.replace('"', '""') + '"'
    row = delimiter.join(["7", "Bridge", quoted, "2024-03-12T10:00:00Z", "The Valley Post", "https://valley.example/a"])
    data = f"{head}\r\n{row}\r\n\r\n{row}\r\n".encode(encoding)
    first, second = good(read(write(tmp_path, "a.csv", data)))
    document = first.document
    assert document is not None
    assert (document.text, document.title, document.publisher) == (text, "Bridge", "The Valley Post")
    assert (document.published, document.url) == ("2024-03-12", "https://valley.example/a")
    assert (first.own_id, first.retrieval.place, second.retrieval.place) == ("7", "row 1", "row 3")
    assert second.document == document
    assert all(line in data for line in first.original.data.split(b"\r\n"))
    if encoding == "utf-8":
        assert first.original.data == f"{head}\r\n{row}\r\n".encode()
    if encoding == "cp1252":
        assert any("cp1252" in note for note in first.notes)


def test_an_original_can_be_read_again_by_itself(tmp_path: Path, read: Read) -> None:
    [arrival] = good(read(write(tmp_path, "a.csv", f'title,text\n"A, B","{TEXT}"\n')))
    [again] = good(read(write(tmp_path, "b.csv", arrival.original.data)))
    assert again.document == arrival.document


def test_a_table_without_text_names_what_it_has(tmp_path: Path, read: Read) -> None:
    [bad] = read(write(tmp_path, "a.csv", "actor,country\nx,y\n"))
    assert "'actor', 'country'" in str(bad)


def test_rows_without_text_and_dates_in_doubt_are_said(tmp_path: Path, read: Read) -> None:
    empty, dated = read(write(tmp_path, "a.csv", f'text,date\n,2024-01-01\n"{TEXT}",12/03/2024\n'))
    assert isinstance(empty, Arrival)
    assert "no text" in (empty.problem or "")
    assert isinstance(dated, Arrival)
    assert dated.document is not None
    assert dated.document.published is None
    assert any("12/03/2024" in note for note in dated.notes)


def test_a_quotation_mark_that_never_closes_ends_the_table(tmp_path: Path, read: Read) -> None:
    data = f'text\n{TEXT}\n"' + f"{MORE}\n" * 3000
    first, bad = read(write(tmp_path, "a.csv", data), limits=Limits(characters=20_000))
    assert isinstance(first, Arrival)
    assert "never ends" in str(bad) or "cannot be read" in str(bad)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"text", b"text\n", b'"', b"text,text\n\x00,\x00\n", b"\xff\xfe", b"\xff" * 50]
)
def test_odd_tables_do_no_harm(data: bytes, tmp_path: Path, read: Read) -> None:
    read(write(tmp_path, "a.csv", data))


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    import io

    from sayso.intake.budget import Budget
    from sayso.intake.desk import Desk
    from sayso.intake.fetch import Fetcher
    from sayso.intake.parcel import Parcel
    from sayso.intake.read import open_parcel
    from sayso.intake.reader import shared_reader
    from sayso.model import Document
    from sayso.model.arrival import Retrieval

    limits = Limits()
    desk = Desk(clock=lambda: "", limits=limits, fetcher=Fetcher(), reader=shared_reader(limits))
    for name in ("a.csv", "a.eml", "a.mbox", "a.jsonl", "a.txt"):
        retrieval = Retrieval(method="file", address=name, retrieved="")
        defaults, budget = Document(text="", id="-"), Budget(limits)
        parcel = Parcel(stream=io.BytesIO(data), retrieval=retrieval, defaults=defaults, budget=budget, name=name)
        for item in open_parcel(parcel, desk):
            assert isinstance(item, Bad) or item.problem or item.document


def test_parquet_rows_are_reports_with_canonical_originals(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a[0].parquet"  # no pattern of names
    frame = polars.DataFrame(
        {
            "Body": [TEXT, MORE, None],
            "date": [datetime.date(2024, 3, 12)] * 3,
            "doc_id": [1, 2, 3],
            "rate": [0.5, float("nan"), None],
            "tags": [["a"], [], None],
        }
    )
    frame.write_parquet(path)
    first, second, empty = read(path)
    assert isinstance(first, Arrival)
    assert first.document is not None
    assert (first.document.text, first.document.published, first.own_id) == (TEXT, "2024-03-12", "1")
    row = json.loads(first.original.data)
    assert row == {"Body": TEXT, "date": "2024-03-12", "doc_id": 1, "rate": 0.5, "tags": ["a"]}
    assert first.original.data == json.dumps(row, sort_keys=True, separators=(",", ":")).encode()
    assert isinstance(second, Arrival)
    assert second.retrieval.place == "row 2"
    assert isinstance(empty, Arrival)
    assert "no text" in (empty.problem or "")


def test_a_parquet_file_that_unpacks_to_far_too_much_costs_only_itself(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "bomb.parquet"
    polars.DataFrame({"text": ["x" * 500_000] * 200}).write_parquet(path, row_group_size=10_000)
    assert path.stat().st_size < 1 << 20
    after = write(tmp_path, "z.txt", TEXT)
    *rows, spent, last = read(path, after, limits=Limits(grace_bytes=1 << 18, characters=100))
    assert "unpacks to more than" in str(spent)
    assert len(rows) < 20
    assert isinstance(last, Arrival)


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["text"], {"text": "text"}),
        (["Article Text", "Pub Date"], {"text": "Article Text", "published": "Pub Date"}),
        (["notes", "text"], {"text": "text"}),
        (["notes", "source"], {"text": "notes", "publisher": "source"}),
        (["TEXT", "text"], {"text": "TEXT"}),
    ],
)
def test_columns_are_found_by_name(names: list[str], columns: dict[str, str]) -> None:
    assert find_columns(names) == columns


def test_no_column_no_table() -> None:
    with pytest.raises(InputError, match="none"):
        find_columns([""])


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T23:59:59-11:00", "2024-03-12"),
        ("2024/3/2", "2024-03-02"),
        ("2024.03.12 10:00", "2024-03-12"),
        ("Tue, 12 Mar 2024 23:30:00 GMT", "2024-03-12"),
        ("12 Mar 2024 23:30", "2024-03-12"),
        ("12/03/2024", None),
        ("03-12-2024", None),
        ("2024-13-01", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (20240312, None),
        ("x" * 10_000, None),
    ],
)
def test_only_dates_that_mean_one_thing_are_read(written: object, date: str | None) -> None:
    assert read_date(written) == date
