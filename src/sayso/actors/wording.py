"""One name in other words: the same words in another order, with other small words, in the singular or the plural.

"National Liberation Army of Karen" is the Karen National Liberation Army; "Organization for Defence of the Hills" and
"Hills Defense Organisation" are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.actors.fold import Word

_SMALL = frozenset(
    "of the for in and on to a an al el de la le les du des del los las et y e da do dos das pour por para".split()
)
_SPELT = {
    "organization": "organisation",
    "organizations": "organisation",
    "center": "centre",
    "defense": "defence",
    "labor": "labour",
    "peoples": "people",
}
_LONG = 4  # letters of a word above which a final s is taken for a plural
_LEAST = 3  # words that two names must share to be one


def content(words: Iterable[str]) -> tuple[str, ...]:
    """The folded words that tell a name from others, in alphabetical order; () where they are too few to tell."""
    kept = [_SPELT.get(word, word) for word in words if word not in _SMALL and len(word) > 1]
    told = sorted(word[:-1] if len(word) > _LONG and word.endswith("s") else word for word in kept)
    return tuple(told) if len(told) >= _LEAST else ()


def by_content(names: Iterable[tuple[str, str]]) -> Mapping[tuple[str, ...], str]:
    """Content words -> the actor whose name they make, of pairs of folded name and id; names of two actors stay out."""
    found: dict[tuple[str, ...], str] = {}
    for name, actor in names:
        if key := content(name.split()):
            found[key] = actor if found.get(key, actor) == actor else ""
    return {key: actor for key, actor in found.items() if actor}


def is_name(words: Iterable[Word]) -> bool:
    """True where every word that tells something is capitalised."""
    return all(word.printed[:1].isupper() for word in words if word.folded not in _SMALL)
