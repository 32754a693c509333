"""The desk: what every format needs to make arrivals of what it finds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sayso.documents import refusal
from sayso.documents.decode import Decoded, mend, printable
from sayso.documents.limits import Limits
from sayso.documents.reading import Reading, one_line
from sayso.errors import InputError
from sayso.intake.fetch import Fetcher
from sayso.intake.parcel import Parcel
from sayso.intake.reader import Reader, TooSlow
from sayso.model import Document
from sayso.model.arrival import Arrival, Original
from sayso.settings import Settings

_LONGEST_WORDS = 4096  # characters of a title, a name or an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Clock, limits, fetcher and reader of one run."""

    clock: Callable[[], str]
    limits: Limits
    fetcher: Fetcher
    reader: Reader

    @property
    def settings(self) -> Settings:
        """The settings that a text is checked against: its length, whatever its language."""
        return Settings(max_length=self.limits.characters)

    def report(self, parcel: Parcel, data: bytes, kind: str, place: str | None = None) -> Arrival:
        """The arrival of one report that a reader takes apart."""
        try:
            reading = self.reader.read(
                data, kind, charset=parcel.charset, url=parcel.defaults.url, longest=self.limits.characters
            )
        except InputError as error:
            return self.failed(parcel, Original(data=data, media_type=kind), error, place=place)
        if parcel.address is not None:  # where it was outranks what it calls itself
            reading = dataclasses.replace(reading, url=parcel.address)
        return self.arrival(parcel, Original(data=data, media_type=kind), reading, place=place)

    def failed(self, parcel: Parcel, original: Original, error: InputError, place: str | None = None) -> Arrival:
        """The arrival of bytes that could not be read. Raises InputError when too many of one address took too long."""
        if isinstance(error, TooSlow):
            parcel.budget.take_slow()
        return self.arrival(parcel, original, str(error), place=place)

    def arrival(
        self,
        parcel: Parcel,
        original: Original,
        found: Reading | Document | str,
        *,
        place: str | None = None,
        notes: tuple[str, ...] = (),
        own_id: str | None = None,
    ) -> Arrival:
        """An arrival of bytes with the report that was found in them, or with the reason why none was."""
        document: Document | None = None
        problem: str | None = None
        if isinstance(found, str):
            problem = found
        else:
            document, notes = self._document(found, parcel, notes)
            problem = refusal(dataclasses.replace(document, language=None), self.settings)
        retrieval = dataclasses.replace(parcel.retrieval, place=parcel.place(place))
        return Arrival(
            original=original,
            retrieval=retrieval,
            document=None if problem else document,
            problem=problem,
            notes=tuple(dict.fromkeys(notes)),
            own_id=one_line(own_id),
        )

    @staticmethod
    def _document(
        found: Reading | Document, parcel: Parcel, notes: tuple[str, ...]
    ) -> tuple[Document, tuple[str, ...]]:
        """The document under a name made from its text, without what a terminal or a database would stumble over."""
        if isinstance(found, Reading):
            notes = (*found.notes, *notes)
            found = found.document(parcel.defaults)
        clean = printable(mend(Decoded(found.text, notes)))
        words: dict[str, Any] = {
            name: one_line(getattr(found, name), _LONGEST_WORDS) for name in ("title", "publisher", "url", "language")
        }
        return dataclasses.replace(found, text=clean.text, id="", **words), clean.notes
