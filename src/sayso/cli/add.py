"""sayso add: reports into the workspace, kept as they are and coded."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.code import Published, Publisher, Title
from sayso.cli.errors import NOT_ALL, silence
from sayso.cli.opening import Folder, Json, Quiet, Workers, open_workspace
from sayso.cli.progress import show_progress
from sayso.cli.table import print_pairs
from sayso.cli.tally import Tally

if TYPE_CHECKING:
    from sayso.workspace import Outcome, Workspace

log = logging.getLogger(__name__)

Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS…", help="Files, folders, URLs; - is standard input.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Their language (en), where they do not say.")]
KeepOnly = Annotated[bool, typer.Option("--keep-only", help="Keep the reports without coding them now.")]


def add(
    addresses: Addresses,
    *,
    workspace: Folder = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    language: Language = None,
    keep_only: KeepOnly = False,
    workers: Workers = 1,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Keep reports with their original bytes, link copies as echoes, and code what is new.

    Text, web pages, PDF, DOCX, JSON lines, CSV, Parquet, mailboxes, web archives, feeds and sitemaps. What is held
    already is not kept twice, so the same command can be given again after a crash and goes on where it stopped. What
    cannot be read is told at the end, with exit status 1; everything else is kept.

    \b
    Examples:
      sayso add reports/ --publisher "Example Wire"
      sayso add https://example.org/situation-update.html
      sayso add archive.warc.gz wire.jsonl --workers 2
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    if quiet:
        silence()
    known = {"published": published, "publisher": publisher, "title": title, "language": language}
    with open_workspace(workspace) as opened:
        summary = Summary(shown=not quiet)
        with Tally(opened.settings) as tally:
            for outcome in tally.until_interrupted(summary.kept(opened.take_in(addresses, **known))):
                if as_json:
                    typer.echo(outcome_line(outcome))
            if not keep_only and not tally.status:
                summary.code(opened, tally, workers)
    summary.end(quiet=quiet or as_json)
    if status := tally.status or summary.status:
        raise typer.Exit(status)


class Summary:
    """Counts what became of everything, and tells it at the end."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self.counts = dict.fromkeys(("new", "held already", "unreadable", "sharing text with others"), 0)
        self.coded = dict.fromkeys(("coded", "not coded", "claims"), 0)
        self.status = 0

    def kept(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes as they come, counted; problems are warned of where they stand."""
        for outcome in show_progress(outcomes, shown=self.shown, output=sys.stdout, doing="kept"):
            if outcome.problem is not None:
                log.warning("%s", outcome.problem)
                self.counts["unreadable"] += 1
                self.status = NOT_ALL
            elif outcome.document is not None:
                self.counts["new" if outcome.is_new else "held already"] += 1
                self.counts["sharing text with others"] += bool(outcome.echoes)
            yield outcome

    def code(self, workspace: Workspace, tally: Tally, workers: int, *, again: bool = False) -> None:
        """Code what is left to code, and count it."""
        total = workspace.left_to_code(again=again)
        if not total:
            return
        results = tally.watch(workspace.code(again=again, workers=workers))
        for coded in show_progress(results, shown=self.shown, output=sys.stdout, total=total):
            self.coded["coded" if coded.refused is None else "not coded"] += 1
            self.coded["claims"] += len(coded.claims)

    def end(self, *, quiet: bool) -> None:
        """Tell what became of everything."""
        if not quiet:
            counted = {name: number for name, number in (self.counts | self.coded).items() if number}
            print_pairs([(name, f"{number:,}") for name, number in counted.items()] or [("nothing new", "")])


def outcome_line(outcome: Outcome) -> str:
    """What became of one report, as a line of JSON."""
    known = {"address": outcome.address, "document": outcome.document.id if outcome.document is not None else None}
    return json.dumps(known | {"new": outcome.is_new, "echoes": outcome.echoes, "problem": outcome.problem})
