"""PDF to text: its text layer, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from sayso.documents.decode import Decoded, printable
from sayso.documents.reading import Reading, one_line
from sayso.errors import InputError

_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


def read_pdf(data: bytes, *, longest: int = 1_000_000) -> Reading:
    """The text of a PDF, a blank line between pages; reading stops once it holds more than `longest` characters.

    Its date of creation is no date of publication, so that is left unknown. Raises InputError when the file is
    encrypted, is broken, or has no text layer.
    """
    reader = _open(data)
    pages = list(_pages(reader, longest))
    text = printable(Decoded("\n\n".join(page for page in pages if page)))
    if not text.text.strip():
        raise InputError("the PDF has no text layer: it is a scan; run OCR on it (ocrmypdf FILE), then add the result")
    lost = sum(not page for page in pages)
    notes = (f"{lost} of {len(pages)} page(s) hold no text: pictures or scans",) if lost else ()
    return Reading(text=text.text, title=_title(reader), notes=(*text.notes, *notes))


def _open(data: bytes) -> Any:
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity of every PDF
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("the PDF is encrypted: save it without a password")
        len(reader.pages)
    except InputError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes Python raise
        raise InputError(
            f"the PDF cannot be read ({_short(error)}): open it in a viewer and print it to a new PDF"
        ) from None
    return reader


def _pages(reader: Any, longest: int) -> Iterator[str]:
    length = 0
    for page in reader.pages:
        try:
            text = _HYPHEN.sub("", page.extract_text() or "").strip()
        except Exception:  # one broken page does not lose the others
            text = ""
        yield text
        length += len(text)
        if length > longest:
            return


def _title(reader: Any) -> str | None:
    try:
        return one_line(reader.metadata.title) if reader.metadata else None
    except Exception:  # a title is not worth a report
        return None


def _short(error: Exception) -> str:
    return one_line(str(error), 100) or type(error).__name__
