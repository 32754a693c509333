"""How known names are written, for text in capitals: the roster's actors and states, and large places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from sayso.actors import Roster
from sayso.actors.fold import Word, key_of, split_words
from sayso.actors.index import Hit, Posting, is_acronym
from sayso.lexicons.capitals import load_capitals
from sayso.places import Gazetteer

_PEOPLE = 100_000  # a smaller town's name is hardly ever meant where its words are common ones
_LONGEST = 4


class KnownNames:
    """Where names that the roster or the gazetteer knows stand in a text in capitals, and how each word is written.

    One word that is also a common one ("WHO", "ARENA") is an acronym only where the text names its actor's country.
    """

    def __init__(self, roster: Roster, gazetteer: Gazetteer) -> None:
        self._roster, self._gazetteer = roster, gazetteer
        capitals = load_capitals("en")
        self._common = capitals.common | capitals.given
        self._places: dict[str, tuple[str, ...]] | None = None

    def __call__(self, text: str) -> Mapping[int, str]:
        """Start of each word of a known name -> the word as the name is written."""
        words = split_words(text)
        hits = list(self._scan(words))
        states = {one.ref for hit in hits for one in hit.postings if one.ref in self._roster.states.countries}
        written: dict[int, str] = dict(self._places_in(words))
        for hit in hits:
            posting = next((one for one in hit.postings if self._is_meant(words, hit, one, states)), None)
            if posting is not None:
                written.update(_spelt(words[hit.first : hit.last], posting.printed))
        return written

    def _scan(self, words: Sequence[Word]) -> Iterator[Hit]:
        """The longest names, by spelling alone: among capitals any two words may sound like a name."""
        index, at = self._roster.index, 0
        while at < len(words):
            sizes = range(min(index.starts.get(words[at].folded, 0), len(words) - at), 0, -1)
            found = ((size, index.find(words[at : at + size])) for size in sizes)
            size, postings = next(((size, postings) for size, postings in found if postings), (1, ()))
            if postings:
                yield Hit(at, at + size, postings)
            at += size

    def _is_meant(self, words: Sequence[Word], hit: Hit, posting: Posting, states: set[str]) -> bool:
        word = words[hit.first].folded
        if hit.last - hit.first > 1 or word not in self._common:
            return True
        if not is_acronym(posting.printed):
            return False
        actor = self._roster.get(posting.ref)
        return actor is not None and bool(states.intersection(actor.countries))

    def _places_in(self, words: Sequence[Word]) -> Iterator[tuple[int, str]]:
        """Large places of several words."""
        if self._places is None:
            named = [tuple(word.printed for word in split_words(name)) for name in self._gazetteer.large(_PEOPLE)]
            folded = ((key_of(word.folded for word in split_words(" ".join(name))), name) for name in named)
            self._places = {key: name for key, name in folded if " " in key}
        at = 0
        while at < len(words):
            size = next((size for size in range(_LONGEST, 1, -1) if self._place(words[at : at + size])), 1)
            if size > 1:
                yield from _spelt(words[at : at + size], " ".join(self._place(words[at : at + size])))
            at += size

    def _place(self, words: Sequence[Word]) -> tuple[str, ...]:
        if len(words) < 2 or any(b.start - a.end != 1 for a, b in itertools.pairwise(words)):
            return ()
        assert self._places is not None
        return self._places.get(key_of(word.folded for word in words), ())


def _spelt(words: Sequence[Word], printed: str) -> Iterator[tuple[int, str]]:
    """Each word with the capitals of the name's word; names of more or fewer words have every word capitalised."""
    model = [word.printed for word in split_words(printed)]
    if len(model) != len(words):
        model = [word.printed.capitalize() for word in words]
    for word, like in zip(words, model, strict=True):
        yield word.start, _like(word.printed, like)


def _like(word: str, model: str) -> str:
    small = word.lower()
    if len(small) != len(word) or model.islower():
        return small if len(small) == len(word) else word
    if len(model) == len(word):
        return "".join(letter if like.isupper() else low for letter, low, like in zip(word, small, model, strict=True))
    return word if model.isupper() and len(model) > 1 else word[0] + small[1:]
