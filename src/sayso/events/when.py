"""When: the time expression that the syntax ties to a telling, never one that dates the saying of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from sayso.events.groups import Group, owners
from sayso.model import Passage, Time
from sayso.nlp import Parse
from sayso.nlp.syntax import child, children

_ATTACHED, _ABOVE = 2, 1
_NEARBY = 4
_RULES = {_ATTACHED: "time.attached", _ABOVE: "time.clause"}
_UNDATED = re.compile(r"P[TX\d]|XXXX-(?:WXX|XX-XX)")  # TIMEX3 durations and repetitions

Dated = tuple[Time, str]


def date_groups(
    parse: Parse, groups: Sequence[Group], times: Sequence[Time], saying: frozenset[str]
) -> dict[int, Dated]:
    """The time of each group that has one, with the rule that found it, under the group's position in `groups`."""
    owner = owners(groups)
    best: dict[int, tuple[int, int, Time]] = {}
    for time in times:
        anchor = _anchor(parse, time)
        if anchor is None:
            continue
        for number, strength in _dated_by(anchor, owner, groups, saying).items():
            distance = -abs(groups[number].lead.head.i - anchor.i)
            held = best.get(number)
            if held is None or (strength, distance) > held[:2]:
                best[number] = (strength, distance, time)
    dated = {number: (time, _RULES[strength]) for number, (strength, _, time) in best.items()}
    for number, group in enumerate(groups):
        if number in dated:
            continue
        for word in (group.lead.node, group.lead.head):
            above = _dated_with(word, owner)
            if above is not None and above in dated:
                dated[number] = (dated[above][0], "time.shared")
                break
    return dated


def _dated_with(node: Token, owner: Mapping[int, int]) -> int | None:
    """The group whose time holds for a word too: the verb it is coordinated with, or the whole that includes it."""
    if node.pos_ == "VERB":
        shares = node.dep_ == "conj" or (node.dep_ == "advcl" and node.tag_ == "VBG")
        own = child(node, "nsubj", "nsubjpass", "mark")
        return owner.get(node.head.i) if shares and own is None else None
    above = node.head
    if node.dep_ != "pobj" or above.lower_ != "including":
        return None
    for _ in range(_NEARBY):
        above = above.head
        if above.i in owner:
            return owner[above.i]
        if above.pos_ == "VERB":  # "faced a crackdown, including arrests"
            return next((owner[one.i] for one in children(above, "dobj", "nsubj", "nsubjpass") if one.i in owner), None)
    return None


def _anchor(parse: Parse, time: Time) -> Token | None:
    """The word of the expression that hangs on the rest of the sentence; None for durations and repetitions."""
    if time.text is None or _UNDATED.match(time.value or ""):
        return None
    return anchor_of(parse, time.text)


def anchor_of(parse: Parse, passage: Passage) -> Token | None:
    """The syntactic head of a passage, or None when it covers no word."""
    span = parse.tokens(passage.start, passage.end)
    return span.root if len(span) else None


def _dated_by(
    anchor: Token, owner: Mapping[int, int], groups: Sequence[Group], saying: frozenset[str]
) -> dict[int, int]:
    """Which groups the words date, and how strongly."""
    here = anchor
    while here.head != here and here.i not in owner:
        above = here.head
        if above.i not in owner and above.pos_ in ("VERB", "AUX") and here.dep_ not in ("xcomp", "aux"):
            return _under(above, anchor, owner, groups, saying)
        here = above
    return {owner[here.i]: _ATTACHED} if here.i in owner else _under(here, anchor, owner, groups, saying)


def _under(
    verb: Token, anchor: Token, owner: Mapping[int, int], groups: Sequence[Group], saying: frozenset[str]
) -> dict[int, int]:
    """A time beside a verb that is no trigger dates that verb's arguments, unless it is a verb of saying."""
    if verb.lemma_.lower() in saying:
        return {}
    return {owner[token.i]: _ABOVE for token in verb.subtree if token.i in owner and is_argument(token, verb)}


def is_argument(token: Token, verb: Token) -> bool:
    """True for a noun that the verb itself takes: its subject, object, or in one of its prepositional phrases."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head
    return token.head == verb and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "prep", "agent", "oprd", "xcomp")
