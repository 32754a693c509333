"""To which telling a count belongs: by the syntax of its words, else to what was told just before."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.events.groups import Group, owners
from sayso.model import EventType, Harm, TollMention
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import is_negated

_FITS: Mapping[Harm | None, tuple[EventType, ...]] = {
    Harm.KILLED: (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST),
    Harm.INJURED: (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST),
    Harm.MISSING: (EventType.ASSAULT, EventType.COERCE),
    Harm.ABDUCTED: (EventType.ASSAULT, EventType.COERCE),
    Harm.CAPTURED: (EventType.ASSAULT, EventType.COERCE),
    Harm.ARRESTED: (EventType.COERCE, EventType.SANCTION, EventType.PROTEST),
    Harm.DISPLACED: (EventType.ASSAULT, EventType.COERCE),
    None: (EventType.ASSAULT, EventType.PROTEST),
}
_FOLLOWS = (Harm.KILLED, Harm.INJURED, None)  # harms that a sentence of their own may tell of the event before
_TOLL = "toll.number"
_BODIES = "body.found"
_TOLLS = frozenset({"toll", "tally", "count"})
_DEFINITE = frozenset({"the", "its", "their", "this", "that"})
_ACCIDENTS = frozenset(
    "stampede crush accident crash collision pile-up flood earthquake quake landslide mudslide avalanche storm cyclone "
    "hurricane tornado typhoon heatwave drought famine epidemic outbreak cholera drowning shipwreck derailment".split()
)
_REACH = 2  # sentences: how far back a count without an event of its own looks for one
_STAGED = frozenset({"planned", "threatened", "predicted", "foiled", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """A count and the rule that gave it to its telling."""

    toll: TollMention
    rule: str


def assign_tolls(parse: Parse, groups: Sequence[Group], tolls: Sequence[TollMention]) -> dict[int, list[Assigned]]:
    """Counts under the position of their group in `groups`; a count that fits none is left out."""
    owner = owners(groups)
    by_sentence: dict[int, list[int]] = {}
    for number, group in enumerate(groups):
        by_sentence.setdefault(group.lead.head.sent.start, []).append(number)
    sentences = {sentence.start: order for order, sentence in enumerate(parse.doc.sents)}
    told = sorted((sentences[start], number) for start, numbers in by_sentence.items() for number in numbers)
    assigned: dict[int, list[Assigned]] = {}
    for toll in tolls:
        predicate = parse.at(toll.predicate)
        if predicate is None:
            continue
        found = _by_syntax(predicate, toll, owner, groups)
        if found is None and _is_running_toll(predicate, toll):
            found = _last_with_harm(predicate, toll, groups)
        if found is None:
            found = _in_sentence(predicate, toll, by_sentence, groups)
        if found is None and toll.harm in _FOLLOWS and not _has_own_cause(predicate):
            found = _told_before(sentences[predicate.sent.start], toll, told, groups)
        if found is None and toll.entry == _BODIES:
            harmed = _last_with_harm(predicate, toll, groups)
            found = (harmed[0], "toll.bodies") if harmed is not None else None
        if found is not None:
            number, rule = found
            assigned.setdefault(number, []).append(Assigned(toll=toll, rule=f"{rule}:{toll.entry}"))
    return assigned


def _has_own_cause(predicate: Token) -> bool:
    """True for "nine died in the stampede", "three were hurt in a crash": no harm of the deed told before."""
    causes = (one for one in predicate.children if one.dep_ == "prep" and one.lower_ in ("in", "from", "of", "by"))
    return any(inner.lemma_.lower() in _ACCIDENTS for one in causes for inner in one.children if inner.dep_ == "pobj")


def _fits(toll: TollMention, group: Group) -> bool:
    return group.type in _FITS[toll.harm]


def _by_syntax(
    predicate: Token, toll: TollMention, owner: Mapping[int, int], groups: Sequence[Group]
) -> tuple[int, str] | None:
    if predicate.i in owner and _fits(toll, groups[owner[predicate.i]]):
        return owner[predicate.i], "toll.own_word"
    below = [owner[token.i] for token in predicate.subtree if token.i in owner and _fits(toll, groups[owner[token.i]])]
    if below:
        return min(below), "toll.circumstance"
    here = predicate
    while here.head != here:
        here = here.head
        if here.i in owner and _fits(toll, groups[owner[here.i]]):
            return owner[here.i], "toll.consequence"
        subjects = [one.i for one in here.children if one.dep_ in ("nsubj", "nsubjpass") and one.i in owner]
        for index in subjects:
            if _fits(toll, groups[owner[index]]):
                return owner[index], "toll.result"
        if here.dep_ == "ccomp":
            break
    return None


def _is_running_toll(predicate: Token, toll: TollMention) -> bool:
    """True for "the death toll" and what it is put at: the count of what was told before, whatever else is told."""
    if toll.entry == _TOLL:
        return _is_definite(predicate)
    above = itertools.islice(predicate.ancestors, _REACH + 1)
    return any(one.lemma_ in _TOLLS and _is_definite(one) for verb in above for one in verb.children)


def _is_definite(noun: Token) -> bool:
    return any(one.dep_ in ("det", "poss") and one.lower_ in _DEFINITE for one in noun.lefts)


def _last_with_harm(predicate: Token, toll: TollMention, groups: Sequence[Group]) -> tuple[int, str] | None:
    """The telling, rather by a verb than a noun, of somebody killed that the toll is of.

    It is the last one just before these words; where others have been told since, the first, which the report is about.
    """
    earlier = (number for number, group in enumerate(groups) if group.lead.head.i < predicate.i and group.hurts)
    fitting = [number for number in earlier if _fits(toll, groups[number])]
    candidates = [number for number in fitting if not groups[number].lead.trigger.is_noun] or fitting
    if not candidates:
        return None
    last = groups[candidates[-1]].lead.head
    starts = sum(one.is_sent_start for one in predicate.doc[last.i + 1 : predicate.i + 1])
    return candidates[-1] if starts <= _REACH else candidates[0], "toll.told_before"


def _in_sentence(
    predicate: Token, toll: TollMention, by_sentence: Mapping[int, Sequence[int]], groups: Sequence[Group]
) -> tuple[int, str] | None:
    near = [number for number in by_sentence.get(predicate.sent.start, ()) if _fits(toll, groups[number])]
    if not near:
        return None
    best = min(
        near,
        key=lambda number: (_FITS[toll.harm].index(groups[number].type), abs(groups[number].lead.head.i - predicate.i)),
    )
    return best, "toll.sentence"


def _told_before(
    order: int, toll: TollMention, told: Sequence[tuple[int, int]], groups: Sequence[Group]
) -> tuple[int, str] | None:
    """The latest telling of a fitting event in the sentences just before; of several, that of the most fitting type.

    A noun beside a verb in one sentence is told in passing: "had planted the bomb to avenge an air raid".
    """
    near = [
        (where, number)
        for where, number in told
        if order - _REACH <= where < order
        and _fits(toll, groups[number])
        and groups[number].lead.trigger.stage not in _STAGED
        and not (groups[number].lead.node.pos_ == "VERB" and is_negated(groups[number].lead.node))
    ]
    if not near:
        return None
    verbs = {where for where, number in near if not _is_bare_noun(groups[number])}

    def fitness(one: tuple[int, int]) -> tuple[int, int, bool, int]:
        where, number = one
        passing = where in verbs and _is_bare_noun(groups[number])
        return -_FITS[toll.harm].index(groups[number].type), where, not passing, number

    _, number = max(near, key=fitness)
    return number, "toll.told_before"


def _is_bare_noun(group: Group) -> bool:
    return group.lead.trigger.is_noun and group.lead.trigger.light_verb is None
