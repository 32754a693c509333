"""Verbs that say of a deed told before only where and when: "The incident occurred in X", "It happened on Monday"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.events.groups import Group, owners
from sayso.lexicons.circumstances import load_circumstances
from sayso.lexicons.frames import load_frames
from sayso.model import EventType
from sayso.model.token import Token
from sayso.nlp.syntax import child, children, is_negated
from sayso.nlp.tokens import Text

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PRONOUNS = frozenset({"it", "this", "that"})
_BACK = 2  # sentences between a deed and what takes it up


def tied_words(doc: Text, groups: Sequence[Group]) -> dict[int, int]:
    """Which group each word stands for, as `owners` has it, and each verb that takes up the deed told before it."""
    owner = owners(groups)
    order = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    deeds = sorted((group.lead.head.i, number) for number, group in enumerate(groups) if _is_deed(group))
    for token in doc:
        if token.i in owner or not _takes_up(token, owner):
            continue
        before = [(at, number) for at, number in deeds if at < token.sent.start]
        if before and order[token.sent.start] - order[doc[before[-1][0]].sent.start] <= _BACK:
            owner[token.i] = before[-1][1]
    return owner


def _is_deed(group: Group) -> bool:
    return group.type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST) and group.lead.trigger.stage is None


def _takes_up(verb: Token, owner: dict[int, int]) -> bool:
    """True for a main verb of happening whose subject names no deed of its own: "it", "the incident"."""
    if not _happens(verb) or is_negated(verb):
        return False
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or any(one.i in owner for one in subject.subtree):
        return False
    if subject.lower_ in _PRONOUNS:
        return verb.dep_ == "ROOT" and child(verb, "ccomp", "mark") is None
    definite = any(one.lower_ in _DEFINITE for one in children(subject, "det"))
    return definite and subject.lemma_.lower() in load_frames().taken_up


def _happens(verb: Token) -> bool:
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    thing = child(verb, "dobj")
    took_place = verb.lemma_ == "take" and thing is not None and thing.lower_ == "place"
    return took_place or verb.lemma_.lower() in load_circumstances().happening
