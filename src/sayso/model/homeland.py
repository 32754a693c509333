"""Evidence for the country that a report plays in, and the only country that fits all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.span import Passage


@dataclass(frozen=True, slots=True)
class HomeEvidence:
    """Words of a report that allow some countries and no others, with the rule that says so.

    What only `narrows` is no evidence by itself: a name with several namesakes may mean a place that nobody listed.
    """

    countries: frozenset[str]
    rule: str
    passage: Passage
    narrows: bool = False


def allowed_by(evidence: Iterable[HomeEvidence]) -> frozenset[str] | None:
    """The countries that all the evidence allows: none where it disagrees, None where there is no evidence.

    >>> where = Passage(0, 4, "Tk 5")
    >>> allowed_by(HomeEvidence(frozenset(some), "home-word", where) for some in (["BD", "IN"], ["BD"]))
    frozenset({'BD'})
    """
    allowed: frozenset[str] | None = None
    for one in evidence:
        allowed = one.countries if allowed is None else allowed & one.countries
    return allowed
