"""Which documents are not coded, and why."""

from __future__ import annotations

import dataclasses
import re

from sayso.documents.language import find_language
from sayso.model import Document
from sayso.settings import Settings

_HALVES = re.compile(r"[\ud800-\udfff]")


def with_language(document: Document) -> Document:
    """The document with its language found, where it had none and the text tells."""
    if document.language is not None:
        return document
    language = find_language(document.text)
    return document if language is None else dataclasses.replace(document, language=language)


def refusal(document: Document, settings: Settings) -> str | None:
    """Why this document cannot be coded, with the mend; None when it can.

    A text whose language could not be told counts as being in the settings' language.
    """
    text = document.text
    if not text.strip().strip("\x00\ufeff"):
        return "empty: there is no text"
    if len(text) > settings.max_length:
        return f"{len(text):,} characters, more than {settings.max_length:,}: split it, one report a document"
    if _HALVES.search(text):
        return "half of a surrogate pair in the text: decode it again"
    if document.language not in (None, settings.language):
        return f"language is {document.language!r}: only {settings.language!r} can be coded"
    return None


def is_foreign(document: Document, settings: Settings) -> bool:
    """True when a document is refused for its language alone, which is no fault of the input."""
    return document.language not in (None, settings.language)
