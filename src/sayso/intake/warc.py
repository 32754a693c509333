"""Web archives (WARC): every page in one is a report, with the address and the time at which it was archived."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.documents import Bad
from sayso.documents.kinds import DOCX, HEAD, HTML, PDF, TEXT, plain_type, tell_kind
from sayso.documents.reading import one_line
from sayso.errors import InputError
from sayso.intake.dates import read_date
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival

_HEADERS = 1 << 20  # bytes that the headers of one record may take
_RECORDS = frozenset({"response", "resource"})
_READ = frozenset({HTML, PDF, DOCX, TEXT, "application/xhtml+xml"})
_KEPT = ("date", "etag", "last-modified", "content-type", "content-language")


def read_warc(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """One arrival for each page that was archived; pictures, scripts and failed requests are passed over."""
    from warcio.archiveiterator import ArchiveIterator

    leash = _Leash(parcel.stream)
    records = ArchiveIterator(leash)
    records.INC_RECORD = ""  # what it writes to the terminal about a broken record
    number = pages = 0
    while True:
        number += 1
        leash.allow(_HEADERS)
        try:
            record = next(records, None)
        except InputError:
            raise
        except Exception:  # warcio raises what broken headers make Python raise
            raise InputError(f"breaks off at record {number}, which is broken: the rest is not read") from None
        if record is None:
            break
        leash.allow(None)
        if _is_page(record):
            pages += 1
            yield _arrival(record, parcel, desk, f"record {number}")
        records.read_to_end(record)
    if not pages:
        yield parcel.bad("holds no page: no record with a text, a web page, a PDF or a Word document")


def _is_page(record: Any) -> bool:
    if record.rec_type not in _RECORDS:
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    declared = plain_type((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
    return status == "200" and declared in _READ


def _arrival(record: Any, parcel: Parcel, desk: Desk, place: str) -> Arrival | Bad:
    try:
        data = record.content_stream().read(desk.limits.report_bytes + 1)
    except Exception as error:  # broken chunks and broken packing
        return parcel.bad(f"the page is broken: {error or type(error).__name__}", place)
    if len(data) > desk.limits.report_bytes:
        return parcel.bad("the page is too large to be a report", place)
    if not data:
        return parcel.bad("the page is empty", place)
    headers = record.http_headers or record.rec_headers
    declared = headers.get_header("Content-Type") or ""
    _, _, charset = declared.lower().partition("charset=")
    url = one_line(record.rec_headers.get_header("WARC-Target-URI"), 4096) or ""
    archived = record.rec_headers.get_header("WARC-Date") or ""
    kept = tuple((name, value) for name in _KEPT if (value := one_line(headers.get_header(name), 1000)))
    retrieval = dataclasses.replace(
        parcel.retrieval,
        retrieved=_to_the_second(archived) or parcel.retrieval.retrieved,
        headers=kept,
        final_url=url if url.startswith(("http://", "https://")) else None,
    )
    page = dataclasses.replace(
        parcel,
        retrieval=retrieval,
        charset=charset.split(";")[0].strip(" \"'") or None,
        defaults=dataclasses.replace(parcel.defaults, url=retrieval.final_url or parcel.defaults.url),
        address=retrieval.final_url,
    )
    return desk.report(page, data, tell_kind(data[:HEAD], "", declared), place)


def _to_the_second(archived: str) -> str | None:
    """A WARC-Date as this project writes times: it is in UTC and may have fractions."""
    return (
        archived[:19] + "Z" if read_date(archived[:10]) and archived[10:11] == "T" and archived.endswith("Z") else None
    )


class _Leash(io.RawIOBase):
    """A stream of which only so much may be read at a time: warcio reads a header line whole, however long it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left: int | None = None

    def allow(self, count: int | None) -> None:
        """Let so many bytes be read, or, with None, any number."""
        self._left = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise InputError("a record's headers never end: broken, or an attack")
        return len(data)
