"""How far a long run is, for a person who watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

from sayso.cli.output import is_terminal

T = TypeVar("T")


def show_progress(
    items: Iterable[T], *, shown: bool, output: TextIO, doing: str = "coded", total: int | None = None
) -> Iterator[T]:
    """The items, counted on standard error when it is a terminal and the output is not.

    With `total`, a bar and the time left; `doing` says what becomes of the items.
    """
    if not (shown and is_terminal(sys.stderr)) or is_terminal(output):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    count = "{task.completed:,} " + doing if total is None else "{task.completed:,} of {task.total:,} " + doing
    rate = TextColumn("{task.fields[rate]}")
    ends = (TimeElapsedColumn(),) if total is None else (BarColumn(), TextColumn("time left"), TimeRemainingColumn())
    columns = (SpinnerColumn(), TextColumn(count), rate, *ends)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total, rate="")
        for item in items:
            yield item
            progress.advance(task)
            speed = progress.tasks[0].speed
            progress.update(task, rate="" if speed is None else f"{speed:,.1f} a second")
