"""Attacks and their arguments, against WikiEvents (Li, Ji & Han 2021)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.evaluate.measures import Tally
from sayso.evaluate.principal import told
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Event, EventType, Role

Span = tuple[int, int]

_VIOLENT = ("Conflict.Attack", "Life.Die", "Life.Injure")
_ROLES = {
    "Attacker": (Role.INITIATOR,),
    "Killer": (Role.INITIATOR,),
    "Injurer": (Role.INITIATOR,),
    "Target": (Role.TARGET, Role.VICTIM),
    "Victim": (Role.TARGET, Role.VICTIM),
}


def score_wikievents(rows: Sequence[Row], code: Code) -> Score:
    """Triggers of attacks, deaths and injuries, and the head words of who did it to whom at those that are found.

    `trigger R`: gold triggers (Conflict.Attack, Life.Die, Life.Injure) that share a character with the trigger of an
    assault or with the words of its toll; `trigger P`: triggers of assaults that share a character with a gold trigger.
    `argument R`: of the attackers, killers, targets and victims of gold events that an assault's trigger finds, those
    whose head mention shares a character with a participant of that role.
    """
    triggers, arguments = Tally(found=0), Tally(found=0)
    misses: list[Miss] = []
    for row, coded in code_rows(rows, code):
        starts = _token_spans(row)
        entities = {one["id"]: (starts[one["start"]][0], starts[one["end"] - 1][1]) for one in row["entity_mentions"]}
        events = [event for _, event in told(coded) if event.type is EventType.ASSAULT]
        gold = [one for one in row["event_mentions"] if one["event_type"].startswith(_VIOLENT)]
        marks = [(starts[one["trigger"]["start"]][0], starts[one["trigger"]["end"] - 1][1]) for one in gold]
        read = {(event.trigger.start, event.trigger.end) for event in events}
        triggers.gold += len(gold)
        triggers.read += len(read)
        triggers.right += sum(any(_meet(one, mark) for mark in marks) for one in read)
        for one, mark in zip(gold, marks, strict=True):
            at = [event for event in events if _meet((event.trigger.start, event.trigger.end), mark)]
            if at or any(_meet((count.text.start, count.text.end), mark) for event in events for count in event.toll):
                triggers.found = (triggers.found or 0) + 1
            else:
                misses.append(_missed("trigger missed", row, mark, one["trigger"]["text"].lower()))
            if at:
                misses += _arguments(row, one, at, entities, arguments)
    figures = triggers.figures("trigger") | {"argument R": arguments.recall}
    return Score(figures=figures, misses=tuple(misses))


def _arguments(
    row: Row, gold: Mapping[str, Any], events: Sequence[Event], entities: Mapping[str, Span], tally: Tally
) -> list[Miss]:
    misses = []
    for argument in gold["arguments"]:
        roles = _ROLES.get(argument["role"])
        if roles is None or argument["entity_id"] not in entities:
            continue
        span = entities[argument["entity_id"]]
        tally.gold += 1
        if any(
            one.role in roles and _meet((one.mention.start, one.mention.end), span)
            for event in events
            for one in event.participants
        ):
            tally.found = (tally.found or 0) + 1
        else:
            misses.append(_missed(f"{argument['role'].lower()} missed", row, span, gold["trigger"]["text"].lower()))
    return misses


def _token_spans(row: Row) -> list[Span]:
    """Where each token stands in the text."""
    spans, at = [], 0
    for token in row["tokens"]:
        start = row["text"].find(token, at)
        start = at if start < 0 else start
        spans.append((start, start + len(token)))
        at = start + len(token)
    return spans


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _missed(kind: str, row: Row, span: Span, about: str) -> Miss:
    words = around(row["text"], *span)
    return Miss(kind=kind, document=str(row["id"]), words=words, gold=row["text"][slice(*span)], about=about)
