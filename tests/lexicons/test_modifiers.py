"""Every modifier reaches the event of its example and leaves that of its counter-example alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lexicons import load_lexicon
from sayso.lexicons.files import read_raw
from sayso.lexicons.match import find_modifiers
from sayso.model import Document
from sayso.nlp import parse_document

ENTRIES = [raw.content for raw in read_raw("en") if raw.kind == "status"]


def modifiers_of(sentence):
    """Ids of the modifiers that reach the word in asterisks, the deciding one first."""
    start = sentence.index("*")
    parse = parse_document(Document(text=sentence.replace("*", "")))
    return [found.modifier.id for found in find_modifiers(parse.at(start), load_lexicon("en"))]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples(entry):
    assert entry["id"] in modifiers_of(entry["example"])
    assert entry["id"] not in modifiers_of(entry["counter_example"])


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Rebels carried out an *attack* on the town.", None),
        ("The army did not carry out the *attack*.", "negation.not"),
        ("The army did not see the *attack*.", None),
        ("The rebels vowed to avenge the *killing*.", None),
        ("Activists called for an end to the *shelling*.", None),
        ("The group threatened to kill hostages and *burn* the town.", "threat.verb"),
        ("Soldiers stormed a fort that raiders had planned to *attack*.", "plan.verb"),
        ("A plot to *assassinate* the king was foiled.", "implied.prevent"),
        ("Raiders tried but failed to *seize* the base.", "implied.fail"),
        ("The raid that *killed* five men was not planned.", None),
        ("Gunmen tried to kill the mayor, *wounding* two guards.", None),
        ("The army will *respond* if the rebels move.", "conditional.if"),
        ("A wave of alleged *abductions* hit the coast.", "hearsay.adjective"),
        ("An *ambush* by rebels could not be ruled out.", "implied.rule_out"),
        ("The court convicted the guard of *murder*.", "charge.convicted"),
        ("The navy may have *shelled* the port.", "possibility.may_have"),
        ("The bombing *killed* five people.", None),
        ("Nobody was *killed*.", None),
        ("The army *attacked* even if rain fell.", None),
        ("Who *attacked* the convoy?", None),
        ("He was the first to *attack* the convoy.", None),
    ],
)
def test_the_modifier_that_decides(sentence, first):
    assert next(iter(modifiers_of(sentence)), None) == first


def test_the_words_of_a_modifier_are_found_in_order():
    parse = parse_document(Document(text="Talks were held instead of fighting."))
    found = find_modifiers(parse.at(27), load_lexicon("en"))[0]
    assert [word.text for word in found.words] == ["instead", "of"]


WORDS = [
    "the",
    "army",
    "rebels",
    "attack",
    "attacked",
    "to",
    "planned",
    "not",
    "no",
    "if",
    "may",
    "have",
    "threat",
    "of",
    "foiled",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, ",", "?", "(", '"']), min_size=1, max_size=14))
def test_any_text_gives_modifiers_in_order_of_priority_with_words_of_the_text(words):
    parse = parse_document(Document(text=" ".join(words)))
    for token in parse.doc:
        found = find_modifiers(token, load_lexicon("en"))
        priorities = [one.modifier.priority for one in found]
        assert priorities == sorted(priorities, reverse=True)
        for one in found:
            positions = [word.i for word in one.words]
            assert positions == sorted(set(positions))
            assert len(one.words) == len(one.modifier.words)
