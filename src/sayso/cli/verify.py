"""sayso verify: whether everything is still what it was."""

from __future__ import annotations

import collections
import sys

import typer

from sayso.cli.errors import NOT_ALL
from sayso.cli.opening import Folder, Quiet, open_workspace
from sayso.cli.progress import show_progress
from sayso.cli.table import print_pairs


def verify(*, workspace: Folder = None, quiet: Quiet = False) -> None:
    """Hash every original and text again, cut every passage again, and follow decisions and claims from the start.

    What is not as it was is told on standard error, with exit status 1.

    \b
    Example:
      sayso verify -w reports
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    looked: collections.Counter[str] = collections.Counter()
    wrong = 0
    with open_workspace(workspace) as opened:
        for what, problem in show_progress(opened.verify(), shown=not quiet, output=sys.stdout, doing="verified"):
            looked[what.split()[0] if not what[0].isdigit() else "decision log"] += 1
            if problem is not None:
                wrong += 1
                typer.echo(f"sayso: wrong: {what}: {problem}", err=True)
    if not quiet:
        print_pairs([*((name, f"{number:,}") for name, number in looked.items()), ("not as they were", f"{wrong:,}")])
    if wrong:
        raise typer.Exit(NOT_ALL)
