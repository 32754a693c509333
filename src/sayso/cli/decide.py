"""sayso decide: what a person settles about what the machine read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.opening import Folder, Json, Why, open_workspace
from sayso.cli.show import decision_line

if TYPE_CHECKING:
    from sayso.model import Decision

app = typer.Typer(
    name="decide",
    help="Decide about claims: accept, reject, correct, merge and split events, resolve actors, undo. Nothing is lost.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")]
Claims = Annotated[list[str], typer.Argument(metavar="CLAIM…", help="The ids of the claims.")]
InDocument = Annotated[str | None, typer.Option("--document", metavar="ID", help="Only in this copy of the text.")]
Field = Annotated[str, typer.Argument(metavar="FIELD", help="What to set: status, type, time, place, killed, …")]
Value = Annotated[str, typer.Argument(metavar="VALUE", help="What it is; '' for unknown or nobody.")]


@app.command()
def accept(claim: Claim, *, workspace: Folder = None, document: InDocument = None, why: Why = None) -> None:
    """Accept: the report makes this claim, and it is read rightly.

    \b
    Example:
      sayso decide accept c-fd8d3c73fc65
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.accept(claim, document=document, why=why))


@app.command()
def reject(claim: Claim, *, workspace: Folder = None, document: InDocument = None, why: Why = None) -> None:
    """Reject: the report makes no such claim.

    \b
    Example:
      sayso decide reject c-fd8d3c73fc65 --why "a film review"
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.reject(claim, document=document, why=why))


@app.command()
def correct(
    claim: Claim,
    field: Field,
    value: Value,
    *,
    workspace: Folder = None,
    document: InDocument = None,
    why: Why = None,
) -> None:
    """Correct one field of a claim; what the machine read is kept beside it.

    status, factuality, type, mode: their words. time: 2024-03-05, or 2024-03-05/2024-03-09. place: a name, or
    "name; country; latitude; longitude". initiator, target, victim: actor ids with commas between. killed, injured,
    missing, abducted, arrested, displaced, captured: 4, 4-6, 4- (at least) or -6 (at most).

    \b
    Examples:
      sayso decide correct c-fd8d3c73fc65 status denied
      sayso decide correct c-fd8d3c73fc65 killed 4-6 --why "the ministry's second statement"
      sayso decide correct c-fd8d3c73fc65 place "Sarnholt; NO; 60.1; 11.5"
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.correct(claim, field, value, document=document, why=why))


@app.command()
def merge(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event that is no event of its own.")],
    into: Annotated[str, typer.Argument(metavar="INTO", help="The event it is the same as.")],
    *,
    workspace: Folder = None,
    why: Why = None,
) -> None:
    """Merge: the claims about one event are about another.

    \b
    Example:
      sayso decide merge e-34e07fe24857 e-ee69894d8f88
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.merge(event, into, why=why))


@app.command()
def split(claims: Claims, *, workspace: Folder = None, why: Why = None) -> None:
    """Split: these claims are about an event of their own.

    \b
    Example:
      sayso decide split c-fd8d3c73fc65 c-e4a83dec5f74
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        for decision in opened.split(*claims, why=why):
            _tell(decision)


@app.command()
def resolve(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's id in the reports.")],
    known: Annotated[str, typer.Argument(metavar="KNOWN", help="Who it is: an id or a name of the roster.")],
    *,
    workspace: Folder = None,
    why: Why = None,
) -> None:
    """Resolve: an actor of the reports is this known one, wherever it is named.

    \b
    Example:
      sayso decide resolve local:harbour-brigade "Coastal Liberation Front"
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.resolve(actor, known, why=why))


@app.command()
def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The decision's id (sayso decide log).")],
    *,
    workspace: Folder = None,
    why: Why = None,
) -> None:
    """Take a decision back. Taking that back brings the decision back.

    \b
    Example:
      sayso decide undo x-2b1f0c9a7d3e
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        _tell(opened.undo(decision, why=why))


@app.command("log")
def show_log(*, workspace: Folder = None, as_json: Json = False) -> None:
    """List every decision, oldest first, those taken back included.

    \b
    Example:
      sayso decide log
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    with open_workspace(workspace) as opened:
        for decision in opened.decisions():
            line = json.dumps(decision.to_dict(), ensure_ascii=False) if as_json else decision_line(decision)
            typer.echo(line)


def _tell(decision: Decision) -> None:
    typer.echo(decision_line(decision))
