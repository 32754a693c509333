"""Words that take up what was just said."""

from __future__ import annotations

from claims.said import said, voices_of


def test_a_denied_claim_is_said_again_by_its_denier() -> None:
    text = "Villagers said that the army had burned the mill, a claim denied by the ministry."
    found = {source: (cue, content) for source, cue, content in said(text)}
    assert found["Villagers"] == ("said", "that the army had burned the mill")
    assert found["the ministry"] == ("denied", "that the army had burned the mill")


def test_several_may_take_it_up() -> None:
    text = "The army burned the mill, an accusation echoed by residents and the union."
    assert [source for source, _, _ in said(text)] == ["residents", "the union"]


def test_the_clause_before_is_what_is_taken_up() -> None:
    [voice] = voices_of("The mill was burned by soldiers, an allegation rejected by the ministry.")
    assert voice.content.text == "The mill was burned by soldiers"
    assert voice.frame == "resumed"


def test_a_plain_apposition_takes_up_nothing() -> None:
    [(source, _, content)] = said("Residents said that the mill, a landmark, had burned.")
    assert source == "Residents"
    assert content == "that the mill, a landmark, had burned"
