"""How many: counts of harm, as the words entail them."""

from __future__ import annotations

import enum
from dataclasses import dataclass

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
    used when they name no actor; None when nobody is named.
    """

    harm: Harm
    low: int | None
    best: int | None
    high: int | None
    text: Passage
    victims: str | None = None
    hedge: str | None = None
