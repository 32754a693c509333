"""Nobody is counted twice: parts of a total, numbers taken up again, and those counted before under another harm."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.lexicons.people import People
from sayso.model import Harm, TollMention
from sayso.nlp import Parse

_ANYBODY = frozenset({"unknown", "civilians", "person"})  # kinds whose nouns may mean anybody: "people", "men"
_CAPTIVES = frozenset({"hostage", "captive", "prisoner", "detainee", "abductee", "victim"})
_TAKING = (Harm.ABDUCTED, Harm.CAPTURED, Harm.ARRESTED)
_ADDING = frozenset({"also", "too", "addition", "besides", "moreover", "furthermore"})


def count_once(tolls: Sequence[TollMention], parse: Parse, people: People) -> tuple[TollMention, ...]:
    """The counts, those marked as included that count nobody anew, and "the hostages" with their number."""
    return _referring_back(_as_parts(_numbered(tolls, parse)), parse, people)


def _numbered(tolls: Sequence[TollMention], parse: Parse) -> list[TollMention]:
    """ "Gunmen abducted four weavers. The weavers were killed": whoever was counted before keeps the number."""
    known: list[TollMention] = []
    for toll in tolls:
        before = None
        if _is_definite(toll, parse) and toll.low == 2 and toll.best is None and toll.hedge is None:
            before = next((one for one in reversed(known) if _is_same(one, toll, parse)), None)
        if before is None:
            known.append(toll)
        else:
            known.append(dataclasses.replace(toll, low=before.low, best=before.best, high=before.high))
    return known


def _is_same(before: TollMention, toll: TollMention, parse: Parse) -> bool:
    """True where the later noun is the earlier one's, or names those taken before as captives."""
    if before.harm is toll.harm or before.included or (before.best or 0) < 2:
        return False
    noun = _noun(toll, parse)
    return noun != "" and (noun == _noun(before, parse) or (noun in _CAPTIVES and before.harm in _TAKING))


def _as_parts(tolls: Sequence[TollMention]) -> list[TollMention]:
    """ "Five people, three soldiers and two nurses, were hurt": numbers that add up to the one before are its parts."""
    marked = list(tolls)
    for at, total in enumerate(marked):
        parts = [one for one in marked[at + 1 :] if (one.predicate, one.harm) == (total.predicate, total.harm)]
        whole = total.best is not None and not total.included and len(parts) > 1
        if whole and sum(one.best or 0 for one in parts) == total.best:
            marked = [dataclasses.replace(one, included=True) if one in parts else one for one in marked]
    return marked


def _referring_back(tolls: Sequence[TollMention], parse: Parse, people: People) -> tuple[TollMention, ...]:
    """A definite number ("the two killed") no larger than one given before counts nobody anew: it is included.

    Whoever is of another kind than those counted before is counted anew (after six officers "the two raiders"), and so
    is whoever is counted beside them ("six officers and the raider"), "also", or as one of those taken captive.
    """
    earlier: list[tuple[TollMention, str]] = []
    marked = []
    for toll in tolls:
        number, kind = _number(toll), _kind(toll, parse, people)
        before = [
            _number(one) or 0
            for one, other in earlier
            if one.harm is toll.harm and one.predicate != toll.predicate and (kind == other or _ANYBODY & {kind, other})
        ]
        again = _is_definite(toll, parse) and not toll.included and not _is_added(toll, parse, tolls)
        if again and number is not None and before and number <= max(before):
            marked.append(dataclasses.replace(toll, included=True))
            continue
        marked.append(toll)
        if number is not None and not toll.included:
            earlier.append((toll, kind))
    return tuple(marked)


def _is_added(toll: TollMention, parse: Parse, tolls: Sequence[TollMention]) -> bool:
    """True for a number said to come on top, and for captives who were killed after others had been."""
    predicate = parse.at(toll.predicate)
    if predicate is not None and any(one.lower_ in _ADDING for one in predicate.sent if one.i < predicate.i):
        return True
    taken = any(one.harm in _TAKING and one.best == toll.best for one in tolls if one.head < toll.head)
    return toll.harm not in _TAKING and taken and _noun(toll, parse) in _CAPTIVES


def _is_definite(toll: TollMention, parse: Parse) -> bool:
    return parse.text[toll.passage.start :][:4].lower() == "the "


def _number(toll: TollMention) -> int | None:
    return toll.best if toll.best is not None else toll.low


def _noun(toll: TollMention, parse: Parse) -> str:
    noun = parse.at(toll.victims_head) if toll.victims_head is not None else None
    return noun.lemma_.lower() if noun is not None else ""


def _kind(toll: TollMention, parse: Parse, people: People) -> str:
    """The kind of people counted, "unknown" for a bare number and for words that the lexicon lacks."""
    noun = parse.at(toll.victims_head) if toll.victims_head is not None else None
    known = people.kind_of(noun.lower_) or people.kind_of(noun.lemma_.lower()) if noun is not None else None
    return known or "unknown"
