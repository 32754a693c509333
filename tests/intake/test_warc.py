"""Web archives give their pages with the address and the time of archiving."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from containers import HTML, MORE, TEXT, make_pdf, make_warc
from sayso.documents import Bad
from sayso.intake import Limits
from sayso.model.arrival import Arrival

Read = Callable[..., list[Arrival | Bad]]
PAGES = [
    ("https://valley.example/a", "text/html; charset=utf-8", HTML.encode()),
    ("https://valley.example/logo.png", "image/png", b"\x89PNG"),
    ("https://valley.example/b", "text/plain", MORE.encode()),
    ("https://valley.example/c.pdf", "application/pdf", make_pdf([TEXT])),
]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_pages_come_with_their_address_and_time(packed: bool, tmp_path: Path, read: Read) -> None:
    items = read(write(tmp_path, "a.warc", make_warc(PAGES, packed=packed)))
    assert all(isinstance(item, Arrival) and item.document for item in items), items
    page, plain, pdf = [item for item in items if isinstance(item, Arrival)]
    assert page.original.data == HTML.encode()
    assert page.document is not None
    assert page.document.url == "https://valley.example/a"
    assert page.retrieval.retrieved == "2024-03-13T06:07:08Z"
    assert ("etag", '"7"') in page.retrieval.headers
    assert plain.document is not None
    assert plain.document.text == MORE
    assert pdf.document is not None
    assert pdf.document.text == TEXT


def test_a_page_that_is_too_large_leaves_the_others(tmp_path: Path, read: Read) -> None:
    pages = [("https://valley.example/a", "text/plain", b"x" * 100_000), PAGES[2]]
    bad, item = read(write(tmp_path, "a.warc", make_warc(pages)), limits=Limits(report_bytes=1000))
    assert isinstance(bad, Bad)
    assert "too large" in bad.error
    assert isinstance(item, Arrival)


@pytest.mark.parametrize(
    "tail",
    [
        b"WARC/1.0\r\nWARC-Type: " + b"x" * (3 << 20),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nHTTP/1.1 200 OK\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        b"\x00\xff" * 1000,
        make_warc(PAGES, packed=False)[:700],
    ],
    ids=["endless header", "negative length", "length of a lie", "no length", "noise", "cut off"],
)
def test_an_archive_that_breaks_off_keeps_what_came_before(tail: bytes, tmp_path: Path, read: Read) -> None:
    whole = make_warc(PAGES, packed=False)
    items = read(write(tmp_path, "a.warc", whole + tail), write(tmp_path, "b.txt", TEXT.encode()))
    documents = [item for item in items if isinstance(item, Arrival) and item.document]
    assert len(documents) >= 4


def test_a_packed_page_in_an_archive_stays_within_limits(tmp_path: Path, read: Read) -> None:
    body = gzip.compress(b"\0" * (50 << 20))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://a.example/\r\n"
    )
    record += b"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    record += b"Content-Length: %d\r\n\r\n" % len(head) + head + b"\r\n\r\n"
    bad, item = read(
        write(tmp_path, "a.warc", record + make_warc(PAGES[2:3], packed=False)), limits=Limits(report_bytes=1 << 20)
    )
    assert isinstance(bad, Bad)
    assert "too large" in bad.error
    assert isinstance(item, Arrival)
