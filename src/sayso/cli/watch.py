"""sayso watch: what is new on the watch list, kept and coded."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from sayso.cli.add import KeepOnly, Summary, outcome_line
from sayso.cli.errors import INTERRUPTED, silence
from sayso.cli.opening import Folder, Json, Quiet, Workers, open_workspace
from sayso.cli.tally import Tally

Every = Annotated[float | None, typer.Option(min=1, metavar="MINUTES", help="Look again and again, until Ctrl-C.")]


def watch(
    *,
    workspace: Folder = None,
    every: Every = None,
    keep_only: KeepOnly = False,
    workers: Workers = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Look at the feeds, sitemaps and pages of feeds.yaml; keep and code what is new there.

    Each is asked politely: at its pace, by its robots.txt, and for nothing that has not changed. What cannot be had now
    is tried again at the next look. Exit status 1 when something could not be had or read.

    \b
    Examples:
      sayso watch
      sayso watch --every 30
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    if quiet:
        silence()
    while True:
        with open_workspace(workspace) as opened, Tally(opened.settings) as tally:
            summary = Summary(shown=not quiet)
            for outcome in tally.until_interrupted(summary.kept(opened.look())):
                if as_json:
                    typer.echo(outcome_line(outcome))
            if not keep_only and not tally.status:
                summary.code(opened, tally, workers)
        summary.end(quiet=quiet or as_json)
        status = tally.status or summary.status
        if every is None or status == INTERRUPTED:
            break
        time.sleep(every * 60)
    if status:
        raise typer.Exit(status)
