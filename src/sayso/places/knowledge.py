"""sayso's own knowledge of places: countries, divisions, towns and regions, from the YAML files beside this one."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import KnowledgeError
from sayso.model import PlacePrecision

FOLDER = Path(__file__).parent
FILES = ("countries.yaml", "divisions.yaml", "towns.yaml", "regions.yaml")

Point = tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]]
Names = tuple[Annotated[str, Field(min_length=2)], ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Country(_Strict):
    """A country or territory: names, adjectives of its people, the middle of its land."""

    name: str
    at: Point
    also: Names = ()
    short: Names = ()
    people: Names = ()


class Division(_Strict):
    """What the packages lack about one first-level division; `name` replaces a name that is not English.

    `at` is None where the middle of its towns will do. `claimed` names the states that claim or hold it where they
    dispute it.
    """

    at: Point | None = None
    name: str | None = None
    also: Names = ()
    short: Names = ()
    claimed: tuple[str, ...] = ()


class Town(_Strict):
    """What the packages lack about a town; `name` replaces theirs where English news uses another."""

    name: str | None = None
    also: Names = ()


class Region(_Strict):
    """A place that no list of towns and divisions has; `claimed` instead of `inside` where states dispute it."""

    name: str
    at: Point
    also: Names = ()
    short: Names = ()
    inside: tuple[str, ...] = Field(default=(), alias="in")
    claimed: tuple[str, ...] = ()
    precision: PlacePrecision | None = None


class _Group(_Strict):
    id: str
    example: str
    counter_example: str
    precision: PlacePrecision = PlacePrecision.COUNTRY
    transliterated: bool = False
    countries: dict[str, Country] = {}
    divisions: dict[str, Division] = {}
    towns: dict[int, Town] = {}
    regions: tuple[Region, ...] = ()


class Knowledge(_Strict):
    """All files: countries by alpha-2 code, divisions by GeoNames code, towns by geonameid, regions in file order."""

    countries: dict[str, Country]
    divisions: dict[str, Division]
    towns: dict[int, Town]
    regions: tuple[Region, ...]
    groups: tuple[_Group, ...]

    @property
    def transliterated(self) -> frozenset[str]:
        """The countries whose names reach English by many roads."""
        return frozenset(code for group in self.groups if group.transliterated for code in group.countries)

    def claimants(self, *codes: str | None) -> tuple[str, ...]:
        """The states that dispute the first of these divisions that is disputed; empty when none is."""
        found = (self.divisions.get(code) for code in codes if code is not None)
        return next((one.claimed for one in found if one is not None and one.claimed), ())


def check_knowledge(folder: Path = FOLDER) -> list[str]:
    """Every problem in the files, one line each; empty when there is none."""
    groups, problems = _read(folder)
    return problems + _contradictions(groups)


@functools.lru_cache(maxsize=2)
def load_knowledge(folder: Path = FOLDER) -> Knowledge:
    """Read the files. Raises KnowledgeError with every problem."""
    groups, problems = _read(folder)
    problems += _contradictions(groups)
    if problems:
        raise KnowledgeError("places", problems)
    return Knowledge(
        countries={code: country for group in groups for code, country in group.countries.items()},
        divisions={code: division for group in groups for code, division in group.divisions.items()},
        towns={number: town for group in groups for number, town in group.towns.items()},
        regions=tuple(_with_precision(region, group) for group in groups for region in group.regions),
        groups=tuple(groups),
    )


def _with_precision(region: Region, group: _Group) -> Region:
    return region if region.precision else region.model_copy(update={"precision": group.precision})


def _read(folder: Path) -> tuple[list[_Group], list[str]]:
    groups: list[_Group] = []
    problems: list[str] = []
    for file in FILES:
        try:
            raw: Any = yaml.load((folder / file).read_text("utf-8"), Loader=yaml.CSafeLoader)
        except (OSError, yaml.YAMLError) as fault:
            problems.append(f"{file}: cannot be read: {fault}")
            continue
        for number, group in enumerate(raw or (), start=1):
            try:
                groups.append(_Group.model_validate(group))
            except ValidationError as fault:
                entry = group.get("id", number) if isinstance(group, dict) else number
                problems += [f"{file}: {entry}: {_where(one)}: {one['msg']}" for one in fault.errors()]
    return groups, problems


def _where(error: Any) -> str:
    return ".".join(str(part) for part in error["loc"])


def _contradictions(groups: list[_Group]) -> list[str]:
    codes = {code for group in groups for code in group.countries}
    seen: dict[str, str] = {}
    found: list[str] = []
    for group in groups:
        for region in group.regions:
            unknown = sorted({*region.inside, *region.claimed} - codes)
            if unknown:
                found.append(f"regions.yaml: {region.name}: no such country: {', '.join(unknown)}")
            if region.inside and region.claimed:
                found.append(f"regions.yaml: {region.name}: either `in` or `claimed`, not both")
            if region.name in seen:
                found.append(f"regions.yaml: {region.name}: named twice, in {seen[region.name]} and {group.id}")
            seen[region.name] = group.id
        for code, division in group.divisions.items():
            if code in seen:
                found.append(f"divisions.yaml: {code}: twice, in {seen[code]} and {group.id}")
            seen[code] = group.id
            strange = sorted({*division.claimed} - codes)
            if strange:
                found.append(f"divisions.yaml: {code}: no such country: {', '.join(strange)}")
        named: list[Country | Division] = [*group.countries.values(), *group.divisions.values()]
        shorts = [short for one in named for short in one.short]
        small = [short for short in shorts if short.lower() == short]
        found += [f"{group.id}: {short!r} is no abbreviation without a capital" for short in small]
    return found
