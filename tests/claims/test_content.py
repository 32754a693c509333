"""What is said: the range of the content in every frame."""

from __future__ import annotations

import pytest

from claims.said import said, voices_of

READ = [
    ("Residents said that the bridge had collapsed.", "that the bridge had collapsed", "that"),
    ("Residents said the bridge had collapsed on Monday.", "the bridge had collapsed on Monday", "that"),
    ("The bridge collapsed on Monday, residents said.", "The bridge collapsed on Monday", "that"),
    ("The bridge collapsed on Monday, according to residents.", "The bridge collapsed on Monday", "around"),
    ("According to residents, the bridge collapsed on Monday.", "the bridge collapsed on Monday", "around"),
    ("The union accused the ministry of hiding the report.", "the ministry of hiding the report", "of"),
    ("The company denied dumping waste in the river.", "dumping waste in the river", "ing"),
    ("The governor urged the miners to return to work.", "the miners to return to work", "to"),
    ("The general is believed to have left the country.", "The general is believed to have left the country", "to"),
    ("The Harrow Front claimed responsibility for the blast.", "the blast", "for"),
    ("The claim by the union that the mine was unsafe was ignored.", "that the mine was unsafe", "that"),
]


@pytest.mark.parametrize(("text", "content", "frame"), READ, ids=[content for _, content, _ in READ])
def test_content(text: str, content: str, frame: str) -> None:
    [voice] = voices_of(text)
    assert voice.content.text == content
    assert voice.frame == frame


def test_an_interrupted_clause_has_two_pieces() -> None:
    [(source, cue, content)] = said("The bridge, residents said, collapsed on Monday.")
    assert (source, cue, content) == ("residents", "said", "The bridge … collapsed on Monday")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("After the storm, farmers said, the army took the bridge.", "After the storm … the army took the bridge"),
        ("As the envoy noted, the truce had already collapsed.", "the truce had already collapsed"),
        ("The attack that residents say killed nine people was never claimed.", "killed nine people"),
        ("The raid, which police said killed ten farmers, began at dawn.", "killed ten farmers"),
        ("The governor called the raid cowardly.", "the raid cowardly"),
        ("The embassy closed its doors, citing threats by rebels.", "threats by rebels"),
        ("The ministry cited several reasons for the raid.", "several reasons for the raid"),
        (
            "Allegations by a student that police had opened fire on strikers on Thursday drew criticism abroad.",
            "that police had opened fire on strikers on Thursday",
        ),
        ("The claim by the rebels that the army had bombed a mill was denied.", "that the army had bombed a mill"),
        ("The footage purports to show soldiers beating a boy.", "to show soldiers beating a boy"),
        ("Fears are growing that the dam will burst.", "that the dam will burst"),
        ("Asked whether troops had fired on the crowd, the envoy left.", "whether troops had fired on the crowd"),
    ],
)
def test_content_of_rarer_forms(text: str, content: str) -> None:
    assert content in [found for _, _, found in said(text)]


def test_a_clause_before_its_main_clause_is_not_what_is_said() -> None:
    assert all("When" not in content for _, _, content in said("When I asked him about the mill, he said little."))


def test_coordinated_clauses_are_one_content() -> None:
    [voice] = voices_of("Residents said the bridge had collapsed and the mill had burned.")
    assert voice.content.text.endswith("the mill had burned")


def test_the_words_of_the_cue_are_no_content() -> None:
    for text, _, _ in READ:
        for voice in voices_of(text):
            assert not voice.holds(voice.cue.start, voice.cue.end)
            assert voice.source is None or not voice.holds(voice.source.start, voice.source.end)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "“On Monday,” the miller said, “the bridge collapsed.”",
            "“On Monday,” … “the bridge collapsed.”",
            id="both halves of a split quotation",
        ),
    ],
)
def test_pieces(text: str, content: str) -> None:
    [(_, _, found)] = said(text)
    assert found == content


def test_quoted_as_saying_is_two_voices() -> None:
    found = said("The Northern Star quoted a doctor as saying that the bridge had collapsed.")
    assert [source for source, _, _ in found] == ["The Northern Star", "a doctor"]


def test_said_in_a_statement_is_one_voice() -> None:
    text = "The foreign ministry said in a statement that the Okar government had expelled diplomats."
    assert [source for source, _, _ in said(text)] == ["The foreign ministry"]


def test_a_reported_noun_is_content_whole() -> None:
    [(_, _, content)] = said("Villagers reported a raid by the army on a farm.")
    assert content == "a raid by the army on a farm"


def test_accused_by_somebody_of_something() -> None:
    [(source, _, content)] = said("The army was accused by villagers of shelling a hamlet.")
    assert source == "villagers"
    assert content.endswith("shelling a hamlet")


def test_a_parenthetical_cue_may_carry_a_day() -> None:
    [(source, _, content)] = said("Pirates, the coast guard said on Wednesday, seized a tanker.")
    assert (source, content) == ("the coast guard", "Pirates … seized a tanker")
