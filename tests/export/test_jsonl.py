"""JSON that any reader takes line by line and that validates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factories import make_claim, make_coded
from sayso.documents import Bad
from sayso.export import json_list, load_schema, to_json, to_line
from sayso.model import Coded


def test_one_line_is_one_object() -> None:
    text = "A\u2028line\u2029that\x85breaks\r\nhere"
    line = to_line(make_coded(text, claims=(make_claim(text, text),)))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["claims"][0]["content"]["text"] == text


def test_json_is_the_documents_dictionary() -> None:
    coded = make_coded()
    assert json.loads(to_json(coded)) == json.loads(to_line(coded)) == coded.to_dict()
    assert Coded.from_dict(json.loads(to_json(coded)), coded.document.text) == coded


@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_list_holds_what_came(number: int) -> None:
    items = [make_coded() for _ in range(number)]
    assert json.loads("".join(json_list(items))) == [item.to_dict() for item in items]


def test_a_bad_line_is_a_record() -> None:
    assert json.loads(to_line(Bad(error="no", file="in", line=3))) == {"error": "no", "line": 3, "file": "in"}


def test_the_schema_is_a_schema_and_coded_documents_satisfy_it() -> None:
    schema = load_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for coded in (make_coded(), make_coded("x", claims=(), refused="empty")):
        jsonschema.validate(coded.to_dict(), schema)


def test_the_schema_knows_every_field_that_is_written() -> None:
    known = load_schema()["properties"]
    assert set(make_coded().to_dict()) == set(known)


def test_the_schema_refuses_what_is_wrong() -> None:
    wrong = make_coded().to_dict()
    wrong["claims"][0]["status"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, load_schema())


def test_the_schema_covers_the_contract(shared: Path) -> None:
    contract = json.loads((shared / "contract" / "coded.schema.json").read_text(encoding="utf-8"))
    assert list(uncovered(contract, load_schema())) == []
    jsonschema.validate(make_coded().to_dict(), contract)


def uncovered(theirs: Any, ours: Any, where: str = "") -> Any:
    """Every property, enumeration and requirement of the contract that our schema lacks or changes."""
    if ours is None:
        yield f"{where}: missing"
        return
    if "$ref" in theirs or "$ref" in ours:
        return  # definitions are compared on their own
    if theirs.get("enum") != ours.get("enum") or theirs.get("const") != ours.get("const"):
        yield f"{where}: other words"
    if not set(theirs.get("required", ())) <= set(ours.get("required", ())):
        yield f"{where}: not required"
    for key in ("properties", "$defs"):
        for name, node in theirs.get(key, {}).items():
            yield from uncovered(node, ours.get(key, {}).get(name), f"{where}/{name}")
    if "items" in theirs:
        yield from uncovered(theirs["items"], ours.get("items"), f"{where}[]")
