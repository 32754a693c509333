"""The example reports, coded: valid, traceable to the character, and whole after a round trip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sayso.documents import read_documents
from sayso.export import explain, load_schema, to_page, to_text
from sayso.model import Coded, Document
from sayso.run import Coder


@pytest.fixture(scope="module")
def coded(root: Path) -> list[Coded]:
    documents = [item for item in read_documents([root / "examples" / "reports.jsonl"]) if isinstance(item, Document)]
    return list(Coder().code_many(documents))


def test_every_example_is_coded(coded: list[Coded]) -> None:
    assert len(coded) >= 8
    assert all(one.refused is None and one.claims for one in coded)


def test_what_is_coded_satisfies_the_schema(coded: list[Coded]) -> None:
    validator = jsonschema.Draft202012Validator(load_schema())
    assert [error.message for one in coded for error in validator.iter_errors(one.to_dict())] == []


def test_what_is_coded_satisfies_the_contract(coded: list[Coded], shared: Path) -> None:
    contract = json.loads((shared / "contract" / "coded.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(contract)
    assert [error.message for one in coded for error in validator.iter_errors(one.to_dict())] == []


def test_every_passage_stands_where_it_says(coded: list[Coded]) -> None:
    for one in coded:
        for passage in passages(one.to_dict()):
            assert one.document.text[passage["start"] : passage["end"]] == passage["text"]


def test_every_id_leads_to_one_thing(coded: list[Coded]) -> None:
    for one in coded:
        claims, actors = [claim.id for claim in one.claims], [actor.id for actor in one.actors]
        assert len(set(claims)) == len(claims)
        assert len(set(actors)) == len(actors)
        named = {participant.actor for claim in one.claims if claim.event for participant in claim.event.participants}
        named |= {link.source.actor for claim in one.claims for link in claim.attribution if link.source.actor}
        assert named <= set(actors)


def test_it_comes_back_from_json_as_it_was(coded: list[Coded]) -> None:
    for one in coded:
        assert Coded.from_dict(json.loads(json.dumps(one.to_dict())), one.document.text) == one


def test_every_rendering_takes_it(coded: list[Coded]) -> None:
    page = to_page(coded)
    for one in coded:
        assert to_text(one).count("\n  id ") == len(one.claims)
        for claim in one.claims:
            assert explain(one, claim).startswith(claim.id)
            assert f'data-claim="{claim.id}"' in page


def passages(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if set(node) == {"text", "start", "end"}:
            yield node
        for value in node.values():
            yield from passages(value)
    elif isinstance(node, list):
        for value in node:
            yield from passages(value)
