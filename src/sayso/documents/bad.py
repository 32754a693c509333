"""What stands in for a report that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A file, or one line of a JSONL file, that holds no report, with what is wrong and the mend.

    `line` counts from 1 and is None when the whole file is meant.
    """

    error: str
    file: str
    line: int | None = None

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.error}"

    def to_dict(self) -> dict[str, Any]:
        """The record that takes the place of a coded document in JSON and JSONL output."""
        where = {"file": self.file} if self.line is None else {"line": self.line, "file": self.file}
        return {"error": self.error, **where}
