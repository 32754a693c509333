"""Look for known actors by part of a name: for people who choose, not for coding."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import WRatio

from sayso.actors.entry import KnownActor
from sayso.actors.fold import sound_of, split_words
from sayso.actors.resolve import Roster

_ALIKE = 86.0  # least similarity (rapidfuzz WRatio) of a name that shares no whole word with what is sought
_HEARD = 4  # letters of a sound key below which unrelated names collide
_EXACT, _BEGINS, _HOLDS, _SOUNDS = 100.0, 97.0, 94.0, 92.0


def find_known(roster: Roster, words: str, *, most: int = 10) -> list[tuple[KnownActor, str]]:
    """Actors whose names hold, sound or look like these words, the best first, each with the name that does.

    A name counts as held when all the words are words of it; ties keep the roster's order.
    """
    sought = [word.folded for word in split_words(words)]
    if not sought:
        return []
    found = [(score, actor, name) for actor in roster if (best := _best(actor, sought)) for score, name in [best]]
    found.sort(key=lambda one: -one[0])
    return [(actor, name) for _, actor, name in found[:most]]


def _best(actor: KnownActor, sought: list[str]) -> tuple[float, str] | None:
    scored = [(score, name) for name in (actor.name, *actor.aliases) for score in _scores(name, sought)]
    return max(scored, key=lambda one: one[0], default=None)


def _scores(name: str, sought: list[str]) -> Iterator[float]:
    words = [word.folded for word in split_words(name)]
    if words == sought:
        yield _EXACT
    elif words[: len(sought)] == sought:
        yield _BEGINS
    elif set(sought) <= set(words):
        yield _HOLDS
    elif len(heard := sound_of(sought)) >= _HEARD and sound_of(words) == heard:
        yield _SOUNDS
    elif abs(len(words) - len(sought)) <= 1:
        ratio = WRatio(" ".join(words), " ".join(sought))
        if ratio >= _ALIKE:
            yield ratio - (_EXACT - _SOUNDS)
