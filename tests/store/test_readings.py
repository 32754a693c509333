"""A newer version reads beside the older one, and what it says otherwise can be told."""

from __future__ import annotations

import dataclasses

from factories import make_coded
from sayso.model import Coded, Decision, Status, Verdict
from sayso.store import (
    Change,
    Query,
    Standing,
    Store,
    add_reading,
    compare_readings,
    count_unread,
    decide,
    find_claims,
    get_coded,
    iter_headers,
    load_standing,
    next_unread,
    store_stats,
    version_of,
)
from store.reports import fill, keep, make_report

NEWER = {"sayso": "2", "pipeline": "none"}


def newer(coded: Coded, **changed: object) -> Coded:
    claims = tuple(dataclasses.replace(claim, **changed) for claim in coded.claims)  # type: ignore[arg-type]
    return dataclasses.replace(coded, coder=NEWER, claims=claims)


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    coded = make_coded()
    coded = dataclasses.replace(coded, document=dataclasses.replace(coded.document, id="r1"))
    with store.writing() as connection:
        kept = keep(connection, coded).document
        assert kept is not None
        assert add_reading(connection, coded, Standing())
    with store.reading() as connection:
        found = get_coded(connection, "r1")
        assert found is not None
        assert found.claims == coded.claims
        assert found.actors == coded.actors
        assert dict(found.coder) == dict(coded.coder)
        assert get_coded(connection, "r2") is None
        assert get_coded(connection, "r1", "v-none") is None


def test_one_version_reads_a_document_once(store: Store) -> None:
    coded = make_report(1)
    fill(store, coded)
    with store.writing() as connection:
        assert not add_reading(connection, newer(coded, status=Status.DENIED) and coded, Standing())
        assert len(list(iter_headers(connection))) == 1


def test_the_newest_reading_is_found_and_the_older_one_is_kept(store: Store) -> None:
    coded = make_report(1)
    fill(store, coded, newer(coded, status=Status.DENIED))
    with store.reading() as connection:
        assert [one.status for one in find_claims(connection, Query())] == ["denied"]
        headers = list(iter_headers(connection, "r0001"))
        assert [(header.current, header.version) for header in headers] == [
            (False, version_of(coded.coder)),
            (True, version_of(NEWER)),
        ]
        before = get_coded(connection, "r0001", version_of(coded.coder))
        after = get_coded(connection, "r0001")
        assert before is not None
        assert after is not None
    [difference] = compare_readings(before, after)
    assert (difference.change, difference.fields) == (Change.CHANGED, (("status", "claimed", "denied"),))


def test_decisions_hold_for_the_next_reading(store: Store) -> None:
    coded = make_report(1)
    fill(store, coded)
    with store.writing() as connection:
        decide(connection, Decision(verdict=Verdict.REJECT, target="c-0001", who="I", made="2024-03-06T09:00:00Z"))
        add_reading(connection, newer(coded), load_standing(connection))
        assert [one.review for one in find_claims(connection, Query())] == ["rejected"]


def test_what_has_no_reading_is_known(store: Store) -> None:
    reports = [make_report(number) for number in (1, 2, 3)]
    fill(store, reports[0])
    with store.writing() as connection:
        for coded in reports[1:]:
            keep(connection, coded)
        assert count_unread(connection) == 2
        first, second = next_unread(connection, most=5)
        assert [document.id for _, document in (first, second)] == ["r0002", "r0003"]
        assert [document.id for _, document in next_unread(connection, after=first[0])] == ["r0003"]
        assert count_unread(connection, version_of(NEWER)) == 3


def test_a_refused_document_has_a_reading_that_says_why(store: Store) -> None:
    coded = dataclasses.replace(make_report(1), claims=(), refused="language is 'fr'")
    fill(store, coded)
    with store.reading() as connection:
        found = get_coded(connection, "r0001")
        assert found is not None
        assert found.refused == "language is 'fr'"
        stats = store_stats(connection)
    assert (stats.documents, stats.refused, stats.claims, stats.unread) == (1, 1, 0, 0)


def test_claims_added_and_removed_are_told() -> None:
    coded = make_coded()
    fewer = dataclasses.replace(coded, claims=coded.claims[:1])
    assert [one.change for one in compare_readings(coded, fewer)] == [Change.REMOVED]
    assert [one.change for one in compare_readings(fewer, coded)] == [Change.ADDED]
    assert list(compare_readings(coded, coded)) == []


def test_numbers_add_up(store: Store) -> None:
    fill(store, *(make_report(number, killed=number, publisher="Wire") for number in (1, 2, 3)))
    with store.reading() as connection:
        stats = store_stats(connection)
    assert (stats.documents, stats.originals, stats.readings, stats.claims, stats.events) == (3, 3, 3, 3, 3)
    assert stats.statuses == (("claimed", 3),)
    assert stats.publishers == (("Wire", 3),)
    assert stats.actors == (("Harrow Front", 3),)
    assert stats.years == (("2024", 3),)
    assert stats.bytes == sum(len(make_report(number, killed=number).document.text) for number in (1, 2, 3))
