"""Whose deed it was, where other words than the deed's own verb say so."""

from __future__ import annotations

import pytest

from sayso.model import Document, Role
from sayso.run import Coder

CODER = Coder()


def initiators(text: str) -> list[str]:
    events = [claim.event for claim in CODER.code(text).claims if claim.event and claim.event.type.value == "ASSAULT"]
    return [one.mention.text for event in events for one in event.participants if one.role is Role.INITIATOR]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The attack was the work of the Red Brigade.", ["the Red Brigade"]),
        ("The murder was an act by the army.", ["the army"]),
        ("Residents hold the army responsible for the massacre.", ["the army"]),
        ("The massacre, for which residents hold the army responsible, took place on Monday.", ["the army"]),
        ("Members of the army were involved in the massacre.", ["Members of the army"]),
        ("The party condemned the murder of the judge and two of his guards perpetrated by rebels.", ["rebels"]),
        ("The attack took place at noon and was perpetrated by rebels.", ["rebels"]),
        ("An offensive seems to have been launched by rebels.", ["rebels"]),
        ("Rebels claimed responsibility for the attack.", ["Rebels"]),
        ("Rebels claimed credit for the attack.", ["Rebels"]),
        ("Police arrested two soldiers in connection with the murder of a judge.", ["two soldiers"]),
        ("Two soldiers are on trial for the murder of a judge.", ["Two soldiers"]),
        ("Two soldiers were arrested on suspicion of killing a judge.", ["Two soldiers"]),
        ("Soldiers took part in the massacre of the villagers.", ["Soldiers"]),
        ("The perpetrators of the attack were members of the Red Brigade.", ["members of the Red Brigade"]),
        ("The inquiry links a colonel to the murder of six priests.", ["a colonel"]),
        ("Rebels carried out sabotage operations against the power grid.", ["Rebels"]),
        ("The mayor condemned the murder of a judge, carried out by rebels.", ["rebels"]),
        (
            "The mayor condemned the murder of a judge, carried out by RLF [Red Liberation Front] rebels.",
            ["RLF [Red Liberation Front] rebels"],
        ),
    ],
)
def test_done_by(text: str, doers: list[str]) -> None:
    assert initiators(text) == doers


@pytest.mark.parametrize(
    "text",
    [
        "The attack was not the work of the Red Brigade.",
        "The attack was the end of the Red Brigade.",
        "The rebels have not claimed responsibility for the attack.",
        "The mayor said he was not responsible for the attack.",
        "The rebels did not take part in the attack.",
        "The perpetrators of the attack were not soldiers.",
        "Neither the rebels nor the army claimed responsibility for the attack.",
        "The attack on a school built by the army was condemned.",
    ],
)
def test_not_done_by(text: str) -> None:
    assert initiators(text) == []


def test_our_fighters_are_the_speakers_group() -> None:
    coded = CODER.code(Document(text='The Northern Front said: "Our fighters attacked the mill on Monday."'))
    event = next(claim.event for claim in coded.claims if claim.event and claim.event.trigger.text == "attacked")
    [actor] = [coded.actor(one.actor) for one in event.participants if one.role is Role.INITIATOR]
    assert actor is not None
    assert actor.name == "Northern Front"


@pytest.mark.parametrize("words", ["Our children attacked", "Their fighters attacked"])
def test_others_are_not(words: str) -> None:
    coded = CODER.code(Document(text=f'The Northern Front said: "{words} the mill on Monday."'))
    event = next(claim.event for claim in coded.claims if claim.event and claim.event.trigger.text == "attacked")
    names = [coded.actor(one.actor) for one in event.participants if one.role is Role.INITIATOR]
    assert "Northern Front" not in [actor.name for actor in names if actor is not None]
