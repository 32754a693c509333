"""Cut a text into words and give each the one character that stands for all it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

OTHER, NAME, STOP = "w", "W", "."
"""The characters of a word that no rule knows, of one that is capitalised, and of the end of a sentence."""

_DIGITS = frozenset("0123456789")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_ONES_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WORD = re.compile(
    rf"""[^\S\n]*(?:\n(?![^\S\n]*\n)[^\S\n]*)*(
      (?![efnstEFNST](?:wenty|hirty|orty|ifty|ixty|eventy|ighty|inety)\b)
      (?:[A-Za-z][a-z]*(?=[\s,;)]) | [a-z]{{3,}}(?=\.\s))
    | \n\s*\n
    | (?:https?://|www\.)\S+ | [^\s@]{{1,64}}@[^\s@]{{1,64}}\.\S{{1,64}}
    | (?=[0-9$£€₹¥#+'’])(?:
        [0-9]{{4}}-[0-9][0-9]-[0-9][0-9](?![0-9-]) | [0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{4}}(?![0-9-])
      | [0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9][0-9])(?![0-9/]) | [0-9]{{4}}/[0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/])
      | [0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}}(?![0-9.])
      | [$£€₹¥#]\s?[0-9][0-9.,]* | [0-9]+(?:\.[0-9]+){{2,}}
      | \+[0-9][0-9\s-]{{6,20}}[0-9] | [0-9]{{3,}}-[0-9]{{3,}}-[0-9]{{3,}} | 0[0-9]{{2,}}-[0-9]{{3,}}
      | [0-9]{{1,2}}[:.][0-9][0-9](?=\s?(?:[AaPp]\.?[Mm]\b|hrs\b|hours\b))
      | [0-9]{{1,2}}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])
      | [0-9]+(?:st|nd|rd|th|ST|ND|RD|TH)\b | [0-9]{{3}}0['’]?s\b | ['’]?[0-9]0s\b | ['’][0-9][0-9](?![0-9\w])
      | [0-9]+(?:,[0-9]{{3}})+(?:\.[0-9]+)? | [0-9]+\.[0-9]+ | [0-9]+ | ['’]s\b )
    | [a-zA-Z][^\W\d_]*[0-9]\w*
    | (?i:(?:{_TENS})[-\s](?:{_ONES_ORDINAL})\b | (?:{_TENS})[-\s](?:{_ONES})\b)
    | (?i:{_MONTHS}|sept)\.(?=\s*[0-9,a-z]) | (?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.(?=\s*[0-9A-Z])
    | (?i:[ap]\.m\b\.? | o['’]clock\b | approx\.)
    | (?!(?i:mid|early|late|post|pre|(?:{_MONTHS})[a-z]*)[-–])[^\W\d_]+-[0-9]+[^\W_]*(?![-–][0-9])
    | [A-Z][\w.]{{0,30}}/[\w./]{{0,30}}[0-9][\w./]* | [^\W\d_]+ | [^\w\s]
    )""",
    re.VERBOSE,
)
"""Words, numbers of every shape, and single marks; what is no date although it holds digits is kept in one piece."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words: where each starts and ends, and one character for each in `signs`."""

    text: str
    spans: tuple[tuple[int, int], ...]
    signs: str

    def form(self, index: int) -> str:
        """The word as printed, "" beyond either end of the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def lower(self, index: int) -> str:
        """The word in small letters, "" beyond either end of the text."""
        return self.form(index).lower()

    def touches(self, index: int) -> bool:
        """True when no space stands between this word and the one before it."""
        return 0 < index < len(self.spans) and self.spans[index - 1][1] == self.spans[index][0]


class Vocabulary:
    """The word classes, and the character that stands for each set of classes a word may be in."""

    def __init__(self, classes: Mapping[str, Mapping[str, Any]], literals: Iterable[str]) -> None:
        self._values = {name: entry["words"] for name, entry in classes.items()}
        self._capital = frozenset(name for name, entry in classes.items() if entry.get("capital"))
        self._literals = frozenset(literals)
        self._characters: dict[frozenset[str], str] = {}
        self._surface: dict[str, str] = {".": STOP, "!": STOP, "?": STOP}
        words = set(self._literals)
        for listed in self._values.values():
            words |= set(listed)
        for word in sorted(words):
            for form in dict.fromkeys((word, word.capitalize(), word.title(), word.upper())):
                self._surface.setdefault(form, self._character(self._memberships(form)))
        for shape in _SHAPES:
            self._character(frozenset(shape))

    def signs(self) -> dict[str, str]:
        """Class or literal ("=last") -> the characters that a word of it may have."""
        signs: dict[str, str] = {}
        for members, character in self._characters.items():
            for member in members:
                signs[member] = signs.get(member, "") + character
        return signs

    def read(self, text: str) -> Words:
        """Cut a text into words."""
        spans, signs = [], []
        known, unknown = self._surface.get, self._sign
        for found in _WORD.finditer(text):
            form = found[1]
            spans.append(found.span(1))
            signs.append(known(form) or unknown(form))
        return Words(text, tuple(spans), "".join(signs))

    def value(self, name: str, form: str) -> Any:
        """What a word means as a member of a class; digits and unlisted shapes are read as they stand."""
        word = form.lower()
        listed = self._values.get(name, {})
        if word in listed:
            return listed[word]
        return _read_shape(word, self._values)

    def _sign(self, form: str) -> str:
        if form.isalpha() and form.islower():
            return OTHER
        first = form[0]
        if first in _DIGITS or (first in "'’" and len(form) > 2):
            return self._characters.get(frozenset(_shape(form)), OTHER)
        word = form.lower().replace("’", "'")
        if "-" in word or " " in word or "\n" in word:
            if word.isspace():
                return STOP
            shape = _compound_shape(word)
            return self._characters[frozenset(shape)] if shape else OTHER
        if word != form and word in self._surface:
            return self._surface[word if first.islower() else word.capitalize()]
        if first.isupper():
            return NAME
        return OTHER

    def _memberships(self, form: str) -> frozenset[str]:
        word = form.lower()
        members = {
            name
            for name, listed in self._values.items()
            if word in listed and (form[0].isupper() or name not in self._capital)
        }
        if word in self._literals:
            members.add("=" + word)
        if word[0] in _DIGITS:
            members |= set(_shape(word))
        return frozenset(members)

    def _character(self, members: frozenset[str]) -> str:
        if not members:
            return OTHER
        # Private-use characters: none of them means anything inside a regular expression.
        return self._characters.setdefault(members, chr(0xE000 + len(self._characters)))


_SHAPES: tuple[tuple[str, ...], ...] = (
    ("NUM", "DAY"),
    ("NUM", "DAY", "YY"),
    ("NUM", "YY"),
    ("NUM",),
    ("YEAR",),
    ("ORD", "DAYORD"),
    ("ORD",),
    ("DECADE",),
    ("SHORTDECADE",),
    ("YYQ",),
    ("ISO",),
    ("SLASH",),
    ("CLOCK",),
)


_LONGEST_NUMBER = 9
"""Digits that a number may have: longer ones count nothing that a calendar holds."""


def _shape(form: str) -> tuple[str, ...]:
    """The classes of a word that holds digits; () when it is none that a rule knows."""
    if form.isdigit():
        return _digits_shape(form)
    if len(form) > _LONGEST_NUMBER + 2:
        return ()
    if form[-1] in "sS" and form[-2] in "0'’":
        return ("DECADE",) if len(form) > 4 and form[0] not in "'’" else ("SHORTDECADE",)
    if form[0] in "'’":
        return ("YYQ",)
    if form[-2:].lower() in ("st", "nd", "rd", "th"):
        return ("ORD", "DAYORD") if 1 <= int(form[:-2]) <= 31 else ("ORD",)
    if ":" in form:
        return ("CLOCK",)
    if "/" in form or form.count("-") == 2:
        return ("ISO",) if re.fullmatch(r"\d{4}-\d\d-\d\d", form) else ("SLASH",)
    if form.count(".") == 2:
        return ("SLASH",) if re.fullmatch(r"\d\d?\.\d\d?\.\d{4}", form) else ()
    if "." in form and "," not in form and re.fullmatch(r"\d{1,2}\.\d\d", form):
        return ("CLOCK",) if int(form.partition(".")[0]) < 25 else ("NUM",)
    return ("NUM",) if re.fullmatch(r"[\d.,]+", form) else ()


def _digits_shape(form: str) -> tuple[str, ...]:
    if len(form) > _LONGEST_NUMBER:
        return ()
    number = int(form)
    if len(form) == 4:
        return ("YEAR",) if 1000 <= number <= 2100 else ("NUM",)
    if len(form) == 2:
        return ("NUM", "DAY", "YY") if 1 <= number <= 31 else ("NUM", "YY")
    if len(form) == 1 and number:
        return ("NUM", "DAY")
    return ("NUM",)


def _compound_shape(word: str) -> tuple[str, ...]:
    parts = re.split(r"[-\s]+", word)
    if len(parts) != 2 or parts[0] not in _TENS.split("|"):
        return ()
    if parts[1] in _ONES.split("|"):
        return ("NUM",)
    number = (_TENS.split("|").index(parts[0]) + 2) * 10 + _ONES_ORDINAL.split("|").index(parts[1]) + 1
    return ("ORD", "DAYORD") if number <= 31 else ("ORD",)


def _read_shape(word: str, values: Mapping[str, Mapping[str, Any]]) -> Any:
    bare = word.replace(",", "").strip("'’")
    if bare.isdigit():
        return int(bare)
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", bare):
        return int(bare[:-2])
    if re.fullmatch(r"\d+['’]?s", bare):
        return int(bare.rstrip("s").rstrip("'’"))
    if re.fullmatch(r"\d+\.\d+", bare):
        return float(bare)
    parts = re.split(r"[-\s]+", word)
    if len(parts) == 2 and parts[0] in values["NUM"]:
        ones = {**dict(zip(_ONES.split("|"), range(1, 10), strict=True)), **values["ORD"]}
        return int(values["NUM"][parts[0]]) + int(ones[parts[1]])
    return word
