"""A full GeoNames dump as the source of the gazetteer, read as a stream.

https://download.geonames.org/export/dump/ (CC BY 4.0) holds allCountries.zip, admin1CodesASCII.txt, admin2Codes.txt and
alternateNamesV2.zip; its readme names the columns and the feature codes that are used here.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from sayso.errors import InputError
from sayso.model import PlacePrecision
from sayso.places.entry import Entry, Kind
from sayso.places.features import FEATURES
from sayso.places.fold import plain
from sayso.places.knowledge import Knowledge, load_knowledge
from sayso.places.packages import Named, country_named, english_division, latin, region_entries

PLACES = "allCountries.txt"
DIVISIONS = ("admin1CodesASCII.txt", "admin2Codes.txt")
ENGLISH = "alternateNamesV2.txt"
_COLUMNS = 19
_CHUNK = 1 << 20

Watch = Callable[[int], None]


class DumpSource:
    """A dump: allCountries.txt itself, or a folder or zip archive that holds it, alone or with the other files.

    Without the files of divisions these go by their names in allCountries.txt, without alternateNamesV2.txt towns do.
    `watch` is told how many bytes were read since it was last told; `size` is how many there are. Raises InputError
    when there is no allCountries.txt.
    """

    def __init__(self, path: Path, watch: Watch | None = None) -> None:
        self.path = path
        self.watch = watch
        self._files = {one.name: one for one in _files(path)}
        if PLACES not in self._files:
            raise InputError(f"{path} holds no {PLACES}: give a GeoNames dump (the file, or its folder or zip archive)")

    @property
    def size(self) -> int:
        """Bytes to read, unpacked."""
        return sum(one.size for one in self._files.values())

    def version(self) -> str:
        """The files' checksums, the same whether they are packed or not."""
        return " ".join(f"{name}-{one.checksum():08x}" for name, one in sorted(self._files.items()))

    def places(self) -> Iterator[Named]:
        """Towns and features as they come, then divisions, countries and regions."""
        knowledge = load_knowledge()
        english = dict(self._english_names())
        names = dict(self._division_names())
        gathered = _Gathered()
        for columns in self._rows():
            named = _read(columns, knowledge, english, gathered)
            if named is not None:
                yield named
        found = [_division(row, names, knowledge, gathered) for row in gathered.divisions]
        yield from found
        for code, country in sorted(knowledge.countries.items()):
            geonameid, population, name = gathered.countries.get(code, (None, gathered.living.get(code, 0), ""))
            yield country_named(code, country, geonameid, population, name or country.name)
        yield from region_entries(knowledge, found)

    def _rows(self) -> Iterator[list[str]]:
        for number, line in enumerate(self._lines(PLACES), start=1):
            columns = line.split("\t")
            if len(columns) != _COLUMNS:
                raise InputError(
                    f"{PLACES}, line {number}: {len(columns)} columns instead of {_COLUMNS}: is it a GeoNames dump?"
                )
            yield columns

    def _division_names(self) -> Iterator[tuple[str, str]]:
        """Names of divisions by code ("PK.02")."""
        for file in DIVISIONS:
            for line in self._lines(file):
                code, name, *_ = line.split("\t")
                yield code, name

    def _english_names(self) -> Iterator[tuple[int, str]]:
        """Names preferred in English by GeoNames id, historic ones left out."""
        for line in self._lines(ENGLISH):
            columns = line.split("\t")
            if columns[2:3] == ["en"] and columns[4:5] == ["1"] and columns[7:8] != ["1"]:
                yield int(columns[1]), columns[3]

    def _lines(self, name: str) -> Iterator[str]:
        file = self._files.get(name)
        if file is None:
            return
        try:
            with file.open() as stream:
                told = 0
                for line in stream:
                    told += len(line)
                    if told > _CHUNK:
                        told = self._tell(told)
                    yield line.decode("utf-8").rstrip("\r\n")
                self._tell(told)
        except (UnicodeDecodeError, zipfile.BadZipFile, zlib.error) as fault:
            raise InputError(f"{name} cannot be read: {fault}") from None

    def _tell(self, read: int) -> int:
        """Tell how much was read; nothing is left to tell then."""
        if self.watch is not None:
            self.watch(read)
        return 0


@dataclass(frozen=True, slots=True)
class _File:
    """One file of a dump, by itself or within an archive."""

    path: Path
    name: str
    size: int
    packed: zipfile.ZipInfo | None = None

    @contextlib.contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        if self.packed is None:
            with self.path.open("rb") as stream:
                yield stream
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.packed) as stream:
            yield io.BufferedReader(stream, _CHUNK)  # type: ignore[type-var]

    def checksum(self) -> int:
        """CRC-32 of the content; an archive's directory has it already."""
        if self.packed is not None:
            return self.packed.CRC
        checksum = 0
        with self.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                checksum = zlib.crc32(chunk, checksum)
        return checksum


def _files(path: Path) -> Iterator[_File]:
    """The files of a dump; what lies unpacked in a folder comes last and so outranks the archives beside it."""
    wanted = (PLACES, *DIVISIONS, ENGLISH)
    try:
        if path.is_dir():
            for archive in sorted(path.glob("*.zip")):
                yield from _packed(archive, wanted)
            found = [path / name for name in wanted if (path / name).is_file()]
            yield from (_File(one, one.name, one.stat().st_size) for one in found)
        elif zipfile.is_zipfile(path):
            yield from _packed(path, wanted)
        else:
            yield _File(path, PLACES, path.stat().st_size)
    except (OSError, zipfile.BadZipFile) as fault:
        raise InputError(f"{path} cannot be read: {getattr(fault, 'strerror', None) or fault}") from None


def _packed(archive: Path, wanted: tuple[str, ...]) -> Iterator[_File]:
    with zipfile.ZipFile(archive) as opened:
        for one in opened.infolist():
            name = Path(one.filename).name
            if name in wanted:
                yield _File(archive, name, one.file_size, one)


@dataclass(slots=True)
class _Gathered:
    """What is made out only when the whole file was read."""

    divisions: list[list[str]] = field(default_factory=list)
    countries: dict[str, tuple[int | None, int, str]] = field(default_factory=dict)
    living: dict[str, int] = field(default_factory=dict)

    def settle(self, entry: Entry) -> None:
        """Count the people of a town for what it lies in."""
        for code in {entry.country, entry.admin1, entry.admin2} - {None}:
            self.living[str(code)] = self.living.get(str(code), 0) + entry.population


def _read(columns: list[str], knowledge: Knowledge, english: dict[int, str], gathered: _Gathered) -> Named | None:
    """The place of one line; None when it is of no interest, or a division or country, which is gathered for later."""
    letter, feature = columns[6], columns[7]
    if letter == "A":
        if feature in ("ADM1", "ADM2", "ADM3"):
            gathered.divisions.append(columns)
        elif feature in ("PCLI", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR", "PCL") and columns[8]:
            known = gathered.countries.get(columns[8])
            if known is None or known[1] < _population(columns):
                gathered.countries[columns[8]] = (int(columns[0]), _population(columns), plain(columns[1]))
        return None
    kind_and_extent = FEATURES.get(f"{letter}.{feature}", FEATURES.get(letter))
    if kind_and_extent is None or not columns[8]:
        return None
    kind, extent = kind_and_extent
    entry = _entry(columns, kind, extent, knowledge)
    if kind is Kind.TOWN:
        gathered.settle(entry)
    own = knowledge.towns.get(entry.geonameid or 0)
    preferred = (own.name if own else None) or english.get(entry.geonameid or 0)
    also = (entry.name, *_alternatives(columns), *(own.also if own else ()))
    return Named(entry=replace(entry, name=plain(preferred)) if preferred else entry, also=also)


def _entry(columns: list[str], kind: Kind, extent: PlacePrecision | None, knowledge: Knowledge) -> Entry:
    codes = _codes(columns)
    return Entry(
        name=plain(columns[1]),
        kind=kind,
        country=columns[8],
        admin1=codes[0],
        admin2=codes[1],
        lat=float(columns[4]),
        lon=float(columns[5]),
        population=_population(columns),
        geonameid=int(columns[0]),
        capital=columns[7] == "PPLC",
        extent=extent,
        claimed=knowledge.claimants(*codes),
    )


def _codes(columns: list[str]) -> tuple[str | None, str | None]:
    """The codes of the divisions that a line lies in; "00" is GeoNames' word for none."""
    country, first, second = columns[8], columns[10], columns[11]
    if first in ("", "00"):
        return None, None
    return f"{country}.{first}", f"{country}.{first}.{second}" if second else None


def _population(columns: list[str]) -> int:
    return int(columns[14] or 0)


def _alternatives(columns: list[str]) -> Iterator[str]:
    return latin([name for name in columns[3].split(",") if name])


def _division(columns: list[str], names: dict[str, str], knowledge: Knowledge, gathered: _Gathered) -> Named:
    """A division of the first to third level; the third counts as second, in the district that it lies in."""
    first, second = _codes(columns)
    level = columns[7]
    code = {"ADM1": first, "ADM2": second}.get(level)
    own = knowledge.divisions.get(code or "")
    name = names.get(code or "", columns[1])
    aliases = [alias for alias in columns[3].split(",") if alias]
    english = english_division(name, list(latin(aliases))) if level == "ADM1" else plain(name)
    entry = _entry(columns, Kind.ADMIN1 if level == "ADM1" else Kind.ADMIN2, None, knowledge)
    entry = replace(
        entry,
        name=own.name if own and own.name else english,
        admin2=None if level == "ADM1" else entry.admin2,
        population=entry.population or gathered.living.get(code or "", 0),
    )
    if own and own.at:
        entry = replace(entry, lat=own.at[0], lon=own.at[1])
    also = (columns[1], english, *latin(aliases), *(own.also if own else ()))
    return Named(entry=entry, also=also, short=own.short if own else ())
