"""A coded document for reading in a terminal or a pipe: one block for each claim."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from sayso.export.wording import (
    OWN_VOICE,
    chain_words,
    event_type,
    parties,
    place_words,
    plain,
    quoted,
    time_words,
    toll_words,
)
from sayso.model import Claim, Coded, Status

Paint = Callable[[str, str], str]

WIDTH = 100
_LABEL = 8
# Select Graphic Rendition codes; a status that says "it happened" is green or plain, one that says "not" is red.
_COLOURS = {
    Status.ASSERTED: "1",
    Status.CLAIMED: "1;36",
    Status.ALLEGED: "1;33",
    Status.CONFIRMED: "1;32",
    Status.DENIED: "1;31",
    Status.THREATENED: "1;35",
    Status.PREDICTED: "1;34",
    Status.PLANNED: "1;34",
    Status.FOILED: "1;33",
    Status.HYPOTHETICAL: "2",
    Status.NEGATED: "31",
}


def to_text(coded: Coded, *, width: int = WIDTH, colour: bool = False) -> str:
    """Header and claims, lines of at most `width` characters (long words aside), ending with a line end.

    `colour` puts ANSI colours on the status and dims the labels; without it the text is plain.
    """
    paint = _painted if colour else _left
    lines = [*_header(coded, width, paint)]
    for claim in coded.claims:
        lines += ["", *_block(coded, claim, width, paint)]
    return "\n".join(lines) + "\n"


def _header(coded: Coded, width: int, paint: Paint) -> Iterator[str]:
    document = coded.document
    facts = [document.title, document.publisher, document.published or "no publication date", document.id]
    for line in textwrap.wrap(" · ".join(plain(fact) for fact in facts if fact), width):
        yield paint(line, "1")
    if coded.refused is not None:
        yield from textwrap.wrap(f"not coded: {plain(coded.refused)}", width)
        return
    events = len(list(coded.events()))
    yield paint(f"{_counted(len(coded.claims), 'claim')}, {_counted(events, 'event')}", "2")


def _block(coded: Coded, claim: Claim, width: int, paint: Paint) -> Iterator[str]:
    event = claim.event
    told = "no event" if event is None else f"{event_type(event)}  {parties(coded, event)}"
    status = claim.status.value
    first, *rest = textwrap.wrap(told, width - _LABEL - 6) or [""]
    yield f"{paint(status.ljust(_LABEL + 4), _COLOURS[claim.status])}  {first}"
    yield from (" " * (_LABEL + 6) + line for line in rest)
    for label, value in _rows(coded, claim):
        lines = textwrap.wrap(value, width - _LABEL - 2) or [""]
        yield f"  {paint(label.ljust(_LABEL), '2')}{lines[0]}"
        yield from (" " * (_LABEL + 2) + line for line in lines[1:])


def _rows(coded: Coded, claim: Claim) -> Iterator[tuple[str, str]]:
    chain = chain_words(coded, claim)
    yield "who", " › ".join(f"{who} › {act}" for who, act in chain) if chain else OWN_VOICE
    yield "what", quoted(claim.content.text)
    event = claim.event
    if event is not None:
        if event.time is not None:
            yield "when", time_words(event.time)
        if event.place is not None:
            yield "where", place_words(event.place)
        for count in event.toll:
            yield "toll", toll_words(coded, count)
        if event.civilian_targeting:
            yield "", "civilian targeting"
    yield "id", claim.id if event is None else f"{claim.id}  (event {event.id})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _left(text: str, code: str) -> str:
    return text
