"""Who did the harm that a clause tells without a doer, where it names the deed in which the harm was done.

"Killed in a raid by the army", "were killed and two wounded when rebels opened fire", "shot in a police operation".
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.events.frames import Filler, fill
from sayso.events.groups import Group
from sayso.events.nouns import noun_slots
from sayso.events.participants import Casting
from sayso.events.subjects import VERBAL, is_passive
from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.syntax import child, children, conjuncts

_OCCASION = frozenset({"in", "during", "by", "from", "after", "following", "amid", "under", "with"})
_WHEN = frozenset({"when", "as", "after", "while"})
_DOING = frozenset({"by", "possessive", "compound"})


def occasion_doers(group: Group, casting: Casting) -> Iterator[Filler]:
    """The doers of the deeds that a harm was done in; nothing where the clause itself has a doer or is no passive."""
    node = group.lead.node
    if not group.hurts or node.pos_ not in VERBAL or not is_passive(node) or children(node, "agent"):
        return
    for verb in conjuncts(node):
        for deed in _deeds(verb):
            trigger = casting.deeds.get(deed.i)
            if trigger is not None:
                fillers = fill(trigger, casting.parse, casting.events)
                yield from (Filler("initiator", one.token, "occasion") for one in fillers if one.role == "initiator")
            elif deed.pos_ == "NOUN" and deed.lemma_.lower() in load_frames().deeds:
                slots = noun_slots(deed, None)
                yield from (Filler("initiator", one, "occasion") for slot, one, _ in slots if slot in _DOING)


def _deeds(verb: Token) -> Iterator[Token]:
    """The nouns and clauses that say in what, or when, something befell somebody."""
    for one in verb.children:
        if one.dep_ == "prep" and one.lower_ in _OCCASION:
            yield from children(one, "pobj")
        elif one.dep_ == "advcl":
            mark = child(one, "mark", "advmod")
            if mark is not None and mark.lower_ in _WHEN and child(one, "nsubj") is not None:
                yield one
