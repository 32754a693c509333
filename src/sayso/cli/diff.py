"""sayso diff: what a newer reading of a document says otherwise than an older one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.opening import Folder, open_workspace
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.store import Difference, ReadingHeader
    from sayso.workspace import Workspace

Name = Annotated[str | None, typer.Argument(metavar="[DOCUMENT]", help="One document; none: all that changed.")]
Before = Annotated[str | None, typer.Option(metavar="VERSION", help="The older version; else the one before the last.")]
After = Annotated[str | None, typer.Option(metavar="VERSION", help="The newer version; else the last.")]


def diff(document: Name = None, *, before: Before = None, after: After = None, workspace: Folder = None) -> None:
    """Show what changed between two readings: claims added, removed, and fields that are read otherwise.

    \b
    Examples:
      sayso diff
      sayso diff harbour-wire
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        if document is not None and opened.document(document) is None:
            raise InputError(f"no document {document} in this workspace")
        told = 0
        for name, headers in _by_document(opened, document):
            pair = _pair(headers, before, after)
            if pair is None:
                continue
            told += 1
            for line in _lines(opened, name, *pair):
                typer.echo(line)
        if not told:
            typer.echo("no document has two readings to compare: sayso recode reads again with this version", err=True)


def _by_document(workspace: Workspace, document: str | None) -> Iterator[tuple[str, list[ReadingHeader]]]:
    held: dict[str, list[ReadingHeader]] = {}
    for header in workspace.readings(document):
        held.setdefault(header.document, []).append(header)
    yield from held.items()


def _pair(headers: list[ReadingHeader], before: str | None, after: str | None) -> tuple[str, str] | None:
    versions = [header.version for header in headers]
    newer = after or versions[-1]
    if newer not in versions:
        return None
    older = before or next((one for one in reversed(versions[: versions.index(newer)])), None)
    return None if older is None or older not in versions or older == newer else (older, newer)


def _lines(workspace: Workspace, name: str, before: str, after: str) -> Iterator[str]:
    from sayso.store import compare_readings

    old, new = workspace.coded(name, version=before), workspace.coded(name, version=after)
    if old is None or new is None:
        return
    found = list(compare_readings(old, new))
    yield f"{name}: {before} → {after}: {len(found) or 'no'} difference{'' if len(found) == 1 else 's'}"
    for one in found:
        yield from _difference(one)


def _difference(one: Difference) -> Iterator[str]:
    claim = one.after or one.before
    assert claim is not None, "a difference is about a claim"
    kind = "no event" if claim.event is None else claim.event.type.value
    sign = {"added": "+", "removed": "-", "changed": "~"}[one.change.value]
    yield f"  {sign} {claim.id}  {claim.status.value} {kind}  “{' '.join(claim.content.text.split())}”"
    for field, was, now in one.fields:
        yield f"      {field}: {_written(was)} → {_written(now)}"


def _written(value: Any) -> str:
    return "nothing" if value is None or value == "" else str(value)
