"""Spelling differences that do not part names: case, accents, punctuation, and the many ways to romanise one name."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from unidecode import unidecode

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ‘`][^\W_]+)*")
# Marks on letters for vowels and tones: Arabic, the scripts of India and South-East Asia, accents apart.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u1031-\u109f\u17b6-\u17d3"
_MARKED_WORD = re.compile(_WORD.pattern.replace(r"[^\W_]+", rf"(?:[^\W_]|[{_MARKS}])+"))
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’ʼ‘`.]")
_ARTICLES = frozenset("al el ul as ash an ar ad az e i the of for and fi bin ibn".split())
_INNER_ARTICLES = frozenset(
    "un us ud ur uz ush ut u at ol il wa wal wel waal wul".split()
)  # that begin other names ("UN")
_FUSED_ARTICLE = re.compile(
    r"^(hizb|hezb|jama?'?at|jama?h|jamiat|jemaah?|ja[iy]sh|hara?ka?t|ansar|jund|liwa|lashkar|anjuman|fa[iy]laq|saraya|katibat"
    r"|kataib|jabhat|tehre?ek|tahri?k|mujahid|ittihad|ha[iy]at|usud|junud|majlis|sipah)[ua]?l$"
)
_SOFT = re.compile(r"[aeiouyw]+|h$|(?<=[^aeiou])h(?=$)")
_DOUBLE = re.compile(r"(.)\1+")
_SAME_SOUND = str.maketrans({"q": "k", "c": "k", "x": "k", "v": "w", "z": "s", "j": "j"})


class Word(NamedTuple):
    """One word of a text: how it is printed, how it compares, and where it stands (characters)."""

    printed: str
    folded: str
    start: int
    end: int


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes, the dots of initials and a possessive ending.

    What is not in Latin letters stays in its own, since a romanisation without vowels would meet other words.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word))
    if not bare.isascii():
        bare = unidecode(bare) or bare if _LATIN.search(bare) else bare
    return bare.lower()


def split_words(text: str) -> list[Word]:
    """The words of a text in order; hyphens part words, apostrophes inside one do not."""
    pattern = _WORD if text.isascii() else _MARKED_WORD
    return [Word(word := one.group(), fold(word), *one.span()) for one in pattern.finditer(text)]


def key_of(words: Iterable[str]) -> str:
    """The key under which folded words are looked up."""
    return " ".join(words)


@functools.lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The consonants that romanisations of one word share ("tayyiba", "toiba" -> "tb"); "" for an article."""
    if word in _ARTICLES:
        return ""
    fused = _FUSED_ARTICLE.match(word)
    bare = fused.group(1) if fused else word
    first = "a" if bare[0] in "aeiou" else ""
    skeleton = _DOUBLE.sub(r"\1", _SOFT.sub("", bare.translate(_SAME_SOUND)))
    return first + skeleton or bare


def sound_of(words: Iterable[str]) -> str:
    """The key of a name by its sound; articles are left out."""
    first, *others = list(words) or [""]
    inner = (sound(word) for word in others if word not in _INNER_ARTICLES)
    return " ".join(heard for heard in (sound(first) if first else "", *inner) if heard)
