"""Actors of ACLED's rows: resolved from their names, and found among the participants."""

from __future__ import annotations

from typing import Any

from sayso.evaluate import Score, find_set
from sayso.run import Coder

NOTE = "On 3 May 2021, Kenyan soldiers shelled a post of Al Shabaab near Nairobi, killing four militants."


def _score(**other: Any) -> Score:
    row: dict[str, Any] = {
        "id": "1",
        "text": NOTE,
        "event_date": "2021-05-03",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "fatalities": 4,
        "country": "Kenya",
        "latitude": -1.29,
        "longitude": 36.82,
        "actor1": "Al Shabaab",
        "inter1": 2,
        "actor2": "Military Forces of Kenya (2013-)",
        "inter2": 1,
    }
    return find_set("acled").score([row | other], lambda documents: Coder().code_many(documents))


def test_either_way_round() -> None:
    found = _score()
    assert {name: found.figures[name] for name in ("actor names", "actor1", "actor2", "named groups")} == {
        "actor names": 1,
        "actor1": 1,
        "actor2": 1,
        "named groups": 1,
    }


def test_another_country_or_kind_is_a_miss() -> None:
    found = _score(actor2="Military Forces of Peru (2018-)", inter2=1)
    assert (found.figures["actor1"], found.figures["actor2"]) == (1, 0)
    assert found.errors()["actor2"] == 1
    found = _score(actor2="Civilians (Kenya)", inter2=7)
    assert found.figures["actor2"] == 0


def test_a_name_that_leads_to_another_kind_is_a_miss() -> None:
    found = _score(actor2="Farmers (Kenya)", inter2=1)
    assert found.errors()["actor name"] == 1
    assert _score(actor2=None, inter2=0).figures["actor names"] == 1
