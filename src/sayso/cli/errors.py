"""How a command fails: one line on standard error, and an exit status that scripts can read.

0 all was coded · 1 some input was not · 2 the command could not do its work · 130 interrupted (what was finished is
kept)
"""

from __future__ import annotations

import logging
from typing import Any

import typer
from typer.core import TyperGroup

from sayso.errors import SaysoError

NOT_ALL, FAILED, INTERRUPTED = 1, 2, 130


class Warnings(logging.Handler):
    """Shows what the library logs as one line each on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record."""
        typer.echo(f"sayso: {record.levelname.lower()}: {record.getMessage()}", err=True)


class Commands(TyperGroup):
    """The commands, with every error that sayso raises on purpose turned into one line and exit status 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command with warnings shown."""
        warnings = Warnings(logging.WARNING)
        log = logging.getLogger("sayso")
        log.addHandler(warnings)
        log.propagate = False
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            typer.echo(f"sayso: error: {error}", err=True)
            raise typer.Exit(FAILED) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        finally:
            log.removeHandler(warnings)
            log.propagate = True
            log.setLevel(logging.NOTSET)


def silence() -> None:
    """Show no warnings until the command ends; errors still show."""
    logging.getLogger("sayso").setLevel(logging.CRITICAL)
