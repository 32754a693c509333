"""Whatever is changed in the store behind its back is told, with what it is."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from sqlalchemy import Table, update

from sayso.store import Store, check_store
from sayso.store.packing import pack_json, unpack_json
from sayso.store.tables import claim_tolls, documents, originals, readings
from store.reports import fill, make_report


def problems(store: Store) -> list[str]:
    with store.reading() as connection:
        return [f"{what}: {problem}" for what, problem in check_store(connection) if problem]


def change(store: Store, table: Table, **values: Any) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(table).values(**values))


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, make_report(1))
    return store


def test_what_was_not_touched_is_sound(filled: Store) -> None:
    assert problems(filled) == []


@pytest.mark.parametrize(
    ("table", "values", "told"),
    [
        (originals, {"packing": "plain", "packed": b"other"}, "SHA-256 differs"),
        (originals, {"packing": "zlib", "packed": b"no zlib"}, "damaged"),
        (originals, {"packing": "zlib", "packed": zlib.compress(b"other")}, "SHA-256 differs"),
        (documents, {"text": "Another text."}, "SHA-256 differs"),
        (readings, {"version": "v-other"}, "another version"),
        (readings, {"packed": b"no zlib"}, "damaged"),
        (claim_tolls, {"best": 99}, "not what readings and decisions come to"),
    ],
)
def test_every_change_is_told(filled: Store, table: Table, values: dict[str, Any], told: str) -> None:
    change(filled, table, **values)
    assert any(told in problem for problem in problems(filled))


def test_a_passage_that_moved_is_told(filled: Store) -> None:
    with filled.engine.begin() as connection:
        packed = connection.execute(readings.select()).one().packed
        coded = unpack_json(packed)
        coded["claims"][0]["event"]["trigger"]["start"] += 1
        connection.execute(update(readings).values(packed=pack_json(coded)))
    assert any("claims[0].event.trigger" in problem for problem in problems(filled))
