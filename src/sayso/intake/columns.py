"""Tables of reports: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sayso.documents.decode import Decoded, mend
from sayso.documents.reading import Reading, one_line
from sayso.errors import InputError
from sayso.intake.dates import read_date

# The names that tables in the field use, the likeliest first.
_SYNONYMS = {
    "text": "text body fulltext content article articletext articlebody story report maintext notes",
    "title": "title headline subject articletitle",
    "published": "published date publicationdate publisheddate publishdate pubdate publishedat articledate datetime",
    "publisher": "publisher outlet source sourcename publication newspaper media site sitename sourcecommonname domain",
    "url": "url link sourceurl articleurl permalink uri documentidentifier",
    "id": "id docid documentid articleid reportid uuid identifier guid",
    "language": "language lang",
}
_LETTERS = re.compile(r"[^a-z0-9]+")


def find_columns(names: Iterable[str]) -> dict[str, str]:
    """Which of a table's columns holds what; raises InputError when none holds the text.

    >>> find_columns(["Doc ID", "Headline", "Full_Text"])
    {'text': 'Full_Text', 'title': 'Headline', 'id': 'Doc ID'}
    """
    known: dict[str, str] = {}
    for name in names:
        if name:
            known.setdefault(_LETTERS.sub("", name.lower()), name)
    columns = {
        field: next(known[word] for word in words.split() if word in known)
        for field, words in _SYNONYMS.items()
        if any(word in known for word in words.split())
    }
    if "text" not in columns:
        listed = ", ".join(repr(name) for name in list(known.values())[:12])
        raise InputError(f'no column holds the reports\' text: name one "text" (there are {listed or "none"})')
    return columns


def read_row(row: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[Reading, str | None]:
    """The report of one row and the id that it brought along; raises InputError when the row has no text."""
    values = {field: row.get(name) for field, name in columns.items()}
    text = values.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"no text in column {columns['text']!r}")
    mended = mend(Decoded(text))
    notes = list(mended.notes)
    published = read_date(values.get("published"))
    if published is None and values.get("published"):
        notes.append(f"published {str(values['published'])[:40]!r} is not an ISO date: left unknown")
    known = {field: _word(values.get(field)) for field in ("title", "publisher", "url", "language", "id")}
    own_id = known.pop("id")
    return Reading(text=mended.text, published=published, notes=tuple(notes), **known), own_id


def _word(value: Any) -> str | None:
    return one_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
