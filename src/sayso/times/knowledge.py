"""Load and check what is known about time expressions: word classes, rules and named days, a folder per language."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from sayso.errors import KnowledgeError
from sayso.times.guards import GUARDS
from sayso.times.make import FIELDS
from sayso.times.pattern import Group, Pattern, read_pattern, words_of
from sayso.times.words import Vocabulary

RULE_FILES = ("rules_calendar.yaml", "rules_relative.yaml", "rules_length.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One expression of a rule: the captures it runs from and to ("begin", "end": the match's own), and its meaning."""

    first: str
    last: str
    means: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A way of writing a time: patterns, what they mean, and a guard that may refuse ("" when none)."""

    id: str
    patterns: tuple[Pattern, ...]
    parts: tuple[Part, ...]
    guard: str
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day; one of `fixed`, `easter`, `islamic`, `within` says how it falls, none when no calendar knows."""

    id: str
    fixed: tuple[int, int] | None = None
    easter: int | None = None
    islamic: tuple[int, int] | None = None
    within: tuple[int, int, int, int] | None = None
    year: int | None = None
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that finding and resolving times looks up; `by_start` lists the patterns that a character may begin."""

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    by_start: Mapping[str, tuple[tuple[Pattern, Rule], ...]]
    holidays: Mapping[str, Holiday]
    classes: Mapping[str, Mapping[str, Any]]
    _by_pair: dict[str, tuple[tuple[Pattern, Rule], ...]] = field(default_factory=dict, repr=False, compare=False)

    def starting(self, pair: str) -> tuple[tuple[Pattern, Rule], ...]:
        """The patterns that may begin with two characters (one at the end of a text), worked out once for each."""
        known = self._by_pair.get(pair)
        if known is None:
            first, second = pair[0], pair[1:]
            listed = self.by_start.get(first, ())
            known = tuple(entry for entry in listed if entry[0].may_start(first, second))
            self._by_pair[pair] = known
        return known


@functools.cache
def load_knowledge(language: str = "en") -> Knowledge:
    """Read a language's files once per process.

    Raises KnowledgeError with all problems of all files.
    """
    problems = check_knowledge(language)
    if problems:
        raise KnowledgeError(f"time expressions for {language!r}", problems)
    classes, macros, entries, holidays = _read_files(language)
    parsed = [[read_pattern(pattern, macros) for pattern in entry["patterns"]] for entry in entries]
    vocabulary = Vocabulary(classes, _literals(parsed))
    signs = vocabulary.signs()
    rules = tuple(_make_rule(entry, patterns, signs) for entry, patterns in zip(entries, parsed, strict=True))
    by_start: dict[str, list[tuple[Pattern, Rule]]] = {}
    for rule in rules:
        for pattern in rule.patterns:
            for character in sorted(pattern.edges.firsts):
                by_start.setdefault(character, []).append((pattern, rule))
    return Knowledge(
        vocabulary=vocabulary,
        rules=rules,
        by_start={character: tuple(found) for character, found in by_start.items()},
        holidays={entry["id"]: _make_holiday(entry) for entry in holidays},
        classes=classes,
    )


def check_knowledge(language: str = "en") -> list[str]:
    """All problems of a language's files, a line each with file, entry, what and mend; empty when they are good."""
    try:
        classes, macros, entries, holidays = _read_files(language)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        return [f"times/{language}: cannot be read ({error}): restore the file"]
    problems = []
    for name, entry in classes.items():
        problems += _check_keys("words.yaml", name, entry, ("words", "example", "counter_example"))
    for entry in holidays:
        problems += _check_keys(
            "holidays.yaml", entry.get("id", "?"), entry, ("id", "names", "example", "counter_example")
        )
    seen: set[str] = set()
    for entry in entries:
        problems += _check_rule(entry, macros, classes, seen)
    return problems


def _read_files(language: str) -> tuple[dict[str, Any], dict[str, str], list[dict[str, Any]], list[dict[str, Any]]]:
    folder = importlib.resources.files("sayso.times") / language

    def read(name: str) -> Any:
        return yaml.load((folder / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    holidays = read("holidays.yaml")
    entries = [entry for name in RULE_FILES for entry in read(name)["rules"]]
    return read("words.yaml"), read("macros.yaml"), entries + [_holiday_rule(entry) for entry in holidays], holidays


def _holiday_rule(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A named day is a rule like any other: its names, with or without a year."""
    patterns = []
    for name in entry["names"]:
        patterns += [f"<shade>? {name} <year>?", f"{name} ( SIDE ) year", f"SIDE year 's {name}"]
    return {
        "id": f"holiday:{entry['id']}",
        "patterns": patterns,
        "guard": "holiday",
        "means": {"holiday": entry["id"], "year": "$year", "shade": "$shade", "shift": "$side"},
        "example": entry["example"],
        "counter_example": entry["counter_example"],
    }


def _literals(parsed: Iterable[Iterable[Group]]) -> set[str]:
    words = (word for patterns in parsed for group in patterns for word in words_of(group))
    return {word.read_as[1:] for word in words if word.read_as.startswith("=")}


def _make_rule(entry: Mapping[str, Any], parsed: Iterable[Group], signs: Mapping[str, str]) -> Rule:
    patterns = tuple(Pattern(group, signs) for group in parsed)
    parts = entry.get("parts") or [{"extent": ["begin", "end"], "means": entry["means"]}]
    return Rule(
        id=entry["id"],
        patterns=patterns,
        parts=tuple(Part(first=part["extent"][0], last=part["extent"][1], means=part["means"]) for part in parts),
        guard=entry.get("guard", ""),
        example=entry["example"],
        counter_example=entry["counter_example"],
    )


def _make_holiday(entry: Mapping[str, Any]) -> Holiday:
    stated = {name: entry[name] for name in ("easter", "year", "days") if name in entry}
    stated |= {name: tuple(entry[name]) for name in ("fixed", "islamic", "within") if name in entry}
    return Holiday(id=entry["id"], **stated)


def _check_keys(file: str, name: str, entry: Mapping[str, Any], wanted: tuple[str, ...]) -> list[str]:
    return [f"{file}: {name}: {key} is missing: add it" for key in wanted if not entry.get(key)]


def _check_rule(
    entry: Mapping[str, Any], macros: Mapping[str, str], classes: Mapping[str, Any], seen: set[str]
) -> list[str]:
    name = str(entry.get("id", "?"))
    problems = _check_keys("rules", name, entry, ("id", "patterns", "example", "counter_example"))
    if name in seen:
        problems.append(f"rules: {name}: the id is used twice: rename one")
    seen.add(name)
    if entry.get("guard", "") not in {"", *GUARDS}:
        problems.append(f"rules: {name}: unknown guard {entry['guard']!r}: one of {', '.join(sorted(GUARDS))}")
    for part in entry.get("parts") or [entry]:
        unknown = sorted(set(part.get("means") or {"means": 0}) - FIELDS)
        problems += [f"rules: {name}: unknown field {field!r} in means: correct it" for field in unknown]
    for pattern in entry.get("patterns", ()):
        try:
            parsed = read_pattern(pattern, macros)
        except ValueError as error:
            problems.append(f"rules: {name}: {error}: mend the pattern")
            continue
        used = {word.read_as for word in words_of(parsed) if word.name is not None}
        shapes = {"DAY", "DAYORD", "YEAR", "YY", "YYQ", "DECADE", "SHORTDECADE", "ISO", "SLASH", "CLOCK"}
        unknown = sorted(used - set(classes) - shapes)
        problems += [f"rules: {name}: unknown word class {capture}: define it in words.yaml" for capture in unknown]
    return problems
