"""Words for bodies: clean, and each group's example is read as its kind while its counter-example is not."""

from __future__ import annotations

import pytest

from sayso.lexicons.bodies import check_bodies, load_bodies
from sayso.mentions.actors import find_actors
from sayso.model import Document
from sayso.nlp import parse_document

BODIES = load_bodies("en")
KINDS = {body.entry: body.kind for bodies in (*BODIES.ends.values(), *BODIES.starts.values()) for body in bodies}


@pytest.mark.parametrize(("entry", "example", "counter_example"), BODIES.examples, ids=lambda value: str(value)[:24])
def test_examples(entry: str, example: str, counter_example: str) -> None:
    kinds = [
        {actor.kind for actor in find_actors(parse_document(Document(text=text))).actors if " " in actor.name}
        for text in (example, counter_example)
    ]
    assert KINDS[entry] in kinds[0]
    assert KINDS[entry] not in kinds[1]


def test_what_the_report_shows_is_asked_before_the_name_decides() -> None:
    assert [body.entry for body in BODIES.of("Lake Front")] == ["bodies_that_fight", "parties"]
    assert next(BODIES.of("Lake Liberation Front")).kind == "armed_group"
    assert not list(BODIES.of("Lake Orchestra"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bombing, claimed by the Lake Front, hurt nobody.", "armed_group"),
        ("The attack was carried out by the Lake Front.", "armed_group"),
        ("The Lake Front, which claimed responsibility for the raid, is active in Varda.", "armed_group"),
        ("The Lake Front committed a massacre.", "armed_group"),
        ("The Lake Front carried out reforms.", "political_party"),
        ("The march was organised by the Lake Front.", "political_party"),
        ("The Lake Front, which won the vote, met in Varda.", "political_party"),
    ],
)
def test_whose_act_it_is_tells_a_fighting_body_from_a_party(text: str, kind: str) -> None:
    actors = find_actors(parse_document(Document(text=text))).actors
    assert [actor.kind for actor in actors if actor.name == "Lake Front"] == [kind]


def test_check_names_every_problem() -> None:
    entry = {"kind": "gang", "when": "always", "starts": [], "example": "x", "counter_example": "y"}
    raw = {
        "deeds": [],
        "doing": [],
        "acts": [],
        "owning": [],
        "bodies": [{"id": "a", "ends": ["ring", "Band"], **entry}] * 2,
    }
    problems = check_bodies(raw)
    assert any("id is used twice" in one for one in problems)
    assert any("'Band' has capitals" in one for one in problems)
    assert any("'ring' is also in" in one for one in problems)
