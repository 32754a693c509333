"""Deeds that are only announced or refused: "will release the pilots" commits to it, "will not release" rejects it.

PLOVER codes the announcement of a cooperative act as AGREE, its refusal as REJECT and an announced hostile act as
THREATEN. The announcement is an event beside the deed, which keeps its type and is planned, threatened or negated.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from sayso.events.draft import Draft
from sayso.events.groups import Group, Member, clause_of, owners
from sayso.events.participants import Casting
from sayso.events.subjects import VERBAL, surface_subject
from sayso.lexicons.frames import load_frames
from sayso.model import EventType, Passage, Reason, Role
from sayso.model.token import Token
from sayso.nlp.syntax import child, children, is_negated

_WILL = frozenset({"will", "shall", "'ll", "wo"})
_OPEN = frozenset({"if", "unless", "whether", "until", "when", "before", "lest"})
_SIDES = (Role.INITIATOR, Role.TARGET)
SUFFIX = ".announced"  # of the entry that stands for the trigger of an announcement
_HOSTILE = 3  # the first quad class of conflict
_DEEDS = frozenset(EventType) - {EventType.ACCUSE}  # to say that one will accuse is to accuse


def announcements(drafts: Sequence[Draft], casting: Casting) -> Iterator[Draft]:
    """A draft for each announcement or refusal among the drafts' deeds, with the parties of the deed."""
    owner = owners([draft.group for draft in drafts])
    for draft in drafts:
        words = _announcing(draft.group, owner) if draft.group.type in _DEEDS else None
        if words is None or not draft.actors(Role.INITIATOR):
            continue
        refused = is_negated(words.verb)
        kind = casting.context.ontology.type_if_only_said(draft.group.type, refused=refused)
        if kind is draft.group.type or _is_said_already(words.verb, kind, drafts, owner):
            continue
        hostile = casting.context.ontology.types[draft.group.type].quad >= _HOSTILE
        if _is_foretold(words.verb, draft, casting, hostile=hostile):
            continue
        yield _draft(draft, kind, words, casting)


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """The word that announces, and the verb whose negation refuses."""

    word: Token
    verb: Token


def _announcing(group: Group, owner: Mapping[int, int]) -> _Words | None:
    """ "will" before the deed's verb or before one that it shares or hangs on, or "plans to"; None where it is done."""
    verb = group.lead.node
    if verb.pos_ not in VERBAL:
        if any(one.lower_ in ("the", "this", "that") for one in children(verb, "det")):
            return None  # "will discuss the visit": which has been told before
        verb = clause_of(verb)
        if verb.pos_ not in VERBAL or verb.i in owner:
            return None
    for _ in range(3):
        mark = child(verb, "mark", "advmod")
        if mark is not None and mark.lower_ in _OPEN and mark.i < verb.i:
            return None
        modal = _modal(verb)
        if modal is not None:
            return _Words(modal, verb)
        above = verb.head
        if above == verb or above.pos_ not in (*VERBAL, "ADJ") or verb.tag_ != "VB":
            return None
        if verb.dep_ == "xcomp" and above.lemma_.lower() in load_frames().announcing:
            return _Words(above, above)
        if verb.dep_ not in ("conj", "xcomp", "advcl") or (above.i in owner and verb.dep_ != "conj"):
            return None
        verb = above
    return None


def _modal(verb: Token) -> Token | None:
    """The modal that places a verb ahead; "would" only in what somebody said ("said it would leave")."""
    for one in children(verb, "aux"):
        if one.lower_ in _WILL:
            return one
        if (
            one.lower_ in ("would", "'d")
            and verb.dep_ == "ccomp"
            and not any(other.lemma_ == "have" for other in children(verb, "aux"))
        ):
            return one
    return None


def _is_said_already(verb: Token, kind: EventType, drafts: Sequence[Draft], owner: Mapping[int, int]) -> bool:
    """True below a word that announces or refuses the same ("promised that it will leave")."""
    while verb.head != verb and verb.dep_ in ("ccomp", "xcomp", "conj", "advcl"):
        verb = verb.head
        if verb.i in owner and drafts[owner[verb.i]].group.type is kind:
            return True
    return False


def _is_foretold(verb: Token, draft: Draft, casting: Casting, *, hostile: bool) -> bool:
    """True where somebody else expects it; a hostile act is threatened only by whoever would do it."""
    saying = verb.head if verb.dep_ == "ccomp" and verb.head != verb else None
    if saying is None:
        return hostile
    if saying.lemma_.lower() in load_frames().foretelling:
        return True
    speaker = surface_subject(saying)
    resolved = casting.resolve(speaker) if speaker is not None else None
    return hostile and (resolved is None or resolved.actor.id not in draft.actors(Role.INITIATOR))


def _draft(draft: Draft, kind: EventType, words: _Words, casting: Casting) -> Draft:
    """The announcement as a telling of its own: the deed's parties, no toll, time or place."""
    parse, lead = casting.parse, draft.group.lead
    last = next(iter(children(words.verb, "neg")), words.word)
    passage = parse.passage(words.word, last if last.i == words.word.i + 1 else words.word)
    trigger = dataclasses.replace(
        lead.trigger,
        passage=passage,
        head=words.word.idx,
        type=kind,
        entry=f"{kind.value.lower()}{SUFFIX}",
        is_noun=False,
        light_verb=None,
        mode=None,
        contexts=(),
        harm=None,
        stage=None,
        acled=None,
        others=(),
    )
    member = Member(trigger=trigger, head=words.word, node=words.word, rank=lead.rank)
    participants = tuple(one for one in draft.participants if one.role in _SIDES)
    return Draft(
        group=Group(members=(member,)),
        participants=participants,
        things=(),
        mode=None,
        stage=None,
        counts=(),
        time=None,
        place=None,
        sentence=draft.sentence,
        reasons=_reasons(kind, passage, draft),
    )


def _reasons(kind: EventType, passage: Passage, draft: Draft) -> tuple[Reason, ...]:
    fields = {f"event.{role.value}" for role in _SIDES}
    own = Reason(field="event.type", rule=f"announced:{draft.group.type.value} is {kind.value}", passage=passage)
    return (own, *(reason for reason in draft.reasons if reason.field in fields))
