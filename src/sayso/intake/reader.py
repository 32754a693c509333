"""Single reports read out of their bytes."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.documents.formats import read_report
from sayso.documents.limits import Limits
from sayso.documents.reading import Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the bytes of one report."""

    limits: Limits

    def read(self, data: bytes, kind: str, *, charset: str | None = None, url: str | None = None) -> Reading:
        """The report in the bytes; raises InputError when they hold none."""
        return read_report(data, kind, charset=charset, url=url, longest=self.limits.characters)
