"""Forms by what verbs imply of the deed, affirmed and denied, and by layout; each is registered with the others."""

from __future__ import annotations

from metamorphic.deeds import Deed
from metamorphic.forms import Telling, cap, claimed, form

# What verbs imply.


@form
def managed(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} had managed to {deed.base} {deed.rest()}."
    return claimed(deed, text, factuality="CT+")


@form
def failed_to_prevent(deed: Deed) -> Telling:
    text = f"The authorities failed to prevent {deed.initiator} from {deed.gerund} {deed.rest(toll=False)}."
    return Telling(text=text, status="asserted", sources=(), factuality="CT+", toll=False)


@form
def did_not_hesitate(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} did not hesitate to {deed.base} {deed.rest()}, {deed.source} said."
    return claimed(deed, text, factuality="CT+")


@form
def refrained(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} refrained from {deed.gerund} {deed.rest(toll=False)}."
    return Telling(text=text, status="negated", sources=(), factuality="CT-", toll=False)


@form
def not_allowed(deed: Deed) -> Telling:
    text = f"The authorities did not allow {deed.initiator} to {deed.base} {deed.rest(toll=False)}."
    return Telling(text=text, status="negated", sources=(), factuality="CT-", toll=False)


@form
def too_weak(deed: Deed) -> Telling:
    were = "were" if deed.plural else "was"
    text = f"{cap(deed.initiator)} {were} too weak to {deed.base} {deed.rest(time=False, toll=False)}."
    return Telling(text=text, status="negated", sources=(), factuality="CT-", whole=False)


@form
def has_yet_to(deed: Deed) -> Telling:
    has = "have" if deed.plural else "has"
    text = f"{cap(deed.initiator)} {has} yet to {deed.base} {deed.rest(time=False, toll=False)}."
    return Telling(text=text, status="negated", sources=(), whole=False)


@form
def no_plan(deed: Deed) -> Telling:
    have = "have" if deed.plural else "has"
    text = f"{cap(deed.initiator)} {have} no plans to {deed.base} {deed.rest(time=False, toll=False)}."
    return Telling(text=text, status="negated", sources=(), factuality="PR-", whole=False)


@form
def unlikely(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} {deed.are} unlikely to {deed.base} {deed.rest(time=False, toll=False)}."
    return Telling(text=text, status="predicted", sources=(), factuality="PR-", whole=False)


@form
def claim_is_false(deed: Deed) -> Telling:
    text = f"The claim that {deed.settled} is false."
    return Telling(text=text, status="negated", sources=(None,), or_sources=(), factuality="CT-", toll=False)


# Withheld, and laid out.


@form
def would_not_say(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} would not say whether {deed.perfect}.", status="hypothetical")


@form
def refused_to_say(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} refused to say whether {deed.perfect}.", status="hypothetical")


@form
def statement_closed(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} said in a statement. “{cap(deed.active)}.”", channel="statement")


@form
def colon(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} added: Nobody helped us. {cap(deed.active)}.")


@form
def clause_before(deed: Deed) -> Telling:
    text = f"Although the roads were closed, {deed.source} said, {deed.active}."
    return claimed(deed, text, act="say")
