"""One report of any single-file format to text: each kind has its reader."""

from __future__ import annotations

from sayso.documents.decode import decode
from sayso.documents.docx import is_docx, read_docx
from sayso.documents.html import read_html
from sayso.documents.kinds import DOCX, HTML, PDF, TEXT, ZIP
from sayso.documents.pdf import read_pdf
from sayso.documents.reading import Reading

#: Kinds that hold one report and are taken apart by a library of their own.
PARSED = frozenset({HTML, PDF, DOCX})


def read_report(
    data: bytes, kind: str = TEXT, *, charset: str | None = None, url: str | None = None, longest: int = 1_000_000
) -> Reading:
    """The report that bytes of a kind hold.

    Raises InputError, with the mend, when they hold none.
    """
    if kind == HTML:
        return read_html(data, charset=charset, url=url)
    if kind == PDF:
        return read_pdf(data, longest=longest)
    if kind == DOCX or (kind == ZIP and is_docx(data)):
        return read_docx(data)
    decoded = decode(data)
    return Reading(text=decoded.text, notes=decoded.notes)
