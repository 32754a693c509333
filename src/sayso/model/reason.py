"""Why a value is what it is: the rule, and the words it read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.record import Record
from sayso.model.span import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """One rule's account of one field.

    `field` names what was decided ("status", "event.type", "event.place", …); `rule` names the rule and, after a
    colon, the lexicon, ontology or roster entry it used; `passage` is None when the rule rests on what is absent.
    """

    field: str
    rule: str
    passage: Passage | None = None
