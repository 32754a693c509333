"""Totals over several deeds: "eight guards were killed across both attacks"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.lexicons.tolls import TollLexicon
from sayso.model.token import Token
from sayso.nlp.syntax import children
from sayso.tolls.quantities import Quantity, quantity_of

_SPREAD = frozenset({"across", "over", "throughout"})
_LEADING = frozenset({*_SPREAD, "in", "during", "from"})


def happenings_of(predicate: Token, quantities: Mapping[int, Quantity], lexicon: TollLexicon) -> int | None:
    """Of how many happenings together a count is the total, as the words beside its predicate say; None for its own."""
    for lead in _leads(predicate):
        for noun in children(lead, "pobj"):
            if noun.tag_ == "NNS" and noun.lemma_.lower() in lexicon.happenings:
                number = _several(quantity_of(noun, quantities))
                if number is None and lead.lower_ in _SPREAD:
                    number = _announced(noun.doc[: noun.i], quantities, lexicon)
                return number
    return None


def _leads(predicate: Token) -> Iterator[Token]:
    """The prepositions on the predicate and on the verbs that follow it: "were killed and six were hurt across …"."""
    verb: Token | None = predicate if predicate.pos_ in ("VERB", "AUX") else predicate.head
    while verb is not None:
        yield from (one for one in verb.rights if one.dep_ == "prep" and one.lower_ in _LEADING)
        verb = next((one for one in verb.rights if one.dep_ == "conj" and one.pos_ in ("VERB", "AUX")), None)


def _announced(before: Sequence[Token], quantities: Mapping[int, Quantity], lexicon: TollLexicon) -> int | None:
    """The number in "this was one of three attacks", told before "across the attacks"."""
    for noun in reversed(list(before)):
        if noun.tag_ != "NNS" or noun.lemma_.lower() not in lexicon.happenings or noun.dep_ != "pobj":
            continue
        if noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
            return _several(quantity_of(noun, quantities))
    return None


def _several(quantity: Quantity | None) -> int | None:
    if quantity is None:
        return None
    number = quantity.best if quantity.best is not None else quantity.low
    return number if number is not None and number > 1 else None
