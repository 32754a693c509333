"""Text in capitals becomes mixed case, letter for letter in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.actors import load_roster
from sayso.lexicons.capitals import CAPITALS
from sayso.mentions.spelling import KnownNames
from sayso.model import Document
from sayso.nlp import mixed_case, parse_document, recase
from sayso.nlp.vocabulary import Vocabulary, load_vocabulary
from sayso.places import load_gazetteer

NAMES = KnownNames(load_roster(), load_gazetteer())


def read(text: str) -> str:
    return mixed_case(text, names=NAMES)


SENTENCES = [
    "The United Nations and the Red Cross sent 30 trucks to Quito on 4 May 1990.",
    "Interior Minister Pablo Zamora said that the police of New York had no comment.",
    "The National Liberation Army (ELN) said it would not talk.",
    "A spokesman for the Union of Vostan Miners [UVM] said that UVM members were on strike.",
    "The UVM [Union of Vostan Miners] called a strike.",
    "Dr. O'Neill's brother didn't see the 20th AK-47 rifle of the 1980s.",
    "Colonel Ruiz de la Vega and Sgt. McAllister left La Palma.",
    'The mayor said: "We saw nothing. They had gone."',
    "I think I'll go, said the general's wife.",
    "The U.S. embassy in San Salvador was closed, a U.S. envoy said.",
    "A counteroffensive by narcoterrorists failed.",
    "Police in Central America and West Germany agreed.",
    "Pope John Paul II met the bishops.",
    "The KLF's commandos left Santa Ana.",
    "Armando Calderon Sol met Todd Ray Wilson and Nelson Sanchez Molina.",
    "The blast felled three poles near a machinegun nest.",
    "A group of the Zelmira Armed Forces of Liberation [FAL] burned a bus.",
    "Members of the Morazanist Patriotic Front left the patriotic front of the town.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_printed_in_capitals_reads_as_it_was_written(sentence: str) -> None:
    assert read(sentence.upper()) == sentence


EXAMPLES = [
    (sentence, entry.id)
    for entries in CAPITALS.read().values()
    for entry in entries
    for sentence in (entry.example, entry.counter_example)
]


@pytest.mark.parametrize(("sentence", "entry"), EXAMPLES)
def test_examples_of_the_lexicon(sentence: str, entry: str) -> None:
    padded = f"{sentence} It was quiet in the hills."
    assert read(padded.upper()) == padded, entry


def test_the_lexicon_has_no_problems_and_tells_all_that_it_has() -> None:
    assert CAPITALS.check() == []
    entry = {"id": "names.one", "words": ["lima"], "weak": ["cali"], "example": "-", "counter_example": "-"}
    (problem,) = CAPITALS.validate({name: [entry] if name == "names" else [] for name in CAPITALS.lists})[1]
    assert problem.startswith("names.0: ")
    assert "cali: weak and not among the words" in problem


def test_a_dateline_and_its_brackets_open_a_sentence() -> None:
    text = "KARSHI, 3 MAY 90 (RADIO VOSTAN) -- [REPORT] [TEXT] THE BRIDGE HAS FALLEN.\n\n   NOBODY WAS HURT."
    assert read(text) == (
        "Karshi, 3 May 90 (Radio Vostan) -- [Report] [Text] The bridge has fallen.\n\n   Nobody was hurt."
    )


def test_a_shouted_headline_is_read_and_the_report_left_alone() -> None:
    report = "The council of Karshi met on Monday, the ABC reported."
    assert read(f"BRIDGE OVER THE RIVER FALLS IN KARSHI\n\n{report}") == (
        f"Bridge over the river falls in Karshi\n\n{report}"
    )


def test_a_word_is_written_as_other_lines_print_it() -> None:
    text = "FLOOD TAKES THE BRIDGE AT MCDOWELL DEEPWATER\nThe bridge at McDowell deepwater is gone, people say in town."
    assert read(text).startswith("Flood takes the bridge at McDowell deepwater\n")


@pytest.mark.parametrize(("country", "written"), [("EL SALVADOR", "ARENA"), ("SWEDEN", "arena")])
def test_an_acronym_that_is_a_common_word_needs_its_country(country: str, written: str) -> None:
    assert f"the {written} met" in read(f"IT WAS LATE WHEN THE ARENA MET IN {country} AGAIN.")


def test_short_shouts_and_mixed_text_are_left_alone() -> None:
    for text in ("NATO MET", "The FBI and the CIA met UN and EU envoys.", "", "\n\n", "1990"):
        assert read(text) == text


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_every_character_keeps_its_place(text: str) -> None:
    written = read(text)
    assert len(written) == len(text)
    assert [one.upper() for one in written] == [one.upper() for one in text]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
@settings(max_examples=50, deadline=None)
def test_reading_twice_changes_nothing(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert read(text) == text
    once = read(text.upper())
    assert read(once) == once


@pytest.mark.parametrize(
    "letters", ["İSTANBUL İZMİR İSPARTA İNEGÖL ARE TOWNS", "STRAẞE UND GROẞE GASSE SIND LANG UND BREIT"]
)
def test_letters_whose_lower_case_is_longer_stay(letters: str) -> None:
    assert len(read(letters)) == len(letters)


def test_passages_are_cut_from_the_text_as_printed() -> None:
    document = Document(text="THE MAYOR OF KARSHI SAID THAT THE BRIDGE HAD FALLEN.")
    parse = parse_document(document)
    mayor = parse.at(4)
    assert mayor is not None
    assert (mayor.text, mayor.pos_) == ("mayor", "NOUN")
    assert parse.passage(mayor, mayor).text == "MAYOR"
    assert parse.words(mayor, mayor) == "mayor"


def test_without_names_unknown_words_are_names() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary is not None
    assert recase("THE RIVER NEAR KARSHI ROSE IN THE NIGHT", vocabulary=vocabulary) == (
        "The river near Karshi rose in the night"
    )


def test_words_of_a_vocabulary() -> None:
    made = Vocabulary(
        index={"noun": {"river", "pizarro"}, "verb": {"flow", "river"}},
        rules={"noun": [["s", ""]], "verb": [["ed", ""]]},
        irregular={"flown"},
        function_words={"the"},
        seen={"subversives", "bogota", "Bogota"},
    )
    common = ["rivers", "flowed", "flown", "the", "subversives", "policeriver", "fragmentation"]
    assert all(map(made.is_common, common))
    assert not any(map(made.is_common, ["bogota", "karshi"]))
    assert made.only_noun("pizarro") and not made.only_noun("river")
    assert made.may_be_name("pizarro")
