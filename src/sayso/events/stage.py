"""Tell events: triggers and mentions of one document in, tellings with their events out."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.events.announced import announcements
from sayso.events.background import background, groups_by_word
from sayso.events.category import acled_type
from sayso.events.civilians import targets_civilians
from sayso.events.clause import telling_clause
from sayso.events.context import Context, Tellings
from sayso.events.countries import settle_countries
from sayso.events.crowds import with_courses
from sayso.events.draft import Draft
from sayso.events.frames import harms_nobody
from sayso.events.groups import Group, group_triggers
from sayso.events.harm import Assigned, assign_tolls
from sayso.events.identity import Happening, identify
from sayso.events.implied import with_implied_crowds
from sayso.events.participants import Casting
from sayso.events.restated import put_apart, restate
from sayso.events.taken_up import take_up
from sayso.events.when import Dated, date_groups
from sayso.events.where import Located, locate_groups
from sayso.events.who import count, involve
from sayso.ids import make_id
from sayso.model import Count, Event, Passage, Place, Reason, Telling, TriggerMention
from sayso.nlp import Parse
from sayso.tolls import find_tolls


def tell_events(parse: Parse, triggers: Sequence[TriggerMention], context: Context) -> Tellings:
    """Every telling of a document in text order; tellings of one event share its id, time and place."""
    groups = group_triggers(parse, [trigger for trigger in triggers if not harms_nobody(trigger, parse)])
    if not groups:
        return Tellings(tellings=(), cast=context.cast)
    deeds = {index: one.trigger for group in groups for one in group.members for index in (one.node.i, one.head.i)}
    casting = Casting(parse=parse, context=context, deeds=deeds)
    assigned = assign_tolls(parse, groups, find_tolls(parse, context.tolls, context.people))
    tolls, apart = put_apart(assigned, groups, casting)
    times = date_groups(parse, groups, context.times, context.saying)
    places = locate_groups(parse, groups, context.places, context.saying)
    order = {sentence.start: number for number, sentence in enumerate(parse.doc.sents)}
    drafts = [
        _draft(group, tolls.get(number, []), times.get(number), places.get(number), casting, order)
        for number, group in enumerate(groups)
    ]
    drafts += announcements(drafts, casting)
    drafts = with_courses(drafts, casting)
    tellings: list[Telling] = []
    happenings = identify(drafts, casting)
    drafts = list(with_implied_crowds(drafts, happenings, casting))
    for happening in happenings:
        tellings.extend(_tell(happening, drafts, casting))
    tellings = _with_background(tellings, drafts, parse)
    by_head = {telling.head: telling for telling in tellings}
    tellings += [restate(by_head[groups[number].lead.trigger.head], toll, casting) for number, toll in apart]
    tellings.sort(key=lambda telling: telling.head)
    tellings += take_up(tuple(tellings), casting)
    tellings, cast = settle_countries(tellings, casting.cast(), casting)
    return Tellings(tellings=tuple(sorted(tellings, key=lambda telling: telling.head)), cast=cast)


def _draft(
    group: Group,
    tolls: Sequence[Assigned],
    time: Dated | None,
    place: Located | None,
    casting: Casting,
    order: dict[int, int],
) -> Draft:
    parse = casting.parse
    involved = involve(group, tolls, casting, parse)
    counts = [one for assigned in tolls for one in count(assigned.toll, casting, parse)]
    reasons = [
        Reason(field="event.type", rule=f"trigger:{member.trigger.entry}", passage=member.trigger.passage)
        for member in group.members
    ]
    reasons += involved.reasons
    reasons += [Reason(field="event.toll", rule=one.rule, passage=one.toll.passage) for one in tolls]
    return Draft(
        group=group,
        participants=involved.participants,
        things=involved.things,
        mode=group.mode,
        stage=next((member.trigger.stage for member in group.members if member.trigger.stage), None),
        counts=_without_repeats(counts),
        time=time,
        place=place,
        sentence=order[group.lead.head.sent.start],
        reasons=tuple(reasons),
    )


def _without_repeats(counts: Sequence[Count]) -> tuple[Count, ...]:
    """Each number once; where a larger total of the same harm is "the toll", the numbers before it are parts of it."""
    kept: list[Count] = []
    for one in counts:
        same = [
            other
            for other in kept
            if (other.harm, other.low, other.best, other.high) == (one.harm, one.low, one.best, one.high)
        ]
        if any(other.victims is None or one.victims is None or other.victims == one.victims for other in same):
            continue
        kept.append(one)
    return tuple(kept)


def _tell(happening: Happening, drafts: Sequence[Draft], casting: Casting) -> list[Telling]:
    """The tellings of one happening, each with its own parties and toll, all with the happening's time and place."""
    told = [drafts[index] for index in happening.tellings]
    document = casting.parse.document
    first = told[0]
    identity = make_id("e", document.sha256, first.group.type.value, first.group.lead.trigger.head)
    time = next((draft.time for draft in told if draft.time is not None), None)
    place = next((draft.place for draft in told if draft.place is not None and not draft.place[0].inherited), None)
    tellings = []
    for draft, why in zip(told, ("", *happening.reasons), strict=True):
        own_time = draft.time or time
        own_place = place if draft.place is None or draft.place[0].inherited else draft.place
        own_place = own_place or draft.place
        tellings.append(_telling(draft, identity, why, own_time, own_place, casting))
    return tellings


def _telling(
    draft: Draft, identity: str, why: str, time: Dated | None, place: Located | None, casting: Casting
) -> Telling:
    lead = draft.group.lead
    reasons = list(draft.reasons)
    if time is not None:
        reasons.append(
            Reason(field="event.time", rule=time[1] if time is draft.time else "time.same_event", passage=time[0].text)
        )
    if place is not None:
        reasons.append(
            Reason(
                field="event.place",
                rule=place[1] if place is draft.place else "place.same_event",
                passage=place[0].text,
            )
        )
    if why:
        reasons.append(Reason(field="event.id", rule=why, passage=lead.trigger.passage))
    clause = telling_clause(draft.group, casting.parse)
    contexts = _contexts(draft.group, clause, casting)
    civilians = targets_civilians(draft.group, draft.participants, draft.things, casting)
    if civilians is not None:
        reasons.append(civilians)
    event = Event(
        id=identity,
        type=draft.group.type,
        mode=draft.mode,
        context=contexts,
        acled=acled_type(draft, casting, civilian=civilians is not None),
        trigger=lead.trigger.passage,
        participants=draft.participants,
        time=time[0] if time is not None else None,
        place=_plain(place, draft),
        toll=draft.counts,
        civilian_targeting=civilians is not None,
    )
    return Telling(
        event=event,
        head=lead.trigger.head,
        members=tuple(sorted(member.trigger.head for member in draft.group.members)),
        clause=clause,
        stage=draft.stage,
        reasons=tuple(reasons),
    )


def _with_background(tellings: Sequence[Telling], drafts: Sequence[Draft], parse: Parse) -> list[Telling]:
    """The tellings, those marked that are only background to what the report tells."""
    owner = groups_by_word(drafts)
    reasons = {draft.group.lead.trigger.head: background(draft, owner, parse) for draft in drafts}
    marked = []
    for telling in tellings:
        reason = reasons.get(telling.head)
        if reason is not None:
            event = dataclasses.replace(telling.event, background=True)
            telling = dataclasses.replace(telling, event=event, reasons=(*telling.reasons, reason))  # noqa: PLW2901
        marked.append(telling)
    return marked


def _plain(place: Located | None, draft: Draft) -> Place | None:
    """The place, unmarked where another telling of the event names it outright."""
    if place is None:
        return None
    return place[0] if place is draft.place else dataclasses.replace(place[0], inherited=False)


def _contexts(group: Group, clause: Passage, casting: Casting) -> tuple[str, ...]:
    """The contexts that the triggers bring and those whose words the clause holds."""
    lemmas = [token.lemma_.lower() for token in casting.parse.tokens(clause.start, clause.end)]
    brought = [context for member in group.members for context in member.trigger.contexts]
    return tuple(dict.fromkeys((*brought, *casting.context.ontology.find_contexts(lemmas))))
