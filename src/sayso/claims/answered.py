"""Answers to what was just told: "The army denied it", "A spokesman rejected the claim", "Police confirmed this"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon, Stance
from sayso.model import Event, EventType, Telling
from sayso.nlp import Parse

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "so"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "all", "its", "their", "his", "her"})
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT})
_INVOLVEMENT = frozenset({"involvement", "responsibility", "role", "part", "link", "wrongdoing", "charge", "charges"})
_SENTENCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A saying that denies or confirms a deed told before it, and that deed."""

    saying: Saying
    event: Event


def find_answers(
    parse: Parse, sayings: Sequence[Saying], tellings: Sequence[Telling], lexicon: Lexicon
) -> Iterator[Answer]:
    """Each denial or confirmation whose object takes up what was told within the last two sentences.

    The object is a pronoun, or a definite noun of saying without a content of its own. The event keeps its id; its
    trigger is the object that takes it up.
    """
    for saying in sayings:
        if saying.frame != "np" or saying.sense.stance not in (Stance.DENYING, Stance.CONFIRMING):
            continue
        if not _takes_up(parse, saying, lexicon):
            continue
        told = _last_deed(parse, saying, tellings)
        if told is not None:
            yield Answer(saying=saying, event=replace(told, trigger=saying.content))


def _takes_up(parse: Parse, saying: Saying, lexicon: Lexicon) -> bool:
    words = parse.tokens(saying.content.start, saying.content.end)
    if not len(words):
        return False
    head = words.root
    if len(words) == 1 and head.lower_ in _PRONOUNS:
        return True
    if any(one.dep_ in ("prep", "acl", "relcl", "ccomp") for one in head.children):
        return False
    lemma = head.lemma_.lower()
    return lemma in _INVOLVEMENT or (lemma in lexicon.noun_cues and words[0].lower_ in _DEFINITE)


def _last_deed(parse: Parse, saying: Saying, tellings: Sequence[Telling]) -> Event | None:
    earlier = [one for one in tellings if one.head < saying.cue_head and one.event.type in _DEEDS]
    if not earlier:
        return None
    last = earlier[-1]
    between = parse.tokens(last.head, saying.cue_head)
    return last.event if sum(1 for one in between if one.is_sent_start) <= _SENTENCES else None
