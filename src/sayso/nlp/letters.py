"""How single words are written: lower case and capitals letter by letter, and what can be spoken."""

from __future__ import annotations

import re
from collections.abc import Callable

_ONSET = re.compile(
    r"(?:qu|[bcdfgkptv]r|[bcfgkps]l|s[cfhkmnpqtw]|[cgkprtw]h|tw|dw|gn|kn|wr|ll|ps|pn|ts|th?r|s?ch[rl]?|shr|sc[rl]|s[pt]r|spl|"
    r"[mn]y|mc|dj|kw|gw|zh|[bcdfghjklmnpqrstvwxyz])?[aeiouyáéíóúàèìòùäëïöüâêîôûãõñç]"
)
_CODA = re.compile(
    r"[aeiouyáéíóúàèìòùäëïöüâêîôûãõ](?:[bcdfghklmnpqrstvwxzñç]|[lr][bcdfgkmnpstvxlrh]|[mn][pbdtgckhszxnm]|s[ckpsthm]|"
    r"[cgpst]h|[bdfgkmpstz][bdfgkmpstz]|c[kt]|wn|wd|wl|wk|lt[sz]|[lrn][cpst][hst]|[mn][pkt][st]|ng[sth]|tch|ght|rl?d|rst|"
    r"rsk|ck[s]|x[t]|[lr]ms?|[lr][kp]s|nds|tz|ff[s]?|hn|hr|ht|hl)?s?\Z"
)
_ENDINGS = frozenset("S T RE VE LL D M".split())


def is_unspeakable(word: str) -> bool:
    """True for letters that make no syllables: "fmln", "ucr", "mrta"."""
    return not _ONSET.match(word) or not _CODA.search(word)


def lower_case(word: str) -> str:
    """Lower case, letter by letter; letters whose lower case is longer stay."""
    whole = word.lower()
    if len(whole) == len(word):
        return whole
    return "".join(small if len(small := one.lower()) == 1 else one for one in word)


def capitalised(word: str) -> str:
    """The first letter and one after a single letter with an apostrophe in capitals: "O'Brien"."""
    small = lower_case(word)
    if len(small) > 5 and small.startswith("mc"):
        return "Mc" + first_capital(small[2:])
    if len(small) > 3 and small[1] in "'’":
        return word[0].upper() + small[1] + small[2].upper() + small[3:] if len(word[0].upper()) == 1 else small
    return first_capital(small)


def first_capital(word: str) -> str:
    """The word with its first letter as a capital, unless that takes two letters."""
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def without_ending(word: str) -> str:
    """The word without a possessive or an auxiliary: "army's", "i'll"."""
    at = max(word.rfind("'"), word.rfind("’"))
    return word[:at] if at > 0 and word[at + 1 :].upper() in _ENDINGS - {"T"} else word


def with_ending(word: str, write: Callable[[str], str]) -> str:
    """A name without its possessive, which is written small."""
    for mark in ("'", "’"):
        stem, apostrophe, ending = word.rpartition(mark)
        if apostrophe and ending in _ENDINGS and len(stem) > 1:
            return write(stem) + apostrophe + lower_case(ending)
    return write(word)
