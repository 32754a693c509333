"""sayso move-store: the store into another database, without loss."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.opening import Folder, open_workspace
from sayso.cli.progress import show_progress
from sayso.errors import StoreError

if TYPE_CHECKING:
    from sayso.store import Store

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="postgresql://…, or a file's name for SQLite.")]


def move_store(address: Address, *, workspace: Folder = None) -> None:
    """Copy the store into another, empty database, compare the two record by record, and use it from now on.

    The old store is left as it is.

    \b
    Examples:
      sayso move-store postgresql://desk@db.example.org/sayso
      sayso move-store store.sqlite
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.store import Store, dump_store, load_store

    with open_workspace(workspace) as opened:
        target = Store(address if "://" in address else opened.folder / address)
        with opened.store.reading() as old, target.writing() as new:
            lines = show_progress(dump_store(old), shown=True, output=sys.stdout, doing="copied")
            number = load_store(new, lines, name="the store")
        if _digest(opened.store) != _digest(target):
            raise StoreError(f"{address} does not hold the same records: the old store stays in use")
        opened.use_store(address)
        target.close()
    typer.echo(f"{number:,} records copied and compared; the workspace now uses {address}")


def _digest(store: Store) -> str:
    from sayso.store import dump_store

    digest = hashlib.sha256()
    with store.reading() as connection:
        for line in dump_store(connection):
            digest.update(line.encode() + b"\n")
    return digest.hexdigest()
