"""The desk: what every format needs to make arrivals of what it finds."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from sayso.documents import refusal
from sayso.documents.decode import Decoded, printable
from sayso.documents.limits import Limits
from sayso.documents.reading import Reading
from sayso.errors import InputError
from sayso.intake.fetch import Fetcher
from sayso.intake.parcel import Parcel
from sayso.intake.reader import Reader
from sayso.model import Document
from sayso.model.arrival import Arrival, Original
from sayso.settings import Settings


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
            return self.arrival(parcel, Original(data=data, media_type=kind), str(error), place=place)
        return self.arrival(parcel, Original(data=data, media_type=kind), reading, place=place)

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
            own_id=own_id,
        )

    @staticmethod
    def _document(
        found: Reading | Document, parcel: Parcel, notes: tuple[str, ...]
    ) -> tuple[Document, tuple[str, ...]]:
        """The document by its own name (its id comes from its text) and without control characters."""
        if isinstance(found, Reading):
            notes = (*found.notes, *notes)
            found = found.document(parcel.defaults)
        clean = printable(Decoded(found.text, notes))
        return dataclasses.replace(found, text=clean.text, id=""), clean.notes
