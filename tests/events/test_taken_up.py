"""Deeds taken up by words that name none keep their id and get the party that is said to have done them."""

from __future__ import annotations

import pytest

from sayso.model import Claim, Role, Status
from sayso.run import Coder

CODER = Coder()
BOMB = "A bomb went off in a bakery in Varda on Monday."


def laid(text: str) -> list[Claim]:
    """The assault claims whose event the first sentence told already."""
    claims = [claim for claim in CODER.code(text).claims if claim.event and claim.event.type.value == "ASSAULT"]
    return [one for one in claims[1:] if one.event and claims[0].event and one.event.id == claims[0].event.id]


def initiators(claim: Claim) -> list[str]:
    assert claim.event is not None
    return [one.mention.text for one in claim.event.participants if one.role is Role.INITIATOR]


@pytest.mark.parametrize(
    ("second", "status"),
    [
        ("The Kessel Brigade claimed responsibility.", Status.CONFIRMED),
        ("The Kessel Brigade has taken credit.", Status.CONFIRMED),
        ("The authorities blamed the Kessel Brigade for the crime.", Status.ALLEGED),
        ("The mayor accused the Kessel Brigade of being behind it.", Status.ALLEGED),
        ("It is believed that the Kessel Brigade was behind the action.", Status.ALLEGED),
        ("The Kessel Brigade was responsible for this outrage, the mayor said.", Status.CLAIMED),
        ("Nobody was hurt in the incident, for which the Kessel Brigade is being held responsible.", Status.ALLEGED),
    ],
)
def test_the_deed_is_laid_to_somebody(second: str, status: Status) -> None:
    [claim] = laid(f"{BOMB} {second}")
    assert [one.removeprefix("The ").removeprefix("the ") for one in initiators(claim)] == ["Kessel Brigade"]
    assert claim.status is status
    assert claim.event is not None
    assert not claim.event.toll


@pytest.mark.parametrize(
    "second",
    [
        "No group claimed responsibility.",
        "The Kessel Brigade has not claimed responsibility.",
        "The Kessel Brigade was not behind the incident.",
        "The Kessel Brigade claimed compensation.",
        "The mayor blamed the council for the traffic.",
        "The mayor takes responsibility for the schools.",
    ],
)
def test_nobody_is_named(second: str) -> None:
    assert all(not initiators(claim) for claim in laid(f"{BOMB} {second}"))


def test_without_a_deed_before_it_nothing_is_taken_up() -> None:
    coded = CODER.code("The Kessel Brigade claimed responsibility.")
    assert [claim.event for claim in coded.claims] == [None]
