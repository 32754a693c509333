"""Who acted, against the actors of ACLED's rows: their names resolved, and the participants of the principal event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.actors import Resolution, Roster, load_roster
from sayso.actors.acled_parties import Party, acled_parties
from sayso.actors.fold import split_words
from sayso.evaluate.measures import share
from sayso.evaluate.principal import happened, told
from sayso.evaluate.score import Miss, Row, around
from sayso.model import Coded, Event
from sayso.ontology import load_ontology

_ARMED_NON_STATE = frozenset({2, 3, 4})  # ACLED's rebels, political and identity militias: a note seldom tells which
_STATE = 1  # also a state's forces abroad, which ACLED counts among other forces (8)
_RIOTERS, _PROTESTERS = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """An actor of a row: its name as ACLED has it, whom it resolves to, its inter code, the country,
    and whether the row is of the codebook before 2019, which has riots and protests in one.
    """

    name: str
    found: Resolution
    inter: int
    country: str | None
    old: bool

    @property
    def ids(self) -> frozenset[str]:
        """The actor and the body that it belongs to."""
        return frozenset(name for name in (self.found.actor_id, self.found.part_of) if name)


class ActorTally:
    """Counts, row by row, how many actors are resolved from their names and found in the text."""

    def __init__(self) -> None:
        self.roster = load_roster()
        self._ontology = load_ontology()
        self._inter = {kind.id: kind.acled_inter for kind in self._ontology.actor_types.values()}
        figures = ("actor names", "actor1", "actor2", "actor1 kind", "actor2 kind", "named groups")
        self._right: dict[str, list[bool]] = {name: [] for name in figures}

    def add(self, row: Row, coded: Coded, event: Event | None) -> Iterator[Miss]:
        """Count one row; gives what it misses."""
        wanted = [one for number in (1, 2) if (one := self._wanted(row, number)) is not None]
        for one in wanted:
            known = one.found.known or self._same_kind(one, one.found.kind, one.found.country)
            self._right["actor names"].append(known)
            if not known:
                yield self._missed("actor name", row, one, event, _shown(one.found))
        tellings = [one for _, one in told(coded) if event is not None and one.id == event.id]
        actors = {actor.id: actor for actor in coded.actors}
        parties = acled_parties(tellings, happened(coded), actors, self._ontology)
        sides = [parties.first, parties.second]
        where = country_of(coded, event)
        fits = max((self._fits(wanted, order, where) for order in (sides, sides[::-1])), key=sum)
        for number, (one, fit) in enumerate(zip(wanted, fits, strict=True), 1):
            self._right[f"actor{number}"].append(fit)
            self._right[f"actor{number} kind"].append(fit or self._is_of_kind(one, sides))
            if self._is_group(one.found):
                ids = {name for side in sides for party in side for name in (party.actor.id, party.actor.part_of)}
                self._right["named groups"].append(not one.ids.isdisjoint(ids))
            if not fit:
                read = "; ".join(_printed(party) for side in sides for party in side)
                yield self._missed(f"actor{number}", row, one, event, read or None)

    def figures(self) -> Mapping[str, float]:
        """The shares that are right."""
        return {name: share(sum(some), len(some)) for name, some in self._right.items()}

    def _wanted(self, row: Row, number: int) -> _Wanted | None:
        name = row.get(f"actor{number}")
        if not name:
            return None
        code = country_code(self.roster, row["country"])
        found = self.roster.resolve(name, date=str(row["event_date"]), country=code)
        state = found.known and self.roster.states.has(found.actor_id or "")
        inter, old = _STATE if state else int(row[f"inter{number}"]), not row.get("sub_event_type")
        return _Wanted(name=name, found=found, inter=inter, country=found.country or code, old=old)

    def _fits(self, wanted: list[_Wanted], sides: list[tuple[Party, ...]], where: str | None) -> list[bool]:
        pairs = zip(wanted, sides, strict=False)
        return [any(self._is_same(one, party, where) for party in side) for one, side in pairs]

    def _is_same(self, wanted: _Wanted, party: Party, where: str | None) -> bool:
        actor = party.actor
        if not wanted.ids.isdisjoint((actor.id, actor.part_of or actor.id)):
            return True
        return self._same_kind(wanted, party.kind, actor.country or where)

    def _same_kind(self, wanted: _Wanted, kind: str | None, country: str | None) -> bool:
        inter = self._inter.get(kind or "")
        return inter is not None and _class(inter, wanted) == _class(wanted.inter, wanted) and country == wanted.country

    def _is_of_kind(self, wanted: _Wanted, sides: list[tuple[Party, ...]]) -> bool:
        return any(self._is_same(wanted, party, wanted.country) for side in sides for party in side)

    def _is_group(self, found: Resolution) -> bool:
        return found.known and not self.roster.states.has(found.actor_id or "")

    def _missed(self, kind: str, row: Row, wanted: _Wanted, event: Event | None, read: str | None) -> Miss:
        start, end = (event.trigger.start, event.trigger.end) if event is not None else (0, 200)
        words = around(row["text"], start, end, 160)
        about = f"{wanted.found.kind or 'unknown'} missed" if read else "no participant"
        return Miss(kind=kind, document=str(row["id"]), words=words, gold=wanted.name, read=read, about=about)


def country_code(roster: Roster, name: str) -> str | None:
    """The ISO 3166-1 code of a country's name ("Myanmar (Burma)"), None for a name that the roster does not have."""
    named = roster.index.find(split_words(name.partition("(")[0]), strict=False)
    return next((one.ref for one in named if one.ref in roster.states.countries), None)


def country_of(coded: Coded, event: Event | None) -> str | None:
    """The country of an event's place; where it has none, that of the report's places, if that is one."""
    if event is not None and event.place is not None and event.place.country is not None:
        return event.place.country
    countries = {place.country for place in coded.places if place.country is not None}
    return countries.pop() if len(countries) == 1 else None


def _class(inter: int, wanted: _Wanted) -> int:
    if inter in _ARMED_NON_STATE:
        return min(_ARMED_NON_STATE)
    return _RIOTERS if wanted.old and inter == _PROTESTERS else inter


def _printed(party: Party) -> str:
    return f"{party.actor.name} ({party.kind}, {party.actor.country})"


def _shown(found: Resolution) -> str | None:
    return f"{found.name} ({found.kind}, {found.country})" if found.actor_id else None
