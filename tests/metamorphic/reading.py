"""How a variant was read, field by field, against what it should read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook import holds
from metamorphic.changes import Variant
from metamorphic.deeds import Toll
from sayso.model import Attribution, Claim, Coded, Count, Event, Participant, Role


def faults(variant: Variant, coded: Coded) -> dict[str, str]:
    """The fields that read otherwise than they should, each with what was read; empty when exactly the right things changed."""
    claims = [claim for claim in coded.claims if _is_at(claim, variant)]
    types = (variant.deed.type, *variant.deed.also)
    typed = [claim for claim in claims if claim.event is not None and claim.event.type.value in types]
    if not typed:
        return {"type": str([claim.event.type.value for claim in claims if claim.event])}
    if len(typed) > 1:
        return {"claims": f"{len(typed)} claims of one telling"}
    [claim] = typed
    assert claim.event is not None
    return dict((*_of_claim(variant, claim, coded), *_of_event(variant, claim.event, coded)))


def _is_at(claim: Claim, variant: Variant) -> bool:
    return (
        claim.event is not None and claim.event.trigger.start < variant.end and variant.start < claim.event.trigger.end
    )


def _of_claim(variant: Variant, claim: Claim, coded: Coded) -> Iterator[tuple[str, str]]:
    telling = variant.telling
    if claim.status.value not in telling.status.split("|"):
        yield "status", claim.status.value
    if telling.factuality is not None and claim.factuality.value != telling.factuality:
        yield "factuality", claim.factuality.value
    chain = claim.attribution
    if not any(_is_chain(one, chain, coded) for one in (telling.sources, telling.or_sources) if one is not None):
        yield "sources", str([link.source.name for link in chain])
        return
    if telling.act is not None and chain and chain[-1].act.value != telling.act:
        yield "act", chain[-1].act.value
    medium = chain[-1].channel.medium if chain and chain[-1].channel else None
    if telling.channel is not None and medium != telling.channel:
        yield "channel", str(medium)


def _is_chain(wanted: tuple[str | None, ...], chain: tuple[Attribution, ...], coded: Coded) -> bool:
    return len(wanted) == len(chain) and all(
        link.source.mention is None if name is None else _is_source(name, link, coded)
        for name, link in zip(wanted, chain, strict=True)
    )


def _is_source(name: str, link: Attribution, coded: Coded) -> bool:
    actor = coded.actor(link.source.actor) if link.source.actor else None
    name = name.removeprefix("a ").removeprefix("an ")
    return holds(name, link.source.name, link.source.mention and link.source.mention.text, actor and actor.name)


def _of_event(variant: Variant, event: Event, coded: Coded) -> Iterator[tuple[str, str]]:
    deed, telling = variant.deed, variant.telling
    doers = [one for one in event.participants if one.role is Role.INITIATOR]
    wanted = [deed.initiator] if telling.initiator else []
    if telling.initiator and (len(doers) != 1 or not _is_actor(wanted[0], doers[0], coded)):
        yield "initiator", str([one.mention.text for one in doers])
    against = [one for one in event.participants if one.role in (Role.TARGET, Role.VICTIM)]
    people = [one for one in against if deed.toll is not None and _is_actor(deed.toll.people, one, coded)]
    aimed_at = [one for one in against if one not in people]
    if deed.aimed and (len(aimed_at) != 1 or not _is_actor(deed.target, aimed_at[0], coded)):
        yield "target", str([one.mention.text for one in against])
    yield from _where_and_when(variant, event)
    yield from _toll(variant, event, coded)


def _is_actor(name: str, participant: Participant, coded: Coded) -> bool:
    actor = coded.actor(participant.actor)
    name = name.removeprefix("a ").removeprefix("an ")
    return holds(name, participant.mention.text, actor and actor.name)


def _where_and_when(variant: Variant, event: Event) -> Iterator[tuple[str, str]]:
    deed, time, place = variant.deed, event.time, event.place
    if (
        deed.placed
        and variant.telling.place
        and (place is None or not holds(deed.place.split(" ", 1)[1], place.name, place.text.text))
    ):
        yield "place", str(place and place.name)
    read = (time.earliest, time.latest) if time is not None and time.earliest is not None else None
    wanted = deed.when if deed.time and variant.telling.whole and variant.telling.time else None
    if read != wanted:
        yield "time", str(read)


def _toll(variant: Variant, event: Event, coded: Coded) -> Iterator[tuple[str, str]]:
    telling = variant.telling
    if telling.counted_apart is not None:
        counts = [count for one in coded.claims if one.event is not None for count in one.event.toll]
        if not any(_is_count(telling.counted_apart, count) for count in counts):
            yield "toll", str(_shown(counts))
    elif variant.deed.toll is not None:
        toll = variant.deed.toll if telling.whole and telling.toll else None
        same = [count for count in event.toll if toll is None or count.harm.value == toll.harm]
        if [_is_count(toll, count) for count in same] != ([] if toll is None else [True]):
            yield "toll", str(_shown(event.toll))


def _is_count(toll: Toll | None, count: Count) -> bool:
    if toll is None or count.harm.value != toll.harm:
        return False
    low, best = (toll.low, *toll.loose), (toll.best, *toll.loose)
    return count.low in low and count.best in best and count.high == toll.high


def _shown(counts: Sequence[Count]) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(count.harm.value, count.low, count.best, count.high) for count in counts]
