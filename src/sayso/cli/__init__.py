"""The command line: one file for each command, which parses its options and calls the library.

In: arguments. Out: an exit status; results on standard output or in a file, everything else on standard error.

>>> from sayso.cli import app
>>> sorted(command.name or command.callback.__name__.replace("_", "-") for command in app.registered_commands)
['add', 'code', 'diff', 'dump', 'evaluate', 'explain', 'find', 'init', 'load', 'move-store', 'places', 'recode',
 'schema', 'show', 'stats', 'times', 'verify', 'version', 'watch']
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from sayso.cli.actors import app as actors
from sayso.cli.add import add
from sayso.cli.code import code
from sayso.cli.decide import app as decide
from sayso.cli.diff import diff
from sayso.cli.dump import dump, load
from sayso.cli.errors import Commands
from sayso.cli.evaluate import WithErrors, evaluate
from sayso.cli.explain import explain
from sayso.cli.find import find
from sayso.cli.gazetteer import app as gazetteer
from sayso.cli.init import init
from sayso.cli.move_store import move_store
from sayso.cli.ontology import app as ontology
from sayso.cli.places import places
from sayso.cli.recode import recode
from sayso.cli.schema import schema
from sayso.cli.show import show
from sayso.cli.stats import stats
from sayso.cli.times import times
from sayso.cli.verify import verify
from sayso.cli.version import version
from sayso.cli.watch import watch

__all__ = ["app", "main"]

app = typer.Typer(
    name="sayso",
    cls=Commands,
    help="Conflict event data that remembers who said so.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
_COMMANDS: tuple[Callable[..., Any], ...] = (
    *(code, explain, times, places, schema, version),
    *(init, add, watch, recode, find, show, stats, diff, verify, dump, load, move_store),
)
for command in _COMMANDS:
    app.command()(command)
app.command(cls=WithErrors)(evaluate)
for name, group in {"actors": actors, "decide": decide, "gazetteer": gazetteer, "ontology": ontology}.items():
    app.add_typer(group, name=name)


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    app()
