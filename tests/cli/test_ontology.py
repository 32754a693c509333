"""sayso ontology: everything that may be coded can be listed and explained."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.model import EventType
from sayso.ontology import load_ontology


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["ontology", *arguments])


def test_the_list_names_everything() -> None:
    words = set(sayso("list").stdout.replace(",", " ").split())
    known = load_ontology()
    assert {kind.value for kind in EventType} <= words
    assert {mode for entry in known.types.values() for mode in entry.modes} <= words
    assert {*known.actor_types, *known.contexts, *known.harms} <= words


@pytest.mark.parametrize("kind", EventType)
def test_every_event_type_is_explained(kind: EventType) -> None:
    entry = load_ontology().types[kind]
    shown = " ".join(sayso("show", kind.value.lower()).stdout.split())
    assert shown.startswith(f"{kind.value} – {entry.name}")
    for words in (entry.definition, *entry.roles.values(), *entry.examples, *entry.non_examples):
        assert " ".join(words.split()) in shown


def test_actor_types_contexts_and_harms_are_explained() -> None:
    known = load_ontology()
    for entries in (known.actor_types, known.contexts, known.harms):
        for name, entry in entries.items():
            shown = " ".join(sayso("show", name).stdout.split())
            assert " ".join(entry.definition.split()) in shown  # type: ignore[attr-defined]


def test_an_unknown_name_says_where_to_look() -> None:
    result = sayso("show", "BATTLE")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "sayso: error: nothing is called 'BATTLE' in the ontology: sayso ontology list names everything\n"
    )
