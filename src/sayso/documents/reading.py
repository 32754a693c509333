"""What reading the bytes of one report gave: its text and what it says of itself."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from sayso.model import Document

_SPACES = re.compile(r"[ \t\r\f\v\xa0]+")
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Text, and what the report says of itself; None where it does not say.

    `notes` are what had to be assumed, one line each; `published` is an ISO date.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()

    def document(self, defaults: Document) -> Document:
        """The report as a document; `defaults` gives what it does not say itself."""
        known = {
            name: value
            for name in ("title", "publisher", "url", "published", "language")
            if (value := getattr(self, name)) is not None
        }
        return dataclasses.replace(defaults, text=self.text, id="", **known)


def one_line(value: str | None, longest: int = _LONGEST_TITLE) -> str | None:
    r"""A title or a name on one line without control characters; None when nothing is left.

    >>> one_line(" Bridge\n closed\x07 ")
    'Bridge closed'
    """
    if not isinstance(value, str):  # what the libraries promise and what they give are two things
        return None
    printable = "".join(character if character.isprintable() else " " for character in value[: longest * 4])
    return " ".join(printable.split())[:longest] or None


def paragraphs(lines: list[str]) -> str:
    """Lines as paragraphs: a blank line between them, so that a heading does not run into what follows it."""
    tidy = (_SPACES.sub(" ", line).strip() for line in lines)
    return "\n\n".join(line for line in tidy if line)
