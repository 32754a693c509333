"""Results to the pieces of an output format."""

from __future__ import annotations

import enum
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from sayso.documents import Bad
from sayso.export import json_list, to_json, to_line, to_page, to_text
from sayso.model import Coded

_NARROWEST, _WIDEST = 60, 120


class Format(enum.StrEnum):
    """How coded documents are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def format_of(chosen: Format | None, output: Path | None) -> Format:
    """The format asked for, else the one that the output's name says, else text."""
    if chosen is not None:
        return chosen
    suffix = "" if output is None else output.suffix.lower().removeprefix(".")
    names = {"htm": "html", "ndjson": "jsonl"}
    suffix = names.get(suffix, suffix)
    return Format(suffix) if suffix in set(Format) else Format.TEXT


def render(results: Iterable[Coded | Bad], form: Format, *, many: bool, stream: TextIO) -> Iterator[str]:
    """The output piece by piece; `many` says whether JSON is a list even for one document.

    Text has colours and the terminal's width where a person reads it, and neither in a pipe.
    """
    match form:
        case Format.JSONL:
            yield from (to_line(item) + "\n" for item in results)
        case Format.JSON:
            yield from _json(results, many)
        case Format.HTML:
            yield to_page([item for item in results if isinstance(item, Coded)])
        case Format.TEXT:
            yield from _text(results, stream)


def _json(results: Iterable[Coded | Bad], many: bool) -> Iterator[str]:
    if many:
        yield from json_list(results)
        return
    held = list(results)  # one file that may turn out to hold several reports
    if len(held) == 1:
        yield to_json(held[0]) + "\n"
    else:
        yield from json_list(held)


def _text(results: Iterable[Coded | Bad], stream: TextIO) -> Iterator[str]:
    terminal = stream.isatty()
    look = {"colour": terminal and not os.environ.get("NO_COLOR"), "width": _width() if terminal else 100}
    separator = ""
    for item in results:
        if isinstance(item, Coded):
            yield separator + to_text(item, width=int(look["width"]), colour=bool(look["colour"]))
            separator = "\n\n"


def _width() -> int:
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 100
    return min(max(columns, _NARROWEST), _WIDEST)
