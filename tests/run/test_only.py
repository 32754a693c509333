"""Coding for some event types only: the same events as when everything is read, at less cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook import read_cases
from sayso.documents import Bad
from sayso.errors import InputError
from sayso.model import Coded, Document
from sayso.nlp import excerpt
from sayso.pipeline import load_knowledge
from sayso.run import Coder
from sayso.settings import Settings

ROOT = Path(__file__).parents[2]
ONLY = ("ASSAULT", "COERCE", "PROTEST")
Told = set[tuple[str, int, str]]


def read(path: str) -> list[Document]:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return [Document(text=one["text"], published=one["published"]) for one in map(json.loads, lines)]


def told(coded: list[Coded], only: tuple[str, ...] = ONLY) -> Told:
    return {
        (one.document.text, claim.event.trigger.start, claim.event.type.value)
        for one in coded
        for claim in one.claims
        if claim.event is not None and claim.event.type.value in only
    }


@pytest.mark.parametrize("capitals", [False, True])
def test_recall_of_events_is_as_claimed(capitals: bool) -> None:
    documents = [*read("examples/reports.jsonl"), *read("benchmarks/ordinary.jsonl")]
    documents += [Document(text=case["text"]) for case in read_cases()]
    if capitals:
        documents = [Document(text=document.text.upper()) for document in documents[::4]]
    whole = told(list(Coder(Settings()).code_many(documents)))
    some = told(list(Coder(Settings(only=ONLY)).code_many(documents)))
    assert len(whole) > (50 if capitals else 200)
    assert len(some & whole) >= 0.995 * len(whole)
    assert len(some - whole) <= 0.01 * len(whole)


def test_other_claims_are_left_out_and_the_record_says_so() -> None:
    coded = Coder(Settings(only=("PROTEST",))).code(
        "The mayor said the budget was sound. Students marched through Orlany on Monday. Gunmen killed a guard in Varda."
    )
    assert [claim.event and claim.event.type.value for claim in coded.claims] == ["PROTEST"]
    assert coded.coder["only"] == "PROTEST"
    assert "only" not in Coder(Settings()).versions


def test_plain_news_is_hardly_parsed() -> None:
    settings = Settings(only=("ASSAULT", "PROTEST"))
    screen = load_knowledge(settings).screen
    assert screen is not None
    texts = [document.text for document in read("benchmarks/ordinary.jsonl")]
    left = sum(len(excerpt(text, screen).split()) for text in texts)
    assert left < 0.5 * sum(len(text.split()) for text in texts)
    quiet = [one for one in Coder(settings).code_many(texts) if not excerpt(one.document.text, screen).strip()]
    assert len(quiet) >= 3
    assert all(one.refused is None and not one.claims for one in quiet)


def test_an_announcement_is_found_by_the_words_of_the_deed() -> None:
    text = "The government will release two hundred prisoners next week."
    whole = told(list(Coder(Settings()).code_many([text])), ("AGREE",))
    assert whole
    assert told(list(Coder(Settings(only=("AGREE",))).code_many([text])), ("AGREE",)) == whole


def test_an_unknown_type_is_named() -> None:
    with pytest.raises(InputError, match="WAR"):
        Coder(Settings(only=("WAR",))).code("A war began.")


def test_what_could_not_be_read_keeps_its_place() -> None:
    bad = Bad(error="broken", file="x.jsonl", line=1)
    items = [bad, Document(text="The harvest was good."), Document(text="Gunmen killed a guard in Varda.")]
    first, second, third = Coder(Settings(only=("ASSAULT",))).code_read(items)
    assert first is bad
    assert isinstance(second, Coded) and not second.claims
    assert isinstance(third, Coded) and third.claims
