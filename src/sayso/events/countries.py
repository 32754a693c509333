"""The country of those who take part, where their words leave it open: "farmers", "police", "gunmen".

It is inferred, never forced: from the place of what they do; where that is unknown, from the only country that the
report speaks of. Two countries, a border, foreigners and bodies that are at home nowhere leave it open. Each inference
is a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.events.participants import Casting
from sayso.model import Actor, Cast, Event, HomeEvidence, Passage, Reason, Role, Telling, allowed_by

_PEOPLE = frozenset(
    "civilians protesters rioters rights_group political_party organisation unidentified_armed_group armed_group "
    "militia communal_militia gang".split()
)
_STATE = frozenset({"state_forces", "police", "government", "judiciary"})
_ABROAD = frozenset({"government", "state_forces", "external_forces", "armed_group"})  # they may act in any country
_AT_HOME = frozenset({"police", "judiciary", "political_party", "rights_group"})  # who hardly ever acts abroad
_MOSTLY_AT_HOME = frozenset({"government", "organisation", "civilians", "protesters"})
_FOREIGN = re.compile(
    r"\b(?:foreign|expat|tourist|visitor|migrant|refugee|asylum|exile|settler|pilgrim|seafarer|sailor|crew|diaspora|"
    r"missionar|deportee|infiltrator|invad|occup|nationals)",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\b(?:border|frontier|cross-border|line of control|loc)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\s+(?:dollars?|pesos?|francs?|pounds?|rupees?|rials?|liras?|dinars?|shillings?|currency)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """Where an actor is inferred to be at home, by which rule, and the words that told."""

    country: str
    rule: str
    passage: Passage | None


def settle_countries(tellings: Sequence[Telling], cast: Cast, casting: Casting) -> tuple[list[Telling], Cast]:
    """The tellings and the cast with the countries that can be inferred, under ids of that country."""
    met = {one.actor for telling in tellings for one in telling.event.participants if one.role is not Role.INITIATOR}
    spoken = _spoken_of(cast, casting, met)
    only = _only(spoken, casting.context.homeland)
    events: dict[str, list[Event]] = {}
    for telling in tellings:
        for one in telling.event.participants:
            events.setdefault(one.actor, []).append(telling.event)
    homes: dict[str, _Home] = {}
    for actor in cast.actors:
        if actor.id in events and _is_open(actor, cast):
            home = _home(actor, events[actor.id], only, len(spoken))
            if home is not None:
                homes[actor.id] = home
    if not homes:
        return list(tellings), cast
    ids = {actor_id: f"{actor_id}-{home.country.lower()}" for actor_id, home in homes.items()}
    return [_moved(telling, homes, ids) for telling in tellings], _settled(cast, homes, ids)


def _only(spoken: Mapping[str, Passage | None], evidence: Sequence[HomeEvidence]) -> _Home | None:
    """The only country that the report speaks of and its words allow; where it names none, the only one they allow."""
    if len(spoken) > 1:
        return None
    firm = [one for one in evidence if not one.narrows]
    allowed = allowed_by(firm)
    for country, passage in spoken.items():
        agreed = allowed is None or country in allowed
        return _Home(country=country, rule="only-country-of-report", passage=passage) if agreed else None
    for one in evidence:
        if allowed is not None and len(allowed) > 1 and one.narrows:
            allowed = allowed & one.countries or allowed
    if allowed is None or len(allowed) != 1:
        return None
    (country,) = allowed
    telling = min(firm, key=lambda one: len(one.countries))
    return _Home(country=country, rule=f"only-country-allowed:{telling.rule}", passage=telling.passage)


def _spoken_of(cast: Cast, casting: Casting, met: set[str]) -> Mapping[str, Passage | None]:
    """Countries in which the report's places are or its parties are at home, with the words that say so.

    Whoever is met by a deed may be foreign ("marched against the Zambian government"). A state that acts tells
    nothing of where it does ("a US strike", "Indian fire"); neither do forces and currencies.
    """
    text = casting.parse.document.text
    acting = {(one.start, one.end) for actor in cast.actors if actor.kind in _ABROAD for one in actor.mentions}
    found: dict[str, Passage | None] = {}
    for place in casting.context.places:
        bare = (place.text.start, place.text.end) in acting or _is_adjective(place.text, casting)
        if place.country is not None and not bare and not _is_money(text, place.text):
            found.setdefault(place.country, place.text)
    for actor in cast.actors:
        bare = actor.kind == "government" and all(" " not in one.text for one in actor.mentions)
        named = not bare and any(not _is_adjective(one, casting) or " " in one.text for one in actor.mentions)
        local = actor.kind in _AT_HOME or (actor.kind in _MOSTLY_AT_HOME and named and actor.id not in met)
        if actor.country is not None and local:
            found.setdefault(actor.country, actor.mentions[0] if actor.mentions else None)
    return found


def _is_adjective(place: Passage, casting: Casting) -> bool:
    token = casting.parse.at(place.start)
    return token is not None and (token.ent_type_ == "NORP" or token.pos_ == "ADJ")


def _is_money(text: str, country: Passage) -> bool:
    """True for the country of "the US dollar"."""
    return _MONEY.match(text, country.end) is not None


def _is_open(actor: Actor, cast: Cast) -> bool:
    whole = cast.get(actor.part_of) if actor.part_of is not None else None
    local = actor.part_of is None or (whole is not None and not whole.known and whole.country is None)
    if actor.known or actor.country is not None or not local:
        return False
    return actor.kind in _PEOPLE | _STATE and not _FOREIGN.search(actor.name)


def _home(actor: Actor, events: Iterable[Event], only: _Home | None, spoken: int) -> _Home | None:
    """Where somebody is at home, by where they act; the forces of a state only where no other state is spoken of."""
    placed = [event for event in events if event.place is not None and event.place.country is not None]
    countries = {event.place.country: event.place.text for event in placed if event.place is not None}
    armed = actor.kind in _STATE
    if len(countries) > 1 or (armed and spoken > 1):
        return None
    if armed and any(event.place is not None and _BORDER.search(event.place.text.text) for event in events):
        return None
    for country, words in countries.items():
        if country is not None:
            return _Home(country=country, rule="country-of-place", passage=words)
    return only


def _moved(telling: Telling, homes: Mapping[str, _Home], ids: Mapping[str, str]) -> Telling:
    event = telling.event
    if not any(one.actor in homes for one in event.participants):
        return telling
    told = replace(
        event,
        participants=tuple(replace(one, actor=ids.get(one.actor, one.actor)) for one in event.participants),
        toll=tuple(replace(one, victims=ids.get(one.victims or "", one.victims)) for one in event.toll),
    )
    reasons = tuple(
        Reason(field=f"event.{one.role.value}.country", rule=homes[one.actor].rule, passage=homes[one.actor].passage)
        for one in event.participants
        if one.actor in homes
    )
    return replace(telling, event=told, reasons=(*telling.reasons, *reasons))


def _settled(cast: Cast, homes: Mapping[str, _Home], ids: Mapping[str, str]) -> Cast:
    actors = tuple(
        replace(
            actor,
            id=ids.get(actor.id, actor.id),
            country=homes[actor.id].country if actor.id in homes else actor.country,
            part_of=ids.get(actor.part_of or "", actor.part_of),
        )
        for actor in cast.actors
    )
    mentions = tuple(
        replace(
            one,
            actor=ids.get(one.actor, one.actor),
            affiliation=ids.get(one.affiliation or "", one.affiliation),
        )
        for one in cast.mentions
    )
    return Cast(actors, mentions)
