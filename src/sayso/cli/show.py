"""sayso show: one claim, event, document, actor or decision with all that belongs to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.opening import Folder, open_workspace
from sayso.cli.output import is_terminal
from sayso.errors import InputError
from sayso.export import to_json, to_text

if TYPE_CHECKING:
    from sayso.model import Coded, Decision
    from sayso.workspace import Workspace

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim, an event, a document, an actor or a decision.")]
AsJson = Annotated[bool, typer.Option("--json", help="The coded document as JSON, cut to what was asked for.")]
WithText = Annotated[bool, typer.Option("--text", help="Print the document's text, as it is kept.")]


_WAYS = {"echoes": ("echoes", "is echoed by"), "updates": ("updates", "is updated by")}


def show(name: Id, *, workspace: Folder = None, text: WithText = False, as_json: AsJson = False) -> None:
    """Show a claim, an event, a document, an actor or a decision, and where it comes from.

    \b
    Examples:
      sayso show c-fd8d3c73fc65
      sayso show harbour-wire --text
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        if text:
            _print_text(opened, name)
            return
        shown = list(_parts(opened, name))
        if not shown:
            raise InputError(f"nothing in this workspace is called {name}: sayso find looks wider")
        for part in shown:
            print(to_json(part) if as_json else _in_words(opened, part))
        if not as_json:
            print("\n".join(_decided(opened, name, shown)))


def _print_text(workspace: Workspace, name: str) -> None:
    document = workspace.document(name)
    if document is None:
        raise InputError(f"no document {name} in this workspace")
    print(document.text)


def _parts(workspace: Workspace, name: str) -> Iterator[Coded]:
    """The coded documents that hold what is asked for, each cut to it."""
    coded = workspace.coded(name)
    if coded is not None:
        yield coded
        return
    for key in ("claim", "event", "actor"):
        found = workspace.claims(**{key: name}, limit=None)
        wanted: dict[str, set[str]] = {}
        for one in found:
            wanted.setdefault(one.document, set()).add(one.id)
        for document, claims in sorted(wanted.items()):
            if (coded := workspace.coded(document)) is not None:
                yield replace(coded, claims=tuple(claim for claim in coded.claims if claim.id in claims))
        if wanted:
            return


def _in_words(workspace: Workspace, coded: Coded) -> str:
    colour = is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")
    lines = [to_text(coded, colour=colour)]
    document = coded.document
    for how in workspace.retrievals(document.id):
        place = f", {how.place}" if how.place else ""
        lines.append(f"kept     {how.retrieved} from {how.address}{place} ({how.method})")
    for relation in workspace.relations(document.id):
        other = relation.object if relation.subject == document.id else relation.subject
        way = _WAYS[relation.kind][relation.subject != document.id]
        lines.append(f"{way:<8} {other}: {relation.reason}")
    return "\n".join(lines)


def _decided(workspace: Workspace, name: str, shown: list[Coded]) -> Iterator[str]:
    about = {name} | {claim.id for coded in shown for claim in coded.claims}
    for decision in workspace.decisions():
        if decision.target in about or decision.id == name:
            yield decision_line(decision)


def decision_line(decision: Decision) -> str:
    """A decision on one line."""
    what = " = ".join(part for part in (decision.field, decision.value) if part)
    why = f": {decision.why}" if decision.why else ""
    parts = (decision.made, decision.id, decision.who, decision.verdict.value, decision.target, what)
    return "  ".join(part for part in parts if part) + why
