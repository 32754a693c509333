"""Names of movements that are made of common words: "Army of National Liberation", "People's Revolutionary Army".

A cause and a word for a body make a name, which a text in capitals shows by nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

_CAUSES = frozenset(
    "liberation resistance independence revolution revolutionary emancipation reunification self-determination "
    "restoration reconstruction salvation unification insurgent".split()
)
_BODIES = frozenset(
    "army armies forces force front movement brigade brigades union alliance command commandos committee party column "
    "columns vanguard league corps organization organisation militia militias unity coordinator".split()
)
_WITH = frozenset(
    "national popular people's peoples' peoples people patriotic armed workers workers' peasant peasants' democratic "
    "socialist communist islamic united youth student students' free central supreme federal unified bolivarian "
    "farmers' women's southern northern eastern western".split()
)
_OF = frozenset({"of", "for"})
_MOST = 3  # words between "of" and the cause; names before a body
_LEAST = 2  # words before a body that a name without "of" needs


def cause_names(
    words: Sequence[str], touch: Callable[[int], bool], is_name: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """First and last number of each such name among lower-case words; `touch` says that a word joins the next."""
    for body, word in enumerate(words):
        if word not in _BODIES:
            continue
        first = body
        while first > 0 and touch(first - 1) and (words[first - 1] in _WITH | _CAUSES or is_name(first - 1)):
            first -= 1
        last = _cause_after(words, body, touch)
        if last is not None:
            yield first, last
        elif not _CAUSES.isdisjoint(words[first:body]) and body - first >= _LEAST:
            yield first, body


def _cause_after(words: Sequence[str], body: int, touch: Callable[[int], bool]) -> int | None:
    """The cause that follows a body and "of", directly or after "the" and such words as "national"."""
    at = body + 1
    if at >= len(words) or not touch(body) or words[at] not in _OF:
        return None
    for number in range(at + 1, min(at + 1 + _MOST, len(words))):
        if not touch(number - 1):
            return None
        if words[number] in _CAUSES and words[number] != "revolutionary":
            return number
        if words[number] not in _WITH | {"the"}:
            return None
    return None
