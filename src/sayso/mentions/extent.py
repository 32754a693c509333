"""How far a noun phrase reaches when it is printed as a source or a participant."""

from __future__ import annotations

from sayso.model.token import Token

_LEFT = frozenset(
    {
        "det",
        "amod",
        "nummod",
        "compound",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "advmod",
        "npadvmod",
        "punct",
        "appos",
        "case",
    }
)
_HYPHENS = frozenset({"-", "'", "%", "–"})
_QUOTES = frozenset({'"', "``", "''", "'"})
_FOCUS = frozenset(
    {
        "especially",
        "particularly",
        "only",
        "also",
        "even",
        "mainly",
        "notably",
        "not",
        "then",
        "now",
        "meanwhile",
        "however",
    }
)
_OF = frozenset({"of"})
_ROLE_LINKS = frozenset({"of", "for", "at", "in", "from", "to"})


def extent(head: Token, *, role: bool = False) -> tuple[Token, Token]:
    """First and last token of the phrase: premodifiers, the head, its "of" phrase, and a short form in brackets.

    A function's phrase ("a spokesman for the army") also keeps "for", "at" and the like. Clauses, appositions set off
    by
    commas and coordinated phrases stay out.
    """
    first, last = _left(head), _right(head, _ROLE_LINKS if role else _OF)
    if first.text in _QUOTES and last.i + 1 < len(head.doc) and last.nbor().text in _QUOTES:
        last = last.nbor()
    return first, last


def _left(head: Token) -> Token:
    first = head
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _LEFT:
            break
        if child.dep_ == "punct" and child.text not in _HYPHENS | _QUOTES:
            break
        if child.dep_ in ("advmod", "npadvmod") and head.pos_ != "NUM" and child.i == head.i - 1:
            break
        if child.dep_ == "advmod" and child.lower_ in _FOCUS:
            break
        if child.dep_ == "appos" and child.left_edge.pos_ != "PROPN":
            break
        first = child.left_edge
    while first.i < head.i and (
        first.is_space or (first.dep_ == "punct" and first.text not in _QUOTES) or first.pos_ in ("CCONJ", "SCONJ")
    ):
        first = first.nbor()
    return first


def _right(head: Token, links: frozenset[str]) -> Token:
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in links:
            inner = next((one for one in child.children if one.dep_ == "pobj"), None)
            if inner is None:
                break
            last = _right(inner, _OF)
        elif child.dep_ == "punct" and child.text in _HYPHENS:
            continue
        elif child.dep_ in ("case", "nummod") and child.i == last.i + 1 and child.dep_ == "nummod":
            last = child
        elif child.dep_ in ("punct", "appos", "npadvmod", "nmod") and _bracket_end(head, child) is not None:
            last = _bracket_end(head, child) or last
        else:
            break
    return last


def _bracket_end(head: Token, child: Token) -> Token | None:
    """The closing bracket of "(LN)" right behind the head, or None."""
    doc, at = head.doc, head.i + 1
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")" and child.i <= at + 2:
        return doc[at + 2]
    return None
