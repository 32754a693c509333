"""From namings to places: the candidate that the document speaks for, or none, with the reason.

1. Names that are clear by themselves (a country, "X, Y", one candidate far ahead of the rest) become the context.
2. Every name is weighed again with that context; two rounds, so that the clear ones help the rest.
3. A name whose best candidate is not clearly ahead of the second, or too weak to be believed, stays unresolved.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.model import Passage, Place, PlacePrecision
from sayso.places.context import Context
from sayso.places.entry import Candidate, Entry, Kind
from sayso.places.fold import fold_cached
from sayso.places.gazetteer import Gazetteer
from sayso.places.geometry import distance
from sayso.places.naming import Naming
from sayso.places.rank import (
    OUTER_KINDS,
    alike,
    contained,
    fits,
    is_large_town,
    likeliest,
    may_hold,
    named_after,
    prefer_town,
    prior,
)

_CLEAR = 1.5
_AHEAD = 0.4
_UNSUPPORTED = 0.5
_WELL_SUPPORTED = 1.5
_BELIEVABLE = 4.2
_ONLY_ONE = 3.0
_SAME_PLACE = 60.0
_TRIED = 25
_DIVIDED = 0.5
_MUCH_LARGER = 1.0
_WHOLE = 3.0
_BESIDE = 2.5
_OUTER = 2.0
_PLACED = "placed at"
_SINGULAR = {
    "counties": "county",
    "parishes": "parish",
    "districts": "district",
    "provinces": "province",
    "states": "state",
}
# How closely lying in or near a place locates what the gazetteer lacks.
_LENT = {
    PlacePrecision.EXACT: PlacePrecision.NEAR,
    PlacePrecision.TOWN: PlacePrecision.NEAR,
    PlacePrecision.NEAR: PlacePrecision.NEAR,
    PlacePrecision.DISTRICT: PlacePrecision.DISTRICT,
    PlacePrecision.ADMIN1: PlacePrecision.ADMIN1,
}
_WEIGHT = {
    Kind.COUNTRY: 1.0,
    Kind.ADMIN1: 1.0,
    Kind.ADMIN2: 0.8,
    Kind.TOWN: 0.8,
    Kind.REGION: 0.6,
    Kind.SITE: 0.4,
}


@dataclass(slots=True)
class _Name:
    """All namings of one document that share name and sort: one sense for all of them."""

    key: str
    kinds: frozenset[Kind]
    candidates: tuple[Candidate, ...]
    whole: int = 0
    is_outer: bool = False
    members: list[int] = field(default_factory=list)
    containers: list[tuple[Candidate, ...]] = field(default_factory=list)
    outer: list[str] = field(default_factory=list)
    beside: list[Candidate | None] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    chosen: Candidate | None = None
    reason: str | None = None


def resolve_places(
    namings: Sequence[Naming],
    gazetteer: Gazetteer,
    hints: Mapping[str, float] | None = None,
    allowed: Collection[str] = (),
) -> tuple[Place, ...]:
    """One place for each naming, in the same order.

    `hints` are countries that the document speaks of otherwise (adjectives, its publisher's home), with weights;
    `allowed` are the only ones that its words allow, empty where they say nothing.
    """
    names = _names(namings, gazetteer)
    context = Context(hints or {}, allowed)
    for name in names.values():
        _weigh_alone(name)
        _anchor(name, context)
    for _ in range(2):
        for name in names.values():
            _decide(name, context)
            _reject(name, names)
            _vote(name, context)
    by_member = {member: name for name in names.values() for member in name.members}
    return tuple(_place(naming, by_member[index], names, gazetteer) for index, naming in enumerate(namings))


def candidates_for(naming: Naming, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], int]:
    """The places that a naming may mean, and how many of them go by its whole name with its sort ("Mastung district").

    Those that go by the name alone follow; there are none for a name of its own ("Victoria Park").
    """
    alone = gazetteer.candidates(naming.name)
    if not naming.sort:
        return alone or gazetteer.sounding_like(naming.name), 0
    sort = _SINGULAR.get(naming.sort, naming.sort)
    whole = gazetteer.candidates(f"{naming.name} {sort}") or gazetteer.candidates(f"{sort} {naming.name}")
    if naming.proper:
        return whole, len(whole)
    known = {one.entry for one in whole}
    others = tuple(one for one in alone if one.entry not in known)
    return (*whole, *others) or gazetteer.sounding_like(naming.name), len(whole)


def _names(namings: Sequence[Naming], gazetteer: Gazetteer) -> dict[str, _Name]:
    names: dict[str, _Name] = {}
    outer_ones = {outer for naming in namings for outer in naming.inside}
    keys = [_key(naming, index in outer_ones) for index, naming in enumerate(namings)]
    for index, naming in enumerate(namings):
        key = keys[index]
        if key not in names:
            candidates, whole = candidates_for(naming, gazetteer)
            names[key] = _Name(
                key=key, kinds=naming.kinds, candidates=candidates, whole=whole, is_outer=index in outer_ones
            )
        names[key].members.append(index)
        for outer in naming.inside:
            names[key].containers.append(candidates_for(namings[outer], gazetteer)[0])
            names[key].outer.append(keys[outer])
        names[key].outer += [keys[outer] for outer in naming.around]
        names[key].beside += [likeliest(candidates_for(namings[other], gazetteer)[0]) for other in naming.beside]
    return names


def _key(naming: Naming, is_outer: bool) -> str:
    """Namings with one key share one sense; "New York" after "Buffalo," may differ from "New York" alone."""
    return f"{fold_cached(naming.name)}|{naming.sort}|{'outer' if is_outer else ''}"


def _weigh_alone(name: _Name) -> None:
    town = 0.0 if name.kinds or name.is_outer else prefer_town(name.candidates)
    weights = [
        prior(one)
        + fits(one, name.kinds)
        + contained(one, name.containers)
        + alike(one, name.beside) * _BESIDE
        + (0.0 if name.kinds or name.is_outer else named_after(one, name.candidates))
        + (town if is_large_town(one) else 0.0)
        + (_OUTER if name.is_outer and one.entry.kind in OUTER_KINDS else 0.0)
        + (_WHOLE if place < name.whole else 0.0)
        for place, one in enumerate(name.candidates)
    ]
    order = sorted(range(len(weights)), key=lambda index: -weights[index])[:_TRIED]
    name.candidates = tuple(name.candidates[index] for index in order)
    name.base = [weights[index] for index in order]


def _anchor(name: _Name, context: Context) -> None:
    """Take a name as settled for now when it is clear by itself."""
    if name.candidates and name.base[0] >= _BELIEVABLE:
        rival = _rival(name, 0, name.base)
        if rival is None or name.base[0] - name.base[rival] >= _CLEAR:
            name.chosen = name.candidates[0]
    _vote(name, context)


def _vote(name: _Name, context: Context) -> None:
    times = min(3, len(name.members))
    if name.chosen is not None:
        context.vote(name.key, [(name.chosen.entry, _WEIGHT[name.chosen.entry.kind] * times)])
    elif name.candidates:
        shares = [math.exp(weight - name.base[0]) for weight in name.base]
        whole = sum(shares)
        votes = [(one.entry, _DIVIDED * share / whole) for one, share in zip(name.candidates, shares, strict=True)]
        context.vote(name.key, votes)


def _decide(name: _Name, context: Context) -> None:
    name.chosen = name.reason = None
    if not name.candidates:
        name.reason = "unknown: not in the gazetteer"
        return
    support = context.support(name.key, name.candidates)
    weights = [base + fit for base, fit in zip(name.base, support, strict=True)]
    best = max(range(len(weights)), key=lambda index: weights[index])
    rival = _rival(name, best, weights)
    if weights[best] < (_BELIEVABLE if rival is not None else _ONLY_ONE):
        name.reason = f"doubtful: only a namesake elsewhere ({_describe(name.candidates[best])})"
    elif rival is not None and (
        weights[best] - weights[rival] < _margin(support[best]) or _is_shared(name, best, rival, support)
    ):
        name.reason = f"ambiguous: {_describe(name.candidates[best])} or {_describe(name.candidates[rival])}"
    else:
        name.chosen = name.candidates[best]


def _reject(name: _Name, names: Mapping[str, _Name]) -> None:
    """Take back a namesake that lies far from every place that the text says contains the name."""
    outer = [found.entry for key in name.outer if (found := names[key].chosen) is not None]
    best = name.chosen
    if best is None or best.entry.kind is Kind.COUNTRY:
        return
    if outer and not any(may_hold(one, best.entry) for one in outer):
        name.chosen = None
        name.reason = f"doubtful: only a namesake outside {outer[0].name} ({_describe(best)})"


def _is_shared(name: _Name, best: int, rival: int, support: Sequence[float]) -> bool:
    """True for a province of one name in two countries ("Punjab"): only the document tells, not how many live there."""
    one, other = name.candidates[best].entry, name.candidates[rival].entry
    provinces = one.kind is other.kind is Kind.ADMIN1 and one.country != other.country
    even = provinces and abs(name.base[best] - name.base[rival]) < _MUCH_LARGER
    return even and support[best] - support[rival] < _AHEAD


def _margin(support: float) -> float:
    """How far ahead the best must be: farther when the document says nothing for it."""
    return _AHEAD + _UNSUPPORTED * max(0.0, 1.0 - max(0.0, support) / _WELL_SUPPORTED)


def _rival(name: _Name, best: int, weights: Sequence[float]) -> int | None:
    """The strongest other candidate that lies somewhere else, or None."""
    others = [index for index in range(len(weights)) if index != best and not _same(name, best, index)]
    return max(others, key=lambda index: weights[index], default=None)


def _same(name: _Name, one: int, other: int) -> bool:
    """True when it makes no difference which is meant: both lie at one spot."""
    first, second = name.candidates[one].entry, name.candidates[other].entry
    of_one = first.country == second.country and first.admin1 is not None and first.admin1 == second.admin1
    if of_one and Kind.ADMIN1 in (first.kind, second.kind):
        return True
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return False
    return distance((first.lat, first.lon), (second.lat, second.lon)) < _SAME_PLACE


def _describe(candidate: Candidate) -> str:
    entry = candidate.entry
    return f"{entry.name}, {entry.admin1 or entry.country or '?'} ({entry.kind.value})"


def _place(naming: Naming, name: _Name, names: Mapping[str, _Name], gazetteer: Gazetteer) -> Place:
    if name.chosen is None:
        return _unresolved(naming, name, names, gazetteer)
    return _of_entry(name.chosen.entry, naming.passage, _precision(naming, name.chosen), gazetteer)


def _of_entry(entry: Entry, passage: Passage, precision: PlacePrecision, gazetteer: Gazetteer) -> Place:
    return Place(
        name=entry.name,
        text=passage,
        precision=precision,
        resolved=True,
        country=entry.country,
        admin1=gazetteer.admin1_name(entry.admin1) if entry.kind is not Kind.COUNTRY else None,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        reason=f"claimed by {', '.join(entry.claimed)}" if entry.claimed else None,
    )


def _unresolved(naming: Naming, name: _Name, names: Mapping[str, _Name], gazetteer: Gazetteer) -> Place:
    """A place of unknown position: the closest of what contains it lends country, division and position."""
    outer = [found.entry for key in name.outer if (found := names[key].chosen) is not None]
    called = f"{naming.name} {naming.sort}" if naming.proper and naming.sort not in naming.name else naming.name
    unknown = Place(
        name=called, text=naming.passage, precision=PlacePrecision.UNKNOWN, resolved=False, reason=name.reason
    )
    if not outer:
        return unknown
    containers = [_of_entry(one, unknown.text, one.precision, gazetteer) for one in outer]
    return place_at(unknown, next((one for one in containers if _lends_position(one)), containers[0]))


def place_at(place: Place, container: Place) -> Place:
    """An unresolved place with what is known of where it lies: the position of a town, district or province.

    A country lends only its name: its middle says nothing of where in it something lies.

    A place that is resolved already, or that the container cannot hold, is returned as it is.
    """
    if place.resolved or not container.resolved or place.name == container.name:
        return place
    if place.country not in (None, container.country):
        return place
    lent = replace(place, country=container.country, admin1=place.admin1 or container.admin1)
    if not _lends_position(container):
        return lent
    return replace(
        lent,
        precision=_LENT[container.precision],
        resolved=True,
        lat=container.lat,
        lon=container.lon,
        reason=f"{_PLACED} {container.name}: {place.reason}",
    )


def _lends_position(container: Place) -> bool:
    """True for what is small enough to say where something in it lies: no country, and no region but a division."""
    if container.lat is None or container.precision not in _LENT:
        return False
    return container.precision is not PlacePrecision.ADMIN1 or container.admin1 is not None


def is_placed(place: Place) -> bool:
    """True for a place that the gazetteer lacks, placed at what it lies in or near."""
    return place.resolved and (place.reason or "").startswith(_PLACED)


def _precision(naming: Naming, chosen: Candidate) -> PlacePrecision:
    """The entry's own, or what the words around it leave of it."""
    own = chosen.entry.precision
    if own is not PlacePrecision.TOWN:
        return own
    if naming.near or naming.site:
        return PlacePrecision.NEAR
    if Kind.ADMIN1 in naming.kinds:
        return PlacePrecision.ADMIN1
    return PlacePrecision.DISTRICT if Kind.ADMIN2 in naming.kinds else own
