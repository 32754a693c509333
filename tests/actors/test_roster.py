"""The roster: its files are clean, and every file's own examples resolve."""

from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.actors import KnownActor, Tie, check_roster, load_roster
from sayso.actors.load import read_files

FILES = read_files()
REGIONS = {name: raw for name, raw in FILES.items() if "actors" in raw}
EXAMPLES = [(name, one) for name, raw in FILES.items() for one in raw["examples"]]
COUNTER_EXAMPLES = [(name, text) for name, raw in FILES.items() for text in raw["counter_examples"]]


def test_files_have_no_problem() -> None:
    assert check_roster(FILES) == []


@pytest.mark.parametrize(
    ("file", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else value["text"]
)
def test_examples_resolve(file: str, example: dict[str, str]) -> None:
    found = load_roster().resolve(example["text"], date=example.get("date"), country=example.get("country"))
    assert found.actor_id == example["actor"]
    assert found.reasons


@pytest.mark.parametrize(("file", "text"), COUNTER_EXAMPLES)
def test_counter_examples_name_no_known_actor(file: str, text: str) -> None:
    assert not load_roster().resolve(text).known


def test_has_six_hundred_non_state_actors() -> None:
    kinds = {"armed_group", "militia", "communal_militia", "gang", "political_party", "rights_group", "organisation"}
    assert sum(actor.kind in kinds for actor in load_roster()) >= 600


def test_every_country_has_its_institutions() -> None:
    roster = load_roster()
    for code in roster.states.countries:
        for institution in ("military", "police", "government", "judiciary"):
            assert roster[f"{code.lower()}-{institution}"].country == code


def test_every_iso_country_is_there() -> None:
    codes = {country.alpha_2 for country in pycountry.countries}
    assert codes <= set(load_roster().states.countries)


def test_splinters_and_successors_are_dated() -> None:
    ties = [tie for actor in load_roster() for tie in actor.ties if tie.relation in ("splinter_of", "successor_of")]
    assert sum(tie.start is not None for tie in ties) > 120


def _region(*actors: dict[str, object]) -> dict[str, dict[str, object]]:
    return {"region.yaml": {"examples": [], "counter_examples": [], "actors": list(actors)}}


def test_check_reports_every_problem_at_once() -> None:
    problems = check_roster(
        _region(
            {"id": "red-front", "name": "Red Front", "kind": "armed_group", "aliases": ["RF"], "part_of": "blue-front"},
            {
                "id": "rose-front",
                "name": "Rose Front",
                "kind": "armed_group",
                "aliases": ["RF"],
                "from": 2010,
                "to": 2001,
            },
            {"id": "red-front", "name": "Other", "kind": "gang"},
            {"id": "loop", "name": "Loop", "kind": "gang", "part_of": "loop"},
        )
    )
    text = "\n".join(problems)
    for part in (
        "the id is also in",
        "'blue-front', which no file has",
        "alias 'rf' is shared",
        "before it starts",
        "part of itself",
    ):
        assert part in text


def test_a_shared_alias_is_fine_where_country_or_time_parts_the_actors() -> None:
    assert not check_roster(
        _region(
            {"id": "a", "name": "Alpha", "kind": "gang", "aliases": ["AB"], "country": "PE", "to": 1990},
            {"id": "b", "name": "Beta", "kind": "gang", "aliases": ["AB"], "country": "PE", "from": 1995},
            {"id": "c", "name": "Gamma", "kind": "gang", "aliases": ["AB"], "country": "KE"},
        )
    )


def test_unknown_fields_are_named_with_their_entry() -> None:
    [problem] = check_roster(_region({"id": "a", "name": "Alpha", "kind": "gang", "leader": "nobody"}))
    assert "region.yaml: a.leader" in problem


def test_ties_hold_within_their_dates() -> None:
    actor = KnownActor(
        id="p",
        name="P",
        kind="person",
        ties=(
            Tie(relation="leader_of", actor="x", start="2001", end="2005"),
            Tie(relation="leader_of", actor="y", start="2006"),
        ),
    )
    assert [actor.part_of(date) for date in ("2000-06-01", "2003-01-01", "2005-12-31", "2010-01-01", None)] == [
        None,
        "x",
        "x",
        "y",
        "y",
    ]


@given(st.text(max_size=60))
def test_any_text_resolves_to_somebody_or_to_a_reason(text: str) -> None:
    found = load_roster().resolve(text)
    assert found.reasons
    assert not found.known or load_roster().get(found.actor_id or "") is not None
