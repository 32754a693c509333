"""What a text shares with another: runs of five words, and a sample of them that is small enough to look up.

The sample keeps every shingle whose hash is a multiple of eight (FracMinHash, Irber et al. 2022), so that a short text
inside a long one is found as well as two of the same length; a short text keeps all of its shingles.
"""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"\w+")
SIZE = 5  # words
_SAMPLED = 8  # one in so many
_SHORT = 120  # shingles, about a paragraph and a half


def shingles(text: str) -> frozenset[int]:
    """The hashes of all runs of five words, without case and punctuation; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    runs = range(max(1, len(words) - SIZE + 1))
    return frozenset(_hash(" ".join(words[start : start + SIZE])) for start in runs)


def sketch(whole: frozenset[int]) -> frozenset[int]:
    """The shingles under which a text is looked up."""
    if len(whole) <= _SHORT:
        return whole
    return frozenset(one for one in whole if one % _SAMPLED == 0)


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _hash(run: str) -> int:
    """63 bits, which any database takes for a whole number."""
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1
