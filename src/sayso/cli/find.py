"""sayso find: claims and documents found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.opening import Folder, Json, open_workspace
from sayso.cli.table import print_table

if TYPE_CHECKING:
    from sayso.store import FoundClaim, FoundDocument

Many = list[str] | None
Words = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", help='Words, "a phrase", -not this one.')]
Actor = Annotated[Many, typer.Option(metavar="NAME", help="Who takes part: a name or an id.")]
Initiator = Annotated[Many, typer.Option(metavar="NAME", help="Who is said to have done it.")]
Target = Annotated[Many, typer.Option(metavar="NAME", help="Whom it was done to.")]
Source = Annotated[Many, typer.Option(metavar="NAME", help="Who says so.")]
Status = Annotated[Many, typer.Option(metavar="STATUS", help="claimed, denied, … (several: give it again).")]
Type = Annotated[Many, typer.Option("--type", metavar="TYPE", help="A PLOVER type: assault, protest, …")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="The event's time: 2024-03-05, 2024-03 or 2024.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day, month or year.")]
Country = Annotated[Many, typer.Option(metavar="CODE", help="ISO 3166-1 code of the place's country.")]
Near = Annotated[str | None, typer.Option(metavar="PLACE", help="A place's name, or latitude,longitude.")]
Km = Annotated[float, typer.Option(min=0.1, metavar="KM", help="How near.")]
Toll = Annotated[Many, typer.Option(metavar="TOLL", help="killed>=5, injured<=3, abducted>=1, …")]
Civilians = Annotated[bool, typer.Option("--civilians", help="Only where civilians are the target.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it.")]
Review = Annotated[str | None, typer.Option(metavar="STATE", help="open, accepted, rejected or corrected.")]
Order = Annotated[
    str | None, typer.Option(metavar="ORDER", help="latest, oldest or added; none: what was read last, for words.")
]
Limit = Annotated[int, typer.Option(min=0, metavar="N", help="The most to show; 0 for all.")]
Count = Annotated[bool, typer.Option("--count", help="Only how many there are.")]
Documents = Annotated[bool, typer.Option("--documents", help="Look for WORDS in titles and texts of documents.")]

# As in the text of a coded report: what "not" is said of is red, what is doubted yellow, what is to come blue.
_LOOKS = {
    "asserted": "bold",
    "claimed": "bold cyan",
    "alleged": "bold yellow",
    "confirmed": "bold green",
    "denied": "bold red",
    "threatened": "bold magenta",
    "predicted": "bold blue",
    "planned": "bold blue",
    "foiled": "bold yellow",
    "hypothetical": "dim",
    "negated": "red",
}
_HEADS = ("id", "status", "event", "time", "place", "who says so", "what")


def find(
    words: Words = None,
    *,
    workspace: Folder = None,
    actor: Actor = None,
    initiator: Initiator = None,
    target: Target = None,
    source: Source = None,
    status: Status = None,
    event_type: Type = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    near: Near = None,
    km: Km = 25.0,
    toll: Toll = None,
    civilians: Civilians = False,
    publisher: Publisher = None,
    review: Review = None,
    order: Order = None,
    limit: Limit = 50,
    count: Count = False,
    documents: Documents = False,
    as_json: Json = False,
) -> None:
    """Find claims by their words, and by who, what, when, where, how many and on whose say-so: all that is asked holds.

    A name finds an actor under any name that the roster knows, and whoever is part of it.

    \b
    Examples:
      sayso find shelling market
      sayso find --actor "Coastal Liberation Front" --status denied --since 2024
      sayso find --source police --toll "killed>=5" --near Sarnholt --km 50
      sayso find --documents '"fish market"'
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    asked = " ".join(words or ()) or None
    question: dict[str, Any] = {
        "actor": actor,
        "initiator": initiator,
        "target": target,
        "source": source,
        "status": status,
    }
    question |= {"type": event_type, "since": since, "until": until, "country": country, "toll": toll}
    question |= {"civilians": civilians or None, "publisher": publisher, "review": review, "order": order}
    question |= {"near": near, "km": km} if near else {}
    with open_workspace(workspace) as opened:
        if documents:
            _show_documents(opened.documents(asked or "", limit=limit or None), as_json=as_json)
        elif count:
            typer.echo(opened.count(asked, **question))
        else:
            _show_claims(list(opened.claims(asked, limit=limit or None, **question)), as_json=as_json)


def _show_claims(found: list[FoundClaim], *, as_json: bool) -> None:
    if as_json:
        for one in found:
            typer.echo(json.dumps(one.to_dict(), ensure_ascii=False))
        return
    print_table(_HEADS, _claim_rows(found), wide=("who says so", "what"), styles=_LOOKS)
    typer.echo(f"{len(found)} claims", err=True)


def _claim_rows(found: list[FoundClaim]) -> Iterator[tuple[str, ...]]:
    for one in found:
        mark = {"accepted": "✓ ", "rejected": "✗ "}.get(one.review or "", "") + ("✎ " if one.corrected else "")
        kind = " / ".join(part for part in (one.type, one.mode) if part) or "no event"
        yield (
            one.id,
            mark + one.status,
            kind,
            _days(one),
            one.place or "",
            one.chain or "the document itself",
            one.content,
        )


def _days(one: FoundClaim) -> str:
    if one.earliest == one.latest:
        return one.earliest or ""
    return f"{one.earliest or '?'} – {one.latest or '?'}"


def _show_documents(found: list[FoundDocument], *, as_json: bool) -> None:
    if as_json:
        for one in found:
            typer.echo(json.dumps(one.to_dict(), ensure_ascii=False))
        return
    rows = [(one.id, one.published or "", one.publisher or "", str(one.claims), one.snippet) for one in found]
    print_table(("id", "published", "publisher", "claims", "words"), rows, wide=("words",))
    typer.echo(f"{len(found)} documents", err=True)
