"""Which workspace a command means: -w, else SAYSO_WORKSPACE, else the current folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.workspace import Workspace

Folder = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", metavar="DIR", help="The workspace; else SAYSO_WORKSPACE, else this folder."),
]
Json = Annotated[bool, typer.Option("--json", help="JSON lines for scripts.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no warnings, no summary.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that code; the records are the same.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why, in your own words.")]


@contextlib.contextmanager
def open_workspace(folder: Path | None) -> Iterator[Workspace]:
    """The workspace that is meant, closed at the end."""
    from sayso.workspace import find_workspace  # its libraries take a moment, which other commands should not wait for

    with find_workspace(folder) as workspace:
        yield workspace
