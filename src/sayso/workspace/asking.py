"""Questions as people put them, names and all, made into the store's questions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from math import hypot
from typing import Any

from sqlalchemy import Connection

from sayso.actors import Roster
from sayso.errors import InputError
from sayso.model import EventType, Harm, Status
from sayso.places import Gazetteer
from sayso.places.entry import Entry, Kind
from sayso.store import Near, Order, Query, Suffered, actors_named, source_keys

_NOBODY = "nobody"  # an id that no actor has, so that an unknown name finds nothing rather than everything
_KM = 25.0
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*(?:,\s*(\d+(?:\.\d+)?))?\s*")
_TOLL = re.compile(r"(\w+)\s*(>=|<=|=)\s*(\d{1,7})")
_WORDS = {"status": Status, "type": EventType}
_MANY = ("status", "type", "mode", "country")
_PLAIN = ("words", "place", "civilians", "publisher", "document", "event", "claim", "limit", "skip")
_REVIEWS = ("accepted", "rejected", "corrected", "open")
_PARTS = {"actor": "actors", "initiator": "initiators", "target": "targets"}


class Asker:
    """Turns names into what the store knows: actors by roster and reports, places by the gazetteer.

    Both are loaded only when a name is asked about.
    """

    def __init__(
        self, connection: Connection, load_roster: Callable[[], Roster], load_gazetteer: Callable[[], Gazetteer]
    ) -> None:
        self._connection = connection
        self._load_roster = load_roster
        self._load_gazetteer = load_gazetteer

    def query(self, question: Mapping[str, Any]) -> Query:
        """The store's question. Raises InputError for a word, a date or a place that there is not."""
        asked = {name: value for name, value in question.items() if value not in (None, (), [], "")}
        known: dict[str, Any] = {name: asked.pop(name) for name in _PLAIN if name in asked}
        known |= {name: _checked(name, _tuple(asked.pop(name))) for name in _MANY if name in asked}
        known |= {_PARTS[name]: self._actors(asked.pop(name)) for name in _PARTS if name in asked}
        if "source" in asked:
            known["sources"] = self._sources(asked.pop("source"))
        known |= {name: _day(name, asked.pop(name)) for name in ("since", "until") if name in asked}
        if "near" in asked:
            known["near"] = self._near(asked.pop("near"), asked.pop("km", None))
        if "toll" in asked:
            known["suffered"] = tuple(_suffered(one) for one in _tuple(asked.pop("toll")))
        if "review" in asked:
            known["review"] = _one_of("review", asked.pop("review"), _REVIEWS)
        if "order" in asked:
            known["order"] = Order(_one_of("order", asked.pop("order"), tuple(Order)))
        if asked:
            raise InputError(f"nothing can be asked by {', '.join(sorted(asked))}")
        return Query(**known | ({"limit": None} if question.get("limit", 0) is None else {}))

    def _actors(self, names: Any) -> tuple[str, ...]:
        found = dict.fromkeys(actor for name in _tuple(names) for actor in self._named(name))
        return tuple(found) or (_NOBODY,)

    def _sources(self, names: Any) -> tuple[str, ...]:
        keys = [key for name in _tuple(names) for key in (*self._named(name), *source_keys(self._connection, name))]
        return tuple(dict.fromkeys(keys))

    def _named(self, name: str) -> Iterable[str]:
        """An actor of that name or id in the reports, else the one that the roster knows by it, with its parts."""
        if found := actors_named(self._connection, name):
            yield from found
        if (known := self._load_roster().resolve(name).actor_id) is not None:
            yield from actors_named(self._connection, known)

    def _near(self, near: Any, km: Any) -> Near:
        if not isinstance(near, str):
            lat, lon, *rest = near
            return Near(lat=float(lat), lon=float(lon), km=float(rest[0] if rest else km or _KM))
        if (point := _POINT.fullmatch(near)) is not None:
            lat, lon = float(point[1]), float(point[2])
            if abs(lat) > 90 or abs(lon) > 180:
                raise InputError(f"near {near!r}: there is no such latitude or longitude")
            return Near(lat=lat, lon=lon, km=float(point[3] or km or _KM))
        return self._near_place(near, float(km or _KM))

    def _near_place(self, name: str, km: float) -> Near:
        """The one place of that name; a town rather than the division around it, and no guess between two far apart."""
        known = [one.entry for one in self._load_gazetteer().candidates(name) if one.primary]
        first, *others = sorted(known, key=lambda one: (one.kind is not Kind.TOWN, -one.population)) or (None,)
        if first is None or first.lat is None or first.lon is None:
            raise InputError(f"near {name!r}: the gazetteer has no point for it: give latitude,longitude")
        near = Near(lat=first.lat, lon=first.lon, km=km)
        rival = next((one for one in others if one.population * 10 > first.population and _far(one, near)), None)
        if rival is not None:
            both = " and ".join(f"one in {one.country} ({one.lat},{one.lon})" for one in (first, rival))
            raise InputError(f"near {name!r}: there is {both}: give latitude,longitude")
        return near


def _far(entry: Entry, near: Near) -> bool:
    return entry.lat is not None and entry.lon is not None and hypot(entry.lat - near.lat, entry.lon - near.lon) > 1


def _tuple(values: Any) -> tuple[Any, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def _checked(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    if name == "country":
        return tuple(value.upper() for value in values)
    words = _WORDS.get(name)
    return values if words is None else tuple(_one_of(name, value, tuple(words)) for value in values)


def _one_of(name: str, value: str, words: tuple[str, ...]) -> str:
    found = next((word for word in words if word.lower() == str(value).lower()), None)
    if found is None:
        raise InputError(f"{name} {value!r} is none of {', '.join(words)}")
    return str(found)


def _day(name: str, value: Any) -> str:
    """A day; a month or a year stands for its first day, or for its last in `until`."""
    written = str(value).strip()
    for form, ending in (("{}", ""), ("{}-01", ""), ("{}-01-01", "")):
        try:
            day = datetime.date.fromisoformat(form.format(written) + ending)
        except ValueError:
            continue
        if name == "until" and form != "{}":
            day = _last_day(day, whole_year=form == "{}-01-01")
        return day.isoformat()
    raise InputError(f"{name} {value!r} is no date: write 2024-03-05, 2024-03 or 2024")


def _last_day(first: datetime.date, *, whole_year: bool) -> datetime.date:
    following = (
        first.replace(year=first.year + 1) if whole_year else (first + datetime.timedelta(days=32)).replace(day=1)
    )
    return following - datetime.timedelta(days=1)


def _suffered(written: str) -> Suffered:
    """ "killed>=5", "injured<=3", "killed=0"."""
    found = _TOLL.fullmatch(written.strip())
    if found is None:
        raise InputError(f"toll {written!r}: write killed>=5, injured<=3 or killed=0")
    harm, sign, number = _one_of("toll", found[1], tuple(Harm)), found[2], int(found[3])
    return Suffered(harm=harm, low=None if sign == "<=" else number, high=None if sign == ">=" else number)
