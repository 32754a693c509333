"""Names to actors: one look-up by spelling, one by sound, and a scan for the longest names in a text."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rapidfuzz.fuzz import ratio

from sayso.actors.entry import KnownActor
from sayso.actors.fold import Word, key_of, sound, sound_of, split_words
from sayso.actors.states import State
from sayso.lexicons.people import plural

_NO_PLURAL = ("s", "ese", "ish", "ch", "men", "wiss", "UK", "US")
_ENOUGH_SOUND = 6  # letters of a sound key below which unrelated names begin to collide
_ALIKE = (
    74.0  # least similarity of two spellings (rapidfuzz ratio); below it English words of one sound pass for each other
)


_LONG = 5  # letters of a word from which its own likeness counts
_WORDS_ALIKE = 60.0  # least similarity of two such words, which stand in the same place
_NAME_ARTICLES = frozenset({"al", "el", "the", "ash", "as", "ar", "an"})
_HEARD = 5  # words at most of a name that is found by its sound
_QUALIFIED = re.compile(r"^(.+?) (?:\((.+)\)|in (.+))$")
_UNDER_ARMS = frozenset({"armed_group", "militia", "communal_militia", "gang"})


class Posting(NamedTuple):
    """What a name may mean: an actor's id or a country's code; `how` is actor, acronym, name, demonym or capital."""

    ref: str
    how: str
    printed: str
    only_in: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A name found in a sequence of words, from `first` up to but not including `last`."""

    first: int
    last: int
    postings: tuple[Posting, ...]
    by_sound: bool = False


def is_acronym(alias: str) -> bool:
    """True for one word with two capitals or more ("TTP", "IS-K", "HuJI"): compared with its case."""
    return " " not in alias and sum(one.isupper() for one in alias) >= 2 and len(alias) <= 10


def _begins_like_a_name(words: Sequence[Word]) -> bool:
    if not words[0].printed[:1].islower():  # a capital, a digit, or a letter of a script without case
        return True
    return len(words) > 1 and words[1].printed[:1].isupper() and words[0].folded in _NAME_ARTICLES


@functools.lru_cache(maxsize=8192)
def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


@dataclass(slots=True)
class Index:
    """`exact` maps folded names and `sounds` their sound to what they mean.

    `starts` says how long a name with this first word may be; `first_sounds` with which sounds names begin.
    """

    exact: dict[str, list[Posting]] = field(default_factory=lambda: defaultdict(list))
    sounds: dict[str, list[Posting]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[str, int] = field(default_factory=dict)
    first_sounds: frozenset[str] = frozenset()

    def add(self, name: str, posting: Posting) -> None:
        """Enter one name; a hyphenated acronym also without its hyphen."""
        words = [word.folded for word in split_words(name)]
        if not words:
            return
        self._enter(words, posting)
        if posting.how == "acronym" and len(words) > 1:
            self._enter(["".join(words)], posting._replace(printed=_letters(name)))
        if posting.how == "actor":
            heard = sound_of(words)
            if len(heard.replace(" ", "")) >= _ENOUGH_SOUND and " " in heard:
                _append(self.sounds[heard], posting)

    def _enter(self, words: Sequence[str], posting: Posting) -> None:
        self.starts[words[0]] = max(len(words), self.starts.get(words[0], 0))
        _append(self.exact[key_of(words)], posting)

    def compiled(self) -> tuple[Any, ...]:
        """Plain values for the cache."""
        plain = [
            {key: [tuple(one) for one in found] for key, found in table.items()} for table in (self.exact, self.sounds)
        ]
        return (*plain, self.starts)

    @classmethod
    def from_compiled(cls, plain: tuple[Any, ...]) -> Index:
        """The index from the values that `compiled` gave."""
        exact, sounds, starts = plain
        return cls(exact, sounds, starts, frozenset(key.partition(" ")[0] for key in sounds))

    def find(self, words: Sequence[Word], *, strict: bool = True) -> tuple[Posting, ...]:
        """What this whole sequence of words names, by spelling."""
        found = self.exact.get(key_of([word.folded for word in words]))
        return tuple(self._fitting(found, words, strict)) if found else ()

    def hear(self, words: Sequence[Word]) -> tuple[Posting, ...]:
        """What the sequence names by its sound, when it is capitalised like a name."""
        if not words[0].printed[:1].isupper() or not self._may_sound(words):
            return ()
        found = self.sounds.get(sound_of([word.folded for word in words]))
        if not found:
            return ()
        printed = "".join([word.folded for word in words])
        return tuple(
            one
            for one in map(Posting._make, found)
            if ratio(printed, _run_together(one.printed)) >= _ALIKE and _alike(words, one.printed)
        )

    def _may_sound(self, words: Sequence[Word]) -> bool:
        """False when no name begins with the sound of these words: the first look, which most words do not pass."""
        for word in words:
            heard = sound(word.folded)
            if heard:
                return heard in self.first_sounds
        return False

    def _fitting(self, found: Iterable[tuple[Any, ...]], words: Sequence[Word], strict: bool) -> Iterable[Posting]:
        spoken = not strict or _begins_like_a_name(words)
        for one in found:
            posting = Posting(*one)
            if posting.how.startswith("acronym"):
                printed, letters = "".join([_letters(word.printed) for word in words]), _letters(posting.printed)
                if letters in (printed, printed.removesuffix("s")):
                    yield posting
            elif spoken:
                yield posting

    def scan(self, words: Sequence[Word], *, strict: bool = True) -> list[Hit]:
        """The longest names in a sequence of words, left to right, without overlaps."""
        hits, at, starts = [], 0, self.starts
        while at < len(words):
            longest = starts.get(words[at].folded, 0)
            hit = self._longest(words, at, longest, strict) if longest else None
            if hit is None and at + 1 < len(words) and words[at].printed[:1].isupper():
                hit = self._heard(words, at)
            if hit is None:
                at += 1
            else:
                hits.append(hit)
                at = hit.last
        return hits

    def _longest(self, words: Sequence[Word], at: int, longest: int, strict: bool) -> Hit | None:
        folded = [word.folded for word in words[at : at + longest]]
        for size in range(len(folded), 0, -1):
            found = self.exact.get(key_of(folded[:size]))
            postings = tuple(self._fitting(found, words[at : at + size], strict)) if found else ()
            if postings:
                return Hit(at, at + size, postings)
        return None

    def _heard(self, words: Sequence[Word], at: int) -> Hit | None:
        if not self._may_sound(words[at : at + _HEARD]):
            return None
        for size in range(min(_HEARD, len(words) - at), 1, -1):
            part = words[at : at + size]
            if part[-1].printed[:1].isupper() and part[-1].start - part[0].end < 60:
                postings = self.hear(part)
                if postings:
                    return Hit(at, at + size, postings, by_sound=True)
        return None


def _alike(words: Sequence[Word], name: str) -> bool:
    """False where a word of one name is another word than its fellow: "Michael Flynn" is no Michael Fallon."""
    others = split_words(name)
    return len(words) != len(others) or all(
        min(len(one.folded), len(other.folded)) < _LONG or ratio(one.folded, other.folded) >= _WORDS_ALIKE
        for one, other in zip(words, others, strict=True)
    )


@functools.lru_cache(maxsize=8192)
def _run_together(name: str) -> str:
    return "".join(word.folded for word in split_words(name))


def _append(postings: list[Posting], posting: Posting) -> None:
    if all(known.ref != posting.ref or known.how != posting.how for known in postings):
        postings.append(posting)


def make_index(
    actors: Sequence[KnownActor], conditions: Mapping[tuple[str, str], tuple[str, ...]], states: State
) -> Index:
    """The index over every name and alias of the roster and of the states."""
    index = Index()
    for name, code, how in states.names():
        index.add(name, Posting(code, "acronym-" + how if is_acronym(name) else how, name))
        if how == "demonym" and not name.endswith(_NO_PLURAL) and not is_acronym(name):
            index.add(plural(name), Posting(code, how, plural(name)))
    for actor in actors:
        for alias in (actor.name, *actor.aliases):
            how = "acronym" if is_acronym(alias) else "actor"
            index.add(alias, Posting(actor.id, how, alias, conditions.get((actor.id, alias), ())))
    _add_bare(index, actors, states)
    return index


def _add_bare(index: Index, actors: Sequence[KnownActor], states: State) -> None:
    """ "Army of God (Uganda)", "NDF (Yemen)", "Ansar al-Sharia in Libya": at home without the country."""
    homes = {name.lower(): code for name, code, _ in states.names()}
    placeless = {actor.id for actor in actors if not actor.countries}
    for actor in actors:
        for alias in (actor.name, *actor.aliases) if actor.kind in _UNDER_ARMS else ():
            bare = _QUALIFIED.match(alias)
            code = homes.get((bare.group(2) or bare.group(3)).lower()) if bare else None
            if bare is None or code not in actor.countries:
                continue
            name, how = bare.group(1), "acronym" if is_acronym(bare.group(1)) else "actor"
            owners = {one.ref for one in index.exact.get(key_of([word.folded for word in split_words(name)]), ())}
            if not owners.isdisjoint(placeless | {tie.actor for tie in actor.ties}):
                continue  # "Islamic State" is not the branch wherever there is one
            if how == "acronym" or len(split_words(name)) > 1:
                index.add(name, Posting(actor.id, how, name, (code,)))
