"""State actors of every country by pattern: a country and an institution make an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.actors.entry import KnownActor, Tie
from sayso.actors.fold import key_of, split_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory: `names` with the usual one first, demonyms, and the words that stand for its government."""

    code: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A body that every state has; `heads` are folded head phrases, singular, `adjectives` said of its parts."""

    id: str
    name: str
    kind: str
    sector: str
    heads: tuple[str, ...]
    part_of: str | None = None
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The tables from which state actors are made when asked for."""

    countries: Mapping[str, Country]
    institutions: Mapping[str, Institution]

    def has(self, actor_id: str) -> bool:
        """True for ids such as "pk-military"."""
        code, _, institution = actor_id.partition("-")
        return code.upper() in self.countries and institution in self.institutions

    def make(self, code: str, institution: str) -> KnownActor:
        """The institution of one state; KeyError when either is unknown."""
        country, body = self.countries[code], self.institutions[institution]
        ties = (Tie(relation="part_of", actor=f"{code.lower()}-{body.part_of}"),) if body.part_of else ()
        return KnownActor(
            id=f"{code.lower()}-{institution}",
            name=body.name.format(country=country.names[0]),
            kind=body.kind,
            countries=(code,),
            sector=body.sector,
            ties=ties,
        )

    def get(self, actor_id: str) -> KnownActor | None:
        """The state actor with this id, or None."""
        code, _, institution = actor_id.partition("-")
        return self.make(code.upper(), institution) if self.has(actor_id) else None

    def heads(self) -> dict[str, str]:
        """Folded head phrase -> institution id; an institution named earlier keeps a shared one."""
        table: dict[str, str] = {}
        for body in self.institutions.values():
            for head in body.heads:
                table.setdefault(head, body.id)
        return table

    @property
    def adjectives(self) -> dict[str, str]:
        """Adjective -> institution id ("parliamentary" -> "legislature")."""
        return {word: body.id for body in self.institutions.values() for word in body.adjectives}

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(printed name, country code, how it names the state: "name", "demonym" or "capital")."""
        for country in self.countries.values():
            yield from ((name, country.code, "name") for name in country.names)
            yield from ((name, country.code, "demonym") for name in country.people)
            yield from ((name, country.code, "capital") for name in country.metonyms)


def make_states(countries: Mapping[str, Any], institutions: Mapping[str, Any]) -> State:
    """The tables from the two files."""
    return State(
        {code: _country(code, entry) for code, entry in countries["countries"].items()},
        {entry["id"]: _institution(entry) for entry in institutions["institutions"]},
    )


def _country(code: str, entry: Mapping[str, Any]) -> Country:
    capital = () if entry.get("quiet") or not entry.get("capital") else (entry["capital"],)
    names = (entry["name"], *entry.get("also", ()))
    return Country(
        code=code,
        names=names,
        people=tuple(name for name in entry.get("people", ())),
        capital=entry.get("capital", ""),
        metonyms=tuple(name for name in (*capital, *entry.get("metonyms", ())) if name not in names),
    )


def _institution(entry: Mapping[str, Any]) -> Institution:
    heads = tuple(key_of(word.folded for word in split_words(head)) for head in entry["heads"])
    fields = {name: entry[name] for name in ("id", "name", "kind", "sector")}
    return Institution(
        **fields, heads=heads, part_of=entry.get("part_of"), adjectives=tuple(entry.get("adjectives", ()))
    )
