"""FollowTheMoney entities and ACLED's names, in and out."""

from __future__ import annotations

import json

import pytest

from sayso.actors import check_roster, load_roster
from sayso.actors.acled import acled_name
from sayso.actors.ftm import read_ftm, write_ftm
from sayso.actors.load import read_files
from sayso.actors.read import read_acled, write_yaml
from sayso.actors.search import find_known
from sayso.errors import InputError

ENTITIES = [
    {
        "id": "Q1",
        "caption": "Meadow Front",
        "schema": "Organization",
        "properties": {
            "name": ["Meadow Front", "Front de la Prairie"],
            "alias": ["MDF"],
            "country": ["ke"],
            "topics": ["crime.terror", "sanction"],
            "incorporationDate": ["2011-04"],
        },
    },
    {
        "id": "Q2",
        "schema": "Person",
        "properties": {"name": ["Ada Reed"], "nationality": ["ke"], "topics": ["role.pep"]},
    },
    {"id": "Q3", "schema": "Membership", "properties": {"member": ["Q2"], "organization": ["Q1"]}},
    {"id": "Q4", "schema": "Vessel", "properties": {"name": ["Reed"]}},
    {"id": "Q5", "schema": "PublicBody", "properties": {"name": ["Meadow Front"], "country": ["ug"]}},
]


def test_entities_become_entries() -> None:
    front, person, body = read_ftm(json.dumps(one) for one in ENTITIES)
    assert (front["id"], front["kind"], front["country"], front["from"]) == (
        "meadow-front",
        "armed_group",
        "KE",
        "2011",
    )
    assert front["aliases"] == ["Front de la Prairie", "MDF"]
    assert (person["kind"], person["part_of"], person["country"]) == ("person", "meadow-front", "KE")
    assert (body["id"], body["kind"]) == ("meadow-front-q5", "government")
    raw = {"examples": [], "counter_examples": [], "actors": [front, person]}
    assert check_roster({**read_files(), "own.yaml": raw}) == []


@pytest.mark.parametrize("line", ["nope", "[]", '{"id": "x", "schema": "Person"}'])
def test_a_bad_entity_is_named_by_its_line(line: str) -> None:
    with pytest.raises(InputError, match="line 2"):
        list(read_ftm([json.dumps(ENTITIES[0]), line]))


def test_known_actors_round_trip_as_entities() -> None:
    roster = load_roster()
    written = list(
        write_ftm([roster["hezbollah"], roster["al-manar"]] if roster.get("al-manar") else [roster["hezbollah"]])
    )
    read = {entry["name"]: entry for entry in read_ftm(json.dumps(one) for one in written)}
    entry = read[roster["hezbollah"].name]
    assert (entry["kind"], entry["country"]) == ("armed_group", "LB")
    assert set(entry["aliases"]) == set(roster["hezbollah"].aliases)


ACLED = [
    ("Military Forces of Peru (2021-)", "pe-military", "Military Forces of Peru"),
    ("Police Forces of Ghana", "gh-police", "Police Forces of Ghana"),
    ("KNU: Karen National Union", "knu", "KNU: Karen National Union"),
    ("Civilians (Ghana)", "local:civilians-gh", "Civilians (Ghana)"),
    ("Protesters (Ghana)", "local:protesters-gh", "Protesters (Ghana)"),
    ("Unidentified Armed Group (Ghana)", "local:armed-group-gh", "Unidentified Armed Group (Ghana)"),
    ("Military Forces of Pakistan (2018-2022) Frontier Corps", "frontier-corps", "FC: Frontier Corps"),
    ("Islamic State (Khorasan)", "islamic-state-khorasan", "ISKP: Islamic State Khorasan Province"),
]


@pytest.mark.parametrize(("text", "actor", "written"), ACLED)
def test_acled_names_both_ways(text: str, actor: str, written: str) -> None:
    roster = load_roster()
    found = roster.resolve(text)
    assert found.actor_id == actor
    assert acled_name(roster, found) == written
    assert roster.resolve(written).actor_id == actor


def test_only_unknown_acled_names_become_entries() -> None:
    names = ["KNU: Karen National Union", "MDWF: Meadow Dawn Front (Kenya)", "Civilians (Kenya)", "", "Fen Brigade"]
    entries = list(read_acled(load_roster(), names))
    assert [(one["id"], one["kind"], one.get("country")) for one in entries] == [
        ("meadow-dawn-front", "political_party", "KE"),
        ("fen-brigade", "armed_group", None),
    ]
    assert "aliases: [MDWF]" in write_yaml(entries) or "- MDWF" in write_yaml(entries)


def test_search_by_part_and_by_sound() -> None:
    roster = load_roster()
    assert find_known(roster, "karen national")[0][0].id in ("knu", "knla")
    assert find_known(roster, "lashkar jhangvi")[0][0].id == "lashkar-e-jhangvi"
    assert find_known(roster, "") == []
