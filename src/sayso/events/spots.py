"""Spots: places that the text names together ("in Zamalka in the East Ghouta"), as one place, the innermost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.events.when import anchor_of
from sayso.model import Place, PlacePrecision
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.places import is_placed, load_words

_SMALL = frozenset(", ( ) in on at of the a an near some about around just roughly from its".split())
_TOGETHER = frozenset({"'s", "'"})
_APART = frozenset({"in", "on", "at", ",", "(", ")", "near", "from"})
_FAR_APART = 8
_FINENESS = (
    PlacePrecision.EXACT,
    PlacePrecision.TOWN,
    PlacePrecision.NEAR,
    PlacePrecision.UNKNOWN,  # a name the gazetteer lacks is most often a small place
    PlacePrecision.DISTRICT,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
)


def fineness(place: Place) -> int:
    """Where a place ranks, the finest first; what is placed at its town or province is finer than that."""
    if is_placed(place):
        near = place.precision is PlacePrecision.NEAR
        return _FINENESS.index(PlacePrecision.EXACT if near else PlacePrecision.UNKNOWN)
    return _FINENESS.index(place.precision)


def is_wide(place: Place) -> bool:
    """True for a province or country, which a town named beside it outranks."""
    return fineness(place) >= _FINENESS.index(PlacePrecision.ADMIN1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place, with what the text says contains it.

    `place` is the innermost, `anchors` the syntactic heads of all the names in text order, `first` the position of
    the first word.
    """

    place: Place
    anchors: tuple[Token, ...]
    first: int


def find_spots(parse: Parse, places: Sequence[Place]) -> tuple[Spot, ...]:
    """The spots of a document in text order; a name inside an organisation's belongs to none."""
    spots: list[Spot] = []
    organisations: set[int] = set()
    last = -1
    for place in places:
        anchor, first, end = _words(parse, place)
        if anchor is None:
            continue
        listed = anchor.dep_ == "conj" and anchor.head.i in organisations
        if listed or _in_organisation(parse, anchor, first, end):
            organisations.add(anchor.i)
            continue
        spot = Spot(place=place, anchors=(anchor,), first=first)
        gap = [token.lower_ for token in parse.doc[last:first]] if 0 <= last <= first <= last + _FAR_APART else None
        if spots and gap is not None and _belong_together(gap, spots[-1].place, place):
            spots[-1] = _joined(spots[-1], spot, gap)
        else:
            spots.append(spot)
        last = end
    return tuple(spots)


def _words(parse: Parse, place: Place) -> tuple[Token | None, int, int]:
    span = parse.tokens(place.text.start, place.text.end)
    return anchor_of(parse, place.text), span.start, span.end


def _in_organisation(parse: Parse, anchor: Token, first: int, end: int) -> bool:
    """True for a place within the name of an organisation, which says who and not where."""
    if anchor.ent_type_ != "ORG":
        return False
    if first > 0 and parse.doc[first].ent_iob_ == "I" and not parse.doc[first - 1].is_punct:
        return True
    if end == len(parse.doc) or parse.doc[end].is_punct:
        return False  # the parser takes "X (Y" and "X, Y" for one name
    return parse.doc[end].ent_iob_ == "I" and parse.doc[end].ent_type_ == "ORG"


def _belong_together(gap: Sequence[str], one: Place, other: Place) -> bool:
    """True when the words between two places say that one contains the other."""
    words = load_words()
    known = all(
        word in _SMALL
        or word in _TOGETHER
        or word.isdigit()
        or word in words["bearing"]
        or word in words["length"]
        or word in words["resident"]
        or words.is_sort(word)
        for word in gap
    )
    if not known:
        return False
    if list(gap) != [","]:
        return True
    return fineness(one) < fineness(other)


def _joined(spot: Spot, other: Spot, gap: Sequence[str]) -> Spot:
    """Both as one: the first is the innermost, but for "Y's X" and "the Y suburb of X"."""
    inner = other.place if _second_is_inner(spot.place, other.place, gap) else spot.place
    return Spot(place=inner, anchors=(*spot.anchors, *other.anchors), first=spot.first)


def _second_is_inner(one: Place, other: Place, gap: Sequence[str]) -> bool:
    small = not is_wide(other)
    if small and is_wide(one) and gap and gap[0] in _APART - {","}:
        return True  # "across the LoC in Poonch"
    if not _TOGETHER.isdisjoint(gap):
        return small or fineness(other) < fineness(one)
    if not gap or gap[-1] != "of" or not _APART.isdisjoint(gap):
        return False
    if len(gap) > 1:  # "the Y southern suburb of X"
        return small and any(load_words().is_sort(word) for word in gap)
    known = one.resolved and not is_placed(one)
    return known and (small or fineness(other) < fineness(one))
