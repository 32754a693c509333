"""A workspace's own roster: YAML or CSV laid over the one that ships, which it overrides and extends."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from sayso.actors.fold import key_of, split_words
from sayso.errors import InputError

COLUMNS = ("id", "name", "aliases", "kind", "country", "from", "to", "part_of", "sector", "inter", "notes")
_MANY = frozenset({"aliases", "country"})
_OWN = "own"

Raw = Mapping[str, Any]


def own_files(place: Path) -> list[Path]:
    """The roster files of a folder in order, or the one file. Raises InputError when there is none."""
    if place.is_dir():
        found = sorted(path for path in place.iterdir() if path.suffix.lower() in (".yaml", ".yml", ".csv"))
        if found:
            return found
        raise InputError(f"{place} has no roster: put a .yaml or .csv file there")
    if not place.is_file():
        raise InputError(f"{place} is missing: name a roster file (.yaml, .csv) or a folder of them")
    return [place]


def read_own(place: Path) -> tuple[dict[str, Raw], list[str]]:
    """The entries of each file by its name, and every problem of reading them.

    A YAML file holds a list of entries, or `actors:` with one; a CSV file has a header with the names of fields, and
    `|` between several aliases or countries. Raises InputError when the place is missing.
    """
    files: dict[str, Raw] = {}
    problems: list[str] = []
    for path in own_files(place):
        try:
            files[path.name] = _read_csv(path) if path.suffix.lower() == ".csv" else _read_yaml(path)
        except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError, csv.Error) as error:
            problems.append(f"{path.name}: {' '.join(str(error).split())}")
    return files, problems


def _read_yaml(path: Path) -> Raw:
    raw = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    raw = {"actors": raw} if isinstance(raw, list) else raw
    if not isinstance(raw, dict) or not isinstance(raw.get("actors"), list):
        raise ValueError("no list of actors: write them under `actors:`, each with an id, a name and a kind")
    for number, entry in enumerate(raw["actors"], 1):
        if not isinstance(entry, dict) or not entry.get("id"):
            raise ValueError(f"entry {number} has no id: give each actor one (small letters, digits, hyphens)")
    return {"examples": [], "counter_examples": [], **raw}


def _read_csv(path: Path) -> Raw:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
        if unknown or "id" not in (reader.fieldnames or ()):
            named = f"unknown column {unknown[0]!r}" if unknown else "no column id"
            raise ValueError(f"{named}: the header may name {', '.join(COLUMNS)}")
        actors = [dict(_cells(row, reader.line_num)) for row in reader]
    return {"examples": [], "counter_examples": [], "actors": actors}


def _cells(row: Mapping[str, Any], line: int) -> Iterator[tuple[str, Any]]:
    if not (row.get("id") or "").strip() or None in row:
        raise ValueError(f"line {line}: {'more cells than columns' if None in row else 'no id'}")
    for name, cell in row.items():
        value = (cell or "").strip()
        if value:
            yield name, [one.strip() for one in value.split("|") if one.strip()] if name in _MANY else value


def with_own(files: Mapping[str, Raw], own: Mapping[str, Raw]) -> dict[str, Raw]:
    """The roster's files with a workspace's own laid over them.

    An entry with a known id gives the fields that it names anew and adds its aliases; any other is a new actor. A name
    that a workspace gives to one actor is no longer another's.
    """
    entries = {entry["id"]: dict(entry) for raw in own.values() for entry in raw["actors"]}
    claimed = {_key(alias) for entry in entries.values() for alias in (entry.get("name", ""), *_aliases(entry))}
    laid: dict[str, Raw] = {}
    for name, raw in files.items():
        if "actors" not in raw:
            laid[name] = raw
            continue
        shipped = [_over(entry, entries.get(entry["id"]), claimed) for entry in raw["actors"]]
        laid[name] = {**raw, "examples": [], "counter_examples": [], "actors": shipped}
    known = {entry["id"] for raw in laid.values() for entry in raw.get("actors", ())}
    for name, raw in own.items():
        new = [entry for entry in raw["actors"] if entry["id"] not in known]
        laid[f"{_OWN}/{name}"] = {**raw, "actors": new}
    return laid


def _over(shipped: Raw, own: Raw | None, claimed: set[str]) -> Raw:
    if own is None:
        kept = [alias for alias in shipped.get("aliases", ()) if _key(alias) not in claimed]
        return {**shipped, "aliases": kept}
    return {**shipped, **own, "aliases": [*shipped.get("aliases", ()), *_aliases(own)]}


def _aliases(entry: Raw) -> Sequence[Any]:
    aliases = entry.get("aliases") or ()
    return aliases if isinstance(aliases, list) else (aliases,)


def _key(alias: Any) -> str:
    name = alias.get("name", "") if isinstance(alias, dict) else str(alias)
    return key_of(word.folded for word in split_words(name))
