"""Documents coded one after another in this process."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from sayso.documents import Bad
from sayso.model import Coded, Document
from sayso.run.batch import batches, code_batch
from sayso.settings import Settings


def run_serial(items: Iterable[Document | Bad], settings: Settings) -> Generator[Coded | Bad]:
    """One result for each item, in order, reading at most one batch ahead."""
    for batch in batches(items):
        yield from code_batch(batch, settings)
