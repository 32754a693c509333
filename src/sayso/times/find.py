"""Find time expressions in a text and read their meaning; no date is worked out here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Passage
from sayso.times.guards import GUARDS, Found
from sayso.times.knowledge import Knowledge, Rule, load_knowledge
from sayso.times.make import make_meaning
from sayso.times.meaning import TimeExpression
from sayso.times.pattern import Pattern
from sayso.times.words import Words

Match = tuple[re.Match[str], Pattern, Rule]


def find_times(text: str, *, language: str = "en") -> tuple[TimeExpression, ...]:
    """Every time expression in text order, none overlapping another.

    Where several rules read the same words, the longest reading wins, then the rule that is listed first.

    >>> [found.passage.text for found in find_times("Raids on 3 and 7 May 2021 lasted two hours.")]
    ['3', '7 May 2021', 'two hours']
    """
    knowledge = load_knowledge(language)
    return tuple(_find(knowledge.vocabulary.read(text), knowledge))


def _find(words: Words, knowledge: Knowledge) -> Iterator[TimeExpression]:
    signs, known = words.signs, knowledge.starting
    at = 0
    while at < len(signs):
        candidates = known(signs[at : at + 2])
        if not candidates:
            at += 1
            continue
        matches: list[Match] = []
        for pattern, rule in candidates:
            found = pattern.regex.match(signs, at)
            if found:
                matches.append((found, pattern, rule))
        matches.sort(key=lambda match: -match[0].end())
        end = at + 1
        for match in matches:
            made = _read(match, words, knowledge)
            if made is not None:
                yield from made
                end = match[0].end()
                break
        at = end


def _read(match: Match, words: Words, knowledge: Knowledge) -> list[TimeExpression] | None:
    """The expressions that a rule reads in a match: None when its guard refuses, [] when no date can be meant."""
    found, pattern, rule = match
    begin, end = found.span()
    places = pattern.captures(found)
    captures = {
        name: knowledge.vocabulary.value(read_as, words.form(place)) for name, (place, read_as) in places.items()
    }
    if rule.guard and not GUARDS[rule.guard](Found(words, begin, end, captures)):
        return None
    indices = {"begin": begin, "end": end - 1, **{name: place for name, (place, _) in places.items()}}
    made = []
    for part in rule.parts:
        meaning = make_meaning(part.means, captures)
        if meaning is None:
            return []
        first, last = (_index(name, indices) for name in (part.first, part.last))
        passage = Passage.cut(words.text, words.spans[first][0], words.spans[last][1])
        made.append(TimeExpression(passage=passage, meaning=meaning, rule=rule.id))
    return made


def _index(names: str, indices: dict[str, int]) -> int:
    """Where a part begins or ends: the first of the captures named ("year2 yy") that took part."""
    return next(indices[name] for name in names.split() if name in indices)
