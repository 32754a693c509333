"""Quotations: spans between quotation marks, also over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH_END = re.compile(r"\n")


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
    """Quotations in normalised text (straight marks), in order.

    A mark opens where a quotation may begin (after space or an opening bracket or dash), and closes otherwise; an
    unclosed quotation ends with its paragraph, and counts as continued only when the next paragraph opens with a mark.
    """
    found: list[Quote] = []
    offset = 0
    for paragraph in _paragraphs(text):
        found.extend(_in_paragraph(text, offset, offset + len(paragraph)))
        offset += len(paragraph) + 1
    return tuple(found)


def _paragraphs(text: str) -> list[str]:
    return _PARAGRAPH_END.split(text)


def _in_paragraph(text: str, start: int, end: int) -> list[Quote]:
    found = []
    opened: int | None = None
    for position in range(start, end):
        if text[position] != '"':
            continue
        if opened is None:
            opened = position
        else:
            found.append(Quote(opened, position + 1))
            opened = None
    if opened is not None and text[opened + 1 : end].strip():
        following = text[end:].lstrip()
        if following.startswith('"'):
            found.append(Quote(opened, end, continued=True))
    return found
