"""How many: counts of harm, as the words entail them."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from sayso.model.record import Record
from sayso.model.span import Passage


class Harm(enum.StrEnum):
    """What befell those counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    CAPTURED = "captured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Record):
    """One number as stated.

    `low`, `best` and `high` hold what the words entail and are None where they leave an end open: "at least 9" is
    9/9/None, "nearly 30" None/30/30, "dozens" 24/None/None, "no one" 0/0/0. `victims` is an actor id, or the words
    used when they name no actor; None when nobody is named. `included` marks a part of another count of the same event
    ("including three children"), so that nobody is added twice. `over` tells of how many happenings together the number
    is the total ("across both attacks"), None where it is the event's own.
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    text: Passage
    victims: str | None = None
    hedge: str | None = None
    included: bool = field(default=False, metadata={"optional": True})
    over: int | None = field(default=None, metadata={"optional": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class TollMention(Record):
    """A count of people harmed, as the words give it, before it belongs to an event.

    `low`, `best`, `high` and `hedge` as in Count. `harm` is None where the words do not divide the number ("60 killed
    and injured"). `head` is the character offset of the word that carries the number or is counted, `victims_head` that
    of the noun for those counted (None when only a number stands there), `predicate` that of the word for the harm.
    `included` and `over` as in Count; `entry` names the lexicon entry.
    """

    harm: Harm | None
    low: int | None
    best: int | None
    high: int | None
    passage: Passage
    head: int
    predicate: int
    entry: str
    victims_head: int | None = None
    hedge: str | None = None
    included: bool = False
    over: int | None = None
