"""How far a long run is, for a person who watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from sayso.cli.output import is_terminal

T = TypeVar("T")


def show_progress(items: Iterable[T], *, shown: bool, output: TextIO) -> Iterator[T]:
    """The items, counted on standard error when it is a terminal and the output is not."""
    if not (shown and is_terminal(sys.stderr)) or is_terminal(output):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} coded"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("coding", total=None)
        for item in items:
            yield item
            progress.advance(task)
