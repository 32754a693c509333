"""Every question finds exactly the claims for which it holds, in both databases."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import InputError
from sayso.model import EventType, Status
from sayso.store import (
    Near,
    Order,
    Query,
    Store,
    Suffered,
    actors_named,
    count_claims,
    find_claims,
    find_documents,
    get_actor,
    source_keys,
)
from store.reports import fill, make_report

REPORTS = (
    make_report(1, day="2024-03-04", killed=4),
    make_report(2, day="2024-04-10", killed=None, source="army", status=Status.DENIED, publisher="Radio"),
    make_report(3, day="2024-05-20", initiator="Reed Men", target="fish market", killed=0, lat=60.9, lon=10.0),
    make_report(4, day=None, initiator="Reed Men", killed=12, country="SE", place="Östermark", lat=0.0, lon=179.9),
    make_report(
        5, day="2023-12-31", deed="condemned", type=EventType.ACCUSE, killed=None, place="Tamsa", lat=None, lon=None
    ),
)
FRONT, REED = ("local:harrow-front",), ("local:reed-men",)

QUESTIONS: list[tuple[dict[str, Any], set[int]]] = [
    ({}, {1, 2, 3, 4, 5}),
    ({"words": "market"}, {3}),
    ({"words": "attacking MARKETS"}, {3}),  # word forms and case do not count
    ({"words": "ostermark"}, {4}),  # nor do accents
    ({"words": "Östermark"}, {4}),
    ({"words": '"harrow front"'}, {1, 2, 5}),
    ({"words": '"front harrow"'}, set()),
    ({"words": "harrow -condemned"}, {1, 2}),
    ({"words": 'reed "army in'}, {4}),  # a quotation mark that is never closed
    ({"words": "reed'); DROP TABLE claims; --"}, set()),
    ({"actors": FRONT}, {1, 2, 5}),
    ({"actors": FRONT + REED}, {1, 2, 3, 4, 5}),
    ({"actors": ("local:police",)}, set()),  # a source takes no part
    ({"initiators": REED}, {3, 4}),
    ({"targets": REED}, set()),
    ({"sources": ("local:army",)}, {2}),
    ({"status": ("denied",)}, {2}),
    ({"status": ("denied", "claimed")}, {1, 2, 3, 4, 5}),
    ({"type": ("ACCUSE",)}, {5}),
    ({"since": "2024-03-04"}, {1, 2, 3}),
    ({"since": "2024-03-05"}, {2, 3}),
    ({"until": "2024-03-04"}, {1, 5}),
    ({"since": "2024-03-04", "until": "2024-04-10"}, {1, 2}),
    ({"actors": FRONT, "since": "2024-01-01", "until": "2024-12-31", "status": ("claimed",)}, {1}),
    ({"actors": FRONT, "until": "2024-12-31"}, {1, 2, 5}),
    ({"country": ("SE",)}, {4}),
    ({"place": "vellmar"}, {1, 2, 3}),
    ({"near": Near(lat=60.0, lon=10.0, km=50)}, {1, 2}),
    ({"near": Near(lat=60.0, lon=10.0, km=101)}, {1, 2, 3}),
    ({"near": Near(lat=0.0, lon=-179.9, km=30)}, {4}),  # across the date line
    ({"suffered": (Suffered(harm="killed", low=4),)}, {1, 4}),
    ({"suffered": (Suffered(harm="killed", low=0, high=0),)}, {3}),
    ({"suffered": (Suffered(harm="injured", low=1),)}, set()),
    ({"civilians": True}, {3}),
    ({"publisher": "Radio"}, {2}),
    ({"document": "r0003"}, {3}),
    ({"event": "e-0004"}, {4}),
    ({"claim": "c-0005"}, {5}),
    ({"review": "open"}, {1, 2, 3, 4, 5}),
    ({"review": "accepted"}, set()),
    ({"limit": 2, "order": Order.LATEST}, {2, 3}),
    ({"limit": 2, "skip": 1, "order": Order.LATEST}, {1, 2}),
    ({"limit": 1, "order": Order.OLDEST}, {5}),
    ({"limit": 1, "order": Order.ADDED}, {5}),
]


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, *REPORTS)
    return store


def test_every_question_finds_what_it_asks_for(filled: Store) -> None:
    wrong = {}
    with filled.reading() as connection:
        for question, expected in QUESTIONS:
            query = Query(**{"limit": None, **question})
            found = [int(one.id[2:]) for one in find_claims(connection, query)]
            if set(found) != expected or len(found) != len(expected):
                wrong[str(question)] = found
            if query.limit is None:
                assert count_claims(connection, query) == len(expected), question
    assert not wrong


def test_the_latest_come_first_and_the_undated_last(filled: Store) -> None:
    with filled.reading() as connection:
        orders = {order: [one.id[-1] for one in find_claims(connection, Query(order=order))] for order in Order}
    assert orders == {
        Order.LATEST: ["3", "2", "1", "5", "4"],
        Order.OLDEST: ["5", "1", "2", "3", "4"],
        Order.ADDED: ["5", "4", "3", "2", "1"],
    }


def test_a_limit_cuts_the_same_order_however_the_question_is_answered(store: Store) -> None:
    """Where the index of actors alone decides, it is cut before the claims are looked at: the answers stay the same."""
    days = ("2024-03-04", "2024-03-04", "2024-03-05", None, "2024-03-04", "2023-01-01")
    fill(store, *(make_report(number, day=day, source="Harrow Front") for number, day in enumerate(days, 1)))
    with store.reading() as connection:
        for wanted in ({"actors": FRONT}, {"sources": FRONT}, {"actors": (*FRONT, "local:vellmar-army")}):
            whole = [one.id for one in find_claims(connection, Query(**wanted, limit=None))]
            assert whole == ["c-0003", "c-0005", "c-0002", "c-0001", "c-0006", "c-0004"]
            pages = [find_claims(connection, Query(**wanted, limit=2, skip=skip)) for skip in (0, 2, 4)]
            assert [one.id for page in pages for one in page] == whole


def test_an_answer_shows_what_was_read(filled: Store) -> None:
    with filled.reading() as connection:
        [found] = find_claims(connection, Query(claim="c-0001"))
    assert (found.document, found.status, found.type, found.chain) == ("r0001", "claimed", "ASSAULT", "police")
    assert (found.initiators, found.targets, found.place) == ("Harrow Front", "Vellmar army", "Vellmar")
    assert (found.earliest, found.latest, found.precision) == ("2024-03-04", "2024-03-04", "day")
    assert found.tolls == (("killed", 4, 4, 4),)
    assert (found.review, found.corrected) == (None, False)


@pytest.mark.parametrize("words", ["", "  ", "-market", '""', "…"])
def test_a_question_without_a_word_is_refused(filled: Store, words: str) -> None:
    if not words:
        return  # no words is no question about words
    with filled.reading() as connection, pytest.raises(InputError, match="at least one word"):
        find_claims(connection, Query(words=words))


def test_documents_are_found_by_their_words(filled: Store) -> None:
    with filled.reading() as connection:
        found = find_documents(connection, "market killing")
        assert [(one.id, one.claims) for one in found] == [("r0003", 1)]
        assert "⟦market⟧" in found[0].snippet
        assert find_documents(connection, "submarine") == []


def test_actors_are_found_by_name_and_with_their_parts(filled: Store) -> None:
    with filled.reading() as connection:
        assert actors_named(connection, "HARROW front") == ["local:harrow-front"]
        assert actors_named(connection, "local:reed-men") == ["local:reed-men"]
        assert actors_named(connection, "nobody") == []
        assert source_keys(connection, "Some Reports") == ["name:some reports"]
        found = get_actor(connection, "reed men")
        assert found is not None
        assert found.kind == "armed_group"
        assert get_actor(connection, "nobody") is None
