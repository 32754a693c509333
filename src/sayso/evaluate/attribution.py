"""Who says what, against PolNeAR, an attribution relations corpus for political news (Newell et al. 2018)."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.evaluate.measures import Tally, share
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Attribution, Coded

Spans = Sequence[tuple[int, int]]
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_STOP = frozenset("of for from in on at with who that which whose to by and".split())


class Words:
    """The words of one text, punctuation left out, addressed by character spans."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self.spans]

    def inside(self, spans: Spans) -> frozenset[int]:
        """The words that share a character with the spans."""
        found: set[int] = set()
        for start, end in spans:
            at = bisect.bisect_left(self._starts, start)
            at -= bool(at and self.spans[at - 1][1] > start)
            while at < len(self.spans) and self.spans[at][0] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def head(self, words: Iterable[int]) -> int:
        """The last word of a name or noun phrase before its first preposition, comma or relative pronoun."""
        first, *rest = sorted(words)
        last = first
        for at in rest:
            start, end = self.spans[at]
            if self.text[start:end].lower() in _STOP or "," in self.text[self.spans[at - 1][1] : start]:
                break
            last = at
        return last

    def words(self, chosen: Iterable[int]) -> str:
        """The stretch of text from the first to the last of the words."""
        chosen = sorted(chosen)
        return " ".join(self.text[self.spans[chosen[0]][0] : self.spans[chosen[-1]][1]].split()) if chosen else ""


@dataclass(frozen=True, slots=True)
class Link:
    """Source, cue and content as words; the source is empty where nobody is named."""

    source: frozenset[int]
    content: frozenset[int]
    cue: tuple[int, int]


@dataclass(slots=True)
class _Counts:
    content: Tally
    source: Tally
    links: Tally
    sourced: int = 0
    heads: int = 0


def score_attribution(rows: Sequence[Row], code: Code) -> Score:
    """Token F1 of content and source, F1 of attributions, and accuracy of the source's head word.

    Every distinct link counts once. Within a document gold and read links are aligned one to one, greedily by shared
    content words; punctuation counts nowhere. `content F1`, `source F1`: words shared inside aligned pairs, micro
    averaged. `attr`: an aligned pair counts when the Dice of its content words is at least 0.5. `head accuracy`: of
    all gold links with a source, those whose pair counts and whose read source covers the gold source's head word.

    Kinds of miss: missed (no link shares content), content differs (Dice under 0.5), wrong source, no source (none was
    read), invented (read, not in the gold); each is about the cue's words.
    """
    counts, misses = _Counts(Tally(), Tally(), Tally()), list[Miss]()
    for row, coded in code_rows(rows, code, published="publication_date"):
        words = Words(row["text"])
        _score_document(words, _gold_links(row, words), read_links(coded, words), counts, (str(row["id"]), misses))
    return Score(
        figures={
            "gold": counts.links.gold,
            "read": counts.links.read,
            "attr P": counts.links.precision,
            "attr R": counts.links.recall,
            "attr F1": counts.links.f1,
            "head accuracy": share(counts.heads, max(counts.sourced, 1)),
            "content F1": counts.content.f1,
            "source F1": counts.source.f1,
        },
        misses=tuple(misses),
    )


def read_links(coded: Coded, words: Words) -> list[Link]:
    """The distinct attributions of a coded document."""
    links: dict[tuple[Any, ...], Link] = {}
    for claim in coded.claims:
        for link in claim.attribution:
            parts = [(part.start, part.end) for part in _parts(link)]
            named = link.source.mention
            source = [(named.start, named.end)] if named else []
            cue = (link.cue.start, link.cue.end)
            links[cue, tuple(parts)] = Link(words.inside(source), words.inside(parts), cue)
    return list(links.values())


def _parts(link: Attribution) -> Sequence[Any]:
    return link.parts or (link.content,)


def _gold_links(row: Row, words: Words) -> list[Link]:
    found = []
    for one in row["attributions"]:
        source, content, cue = (
            [(start, end) for piece in one[role] or () for start, end in piece["spans"]]
            for role in ("source", "content", "cue")
        )
        found.append(Link(words.inside(source), words.inside(content), cue[0] if cue else (content or [(0, 0)])[0]))
    return found


def align(gold: Sequence[Link], read: Sequence[Link]) -> dict[int, int]:
    """Which read link stands for which gold link: greedily, those that share most content, then most source."""
    pairs = sorted(
        (
            (len(one.content & other.content), len(one.source & other.source), -at, -to)
            for at, one in enumerate(gold)
            for to, other in enumerate(read)
            if one.content & other.content
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, to in pairs:
        if -at not in chosen and -to not in used:
            chosen[-at] = -to
            used.add(-to)
    return chosen


def _score_document(
    words: Words, gold: Sequence[Link], read: Sequence[Link], counts: _Counts, into: tuple[str, list[Miss]]
) -> None:
    chosen = align(gold, read)
    counts.links.gold += len(gold)
    counts.links.read += len(read)
    for tally, part in ((counts.source, "source"), (counts.content, "content")):
        tally.gold += sum(len(getattr(link, part)) for link in gold)
        tally.read += sum(len(getattr(link, part)) for link in read)
    for at, link in enumerate(gold):
        other = read[chosen[at]] if at in chosen else None
        kind = _judge(words, link, other)
        counts.sourced += bool(link.source)
        counts.heads += bool(link.source) and kind is None
        if other is not None:
            counts.source.right += len(link.source & other.source)
            counts.content.right += len(link.content & other.content)
            counts.links.right += kind != "content differs"
        if kind is not None:
            into[1].append(_miss(kind, words, into[0], link, other))
    for to in sorted(set(range(len(read))) - set(chosen.values())):
        into[1].append(_miss("invented", words, into[0], None, read[to]))


def _judge(words: Words, gold: Link, read: Link | None) -> str | None:
    """What is wrong with the reading of a link; None when nothing is."""
    if read is None:
        return "missed"
    if 2 * len(gold.content & read.content) / (len(gold.content) + len(read.content)) < 0.5:
        return "content differs"
    if not gold.source or words.head(gold.source) in read.source:
        return None
    return "wrong source" if read.source else "no source"


def _miss(kind: str, words: Words, document: str, gold: Link | None, read: Link | None) -> Miss:
    start, end = (gold or read or Link(frozenset(), frozenset(), (0, 0))).cue
    return Miss(
        kind=kind,
        document=document,
        words=around(words.text, start, end),
        gold=_shown(words, gold),
        read=_shown(words, read),
        about=" ".join(words.text[start:end].lower().split()),
    )


def _shown(words: Words, link: Link | None) -> str | None:
    if link is None:
        return None
    cue = " ".join(words.text[slice(*link.cue)].split())
    return f"[{words.words(link.source) or '–'}] {cue}: {words.words(link.content)}"
