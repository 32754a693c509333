"""The sides of ACLED's rows: crowds as ACLED calls them, and a demonstration with those who met it."""

from __future__ import annotations

import pytest

import sayso
from sayso.actors.acled_parties import acled_parties
from sayso.model import Event
from sayso.ontology import load_ontology

FORCE = "Weavers marched through Varda on Friday. Police used batons to disperse the marchers."
ELSEWHERE = "Weavers marched through Nairobi on Friday. Police dispersed strikers in Lusaka."


def _kinds(text: str, trigger: str) -> tuple[list[str], list[str]]:
    coded = sayso.code(text)
    events: list[Event] = [claim.event for claim in coded.claims if claim.event is not None]
    tellings = [event for event in events if trigger in event.trigger.text]
    actors = {actor.id: actor for actor in coded.actors}
    parties = acled_parties(tellings, events, actors, load_ontology())
    return sorted(one.kind for one in parties.first), sorted(one.kind for one in parties.second)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "second"),
    [
        ("Councillors of the Reed Party marched in Varda.", "marched", ["protesters"], []),
        ("Villagers beat two bakers with sticks in Varda.", "beat", ["rioters"], ["civilians"]),
        ("Rebels shelled villagers near Varda.", "shelled", ["armed_group"], ["civilians"]),
        (FORCE, "marched", ["protesters", "protesters"], ["police"]),
        (FORCE, "batons", ["police"], ["protesters", "protesters"]),
        (ELSEWHERE, "marched", ["protesters"], []),
    ],
)
def test_sides(text: str, trigger: str, first: list[str], second: list[str]) -> None:
    assert _kinds(text, trigger) == (first, second)
