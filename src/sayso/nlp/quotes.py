"""Quotations: spans between quotation marks, also over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r'"')


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation from its opening mark through its closing one.

    `start` and `end` include the marks. `continued` is true when a paragraph ends without a closing mark and the next
    opens with one: by convention the same speaker goes on.
    """

    start: int
    end: int
    continued: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """The range between the marks."""
        return self.start + 1, self.end if self.continued else self.end - 1


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations in normalised text (straight marks, see `normalise`), in order.

    Marks pair up within a paragraph; a mark that stays open counts only when the next paragraph opens with one, and
    then runs to the end of its own.
    """
    found: list[Quote] = []
    offset = 0
    for paragraph in text.split("\n"):
        found.extend(_in_paragraph(text, offset, offset + len(paragraph)))
        offset += len(paragraph) + 1
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is None:
            opened = mark.start()
        else:
            found.append(Quote(opened, mark.end()))
            opened = None
    if opened is not None and text[opened + 1 : end].strip() and text[end:].lstrip().startswith('"'):
        found.append(Quote(opened, end, continued=True))
    return found
