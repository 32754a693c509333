"""What counts as an incident of MUC-4: terrorist acts against people and things, told as particular happenings.

The rules of relevance are those of the task (Sundheim 1992): specific acts of violence by armed groups, or by the state
against civilians; no fighting between armed sides, no violence in general, nothing two months past.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from sayso.lexicons.people import load_people
from sayso.model import Act, Claim, Coded, Event, EventType, Participant, Role, Status

# What did not happen and nobody tried, announced or is blamed for.
_NO_INCIDENT = {Status.HYPOTHETICAL, Status.NEGATED, Status.PREDICTED}
_ARMED = frozenset("state_forces external_forces armed_group militia communal_militia gang".split())
_STATE = frozenset({"state_forces", "external_forces", "police", "government"})
_THINGS = frozenset({"object"})
_WARFARE = frozenset({"heavy-weapons", "aerial", "drone"})
# Modes whose very words name a particular act, whoever it hurt.
_TELLING = frozenset({"explosives", "suicide-attack", "abduct", "targeted"})
# Words for violence in general or for war, none of which is one terrorist act.
_GENERAL = frozenset(
    "violence fighting war warfare unrest conflict hostilities offensive combat clash clashes fight struggle operation "
    "operations coup invasion aggression genocide repression uprising rebellion insurgency battle battles clashed "
    "fought invade invaded invading oust ousted ousting topple toppled toppling overthrow overthrown repel repelled "
    "repelling".split()
)
_RECENT = 61
_BEFORE_MODIFIER = re.compile(r"\s(?:of|from|belonging|who|that|in|at)\s|[,\[(]")
# People or things in general, or more of them than one act hits.
_COUNTLESS = frozenset("many hundreds thousands dozens numerous various all more over".split())
_EVERYBODY = frozenset("people population citizens civilians public".split())
_SOME = frozenset(
    "a an another both the this that these those his her their its one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty".split()
)
_MOST = 1000


def incident_claims(coded: Coded) -> list[Claim]:
    """The claims about incidents as the answer keys understand them.

    Every telling of an incident counts, if only one says whom it hurt and another who is blamed for it.
    """
    told = [(claim, claim.event) for claim in coded.claims if claim.event and claim.status not in _NO_INCIDENT]
    hurt: dict[str, set[str]] = defaultdict(set)
    for _, event in told:
        hurt[event.id] |= _kinds(event, coded, Role.TARGET, Role.VICTIM)
    stands = {event.id for claim, event in told if claim.status is not Status.DENIED or _disowns(claim, event)}
    told = [
        (claim, event) for claim, event in told if event.id in stands and _may_be_incident(event, hurt[event.id], coded)
    ]
    particular = {event.id for _, event in told if _is_particular(event, coded)}
    return [claim for claim, event in told if event.id in particular]


def _disowns(claim: Claim, event: Event) -> bool:
    """True where somebody denies to have done it, false where it is denied that it happened at all."""
    doers = {one.actor for one in event.participants if one.role is Role.INITIATOR}
    links = claim.attribution
    deniers = {voice for link in links for voice in (link.source.actor, link.source.affiliation) if voice is not None}
    return bool(doers & deniers) or any(link.act is Act.DENY_RESPONSIBILITY for link in links)


def _may_be_incident(event: Event, hurt: set[str], coded: Coded) -> bool:
    if event.type is not EventType.ASSAULT or _GENERAL.intersection(event.trigger.text.lower().split()):
        return False
    return _is_terrorist(event, hurt, coded) and not _is_old(event, coded)


def _is_terrorist(event: Event, hurt: set[str], coded: Coded) -> bool:
    """True unless it is war, or two armed sides, or the state against things alone; `hurt` by any of its tellings."""
    doers = _kinds(event, coded, Role.INITIATOR)
    people = hurt - _ARMED - _THINGS - (_STATE if doers <= _STATE else frozenset())
    if (event.mode in _WARFARE and not people) or (hurt and hurt <= _ARMED):
        return False
    sides = {role: {one.actor for one in event.participants if one.role is role} for role in Role}
    if sides[Role.INITIATOR] & (sides[Role.TARGET] | sides[Role.VICTIM]):
        return False
    return bool(people) or not doers or not doers <= _STATE


def _is_particular(event: Event, coded: Coded) -> bool:
    """True for one act rather than violence in general: it says whom it hit, and when, where or whom by name."""
    words = event.trigger.text.lower().split()
    hurt = _kinds(event, coded, Role.TARGET, Role.VICTIM)
    if not hurt and (event.mode not in _TELLING or (words[-1].endswith("s") and not words[-1].endswith("ss"))):
        return False
    if event.time is not None or event.place is not None:
        return True
    harmed = [one for one in event.participants if one.role in (Role.TARGET, Role.VICTIM)]
    if harmed and not any(_is_named(one, coded) or not _is_anybody(one.mention.text) for one in harmed):
        return False
    return event.civilian_targeting or bool(hurt & {"person", "unknown"})


def _is_named(one: Participant, coded: Coded) -> bool:
    actor = coded.actor(one.actor)
    return actor is not None and actor.kind == "person"


def _is_anybody(mention: str) -> bool:
    """True for people or things in general ("peasants", "many judges", "over 70,000 people")."""
    words = mention.lower().split()
    head = _BEFORE_MODIFIER.split(" ".join(words))[0].split()
    numbers = [int(word.replace(",", "")) for word in words if word.replace(",", "").isdecimal()]
    if not _COUNTLESS.isdisjoint(words) or any(number >= _MOST for number in numbers) or not head:
        return True
    if numbers or not (_SOME - {"the", "this", "that"}).isdisjoint(words):
        return False
    if head[-1] in _EVERYBODY:
        return True
    return _SOME.isdisjoint(words) and head[-1].endswith("s") and not head[-1].endswith("ss")


def _is_old(event: Event, coded: Coded) -> bool:
    """True for what happened more than two months before the report."""
    published, latest = coded.document.published, event.time.latest if event.time else None
    if published is None or latest is None:
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(latest)).days > _RECENT


def _kinds(event: Event, coded: Coded, *roles: Role) -> set[str]:
    """Kinds of the parties in these roles; a thing of an armed side ("a military convoy") is of that side."""
    found = set()
    for one in event.participants:
        actor = coded.actor(one.actor) if one.role in roles else None
        if actor is not None:
            found.add(_armed_owner(one.mention.text) or actor.kind if actor.kind in _THINGS else actor.kind)
    return found


def _armed_owner(words: str) -> str | None:
    people = load_people("en")
    owners = (people.get(word) for word in words.lower().split())
    return next((noun.kind for noun in owners if noun is not None and noun.armed and noun.kind in _ARMED), None)
