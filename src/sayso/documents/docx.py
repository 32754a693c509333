"""DOCX to text: paragraphs and tables in document order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from sayso.documents.decode import Decoded, printable
from sayso.documents.reading import Reading, one_line, paragraphs
from sayso.errors import InputError

#: Ways of packing that unpack no more than asked for at a time; others may fill the memory with one block.
BOUNDED_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNPACKED = 256 << 20  # bytes that all parts of one document may unpack to; pictures are in it and are not read
_RATIO = 250
_GRACE = 4 << 20
_PARTS = 5_000


def read_docx(data: bytes) -> Reading:
    """The text of a Word document, headings and table rows as paragraphs of their own.

    Raises InputError when it is broken, too large unpacked, or without text.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, len(data))
        document = docx.Document(io.BytesIO(data))
        text = paragraphs(list(_lines(document)))
        title = one_line(document.core_properties.title)
    except InputError:
        raise
    except Exception as error:  # a broken document makes the libraries raise whatever they meet
        reason = one_line(str(error), 100) or type(error).__name__
        raise InputError(f"the Word document cannot be read ({reason}): save it again as .docx") from None
    if not text:
        raise InputError("the Word document holds no text: if it is a picture, run OCR on it")
    mended = printable(Decoded(text))
    return Reading(text=mended.text, title=title, notes=mended.notes)


def is_docx(data: bytes) -> bool:
    """True when a zip file is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return False


def _check_sizes(archive: zipfile.ZipFile, packed: int) -> None:
    """Unpack every part once into nothing, counting: the sizes that a zip file states may be lies."""
    entries = archive.infolist()
    if len(entries) > _PARTS:
        raise InputError(f"the Word document has {len(entries):,} parts: it is no report")
    total = 0
    most = min(_UNPACKED, max(_GRACE, packed * _RATIO))
    for entry in entries:
        if entry.compress_type not in BOUNDED_METHODS:
            raise InputError("the Word document is packed by a rare method: save it again as .docx")
        with archive.open(entry) as stream:
            while block := stream.read(1 << 16):
                total += len(block)
                if total > most:
                    raise InputError("the Word document unpacks to far more than it holds: it is broken or an attack")


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " | ".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
        else:
            yield from block.text.split("\n")
