"""Brackets that only spell out a name are kept from the parser; all others it sees."""

from __future__ import annotations

import pytest

from sayso.model import Document
from sayso.nlp import parse_document
from sayso.nlp.glosses import spells_out, without_glosses


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("KLF [Kessel Liberation Front] fighters left.", "KLF fighters left."),
        ("the Kessel Liberation Front (KLF) said so", "the Kessel Liberation Front said so"),
        ("the army of liberation (KLF) fighters left", "the army of liberation fighters left"),
        ("the mayor [passage indistinct] said so", "the mayor said so"),
        ("They left [as received] at noon.", "They left at noon."),
    ],
)
def test_glosses_are_blanked(text: str, seen: str) -> None:
    assert len(without_glosses(text)) == len(text)
    assert without_glosses(text).split() == seen.split()


@pytest.mark.parametrize(
    "text",
    [
        "They left (nobody knows why) at noon.",
        "[Name indistinct] left at noon.",
        "They named the Kessel Liberation Front (KLF).",
        "a majority (54%) were pleased",
        "the town (Orlany province) was quiet",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert without_glosses(text) == text


def test_an_acronym_is_spelled_out_by_initials() -> None:
    assert spells_out("KLF", "Kessel Liberation Front")
    assert spells_out("FLK", "Front for the Liberation of Kessel")
    assert not spells_out("KLF", "Kessel Front")


def test_the_noun_behind_the_bracket_heads_the_phrase_and_offsets_hold() -> None:
    parse = parse_document(Document(text="Police blamed KLF [Kessel Liberation Front] guerrillas for the murder."))
    guerrillas = parse.at(parse.text.index("guerrillas"))
    assert guerrillas is not None
    assert guerrillas.dep_ == "dobj"
    assert "[Kessel Liberation Front]" in parse.plain
    assert parse.passage(guerrillas.left_edge, guerrillas).text == "KLF [Kessel Liberation Front] guerrillas"
