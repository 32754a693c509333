"""What was found in reports, listed: a line for each mention, as text or as JSON."""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import typer

from sayso.cli.errors import NOT_ALL
from sayso.cli.output import open_output, write_all
from sayso.documents import Bad
from sayso.model import Document, Place, Time

M = TypeVar("M", Time, Place)


class ListFormat(enum.StrEnum):
    """How mentions are listed."""

    TEXT = "text"
    JSONL = "jsonl"


Form = Annotated[ListFormat, typer.Option("--format", help="Lines to read, or one JSON object a line with offsets.")]


@dataclass(frozen=True, slots=True)
class Listed(Generic[M]):
    """One report with its mentions; `refused` says why it has none."""

    document: Document
    mentions: Sequence[M]
    refused: str | None = None


def write_listing(
    reports: Iterable[Listed[M] | Bad], form: ListFormat, to_line: Callable[[M], str], *, many: bool
) -> None:
    """Write the mentions of each report; with `many`, text names the report above them.

    Exits with status 1 at the end when a report could not be read.
    """
    status = 0
    with open_output(None) as stream:
        for report in reports:
            problem = str(report) if isinstance(report, Bad) else report.refused
            if problem is not None:
                name = "" if isinstance(report, Bad) else f"{report.document.id}: "
                typer.echo(f"sayso: warning: {name}{problem}", err=True)
                status = NOT_ALL
            if isinstance(report, Listed):
                write_all(_lines(report, form, to_line, many), stream)
    if status:
        raise typer.Exit(status)


def _lines(report: Listed[M], form: ListFormat, to_line: Callable[[M], str], many: bool) -> Iterator[str]:
    if form is ListFormat.JSONL:
        for mention in report.mentions:
            yield json.dumps({"document": report.document.id, **mention.to_dict()}, ensure_ascii=False) + "\n"
        return
    if many:
        yield f"{report.document.id}\n"
    for mention in report.mentions:
        yield ("  " if many else "") + to_line(mention) + "\n"


def columns(*parts: tuple[str, int]) -> str:
    """Texts side by side, each padded to its width and set apart by two spaces."""
    return "  ".join(f"{text:<{width}}" for text, width in parts).rstrip()
