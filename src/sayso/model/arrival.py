"""Arrivals: a report as it came in from outside, before anything is read out of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sayso.model.document import Document
from sayso.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes of one report exactly as they came: the file, the page, or the one record of a larger file.

    `media_type` is what the bytes are ("text/html"), as told by the bytes themselves where they tell; `sha256` is the
    name under which they are kept.
    """

    data: bytes
    media_type: str
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval(Record):
    """How an original was come by.

    `method` is "file", "stdin", "http" or "feed"; `address` the path or URL that was asked for, `place` which record of
    it is meant ("line 17", "message 3", "page.html" in an archive), None for the whole; `retrieved` the UTC time to
    the second. `final_url` is where redirects led, None without any; `headers` are the response's, those that matter
    to a record's proof (date, etag, last-modified, content-type).
    """

    method: str
    address: str
    retrieved: str
    place: str | None = None
    final_url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One report that came in: its bytes, how it was come by, and the document read from it.

    `document` is None when the bytes hold no report that can be read; `problem` then says why and how to mend it, in
    one line, and the original is kept all the same. `notes` say what had to be assumed (an encoding, say).
    `own_id` is the id that the report brought along, None when it has none.
    """

    original: Original
    retrieval: Retrieval
    document: Document | None
    problem: str | None = None
    notes: tuple[str, ...] = ()
    own_id: str | None = None
