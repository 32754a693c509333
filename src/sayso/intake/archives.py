"""Packed files: zip (and what is one inside: Word documents, WACZ) and gzip.

Nothing is written to disk under a name that an archive gives, and what would lie outside it, or is no plain file, is
refused.
"""

from __future__ import annotations

import gzip
import io
import re
import stat
import zipfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

from sayso.documents import Bad
from sayso.documents.docx import BOUNDED_METHODS
from sayso.documents.kinds import DOCX, ZIP
from sayso.errors import InputError
from sayso.intake.budget import Unpacked
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original

_WORD = "word/document.xml"
# Zip files that are one document of a kind that is not read.
_FOREIGN = {
    "xl/workbook.xml": "is a spreadsheet: save it as CSV, a row for each report",
    "ppt/presentation.xml": "is a presentation: save its text as a plain text file",
    "META-INF/container.xml": "is an e-book: save its text as a plain text file",
    "content.xml": "is an OpenDocument file: save it as .docx or as plain text",
}
_WARC_IN_WACZ = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_TAIL = 66_000  # bytes at the end in which a zip file's last record lies
_ENTRY = 300  # bytes that an entry of the directory takes, name included, as a rule
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 1
_END, _WIDE_END, _SEE_WIDE = re.compile(rb"PK\x05\x06"), re.compile(rb"PK\x06\x06"), 0xFFFFFFFF


def read_zip(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad | Parcel]:
    """What a zip file holds: one Word document, the web archives of a WACZ, or files."""
    stream = parcel.seekable()
    _check_directory(stream, desk.limits.entries)
    with zipfile.ZipFile(stream) as archive:
        entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
        names = {entry.filename for entry in entries}
        foreign = next((why for name, why in _FOREIGN.items() if name in names), None)
        if _WORD in names or foreign:
            yield _document(stream, parcel, desk, foreign)
            return
        if "datapackage.json" in names and any(_WARC_IN_WACZ.fullmatch(name) for name in names):
            entries = [entry for entry in entries if _WARC_IN_WACZ.fullmatch(entry.filename)]
        for entry in entries:
            if not entry.is_dir() and not _hidden(entry.filename):
                parcel.budget.take_file()
                yield _open(archive, entry, parcel)


def read_gzip(parcel: Parcel, desk: Desk) -> Iterator[Parcel]:
    """The one file that was packed, under its name without ".gz"."""
    counter = _Counter(parcel.stream)
    unpacked = Unpacked(cast(BinaryIO, gzip.GzipFile(fileobj=counter)), counter.count, parcel.budget)
    name = re.sub(r"\.t?gz(?:ip)?$", "", parcel.name, flags=re.IGNORECASE)
    yield parcel.inside("", io.BufferedReader(unpacked), name=name, follow=parcel.follow)


def _document(stream: IO[bytes], parcel: Parcel, desk: Desk, foreign: str | None) -> Arrival:
    stream.seek(0)
    data = stream.read(desk.limits.report_bytes + 1)
    if len(data) > desk.limits.report_bytes:
        raise InputError("too large to be one report: split it")
    if foreign:
        return desk.arrival(parcel, Original(data=data, media_type=ZIP), foreign)
    return desk.report(parcel, data, DOCX)


def _open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, parcel: Parcel) -> Parcel | Bad:
    """One file of an archive as a parcel, or why it is not opened."""
    name, mode = entry.filename, entry.external_attr >> 16
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in re.split(r"[/\\]", name):
        return parcel.bad("its name leads out of the archive: not read", name)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return parcel.bad("is a link or a device, not a file: not read", name)
    if entry.flag_bits & _ENCRYPTED:
        return parcel.bad("is encrypted: unpack the archive with its password and add what was in it", name)
    if entry.compress_type not in BOUNDED_METHODS:
        return parcel.bad("is packed by a rare method: unpack the archive and add what was in it", name)
    try:
        stream = cast(BinaryIO, archive.open(entry))
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        return parcel.bad(f"is broken: {error}", name)
    unpacked = Unpacked(stream, lambda: entry.compress_size, parcel.budget)
    return parcel.inside(name, io.BufferedReader(unpacked))


def _hidden(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return ".." not in parts and ("__MACOSX" in parts or any(part.startswith(".") for part in parts))


def _check_directory(stream: IO[bytes], entries: int) -> None:
    """Refuse a directory that would fill the memory before it is read: its size stands at the file's end."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(_TAIL)
    # Of several records, and of both formats, the largest counts: which one is read depends on the bytes around it.
    sizes = [int.from_bytes(tail[one.end() + 8 : one.end() + 12], "little") for one in _END.finditer(tail)]
    wide = [int.from_bytes(tail[one.end() + 36 : one.end() + 44], "little") for one in _WIDE_END.finditer(tail)]
    if not sizes:
        raise InputError("the zip file is broken: it has no directory")
    if max([size for size in sizes if size != _SEE_WIDE] + wide, default=0) > entries * _ENTRY:
        raise InputError(f"holds more than {entries:,} files: split it")
    stream.seek(0)


class _Counter(io.RawIOBase):
    """A stream that counts the packed bytes taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._count = stream, 0

    def count(self) -> int:
        return self._count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        return len(data)
