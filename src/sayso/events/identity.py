"""Which tellings of a document tell the same event: pairwise tests with their reasons, joined by union-find.

Two tellings are one event when nothing in them conflicts (type, stage, place, date, parties) and something ties them: a
definite mention ("the attack"), the same place and parties, the same toll, or a consequence told in the next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.events.draft import Draft
from sayso.events.nouns import is_laid_on
from sayso.events.participants import Casting
from sayso.events.subjects import is_passive
from sayso.lexicons.frames import load_frames
from sayso.model import EventType, Harm, Place, PlacePrecision, Role, Time
from sayso.model.token import Token
from sayso.nlp.syntax import is_negated

_PHYSICAL = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.COERCE})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})
_KNOWN = _DEFINITE | {"he", "him", "his", "she", "her", "they", "them", "whose", "both", "who", "whom"}
_BLASTS = frozenset({"explosives", "suicide-attack", "heavy-weapons", "aerial", "drone"})  # tellings vary among these
_SPECIFYING = frozenset({"poss", "compound", "nmod", "relcl", "acl"})
_COMPLEMENTS = frozenset({"of", "on", "against", "by"})
_DEFINITE_MENTION = "definite mention"
_ENDS_RECALL = 12  # sentences: how far back a definite mention reaches
_LEAD = 3  # sentences, datelines among them, in which the text takes up its headline
_STOPS = frozenset({".", "!", "?", '"', "'"})
_COMPARED = 40  # events: how many of the latest a telling is compared with
_EXACT = (PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.TOWN, PlacePrecision.DISTRICT)
_ANY_DEED = frozenset({"attac", "incid", "viole", "kill", "killi", "death"})
_LIKENED = frozenset(
    {"similar", "other", "previous", "earlier", "separate", "past", "such", "comparable", "subsequent"}
)
_BROAD = frozenset(
    """
    armed_group militia communal_militia unidentified_armed_group gang unknown person
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """The tellings of one event, as positions in text order, and why each later one was joined to it."""

    tellings: tuple[int, ...]
    reasons: tuple[str, ...]


def identify(drafts: Sequence[Draft], casting: Casting) -> tuple[Happening, ...]:
    """Every telling in exactly one happening, in the order of their first tellings."""
    groups: list[list[int]] = []
    why: list[list[str]] = []
    for index, draft in enumerate(drafts):
        latest = range(len(groups) - 1, max(len(groups) - 1 - _COMPARED, -1), -1)
        ties = ((position, _same(drafts, groups[position], draft, casting)) for position in latest)
        found = [(position, rule) for position, rule in ties if rule is not None]
        if not found:
            groups.append([index])
            why.append([])
            continue
        position, rule = found[0]
        if rule == _DEFINITE_MENTION:
            alike = [position for position, rule in found if rule == _DEFINITE_MENTION]
            position = _spoken_of(drafts, groups, alike, draft)
        groups[position].append(index)
        why[position].append(rule)
    return tuple(
        Happening(tellings=tuple(group), reasons=tuple(rules)) for group, rules in zip(groups, why, strict=True)
    )


def _spoken_of(drafts: Sequence[Draft], groups: Sequence[Sequence[int]], alike: Sequence[int], later: Draft) -> int:
    """Which of the events that "the attack" may mean it does: one just told, else the one the report is about.

    The report is about what it tells most often, and first. "The ambush" is rather what was told as one, and "the
    explosion" rather what blew up.
    """
    named = [position for position in alike if _has_name(drafts, groups[position], later)]
    alike = named or [position for position in alike if _has_means(drafts, groups[position], later)] or alike
    nearest = alike[0]
    if later.sentence - drafts[groups[nearest][-1]].sentence <= 1:
        return nearest
    return max(reversed(alike), key=lambda position: len(groups[position]))


def _has_name(drafts: Sequence[Draft], group: Sequence[int], later: Draft) -> bool:
    """True where the event was told by the word that the noun is made of; "the attack" is said of all of them."""
    roots = {_root(one.head) for one in later.group.members if one.trigger.is_noun} - _ANY_DEED
    return any(_root(one.head) in roots for index in group for one in drafts[index].group.members)


def _has_means(drafts: Sequence[Draft], group: Sequence[int], later: Draft) -> bool:
    modes = (drafts[index].mode for index in group)
    return later.mode is not None and any(one is not None and _modes_agree(one, later.mode) for one in modes)


def _same(drafts: Sequence[Draft], group: Sequence[int], later: Draft, casting: Casting) -> str | None:
    """The rule that makes the later telling one of the group, or None; a conflict with any of the group forbids it."""
    tellings = [drafts[index] for index in group]
    if any(_conflict(earlier, later, casting) for earlier in tellings):
        return None
    for earlier in reversed(tellings):
        rule = _tie(earlier, later, casting)
        if rule is not None:
            return rule
    return None


def _conflict(earlier: Draft, later: Draft, casting: Casting) -> bool:
    if earlier.group.type is not later.group.type or (earlier.stage or "") != (later.stage or ""):
        return True
    if not _modes_agree(earlier.mode, later.mode):
        return True
    if is_aggregate(earlier) != is_aggregate(later):
        return True
    if are_apart(earlier, later) or _is_another(later) or _lies_ahead(later) or _tells_of_whom(earlier, later):
        return True
    if _is_bare(later):
        return False  # whoever is blamed for "the attack", it is the same attack
    sides = (Role.INITIATOR,) if _tells_harm(earlier) or _tells_harm(later) else (Role.INITIATOR, Role.TARGET)
    return any(_apart(earlier.actors(role), later.actors(role), casting) for role in sides)


def are_apart(one: Draft, other: Draft) -> bool:
    """True when the days or the places of two tellings cannot be the same."""
    if one.time and other.time and _apart_in_time(one.time[0], other.time[0]):
        return True
    return bool(one.place and other.place and _apart_in_space(one.place[0], other.place[0]))


def _modes_agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or {one, other} <= _BLASTS


def _is_bare(draft: Draft) -> bool:
    """True for "the attack" and nothing else that says which, alone or under its verb ("repelled the attack")."""
    return any(
        member.trigger.is_noun
        and _takes_up(member.head)
        and not any(one.dep_ in _SPECIFYING for one in member.head.children)
        for member in draft.group.members
    )


def _is_another(draft: Draft) -> bool:
    """True for "in similar assaults", "in an earlier raid": likened to what was told, and so another."""
    nouns = (one.head for one in draft.group.members if one.trigger.is_noun)
    return any(word.dep_ == "amod" and word.lower_ in _LIKENED for noun in nouns for word in noun.children)


def _lies_ahead(draft: Draft) -> bool:
    """True for "the violence could spread", which is more of it and yet to come."""
    noun = draft.group.lead.head
    if not draft.group.lead.trigger.is_noun or noun.dep_ != "nsubj":
        return False
    ahead = any(one.dep_ == "aux" and one.tag_ == "MD" for one in noun.head.children)
    return ahead and noun.head.lemma_.lower() in load_frames().going_on


def _tells_of_whom(earlier: Draft, later: Draft) -> bool:
    """True for the attack of "killed the mastermind of the attack", which tells whom the killing was of."""
    noun = later.group.lead.head
    if not later.group.lead.trigger.is_noun or noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "behind"):
        return False
    described = noun.head.head
    while described.dep_ in ("conj", "appos"):
        described = described.head
    return described.dep_ in ("dobj", "nsubjpass") and described.head in [one.node for one in earlier.group.members]


def _tells_harm(draft: Draft) -> bool:
    """True for "four were killed": those harmed may be of either side, so they set no telling apart."""
    lead = draft.group.lead
    return lead.hurts and not lead.trigger.is_noun and is_passive(lead.node) and not draft.actors(Role.INITIATOR)


def is_aggregate(draft: Draft) -> bool:
    """True for plural nouns of action: "two bombings", "attacks", which stand beside the events they sum up."""
    lead = draft.group.lead
    return lead.trigger.is_noun and lead.head.tag_ in ("NNS", "NNPS")


def _tie(earlier: Draft, later: Draft, casting: Casting) -> str | None:
    if earlier.group.type in _PHYSICAL and _shares_parties(earlier, later, casting) and _shares_setting(earlier, later):
        return "same place and parties"
    if _is_definite(later) and later.sentence - earlier.sentence <= _ENDS_RECALL and _repeats(earlier, later):
        return _DEFINITE_MENTION
    if earlier.group.type is EventType.ASSAULT and _sums_up(earlier, later):
        return "summed up"
    if _dies_once(earlier, later, casting):
        return "same dead"
    if _places_known_device(later) and earlier.mode in _BLASTS and later.sentence - earlier.sentence <= _ENDS_RECALL:
        return "definite device"
    if earlier.group.type is EventType.ASSAULT and _is_consequence(earlier, later):
        return "consequence told next"
    if earlier.group.type is EventType.ASSAULT and _same_toll(earlier, later):
        if _shares_setting(earlier, later):
            return "same toll"
        if _in_headline(earlier) and later.sentence - earlier.sentence <= _LEAD:
            return "told in the headline"
    return None


def _sums_up(earlier: Draft, later: Draft) -> bool:
    """ "A bomb tore through a station, killing seven, in an attack that …": a noun for what the sentence has told."""
    noun = later.group.lead.head
    if later.sentence != earlier.sentence or not later.group.lead.trigger.is_noun or noun.dep_ != "pobj":
        return False
    leading = noun.head
    return leading.lower_ == "in" and leading.i > leading.sent.start and leading.nbor(-1).text == ","


def _is_definite(draft: Draft) -> bool:
    return any(member.trigger.is_noun and _takes_up(member.head) for member in draft.group.members)


def _takes_up(noun: Token) -> bool:
    """True for "the attack" and "Sunday's attack", not for "the attack on the mill", maybe told for the first time."""
    if not is_laid_on(noun) and any(one.dep_ == "prep" and one.lower_ in _COMPLEMENTS for one in noun.children):
        return False
    return any(
        one.dep_ in ("det", "poss") and (one.lower_ in _DEFINITE or (one.dep_ == "poss" and one.ent_type_ == "DATE"))
        for one in noun.children
    )


def _dies_once(earlier: Draft, later: Draft, casting: Casting) -> bool:
    """ "The murder of the priests" after "six priests were shot": whoever was killed before is not killed again."""
    if not (_kills(earlier) and _kills(later)):
        return False
    dead = {*earlier.actors(Role.TARGET), *earlier.actors(Role.VICTIM)}
    again = (one for one in later.participants if one.role in (Role.TARGET, Role.VICTIM) and one.actor in dead)
    return any(
        casting.actor(one.actor).kind == "person" or one.mention.text.split()[0].lower() in _KNOWN for one in again
    )


def _kills(draft: Draft) -> bool:
    return any(member.trigger.harm is Harm.KILLED for member in draft.group.members)


def _places_known_device(draft: Draft) -> bool:
    """ "The bomb had been planted by …", "two men left the car bomb there": how a blast told before came about."""
    lead = draft.group.lead
    if lead.trigger.is_noun or draft.group.mode not in _BLASTS:
        return False
    words = (one for one in lead.node.children if one.dep_ in ("dobj", "nsubjpass", "nsubj"))
    devices = (one for one in words if one.lemma_.lower() in load_frames().devices)
    return any(
        one.tag_ == "NN" and any(det.dep_ == "det" and det.lower_ in _DEFINITE for det in one.children)
        for one in devices
    )


def _repeats(earlier: Draft, later: Draft) -> bool:
    """True when a definite noun may take up the earlier telling: any physical event, else the same words."""
    if earlier.group.type is EventType.ASSAULT:
        return True
    return bool(
        {_root(member.head) for member in earlier.group.members}
        & {_root(member.head) for member in later.group.members}
    )


def _root(word: Token) -> str:
    return word.lemma_.lower()[:5]


def _is_consequence(earlier: Draft, later: Draft) -> bool:
    """ "A bomb went off. Four people were killed.": harm without a doer, place or day of its own, told right after."""
    lead = later.group.lead
    if lead.trigger.is_noun or not lead.hurts or later.sentence - earlier.sentence not in (0, 1):
        return False
    if not earlier.group.lead.trigger.is_noun and is_negated(earlier.group.lead.node):
        return False  # nothing came of what was not done
    own_place = later.place is not None and not later.place[0].inherited
    return _tells_harm(later) and not own_place and not _counts_same_harm(earlier, later)


def _counts_same_harm(earlier: Draft, later: Draft) -> bool:
    mine = {(one.harm, one.best) for one in earlier.counts if one.best != 0}
    return any(harm == one.harm and best != one.best for one in later.counts for harm, best in mine)


def _same_toll(earlier: Draft, later: Draft) -> bool:
    mine = {(one.harm, one.best) for one in earlier.counts if one.best is not None and one.best > 1}
    return any((one.harm, one.best) in mine for one in later.counts)


def _in_headline(draft: Draft) -> bool:
    """True for what the first line of a report tells, if that is a headline: it ends without a full stop."""
    sentence = draft.group.lead.head.sent
    words = [one for one in sentence if not one.is_space]
    return sentence.start == 0 and words[-1].text not in _STOPS and words[-1].i + 1 < len(words[-1].doc)


def _shares_setting(earlier: Draft, later: Draft) -> bool:
    """True when place or day say the same; silence on both sides is not enough."""
    if earlier.place and later.place and not later.place[0].inherited:
        return earlier.place[0].precision in _EXACT and same_place(earlier.place[0], later.place[0])
    if earlier.time and later.time:
        return earlier.time[0].earliest is not None and earlier.time[0].earliest == later.time[0].earliest
    return False


def _shares_parties(earlier: Draft, later: Draft, casting: Casting) -> bool:
    """True when a target (or, without targets, an initiator) is the same actor or part of it."""
    for role in (Role.TARGET, Role.INITIATOR):
        mine, theirs = earlier.actors(role), later.actors(role)
        if mine and theirs:
            return any(_kin(one, other, casting) for one in mine for other in theirs)
    return False


def _kin(one: str, other: str, casting: Casting) -> bool:
    return bool(_line(one, casting) & _line(other, casting))


def _line(actor_id: str, casting: Casting) -> set[str]:
    """The actor and those it is part of."""
    line: set[str] = set()
    current: str | None = actor_id
    while current is not None and current not in line:
        line.add(current)
        actor = casting.find(current)
        current = actor.part_of if actor is not None else None
    return line


def _apart(mine: Sequence[str], theirs: Sequence[str], casting: Casting) -> bool:
    """True when both name parties that cannot be the same; a description ("gunmen") may be any armed party."""
    if not mine or not theirs or any(_kin(one, other, casting) for one in mine for other in theirs):
        return False
    return not any(_may_be(one, other, casting) for one in mine for other in theirs)


def _may_be(one: str, other: str, casting: Casting) -> bool:
    first, second = casting.actor(one), casting.actor(other)
    if first.known and second.known:
        return False
    if first.country and second.country and first.country != second.country:
        return False
    return (
        first.kind == second.kind
        or (first.kind in _BROAD and second.kind in _BROAD)
        or "object" in (first.kind, second.kind)
    )


def _apart_in_time(one: Time, other: Time) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def _apart_in_space(one: Place, other: Place) -> bool:
    if one.inherited or other.inherited:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return True
    return one.precision in _EXACT and other.precision in _EXACT and not same_place(one, other)


def same_place(one: Place, other: Place) -> bool:
    """True for the same gazetteer entry, and for a town and the district that has its name."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    first, second = set(one.name.casefold().split()), set(other.name.casefold().split())
    return first <= second or second <= first
