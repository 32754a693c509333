"""One name in other words: the same words in another order or another language, with other small words or plurals.

"National Liberation Army of Karen" is the Karen National Liberation Army; "Frente Popular para la Liberación de
Palestina" is the Popular Front for the Liberation of Palestine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.actors.fold import Word

_ENGLISH = frozenset("of the for in and on to a an al".split())
_SMALL = _ENGLISH | frozenset(
    "el de la le les du des del los las et y e da do dos das pour por para "
    "pela pelo em en au aux ve der die das fur und il lo gli della di per dan ng mga".split()
)
_ELIDED = ("l", "d")  # "l'émancipation" is folded to one word
_LONG = 4  # letters of a word above which a final s is taken for a plural
_LEAST = 3  # words that two names must share to be one

Owner = tuple[str, tuple[str, ...]]  # an actor and the countries outside which the name means somebody else


@dataclass(frozen=True, slots=True)
class Wording:
    """Names by their content: `words` gives each form of a word the word it stands for, `names` the actors."""

    words: Mapping[str, str]
    names: Mapping[tuple[str, ...], Sequence[Owner]]

    def owners(self, words: Sequence[Word]) -> Sequence[Owner]:
        """The actors whose name these words make, in whatever order; () for what is not written like a name."""
        if not words or not is_name(words, self.words):
            return ()
        key = content((word.folded for word in words), self.words)
        return self.names.get(key, ()) if key else ()


def content(folded: Iterable[str], table: Mapping[str, str]) -> tuple[str, ...]:
    """The words that tell a name from others, in alphabetical order; () where they are too few to tell."""
    told = sorted(_meant(word, table) for word in folded if word not in _SMALL and len(word) > 1)
    return tuple(told) if len(told) >= _LEAST else ()


def _meant(word: str, table: Mapping[str, str]) -> str:
    """What a word stands for, in the singular."""
    for form in (word, word[:-1] if len(word) > _LONG and word.endswith("s") else word):
        if form in table:
            return table[form]
        if form[0] in _ELIDED and form[1:] in table:
            return table[form[1:]]
    return form


def by_content(
    names: Iterable[tuple[str, Iterable[Owner]]], table: Mapping[str, str]
) -> dict[tuple[str, ...], list[Owner]]:
    """Content words -> the actors whose name they make, of folded names with their owners."""
    found: dict[tuple[str, ...], list[Owner]] = {}
    for name, owners in names:
        if key := content(name.split(), table):
            known = found.setdefault(key, [])
            known.extend(one for one in owners if one not in known)
    return found


def word_table(raw: Mapping[str, Any]) -> dict[str, str]:
    """Form -> the word it stands for, which is a form of itself, of the file of name words."""
    return {form: word for word, forms in raw["words"].items() for form in (word, *forms)}


def check_words(raw: Mapping[str, Any]) -> list[str]:
    """Every form that two words claim, or that is itself a word with forms of its own."""
    owner: dict[str, str] = {}
    problems = []
    for word, forms in raw["words"].items():
        for form in forms:
            first = owner.setdefault(form, word)
            if first != word:
                problems.append(f"words.yaml: {word}: {form!r} is also a form of {first}; keep it in one")
            if form in raw["words"]:
                problems.append(f"words.yaml: {word}: {form!r} has forms of its own; merge the two")
    return problems


def is_name(words: Collection[Word], table: Mapping[str, str] | None = None) -> bool:
    """True where every word that tells something is capitalised; names in French or Spanish capitalise the first."""
    telling = [word for word in words if word.folded not in _SMALL]
    if all(word.printed[:1].isupper() for word in telling):
        return True
    other = any(word.folded in _SMALL - _ENGLISH for word in words)
    translated = any(_meant(word.folded, table or {}) not in (word.folded, word.folded[:-1]) for word in telling)
    return telling[0].printed[:1].isupper() and other and translated
