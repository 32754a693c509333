"""How known names are written, and how a person named in full is named again."""

from __future__ import annotations

import pytest

from sayso.actors import load_roster
from sayso.mentions.actors import find_actors
from sayso.mentions.spelling import KnownNames
from sayso.model import Document
from sayso.nlp import parse_document
from sayso.places import load_gazetteer

NAMES = KnownNames(load_roster(), load_gazetteer())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("THE UNITED NATIONS MET", {4: "United", 11: "Nations"}),
        ("A NEW YORK BANK", {2: "New", 6: "York"}),
        ("WHO SAW IT", {}),
        ("FARC LEADERS IN COLOMBIA", {0: "FARC", 16: "Colombia"}),
    ],
)
def test_known_names_are_written_as_they_are_known(text: str, written: dict[int, str]) -> None:
    assert dict(NAMES(text)) == written


@pytest.mark.parametrize("later", ["Varga", "Luna Varga", "Minister Luna Varga", "Antonio Luna"])
def test_part_of_a_full_name_names_the_same_person(later: str) -> None:
    parse = parse_document(
        Document(text=f"Antonio Luna Varga was shot on Friday. The union mourned {later} on Monday.")
    )
    assert [actor.name for actor in find_actors(parse).actors if actor.kind == "person"] == ["Antonio Luna Varga"]


def test_a_shared_first_name_names_another() -> None:
    parse = parse_document(
        Document(text="Antonio Luna Varga was shot on Friday. Police arrested Antonio Brodsky on Monday.")
    )
    assert len([actor for actor in find_actors(parse).actors if actor.kind == "person"]) == 2
