"""Which mentions of organisations are one organisation's: the gold's groups and ours, pair by pair."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.actors.fold import key_of, split_words
from sayso.evaluate.measures import Tally
from sayso.evaluate.score import Miss, Row, around
from sayso.model import Coded, Passage

Mark = Mapping[str, Any]
_ALIKE = 0.5  # least share of the characters of either that a gold mention and a read one have in common
_PRONOUNS = frozenset({"we", "us", "our", "ours", "they", "them", "their", "it", "its", "he", "she"})
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a", "al"})


class Groups:
    """Names that the set itself takes for one organisation, over all its documents.

    Two names are one when their words are the same, when a relation of the set says so (IsSynonymOf), or when one
    document has a name and, as another organisation's mention, the initials of its words.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._first: dict[str, str] = {}
        for row in rows:
            names = {_key(one["value"]) for one in _named(row)}
            for relation in row["relations"]:
                ends = _key(relation["source"]), _key(relation["target"])
                if relation["type"] == "IsSynonymOf" and names.issuperset(ends):
                    self._join(*ends)
            for long, short in itertools.permutations(sorted(names), 2):
                if " " in long and " " not in short and _initials(long) == short:
                    self._join(long, short)

    def of(self, name: str) -> str:
        """What all names of one organisation share."""
        return self._root(_key(name))

    def _root(self, key: str) -> str:
        while self._first.get(key, key) != key:
            key = self._first[key]
        return key

    def _join(self, one: str, other: str) -> None:
        first, last = sorted((self._root(one), self._root(other)))
        self._first[last] = first


def count_pairs(row: Row, coded: Coded, groups: Groups, tally: Tally) -> Iterator[Miss]:
    """Count the pairs of one document's named organisations that are read; gives those joined or parted wrongly."""
    read = [(mark, actor) for mark in _named(row) if (actor := _actor_at(mark, coded)) is not None]
    for (one, first), (other, second) in itertools.combinations(read, 2):
        gold, joined = groups.of(one["value"]) == groups.of(other["value"]), first == second
        tally.gold += gold
        tally.read += joined
        tally.right += gold and joined
        if gold != joined:
            kind = "mentions not joined" if gold else "mentions joined wrongly"
            about = " / ".join(sorted({one["value"], other["value"]}))
            words = around(row["text"], one["begin"], one["end"])
            yield Miss(
                kind=kind, document=str(row["id"]), words=words, gold=about, read=f"{first}, {second}", about=about
            )


def _named(row: Row) -> Sequence[Mark]:
    """Mentions of organisations by a name, a span once, in text order."""
    marks = {
        (one["begin"], one["end"]): one
        for one in row["entities"]
        if one["type"] == "Organisation" and _is_name(str(one["value"]))
    }
    return [marks[span] for span in sorted(marks)]


def _is_name(value: str) -> bool:
    words = [word for word in split_words(value) if word.folded not in _SMALL]
    capitals = all(word.printed[:1].isupper() or word.printed[:1].isdigit() for word in words)
    return bool(words) and capitals and words[0].folded not in _PRONOUNS


def _key(value: str) -> str:
    return key_of(word.folded for word in split_words(value) if word.folded != "the")


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split() if word not in _SMALL)


def _actor_at(mark: Mark, coded: Coded) -> str | None:
    """The actor whose mention covers much the same characters, the nearest first."""
    alike = [
        (_overlap(mark, mention), actor.id) for actor in coded.actors for mention in actor.mentions if mention.text
    ]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None


def _article(text: str) -> int:
    return 4 if text[:4].lower() == "the " else 0


def _overlap(mark: Mark, mention: Passage) -> float:
    begin = mark["begin"] + _article(str(mark["value"]))
    start = mention.start + _article(mention.text)
    common = min(mark["end"], mention.end) - max(begin, start)
    whole = max(mark["end"], mention.end) - min(begin, start)
    return max(0.0, float(common) / float(whole))
