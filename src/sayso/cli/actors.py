"""sayso actors: known actors listed, shown, found, resolved, imported and checked."""

from __future__ import annotations

import enum
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from sayso.actors import KnownActor, Resolution, Roster, check_roster, load_roster
from sayso.actors.acled import acled_name
from sayso.actors.fold import split_words
from sayso.actors.ftm import read_ftm, write_ftm
from sayso.actors.read import read_acled, write_yaml
from sayso.actors.search import find_known
from sayso.cli.errors import NOT_ALL
from sayso.cli.output import open_output, write_all
from sayso.errors import InputError, KnowledgeError
from sayso.ontology import load_ontology
from sayso.settings import read_settings

app = typer.Typer(
    name="actors",
    help="Known actors: list, show, find, resolve, import, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d.*)?$")


class Format(enum.StrEnum):
    """How actors are written."""

    TEXT = "text"
    JSONL = "jsonl"
    FTM = "ftm"
    ACLED = "acled"


class Origin(enum.StrEnum):
    """What is imported."""

    FTM = "ftm"
    ACLED = "acled"


Own = Annotated[
    Path | None,
    typer.Option(
        "--roster", metavar="PATH", help="Your own roster: a .yaml or .csv file, or a folder of them (SAYSO_ROSTER)."
    ),
]
Country = Annotated[str | None, typer.Option(metavar="CODE", help="ISO 3166-1 code of a country (PK).")]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Actor type; sayso ontology list names them.")]
Out = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE.")]
Written = Annotated[Format, typer.Option("--format", help="What is written.")]
Name = Annotated[str, typer.Argument(metavar="ID", help="An actor's id (pk-military), or a name of it.")]
Words = Annotated[str, typer.Argument(metavar="WORDS", help="Part of a name.")]
What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PHRASE]...", help="Phrases; with --format jsonl, files of them. None or -: standard input."
    ),
]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="The file to import.")]
From = Annotated[Origin, typer.Option("--from", help="Entity JSON lines, or names as ACLED writes them, one a line.")]
Checked = Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A roster of your own; none: SAYSO_ROSTER's.")]
Date = Annotated[
    str | None, typer.Option(metavar="DATE", help="The day (2025-05-26) at which ties and names must hold.")
]


@app.command("list")
def list_actors(
    *, kind: Kind = None, country: Country = None, form: Written = Format.TEXT, roster: Own = None, output: Out = None
) -> None:
    """List the actors of the roster; with a country, its army, police and other institutions too.

    \b
    Examples:
      sayso actors list --country ML --kind armed_group
      sayso actors list --format ftm -o roster.ftm.json
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    known = _roster(roster)
    code = _code(known, country) if country else None
    actors = [one for one in _all(known, code) if kind in (None, one.kind) and code in (None, *one.countries)]
    with open_output(output) as stream:
        write_all(_written(known, actors, form), stream)


@app.command()
def show(name: Name, *, form: Written = Format.TEXT, roster: Own = None) -> None:
    """Show one actor: its names, kind, countries, years and ties.

    \b
    Examples:
      sayso actors show jnim
      sayso actors show "Kenyan police"
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    known = _roster(roster)
    actor = known.get(name) or known.get(known.resolve(name).actor_id or "")
    if actor is None:
        near = ", ".join(one.id for one, _ in find_known(known, name, most=3))
        raise InputError(
            f"no actor {name!r}" + (f": did you mean {near}?" if near else "; sayso actors find looks wider")
        )
    with open_output(None) as stream:
        write_all(_card(known, actor) if form is Format.TEXT else _written(known, [actor], form), stream)


@app.command()
def find(words: Words, *, form: Written = Format.TEXT, roster: Own = None) -> None:
    """Look for actors by part of a name, however it is romanised.

    \b
    Examples:
      sayso actors find "lashkar jhangvi"
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    known = _roster(roster)
    actors = [actor for actor, _ in find_known(known, words)]
    with open_output(None) as stream:
        write_all(_written(known, actors, form), stream)
    if not actors:
        raise typer.Exit(NOT_ALL)


@app.command()
def resolve(
    what: What = None,
    *,
    date: Date = None,
    country: Country = None,
    form: Annotated[Format, typer.Option("--format", help="text, or jsonl for JSON lines in and out.")] = Format.TEXT,
    roster: Own = None,
    output: Out = None,
) -> None:
    """Say whom phrases name, and why; nobody is named where two fit.

    JSON lines in: {"text", "date"?, "country"?}; out, in the same order: {"actor", "name", "kind", "country", "known",
    "candidates", "reasons"}. A bad line gives {"error", "line"} in its place, and exit status 1 at the end.

    \b
    Examples:
      sayso actors resolve "Baloch insurgents" "the Kremlin"
      sayso actors resolve phrases.jsonl --format jsonl
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    known = _roster(roster)
    code, day = _code(known, country) if country else None, _day(date)
    if form not in (Format.TEXT, Format.JSONL):
        raise InputError(f"resolve writes text or jsonl, not {form.value}")
    given = what or ["-"]
    if form is Format.TEXT:
        phrases: Iterable[str] = given if given != ["-"] else (line.strip() for line in sys.stdin)
        with open_output(output) as stream:
            found = (_line(phrase, known.resolve(phrase, date=day, country=code)) for phrase in phrases if phrase)
            write_all(found, stream)
        return
    with open_output(output, given) as stream:
        bad = [_write(record, stream) for file in given for record in _records(known, file, (day, code))]
    if any(bad):
        raise typer.Exit(NOT_ALL)


@app.command("import")
def import_actors(file: Source, *, origin: From = Origin.FTM, output: Out = None) -> None:
    """Turn FollowTheMoney (OpenSanctions) entities, or names as ACLED writes them, into a roster of your own.

    The result is YAML to look through and to give as --roster or SAYSO_ROSTER. Of ACLED's names only those that the
    roster does not know become entries.

    \b
    Examples:
      sayso actors import entities.ftm.json -o mine.yaml
      sayso actors import names.txt --from acled -o mine.yaml
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    readers: dict[Origin, Callable[[Iterable[str]], Iterator[dict[str, Any]]]] = {
        Origin.FTM: read_ftm,
        Origin.ACLED: lambda lines: read_acled(_roster(None), lines),
    }
    entries = list(readers[origin](_lines(str(file))))
    with open_output(output, [str(file)]) as stream:
        write_all([write_yaml(entries)], stream)


@app.command()
def check(path: Checked = None) -> None:
    """Check the roster, with your own laid over it, and list every problem with its mend.

    \b
    Examples:
      sayso actors check mine.yaml
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    own = path or read_settings().roster
    problems = check_roster(own=own)
    if problems:
        raise KnowledgeError(f"roster {own}" if own else "roster", problems)
    with open_output(None) as stream:
        write_all([f"{len(load_roster(own)):,} actors, no problem\n"], stream)


def _roster(own: Path | None) -> Roster:
    return load_roster(own or read_settings().roster)


def _all(roster: Roster, code: str | None) -> Iterator[KnownActor]:
    if code is not None:
        yield from (roster[f"{code.lower()}-{institution}"] for institution in roster.states.institutions)
    yield from (one for one in roster if not roster.states.has(one.id) or code is None)


def _day(text: str | None) -> str | None:
    """An ISO date, month or year as given; of a timestamp the date."""
    found = _DAY.match(text.strip()) if text else None
    if text and not found:
        raise InputError(f"date {text!r} is not an ISO date: write it like 2025-05-26, or 2025")
    return found.group(1) if found else None


def _code(roster: Roster, text: str) -> str:
    """A country's code from a code or a name."""
    if text.upper() in roster.states.countries:
        return text.upper()
    found = roster.index.find(split_words(text), strict=False)
    code = next((one.ref for one in found if one.ref in roster.states.countries), None)
    if code is None:
        raise InputError(f"no country {text!r}: give an ISO 3166-1 code of two letters")
    return code


def _lines(file: str) -> Iterator[str]:
    try:
        if file == "-":
            yield from sys.stdin
            return
        with Path(file).open(encoding="utf-8-sig") as stream:
            yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {getattr(error, 'strerror', None) or error}") from None


def _records(roster: Roster, file: str, usual: tuple[str | None, str | None]) -> Iterator[dict[str, Any]]:
    """One record for each line; blank lines at the end are nothing."""
    blank: list[int] = []
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            blank.append(number)
            continue
        yield from ({"error": "an empty line: write one JSON object a line", "line": one} for one in blank)
        blank.clear()
        yield _resolved(roster, line, number, usual)


def _write(record: dict[str, Any], stream: TextIO) -> bool:
    """Write a record at once; True for one that is an error."""
    write_all([json.dumps(record, ensure_ascii=False) + "\n"], stream)
    return "error" in record


def _resolved(roster: Roster, line: str, number: int, usual: tuple[str | None, str | None]) -> dict[str, Any]:
    day, code = usual
    try:
        record = json.loads(line)
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise InputError('no "text": write {"text": …} on every line')
        country = record.get("country")
        code = _code(roster, country) if country else code
        day = _day(record.get("date")) or day
    except ValueError as error:
        return {"error": f"not a JSON object ({error})", "line": number}
    except InputError as error:
        return {"error": str(error), "line": number}
    return to_record(roster.resolve(record["text"], date=day, country=code))


def to_record(found: Resolution) -> dict[str, Any]:
    """A resolution as JSON: `actor` is None when nobody or several fit."""
    return {
        "actor": found.actor_id,
        "name": found.name,
        "kind": found.kind,
        "country": found.country,
        "known": found.known,
        "candidates": list(found.candidates),
        "reasons": [reason.rule for reason in found.reasons],
    }


def _line(phrase: str, found: Resolution) -> str:
    rules = ", ".join(reason.rule for reason in found.reasons)
    if found.actor_id is None:
        names = f"one of {', '.join(found.candidates)}" if found.candidates else "nobody known"
        return f"{phrase}: {names}  ({rules})\n"
    whole = f", part of {found.part_of}" if found.part_of else ""
    return (
        f"{phrase}: {found.actor_id}  {found.kind}{', ' + found.country if found.country else ''}{whole}  ({rules})\n"
    )


def _written(roster: Roster, actors: Iterable[KnownActor], form: Format) -> Iterator[str]:
    if form is Format.TEXT:
        yield from (f"{one.id}  {one.name}  {one.kind}  {' '.join(one.countries)}".rstrip() + "\n" for one in actors)
    elif form is Format.ACLED:
        yield from (f"{name}\n" for one in actors if (name := acled_name(roster, roster.known(one))))
    else:
        records = write_ftm(actors) if form is Format.FTM else (_record(one) for one in actors)
        yield from (json.dumps(one, ensure_ascii=False) + "\n" for one in records)


def _codes(actor: KnownActor) -> tuple[int | None, str | None]:
    """ACLED's inter code and PLOVER's sector: the actor's own, else those of its kind."""
    kind = load_ontology().actor_types.get(actor.kind)
    usual = (kind.acled_inter, kind.plover_sector) if kind else (None, None)
    return usual[0] if actor.inter is None else actor.inter, actor.sector or usual[1]


def _record(actor: KnownActor) -> dict[str, Any]:
    inter, sector = _codes(actor)
    ties = [{"relation": one.relation, "actor": one.actor, "from": one.start, "to": one.end} for one in actor.ties]
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "countries": list(actor.countries),
        "inter": inter,
        "sector": sector,
        "from": actor.start,
        "to": actor.end,
        "ties": ties,
        "notes": actor.notes,
    }


def _card(roster: Roster, actor: KnownActor) -> Iterator[str]:
    yield f"{actor.id} – {actor.name}\n"
    years = f"{actor.start or ''} – {actor.end or ''}" if actor.start or actor.end else ""
    ties = [f"{one.relation.replace('_', ' ')} {one.actor} {_years(one.start, one.end)}".rstrip() for one in actor.ties]
    held = [
        f"{other.id} ({tie.relation.replace('_', ' ')})"
        for other in roster
        for tie in other.ties
        if tie.actor == actor.id
    ]
    inter, sector = _codes(actor)
    spoken = dict(actor.languages)
    rows = {
        "kind": actor.kind,
        "codes": ", ".join(
            one for one in (f"ACLED inter {inter}" if inter else "", f"PLOVER {sector}" if sector else "") if one
        ),
        "countries": " ".join(actor.countries),
        "active": years,
        "also": ", ".join(f"{one} ({spoken[one]})" if one in spoken else one for one in actor.aliases),
        "ties": "; ".join(ties),
        "has": ", ".join(held),
        "in ACLED": acled_name(roster, roster.known(actor)) or "",
        "notes": actor.notes or "",
    }
    yield from (f"  {label:10}{value}\n" for label, value in rows.items() if value)


def _years(start: str | None, end: str | None) -> str:
    return f"({start or ''}–{end or ''})" if start or end else ""
