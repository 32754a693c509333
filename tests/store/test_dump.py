"""A dump holds everything, in a fixed order, and comes back as the same store in either database."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError, StoreError
from sayso.model import Decision, Verdict
from sayso.relations import link_echoes
from sayso.store import (
    Query,
    Store,
    check_store,
    decide,
    dump_store,
    find_claims,
    iter_documents,
    keep_arrival,
    keep_feed_state,
    load_store,
)
from store.reports import fill, make_arrival, make_report

NEWER = {"sayso": "2", "pipeline": "none"}


@pytest.fixture
def filled(store: Store) -> Store:
    """Three reports, two readings of one of them, an echo, a decision and a feed."""
    reports = [make_report(number, killed=number, initiator=f"Front Ö{number}") for number in (3, 1, 2)]
    fill(store, *reports, dataclasses.replace(reports[0], coder=NEWER))
    with store.writing() as connection:
        for key, document in list(iter_documents(connection)):
            link_echoes(connection, document, key)
        decide(
            connection,
            Decision(verdict=Verdict.REJECT, target="c-0001", who="Ines", made="2024-03-06T09:00:00Z", why="“no”"),
        )
        keep_feed_state(connection, "https://x.example/feed", {"etag": "1"})
    return store


def dump(store: Store, *, stable: bool = False) -> list[str]:
    with store.reading() as connection:
        return list(dump_store(connection, stable=stable))


def load(store: Store, lines: list[str]) -> int:
    with store.writing() as connection:
        return load_store(connection, lines, name="dump.jsonl")


@pytest.fixture
def other(tmp_path: Path) -> Callable[[], Store]:
    return lambda: Store(tmp_path / "other.sqlite")


def test_a_dump_comes_back_whole(filled: Store, other: Callable[[], Store]) -> None:
    lines = dump(filled)
    again = other()
    assert load(again, lines) == len(lines) - 1
    assert dump(again) == lines
    assert dump(again, stable=True) == dump(filled, stable=True)
    with filled.reading() as one, again.reading() as two:
        assert find_claims(one, Query()) == find_claims(two, Query())
        assert [problem for _, problem in check_store(two) if problem] == []
    with again.writing() as connection:  # the sketches are there too
        kept = keep_arrival(connection, make_arrival(make_report(2).document.text, publisher="Another"))
        assert kept.document is not None
        assert kept.key is not None
        assert link_echoes(connection, kept.document, kept.key)
    again.close()


def test_the_order_is_fixed_and_every_table_is_there(filled: Store) -> None:
    records = [json.loads(line) for line in dump(filled)]
    head, *rest = records
    assert head == {"format": "sayso-dump/1", "version": head["version"], "stable": False}
    tables = [record["table"] for record in rest]
    assert list(dict.fromkeys(tables)) == [
        *("originals", "documents", "retrievals", "readings", "relations", "decisions", "feeds"),
    ]
    assert [record["id"] for record in rest if record["table"] == "documents"] == ["r0003", "r0001", "r0002"]
    assert [record["current"] for record in rest if record.get("document") == "r0003" and "coded" in record] == [
        False,
        True,
    ]


def test_a_stable_dump_tells_no_time(filled: Store) -> None:
    lines = dump(filled, stable=True)
    assert not [line for line in lines[1:] if {"added", "made", "retrieved", "checked"} & json.loads(line).keys()]
    assert '"table":"feeds"' not in "".join(lines)
    ids = [json.loads(line)["id"] for line in lines if '"table":"documents"' in line]
    assert ids == sorted(ids)


DAMAGES: list[tuple[str, Callable[[list[str]], list[str]], str]] = [
    ("empty", lambda lines: [], "dump.jsonl:1: no dump"),
    ("another file", lambda lines: ['{"text": "x"}'], "dump.jsonl:1: no dump"),
    ("a stable dump", lambda lines: [lines[0].replace("false", "true"), *lines[1:]], "for comparison only"),
    ("a cut line", lambda lines: [*lines[:3], lines[3][:40]], "dump.jsonl:4: not a JSON object"),
    ("a list", lambda lines: [*lines[:3], "[]"], "dump.jsonl:4: not a JSON object"),
    ("an unknown table", lambda lines: [lines[0], '{"table":"songs"}'], "dump.jsonl:2: no table 'songs'"),
    ("no base64", lambda lines: [lines[0], lines[1].replace('"base64":"', '"base64":"!')], "dump.jsonl:2: "),
    ("a lost document", lambda lines: [line for line in lines if '"table":"documents"' not in line], "dump.jsonl:"),
    ("a changed decision", lambda lines: [line.replace('"who":"Ines"', '"who":"Tomas"') for line in lines], "follow"),
]


@pytest.mark.parametrize(("damage", "message"), [one[1:] for one in DAMAGES], ids=[one[0] for one in DAMAGES])
def test_a_damaged_dump_is_refused_and_nothing_of_it_is_kept(
    filled: Store, other: Callable[[], Store], damage: Callable[[list[str]], list[str]], message: str
) -> None:
    again = other()
    with pytest.raises((InputError, StoreError), match=message):
        load(again, damage(dump(filled)))
    assert len(dump(again)) == 1
    again.close()


def test_a_dump_is_read_only_into_an_empty_store(filled: Store) -> None:
    before = dump(filled)
    with pytest.raises(StoreError, match="empty store"):
        load(filled, before)
    assert dump(filled) == before
