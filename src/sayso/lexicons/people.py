"""Nouns for people, bodies of people and things that are attacked: which kind of actor does the bare noun name?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from sayso.errors import KnowledgeError

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "policeman": "policemen",
    "staff": "staff",
}
_PERSON_ENDS = ("man", "woman", "men", "women")
_LONG_ENOUGH = 6  # letters: "foreman", not "Oman" or "women"
_NO_PERSONS = frozenset({"german", "norman", "ottoman", "roman", "talisman", "abdomen", "specimen", "regimen", "omen",
    "acumen", "bitumen", "stamen", "hymen", "ramen", "yemen", "turkmen", "cayman", "caiman", "shaman", "human",
    "superhuman", "inhuman", "subhuman", "nonhuman"})  # fmt: skip
_UNCHANGED = frozenset(
    {
        "police",
        "people",
        "media",
        "personnel",
        "staff",
        "troops",
        "gendarmerie",
        "livestock",
        "peshmerga",
        "folk",
        "public",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What one noun says about whoever it names.

    `kind` is an actor type; `sector` a PLOVER sector code or None; `source` the kind of source that the bare noun
    makes;
    `role` marks a function that goes with a name ("spokesperson"); `collective` a body that acts as one ("army");
    `anaphor` lists the kinds that its definite form ("the group") may point back at; `thing` is true for objects that
    can be targets; `civilian` and `armed` are None where the noun alone does not say.
    """

    entry: str
    word: str
    kind: str
    sector: str | None = None
    source: str = "unnamed"
    role: bool = False
    collective: bool = False
    anaphor: frozenset[str] = frozenset()
    thing: bool = False
    civilian: bool | None = None
    armed: bool | None = None


class _PeopleEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    kind: str
    sector: str | None = None
    source: Literal["person", "group", "organisation", "state", "media", "document", "unnamed"]
    words: list[str]
    armed: bool | None = None
    civilian: bool | None = None
    role: bool = False
    collective: bool = False
    anaphor: list[str] = []
    capitalised: list[str] = []
    example: str
    counter_example: str


class _ObjectEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    words: list[str]
    civilian: bool | None
    sectors: dict[str, list[str]] = {}
    example: str
    counter_example: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    people: list[_PeopleEntry]
    objects: list[_ObjectEntry]


@dataclass(frozen=True, slots=True)
class People:
    """The nouns of one language, found by lemma or plural form, one word or several ("armed group")."""

    nouns: Mapping[str, Noun]
    longest: int
    last_words: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    examples: tuple[tuple[str, str, str], ...] = ()
    capitalised: Mapping[str, Noun] = field(default_factory=dict)

    def __getitem__(self, word: str) -> Noun:
        """The noun with this lemma; KeyError when the lexicon has none."""
        return self.nouns[word]

    def get(self, word: str) -> Noun | None:
        """The noun with this lemma or plural form in lower case, or None; "headman" is a man whatever his function."""
        noun = self.nouns.get(word)
        if noun is not None or not _is_of_person(word):
            return noun
        return replace(self.nouns["resident"], word=word)

    def kind_of(self, word: str) -> str | None:
        """The actor type that the bare noun names ("object" for a thing), or None for other words."""
        noun = self.nouns.get(word)
        return noun.kind if noun else None


def _is_of_person(word: str) -> bool:
    return word.endswith(_PERSON_ENDS) and word.isalpha() and len(word) >= _LONG_ENOUGH and word not in _NO_PERSONS


def plural(word: str) -> str:
    """The regular (or common irregular) plural of a noun or of the last word of a compound."""
    first, space, last = word.rpartition(" ")
    if last in _UNCHANGED or " of " in word:
        return word
    if last in _IRREGULAR:
        return first + space + _IRREGULAR[last]
    if last.endswith("man") and last not in ("human", "german", "talisman", "muslman"):
        return first + space + last[:-3] + "men"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return first + space + last[:-1] + "ies"
    return first + space + last + ("es" if last.endswith(("s", "x", "ch", "sh", "z")) else "s")


def check_people(raw: Any, file: str = "people.yaml") -> list[str]:
    """Every problem of a people lexicon: unknown or missing fields, a word or an id given twice, words in capitals."""
    try:
        parsed = _File.model_validate(raw)
    except ValidationError as error:
        return [f"{file}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    problems, words, ids = [], dict[str, str](), set[str]()
    entries: list[_PeopleEntry | _ObjectEntry] = [*parsed.people, *parsed.objects]
    for entry in entries:
        if entry.id in ids:
            problems.append(f"{file}: {entry.id}: the id is used twice; rename one entry")
        ids.add(entry.id)
        for word in entry.words:
            if word in words:
                problems.append(f"{file}: {entry.id}: {word!r} is also in {words[word]}; keep one")
            if word != word.lower():
                problems.append(f"{file}: {entry.id}: {word!r} has capitals; nouns are compared in lower case")
            words[word] = entry.id
    for thing in parsed.objects:
        strange = [word for some in thing.sectors.values() for word in some if word not in thing.words]
        problems.extend(f"{file}: {thing.id}: {word!r} has a sector but is not among the words" for word in strange)
    return problems


@functools.cache
def load_people(language: str = "en") -> People:
    """The nouns of one language. Raises KnowledgeError with every problem of the file."""
    path = Path(__file__).parent / language / "people.yaml"
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    problems = check_people(raw, f"{language}/people.yaml")
    if problems:
        raise KnowledgeError("people lexicon", problems)
    return _index(raw)


def _index(raw: Mapping[str, Any]) -> People:
    nouns: dict[str, Noun] = {}
    for noun in _nouns(raw):
        nouns[noun.word] = noun
    for noun in list(nouns.values()):
        nouns.setdefault(plural(noun.word), noun)
        if noun.word.endswith("person"):
            nouns.setdefault(f"{noun.word}s", noun)
        for british, american in (("organisation", "organization"), ("defence", "defense"), ("centre", "center")):
            if british in noun.word:
                nouns.setdefault(noun.word.replace(british, american), noun)
                nouns.setdefault(plural(noun.word.replace(british, american)), noun)
    examples = tuple((one["id"], one["example"], one["counter_example"]) for one in (*raw["people"], *raw["objects"]))
    last_words = frozenset(word.rsplit(" ", 1)[1] for word in nouns if " " in word)
    ends = frozenset(word.rsplit(" ", 1)[-1] for word in nouns)
    longest = max(word.count(" ") + 1 for word in nouns)
    return People(
        nouns, longest, last_words=last_words, ends=ends, examples=examples, capitalised=dict(_capitalised(raw))
    )


def _capitalised(raw: Mapping[str, Any]) -> Iterable[tuple[str, Noun]]:
    """Words that name a body only when they have a capital, with what they then name."""
    for entry in raw["people"]:
        noun = next(iter(_of_entry(entry)))
        yield from ((word, replace(noun, word=word)) for word in entry.get("capitalised", ()))


def _nouns(raw: Mapping[str, Any]) -> Iterable[Noun]:
    for entry in raw["people"]:
        yield from _of_entry(entry)
    for entry in raw["objects"]:
        sectors = {word: sector for sector, words in entry.get("sectors", {}).items() for word in words}
        usual = "CVL" if entry["civilian"] else None
        for word in entry["words"]:
            shared = {"civilian": entry["civilian"], "sector": sectors.get(word, usual)}
            yield Noun(entry=entry["id"], word=word, kind="object", thing=True, armed=False, **shared)


def _of_entry(entry: Mapping[str, Any]) -> Iterable[Noun]:
    shared = {
        key: entry[key] for key in ("sector", "source", "role", "collective", "armed", "civilian") if key in entry
    }
    anaphor = frozenset(entry.get("anaphor", ()))
    for word in entry["words"]:
        yield Noun(entry=entry["id"], word=word, kind=entry["kind"], anaphor=anaphor, **shared)
