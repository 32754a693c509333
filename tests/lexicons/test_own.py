"""A lexicon of one's own adds to the one that ships, goes before it, and is read as strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError, KnowledgeError
from sayso.lexicons import load_lexicon
from sayso.lexicons.own import own_version
from sayso.lexicons.triggers import load_triggers
from sayso.run import Coder
from sayso.settings import Settings

CUE = """
- id: say.megaphone
  act: say
  stance: neutral
  verbs: [megaphone]
  frames: [that, quote]
  example: The mayor megaphoned that nobody was hurt.
  counter_example: They bought a megaphone.
"""
TRIGGER = """
entries:
  - id: assault.glass
    verbs: [glass]
    mode: beat
    example: The men glassed a trader at the bar.
    counter_example: They glassed the veranda.
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_an_entry_of_ones_own_adds_to_what_ships(tmp_path: Path) -> None:
    own = write(write(tmp_path, "reporting/own.yaml", CUE), "triggers/ASSAULT.yaml", TRIGGER)
    shipped, extended = load_lexicon("en"), load_lexicon("en", own)
    assert "megaphone" not in shipped.verb_cues
    assert extended.verb_cues["megaphone"][0].id == "say.megaphone"
    assert len(extended.cues) == len(shipped.cues) + 1
    ids = [entry.id for entry in load_triggers("en", own).entries]
    assert "assault.glass" in ids
    assert len(ids) == len(load_triggers("en").entries) + 1


def test_an_entry_of_a_known_id_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    known = load_triggers("en").entries[0]
    text = f"entries:\n  - id: {known.id}\n    verbs: [glass]\n    example: a\n    counter_example: b\n"
    own = write(tmp_path, f"triggers/{known.type.value}.yaml", text)
    [changed] = [entry for entry in load_triggers("en", own).entries if entry.id == known.id]
    assert changed.words == ("glass",)
    assert len(load_triggers("en", own).entries) == len(load_triggers("en").entries)


def test_reports_are_coded_with_it_and_say_so(tmp_path: Path) -> None:
    own = write(tmp_path, "triggers/ASSAULT.yaml", TRIGGER)
    text = "Police said that two men had glassed a trader at the bar on Monday."
    with_own, without = Coder(Settings(lexicon=own)).code(text), Coder(Settings()).code(text)
    events = [claim.event.trigger.text for claim in with_own.claims if claim.event is not None]
    assert events == ["glassed"]
    assert not [claim for claim in without.claims if claim.event is not None]
    assert with_own.coder["lexicon"].endswith(own_version(own))
    assert with_own.coder["lexicon"].startswith(without.coder["lexicon"])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("reporting/own.yaml", CUE.replace("act: say", "act: sing"), "say.megaphone"),
        ("reporting/own.yaml", "- just words", "own.yaml"),
        ("triggers/ASSAULT.yaml", TRIGGER.replace("verbs:", "verb:"), "verb"),
        ("triggers/ASSAULT.yaml", TRIGGER.replace("assault.glass", "glass"), "does not begin with assault"),
        ("triggers/ASSAULT.yaml", "light_verbs: [do]\n" + TRIGGER, "with each entry"),
        ("triggers/ASSAULT.yaml", "entries: [", "mend the YAML"),
        ("triggers/WAR.yaml", TRIGGER, "no such event type"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    own = write(tmp_path, name, text)
    with pytest.raises(KnowledgeError, match=message):
        (load_lexicon if "reporting" in name else load_triggers)("en", own)


def test_files_that_nobody_would_read_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is missing"):
        load_lexicon("en", tmp_path / "none")
    with pytest.raises(InputError, match="put it in reporting/"):
        load_lexicon("en", write(tmp_path, "words.yaml", CUE))
