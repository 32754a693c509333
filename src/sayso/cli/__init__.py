"""The command line: one file for each command, which parses its options and calls the library.

In: arguments. Out: an exit status; results on standard output or in a file, everything else on standard error.

>>> from sayso.cli import app
>>> sorted(command.name or command.callback.__name__ for command in app.registered_commands)
['code', 'evaluate', 'explain', 'places', 'schema', 'times', 'version']
"""

from __future__ import annotations

import typer

from sayso.cli.actors import app as actors
from sayso.cli.code import code
from sayso.cli.errors import Commands
from sayso.cli.evaluate import WithErrors, evaluate
from sayso.cli.explain import explain
from sayso.cli.gazetteer import app as gazetteer
from sayso.cli.ontology import app as ontology
from sayso.cli.places import places
from sayso.cli.schema import schema
from sayso.cli.times import times
from sayso.cli.version import version

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
app.command()(code)
app.command(cls=WithErrors)(evaluate)
app.command()(explain)
app.add_typer(actors, name="actors")
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(ontology, name="ontology")
app.command()(places)
app.command()(schema)
app.command()(times)
app.command()(version)


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    app()
