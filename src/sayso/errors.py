"""What can go wrong, as a tree; every message is one line that names the thing and the mend.

SaysoError
├── InputError            a report, an option or a file that cannot be read as asked
│   └── RefusedDocument   readable, but not to be coded (another language, no text, too long)
├── KnowledgeError        an ontology, lexicon, roster or gazetteer file is wrong: lists every problem
├── ModelMissing          the spaCy pipeline named in the settings is not installed
├── OutputError           the result cannot be written where asked
└── StoreError            the workspace's store cannot be opened, read or written as asked
"""

from __future__ import annotations

from collections.abc import Sequence


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose."""


class InputError(SaysoError):
    """A report, an option or a file that cannot be read as asked."""


class RefusedDocument(InputError):
    """A document that is readable but not to be coded, with the reason."""


class KnowledgeError(SaysoError):
    """Knowledge files with problems; `problems` holds one line for each, with file and entry."""

    def __init__(self, what: str, problems: Sequence[str]) -> None:
        self.what = what
        self.problems = tuple(problems)
        super().__init__(f"{what}: {len(problems)} problem(s)\n" + "\n".join(f"  {line}" for line in problems))

    def __reduce__(self) -> tuple[type[KnowledgeError], tuple[str, tuple[str, ...]]]:
        """So that it comes whole from a worker process."""
        return type(self), (self.what, self.problems)


class ModelMissing(SaysoError):
    """The spaCy pipeline named in the settings is not installed."""


class OutputError(SaysoError):
    """The result cannot be written where asked."""


class StoreError(SaysoError):
    """The workspace's store cannot be opened, read or written as asked."""
