"""Claims in reports that an agency prints in capitals: the same words, the same sources, passages as printed."""

from __future__ import annotations

import pytest

from sayso.model import Coded, Role
from sayso.run import Coder

DATELINE = "KARSHI, 3 MAY 90 (RADIO VOSTAN) -- [REPORT] [TEXT] "
CODER = Coder()


def told(coded: Coded) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Trigger, status, acts of the chain and initiators of each assault, in lower case."""
    return [
        (
            claim.event.trigger.text.lower(),
            claim.status.value,
            tuple(link.act.value for link in claim.attribution),
            tuple(one.mention.text.lower() for one in claim.event.participants if one.role is Role.INITIATOR),
        )
        for claim in coded.claims
        if claim.event is not None and claim.event.type.value == "ASSAULT"
    ]


SENTENCES = [
    "The mayor said that rebels had attacked the bridge on Monday.",
    "The attack was attributed to the Red Brigade.",
    "Police blamed the murder of the judge on the Red Brigade.",
    "The Red Brigade claimed responsibility for the attack on the bridge.",
    "Residents hold the army responsible for the massacre of six priests.",
    "The massacre was the work of the army.",
    "Masked men machinegunned the judge's car on Monday.",
    "According to the army, rebels of the Red Brigade kidnapped 50 peasants.",
    "The Red Brigade denied that it had killed the judge.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_capitals_change_nothing(sentence: str) -> None:
    mixed = told(CODER.code(f"It was late. {sentence}"))
    assert mixed
    assert told(CODER.code(f"It was late. {sentence}".upper())) == mixed


def test_passages_are_printed_in_capitals() -> None:
    text = f"{DATELINE}THE MAYOR SAID THAT REBELS HAD ATTACKED THE BRIDGE."
    coded = CODER.code(text)
    claim = next(one for one in coded.claims if one.event is not None)
    assert claim.event is not None
    for passage in (claim.event.trigger, *(one.mention for one in claim.event.participants)):
        assert text[passage.start : passage.end] == passage.text
        assert passage.text.isupper()
    assert claim.attribution[0].source.name == "mayor"


@pytest.mark.parametrize(
    "sentence",
    [
        "The brigade has not yet claimed responsibility for the attack.",
        "Neither the rebels nor any other group has claimed responsibility for the attack.",
        "No group has claimed responsibility for the attack.",
    ],
)
def test_who_has_not_claimed_a_deed_did_not_do_it(sentence: str) -> None:
    [(_, _, _, initiators)] = told(CODER.code(sentence))
    assert initiators == ()


def test_the_brackets_of_a_dateline_are_no_source() -> None:
    coded = CODER.code(f"{DATELINE}REBELS ATTACKED THE BRIDGE ON MONDAY.")
    [(trigger, status, acts, initiators)] = told(coded)
    assert (trigger, status, acts, initiators) == ("attacked", "asserted", (), ("rebels",))
