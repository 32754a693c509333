"""Counts read off sentences: harm, low, best, high."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso.lexicons.tolls
from sayso.lexicons.people import load_people
from sayso.lexicons.tolls import check_tolls, load_tolls
from sayso.model import Document, TollMention
from sayso.nlp import parse_document
from sayso.tolls import find_tolls


def tolls_of(text: str) -> tuple[TollMention, ...]:
    return find_tolls(parse_document(Document(text=text)), load_tolls("en"), load_people("en"))


def read(text: str) -> list[tuple[str | None, int | None, int | None, int | None]]:
    return [
        (toll.harm and toll.harm.value, toll.low, toll.best, toll.high) for toll in tolls_of(text) if not toll.included
    ]


def test_lexicon_has_no_problems():
    assert check_tolls("en") == []


SENTENCES = [
    ("At least nine people were killed and twenty wounded.", [("killed", 9, 9, None), ("injured", 20, 20, 20)]),
    ("The blast left 12 dead and 30 injured.", [("killed", 12, 12, 12), ("injured", 30, 30, 30)]),
    ("The boiler exploded, leaving 12 dead.", [("killed", 12, 12, 12)]),
    ("The raid resulted in the death of nearly 30 of its guards.", [("killed", None, 30, 30)]),
    ("The death toll rose to 45.", [("killed", 45, 45, 45)]),
    ("Three soldiers were among the dead.", [("killed", 3, 3, 3)]),
    ("Two police officers and a child died.", [("killed", 2, 2, 2), ("killed", 1, 1, 1)]),
    ("Dozens of villagers were killed.", [("killed", 24, None, None)]),
    ("Between 10 and 15 soldiers died.", [("killed", 10, None, 15)]),
    ("10 to 15 soldiers died.", [("killed", 10, None, 15)]),
    ("10-15 soldiers died.", [("killed", 10, None, 15)]),
    ("More than 40 miners were killed.", [("killed", 40, 40, None)]),
    ("Up to a dozen raiders were killed.", [("killed", None, 12, 12)]),
    ("As many as 1,200 villagers were displaced.", [("displaced", None, 1200, 1200)]),
    ("An estimated 3 lakh people were displaced.", [("displaced", None, 300000, None)]),
    ("The storm displaced more than 1.5 million people.", [("displaced", 1500000, 1500000, None)]),
    ("No fewer than six hikers died.", [("killed", 6, 6, None)]),
    ("No one was hurt.", [("injured", 0, 0, 0)]),
    ("None of the passengers was injured.", [("injured", 0, 0, 0)]),
    ("A soldier was killed and four others were wounded.", [("killed", 1, 1, 1), ("injured", 4, 4, 4)]),
    ("A 25-year-old man was shot dead.", [("killed", 1, 1, 1)]),
    ("The collapse killed four and injured nine.", [("killed", 4, 4, 4), ("injured", 9, 9, 9)]),
    ("Two guards and three raiders were killed.", [("killed", 2, 2, 2), ("killed", 3, 3, 3)]),
    ("Twenty-five herders were abducted.", [("abducted", 25, 25, 25)]),
    ("Some 40 to 50 villagers fled.", [("displaced", 40, None, 50)]),
    ("Police arrested half a dozen students.", [("arrested", 6, 6, 6)]),
    ("The avalanche claimed 12 lives.", [("killed", 12, 12, 12)]),
    ("Twelve people lost their lives.", [("killed", 12, 12, 12)]),
    ("In addition to the pilot, six passengers were killed.", [("killed", 1, 1, 1), ("killed", 6, 6, 6)]),
    ("A family of five died in the fire.", [("killed", 5, 5, 5)]),
    ("60 people were killed and injured.", [(None, 60, 60, 60)]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_counts_hold_what_the_words_entail(text, expected):
    assert sorted(read(text), key=str) == sorted(expected, key=str)


NOT_TOLLS = [
    "The company lost $40 million.",
    "The vote killed the plan.",
    "Prices fell 30 percent.",
    "The dam is 20 km from the town.",
    "In 2014 the mill burned.",
    "The third round ended on 25 May.",
    "Lightning killed forty sheep.",
    "The patrol captured five villages.",
    "The court issued three arrest warrants.",
    "Two files disappeared from the archive.",
]


@pytest.mark.parametrize("text", NOT_TOLLS)
def test_sums_shares_dates_and_things_are_no_tolls(text):
    assert read(text) == []


def test_parts_of_a_number_are_marked_as_included():
    tolls = tolls_of("The fire killed 10 people, including three children.")
    assert [(toll.best, toll.included) for toll in tolls] == [(10, False), (3, True)]


def test_a_definite_number_refers_back():
    tolls = tolls_of("Five climbers were killed. The two guides killed were brothers.")
    assert [(toll.best, toll.included) for toll in tolls] == [(5, False), (2, True)]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Six guards were killed across both attacks.", [(6, 2)]),
        ("Six guards were killed and nine were hurt across the three raids.", [(6, 3), (9, 3)]),
        ("It was one of two raids that night. Six guards died across the raids.", [(6, 2)]),
        ("Six guards were killed in the attack.", [(6, None)]),
        ("Six guards were killed across the valley.", [(6, None)]),
        ("Six guards were killed in the attacks.", [(6, None)]),
    ],
)
def test_a_total_over_several_deeds_says_over_how_many(text, counted):
    assert [(toll.best, toll.over) for toll in tolls_of(text)] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Five people, three guards and two nurses, were hurt.", [(5, False), (3, True), (2, True)]),
        ("Five guards and two nurses were hurt.", [(5, False), (2, False)]),
        ("At least two people and the raider were killed.", [(2, False), (1, False)]),
        ("A clerk was killed. The raider was also killed.", [(1, False), (1, False)]),
        ("Nine guards died and two were abducted. The two hostages were killed.", [(9, False), (2, False), (2, False)]),
        ("Raiders abducted four weavers. The weavers were killed.", [(4, False), (4, False)]),
        ("Raiders abducted four weavers. The hostages were killed.", [(4, False), (4, False)]),
        ("Between 15 and 20 women and girls were abducted.", [(None, False)]),
        ("The shelling killed a couple and their three children.", [(2, False), (3, False)]),
        ("Two guards were killed and a third was injured.", [(2, False), (1, False)]),
        ("Besides the bomber, four weavers were injured.", [(4, False)]),
        ("Three guards were taken hostage and beheaded.", [(3, False), (3, False)]),
        (
            "Raiders came and four people, including a nurse and a clerk, were killed.",
            [(4, False), (1, True), (1, True)],
        ),
        ("Raiders seized Pavel Ostrin. Ostrin, a former judge, was shot and killed.", [(1, False)]),
        ("The death toll climbed from 12 to 15.", [(15, False)]),
    ],
)
def test_nobody_is_counted_twice_or_forgotten(text, counted):
    assert [(toll.best, toll.included) for toll in tolls_of(text)] == counted


def test_victims_and_predicate_are_found():
    text = "The collapse killed nearly 30 of its workers."
    [toll] = tolls_of(text)
    assert text[toll.predicate :].startswith("killed")
    assert toll.victims_head is not None
    assert text[toll.victims_head :].startswith("workers")
    assert toll.hedge == "nearly"
    assert toll.passage.text == "nearly 30 of its workers"


def _entries():
    file = Path(sayso.lexicons.tolls.__file__).parent / "en" / "tolls.yaml"
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    for group in ("hedges", "vague", "verbs", "nouns", "adjectives", "never_people"):
        yield from raw[group]
    yield {**raw["numbers"], "id": "numbers"}
    yield raw["collectives"]
    yield raw["happenings"]


ENTRIES = list(_entries())


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["id"] for entry in ENTRIES])
def test_every_entry_yields_the_counts_of_its_example(entry):
    found = [(harm or "undivided", [low, best, high]) for harm, low, best, high in read(entry["example"])]
    for counted in entry["count"].items():
        assert counted in found


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["id"] for entry in ENTRIES])
def test_no_entry_yields_its_counts_on_the_counter_example(entry):
    found = [(harm or "undivided", [low, best, high]) for harm, low, best, high in read(entry["counter_example"])]
    for counted in entry["count"].items():
        assert counted not in found


@settings(max_examples=25, deadline=None)
@given(
    st.integers(min_value=2, max_value=9999),
    st.sampled_from(["{} people were killed.", "The flood killed {:,} people."]),
)
def test_any_number_is_read_back_exactly(number, sentence):
    assert read(sentence.format(number)) == [("killed", number, number, number)]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="0123456789 ,.-killed people woundd", max_size=60))
def test_any_text_gives_ordered_counts_and_true_passages(text):
    for toll in tolls_of(text):
        assert text[toll.passage.start : toll.passage.end] == toll.passage.text
        if toll.low is not None and toll.high is not None:
            assert toll.low <= toll.high
