"""Copies and rewrites of one text are linked, whoever printed first; reports of one event in other words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents.shingles import shingles, sketch
from sayso.relations import link_echoes, text_shared
from sayso.store import Relation, Store, keep_arrival, relations_of
from store.reports import make_arrival

WIRE = (
    "Gunmen attacked a customs post in the port of Sarnholt before dawn on Monday, the regional governor said, killing "
    "two guards and wounding a driver who had been waiting for the gate to open. Nobody claimed responsibility. The "
    "governor told reporters that the attackers had come by boat and left the same way within a quarter of an hour, "
    "and that the harbour police were looking for two fishing boats that had been reported stolen the evening before. "
    "A spokeswoman for the port authority said that traffic had resumed by noon. Shopkeepers near the gate said they "
    "had heard shouting and then several long bursts of fire. The opposition called on the government to explain why "
    "the post, which was attacked in much the same way last autumn, still had no lights on the side of the water."
)
OWN_WORDS = (
    "Two border guards died when armed men arriving by sea stormed the customs gate at Sarnholt harbour early Monday. "
    "A lorry driver was hurt. According to the governor, the raid lasted about fifteen minutes. Residents nearby "
    "described automatic gunfire. It is the second raid there within half a year, and no group has said it was behind "
    "it. Opposition politicians want to know why the quay is still dark at night. By midday lorries were passing again."
)
BRIEF = WIRE[: WIRE.index(" The governor told")]
REWRITE = (
    "SARNHOLT, Tuesday. Two guards are dead.\n\n"
    + WIRE[WIRE.index("The governor told") : WIRE.index(" The opposition")]
)


def keep(store: Store, text: str, name: str, published: str | None = "2024-03-04") -> list[Relation]:
    with store.writing() as connection:
        kept = keep_arrival(connection, make_arrival(text, own_id=name, published=published))
        assert kept.document is not None
        assert kept.key is not None
        return link_echoes(connection, kept.document, kept.key)


def test_an_exact_copy_is_an_echo_and_no_copy_is_dropped(store: Store) -> None:
    assert keep(store, WIRE, "a") == []
    [relation] = keep(store, WIRE, "b", "2024-03-05")
    assert (relation.kind, relation.subject, relation.object, relation.share) == ("echoes", "b", "a", 1.0)
    with store.reading() as connection:
        assert relations_of(connection, "a") == relations_of(connection, "b") == [relation]


@pytest.mark.parametrize(("text", "least", "most"), [(BRIEF, 0.99, 1.0), (REWRITE, 0.8, 0.99), (WIRE.upper(), 1, 1)])
def test_cuts_and_rewrites_are_echoes_with_their_share(store: Store, text: str, least: float, most: float) -> None:
    keep(store, WIRE, "wire")
    [relation] = keep(store, text, "copy", "2024-03-05")
    assert relation.share is not None
    assert least <= relation.share <= most
    assert f"{relation.share:.0%}" in relation.reason


def test_a_brief_found_first_is_linked_to_the_long_report_all_the_same(store: Store) -> None:
    keep(store, BRIEF, "brief", "2024-03-05")
    [relation] = keep(store, WIRE, "wire", "2024-03-04")
    assert (relation.subject, relation.object) == ("brief", "wire")


def test_another_account_of_the_same_event_is_no_echo(store: Store) -> None:
    keep(store, WIRE, "wire")
    assert keep(store, OWN_WORDS, "own") == []
    assert text_shared(WIRE, OWN_WORDS) < 0.05


def test_who_echoes_does_not_depend_on_who_came_in_first(store: Store) -> None:
    keep(store, WIRE, "undated", None)
    [relation] = keep(store, WIRE, "dated", "2024-03-09")
    assert (relation.subject, relation.object) == ("undated", "dated")


def test_many_copies_of_one_text_stay_cheap(store: Store) -> None:
    found = [len(keep(store, f"{WIRE} Copy {number}.", f"r{number:03}")) for number in range(80)]
    assert found[-1] == 50


def test_a_phrase_in_common_is_no_echo(store: Store) -> None:
    keep(store, "Police said on Monday that two men had been hurt. " + OWN_WORDS, "a")
    assert keep(store, "Police said on Monday that two men had been hurt. Then the match went on.", "b") == []


@given(st.text(max_size=400))
def test_the_share_of_a_text_with_itself_is_whole(text: str) -> None:
    assert text_shared(text, text) == (1.0 if shingles(text) else 0.0)
    assert sketch(shingles(text)) <= shingles(text)


@given(st.text(alphabet="abc ", max_size=200), st.text(alphabet="abc ", max_size=200))
def test_sharing_is_mutual_and_within_bounds(one: str, other: str) -> None:
    assert text_shared(one, other) == text_shared(other, one)
    assert 0.0 <= text_shared(one, other) <= 1.0
