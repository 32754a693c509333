"""sayso ontology: what may be coded, as the codebook explains it."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="NAME", help="An event type, actor type, context or harm.")]


@app.callback()
def ontology() -> None:
    """Explain what may be coded: event types, actor types, contexts, harms."""


@app.command(name="list")
def list_all() -> None:
    """List event types with their modes, actor types, contexts and harms."""
    from sayso.export.codebook import list_ontology
    from sayso.ontology import load_ontology

    typer.echo("\n".join(list_ontology(load_ontology())))


@app.command()
def show(name: Name) -> None:
    """Show one entry with its definition, roles, examples and crosswalks.

    \b
    Examples:
      sayso ontology show ASSAULT
      sayso ontology show armed_group
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.export.codebook import show_entries
    from sayso.ontology import load_ontology

    typer.echo("\n".join(show_entries(load_ontology(), name)))
