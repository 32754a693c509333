"""Who takes part in a telling, from what fills the slots of its triggers and from those counted in its toll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.events.culprits import represented_by
from sayso.events.frames import Filler, complement_actors, fill, is_nobody
from sayso.events.groups import Group, Member, clause_of
from sayso.events.harm import Assigned
from sayso.events.holders import ALONGSIDE
from sayso.events.occasions import occasion_doers
from sayso.events.participants import Casting, Resolved
from sayso.events.subjects import OBJECTS, doer, objects
from sayso.lexicons.frames import load_frames
from sayso.model import Count, EventType, Harm, Participant, Passage, Reason, Role, TollMention
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child, is_each_other

_ON_DEEDS = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
_UNARMED = frozenset(
    {"civilians", "protesters", "rights_group", "political_party", "organisation", "religious_group", "ethnic_group"}
)
_CROWD = frozenset({"protesters", "rioters"})
_VOICED = frozenset({"demo", "strike", "hunger"})  # modes that say something and do nothing to a thing
_FORCES = frozenset({"police", "state_forces", "external_forces"})
_ADDRESSED = frozenset(EventType) - {EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.MOBILIZE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """The participants of one telling with their reasons; `things` are positions of what makes its owner a target."""

    participants: tuple[Participant, ...]
    things: tuple[int, ...]
    reasons: tuple[Reason, ...]


def involve(group: Group, tolls: Sequence[Assigned], casting: Casting, parse: Parse) -> Involved:
    """The participants of a group: its lead's first, then what the other members add, then those counted as victims."""
    triggers = {member.head.i for member in group.members} | {member.node.i for member in group.members}
    found: dict[tuple[Role, str], tuple[Participant, Reason]] = {}
    things: list[int] = []
    bare: set[str] = set()
    has_target = False
    fought = _is_between_sides(group, casting)
    for member in group.members:
        beside = fought and not member.trigger.reciprocal
        mutual = any(is_each_other(one.token) for one in fill(member.trigger, parse, casting.events))
        for filler in _fillers(member, group, casting):
            role = Role(filler.role)
            if filler.token.i in triggers or (
                filler.rule.startswith("issuer:") and any(key[0] is role for key in found)
            ):
                continue
            if role is Role.TARGET and member.hurts and (beside or (has_target and member is not group.lead)):
                role = Role.VICTIM
            resolved = _resolve(filler, role, group.type, casting)
            if resolved is None:
                continue
            if role is Role.TARGET and _is_issue(resolved, member):
                continue
            if role is Role.TARGET and resolved.thing is not None:
                things.append(resolved.thing.i)
            elif role is Role.TARGET and resolved.actor.kind == "object":
                bare.add(resolved.actor.id)
            sides = (resolved, *casting.beside(filler.token, resolved))
            both = len(sides) > 1 and (mutual or member.trigger.reciprocal)  # "Kenyan and Somali troops traded fire"
            for side in sides:
                for part in (Role.INITIATOR, Role.TARGET) if both else (role,):
                    _add(found, part, side, filler.rule)
        has_target = any(role is Role.TARGET for role, _ in found)
    _speak_for(found, group, casting)
    _drop_bare(found, bare)
    _add_missing(found, group, casting)
    for one in tolls:
        victim = _victim(one.toll, casting, parse)
        if victim is None or one.toll.best == 0:
            continue
        if not {(Role.TARGET, victim.actor.id), (Role.INITIATOR, victim.actor.id)} & set(found):
            _add(found, Role.VICTIM, victim, one.rule)
    _drop_self(found)
    kept = [pair for key, pair in found.items() if not (key[0] is Role.VICTIM and (Role.TARGET, key[1]) in found)]
    return Involved(
        participants=tuple(participant for participant, _ in kept),
        things=tuple(things),
        reasons=tuple(reason for _, reason in kept),
    )


def _add_missing(found: dict[tuple[Role, str], tuple[Participant, Reason]], group: Group, casting: Casting) -> None:
    """Who is told beside the trigger's own slots, where these are empty."""
    roles = {role for role, _ in found}
    if Role.TARGET not in roles and group.type in _ADDRESSED:
        _add_from_complement(found, group.lead, casting)
    if group.type is EventType.PROTEST and Role.INITIATOR not in roles:
        crowd = _crowd_named(group, casting)
        if crowd is not None:
            _add(found, Role.INITIATOR, crowd, "crowd-named-nearby")
    if group.type is EventType.ASSAULT and Role.INITIATOR not in roles:
        _add_from_occasion(found, group, casting)


def _is_between_sides(group: Group, casting: Casting) -> bool:
    """True where the words name two sides that fight: whoever is hurt beside that is their victim, of either side."""
    sides = (
        {filler.token.i for filler in fill(member.trigger, casting.parse, casting.events) if filler.role == "initiator"}
        for member in group.members
        if member.trigger.reciprocal
    )
    return any(len(tokens) > 1 for tokens in sides)


def _fillers(member: Member, group: Group, casting: Casting) -> Iterator[Filler]:
    """What fills the slots of a member: no times, no "nobody", and for a deed that is spoken of whoever did it."""
    for found in fill(member.trigger, casting.parse, casting.events):
        filler = _met_by_forces(found, group, casting)
        if is_nobody(filler.token) or casting.is_time(filler.token) or is_each_other(filler.token):
            continue
        if _thwarts(filler, member, group, casting):
            continue
        if filler.role == "initiator" and member is not group.lead and _told_of_deed(filler.token, member, group):
            continue
        deed = casting.deeds.get(filler.token.i) if filler.role == "target" else None
        if deed is None or member.trigger.type not in _ON_DEEDS or not deed.is_noun:
            yield filler
            continue
        doers = [one.token for one in fill(deed, casting.parse, casting.events) if one.role == "initiator"]
        yield from (Filler("target", one, f"doer:{member.trigger.entry}") for one in doers or (filler.token,))


def _is_issue(resolved: Resolved, member: Member) -> bool:
    """True for what a demonstration is about: a thing ("against the delay", "over prices"), which is no party of it."""
    voiced = member.trigger.type is EventType.PROTEST and member.trigger.mode in _VOICED
    return voiced and resolved.actor.kind == "object"


def _thwarts(filler: Filler, member: Member, group: Group, casting: Casting) -> bool:
    """True for the police of "police foiled their march": whoever foils a demonstration does not hold it."""
    verb = member.head.head if member.head.dep_ in OBJECTS else member.node
    if group.type is not EventType.PROTEST or filler.role != "initiator" or verb == member.head:
        return False
    foiler = doer(verb) if verb.lemma_.lower() in load_frames().thwarting else None
    one, other = casting.resolve(filler.token), casting.resolve(foiler) if foiler is not None else None
    return one is not None and other is not None and one.actor.id == other.actor.id


def _met_by_forces(filler: Filler, group: Group, casting: Casting) -> Filler:
    """Whom police arrest "while they were holding a protest": "they" are the arrested, whatever stands nearest."""
    if group.type is not EventType.PROTEST or filler.role != "initiator" or filler.token.pos_ != "PRON":
        return filler
    resolved = casting.resolve(filler.token)
    if resolved is None or casting.actor(resolved.actor.id).kind not in _FORCES:
        return filler
    verb = clause_of(filler.token)
    met = objects(clause_of(verb)) if verb.dep_ == "advcl" else []
    return replace(filler, token=met[0]) if met else filler


def _told_of_deed(token: Token, member: Member, group: Group) -> bool:
    """True for what a relative clause about a deed hangs on: in "an attack on a camp that killed six" no camp kills."""
    clause = member.node
    while clause.dep_ == "conj":
        clause = clause.head
    pronoun = child(clause, "nsubj")
    things = pronoun is not None and pronoun.lower_ in ("that", "which")
    return group.lead.trigger.is_noun and clause.dep_ == "relcl" and clause.head == token and things


def _add_from_occasion(
    found: dict[tuple[Role, str], tuple[Participant, Reason]], group: Group, casting: Casting
) -> None:
    """The armed who acted when a harm was done that the clause tells without a doer."""
    harmed = {actor for _, actor in found}
    for filler in occasion_doers(group, casting):
        compound = filler.token.dep_ in ("compound", "amod", "nmod")
        if is_nobody(filler.token) or (compound and not casting.is_actor_modifier(filler.token)):
            continue
        resolved = casting.resolve(filler.token)
        kind = casting.context.ontology.actor_types.get(resolved.actor.kind) if resolved is not None else None
        if resolved is not None and kind is not None and kind.armed and resolved.actor.id not in harmed:
            _add(found, Role.INITIATOR, resolved, filler.rule)


def _crowd_named(group: Group, casting: Casting) -> Resolved | None:
    """The marchers of a demonstration that has no doer, where its own sentence or the next names them."""
    sentence = group.lead.head.sent
    after = sentence.end
    last = casting.parse.doc[after].sent.end_char if after < len(casting.parse.doc) else sentence.end_char
    for mention in casting.context.cast:
        token = casting.parse.at(mention.head) if sentence.start_char <= mention.head < last else None
        if token is None or casting.is_event(token):  # "the rally" is no marcher of itself
            continue
        if casting.actor(mention.actor).kind in _CROWD:
            return Resolved(actor=casting.actor(mention.actor), passage=mention.passage)
    return None


def _add_from_complement(
    found: dict[tuple[Role, str], tuple[Participant, Reason]], lead: Member, casting: Casting
) -> None:
    """Whom a promise, demand or refusal concerns, where only what is promised, demanded or refused names it."""
    doers = {actor for role, actor in found if role is Role.INITIATOR}
    for token in complement_actors(lead.trigger, casting.parse):
        resolved = casting.resolve(token) or casting.resolve_place(token)
        if (
            resolved is not None
            and resolved.actor.kind != "object"
            and not doers & {resolved.actor.id, resolved.actor.part_of}
        ):
            _add(found, Role.TARGET, resolved, f"complement:{lead.trigger.entry}")
            return


def _speak_for(found: dict[tuple[Role, str], tuple[Participant, Reason]], group: Group, casting: Casting) -> None:
    """ "A caller claimed the attack on behalf of the front": the front's deed, not the caller's, nor aimed at it."""
    represented = represented_by(group.lead.head)
    resolved = casting.resolve(represented) if represented is not None else None
    if resolved is None:
        return
    for key in [key for key in found if key[0] is Role.INITIATOR or key == (Role.TARGET, resolved.actor.id)]:
        del found[key]
    _add(found, Role.INITIATOR, resolved, "on behalf of")


def _drop_self(found: dict[tuple[Role, str], tuple[Participant, Reason]]) -> None:
    """Nobody is the only party on both sides of an event: a lone side of a reciprocal frame acts."""
    sides = {actor for role, actor in found if role in (Role.INITIATOR, Role.TARGET)}
    if len(sides) == 1:
        [alone] = sides
        if (Role.INITIATOR, alone) in found:
            found.pop((Role.TARGET, alone), None)


def _drop_bare(found: dict[tuple[Role, str], tuple[Participant, Reason]], bare: set[str]) -> None:
    """A noun that is neither a party nor a known thing ("struck a deal", "on charges") gives way to what is."""
    targets = [actor for role, actor in found if role is Role.TARGET]
    if not bare.issuperset(targets):
        for actor in bare:
            found.pop((Role.TARGET, actor), None)


def _resolve(filler: Filler, role: Role, kind: EventType, casting: Casting) -> Resolved | None:
    """The actor of a filler; a bare place or thing does not act, so it is no initiator."""
    compound = filler.rule.startswith("compound:")
    if compound and not casting.is_actor_modifier(filler.token):
        return None
    deed = filler.rule.startswith("doer:")  # nobody is said to have done it: what is condemned is the deed
    named = role is Role.TARGET and not compound and (deed or not casting.is_event(filler.token))
    crowd = role is Role.INITIATOR and kind is EventType.PROTEST and not compound
    resolve = casting.resolve_target if named else casting.resolve_crowd if crowd else casting.resolve
    resolved = resolve(filler.token)
    if resolved is None or (
        filler.rule.startswith(ALONGSIDE) and casting.actor(resolved.actor.id).kind not in _UNARMED
    ):
        return None
    if role is Role.INITIATOR and resolved.actor.kind == "object":
        return None
    return resolved


def _add(found: dict[tuple[Role, str], tuple[Participant, Reason]], role: Role, resolved: Resolved, rule: str) -> None:
    key = (role, resolved.actor.id)
    if key not in found:
        participant = Participant(role=role, actor=resolved.actor.id, mention=resolved.passage)
        found[key] = (participant, Reason(field=f"event.{role.value}", rule=rule, passage=resolved.passage))


def _victim(toll: TollMention, casting: Casting, parse: Parse) -> Resolved | None:
    token = parse.at(toll.victims_head) if toll.victims_head is not None else None
    return casting.resolve(token) if token is not None else None


def count(toll: TollMention, casting: Casting, parse: Parse) -> list[Count]:
    """The counts of a mention: two without numbers where one number is shared by the killed and the injured."""
    token: Token | None = parse.at(toll.victims_head) if toll.victims_head is not None else None
    resolved = casting.resolve(token) if token is not None else None
    victims = resolved.actor.id if resolved is not None else _words(token, casting)
    if toll.harm is not None:
        return [_count(toll, toll.harm, toll.passage, victims, numbered=True)]
    nobody = toll.low == toll.high == 0
    return [_count(toll, harm, toll.passage, victims, numbered=nobody) for harm in (Harm.KILLED, Harm.INJURED)]


def _words(token: Token | None, casting: Casting) -> str | None:
    return casting.parse.passage(token, token).text if token is not None and token.pos_ in ("NOUN", "PROPN") else None


def _count(toll: TollMention, harm: Harm, text: Passage, victims: str | None, *, numbered: bool) -> Count:
    return Count(
        harm=harm,
        low=toll.low if numbered else None,
        best=toll.best if numbered else None,
        high=toll.high if numbered else None,
        text=text,
        victims=victims,
        hedge=toll.hedge,
        included=toll.included,
        over=toll.over,
    )
