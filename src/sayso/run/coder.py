"""What Python users call: one report or many, coded with one set of settings."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterable, Iterator, Mapping

from sayso.documents import Bad, read_published
from sayso.model import Coded, Document
from sayso.pipeline import load_knowledge
from sayso.run.processes import run_processes
from sayso.run.serial import run_serial
from sayso.settings import Settings, read_settings


class Coder:
    """Codes reports; cheap to make, since the pipeline and the knowledge are loaded once for each process.

    `settings` None reads what the environment overrides (see `read_settings`).
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = read_settings() if settings is None else settings

    def __repr__(self) -> str:
        return f"Coder({self.settings!r})"

    @property
    def versions(self) -> Mapping[str, str]:
        """What codes: versions of sayso, of the spaCy pipeline and of the knowledge files."""
        return load_knowledge(self.settings).versions

    def load(self) -> None:
        """Load the knowledge and look for the spaCy pipeline now, rather than with the first report.

        Raises KnowledgeError when a knowledge file is wrong, ModelMissing when the pipeline is not installed.
        """
        load_knowledge(self.settings)

    def code(self, report: str | Document) -> Coded:
        """Code one report; a report that cannot be coded (no text, another language) says why in `refused`.

        Raises ModelMissing when the spaCy pipeline is not installed.
        """
        return next(self.code_many([report]))

    def code_many(self, reports: Iterable[str | Document], *, workers: int = 1) -> Iterator[Coded]:
        """Code reports in batches, in order, as they come: the same results whatever the number of workers."""
        documents = (Document(text=report) if isinstance(report, str) else report for report in reports)
        return (coded for coded in self.code_read(documents, workers=workers) if isinstance(coded, Coded))

    def code_read(self, items: Iterable[Document | Bad], *, workers: int = 1) -> Generator[Coded | Bad]:
        """Code what `read_documents` gives: what could not be read keeps its place among the coded documents."""
        if workers > 1:
            return run_processes(items, self.settings, workers)
        return run_serial(items, self.settings)


def code(
    text: str,
    *,
    published: str | datetime.date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,  # noqa: A002  # the document's id, under the name it has everywhere
) -> Coded:
    """Code one report.

    `published` is an ISO date or timestamp; without it nothing said relative to publication ("on Monday") gets a date.
    `id` None derives one from the text. Raises InputError for a date that is not ISO, ModelMissing without the spaCy
    pipeline.
    """
    document = Document(
        text=text, id=id or "", title=title, publisher=publisher, url=url, published=read_published(published)
    )
    return Coder().code(document)
