"""The trigger files: sound, broad, indexed by every form of every word."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.lexicons import trigger_files
from sayso.lexicons import triggers as module
from sayso.lexicons.forms import noun_forms, verb_forms
from sayso.lexicons.triggers import check_triggers, instrument_entries, load_triggers
from sayso.model import EventType
from sayso.ontology import load_ontology

TRIGGERS = load_triggers("en")


def test_files_are_sound() -> None:
    assert check_triggers("en") == []


def test_every_type_has_several_senses() -> None:
    senses = Counter(entry.type for entry in TRIGGERS.entries)
    assert set(senses) == set(EventType)
    assert min(senses.values()) >= 6
    assert len(TRIGGERS.entries) >= 240
    assert sum(len(entry.words) for entry in TRIGGERS.entries) >= 3500


@pytest.mark.parametrize("entry", TRIGGERS.entries, ids=lambda entry: entry.id)
def test_entry_speaks_the_ontology(entry: module.TriggerEntry) -> None:
    ontology = load_ontology()
    assert entry.mode is None or entry.mode in ontology.types[entry.type].modes
    assert set(entry.contexts) <= set(ontology.contexts)
    assert entry.acled is None or any(entry.acled in one.sub_events for one in ontology.acled_types.values())


@pytest.mark.parametrize("entry", TRIGGERS.entries, ids=lambda entry: entry.id)
def test_every_word_of_an_entry_is_indexed(entry: module.TriggerEntry) -> None:
    indexed = {
        tuple(word for word in (*reading.before, form, *reading.after))
        for form, readings in TRIGGERS.forms.items()
        for reading in readings
        if reading.entry is entry
    }
    for words in entry.words:
        assert tuple(words.replace("-", " ").split()) in {
            tuple(" ".join(one).replace("-", " ").split()) for one in indexed
        }


def test_instruments_give_modes_of_assault() -> None:
    modes = load_ontology().types[EventType.ASSAULT].modes
    assert {entry.mode for entry in instrument_entries()} <= set(modes)
    assert TRIGGERS.instruments["drone"][1] == "drone"
    assert TRIGGERS.instruments["suicide"] < TRIGGERS.instruments["bomb"]


def test_problems_are_reported_all_at_once(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "xx" / "triggers"
    folder.mkdir(parents=True)
    (folder / "words.yaml").write_text(
        "affected_verbs: [suffer]\nleading_verbs: [resort to]\nclasses:\n  people: {words: [man]}\n"
    )
    (folder / "instruments.yaml").write_text("[]\n")
    (folder / "ASSAULT.yaml").write_text(
        "entries:\n"
        "- {id: attack, verbs: [attack], requires: {object: ['@nobody']}, example: a, counter_example: b}\n"
        "- {id: assault.nothing, roles: {on: enemy}, stage: soon, example: a, counter_example: b}\n"
    )
    (folder / "PICNIC.yaml").write_text("entries: []\n")
    monkeypatch.setattr(trigger_files, "FOLDER", Path(str(tmp_path)))
    problems = "\n".join(check_triggers("xx"))
    for part in (
        "does not begin with assault.",
        "@nobody",
        "no words",
        "'soon'",
        "'enemy'",
        "PICNIC.yaml: no such event type",
    ):
        assert part in problems


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("stab", {"stab", "stabs", "stabbed", "stabbing"}),
        ("strike", {"strike", "strikes", "striking", "struck", "stricken"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("retreat", {"retreat", "retreats", "retreated", "retreating"}),
        ("quit", {"quit", "quits", "quitting"}),
    ],
)
def test_verb_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= verb_forms(lemma)


def test_noun_forms() -> None:
    assert noun_forms("clash") == {"clash", "clashes"}
    assert noun_forms("assembly") == {"assembly", "assemblies"}
