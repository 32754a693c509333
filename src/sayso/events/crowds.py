"""What demonstrations come to: the crowd is violent, or it is shot at, or dispersed, as the sentences around say."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sayso.events.draft import Draft
from sayso.events.holders import is_past
from sayso.events.identity import are_apart, same_place
from sayso.events.participants import Casting
from sayso.lexicons import Lexicon
from sayso.lexicons.match import find_modifiers
from sayso.model import EventType, Harm, PlacePrecision, Role
from sayso.nlp.syntax import children

_REACH = 2  # sentences: how far from a demonstration its course is told
_CROWD = frozenset({"protesters", "rioters"})
_STATE = frozenset({"police", "state_forces", "government", "external_forces"})
_VIOLENT = frozenset({"riot", "vandalize"})
_SHOOTING = frozenset({"firearms", "heavy-weapons", "aerial", "targeted"})
_DAMAGE = "destroy"
_NOBODY_KNOWN = "unidentified_armed_group"
_FORCED = frozenset({"arrest", "restrict"})
_BYSTANDERS = frozenset({"unknown", "person", "civilians", "rights_group", "political_party", "organisation"})
_ABOUT = frozenset({"against", "over", "about", "due", "because", "for", "after", "following", "at"})
_AT = frozenset({"during", "at", "in", "from", "for", "amid"})
_NOT_DONE = frozenset({"planned", "threatened", "predicted", "foiled", "hypothetical", "negated", "denied"})


def with_courses(drafts: Sequence[Draft], casting: Casting) -> list[Draft]:
    """The drafts, those of demonstrations (and of their dispersal) with what the crowd did and what was done to it."""
    if not any(_tells_crowd(draft) for draft in drafts):
        return list(drafts)
    done = [draft for draft in drafts if is_done(draft, casting.context.lexicon)]
    return [
        dataclasses.replace(draft, course=_course(draft, done, casting))
        if _tells_crowd(draft)
        else dataclasses.replace(draft, course="violent")
        if any(_is_part_of(draft, one, casting) for one in done)
        else draft
        for draft in drafts
    ]


def is_done(draft: Draft, lexicon: Lexicon | None) -> bool:
    """False for what is planned, denied or demanded, and for what a demonstration is about."""
    if draft.stage in _NOT_DONE:
        return False
    if lexicon is None:
        return True
    found = (one.modifier.status for one in find_modifiers(draft.group.lead.node, lexicon))
    return next((status for status in found if status is not None), None) not in _NOT_DONE


def _tells_crowd(draft: Draft) -> bool:
    return draft.group.type is EventType.PROTEST or draft.mode == "crowd-control"


def _is_part_of(draft: Draft, demonstration: Draft, casting: Casting) -> bool:
    """True for what else is told of a demonstration that was violent."""
    return (
        _is_harm_of(draft, demonstration)
        or _is_clash_at(draft, demonstration, casting)
        or _is_damage_at(draft, demonstration, casting)
        or _is_deed_of(draft, demonstration, casting)
    )


def _is_harm_of(draft: Draft, riot: Draft) -> bool:
    """True for "nine were hurt as marchers clashed with police": harm without a doer, told with the riot."""
    bare = draft.group.type is EventType.ASSAULT and draft.mode is None and draft.group.hurts
    return (
        bare
        and not draft.actors(Role.INITIATOR)
        and riot.sentence == draft.sentence
        and riot.group.type is EventType.PROTEST
        and riot.mode in _VIOLENT
    )


def _is_clash_at(draft: Draft, demonstration: Draft, casting: Casting) -> bool:
    """True for "clashes with the police broke out" where a demonstration is told: the crowd is the side not named."""
    near = abs(demonstration.sentence - draft.sentence) <= _REACH and not _is_elsewhere(demonstration, draft)
    return demonstration.group.type is EventType.PROTEST and near and _is_clash_of(demonstration, draft, casting)


def _is_deed_of(draft: Draft, demonstration: Draft, casting: Casting) -> bool:
    """True for what the demonstrators themselves do in the same breath: "stormed the office in protest"."""
    if demonstration.group.type is not EventType.PROTEST or draft.sentence != demonstration.sentence:
        return False
    people = set(demonstration.actors(Role.INITIATOR))
    own = set(draft.actors(Role.INITIATOR))
    unarmed = all(casting.actor(one).kind in _CROWD | _BYSTANDERS for one in own)
    return draft.group.type is EventType.ASSAULT and bool(own) and own <= people and unarmed


def _is_damage_at(draft: Draft, demonstration: Draft, casting: Casting) -> bool:
    """True for "a bus was torched during the strike": what nobody else is said to have done is the strikers' doing.

    Assailants of whom nobody knows anything are nobody else.
    """
    if demonstration.group.type is not EventType.PROTEST or draft.sentence != demonstration.sentence:
        return False
    doers = {casting.actor(one).kind for one in draft.actors(Role.INITIATOR)}
    return draft.group.type is EventType.ASSAULT and draft.mode == _DAMAGE and doers <= {_NOBODY_KNOWN}


def _is_clash_of(crowd: Draft, clash: Draft, casting: Casting) -> bool:
    """True for a brawl of which only the state's side is named, or neither and the crowd is told before."""
    if clash.group.type is not EventType.ASSAULT or not clash.group.fought or clash.mode in _SHOOTING:
        return False
    sides = {casting.actor(one).kind for one in clash.actors(Role.INITIATOR)}
    return sides <= _STATE and (bool(sides) or clash.sentence > crowd.sentence)


def _course(crowd: Draft, drafts: Sequence[Draft], casting: Casting) -> str | None:
    near = [
        one
        for one in drafts
        if one is not crowd
        and abs(one.sentence - crowd.sentence) <= _REACH
        and not _is_elsewhere(crowd, one)
        and not _is_issue_of(crowd, one)
    ]
    if crowd.mode == "crowd-control" and crowd.hurt:
        return "shot_at"
    people = set(crowd.actors(Role.INITIATOR if crowd.group.type is EventType.PROTEST else Role.TARGET))
    if any(_is_violent(one, people, casting) or _is_clash_of(crowd, one, casting) for one in near):
        return "violent"
    met = [one for one in near if _meets_crowd(one, people, casting) or _arrests_among(one, crowd, casting)]
    if any(one.mode in _SHOOTING or one.hurt for one in met):
        return "shot_at"
    return "dispersed" if met else None


def _is_elsewhere(crowd: Draft, other: Draft) -> bool:
    """True for another day or place, be it only by name: two towns that no gazetteer knows are two."""
    if are_apart(crowd, other):
        return True
    if crowd.place is None or other.place is None:
        return False
    one, two = crowd.place[0], other.place[0]
    exact = PlacePrecision.EXACT in (one.precision, two.precision)  # a square or street may lie in the town
    return not (one.inherited or two.inherited or exact or same_place(one, two))


def _is_violent(draft: Draft, people: set[str], casting: Casting) -> bool:
    """True for what the crowd itself breaks, burns, throws or fights."""
    if draft.group.type is EventType.PROTEST:
        return draft.mode in _VIOLENT
    if draft.group.type is not EventType.ASSAULT or draft.mode == "crowd-control":
        return False
    return _is_crowd(draft.actors(Role.INITIATOR), people, casting)


def _is_issue_of(crowd: Draft, other: Draft) -> bool:
    """True for what a demonstration is about or comes of: "marched against the riots", "a sit-in over the clashes"."""
    if is_past(other.group.lead.head):
        return True
    nodes = {crowd.group.lead.node.i, crowd.group.lead.head.i}
    about = False
    token = other.group.lead.node
    while token.head != token:
        about = about or (token.dep_ == "prep" and token.lower_ in _ABOUT)
        token = token.head
        if token.i in nodes:
            return about
    return False


def _arrests_among(draft: Draft, crowd: Draft, casting: Casting) -> bool:
    """True for arrests at a demonstration or right behind it, of whoever they were."""
    kinds = {casting.actor(one).kind for one in draft.actors(Role.TARGET)}
    if draft.mode == "arrest" and kinds and kinds <= _BYSTANDERS | _CROWD and _is_during(crowd, draft):
        return True
    return _arrests_after(draft, crowd, casting)


def _is_during(crowd: Draft, deed: Draft) -> bool:
    """True for a deed told as done at a demonstration or while it was held: "were arrested during a march"."""
    node = crowd.group.lead.node
    at = node.head
    if node.dep_ == "pobj" and at.lower_ in _AT:
        return at.head.i == deed.group.lead.node.i
    meanwhile = any(one.lower_ in ("while", "when", "as", "whilst") for one in children(node, "mark", "advmod"))
    return node.dep_ == "advcl" and meanwhile and at.i == deed.group.lead.node.i


def _arrests_after(draft: Draft, crowd: Draft, casting: Casting) -> bool:
    """True for arrests of nobody in particular in the sentence after a demonstration: "Some members were detained"."""
    if draft.mode != "arrest" or draft.sentence not in (crowd.sentence, crowd.sentence + 1):
        return False
    lead = draft.group.lead
    beside = lead.node.dep_ in ("relcl", "acl", "amod") or lead.trigger.is_noun
    if beside or lead.trigger.head < crowd.group.lead.trigger.head:
        return False
    kinds = {casting.actor(one).kind for one in draft.actors(Role.TARGET)}
    doers = {casting.actor(one).kind for one in draft.actors(Role.INITIATOR)}
    plural = any(one.harm is Harm.ARRESTED and (one.low or one.best or 0) > 1 for one in draft.counts)
    return plural and kinds <= _BYSTANDERS and (not doers or bool(doers & _STATE))


def _meets_crowd(draft: Draft, people: set[str], casting: Casting) -> bool:
    """True for force of the state against the crowd, or arrests among it."""
    if draft.group.type not in (EventType.ASSAULT, EventType.COERCE) or draft.group.fought:
        return False
    doers = {casting.actor(one).kind for one in draft.actors(Role.INITIATOR)}
    if doers and not doers & _STATE:
        return False
    against = draft.actors(Role.TARGET, Role.VICTIM)
    forced = draft.group.type is EventType.ASSAULT or draft.mode in _FORCED
    unsaid = not against and (draft.mode == "crowd-control" or (draft.mode == "restrict" and bool(doers)))
    return forced and (_is_crowd(against, people, casting) or unsaid)


def _is_crowd(actors: Sequence[str], people: set[str], casting: Casting) -> bool:
    return any(one in people or casting.actor(one).kind in _CROWD for one in actors)
