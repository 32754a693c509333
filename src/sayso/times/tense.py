"""Does a sentence look back or ahead at a place? Read from the words alone; a parse can answer better."""

from __future__ import annotations

import re
from collections.abc import Callable

Tense = Callable[[int], str | None]
"""Character offset -> "past", "future" or None when the words do not tell."""

_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n\s*\n|;")
_FUTURE = frozenset(
    "will would shall 'll won't scheduled expected planned plans planning due slated upcoming intends intend intended poised "
    "deadline ahead forthcoming aims hopes going may might could".split()
) - {"may"}
_PAST = frozenset(
    "was were had did said told came went took began made held met left fell found saw gave became broke struck shot hit won lost "
    "fought led ran sent set spoke wrote rose died blew burnt brought caught drove fled flew got grew kept knew laid put "
    "sank seized stood stole swore threw wore".split()
)
_LINKS = frozenset(("be", "to", "not", "also", "then", "been", "is", "are"))


def sentence_bounds(text: str, at: int) -> tuple[int, int]:
    """First and one past the last character of the sentence, as far as 400 characters either side."""
    low = max(0, at - 400)
    first = low
    for found in _BREAK.finditer(text, low, at):
        first = found.end()
    after = _BREAK.search(text, at, min(len(text), at + 400))
    return first, after.start() + 1 if after else min(len(text), at + 400)


def read_tense(text: str, start: int, end: int) -> str | None:
    """Tense around an expression: the nearest telling word before it in its sentence, else after it."""
    first, last = sentence_bounds(text, start)
    before = [word.lower() for word in _WORD.findall(text[first:start])]
    if before and before[-1] in ("by", "until", "till", "before"):
        return "future" if _scan_back(before) == "future" else None
    told = _scan_back(before)
    if told is not None:
        return told
    for word in [word.lower() for word in _WORD.findall(text[end:last])][:12]:
        if word in _FUTURE:
            return "future"
        if word in _PAST or word.endswith("ed"):
            return "past"
    return None


def _scan_back(words: list[str]) -> str | None:
    """From the nearest word outward; a participle after "will be" or "to be" belongs to what lies ahead."""
    for at in range(len(words) - 1, max(-1, len(words) - 20), -1):
        word = words[at]
        if word in _FUTURE or word.endswith("'ll"):
            return "future"
        if word == "to" and at and words[at - 1] in ("is", "are", "set", "plans", "due", "vowed", "promised", "agreed", "scheduled"):
            return "future"
        if word in _PAST or (word.endswith("ed") and len(word) > 3):
            return "future" if _led_ahead(words, at) else "past"
    return None


def _led_ahead(words: list[str], at: int) -> bool:
    for word in reversed(words[max(0, at - 3) : at]):
        if word in ("will", "shall", "would", "must") or word in _FUTURE:
            return True
        if word not in _LINKS:
            return False
    return "to" in words[max(0, at - 3) : at]
