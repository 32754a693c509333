"""Decisions are only added, can be taken back, and the claims are always what readings and decisions come to."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
import sqlalchemy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from sayso.errors import InputError
from sayso.model import Actor, Decision, Verdict
from sayso.store import (
    FoundClaim,
    Query,
    Store,
    add_reading,
    append_decision,
    check_store,
    decide,
    find_claims,
    iter_decisions,
    load_standing,
    replay,
    resolution,
)
from sayso.store.decisions import check_chain
from sayso.store.standing import standing_decisions
from sayso.store.tables import claims, decisions
from store.reports import fill, make_report

REPORTS = tuple(make_report(number, killed=number) for number in range(1, 5))


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, *REPORTS)
    return store


def make(verdict: Verdict, target: str, **more: str | None) -> Decision:
    return dataclasses.replace(
        Decision(verdict=verdict, target=target, who="Ines", made="2024-03-06T09:00:00Z"), **more
    )  # type: ignore[arg-type]


def settle(store: Store, verdict: Verdict, target: str, **more: str | None) -> Decision:
    with store.writing() as connection:
        return decide(connection, make(verdict, target, **more))


def claim(store: Store, name: str = "c-0001") -> FoundClaim:
    with store.reading() as connection:
        [found] = find_claims(connection, Query(claim=name))
    return found


def sound(store: Store) -> bool:
    with store.reading() as connection:
        return not [one for one in check_store(connection) if one[1] is not None]


def test_a_claim_is_accepted_rejected_and_the_later_word_stands(filled: Store) -> None:
    settle(filled, Verdict.ACCEPT, "c-0001")
    assert claim(filled).review == "accepted"
    second = settle(filled, Verdict.REJECT, "c-0001", why="a film")
    assert claim(filled).review == "rejected"
    settle(filled, Verdict.UNDO, second.id)
    assert claim(filled).review == "accepted"
    assert claim(filled, "c-0002").review is None
    assert sound(filled)


def test_undoing_an_undo_brings_the_decision_back(filled: Store) -> None:
    first = settle(filled, Verdict.REJECT, "c-0001")
    undo = settle(filled, Verdict.UNDO, first.id)
    assert claim(filled).review is None
    settle(filled, Verdict.UNDO, undo.id)
    assert claim(filled).review == "rejected"


CORRECTIONS: list[tuple[str, str, dict[str, object]]] = [
    ("status", "denied", {"status": "denied"}),
    ("factuality", "CT-", {"factuality": "CT-"}),
    ("type", "PROTEST", {"type": "PROTEST"}),
    ("mode", "firearms", {"mode": "firearms"}),
    ("mode", "", {"mode": None}),
    ("time", "2024-02-01", {"earliest": "2024-02-01", "latest": "2024-02-01", "precision": "day"}),
    ("time", "2024-02-01/2024-02-29", {"earliest": "2024-02-01", "latest": "2024-02-29", "precision": "month"}),
    ("time", "", {"earliest": None, "latest": None, "precision": None}),
    ("place", "Tamsa", {"place": "Tamsa", "country": None, "lat": None, "place_precision": "unknown"}),
    ("place", "Tamsa; SE; 58.5; 13.25", {"place": "Tamsa", "country": "SE", "lat": 58.5, "lon": 13.25}),
    ("place", "", {"place": None}),
    ("initiator", "local:vellmar-army", {"initiators": "Vellmar army"}),
    ("target", "", {"targets": ""}),
    ("killed", "7", {"tolls": (("killed", 7, 7, 7),)}),
    ("killed", "5-9", {"tolls": (("killed", 5, None, 9),)}),
    ("killed", "5-", {"tolls": (("killed", 5, 5, None),)}),
    ("killed", "-9", {"tolls": (("killed", None, None, 9),)}),
    ("killed", "", {"tolls": ()}),
    ("injured", "3", {"tolls": (("injured", 3, 3, 3), ("killed", 1, 1, 1))}),
]


def test_every_field_can_be_corrected_and_taken_back(filled: Store) -> None:
    before = claim(filled)
    for field, value, expected in CORRECTIONS:
        made = settle(filled, Verdict.CORRECT, "c-0001", field=field, value=value)
        found = claim(filled)
        assert {name: getattr(found, name) for name in expected} == expected, (field, value)
        settle(filled, Verdict.UNDO, made.id)
        assert claim(filled) == before, (field, value)
    assert sound(filled)


def test_a_corrected_claim_is_found_by_what_it_says_now(filled: Store) -> None:
    settle(filled, Verdict.CORRECT, "c-0001", field="status", value="denied")
    settle(filled, Verdict.CORRECT, "c-0001", field="killed", value="90")
    with filled.reading() as connection:
        found = find_claims(connection, Query(status=("denied",), actors=("local:harrow-front",)))
        assert [(one.id, one.corrected) for one in found] == [("c-0001", True)]
        assert len(find_claims(connection, Query(review="corrected"))) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "true"),
        ("type", "WAR"),
        ("time", "yesterday"),
        ("time", "2024-03-05/2024-03-01"),
        ("place", "Tamsa; Sweden"),
        ("place", "Tamsa; SE; north; 3"),
        ("place", "Tamsa; SE; 91; 3"),
        ("killed", "some"),
        ("killed", "-"),
        ("killed", "9-3"),
        ("truth", "yes"),
    ],
)
def test_what_a_field_cannot_be_is_refused_and_nothing_is_kept(filled: Store, field: str, value: str) -> None:
    with pytest.raises(InputError):
        settle(filled, Verdict.CORRECT, "c-0001", field=field, value=value)
    with filled.reading() as connection:
        assert list(iter_decisions(connection)) == []


@pytest.mark.parametrize(
    "decision",
    [
        make(Verdict.ACCEPT, "c-none"),
        make(Verdict.MERGE, "e-0001", value="e-none"),
        make(Verdict.MERGE, "e-0001", value="e-0001"),
        make(Verdict.RESOLVE, "local:nobody", value="{}"),
        make(Verdict.UNDO, "x-none"),
        make(Verdict.SPLIT, "c-none", value="e-9"),
    ],
)
def test_decisions_about_nothing_are_refused(filled: Store, decision: Decision) -> None:
    with filled.writing() as connection, pytest.raises(InputError):
        decide(connection, decision)


def test_events_are_merged_and_parted_again(filled: Store) -> None:
    settle(filled, Verdict.MERGE, "e-0002", value="e-0001")
    merged = settle(filled, Verdict.MERGE, "e-0001", value="e-0003")
    assert [claim(filled, f"c-000{number}").event for number in (1, 2, 3, 4)] == [*["e-0003"] * 3, "e-0004"]
    settle(filled, Verdict.SPLIT, "c-0003", value="e-new")
    assert claim(filled, "c-0003").event == "e-new"
    settle(filled, Verdict.UNDO, merged.id)
    assert [claim(filled, f"c-000{number}").event for number in (1, 2, 3)] == ["e-0001", "e-0001", "e-new"]
    assert sound(filled)


def test_events_merged_in_a_circle_end_somewhere(filled: Store) -> None:
    settle(filled, Verdict.MERGE, "e-0001", value="e-0002")
    with filled.writing() as connection:
        append_decision(connection, make(Verdict.MERGE, "e-0002", value="e-0001"))
        replay(connection)
    assert sound(filled)


def test_an_actor_is_resolved_in_all_of_its_claims(filled: Store) -> None:
    known = Actor(id="harrow", name="Harrow Liberation Front", kind="armed_group", known=True)
    made = settle(filled, Verdict.RESOLVE, "local:harrow-front", value=resolution(known))
    with filled.reading() as connection:
        found = find_claims(connection, Query(actors=("harrow",), limit=None))
        assert {one.initiators for one in found} == {"Harrow Liberation Front"}
        assert len(found) == len(REPORTS)
        assert find_claims(connection, Query(words='"harrow liberation front"', limit=1))
    assert sound(filled)
    settle(filled, Verdict.UNDO, made.id)
    assert claim(filled).initiators == "Harrow Front"


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_itself_refuses_to_change_a_decision(filled: Store, change: str) -> None:
    settle(filled, Verdict.ACCEPT, "c-0001")
    statement = update(decisions).values(who="somebody else") if change == "update" else decisions.delete()

    def break_in() -> None:
        with filled.engine.begin() as connection:
            connection.execute(statement)

    with pytest.raises(sqlalchemy.exc.DBAPIError, match="only ever added"):
        break_in()


def test_a_log_that_was_tampered_with_does_not_pass(filled: Store) -> None:
    for number in range(1, 4):
        settle(filled, Verdict.ACCEPT, f"c-000{number}", why="read twice")
    with filled.reading() as connection:
        log = list(iter_decisions(connection))
    assert list(check_chain(log)) == []
    assert list(check_chain([dataclasses.replace(log[0], who="nobody"), *log[1:]]))
    assert list(check_chain(log[1:]))
    assert list(check_chain([log[0], log[2]]))
    assert list(check_chain([log[1], log[0], log[2]]))


def test_what_was_changed_behind_the_decisions_back_is_told(filled: Store) -> None:
    with filled.engine.begin() as connection:
        connection.execute(update(claims).where(claims.c.id == "c-0002").values(status="confirmed"))
    with filled.reading() as connection:
        assert [what for what, problem in check_store(connection) if problem] == ["claims of r0002"]
    with filled.writing() as connection:
        replay(connection)
    assert sound(filled)


def test_a_correction_that_a_newer_reading_has_no_place_for_waits(filled: Store) -> None:
    settle(filled, Verdict.CORRECT, "c-0001", field="killed", value="9")
    coded = REPORTS[0]
    newer = dataclasses.replace(coded.claims[0], event=None)
    with filled.writing() as connection:
        reading = dataclasses.replace(coded, coder={"sayso": "2"}, claims=(newer,))
        assert add_reading(connection, reading, load_standing(connection))
    assert (claim(filled).tolls, claim(filled).corrected) == ((), False)
    assert sound(filled)


def test_a_reader_sees_one_state_throughout(filled: Store) -> None:
    with filled.reading() as connection:
        before = find_claims(connection, Query(claim="c-0001"))
        settle(filled, Verdict.REJECT, "c-0001")
        assert find_claims(connection, Query(claim="c-0001")) == before
    assert claim(filled).review == "rejected"


VERDICTS = st.sampled_from(["accept", "reject", "status", "killed", "merge", "split", "undo"])
STEPS = st.lists(st.tuples(VERDICTS, st.integers(1, 4), st.integers(1, 4)), max_size=12)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("decisions") / "store.sqlite")
    fill(opened, *REPORTS)
    yield opened
    opened.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=STEPS)
def test_replayed_from_the_start_the_claims_are_the_same(one_store: Store, steps: list[tuple[str, int, int]]) -> None:
    """Whatever was decided in whatever order, step by step or all at once comes to the same claims."""
    connection = one_store.engine.connect()
    transaction = connection.begin()
    try:
        for kind, number, other in steps:
            _step(connection, kind, number, other)
        before = _rows(connection)
        replay(connection)
        assert _rows(connection) == before
        standing = standing_decisions(iter_decisions(connection))
        reviewed = {one.target for one in standing if one.verdict in (Verdict.ACCEPT, Verdict.REJECT)}
        assert {one.id for one in find_claims(connection, Query()) if one.review} == reviewed
    finally:
        transaction.rollback()
        connection.close()


def _step(connection: Connection, kind: str, number: int, other: int) -> None:
    claim, event = f"c-000{number}", f"e-000{number}"
    made = {
        "accept": make(Verdict.ACCEPT, claim),
        "reject": make(Verdict.REJECT, claim),
        "status": make(Verdict.CORRECT, claim, field="status", value="denied" if other % 2 else "foiled"),
        "killed": make(Verdict.CORRECT, claim, field="killed", value=str(other)),
        "merge": make(Verdict.MERGE, event, value=f"e-000{other}"),
        "split": make(Verdict.SPLIT, claim, value=f"e-split-{other}"),
    }.get(kind)
    log = list(iter_decisions(connection))
    if made is None:
        made = make(Verdict.UNDO, log[other % len(log)].id) if log else make(Verdict.ACCEPT, claim)
    try:
        decide(connection, made)
    except InputError:  # an event may have been merged away
        assert kind == "merge"


def _rows(connection: Connection) -> list[tuple[object, ...]]:
    columns = [column for column in claims.c if column.name != "key"]
    return [tuple(row) for row in connection.execute(select(*columns).order_by(claims.c.id))]
