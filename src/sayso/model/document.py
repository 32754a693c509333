"""One published report: immutable text and what is known about its publication."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from sayso.model.record import Record
from sayso.model.span import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A report as it was published.

    `published` is an ISO date or None when unknown (never invented); `language` an ISO 639-1 code or None when it
    could not be told. `id` defaults to a name derived from the text, so the same text has the same id everywhere.
    """

    text: str
    id: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "sha256", digest)
        if not self.id:
            object.__setattr__(self, "id", f"d-{digest[:12]}")

    def passage(self, start: int, end: int) -> Passage:
        """The words at a range of characters."""
        return Passage.cut(self.text, start, end)

    def header(self) -> dict[str, Any]:
        """What a coded document prints about its document: everything but the text."""
        return {
            "id": self.id,
            "sha256": self.sha256,
            "length": len(self.text),
            "title": self.title,
            "publisher": self.publisher,
            "url": self.url,
            "published": self.published,
            "language": self.language,
        }
