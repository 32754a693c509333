"""sayso gazetteer: which places are known, and a larger gazetteer from a full GeoNames dump."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.output import is_terminal
from sayso.errors import OutputError

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Dump = Annotated[Path, typer.Argument(metavar="PATH", help="allCountries.txt, or the folder or zip that holds it.")]
Index = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write here, not into the cache.")]


@app.callback()
def gazetteer() -> None:
    """Show which places are known, or make a larger gazetteer."""


@app.command()
def build(path: Dump, *, output: Index = None) -> None:
    """Make a gazetteer of a full GeoNames dump.

    PATH is allCountries.txt, or a folder or zip archive with it and, if there, admin1CodesASCII.txt, admin2Codes.txt
    (English names of divisions) and alternateNamesV2.txt (preferred English names of towns). Files may be zipped.
    It knows villages, camps, airports, rivers and valleys that the one which ships lacks. The dump is read as a stream;
    the whole of it takes some minutes. Set SAYSO_GAZETTEER to the file that it prints.

    \b
    Examples:
      sayso gazetteer build allCountries.zip
      sayso gazetteer build geonames/ -o places.sqlite
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.places import DumpSource, build_gazetteer, index_path

    source = DumpSource(path)
    where = output or index_path(source)
    try:
        with _progress(source.size) as source.watch:
            build_gazetteer(source, where)
    except OSError as error:
        raise OutputError(f"cannot write {where}: {error.strerror or error}") from None
    typer.echo(where)


@app.command()
def info() -> None:
    """Show which gazetteer is in use and what it holds.

    SAYSO_GAZETTEER names another one than the one that ships.
    """
    from sayso.places import load_gazetteer
    from sayso.settings import read_settings

    known = load_gazetteer(read_settings().gazetteer)
    schema, source, version = known.about()
    size = known.path.stat().st_size
    lines = {"file": known.path, "size": f"{size / 1e6:,.1f} MB", "made from": source, "schema": schema}
    for name, value in {**lines, "version": version}.items():
        typer.echo(f"{name:<12}{value}")
    for kind, number in known.count().items():
        typer.echo(f"{kind:<12}{number:,}")


@contextlib.contextmanager
def _progress(size: int) -> Iterator[Callable[[int], None] | None]:
    """Takes the bytes read and shows them on standard error; None when that is no terminal."""
    if not is_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        task = progress.add_task("reading", total=size)
        yield lambda read: progress.advance(task, read)
