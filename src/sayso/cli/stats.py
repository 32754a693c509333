"""sayso stats: what the workspace holds, in numbers."""

from __future__ import annotations

import dataclasses
import json

import typer

from sayso.cli.opening import Folder, Json, open_workspace
from sayso.cli.table import print_pairs

_LISTS = ("statuses", "types", "publishers", "actors", "years")


def stats(*, workspace: Folder = None, as_json: Json = False) -> None:
    """Count documents, readings, claims, decisions and echoes; the commonest statuses, types, publishers and actors.

    \b
    Example:
      sayso stats -w reports
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        found = dataclasses.asdict(opened.stats())
    if as_json:
        typer.echo(json.dumps({name: dict(value) if name in _LISTS else value for name, value in found.items()}))
        return
    print_pairs((name, f"{value:,}") for name, value in found.items() if name not in _LISTS)
    for name in _LISTS:
        if found[name]:
            typer.echo(f"\n{name}")
            print_pairs((f"  {value}", f"{number:,}") for value, number in found[name])
