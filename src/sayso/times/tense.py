"""Does a sentence look back or ahead at a place? Read from the words alone; a parse can answer better."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from sayso.times.beside import load_beside

Tense = Callable[[int], str | None]
"""Character offset -> "past", "future" or None when the words do not tell."""

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n|;")
_REACH = 400
"""How many characters of a sentence are read to either side of an expression."""
_BACK, _ON = 20, 12
"""How many words before and after an expression may tell its tense."""
_CALLED = 3
_PUT_OFF = 6
"""How many words before a day may tell that something is put off to it."""

_words = functools.partial(load_beside, file="tense.yaml")


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """First and one past the last character of the sentence around a place, as far as it is read."""
    first = max(0, at - _REACH)
    for found in _BREAK.finditer(text, first, at):
        first = found.end()
    after = _BREAK.search(text, at, min(len(text), at + _REACH))
    return first, after.start() + 1 if after else min(len(text), at + _REACH)


def read_tense(text: str, start: int, end: int) -> str | None:
    """Tense around an expression: the nearest telling word before it in its sentence, else after it.

    "By Friday" and "until May" look ahead only when a verb says so, and never back.
    """
    first, last = sentence_bounds(text, start)
    before = [word.lower() for word in _WORD.findall(text[first:start])]
    told = _scan_back(before)
    if _is_deferred(before):
        return "future"
    if before and before[-1] in _words("open"):
        return "future" if told == "future" or not _words("ultimatum").isdisjoint(before[-_BACK:]) else None
    if told is not None:
        return told
    for word in [word.lower() for word in _WORD.findall(text[end:last])][:_ON]:
        if word in _words("future"):
            return "future"
        if _is_past(word):
            return "past"
    return None


def _is_deferred(before: Sequence[str]) -> bool:
    """True before the day that something is put off to: "adjourned until", "set for", "a strike for"."""
    led = bool(before) and before[-1] in ("until", "till", "to", "for")
    if before[-1:] == ["for"] and not _words("convened").isdisjoint(before[-_CALLED:]):
        return True
    return led and not _words("deferred").isdisjoint(before[-_PUT_OFF:])


def _is_past(word: str) -> bool:
    return word in _words("past") or (word.endswith("ed") and len(word) > 3)


def _scan_back(words: Sequence[str]) -> str | None:
    """From the nearest word outward; a participle after "will be" or "to be" belongs to what lies ahead."""
    for at in range(len(words) - 1, max(-1, len(words) - _BACK - 1), -1):
        word = words[at]
        if word in _words("future") or word in _words("arranged") or word.endswith(("'ll", "’ll")):
            return "future"
        if word == "to" and at and words[at - 1] in _words("pledged"):
            return "future"
        if _is_past(word):
            return "future" if _led_ahead(words, at) else "past"
    return None


def _led_ahead(words: Sequence[str], at: int) -> bool:
    reach = words[max(0, at - 3) : at]
    for word in reversed(reach):
        if word in _words("future"):
            return True
        if word not in _words("linking"):
            return False
    return "to" in reach
