"""sayso code: reports in, attributed claims out."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.errors import silence
from sayso.cli.output import open_output, write_all
from sayso.cli.progress import show_progress
from sayso.cli.rendering import Format, format_of, render
from sayso.cli.tally import Tally
from sayso.documents import is_lines, read_documents
from sayso.settings import read_settings, split_types

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Text, HTML, PDF, DOCX or JSON lines (.jsonl); - is standard input."),
]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the reports were published, as 2025-05-26.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Their title.")]
Form = Annotated[Format | None, typer.Option("--format", help="Default: what OUT's name says, else text.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that code; the output is the same.")]
Only = Annotated[
    str | None,
    typer.Option(metavar="TYPES", help="Only events of these types, as ASSAULT,PROTEST; it takes less time."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no warnings.")]


def code(
    files: Files,
    *,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    form: Form = None,
    output: Output = None,
    workers: Workers = 1,
    only: Only = None,
    quiet: Quiet = False,
) -> None:
    """Code reports into attributed claims.

    Each claim tells who says that who did what to whom, where, when and with what toll, in which words.

    A JSON line holds "text" and any of "id", "title", "published", "publisher", "url"; what a line leaves out is taken
    from the options. Each line gives one result on its place; one that cannot be read gives {"error": …, "line": N}
    in JSON, a warning, and exit status 1 at the end.

    \b
    Examples:
      sayso code report.txt --published 2025-05-26
      sayso code report.txt --format html -o report.html
      sayso code reports.jsonl --format jsonl -o coded.jsonl --workers 4
      sayso code stream.jsonl --only ASSAULT,PROTEST --format jsonl
      cat report.txt | sayso code - --format json
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.run import Coder  # spaCy takes a second to load, which no other command should wait for

    if quiet:
        silence()
    settings = read_settings()
    coder = Coder(settings if only is None else dataclasses.replace(settings, only=split_types(only)))
    items = read_documents(files, published=published, publisher=publisher, title=title, settings=coder.settings)
    coder.load()
    many = len(files) > 1 or is_lines(files[0])
    with (
        Tally(coder.settings) as tally,
        open_output(output, files) as stream,
        contextlib.closing(coder.code_read(items, workers=workers)) as results,
    ):
        watched = show_progress(tally.watch(results), shown=many and not quiet, output=stream)
        write_all(render(watched, format_of(form, output), many=many, stream=stream), stream)
    if tally.status:
        raise typer.Exit(tally.status)
