"""sayso init: a new workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Where = Annotated[Path, typer.Argument(metavar="DIR", help="The folder; it is made if it is not there.")]
Address = Annotated[
    str | None,
    typer.Option("--store", metavar="ADDRESS", help="A PostgreSQL database that a team shares, as postgresql://…"),
]


def init(folder: Where, *, store: Address = None) -> None:
    """Make a workspace: a folder with settings, a store for reports and claims, and room for knowledge of your own.

    \b
    Examples:
      sayso init reports
      sayso init reports --store postgresql://desk@db.example.org/sayso
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.workspace import Workspace

    with Workspace.create(folder, store=store) as workspace:
        where = workspace.store.engine.url.render_as_string()
    typer.echo(f"A workspace in {folder}")
    typer.echo(f"  settings  {folder / 'sayso.toml'}")
    typer.echo(f"  feeds     {folder / 'feeds.yaml'}")
    typer.echo(f"  roster    {folder / 'roster'} (actors of your own, .yaml or .csv)")
    typer.echo(f"  lexicon   {folder / 'lexicon'} (words of your own, .yaml)")
    typer.echo(f"  store     {where}")
    typer.echo(f"Next: sayso add -w {folder} FILE-OR-URL")
