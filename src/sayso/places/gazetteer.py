"""Known places by name, read lazily from the index."""

from __future__ import annotations

import functools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.errors import InputError
from sayso.model import PlacePrecision
from sayso.places.build import SCHEMA, ensure_index
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.fold import ARTICLES, fold_cached, sound

_REMEMBERED = 50_000
_TRIED = tuple(sorted(ARTICLES))
_BY_NAME = """
SELECT p.*, n.main FROM names n JOIN places p ON p.id = n.place WHERE n.folded = ? ORDER BY p.population DESC, p.id
LIMIT 300
"""
_BY_SOUND = (
    "SELECT p.*, 0 FROM sounds s JOIN places p ON p.id = s.place WHERE s.sound = ? ORDER BY p.population DESC, p.id"
)
_LARGE = """
SELECT name FROM places
WHERE kind IN ('country', 'admin1') OR (population >= ? AND kind IN ('town', 'region')) ORDER BY id
"""
_BY_SHORT = "SELECT p.*, 0 FROM shorts s JOIN places p ON p.id = s.place WHERE s.written = ? ORDER BY p.id"


class Gazetteer:
    """Candidates for names; every answer is remembered, the file is opened read-only, once per process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = 0
        self._connection: sqlite3.Connection | None = None
        self._known: dict[str, tuple[Candidate, ...]] = {}
        self._short = {row[0] for row in self._query("SELECT DISTINCT written FROM shorts ORDER BY written")}
        self._people: dict[str, str] = dict(self._query("SELECT written, country FROM people ORDER BY written"))
        self._admin1: dict[str, str] = {}
        self._countries: frozenset[str] = frozenset()

    @property
    def version(self) -> str:
        """A digest of what the index is made from."""
        return self.about()[2]

    def about(self) -> tuple[int, str, str]:
        """The index's schema, what it is made from, and a digest of both and of the knowledge files."""
        [(schema, source, fingerprint)] = self._query("SELECT schema, source, fingerprint FROM about")
        return int(schema), str(source), str(fingerprint)

    def count(self) -> dict[str, int]:
        """How many places there are of each kind, and how many names."""
        found = dict.fromkeys(Kind, 0) | dict(self._query("SELECT kind, count(*) FROM places GROUP BY kind"))
        [(names,)] = self._query("SELECT count(*) FROM names")
        return {**{str(kind): int(number) for kind, number in found.items()}, "names": int(names)}

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place that goes by this name, most populous first; empty when there is none.

        Abbreviations ("U.S.", "Pa.") count only as written, everything else regardless of case and accents.
        """
        found = self._known.get(name)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[name] = self._look_up(name)
        return found

    def sounding_like(self, name: str) -> tuple[Candidate, ...]:
        """Places of countries with other scripts whose name sounds like this one; for names that `candidates` lacks."""
        heard = sound(name)
        if not heard:
            return ()
        return tuple(Candidate(_entry(row), primary=False, heard=True) for row in self._query(_BY_SOUND, heard))

    def large(self, population: int) -> Iterator[str]:
        """Main names of countries, first-level divisions and places with so many people, in the index's order."""
        for row in self._query(_LARGE, population):
            yield row[0]

    def country_of(self, people: str) -> str | None:
        """The country that an adjective or demonym belongs to ("Pakistani": PK), None for other words."""
        return self._people.get(people)

    def is_country(self, code: str) -> bool:
        """True for the alpha-2 code of a country or territory."""
        if not self._countries:
            rows = self._query("SELECT DISTINCT country FROM places WHERE kind = 'country' ORDER BY country")
            self._countries = frozenset(row[0] for row in rows)
        return code in self._countries

    def is_short(self, written: str) -> bool:
        """True for an abbreviation of a place, as written."""
        return written in self._short or f"{written}." in self._short

    def admin1_name(self, code: str | None) -> str | None:
        """The English name of a first-level division by its GeoNames code."""
        if code is None:
            return None
        if not self._admin1:
            rows = self._query("SELECT admin1, name FROM places WHERE kind = 'admin1' ORDER BY admin1")
            self._admin1 = dict(rows)
        return self._admin1.get(code)

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        short = next((one for one in (name, f"{name}.") if one in self._short), None)
        if short is not None:
            rows = self._query(_BY_SHORT, short)
        elif len(name) <= 4 and name.isupper():
            return ()  # an acronym is no town ("EU" is not Eu)
        else:
            folded = fold_cached(name)
            rows = self._query(_BY_NAME, folded) or self._without_article(folded)
        return tuple(Candidate(_entry(row), bool(row[13])) for row in rows)

    def _without_article(self, folded: str) -> list[tuple[Any, ...]]:
        """English drops or adds the Arabic article freely: "Hasakah" and "al-Hasakah", "Kef" and "El Kef"."""
        first, _, rest = folded.partition(" ")
        if first in ARTICLES and len(rest) > 2:
            others = [rest, *(f"{article} {rest}" for article in _TRIED if article != first)]
        elif len(folded) > 2:
            others = [f"{article} {folded}" for article in _TRIED]
        else:
            others = []
        rows = [row for other in others for row in self._query(_BY_NAME, other)]
        return [(*row[:13], 0) for row in dict.fromkeys(rows)]

    def _query(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        if self._connection is None or self._process != os.getpid():
            # a connection must not be carried into a forked process; threads may share one that only reads
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._connection.execute(statement, values).fetchall()


def _entry(row: tuple[Any, ...]) -> Entry:
    _, name, kind, country, admin1, admin2, lat, lon, population, geonameid, capital, extent, claimed = row[:13]
    return Entry(
        name=name,
        kind=Kind(kind),
        country=country,
        admin1=admin1,
        admin2=admin2,
        lat=lat,
        lon=lon,
        population=population,
        geonameid=geonameid,
        capital=bool(capital),
        extent=PlacePrecision(extent) if extent else None,
        claimed=tuple(claimed.split()),
    )


@functools.cache
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of an index that `build_gazetteer` made; None is the default one.

    The default index is built into the cache folder on first use.

    Raises InputError when the file is missing or no index of this version.
    """
    if path is None:
        return Gazetteer(ensure_index())
    mend = "make one with sayso gazetteer build"
    if not path.is_file():
        raise InputError(f"no gazetteer {path}: {mend}")
    try:
        gazetteer = Gazetteer(path)
        schema = gazetteer.about()[0]
    except sqlite3.DatabaseError:
        raise InputError(f"{path} is no gazetteer: {mend}") from None
    if schema != SCHEMA:
        raise InputError(f"{path} is a gazetteer of another version of sayso: {mend}")
    return gazetteer
