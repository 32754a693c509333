"""Brackets that are no part of the sentence, blanked for the parser: "KLF [Kessel Liberation Front] fighters".

They spell out the name before them, or are an editor's remark on the words ("[sic]", "[as received]").

A parser takes such a bracket for an end of the phrase, and loses the noun behind it. The characters keep their places,
and the names are still read from the text.
"""

from __future__ import annotations

import re

SMALL = frozenset("of the for and de la del los las y a an in on".split())
# A bracket, what it follows and what it holds; before a small word it stands at the end of a phrase and does no harm.
_GLOSS = re.compile(
    r"(?P<before>[^\W\d_][\w'’.&-]*)(?P<bracket>\s*[(\[]\s*(?P<inside>[^()\[\]\n]{2,90}?)\s*[)\]])"
    r"(?=\s+(?!(?:in|on|at|of|for|from|by|with|to|as|and|or|but)\b)\w)"
)
_LOST = r"(?:(?:several|few|one) )?(?:word|sentence|phrase|passage|line|paragraph)s? (?:indistinct|missing|omitted)"
_HEARD = r"(?:sentence |word |name |spelling |date |figure )?as (?:received|heard|published|printed|transmitted|given)"
_SHORT = r"sic|applause|laughter|indistinct|inaudible|unintelligible|crosstalk|not further identified|emphasis added"
_REMARK = re.compile(rf"\[\s*(?:{_LOST}|{_HEARD}|{_SHORT}|(?:expansion|acronym) unknown)\s*\]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def without_glosses(text: str) -> str:
    """The text with every bracket blanked that gives the acronym of the name before it, or the name, or a remark."""
    if "[" in text:
        text = _REMARK.sub(lambda match: " " * len(match.group()), text)
    return _GLOSS.sub(_blanked, text) if "(" in text or "[" in text else text


def spells_out(acronym: str, name: str) -> bool:
    """True when the capitals of an acronym are the initials of the words of a name, small words aside."""
    words = [word for word in _WORD.findall(name) if word.lower() not in SMALL]
    letters = [letter.lower() for letter in acronym if letter.isalpha() and letter.isupper()]
    return 2 <= len(words) == len(letters) and [word[0].lower() for word in words] == letters


def is_acronym(word: str) -> bool:
    """True for a short word with two capitals or more and hardly anything else."""
    return word.replace("-", "").isalnum() and 2 <= sum(map(str.isupper, word)) >= len(word) - 3 and len(word) <= 10


def _blanked(match: re.Match[str]) -> str:
    before, inside = match["before"], match["inside"]
    gloss = is_acronym(inside) or (is_acronym(before) and _is_name(inside))
    return before + " " * len(match["bracket"]) if gloss else match.group()


def _is_name(words: str) -> bool:
    """Several words, all of them capitalised but for the small ones."""
    found = [word for word in _WORD.findall(words) if word.lower() not in SMALL]
    return len(found) > 1 and all(word[0].isupper() or word[0].isdigit() for word in found)
