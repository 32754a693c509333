"""Every entry of the frame words does what its example shows, and not what its counter-example shows."""

from __future__ import annotations

import pytest

from sayso.events import Context, tell_events
from sayso.lexicons.frames import FRAMES, FrameEntry
from sayso.lexicons.people import load_people
from sayso.lexicons.tolls import load_tolls
from sayso.lexicons.triggers import load_triggers
from sayso.mentions.triggers import find_triggers
from sayso.model import Document, Event
from sayso.nlp import parse_document
from sayso.ontology import load_ontology

ENTRIES = [entry for entries in FRAMES.read().values() for entry in entries]
KEYS = ("events", "happenings", "initiators", "targets", "announces", "holders", "background")


def told(text: str) -> list[Event]:
    parse = parse_document(Document(text=text))
    context = Context(ontology=load_ontology(), people=load_people("en"), tolls=load_tolls("en"))
    found = tell_events(parse, find_triggers(parse, load_triggers("en")), context)
    return [telling.event for telling in found.tellings]


def seen(entry: FrameEntry, text: str) -> dict[str, object]:
    """What the entry expects to be said of its example, as read from a text."""
    every = told(text)
    events = [event for event in every if event.type.value == "ASSAULT"]
    found: dict[str, object] = {"events": len(events), "happenings": len({event.id for event in events})}
    found["announces"] = next((event.type.value for event in every if event.type.value in ("AGREE", "REJECT")), None)
    for role in ("initiator", "target"):
        first = events[0].participants if events else ()
        found[f"{role}s"] = [one.mention.text for one in first if one.role.value == role]
    crowd = next((event.participants for event in every if event.type.value == "PROTEST"), ())
    found["holders"] = [one.mention.text for one in crowd if one.role.value == "initiator"]
    found["background"] = bool(events) and events[0].background
    return {key: found[key] for key in KEYS if key in entry.model_fields_set}


def expected(entry: FrameEntry) -> dict[str, object]:
    return {key: getattr(entry, key) for key in KEYS if key in entry.model_fields_set}


def test_file_has_no_problems():
    assert FRAMES.check() == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_example_shows_what_the_words_do(entry):
    assert expected(entry)
    assert seen(entry, entry.example) == expected(entry)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_counter_example_shows_what_other_words_do(entry):
    assert seen(entry, entry.counter_example) != expected(entry)
