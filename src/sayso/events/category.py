"""Under which category of ACLED an event falls: what kinds of actors stand on either side, and whether both fought."""

from __future__ import annotations

from sayso.events.announced import SUFFIX
from sayso.events.civilians import noun_of
from sayso.events.draft import Draft
from sayso.events.participants import Casting
from sayso.lexicons.people import Noun
from sayso.model import AcledType, Participant, Role
from sayso.model.token import Token
from sayso.ontology import Sides

_THING = "object"
_CIVILIANS = "civilians"
_PLURAL = ("NNS", "NNPS")
_DAMAGE = "destroy"
_ARMED = "unidentified_armed_group"
_PERSON = "person"
_UNKNOWN = "unknown"
_SEVERAL = frozenset(
    {"family", "community", "public", "population", "clan", "tribe", "couple", "household", "staff", "crew"}
)
_ANYBODY = frozenset({"man", "person", "individual", "stranger"})
_CROWD = frozenset({"protesters", "rioters"})
_STREET = frozenset({"political_party", "rights_group"})  # bodies whose men in the street are theirs, and unarmed
_LOOSE = frozenset({"civilians", "organisation", "unknown"})
_FIGHTING = frozenset({"protesters", "rioters", "political_party", "rights_group"})


def acled_type(draft: Draft, casting: Casting, *, civilian: bool) -> AcledType | None:
    """The crosswalk's category, None for what is only announced; a civilian thing (a mill) counts as its people do.

    Those who were hurt beside the target say what the event was only where nobody was the target; in a fight whose
    sides the text does not name, those who were hurt do not say who fought, unless they took to the street for a cause.
    """
    if draft.group.lead.trigger.entry.endswith(SUFFIX):
        return None
    fought = draft.group.fought
    initiators = _kinds(draft, casting, Role.INITIATOR)
    targets = _kinds(draft, casting, Role.TARGET)
    if fought and not initiators:
        targets &= _FIGHTING
    if fought and targets != {_THING}:  # what else was broken is no side of the fight
        targets -= {_THING}
    if targets <= {_THING} and not fought:
        targets |= _kinds(draft, casting, Role.VICTIM)
    if civilian:
        targets = frozenset(_CIVILIANS if kind == _THING else kind for kind in targets)
    if draft.mode == _DAMAGE and _is_by_unarmed(draft, casting):
        initiators = frozenset({_UNKNOWN})
    sides = Sides(initiators, targets, draft.group.contexts, fought, draft.course, draft.hurt, draft.group.fire)
    return casting.context.ontology.acled(draft.group.type, draft.mode, sides, sub_event=draft.group.acled)


def _is_by_unarmed(draft: Draft, casting: Casting) -> bool:
    """True for arson and the like by assailants not said to be armed: a mob's doing, not fighters'."""
    doers = [one for one in draft.participants if one.role is Role.INITIATOR]
    return bool(doers) and all(_is_assailant(one, casting) for one in doers)


def _is_assailant(participant: Participant, casting: Casting) -> bool:
    if casting.actor(participant.actor).kind != _ARMED:
        return False
    words = casting.parse.tokens(participant.mention.start, participant.mention.end)
    noun = noun_of(words.root, casting.context) if len(words) else None
    return noun is not None and noun.kind == _ARMED and not noun.armed


def _kinds(draft: Draft, casting: Casting, role: Role) -> frozenset[str]:
    return frozenset(_kind(one, casting) for one in draft.participants if one.role is role)


def _kind(participant: Participant, casting: Casting) -> str:
    """The kind of actor; whoever serves an armed body, or holds a post or a gun, is armed whatever the noun.

    The men of a party are the party's, and so are its factions; a crowd is a crowd, whatever alliance it marches for.
    """
    kind = casting.actor(participant.actor).kind
    known = casting.context.ontology.actor_types.get(kind)
    if (known is not None and known.armed) or kind in _CROWD:
        return kind
    words = casting.parse.tokens(participant.mention.start, participant.mention.end)
    head = words.root if len(words) else None
    noun = noun_of(head, casting.context) if head is not None else None
    if noun is not None and noun.thing:
        return _ARMED if noun.civilian is False else kind
    if kind in (_PERSON, _UNKNOWN) and head is not None and head.tag_ in _PLURAL and noun is not None:
        # "Sella Morcha supporters", whom a name before them makes no person
        kind = noun.kind if noun.kind != _UNKNOWN else _CIVILIANS if kind == _PERSON else kind
    if kind in _CROWD:
        return kind
    body = _body(participant, casting)
    if kind in _LOOSE and body in _STREET and head is not None and (head.tag_ != "NN" or kind != _CIVILIANS):
        return body or kind
    if kind == _CIVILIANS and head is not None and _is_one(head, noun):
        return _PERSON
    armed = noun is not None and noun.armed and kind in (_PERSON, _UNKNOWN)
    return _serves(body, casting) or (_ARMED if armed else kind)


def _is_one(head: Token, noun: Noun | None) -> bool:
    """True for a single man or woman, who is no mob, and for "men", of whom nobody knows what they are."""
    if head.lemma_.lower() in _ANYBODY:
        return True
    return head.tag_ in ("NN", "NNP") and not (noun is not None and noun.collective) and head.lower_ not in _SEVERAL


def _body(participant: Participant, casting: Casting) -> str | None:
    """The kind of the body that a person or a member belongs to ("a commander of the brigade"), else None."""
    whole = casting.actor(participant.actor).part_of
    body = casting.find(whole) if whole is not None else None
    return body.kind if body is not None else None


def _serves(body: str | None, casting: Casting) -> str | None:
    """The kind of an armed body, whose people are armed as well; None for any other."""
    kind = casting.context.ontology.actor_types.get(body or "")
    return kind.id if kind is not None and kind.armed and kind.id != "government" else None
