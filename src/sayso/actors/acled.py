"""Names of actors as ACLED writes them; `Roster.resolve` reads them, this writes them.

ACLED (codebook, 2023) calls state forces by their government ("Military Forces of Peru (2021-)"), puts a group's
acronym before its name ("KNU: Karen National Union") and the country behind what has no name ("Civilians (Ghana)").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.actors.index import is_acronym
from sayso.actors.resolution import Resolution

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

_STATE = {
    "military": "Military Forces of {}",
    "air-force": "Military Forces of {}",
    "navy": "Military Forces of {}",
    "security-forces": "Military Forces of {}",
    "intelligence": "Military Forces of {}",
    "police": "Police Forces of {}",
}
_NAMELESS = {
    "unidentified_armed_group": "Unidentified Armed Group",
    "civilians": "Civilians",
    "protesters": "Protesters",
    "rioters": "Rioters",
    "communal_militia": "Communal Militia",
    "gang": "Unidentified Gang",
    "armed_group": "Unidentified Armed Group",
    "militia": "Militia",
    "state_forces": "Military Forces of {}",
    "police": "Police Forces of {}",
    "government": "Government of {}",
    "judiciary": "Government of {}",
}


def acled_name(roster: Roster, found: Resolution) -> str | None:
    """An actor's name in ACLED's manner, None where the kind has none.

    ACLED dates state forces by government; the roster does not know when governments changed, so years are left out.
    """
    state = roster.states.countries.get(found.country or "")
    country = state.names[0] if state else None
    _, _, institution = (found.actor_id or "").partition("-")
    if found.known and roster.states.has(found.actor_id or "") and country:
        return _STATE.get(institution, "Government of {}").format(country)
    actor = roster.get(found.actor_id or "") if found.known else None
    if actor is not None:
        acronym = next((alias for alias in actor.aliases if is_acronym(alias) and alias.isalpha()), None)
        return f"{acronym}: {actor.name}" if acronym and not is_acronym(actor.name) else actor.name
    words = _NAMELESS.get(found.kind or "")
    if words is None or country is None:
        return words if words and "{}" not in words else None
    return words.format(country) if "{}" in words else f"{words} ({country})"
