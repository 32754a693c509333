"""Names from elsewhere to roster entries, and entries to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import yaml

from sayso.actors.fold import split_words
from sayso.actors.resolve import Roster

_ACRONYM = re.compile(r"^\s*([A-Z][\w.+/()-]{1,14})\s*:\s*(\S.*)$")
_PLACE = re.compile(r"\s*\(([^()]*)\)\s*$")


def read_acled(roster: Roster, lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Entries for names as ACLED writes them that the roster does not know, each once.

    "KNU: Karen National Union" gives the acronym as alias, a country in brackets the country. Names of nobody in
    particular ("Civilians (Ghana)", "Unidentified Armed Group (Mali)") need no entry.
    """
    seen = set[str]()
    for line in lines:
        text = line.strip()
        found = roster.resolve(text) if text else None
        if (
            found is None
            or found.known
            or text in seen
            or any(one.rule.startswith("head-noun") for one in found.reasons)
        ):
            continue
        seen.add(text)
        entry = _entry(roster, text, found.kind, found.country)
        if entry["id"] not in seen:
            seen.add(entry["id"])
            yield entry


def _entry(roster: Roster, text: str, kind: str | None, country: str | None) -> dict[str, Any]:
    place = _PLACE.search(text)
    code = country
    if place is not None:
        named = roster.index.find(split_words(place.group(1)), strict=False)
        code = next((one.ref for one in named if one.ref in roster.states.countries), country)
    bare = _PLACE.sub("", text)
    listed = _ACRONYM.match(bare)
    name, aliases = (listed.group(2).strip(), [listed.group(1)]) if listed else (bare, [])
    entry: dict[str, Any] = {"id": "-".join(word.folded for word in split_words(name))[:60].strip("-"), "name": name}
    if aliases:
        entry["aliases"] = aliases
    return {
        **entry,
        "kind": kind or "armed_group",
        **({"country": code} if code else {}),
        "notes": "from ACLED; check the kind",
    }


def write_yaml(entries: Sequence[dict[str, Any]]) -> str:
    """A roster file that `--roster` reads."""
    return yaml.safe_dump({"actors": list(entries)}, allow_unicode=True, sort_keys=False, width=120)
