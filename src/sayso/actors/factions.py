"""A group's part, or somebody else beside it: "PFLP - General Command", "the Khaplang faction of the NSCN".

A part that the roster knows under a longer name is that actor; one that it does not know is a local actor, part of the
group; what splits from a group or only stands by it ("Houthi-allied forces") is never the group itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.actors.described import describe, head_noun, local_id
from sayso.actors.fold import Word, split_words
from sayso.actors.index import Hit, Posting
from sayso.actors.resolution import Resolution, because

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

_PARTS = frozenset("faction factions wing branch tendency splinter splinters dissidents dissident".split())
_FACTION = frozenset({"faction", "factions"})
_SPLIT = frozenset("splinter splinters breakaway dissident dissidents renegade offshoot defectors".split())
_BESIDE = frozenset("allied backed aligned supported friendly".split())
_LINKED = frozenset("linked affiliated allied backed aligned inspired".split())
_SIMPLE = frozenset("the a an of from within in s".split())
_GENERIC = frozenset(
    "harakat harakah haraka tanzim tanzeem tandhim movement mouvement movimiento movimento organisation organization "
    "organizacion group groupe grupo gruppo cartel banda".split()
)
_ORGANISED = frozenset({"armed_group", "militia", "communal_militia", "gang", "political_party"})
_WITH_SUFFIX = 5  # words at most that tell a part from its whole

When = tuple[str | None, Sequence[str]]


def part_of_group(roster: Roster, words: Sequence[Word], when: When) -> Resolution | None:
    """What a phrase names that holds one group's name and words that part it from that group; None for others."""
    if len(words) < 2:
        return None
    marked = {word.folded for word in words} & (_PARTS | _SPLIT | _BESIDE)
    if not marked and words[0].folded not in _GENERIC and words[0].folded not in roster.index.starts:
        return None
    hits = [hit for hit in roster.scan(words, strict=False) if _is_body(roster, hit)]
    if not hits:
        return None
    first = hits[0]
    if _is_linked(words, hits):
        return _group(roster, hits[1], when)
    if words[0].folded in _GENERIC and (first.first, first.last) == (1, len(words)):
        return _group(roster, first, when)
    rest = [word for word in (*words[: first.first], *words[first.last :]) if word.folded not in _PARTS | _SIMPLE]
    if not rest and first.first == 0 and marked <= _FACTION:
        return _group(roster, first, when)
    if len(hits) == 1 and (first.first == 0 or marked) and 0 < len(rest) <= _WITH_SUFFIX:
        found = _longer(roster, first, rest, when)
        if found is not None:
            return found
    return _apart(roster, words, first, when) if marked and len(hits) == 1 else None


def _is_linked(words: Sequence[Word], hits: Sequence[Hit]) -> bool:
    """ "Al-Qaeda-linked Abu Sayyaf" is Abu Sayyaf."""
    if [(hit.first == 0, hit.last == len(words)) for hit in hits] != [(True, False), (False, True)]:
        return False
    return hits[1].first - hits[0].last == 1 and words[hits[0].last].folded in _LINKED


def _is_body(roster: Roster, hit: Hit) -> bool:
    """False for states, and for the persons by whom factions are called."""
    actors = [roster.get(one.ref) for one in hit.postings if one.ref not in roster.states.countries]
    return any(actor is not None and actor.kind != "person" for actor in actors)


def _group(roster: Roster, hit: Hit, when: When) -> Resolution | None:
    date, countries = when
    found = roster.choose(hit, date=date, countries=countries)
    return found if found.known and found.kind in _ORGANISED else None


def _longer(roster: Roster, hit: Hit, rest: Sequence[Word], when: When) -> Resolution | None:
    """The actor whose name is one of the group's names with the rest behind it."""
    date, countries = when
    for name in _names(roster, hit):
        words = [*name, *rest]
        postings = roster.index.find(words, strict=False) or _by_content(roster, words, hit)
        if postings:
            found = roster.choose(Hit(0, len(words), postings), date=date, countries=countries)
            if found.known and _tied(roster, found, hit):
                return replace(found, reasons=(*found.reasons, *because("name-with-part")))
    return None


def _by_content(roster: Roster, words: Sequence[Word], group: Hit) -> tuple[Posting, ...]:
    """The parts that these words name in another order or with other small words; never the group itself."""
    refs = {one.ref for one in group.postings}
    return tuple(Posting(ref, "actor", "", only_in) for ref, only_in in roster.wording.owners(words) if ref not in refs)


def _tied(roster: Roster, found: Resolution, hit: Hit) -> bool:
    """True for a part, a splinter or a successor: "Hezbollah Brigades" are no brigades of Hezbollah's."""
    actor, refs = roster.get(found.actor_id or ""), {one.ref for one in hit.postings}
    return actor is not None and (actor.id in refs or any(tie.actor in refs for tie in actor.ties))


def _names(roster: Roster, hit: Hit) -> Iterator[list[Word]]:
    for ref in dict.fromkeys(one.ref for one in hit.postings):
        actor = roster.get(ref)
        if actor is not None and actor.kind in _ORGANISED:
            yield from (split_words(name) for name in (actor.name, *actor.aliases))


def _apart(roster: Roster, words: Sequence[Word], hit: Hit, when: When) -> Resolution | None:
    """A faction that nobody knows, dissidents of a group, or forces that are only allied with it."""
    date, countries = when
    group = roster.choose(hit, date=date, countries=countries)
    if group.actor_id is None or group.kind not in _ORGANISED:
        return None
    after = words[hit.last].folded if hit.last < len(words) else ""
    name = " ".join([word.printed for word in words])
    head = head_noun(words)
    if after in _BESIDE:
        found = describe(words, head, group.country) if head is not None and head.armed else None
        return replace(found, kind=_fighters(head.kind), sector=None) if found and head else None
    split = any(word.folded in _SPLIT for word in words)
    strange = any(word.printed[:1].isupper() for word in (*words[: hit.first], *words[hit.last :]))
    if not split and not (strange and any(word.folded in _FACTION for word in words)):
        return None
    return Resolution(
        actor_id=local_id(name),
        name=name,
        kind=group.kind,
        country=group.country,
        part_of=group.actor_id,
        reasons=(*group.reasons, *because("faction")),
    )


def _fighters(kind: str) -> str:
    """Forces beside a group are no state's, as far as the words tell."""
    return "armed_group" if kind == "state_forces" else kind


def whole_and_part(roster: Roster, named: Sequence[Hit]) -> Hit | None:
    """The last of several names where each belongs to the one before it: "the Taliban's Haqqani network"."""
    if len(named) < 2:
        return None
    refs = [{one.ref for one in hit.postings} for hit in named]
    for wholes, parts in itertools.pairwise(refs):
        actors = (roster.get(ref) for ref in parts)
        if not any(tie.actor in wholes for actor in actors if actor for tie in actor.ties):
            return None
    return named[-1]
