"""What is told only as background: anniversaries and history, and what somebody who now acts once did or suffered."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from sayso.events.draft import Draft
from sayso.events.groups import Group
from sayso.lexicons.frames import load_frames
from sayso.model import Document, EventType, Reason
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child

_LONG_AGO = datetime.timedelta(days=366)
_OF = frozenset({"of", "for", "since", "from", "after", "to"})
_SPOKEN = frozenset({
    EventType.PROTEST, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.CONSULT,
    EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE,
})  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "appos", "conj", "poss", "compound"})


def background(draft: Draft, owner: Mapping[int, Group], parse: Parse) -> Reason | None:
    """The reason why a telling is background to what the report tells, or None where it is told for itself."""
    node = draft.group.lead.node
    rule = (
        _commemorated(node)
        or ("background.told_of_party" if _is_told_of_party(draft.group, owner) else None)
        or ("background.long_ago" if _is_long_ago(draft, parse.document) else None)
    )
    if rule is None:
        return None
    return Reason(field="event.background", rule=rule, passage=draft.group.lead.trigger.passage)


def _commemorated(node: Token) -> str | None:
    """The rule where the deed is what an anniversary or a memorial is of: "marked the centenary of the battle"."""
    words = load_frames().commemorating
    below, here = node, node.head
    if here.lower_ == "about" and _told_in(here.head):
        return "background.subject_of_a_work"
    while here != below:
        if here.dep_ == "prep" and here.lower_ not in _OF:
            return None
        if here.lemma_.lower() in words:
            return f"background.commemorated:{here.lemma_.lower()}"
        if here.pos_ not in ("NOUN", "ADP", "PROPN") or here.head == here:
            return None
        below, here = here, here.head
    return None


def _told_in(above: Token) -> bool:
    """True for the work in "a novel about the siege" and "the play is about the siege"."""
    work = child(above, "nsubj") if above.lemma_ == "be" else above
    return work is not None and work.lemma_.lower() in load_frames().works


def _is_told_of_party(group: Group, owner: Mapping[int, Group]) -> bool:
    """True for "the family of a baker killed by policemen marched": a party of an act of words, by its own history."""
    clause = group.lead.node
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ not in ("relcl", "acl") or clause.tag_ not in ("VBN", "VBD"):
        return False
    noun = clause.head
    while noun.i not in owner and noun.dep_ in (*_ARGUMENTS, "prep", "agent") and noun.head != noun:
        noun = noun.head
    main = owner.get(noun.i)
    return main is not None and main is not group and main.type in _SPOKEN


def _is_long_ago(draft: Draft, document: Document) -> bool:
    """True where the words date the deed more than a year before the report was published."""
    time = draft.time[0] if draft.time is not None else None
    if time is None or time.latest is None or document.published is None:
        return False
    published = datetime.date.fromisoformat(document.published[:10])
    return published - datetime.date.fromisoformat(time.latest) > _LONG_AGO


def groups_by_word(drafts: Sequence[Draft]) -> dict[int, Group]:
    """Which group each word that evokes an event stands for."""
    return {index: draft.group for draft in drafts for index in draft.group.words}
