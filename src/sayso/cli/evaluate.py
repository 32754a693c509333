"""sayso evaluate: how well it reads, against public gold data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from sayso.cli.output import open_output, write_all
from sayso.cli.progress import show_progress
from sayso.evaluate import GoldSet, Row, Score, find_set, read_rows, take
from sayso.model import Coded, Document

Name = Annotated[str, typer.Argument(metavar="SET", help="The set's name; docs/evaluation.md lists them.")]
Where = Annotated[Path, typer.Argument(metavar="PATH", help="Its file, or the folder that holds it.")]
Errors = Annotated[int, typer.Option(min=0, metavar="[N]", help="Show misses as text: N of each kind (10).")]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Show misses of this kind only.")]
About = Annotated[str | None, typer.Option(metavar="WORDS", help="Show misses about these words only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write figures, errors and the shown misses as JSON.")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Measure N records, spread over the set.")]
Split = Annotated[str | None, typer.Option(metavar="PART", help="Measure this part of the set; all for everything.")]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="Processes that code; the figures are the same.")]

_SHOWN = 10


class WithErrors(TyperCommand):
    """A command whose `--errors` may stand without a number."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give `--errors` its usual number where none follows."""
        given = []
        for word, after in zip(args, [*args[1:], ""], strict=True):
            given.append(word)
            if word == "--errors" and not after.isdigit():
                given.append(str(_SHOWN))
        return super().parse_args(ctx, given)


def evaluate(
    name: Name,
    path: Where,
    *,
    errors: Errors = 0,
    kind: Kind = None,
    about: About = None,
    as_json: AsJson = False,
    limit: Limit = None,
    split: Split = None,
    workers: Workers = 1,
) -> None:
    """Measure how well reports are read, against public gold data.

    Prints the set's figures, with what others reached on it, and the misses by kind; docs/evaluation.md defines each
    figure. The data are not part of sayso.

    \b
    Examples:
      sayso evaluate polnear polnear_dev.jsonl
      sayso evaluate polnear polnear_dev.jsonl --errors 5 --kind missed
      sayso evaluate muc4 data/ --limit 50 --workers 2 --json
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    gold = find_set(name)
    records = read_rows(gold.path(path))
    part = None if split == "all" else split or gold.split
    rows = take(records, split=part, limit=limit)
    score = gold.score(rows, _coder(workers, quiet=as_json))
    shown = _chosen(score, errors or (_SHOWN if kind or about else 0), kind, about)
    report = _to_json(gold, rows, score, shown) if as_json else _to_text(gold, (len(rows), len(records), part), score)
    with open_output(None) as stream:
        write_all([report], stream)
        if not as_json:
            write_all(_browse(shown), stream)


def _coder(workers: int, *, quiet: bool) -> Any:
    def code(documents: Iterable[Document]) -> Iterator[Coded]:
        from sayso.run import Coder  # spaCy takes a second to load, which a missing file should not wait for

        results = Coder().code_many(documents, workers=workers)
        yield from show_progress(results, shown=not quiet, output=sys.stderr)

    return code


def _chosen(score: Score, most: int, kind: str | None, about: str | None) -> list[Any]:
    """The misses to show: at most so many of each kind, spread over the set."""
    chosen = []
    for one in score.errors():
        if kind in (None, one):
            misses = [miss for miss in score.misses if miss.kind == one and about in (None, miss.about)]
            number = min(most, len(misses))
            chosen += [misses[at * len(misses) // number] for at in range(number)]
    return chosen


def _to_json(gold: GoldSet, rows: list[Row], score: Score, shown: list[Any]) -> str:
    written = {
        "set": gold.name,
        "records": len(rows),
        "figures": {name: round(value, 4) for name, value in score.figures.items()},
        "errors": score.errors(),
        "misses": [{key: getattr(miss, key) for key in miss.__slots__} for miss in shown],
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _to_text(gold: GoldSet, records: tuple[int, int, str | None], score: Score) -> str:
    measured, there, part = records
    of = "" if measured == there else f" of {there:,}" + (f" (part {part})" if part else "")
    lines = [f"{gold.name}: {gold.measures}", f"{gold.origin} · {measured:,}{of} records", ""]
    width = max(map(len, score.figures))
    for name, value in score.figures.items():
        shown = f"{value:,}" if isinstance(value, int) else f"{value:.3f}"
        lines.append(f"  {name:{width}}  {shown:>7}  {gold.beside.get(name, '')}".rstrip())
    if score.misses:
        lines += ["", "misses"]
        for kind, number in score.errors().items():
            lines.append(f"  {number:>6,}  {kind}")
            abouts = ", ".join(f"{about} ({times})" for about, times in score.abouts(kind))
            lines += [f"          {abouts}"] if abouts else []
    return "\n".join(lines) + "\n"


def _browse(misses: Iterable[Any]) -> Iterator[str]:
    before = None
    for miss in misses:
        if miss.kind != before:
            yield f"\n— {miss.kind} —\n"
            before = miss.kind
        yield f"\n{miss.document}: {miss.words}\n"
        yield from (f"  {side}  {value}\n" for side, value in (("gold", miss.gold), ("read", miss.read)) if value)
