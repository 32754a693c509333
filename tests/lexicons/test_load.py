"""Loading and checking: everything indexed, every fault named at once, the same words in the same order every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import KnowledgeError
from sayso.lexicons import check_lexicon, load_lexicon
from sayso.lexicons.check import examine
from sayso.lexicons.files import RawEntry, read_raw
from sayso.lexicons.match import match_phrase
from sayso.model import Document, Status
from sayso.nlp import parse_document

LEXICON = load_lexicon("en")
GOOD = {
    "id": "say.test",
    "act": "say",
    "stance": "neutral",
    "verbs": ["say"],
    "frames": ["that"],
    "example": "He said it rained.",
    "counter_example": "It rained.",
}


def problems_of(*changes, kind="reporting"):
    raws = [RawEntry(kind=kind, file="test.yaml", content={**GOOD, **change}) for change in changes]
    return examine(raws).problems


def test_the_shipped_files_are_sound():
    assert check_lexicon("en") == []


def test_loading_is_cached():
    assert load_lexicon("en") is LEXICON


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(KnowledgeError, match="tlh"):
        load_lexicon("tlh")


def test_a_sound_entry_has_no_problems():
    assert problems_of({}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"act": "sing"}, "act"),
        ({"stance": "sideways"}, "stance"),
        ({"frames": ["that", "underneath"]}, "frames.1"),
        ({"frames": []}, "no frames"),
        ({"verbs": []}, "no verbs"),
        ({"verbs": ["Say"]}, "lower case"),
        ({"verbs": ["say  so"]}, "single spaces"),
        ({"verbs": ["say", "say"]}, "keep one"),
        ({"colour": "red"}, "colour"),
        ({"example": ""}, "example"),
        ({"id": "Say Test"}, "id"),
    ],
)
def test_each_fault_is_named_with_file_and_entry(change, said):
    problems = problems_of(change)
    assert problems
    assert all(problem.startswith("test.yaml: ") for problem in problems)
    assert any(said in problem for problem in problems)


def test_all_faults_are_told_at_once():
    problems = problems_of({"id": "say.one", "act": "sing"}, {"id": "say.one", "stance": "sideways"})
    assert [any(word in problem for problem in problems) for word in ("act", "stance", "used twice")] == [True] * 3


def test_one_frame_of_a_verb_has_one_sense():
    problems = problems_of({"id": "say.one"}, {"id": "say.two", "frames": ["that", "wh"]})
    assert len(problems) == 1
    assert "'verb say that' is also in say.one" in problems[0]


def test_a_modifier_marks_its_event():
    entry = {
        "id": "negation.test",
        "category": "negation",
        "relation": "governs",
        "words": ["avoid"],
        "example": "He avoided *shooting*.",
        "counter_example": "He avoided the street.",
    }
    problems = examine([RawEntry(kind="status", file="test.yaml", content=entry)]).problems
    assert [word in " ".join(problems) for word in ("through", "asterisks")] == [True, True]


def test_every_entry_has_two_different_examples():
    for raw in read_raw("en"):
        assert raw.content["example"] != raw.content["counter_example"], raw.content["id"]


def test_modifiers_are_indexed_under_their_first_word():
    for modifier in LEXICON.modifiers:
        assert modifier in LEXICON.modifiers_by_lemma[modifier.words[0]]


def test_statuses_that_outrank_the_chain_have_modifiers():
    given_by_modifiers = {modifier.status for modifier in LEXICON.modifiers}
    outranking = {
        Status.THREATENED,
        Status.PREDICTED,
        Status.PLANNED,
        Status.FOILED,
        Status.HYPOTHETICAL,
        Status.NEGATED,
    }
    assert outranking <= given_by_modifiers


@pytest.mark.parametrize(
    "name", ["video", "press conference", "telegram channel", "statement", "leaflet", "night letter"]
)
def test_mediums_are_keyed_by_their_words(name):
    assert " ".join(LEXICON.mediums[name].words) == name


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("mediums", "words"),
        ("languages", "words"),
        ("roles", "words"),
        ("affiliations", "words"),
        ("carriers", "words"),
    ],
)
def test_examples_of_word_lists_hold_a_word_of_the_list(kind, field):
    for raw in read_raw("en"):
        if raw.kind != kind:
            continue
        words = [word.lower() for word in raw.content[field]]
        assert _holds(raw.content["example"], words), raw.content["id"]
        assert not _holds(raw.content["counter_example"], words), raw.content["id"]


def _holds(text, words):
    parse = parse_document(Document(text=text))
    plain = " " + " ".join(token.lower_ for token in parse.doc) + " "
    lemmas = " " + " ".join(token.lemma_.lower() for token in parse.doc) + " "
    return any(f" {word} " in plain or f" {word} " in lemmas for word in words)


@pytest.mark.parametrize(
    ("text", "fixed", "slot"),
    [
        ("According to the mayor, it fell.", "According to", ""),
        ("It fell, as the old mayor put it, by itself.", "as put it", "the old mayor"),
        ("In her view, it fell.", "In view", "her"),
        ("In the mayor's own words, it fell.", "In own words", "the mayor 's"),
        ("By his own account, it fell.", "By own account", "his"),
        ("It fell, as rain put an end to it.", None, None),
    ],
)
def test_phrases_and_their_slots(text, fixed, slot):
    token = next(one for one in parse_document(Document(text=text)).doc if one.lower_ in LEXICON.phrase_cues)
    matches = [match_phrase(token, cue) for cue in LEXICON.phrase_cues[token.lower_]]
    found = [match for match in matches if match is not None]
    if fixed is None:
        assert found == []
    else:
        assert [" ".join(word.text for word in words) for words in found[0]] == [fixed, slot]


@given(st.lists(st.sampled_from(["say", "add", "tell", "note"]), min_size=1, max_size=4, unique=True))
def test_order_of_files_does_not_matter_to_what_is_found(verbs):
    entries = [{"id": f"say.{verb}", "verbs": [verb]} for verb in verbs]
    assert problems_of(*entries) == []
    assert problems_of(*reversed(entries)) == []
