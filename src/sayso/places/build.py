"""Building the gazetteer's index: one read-only SQLite file in the cache folder, made once for each set of inputs."""

from __future__ import annotations

import functools
import gc
import hashlib
import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from sayso.places.entry import Entry
from sayso.places.fold import fold, sound_of_folded
from sayso.places.knowledge import FILES, FOLDER, load_knowledge
from sayso.places.packages import GazetteerSource, Named, PackageSource
from sayso.places.sorting import SortedRows

log = logging.getLogger(__name__)

SCHEMA = 8
_TABLES = """
CREATE TABLE about (schema INTEGER NOT NULL, source TEXT NOT NULL, fingerprint TEXT NOT NULL);
CREATE TABLE places (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, population INTEGER NOT NULL, geonameid INTEGER, capital INTEGER NOT NULL,
  extent TEXT, claimed TEXT NOT NULL
);
CREATE INDEX firsts ON places (admin1, name) WHERE kind = 'admin1';
CREATE INDEX states ON places (country) WHERE kind = 'country';
CREATE TABLE names (
  folded TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (sound, place)) WITHOUT ROWID;
CREATE TABLE shorts (written TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (written, place)) WITHOUT ROWID;
CREATE TABLE people (written TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (written, country)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Where the index rests: the user's cache folder for sayso."""
    return Path(platformdirs.user_cache_dir("sayso"))


def index_path(source: GazetteerSource | None = None) -> Path:
    """The index for this source and these knowledge files; it may not exist yet."""
    return cache_folder() / f"gazetteer-{SCHEMA}-{_fingerprint(source or PackageSource())}.sqlite"


def _fingerprint(source: GazetteerSource) -> str:
    digest = hashlib.sha256(source.version().encode())
    for file in FILES:
        digest.update((FOLDER / file).read_bytes())
    return digest.hexdigest()[:16]


def ensure_index() -> Path:
    """The default index, built first when it is missing.

    Where the cache folder cannot be written the index is built in a temporary folder that lasts as long as the process.
    """
    path = index_path()
    if path.exists():
        return path
    try:
        return build_gazetteer(path=path)
    except OSError as fault:
        fallback = Path(_temporary_folder().name) / path.name
        log.warning("the gazetteer cannot be kept in %s (%s); it is built for this run only", path.parent, fault)
        return fallback if fallback.exists() else build_gazetteer(path=fallback)


@functools.cache
def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="sayso-gazetteer-")


def build_gazetteer(source: GazetteerSource | None = None, path: Path | None = None) -> Path:
    """Write the index and return where it is; the file appears whole or not at all.

    Raises KnowledgeError when a knowledge file is wrong and OSError when the folder cannot be written.
    """
    source = source or PackageSource()
    path = path or index_path(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(descriptor)
    unfinished = Path(name)
    try:
        _write(unfinished, source)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def _write(path: Path, source: GazetteerSource) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    names, sounds = SortedRows(path.parent), SortedRows(path.parent)
    collecting = gc.isenabled()
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        connection.execute("INSERT INTO about VALUES (?, ?, ?)", (SCHEMA, source.version(), _fingerprint(source)))
        gc.disable()  # a million small objects, none of them in a cycle
        shorts: list[tuple[str, int]] = []
        connection.executemany(
            f"INSERT INTO places VALUES ({','.join('?' * 13)})", _place_rows(source.places(), names, sounds, shorts)
        )
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
        connection.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", ((row[0], row[1]) for row in sounds))
        connection.executemany("INSERT OR IGNORE INTO shorts VALUES (?, ?)", shorts)
        connection.executemany("INSERT OR IGNORE INTO people VALUES (?, ?)", _people_rows())
        connection.execute("COMMIT")
    finally:
        if collecting:
            gc.enable()
        names.close()
        sounds.close()
        connection.close()


def _place_rows(
    places: Iterator[Named], names: SortedRows, sounds: SortedRows, shorts: list[tuple[str, int]]
) -> Iterator[tuple[object, ...]]:
    """Rows of the places table; on the way, fills the rows of the tables of names."""
    countries = load_knowledge().transliterated
    for number, named in enumerate(places, start=1):
        entry = named.entry
        main = fold(entry.name)
        others = {fold(name) for name in named.also} - {main, ""}
        names.add(main, number, 1)
        for other in others:
            names.add(other, number, 0)
        if entry.country in countries:
            for heard in {sound_of_folded(name) for name in (main, *others)} - {""}:
                sounds.add(heard, number, 0)
        shorts.extend((short, number) for short in named.short)
        yield _row(number, entry)


def _row(number: int, entry: Entry) -> tuple[object, ...]:
    return (
        number,
        entry.name,
        entry.kind.value,
        entry.country,
        entry.admin1,
        entry.admin2,
        entry.lat,
        entry.lon,
        entry.population,
        entry.geonameid,
        int(entry.capital),
        entry.extent.value if entry.extent else None,
        " ".join(entry.claimed),
    )


def _people_rows() -> Iterator[tuple[str, str]]:
    for code, country in load_knowledge().countries.items():
        for word in country.people:
            yield word, code
