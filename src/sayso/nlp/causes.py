"""Names of movements that are made of common words: "Army of National Liberation", "People's Revolutionary Army".

A cause and a word for a body make a name, which a text in capitals shows by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sayso.lexicons.capitals import CapitalWords

_OF = frozenset({"of", "for"})
_MOST = 3  # words between "of" and the cause; names before a body
_LEAST = 2  # words before a body that a name without "of" needs


def cause_names(
    words: Sequence[str], lists: CapitalWords, touch: Callable[[int], bool], is_name: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """First and last number of each such name among lower-case words; `touch` says that a word joins the next."""
    inside = lists.cause_words | lists.causes
    for body, word in enumerate(words):
        if word not in lists.cause_bodies:
            continue
        first = body
        while first > 0 and touch(first - 1) and (words[first - 1] in inside or is_name(first - 1)):
            first -= 1
        last = _cause_after(words, body, lists, touch)
        if last is not None:
            yield first, last
        elif not lists.causes.isdisjoint(words[first:body]) and body - first >= _LEAST:
            yield first, body


def _cause_after(words: Sequence[str], body: int, lists: CapitalWords, touch: Callable[[int], bool]) -> int | None:
    """The cause that follows a body and "of", directly or after "the" and such words as "national"."""
    at = body + 1
    if at >= len(words) or not touch(body) or words[at] not in _OF:
        return None
    for number in range(at + 1, min(at + 1 + _MOST, len(words))):
        if not touch(number - 1):
            return None
        if words[number] in lists.causes and words[number] != "revolutionary":
            return number
        if words[number] not in lists.cause_words and words[number] != "the":
            return None
    return None
