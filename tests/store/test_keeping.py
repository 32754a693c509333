"""Reports are kept as they came, once, and a changed report never takes the place of the earlier one."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import func, select

from sayso.model import Arrival, Retrieval
from sayso.store import (
    Kept,
    Store,
    get_document,
    get_original,
    is_held,
    iter_documents,
    keep_arrival,
    relations_of,
    retrievals_of,
)
from sayso.store.tables import documents, originals, retrievals
from store.reports import make_arrival


def keep_all(store: Store, *arrivals: Arrival) -> list[Kept]:
    with store.writing() as connection:
        return [keep_arrival(connection, arrival) for arrival in arrivals]


def count(store: Store, table: object) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_what_is_kept_comes_back_byte_for_byte(store: Store) -> None:
    text = "Officials in Øvrebø said so.\n\n“Nobody,” they added. " * 40
    [kept] = keep_all(store, make_arrival(text, title="T", publisher="P", url="https://x.example/1", language="en"))
    assert kept.is_new
    assert kept.document is not None
    with store.reading() as connection:
        assert get_document(connection, kept.document.id) == kept.document
        original = get_original(connection, make_arrival(text).original.sha256)
        assert original is not None
        assert (original.data, original.media_type) == (text.encode(), "text/plain")
        [how] = retrievals_of(connection, kept.document.id)
        assert how.retrieved == "2024-03-05T10:00:00Z"
        assert get_document(connection, "d-none") is None
        assert get_original(connection, "none") is None


def test_bytes_that_do_not_shrink_are_kept_plain(store: Store) -> None:
    data = bytes(range(256))
    arrival = make_arrival("Some text here.")
    arrival = dataclasses.replace(arrival, original=dataclasses.replace(arrival.original, data=data))
    keep_all(store, arrival)
    with store.reading() as connection:
        original = get_original(connection, arrival.original.sha256)
        assert original is not None
        assert original.data == data
        assert connection.execute(select(originals.c.packing)).scalar_one() == "plain"


def test_the_same_report_is_kept_once(store: Store) -> None:
    arrival = make_arrival("Police said so.", publisher="Wire")
    elsewhere = dataclasses.replace(
        arrival, retrieval=Retrieval(method="file", address="copy.txt", retrieved="2025-01-01T00:00:00Z")
    )
    first, again, other = keep_all(store, arrival, arrival, elsewhere)
    assert (first.is_new, again.is_new, other.is_new) == (True, False, False)
    assert first.document == again.document == other.document
    assert (count(store, documents), count(store, originals), count(store, retrievals)) == (1, 1, 2)
    with store.reading() as connection:
        assert is_held(connection, arrival.retrieval, arrival.original.sha256)
        assert not is_held(connection, arrival.retrieval, "other bytes")


def test_one_text_of_two_publishers_is_two_reports(store: Store) -> None:
    one, other = keep_all(
        store, make_arrival("Police said so.", publisher="A"), make_arrival("Police said so.", publisher="B")
    )
    assert one.is_new
    assert other.is_new
    assert one.document is not None
    assert other.document is not None
    assert one.document.id != other.document.id
    assert count(store, originals) == 1


def test_ids_that_reports_bring_are_kept_and_never_overwritten(store: Store) -> None:
    first, changed, again, third = keep_all(
        store,
        make_arrival("Four people died, police said.", own_id="n1"),
        make_arrival("Five people died, police said.", own_id="n1"),
        make_arrival("Five people died, police said.", own_id="n1"),
        make_arrival("Six people died, police said.", own_id="n1"),
    )
    ids = [kept.document.id for kept in (first, changed, again, third) if kept.document is not None]
    assert ids == ["n1", "n1~2", "n1~2", "n1~3"]
    assert [kept.is_new for kept in (first, changed, again, third)] == [True, True, False, True]
    with store.reading() as connection:
        assert get_document(connection, "n1") == first.document
        [relation] = relations_of(connection, "n1")
        assert (relation.kind, relation.subject, relation.object) == ("updates", "n1~2", "n1")


def test_a_page_that_changed_updates_the_one_kept_before(store: Store) -> None:
    url = "https://x.example/live"
    first, second = keep_all(
        store, make_arrival("Two hurt, police said.", url=url), make_arrival("Three hurt, police said.", url=url)
    )
    assert first.document is not None
    assert second.document is not None
    with store.reading() as connection:
        [relation] = relations_of(connection, first.document.id)
    assert (relation.kind, relation.subject) == ("updates", second.document.id)


def test_what_cannot_be_read_is_kept_with_the_reason_and_can_be_read_later(store: Store) -> None:
    readable = make_arrival("The text.")
    broken = dataclasses.replace(readable, document=None, problem="no text: run OCR")
    [kept] = keep_all(store, broken)
    assert (kept.document, kept.is_new) == (None, False)
    with store.reading() as connection:
        assert not is_held(connection, broken.retrieval, broken.original.sha256)
        assert connection.execute(select(retrievals.c.problem)).scalar_one() == "no text: run OCR"
    [later] = keep_all(store, readable)
    assert later.is_new
    with store.reading() as connection:
        assert connection.execute(select(retrievals.c.problem)).scalars().all() == [None]


def test_nothing_of_a_transaction_that_breaks_is_kept(store: Store) -> None:
    def keep_and_break() -> None:
        with store.writing() as connection:
            keep_arrival(connection, make_arrival("Police said so."))
            raise KeyError("lost")

    with pytest.raises(KeyError):
        keep_and_break()
    assert (count(store, documents), count(store, originals), count(store, retrievals)) == (0, 0, 0)


def test_documents_come_in_the_order_they_were_kept(store: Store) -> None:
    keep_all(store, *(make_arrival(f"Report {number}.", own_id=f"r{number}") for number in (3, 1, 2)))
    with store.reading() as connection:
        assert [document.id for _, document in iter_documents(connection, size=2)] == ["r3", "r1", "r2"]
