"""What the generated passages of README.md and docs/ show: each function returns Markdown made from the project itself.

`cog -I docs` finds this module; `make docs` renews the passages and tests/test_docs.py checks that they are up to date.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.model import EventType
from sayso.ontology import load_ontology

ROOT = Path(__file__).resolve().parents[1]
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PASSAGE = re.compile(r'\{\s+"text": (".*"),\s+"start": (\d+),\s+"end": (\d+)\s+\}')


def run(line: str, *, first: int | None = None, skip: int = 0) -> str:
    """A command line of sayso with its output, or a stretch of it, as a console block.

    Raises RuntimeError when the command fails.
    """
    shown = _output(line).splitlines()
    kept = shown[skip : None if first is None else skip + first]
    before, after = ["[...]"] if skip else [], ["[...]"] if skip + len(kept) < len(shown) else []
    return "\n".join(["", "```console", f"$ {line}", *before, *kept, *after, "```", "", ""])


def blocks(line: str, *words: str) -> str:
    """A command line with those blocks of its output that hold any of the words, and marks for what is left out."""
    kept: list[str] = []
    for block in _output(line).rstrip().split("\n\n"):
        if any(word in block for word in words):
            kept.append(block)
        elif kept[-1:] != ["[...]"]:
            kept.append("[...]")
    return "\n".join(["", "```console", f"$ {line}", "\n\n".join(kept), "```", "", ""])


def session(*lines: str) -> str:
    """Command lines that are run one after another in a new workspace of two reports, each with its output.

    Clock times are shown as one and the same, since they differ with every run.
    """
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "desk"
        workspace.mkdir()
        (workspace / "sayso.toml").write_text('[review]\nwho = "Ines Dravik"\n', encoding="utf-8")
        before = os.environ.get("SAYSO_WORKSPACE")
        os.environ["SAYSO_WORKSPACE"] = str(workspace)
        try:
            return "".join(_CLOCK.sub("2024-03-14T09:00:00Z", _fresh(line)) for line in lines)
        finally:
            os.environ.pop("SAYSO_WORKSPACE")
            if before is not None:
                os.environ["SAYSO_WORKSPACE"] = before


def _fresh(line: str) -> str:
    """A command line with its output, which is not remembered: a workspace changes."""
    shown = _output.__wrapped__(line)
    return "\n".join(["", "```console", f"$ {line}", *shown.rstrip().splitlines(), "```", "", ""])


@functools.cache
def _output(line: str) -> str:
    arguments = shlex.split(line)[1:]
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(app, arguments, prog_name="sayso")
    finally:
        os.chdir(before)
    if result.exit_code:
        raise RuntimeError(f"{line}: exit status {result.exit_code}\n{result.output}")
    return result.stdout


def walk_commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name ("sayso ontology show"), groups before what they hold."""

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for part, inner in sorted(getattr(command, "commands", {}).items()):
            if not inner.hidden:
                yield from walk(f"{name} {part}", inner)

    yield from walk("sayso", typer.main.get_command(app))


def commands() -> str:
    """Every command: its usage, what it does, its arguments and options."""
    parts = []
    for name, command in walk_commands():
        if name == "sayso":
            continue
        context = typer.Context(command, info_name=name)
        pieces = [re.sub(r"[{}…]", "", piece) for piece in command.collect_usage_pieces(context)]
        parts.append(f"## {name}\n\n`{' '.join([name, *pieces])}`\n\n{_help(command.help or '')}\n")
        records = [record for parameter in command.params if (record := parameter.get_help_record(context))]
        if records:
            rows = [f"| `{_name(left)}` | {' '.join(right.split())} |" for left, right in records]
            parts.append("\n".join(["| | |", "|---|---|", *rows]) + "\n")
    return "\n".join(["", *parts]) + "\n"


def _name(left: str) -> str:
    """An argument without its type, an option with its value; a bar would end the cell of a table."""
    name = left if left.startswith("-") else left.split(" <", maxsplit=1)[0]
    return name.replace("…", "").replace("|", "\\|")


def _help(text: str) -> str:
    """Help as Markdown: what click keeps as typed (after a backspace character) becomes a block."""
    paragraphs = inspect.cleandoc(text).replace("\f", "\n").split("\n\n")
    written = []
    for paragraph in paragraphs:
        lines = paragraph.splitlines()
        if lines and lines[0].strip() == "\b":
            written.append("\n".join(["```sh", *(line.strip() for line in lines[1:] if not line.endswith(":")), "```"]))
        else:
            written.append(paragraph)
    return "\n\n".join(written).strip()


def event_types() -> str:
    """The sixteen event types with their definitions and modes."""
    ontology = load_ontology()
    rows = ["### The sixteen event types", "", "| type | what it is | modes |", "|---|---|---|"]
    for one in EventType:
        known = ontology.types[one]
        modes = ", ".join(mode for mode in known.modes) or "–"
        rows.append(f"| {one.value} | {' '.join(known.definition.split())} | {modes} |")
    return "\n".join(["", *rows, "", "`sayso ontology show ASSAULT` tells everything about one of them.", "", ""])


def _signature(function: Callable[..., object]) -> str:
    return str(inspect.signature(function)).replace("'", "").replace("(self, ", "(").replace("(self)", "()")


def public_names() -> str:
    """Everything that `import sayso` offers, with its signature and the first sentence of its docstring."""
    functions, classes, others = [], [], []
    for name in sorted(sayso.__all__):
        value = getattr(sayso, name)
        summary = inspect.cleandoc(value.__doc__ or "").split("\n\n")[0].replace("\n", " ") if callable(value) else ""
        if inspect.isclass(value):
            classes.append(f"| `{name}` | {summary} |")
        elif callable(value):
            functions.append(f"### `sayso.{name}{_signature(value)}`\n\n{inspect.getdoc(value)}\n")
        else:
            others.append(f"| `{name}` | a value of type `{type(value).__name__}` |")
    table = ["| name | |", "|---|---|", *classes, *others]
    return "\n".join(["", *functions, "### Classes and values", "", *table, "", *_coder()]) + "\n"


def _coder() -> Iterator[str]:
    yield "### `sayso.Coder`\n"
    yield f"{inspect.getdoc(sayso.Coder)}\n"
    for name, method in inspect.getmembers(sayso.Coder, inspect.isfunction):
        if not name.startswith("_"):
            yield f"`Coder.{name}{_signature(method)}`\n\n{inspect.getdoc(method)}\n"


@functools.cache
def _report(name: str) -> sayso.Coded:
    lines = (ROOT / "examples" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    [known] = [one for one in map(json.loads, lines) if one["id"] == name]
    return sayso.code(known["text"], published=known["published"], publisher=known["publisher"])


def one_claim() -> str:
    """The claim of the harbour report with the most to show, as JSON."""
    coded = _report("harbour-wire")
    claims = [claim for claim in coded.claims if claim.event is not None and claim.attribution]
    richest = max(claims, key=lambda claim: (len(claim.event.toll), len(claim.event.participants)))
    written = json.dumps(richest.to_dict(), ensure_ascii=False, indent=2)
    short = _PASSAGE.sub(r'{"text": \1, "start": \2, "end": \3}', written)
    return f"\n```json\n{short}\n```\n\n"
