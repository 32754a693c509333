"""sayso recode: reports read again by a newer version, beside what was read before."""

from __future__ import annotations

import typer

from sayso.cli.add import Summary
from sayso.cli.errors import silence
from sayso.cli.opening import Folder, Quiet, Workers, open_workspace
from sayso.cli.tally import Tally


def recode(*, workspace: Folder = None, workers: Workers = 1, quiet: Quiet = False) -> None:
    """Code every report that this version has not read yet: after an upgrade, or after sayso add --keep-only.

    Older readings are kept; `sayso diff` shows what a newer one says otherwise. Decisions hold for the new claims of
    the same id. It can be stopped and given again, and goes on where it stopped.

    \b
    Example:
      sayso recode --workers 2
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    if quiet:
        silence()
    summary = Summary(shown=not quiet)
    with open_workspace(workspace) as opened, Tally(opened.settings) as tally:
        summary.code(opened, tally, workers, again=True)
    summary.end(quiet=quiet)
    if tally.status:
        raise typer.Exit(tally.status)
