"""The clause or phrase that tells an event: the content of a claim about it."""

from __future__ import annotations

from sayso.events.groups import Group
from sayso.model import Passage
from sayso.model.token import Token
from sayso.nlp import Parse

_EDGES = frozenset({",", ";", ":", ".", "-", "\u2013", "\u2014", "!", "?", '"', "(", ")", "'"})
_LINKS = frozenset(
    """
    and but or while that although when as after because if whether which
    """.split()
)


def telling_clause(group: Group, parse: Parse) -> Passage:
    """The words of the lead's clause, or of its phrase where it is a bare noun; later coordinate clauses stay out."""
    node = group.lead.node
    if node.dep_ == "aux" and node.head != node:
        node = node.head  # "will release": the clause of what is announced
    first, last = _extent(node, {member.node.i for member in group.members})
    doc = node.doc
    start, end = first, last
    while start < node.i and (doc[start].is_space or doc[start].text in _EDGES or doc[start].lower_ in _LINKS):
        start += 1
    while end > node.i and (doc[end].is_space or doc[end].text in _EDGES):
        end -= 1
    return parse.passage(doc[start], doc[end])


def _extent(node: Token, own: set[int]) -> tuple[int, int]:
    first, last = node.left_edge.i, node.right_edge.i
    if node.pos_ not in ("VERB", "AUX"):
        return first, last
    for one in node.children:
        foreign = one.i not in own
        if one.dep_ in ("conj", "parataxis") and one.i > node.i and foreign and one.pos_ in ("VERB", "AUX"):
            last = min(last, max(one.left_edge.i - 1, node.i))
        elif one.dep_ in ("ccomp", "parataxis", "advcl") and one.i < node.i and foreign and one.right_edge.i < node.i:
            first = max(first, one.right_edge.i + 1) if one.left_edge.i == first else first
    while last > node.i and node.doc[last].dep_ in ("cc", "punct"):
        last -= 1
    return first, last
