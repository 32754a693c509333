"""Claims: nothing that is said or told is dropped, each on its whole chain."""

from __future__ import annotations

import pytest

from claims.said import chain_names, claim_at, coded_of
from sayso.model import EventType, Status

REPORT = (
    "Residents said on Monday that gunmen had attacked a market, killing nine people. The Harrow Front denied that it had "
    "attacked the market. “We were far away,” its spokesman said. Police warned that rebels would attack the port."
)


def test_offsets_hold_and_ids_are_distinct() -> None:
    coded = coded_of(REPORT)
    assert len({claim.id for claim in coded.claims}) == len(coded.claims)
    for claim in coded.claims:
        passages = [
            claim.content,
            *(link.cue for link in claim.attribution),
            *(link.content for link in claim.attribution),
        ]
        passages += [reason.passage for reason in claim.reasons if reason.passage is not None]
        for passage in passages:
            assert REPORT[passage.start : passage.end] == passage.text


def test_claims_come_in_text_order() -> None:
    starts = [(claim.content.start, claim.content.end) for claim in coded_of(REPORT).claims]
    assert starts == sorted(starts)


def test_an_attack_and_its_denial_are_two_claims() -> None:
    first, second = claim_at(REPORT, "attacked a"), claim_at(REPORT, "attacked the")
    assert (first.status, second.status) == (Status.CLAIMED, Status.DENIED)
    assert chain_names(first) == ["residents"]
    assert chain_names(second) == ["harrow front"]


def test_what_is_said_of_no_event_is_a_claim_without_one() -> None:
    [claim] = [one for one in coded_of(REPORT).claims if one.content.text.startswith("“We were")]
    assert claim.event is None
    assert claim.attribution


def test_an_accusation_is_a_link_and_an_event() -> None:
    text = "The opposition accused the army of shelling the market."
    assault, accusation = claim_at(text, "shelling"), claim_at(text, "accused")
    assert (assault.status, accusation.status) == (Status.ALLEGED, Status.ASSERTED)
    assert chain_names(assault) == ["opposition"] and chain_names(accusation) == []
    assert accusation.event is not None and accusation.event.type is EventType.ACCUSE


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Harrow Front said it would attack the port.", Status.THREATENED),
        ("Police said the Harrow Front would attack the port.", Status.PREDICTED),
        ("A spokesman for the Harrow Front said it would attack the port.", Status.THREATENED),
        ("The Harrow Front said it had attacked the port.", Status.CLAIMED),
    ],
)
def test_who_announces_a_deed_decides(text: str, status: Status) -> None:
    assert claim_at(text, "attack").status is status


@pytest.mark.parametrize("text", [REPORT, "Nothing happened in the village today."])
def test_confidence_is_bounded(text: str) -> None:
    assert all(0.5 <= claim.confidence <= 0.9 for claim in coded_of(text).claims)


def test_an_open_end_costs_confidence() -> None:
    named, hearsay = "Residents said gunmen attacked the mill.", "Gunmen reportedly attacked the mill."
    assert claim_at(named, "attacked").confidence > claim_at(hearsay, "attacked").confidence


@pytest.mark.parametrize(
    "text",
    [
        "The ministry rejected claims that police had attacked the prisoner.",
        "The minister dismissed accusations by villagers that police had attacked the prisoner.",
    ],
)
def test_rejecting_a_claim_denies_it(text: str) -> None:
    assert claim_at(text, "attacked").status is Status.DENIED


def test_an_unknown_group_threatens_by_pronoun() -> None:
    assert claim_at("The Grey Hand said it would attack polling stations.", "attack").status is Status.THREATENED


def test_two_sources_two_tolls() -> None:
    text = "Rebels attacked the port, killing nine people, the mayor said, while the army put the toll at four."
    event = claim_at(text, "attacked").event
    assert event is not None
    assert [count.best for count in event.toll] == [9]
    other = claim_at(text, "toll")
    assert other.event is not None
    assert other.event.id == event.id
    assert [count.best for count in other.event.toll] == [4]


def test_a_claim_that_somebody_rejects_is_denied_too() -> None:
    text = "Police say rebels attacked the port – a claim the Harrow Front rejects."
    assert {claim.status for claim in coded_of(text).claims} >= {Status.CLAIMED, Status.DENIED}


@pytest.mark.parametrize("denial", [", but the army denied it.", ". The army denied this."])
def test_denied_it(denial: str) -> None:
    denied = [
        one
        for one in coded_of(f"Witnesses said soldiers attacked the port{denial}").claims
        if one.status is Status.DENIED
    ]
    assert [claim.event is not None for claim in denied] == [True]


def test_the_speaker_is_not_whom_the_quotation_names() -> None:
    claim = claim_at("The mayor arrived. “They attacked the port. They killed a trader,” he said.", "attacked")
    assert chain_names(claim) == ["mayor"]
