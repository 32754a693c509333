"""sayso dump, sayso load: the whole store as JSON lines, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.opening import Folder, open_workspace
from sayso.cli.output import open_output, write_all
from sayso.cli.progress import show_progress
from sayso.errors import InputError

Out = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]
Stable = Annotated[bool, typer.Option("--stable", help="Leave out clock times, to compare two workspaces.")]
Dump = Annotated[Path, typer.Argument(metavar="FILE", help="A dump; - is standard input.")]


def dump(*, workspace: Folder = None, output: Out = None, stable: Stable = False) -> None:
    """Write the whole store as JSON lines in a fixed order: a backup that any version can read, or compare.

    \b
    Examples:
      sayso dump -o backup.jsonl
      sayso dump --stable | sha256sum
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened, open_output(output) as stream:
        lines = show_progress(opened.dump(stable=stable), shown=output is not None, output=stream, doing="written")
        write_all((f"{line}\n" for line in lines), stream)


def load(file: Dump, *, workspace: Folder = None) -> None:
    """Read a dump into a new, empty workspace: whole, or not at all.

    \b
    Example:
      sayso load backup.jsonl -w restored
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        lines = show_progress(_lines(file), shown=True, output=sys.stdout, doing="read")
        number = opened.load(lines, name=str(file))
    typer.echo(f"{number:,} records read")


def _lines(file: Path) -> Iterator[str]:
    if str(file) == "-":
        yield from sys.stdin
        return
    try:
        with file.open(encoding="utf-8") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
