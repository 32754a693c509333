"""Trees that the parser often gets wrong, as the stages read them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Document
from sayso.nlp import parse_document

LISTED = "They killed a guard and seized two women, officials and residents said on Monday."
DESCRIBED = (
    "Two people were shot dead and 19 others injured when police fired on a crowd, a doctor at the main hospital said."
)


@pytest.mark.parametrize(("text", "verb", "subject"), [(LISTED, "said", "officials"), (DESCRIBED, "said", "doctor")])
def test_the_speaker_at_the_end_is_the_subject(text: str, verb: str, subject: str) -> None:
    doc = parse_document(Document(text=text)).doc
    said = next(token for token in doc if token.text == verb)
    assert [one.text for one in said.children if one.dep_ == "nsubj"] == [subject]
    assert said.sent.root is said
    assert any(one.dep_ == "ccomp" for one in said.children)


def test_a_closed_apposition_stays_one() -> None:
    doc = parse_document(Document(text="The bridge fell, and Ana Ruiz, a doctor, said so.")).doc
    said = next(token for token in doc if token.text == "said")
    assert [one.text for one in said.children if one.dep_ == "nsubj"] == ["Ruiz"]


def test_a_clause_before_a_semicolon_is_no_complement() -> None:
    doc = parse_document(Document(text="Bomb kills seven in Orlany; minister vows revenge\n\nThe town was calm.")).doc
    kills = next(token for token in doc if token.text == "kills")
    assert kills.dep_ != "ccomp"


@pytest.mark.parametrize(
    ("text", "word", "relation"),
    [
        ("Gunmen suspected to be bandits on Friday night stormed the town of Tarn.", "Gunmen", ("nsubj", "stormed")),
        ("Gunmen suspected to be bandits on Friday night stormed the town of Tarn.", "on", ("prep", "stormed")),
        ("Varda: The Lake League said a gunboat shelled a village.", "Varda", ("dep", "said")),
        ("Robbers on a motorcycle shot dead a baker in Tarn.", "Robbers", ("nsubj", "shot")),
        ("The thieves, believed to belong to a gang, left a note.", "thieves", ("nsubj", "left")),
        ("The thieves, believed to belong to a gang, left a note.", "believed", ("acl", "thieves")),
        ("Robbers on a motorcycle shot dead a baker in Tarn.", "baker", ("dobj", "shot")),
        ("Robbers on a motorcycle shot dead a baker in Tarn.", "motorcycle", ("pobj", "on")),
        (
            "Two nurses held in the hills by rebels have been released, police said.",
            "nurses",
            ("nsubjpass", "released"),
        ),
    ],
)
def test_what_hangs_on_what(text: str, word: str, relation: tuple[str, str]) -> None:
    token = next(one for one in parse_document(Document(text=text)).doc if one.text == word)
    assert (token.dep_, token.head.text) == relation


FRAGMENTS = (
    "two nurses held hostage in the hills",
    "have been released",
    "a doctor at the mill",
    "gunmen suspected to be bandits",
    "stormed the town",
    "officials and residents",
    "said on Monday",
    "said rebels had fled but gave no details",
    "Varda: the group Red Dawn",
    "killed three",
    "robbers on a motorcycle",
    "shot dead a baker",
    "the army suspects rebels of attacking the mill",
    "a claim the guild rejects",
    ",",
    ";",
    ":",
    "and",
    ".",
)


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=2, max_size=9))
@settings(deadline=None, max_examples=80)
def test_whatever_is_mended_stays_a_tree(parts: list[str]) -> None:
    doc = parse_document(Document(text=" ".join(parts))).doc
    for token in doc:
        above = list(itertools.islice(token.ancestors, len(doc) + 1))
        assert len(above) < len(doc), "heads go round"
        assert all(child.head is token for child in token.children)
        assert token.left_edge.i <= token.i <= token.right_edge.i
