"""FollowTheMoney entities, as OpenSanctions and Aleph publish them, to roster entries and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.actors.entry import KnownActor
from sayso.actors.fold import split_words
from sayso.errors import InputError

# FollowTheMoney schema -> kind, where no topic says more.
_SCHEMA = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "company",
    "PublicBody": "government",
    "LegalEntity": "organisation",
}
# Topics of OpenSanctions, the most telling first -> kind of a body.
_TOPICS = {
    "crime.terror": "armed_group",
    "crime.war": "armed_group",
    "crime.traffick": "gang",
    "crime": "gang",
    "mil": "state_forces",
    "gov.security": "state_forces",
    "gov.igo": "igo",
    "gov.judicial": "judiciary",
    "pol.party": "political_party",
    "pol.union": "organisation",
    "gov": "government",
    "rel": "religious_group",
    "mare.shadow": "company",
}
_KIND_SCHEMA = {"person": "Person", "company": "Company", "government": "PublicBody", "judiciary": "PublicBody"}
_KIND_TOPIC = {"armed_group": "crime.terror", "gang": "crime", "political_party": "pol.party", "igo": "gov.igo"}
# Edges that say that one entity belongs to another: the property of the part, and that of the whole.
_EDGES = {"Membership": ("member", "organization"), "Directorship": ("director", "organization")}
_YEAR = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
_ENDED = ("dissolutionDate", "deathDate")


def read_ftm(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Roster entries from entity JSON lines; entities that are no actors (vessels, addresses, sanctions) are passed by.

    Raises InputError, naming the line, for one that is no entity.
    """
    entities = [_read(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    actors = {entity["id"]: entity for entity in entities if entity["schema"] in _SCHEMA}
    ids = _ids(actors.values())
    wholes = dict(_wholes(entities, ids))
    for entity_id, entity in actors.items():
        whole = wholes.get(entity_id)
        yield {**_entry(entity, ids[entity_id]), **({"part_of": whole} if whole else {})}


def _read(line: str, number: int) -> Mapping[str, Any]:
    try:
        entity = json.loads(line)
    except ValueError as error:
        raise InputError(f"line {number}: not JSON ({error})") from None
    if not isinstance(entity, dict) or not {"id", "schema", "properties"} <= entity.keys():
        raise InputError(f"line {number}: no FollowTheMoney entity: it needs id, schema and properties")
    return entity


def _ids(entities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Entity id -> an id for the roster, from the name; the entity's own is added where two share a name."""
    chosen: dict[str, str] = {}
    taken = set[str]()
    for entity in entities:
        slug = _slug(_caption(entity)) or _slug(entity["id"]) or "entity"
        if slug in taken:
            slug = f"{slug}-{_slug(entity['id']) or len(taken)}"
        taken.add(slug)
        chosen[entity["id"]] = slug
    return chosen


def _slug(text: str) -> str:
    folded = "-".join(word.folded for word in split_words(text))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")


def _caption(entity: Mapping[str, Any]) -> str:
    names = entity["properties"].get("name") or [entity.get("caption") or entity["id"]]
    return str(entity.get("caption") or names[0])


def _entry(entity: Mapping[str, Any], actor_id: str) -> dict[str, Any]:
    properties, name = entity["properties"], _caption(entity)
    others = [*properties.get("name", ()), *properties.get("alias", ()), *properties.get("abbreviation", ())]
    countries = [
        code.upper() for code in properties.get("country", properties.get("nationality", ())) if len(code) == 2
    ]
    entry: dict[str, Any] = {"id": actor_id, "name": name}
    aliases = [alias for alias in dict.fromkeys(others) if alias != name]
    if aliases:
        entry["aliases"] = aliases
    entry["kind"] = _kind(entity)
    if countries:
        entry["country"] = countries if len(countries) > 1 else countries[0]
    since = _first_year(properties.get("incorporationDate", ()))
    until = _first_year([one for key in _ENDED for one in properties.get(key, ())])
    entry.update({key: year for key, year in (("from", since), ("to", until)) if year})
    entry["notes"] = f"FollowTheMoney entity {entity['id']}"
    return entry


def _kind(entity: Mapping[str, Any]) -> str:
    kind = _SCHEMA[entity["schema"]]
    topics = set(entity["properties"].get("topics", ()))
    if kind == "person":
        return kind
    return next((found for topic, found in _TOPICS.items() if topic in topics), kind)


def _first_year(dates: Iterable[str]) -> str | None:
    return next((match.group() for match in map(_YEAR.match, dates) if match), None)


def _wholes(entities: Iterable[Mapping[str, Any]], ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for entity in entities:
        if entity["schema"] in _EDGES:
            part, whole = (entity["properties"].get(side, ()) for side in _EDGES[entity["schema"]])
            for one in part:
                if whole and whole[0] in ids and one != whole[0]:
                    yield one, ids[whole[0]]


def write_ftm(actors: Iterable[KnownActor]) -> Iterator[dict[str, Any]]:
    """Entities for known actors: bodies and persons, then a Membership for each tie of belonging."""
    edges: list[dict[str, Any]] = []
    for actor in actors:
        properties: dict[str, Sequence[str]] = {"name": [actor.name]}
        if actor.aliases:
            properties["alias"] = list(actor.aliases)
        if actor.countries:
            properties["nationality" if actor.kind == "person" else "country"] = [
                one.lower() for one in actor.countries
            ]
        if actor.kind in _KIND_TOPIC:
            properties["topics"] = [_KIND_TOPIC[actor.kind]]
        if actor.start and actor.kind != "person":
            properties["incorporationDate"] = [actor.start]
        if actor.end and actor.kind != "person":
            properties["dissolutionDate"] = [actor.end]
        schema = _KIND_SCHEMA.get(actor.kind, "Organization")
        yield {"id": f"sayso-{actor.id}", "schema": schema, "properties": properties}
        whole = actor.part_of()
        if whole:
            sides = {"member": [f"sayso-{actor.id}"], "organization": [f"sayso-{whole}"]}
            edges.append({"id": f"sayso-{actor.id}-in-{whole}", "schema": "Membership", "properties": sides})
    yield from edges
