"""What to mark in a report's text, and how overlapping marks nest."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.export.wording import (
    act_words,
    event_type,
    parties,
    place_words,
    plain,
    source_name,
    time_words,
    toll_words,
)
from sayso.model import Attribution, Claim, Coded, Event, Passage


class Kind(enum.StrEnum):
    """What a mark shows; of two marks on the same words, the earlier kind is the outer one."""

    CONTENT = "content"
    CHANNEL = "channel"
    TOLL = "toll"
    SOURCE = "source"
    PLACE = "place"
    TIME = "time"
    ACTOR = "actor"
    CUE = "cue"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text with what it tells; `claims` are the ids of the claims that rest on it."""

    kind: Kind
    start: int
    end: int
    tip: str
    claims: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The mark's name within its document, for links to it."""
        return f"{self.kind.value}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A step through marked text: a mark opens (`first` when it did not open before), words stand, or a mark closes."""

    opens: Mark | None = None
    first: bool = False
    text: str | None = None


def find_marks(coded: Coded) -> tuple[Mark, ...]:
    """Every mark of the document in text order, outer ones first; marks of one kind on the same words are joined."""
    joined: dict[tuple[Kind, int, int], Mark] = {}
    for mark in (*_claim_marks(coded), *_document_marks(coded)):
        if mark.start >= mark.end:
            continue
        key = (mark.kind, mark.start, mark.end)
        joined[key] = _join(joined[key], mark) if key in joined else mark
    sources = {(mark.start, mark.end) for mark in joined.values() if mark.kind is Kind.SOURCE}
    kept = [mark for mark in joined.values() if mark.kind is not Kind.ACTOR or (mark.start, mark.end) not in sources]
    order = {kind: rank for rank, kind in enumerate(Kind)}
    return tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end, order[mark.kind])))


def nest(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text cut into properly nested marks; one that crosses another is closed and opened again.

    `marks` must come as `find_marks` orders them. Joined, the words are the text.
    """
    waiting = list(marks)[::-1]
    opened: list[Mark] = []
    position = 0
    while waiting or opened:
        edge = min(_edges(waiting, opened))
        if edge > position:
            yield Piece(text=text[position:edge])
            position = edge
        yield from _close(opened, position)
        while waiting and waiting[-1].start == position:
            opened.append(waiting.pop())
            yield Piece(opens=opened[-1], first=True)
    if position < len(text):
        yield Piece(text=text[position:])


def _join(one: Mark, other: Mark) -> Mark:
    tips = dict.fromkeys((*one.tip.split("\n"), *other.tip.split("\n")))
    claims = dict.fromkeys((*one.claims, *other.claims))
    return dataclasses.replace(one, tip="\n".join(tips), claims=tuple(claims))


def _edges(waiting: list[Mark], opened: list[Mark]) -> Iterator[int]:
    if waiting:
        yield waiting[-1].start
    yield from (mark.end for mark in opened)


def _close(opened: list[Mark], position: int) -> Iterator[Piece]:
    """Close what ends here, and open again what stood inside it and goes on."""
    lowest = next((depth for depth, mark in enumerate(opened) if mark.end <= position), None)
    if lowest is None:
        return
    inside = opened[lowest:]
    yield from (Piece() for _ in inside)
    opened[lowest:] = [mark for mark in inside if mark.end > position]
    yield from (Piece(opens=mark) for mark in opened[lowest:])


def _claim_marks(coded: Coded) -> Iterator[Mark]:
    for claim in coded.claims:
        for link in claim.attribution:
            yield from _link_marks(coded, claim, link)
        if claim.event is not None:
            yield from _event_marks(coded, claim, claim.event)


def _link_marks(coded: Coded, claim: Claim, link: Attribution) -> Iterator[Mark]:
    name = source_name(coded, link)
    if link.source.mention is not None:
        yield _mark(Kind.SOURCE, link.source.mention, f"source: {name} ({link.source.kind.value})", claim)
    yield _mark(Kind.CUE, link.cue, f"{name}: {act_words(link)}", claim)
    for part in link.parts or (link.content,):
        yield _mark(Kind.CONTENT, part, f"{link.quotation.value} content: {name} › {link.act.value}", claim)
    if link.channel is not None and link.channel.mention is not None:
        yield _mark(Kind.CHANNEL, link.channel.mention, f"channel: {link.channel.medium or 'unknown'}", claim)


def _event_marks(coded: Coded, claim: Claim, event: Event) -> Iterator[Mark]:
    yield _mark(
        Kind.TRIGGER, event.trigger, f"{claim.status.value}: {event_type(event)}, {parties(coded, event)}", claim
    )
    for count in event.toll:
        yield _mark(Kind.TOLL, count.text, toll_words(coded, count), claim)
    if event.time is not None and event.time.text is not None:
        yield _mark(Kind.TIME, event.time.text, time_words(event.time), claim)
    if event.place is not None:
        yield _mark(Kind.PLACE, event.place.text, place_words(event.place), claim)


def _document_marks(coded: Coded) -> Iterator[Mark]:
    for time in coded.times:
        if time.text is not None:
            yield _mark(Kind.TIME, time.text, time_words(time))
    for place in coded.places:
        yield _mark(Kind.PLACE, place.text, place_words(place))
    for actor in coded.actors:
        known = "" if actor.known else ", not in the roster"
        country = f", {actor.country}" if actor.country else ""
        for mention in actor.mentions:
            yield _mark(Kind.ACTOR, mention, f"{plain(actor.name)} ({actor.kind}{country}{known})")


def _mark(kind: Kind, passage: Passage, tip: str, claim: Claim | None = None) -> Mark:
    return Mark(kind=kind, start=passage.start, end=passage.end, tip=tip, claims=() if claim is None else (claim.id,))
