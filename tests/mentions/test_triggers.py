"""Triggers found in text: every lexicon entry fires on its example and not on its counter-example, and what it settles."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lexicons.triggers import instrument_entries, load_triggers
from sayso.mentions.triggers import find_triggers
from sayso.model import Document, EventType, Harm, TriggerMention
from sayso.nlp import parse_document, parse_documents
from sayso.ontology import load_ontology

TRIGGERS = load_triggers("en")


def find(text: str) -> tuple[TriggerMention, ...]:
    return find_triggers(parse_document(Document(text=text)), TRIGGERS)


def one(text: str, words: str) -> TriggerMention:
    """The trigger of `text` whose head is at `words`."""
    head = text.index(words)
    return next(trigger for trigger in find(text) if trigger.head == head)


@functools.cache
def found_in_examples() -> dict[str, frozenset[str]]:
    texts = [text for entry in TRIGGERS.entries for text in (entry.example, entry.counter_example)]
    parses = parse_documents(Document(text=text) for text in texts)
    return {parse.text: frozenset(trigger.entry for trigger in find_triggers(parse, TRIGGERS)) for parse in parses}


@pytest.mark.parametrize("entry", TRIGGERS.entries, ids=lambda entry: entry.id)
def test_entry_fires_on_its_example_only(entry: object) -> None:
    found = found_in_examples()
    assert entry.id in found[entry.example]  # type: ignore[attr-defined]
    assert entry.id not in found[entry.counter_example]  # type: ignore[attr-defined]


@pytest.mark.parametrize("means", instrument_entries(), ids=lambda means: means.id)
def test_means_give_their_mode(means: object) -> None:
    assert means.mode in {trigger.mode for trigger in find(means.example)}  # type: ignore[attr-defined]
    assert means.mode not in {trigger.mode for trigger in find(means.counter_example)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", EventType)
def test_examples_of_the_ontology_evoke_their_type(kind: EventType) -> None:
    entry = load_ontology().types[kind]
    for text in entry.examples:
        assert kind in {trigger.type for trigger in find(text)}, text
    for text in entry.non_examples:
        assert kind not in {trigger.type for trigger in find(text)}, text


def test_light_verb_construction() -> None:
    text = "The brigade carried out a large-scale assault on a mining camp."
    trigger = one(text, "assault")
    assert trigger.is_noun
    assert trigger.light_verb == text.index("carried")
    assert trigger.passage.text == "assault"
    assert trigger.role("subject") == "initiator"
    assert trigger.role("on") == "target"


def test_affected_verb_makes_its_subject_the_target() -> None:
    trigger = one("The garrison came under attack at dawn.", "attack")
    assert trigger.role("subject") == "target"


def test_adjacent_light_verb_joins_the_passage() -> None:
    assert one("The brigade launched an ambush near Orlany.", "ambush").passage.text == "launched an ambush"


@pytest.mark.parametrize(
    ("text", "words", "kind", "mode"),
    [
        ("The police fired on the crowd.", "fired", EventType.ASSAULT, "firearms"),
        ("The president fired his defence minister.", "fired", EventType.SANCTION, "withdraw"),
        ("A missile struck a convoy near the bridge.", "struck", EventType.ASSAULT, "heavy-weapons"),
        ("Two rebels were shot dead near Orlany.", "shot", EventType.ASSAULT, "firearms"),
        ("Gunmen who attacked the mine fled.", "attacked", EventType.ASSAULT, None),
        ("A suicide car bomb killed two guards.", "bomb", EventType.ASSAULT, "suicide-attack"),
        ("The villagers were killed in an airstrike.", "killed", EventType.ASSAULT, "aerial"),
        ("The dockers began a hunger strike.", "strike", EventType.PROTEST, "hunger"),
        ("An ambush was laid near the dam.", "laid", EventType.ASSAULT, "firearms"),
        ("Some of its troops were withdrawn from Zubria.", "withdrawn", EventType.RETREAT, "withdraw"),
    ],
)
def test_frames_tell_senses_apart(text: str, words: str, kind: EventType, mode: str | None) -> None:
    trigger = one(text, words)
    assert (trigger.type, trigger.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The visitors attacked in the second half and the midfielder struck twice.",
        "The two firms struck a deal.",
        "She died of a heart attack.",
        "The company launched a charm offensive.",
        "Explosive growth surprised the bank.",
        "The film bombed at the box office.",
        "The cooks shelled peas.",
        "A price war broke out between grocers.",
        "It opened in March and closed in May.",
    ],
)
def test_metaphor_sport_and_trade_evoke_nothing_violent(text: str) -> None:
    assert not {trigger.type for trigger in find(text)} & {EventType.ASSAULT, EventType.PROTEST}


def test_words_inside_a_longer_trigger_are_none_of_their_own() -> None:
    found = find("Zubria and Varda signed an agreement.")
    assert [trigger.passage.text for trigger in found] == ["signed an agreement"]
    assert found[0].reciprocal


def test_headlines_are_read_through_their_capitals() -> None:
    assert EventType.ASSAULT in {
        trigger.type for trigger in find("Gunmen Attack Police Post Near Orlany, Kill Three Officers")
    }


def test_harm_stage_and_acled_come_from_the_entry() -> None:
    assert one("Raiders kidnapped two nurses.", "kidnapped").harm is Harm.ABDUCTED
    assert one("Police uncovered a bomb plot.", "plot").stage == "planned"
    assert one("Sappers defused a bomb.", "defused").acled == "Disrupted weapons use"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([entry.example for entry in TRIGGERS.entries]), min_size=1, max_size=4),
    st.text(max_size=12),
)
def test_offsets_hold_in_any_text(sentences: list[str], noise: str) -> None:
    text = f"{noise}\n\n{' '.join(sentences)}"
    found = find(text)
    assert [trigger.head for trigger in found] == sorted({trigger.head for trigger in found})
    for trigger in found:
        passage = trigger.passage
        assert text[passage.start : passage.end] == passage.text
        assert passage.start <= trigger.head < passage.end
        assert TriggerMention.from_dict(trigger.to_dict()) == trigger
