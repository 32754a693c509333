"""Every rule fires on its example and not on its counter-example; every word list and file is sound."""

import re
from importlib.resources import files

import pytest
import yaml

from sayso.errors import KnowledgeError
from sayso.times import check_knowledge, find_times, knowledge, load_knowledge
from sayso.times.beside import load_beside
from sayso.times.knowledge import Rule

RULES = load_knowledge().rules


def _read_by(rule: Rule, text: str) -> list[str]:
    return [found.passage.text for found in find_times(text) if found.rule == rule.id]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reads_its_example(rule: Rule) -> None:
    marked = re.findall(r"\[(.*?)\]", rule.example)
    read = _read_by(rule, re.sub(r"[\[\]]", "", rule.example))
    assert read == marked if marked else read


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counter_example_alone(rule: Rule) -> None:
    assert not _read_by(rule, rule.counter_example)


@pytest.mark.parametrize("name", sorted(load_knowledge().classes))
def test_a_word_class_knows_its_example_only(name: str) -> None:
    known = load_knowledge()
    signs = known.vocabulary.signs()[name]
    entry = known.classes[name]
    assert any(sign in signs for sign in known.vocabulary.read(entry["example"]).signs)
    assert not any(sign in signs for sign in known.vocabulary.read(entry["counter_example"]).signs)


def test_the_files_are_sound() -> None:
    assert check_knowledge() == []


def test_all_problems_come_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    classes, macros, entries, holidays = knowledge._read_files("en")
    broken = [
        {"id": "twice", "patterns": ["<nowhere> day"], "means": {"colour": 1}, "guard": "none_such"},
        {"id": "twice", "patterns": ["( day"], "means": {"unit": "day"}, "example": "x", "counter_example": "y"},
    ]
    monkeypatch.setattr(knowledge, "_read_files", lambda language: (classes, macros, entries + broken, holidays))
    problems = "\n".join(check_knowledge())
    for wanted in ("unknown macro <nowhere>", "unknown field 'colour'", "unknown guard", "used twice", "unbalanced"):
        assert wanted in problems
    load_knowledge.cache_clear()
    with pytest.raises(KnowledgeError):
        load_knowledge()
    monkeypatch.undo()
    load_knowledge.cache_clear()
    assert load_knowledge().rules


LISTS = [
    (file, name, entry)
    for file in ("beside.yaml", "tense.yaml")
    for name, entry in yaml.safe_load((files("sayso.times") / "en" / file).read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("file", "name", "entry"), LISTS, ids=[f"{file}:{name}" for file, name, _ in LISTS])
def test_a_word_list_holds_a_word_of_its_example_only(file: str, name: str, entry: dict[str, str]) -> None:
    words = load_beside(name, file)
    assert words & set(re.findall(r"'s|[\w%]+|\(", entry["example"].lower()))
    assert not words & set(re.findall(r"'s|[\w%]+|\(", entry["counter_example"].lower()))
