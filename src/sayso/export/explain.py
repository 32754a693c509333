"""A claim explained: every value back to its words, their offsets, and the rules that gave it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.wording import (
    OWN_VOICE,
    act_words,
    actor_name,
    event_type,
    parties,
    place_words,
    quoted,
    source_name,
    time_words,
    toll_words,
)
from sayso.model import Attribution, Claim, Coded, Event, Passage, Reason

Row = tuple[str, str, Passage | None]

_NONE = ("none given", None)


def explain(coded: Coded, claim: Claim) -> str:
    """One line for each value with the words it rests on, each followed by its reasons; ends with a line end.

    A reason stands under the value whose field it names (of several, the one with its words), or at the end when it
    names none of them.
    """
    rows = [*_claim_rows(coded, claim), *(_event_rows(coded, claim.event) if claim.event else ())]
    told: dict[int | None, list[Reason]] = {}
    for reason in claim.reasons:
        told.setdefault(_row_of(reason, rows), []).append(reason)
    lines = [f"{claim.id}  {claim.status.value}  {_what(coded, claim)}", ""]
    for index, (field, value, passage) in enumerate(rows):
        lines.append(f"{field:<26}{_words(value, passage)}")
        lines += (f"{'':<26}{_because(reason)}" for reason in told.get(index, ()))
    if others := told.get(None):
        lines += ["", "also", *(f"{reason.field:<26}{_because(reason)}" for reason in others)]
    return "\n".join(lines) + "\n"


def _row_of(reason: Reason, rows: list[Row]) -> int | None:
    fitting = [index for index, row in enumerate(rows) if row[0] == reason.field]
    exact = [index for index in fitting if rows[index][2] == reason.passage]
    return next(iter(exact or fitting), None)


def _what(coded: Coded, claim: Claim) -> str:
    if claim.event is None:
        return quoted(claim.content.text)
    return f"{event_type(claim.event)}  {parties(coded, claim.event)}"


def _claim_rows(coded: Coded, claim: Claim) -> Iterator[Row]:
    yield "status", claim.status.value, None
    yield "factuality", claim.factuality.value, None
    yield "confidence", f"{claim.confidence:.2f}", None
    yield "content", "", claim.content
    chain = " › ".join(source_name(coded, link) for link in claim.attribution)
    yield "attribution", chain or OWN_VOICE, None
    for index, link in enumerate(claim.attribution):
        yield from _link_rows(coded, f"attribution.{index}", link)


def _link_rows(coded: Coded, field: str, link: Attribution) -> Iterator[Row]:
    yield f"{field}.source", f"{source_name(coded, link)} ({link.source.kind.value})", link.source.mention
    yield f"{field}.act", act_words(link), link.cue
    yield f"{field}.quotation", link.quotation.value, None
    for part in link.parts or (link.content,):
        yield f"{field}.content", "", part
    if link.channel is not None:
        yield f"{field}.channel", link.channel.medium or "", link.channel.mention
    if link.stated is not None:
        yield f"{field}.stated", time_words(link.stated), link.stated.text


def _event_rows(coded: Coded, event: Event) -> Iterator[Row]:
    yield "event.id", event.id, None
    yield "event.type", event_type(event), event.trigger
    yield "event.acled", "none" if event.acled is None else _acled(event), None
    for one in event.participants:
        yield f"event.{one.role.value}", actor_name(coded, one.actor, one.mention.text), one.mention
    yield "event.time", *((time_words(event.time), event.time.text) if event.time else _NONE)
    yield "event.place", *((place_words(event.place), event.place.text) if event.place else _NONE)
    for count in event.toll:
        yield "event.toll", toll_words(coded, count), count.text
    yield "event.civilian_targeting", "yes" if event.civilian_targeting else "no", None


def _acled(event: Event) -> str:
    return f"{event.acled.event_type} / {event.acled.sub_event_type}" if event.acled else ""


def _words(value: str, passage: Passage | None) -> str:
    where = "" if passage is None else f"[{passage.start}:{passage.end}] {quoted(passage.text)}"
    return "  ".join(part for part in (value, where) if part)


def _because(reason: Reason) -> str:
    return f"← {_words(reason.rule, reason.passage)}"
