"""Which claims are incidents by the rules of MUC-4."""

from __future__ import annotations

import pytest

from sayso.evaluate.muc_incidents import incident_claims
from sayso.model import Document
from sayso.run import Coder


def incidents(text: str) -> list[str]:
    coded = Coder().code(Document(text=text, published="1990-01-04"))
    return [claim.event.trigger.text for claim in incident_claims(coded) if claim.event]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels kidnapped two farmers near Orlany on Monday.",
        "A bomb exploded outside the town hall in Orlany.",
        "Soldiers killed six priests in Orlany.",
    ],
)
def test_a_particular_act_against_people_or_things_is_one(text: str) -> None:
    assert incidents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels clashed with soldiers in Orlany on Monday.",
        "Violence in Orlany has grown.",
        "Rebels killed three soldiers in Orlany on Monday.",
        "Soldiers seized five farms in Orlany on Monday.",
        "Rebels ambushed a military convoy near Orlany on Monday.",
        "Jets bombed rebel positions near Orlany on Monday.",
        "Rebels kidnapped two farmers near Orlany on 3 March 1989.",
        "If rebels kidnapped a farmer near Orlany, the road would be closed.",
        "The mayor opened a school in Orlany.",
    ],
)
def test_war_generalities_and_the_past_are_none(text: str) -> None:
    assert incidents(text) == []


def test_every_telling_of_an_incident_counts() -> None:
    assert incidents("A bomb exploded outside a bank in Orlany on Monday. The Red Front claimed responsibility.") == [
        "exploded",
        "responsibility",
    ]
