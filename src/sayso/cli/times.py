"""sayso times: the time expressions of a text and the days they allow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from sayso.cli.code import Published
from sayso.cli.output import open_output, write_all
from sayso.documents import Bad, read_documents
from sayso.errors import InputError
from sayso.model import Document, Time

File = Annotated[str, typer.Argument(metavar="FILE", help="A report, or JSON lines with reports; - is standard input.")]
Lines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, with offsets.")]


def times(file: File, *, published: Published = None, jsonl: Lines = False) -> None:
    """List the time expressions of a report and the days they allow.

    Without a publication date only what the text dates by itself has days; the others say why they have none.

    \b
    Examples:
      sayso times report.txt --published 2025-05-26
      sayso times report.txt --jsonl
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    items = read_documents([file], published=published)
    with open_output(None) as stream:
        for item in items:
            if isinstance(item, Bad):
                raise InputError(str(item))
            write_all(_lines(item, jsonl), stream)


def _lines(document: Document, jsonl: bool) -> Iterator[str]:
    from sayso.times import resolve_times

    for time in resolve_times(document.text, published=document.published):
        if jsonl:
            yield json.dumps({"document": document.id, **time.to_dict()}, ensure_ascii=False) + "\n"
        else:
            yield _line(time) + "\n"


def _line(time: Time) -> str:
    words = "" if time.text is None else " ".join(time.text.text.split())
    days = "unresolved" if time.earliest is None else f"{time.earliest} … {time.latest}"
    if time.earliest is not None and time.earliest == time.latest:
        days = time.earliest
    kind = time.precision.value if time.earliest is not None else time.reason or ""
    return "  ".join(part for part in (f"{words:<28}", f"{days:<25}", f"{time.value or '':<12}", kind) if part).rstrip()
