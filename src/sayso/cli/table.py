"""Tables: lines and colours for a person at a terminal, plain text with tabs in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence

from sayso.cli.output import is_terminal


def print_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    wide: Sequence[str] = (),
    styles: Mapping[str, str] | None = None,
) -> None:
    """A table; the columns named in `wide` take what room is left, and the others are not cut.

    `styles` gives the look of cells by their last word, on a terminal alone.
    """
    if not is_terminal(sys.stdout):
        for row in (heads, *rows):
            print("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, ratio=1 if head in wide else None, no_wrap=head not in wide, overflow="ellipsis")
    for row in rows:
        table.add_row(*(Text(cell, (styles or {}).get(cell.rpartition(" ")[2], "")) for cell in row))
    Console().print(table)


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """A name and a value on each line, the values under each other."""
    held = list(pairs)
    width = max((len(name) for name, _ in held), default=0)
    for name, value in held:
        print(f"{name:<{width}}  {value}".rstrip())
