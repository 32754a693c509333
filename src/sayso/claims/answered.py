"""Answers to what was told: "The army denied it", "A spokesman rejected the claim", "Police blamed the rebels"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.antecedent import deed_meant
from sayso.claims.disowned import calls_false, disowned
from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon, Stance
from sayso.model import ActorMention, Cast, Event, EventType, Participant, Role, Telling
from sayso.nlp import Parse

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "so"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "all", "its", "their", "his", "her"})
_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT})
_INVOLVEMENT = frozenset({"involvement", "responsibility", "role", "part", "link", "wrongdoing", "charge", "charges"})
_ANSWERING = frozenset({Stance.DENYING, Stance.CONFIRMING})
_JUST_GIVEN = 2  # sentences
_BLAMED = frozenset({EventType.ASSAULT, EventType.COERCE})
_BLAMING = frozenset({"blame", "suspect"})
_NO_DOERS = frozenset({"object", "unknown", "civilians", "media", "place"})
_HAPPENINGS = frozenset({"incident", "event", "occurrence", "development", "episode"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A saying that denies, confirms or lays to somebody a deed told before it, and that deed.

    `denied` where the clause itself says that somebody had no part in it.
    """

    saying: Saying
    event: Event
    denied: bool = False


def find_answers(
    parse: Parse, sayings: Sequence[Saying], tellings: Sequence[Telling], cast: Cast, lexicon: Lexicon
) -> Iterator[Answer]:
    """Each denial, confirmation or blame whose object names no deed itself, with the deed that it means.

    What is denied or confirmed is a pronoun, a definite noun of saying without a content of its own, or the speaker's
    own part in it ("denied involvement"), of which it is the initiator; who is blamed is the initiator too. The event
    keeps its id; its trigger is the object that takes it up.
    """
    told = sorted(((one.head, one.event) for one in tellings if one.stage is None), key=_place)
    for saying in sayings:
        if _is_of_words_alone(parse, saying, sayings, tellings, lexicon):
            continue
        for answer in list(_answers(parse, saying, told, cast, lexicon)):
            bisect.insort(told, (saying.cue_head, answer.event), key=_place)
            yield answer


def _place(told: tuple[int, Event]) -> int:
    return told[0]


def _answers(
    parse: Parse, saying: Saying, told: Sequence[tuple[int, Event]], cast: Cast, lexicon: Lexicon
) -> Iterator[Answer]:
    """What one saying answers, of the deeds told so far: where each is told, and which it is."""
    part = disowned(parse, saying, cast)
    if part is not None or calls_false(parse, saying, lexicon):
        deed = deed_meant(parse, saying.cue_head, told, _DEEDS)
        if deed is not None:
            yield Answer(saying=saying, event=_answered(deed, saying, part), denied=True)
    if saying.frame != "np":
        return
    if saying.sense.stance is Stance.ACCUSING:
        doer = _blamed(parse, saying, told, cast)
        deed = deed_meant(parse, saying.cue_head, told, _BLAMED) if doer is not None else None
    elif saying.sense.stance in _ANSWERING and _takes_up(parse, saying, lexicon):
        doer = _involved(parse, saying, cast)
        deed = deed_meant(parse, saying.cue_head, told, _DEEDS)
    else:
        return
    if deed is not None:
        yield Answer(saying=saying, event=_answered(deed, saying, doer))


def _is_of_words_alone(
    parse: Parse, saying: Saying, sayings: Sequence[Saying], tellings: Sequence[Telling], lexicon: Lexicon
) -> bool:
    """True for "disputed that account", where the account just given tells no deed: not the deed before is disputed."""
    if saying.frame not in ("np", "as"):
        return False
    words = parse.tokens(saying.content.start, saying.content.end)
    if not len(words) or words.root.lemma_.lower() not in lexicon.noun_cues:
        return False
    accounts = [one for one in sayings if one.cue_head < saying.cue_head and one.sense.stance not in _ANSWERING]
    given = max(accounts, key=lambda one: one.cue_head, default=None)
    if given is None or parse.sentences_between(given.cue_head, saying.cue_head) > _JUST_GIVEN:
        return False
    return not any(given.holds(one.head, one.head + 1) and one.event.type in _DEEDS for one in tellings)


def _blamed(parse: Parse, saying: Saying, told: Sequence[tuple[int, Event]], cast: Cast) -> ActorMention | None:
    """Who is blamed or suspected where the words say of whom and not of what; None for things and for deeds."""
    cue, words = parse.at(saying.cue_head), parse.tokens(saying.content.start, saying.content.end)
    if cue is None or saying.negated or cue.lemma_.lower() not in _BLAMING or not len(words):
        return None
    head = words.root
    if any(saying.holds(head, head + 1) for head, _ in told):
        return None
    if any(one.lower_ in ("for", "of", "in", "on") for token in (cue, head) for one in token.children if one.i > cue.i):
        return None
    mention = cast.at(head.idx)
    return mention if mention is not None and cast[mention.actor].kind not in _NO_DOERS else None


def _involved(parse: Parse, saying: Saying, cast: Cast) -> ActorMention | None:
    """Who speaks of its own part in the deed; None where the deed itself is denied or confirmed."""
    head = parse.tokens(saying.content.start, saying.content.end).root
    if head.lemma_.lower() not in _INVOLVEMENT or saying.source_head is None:
        return None
    return cast.at(saying.source_head)


def _answered(told: Event, saying: Saying, doer: ActorMention | None) -> Event:
    """The deed under the words that take it up, of whom they say did it: who did it is all that such words tell."""
    event = replace(told, trigger=saying.content)
    if doer is None:
        return event
    event = replace(event, toll=())
    others = tuple(one for one in told.participants if one.role is not Role.INITIATOR and one.actor != doer.actor)
    initiator = Participant(role=Role.INITIATOR, actor=doer.actor, mention=doer.passage)
    return replace(event, participants=(initiator, *others))


def _takes_up(parse: Parse, saying: Saying, lexicon: Lexicon) -> bool:
    words = parse.tokens(saying.content.start, saying.content.end)
    if not len(words):
        return False
    head = words.root
    if len(words) == 1 and head.lower_ in _PRONOUNS:
        return True
    said = [one for one in head.children if one in words]
    if any(one.dep_ in ("prep", "acl", "relcl", "ccomp") for one in said):
        return False
    lemma = head.lemma_.lower()
    if lemma in _HAPPENINGS and words[0].lower_ in _DEFINITE:
        return True
    return lemma in _INVOLVEMENT or (lemma in lexicon.noun_cues and words[0].lower_ in _DEFINITE)
