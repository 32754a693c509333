"""Phrases whose words, not whose name, say who it is."""

from __future__ import annotations

import pytest

from sayso.actors import load_roster

DESCRIBED = [
    ("Lahore High Court", "judiciary", "PK", "pk-judiciary", "JUD"),
    ("a court in Peshawar", "judiciary", "PK", "pk-judiciary", "JUD"),
    ("Balochistan police", "police", "PK", "pk-police", "COP"),
    ("former Ghanaian foreign minister", "person", "GH", None, "ELI"),
    ("head of military intelligence", "state_forces", None, None, "SPY"),
    ("a parliamentary committee", "government", None, None, "LEG"),
    ("the company's chairman", "unknown", None, None, None),
    ("chairman of the company", "unknown", None, None, "BUS"),
    ("political prisoners", "civilians", None, None, "OPP"),
    ("unidentified armed group", "unidentified_armed_group", None, None, None),
    ("Syrian Kurdish fighters", "armed_group", "SY", None, None),
    ("Northern Reed Self-Defence Forces", "militia", None, None, None),
    ("Nairobi hospital", "object", "KE", None, "MED"),
]


@pytest.mark.parametrize(("text", "kind", "country", "part_of", "sector"), DESCRIBED)
def test_described(text: str, kind: str, country: str | None, part_of: str | None, sector: str | None) -> None:
    found = load_roster().resolve(text)
    assert (found.kind, found.country, found.part_of, found.sector) == (kind, country, part_of, sector)
    assert not found.known


@pytest.mark.parametrize(
    ("text", "actor"), [("Kenyna police", "ke-police"), ("Ministry of Defence of Peru", "pe-defence-ministry")]
)
def test_swapped_letters_and_inner_prepositions(text: str, actor: str) -> None:
    assert load_roster().resolve(text).actor_id == actor


def test_a_town_of_two_countries_says_nothing() -> None:
    assert load_roster().resolve("Hyderabad police").country is None
