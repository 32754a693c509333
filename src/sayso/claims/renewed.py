"""Sentences about a thing said: "This announcement was made in a video", "The threat came hours after the vote"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.lexicons import Lexicon
from sayso.lexicons.speech import load_speech
from sayso.model import Event, EventType, Passage, Telling, Time
from sayso.model.token import Token
from sayso.nlp import Parse

_SPOKEN = frozenset({
    EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT, EventType.AGREE,
})  # fmt: skip
_DEFINITE = frozenset({"this", "the", "that", "these", "its", "their", "his", "her"})
_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A clause that tells how or when something was said: its words, and the event told again."""

    clause: Passage
    event: Event


def find_renewals(
    parse: Parse, tellings: Sequence[Telling], times: Sequence[Time], lexicon: Lexicon
) -> Iterator[Renewal]:
    """Each clause that tells how a definite noun of saying came about, with the last speech act told before it.

    The event keeps its id, and takes its time from the clause where it had none.
    """
    told = {telling.head for telling in tellings}
    if not any(one.event.type in _SPOKEN for one in tellings):
        return
    for token in parse.subjects:
        if (
            token.idx in told
            or token.head.lemma_.lower() not in load_speech().renewing
            or not _takes_up(token, lexicon)
        ):
            continue
        spoken = _antecedent(parse, token, tellings)
        if spoken is None:
            continue
        clause = parse.passage(token.head.left_edge, token.head.right_edge)
        inside = (one for one in times if one.text is not None and clause.covers(one.text) and one.earliest)
        time = spoken.time or next(inside, None)
        yield Renewal(clause=clause, event=replace(spoken, trigger=parse.passage(token, token), time=time))


def _takes_up(token: Token, lexicon: Lexicon) -> bool:
    if token.lemma_.lower() not in lexicon.noun_cues:
        return False
    if any(one.dep_ in ("prep", "acl", "relcl", "ccomp") for one in token.children):
        return False
    return token.left_edge.lower_ in _DEFINITE


def _antecedent(parse: Parse, token: Token, tellings: Sequence[Telling]) -> Event | None:
    earlier = [one for one in tellings if one.head < token.sent.start_char and one.event.type in _SPOKEN]
    if not earlier:
        return None
    last = earlier[-1]
    if parse.sentences_between(last.head, token.idx) > _SENTENCES:
        return None
    same = [one for one in earlier if parse.at(last.head) is not None and one.clause.overlaps(last.clause)]
    return same[0].event if same else last.event
