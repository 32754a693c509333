"""The people lexicon: clean, and each group's example holds one of its nouns while its counter-example holds none."""

from __future__ import annotations

import pytest

from sayso.lexicons.people import check_people, load_people, plural
from sayso.model import Document
from sayso.nlp import parse_document

PEOPLE = load_people("en")


def entries_in(text: str) -> set[str]:
    """Ids of the entries whose nouns head a phrase, the longest match for each."""
    doc = parse_document(Document(text=text)).doc
    words = [token.lower_ for token in doc]
    found = set()
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        befores = [" ".join(words[max(0, token.i - size) : token.i]) for size in (3, 2, 1, 0)]
        forms = [f"{before} {form}".strip() for before in befores for form in (token.lower_, token.lemma_.lower())]
        found.update(noun.entry for noun in [next(filter(None, map(PEOPLE.get, forms)), None)] if noun)
    return found


@pytest.mark.parametrize(("entry", "example", "counter_example"), PEOPLE.examples, ids=lambda value: str(value)[:24])
def test_examples(entry: str, example: str, counter_example: str) -> None:
    assert entry in entries_in(example)
    assert entry not in entries_in(counter_example)


def test_kinds() -> None:
    assert PEOPLE.kind_of("gunmen") == "unidentified_armed_group"
    assert PEOPLE.kind_of("armed groups") == "armed_group"
    assert PEOPLE.kind_of("mosque") == "object"
    assert PEOPLE.kind_of("weather") is None
    assert PEOPLE["spokesperson"].role
    assert PEOPLE["school"].civilian is True
    assert PEOPLE["convoy"].civilian is None


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("gunman", "gunmen"),
        ("agency", "agencies"),
        ("aid worker", "aid workers"),
        ("police", "police"),
        ("boss", "bosses"),
    ],
)
def test_plural(word: str, forms: str) -> None:
    assert plural(word) == forms


def test_check_names_every_problem() -> None:
    entry = {"kind": "civilians", "source": "unnamed", "example": "x", "counter_example": "y"}
    raw = {
        "people": [{"id": "a", "words": ["farmer"], **entry}, {"id": "a", "words": ["farmer", "Nurse"], **entry}],
        "objects": [],
    }
    problems = check_people(raw)
    assert len(problems) == 3
    assert all("a:" in problem for problem in problems)
