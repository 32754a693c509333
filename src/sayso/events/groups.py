"""Which triggers of a sentence tell one happening: "attacked a camp, killing 30", "a blast killed four"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.events.frames import trigger_tokens
from sayso.events.holders import whole_noun
from sayso.events.subjects import is_passive
from sayso.lexicons.frames import load_frames
from sayso.model import EventType, Harm, TriggerMention
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child

_CIRCUMSTANCE = frozenset(
    """
    in during by amid from through with after following as at of
    """.split()
)
_VAGUE = frozenset({"violence", "unrest", "trouble", "disturbance"})
_SAME_TIME = frozenset({"when", "as", "while", "after"})
_HURTS = frozenset({Harm.KILLED, Harm.INJURED})
_NEARBY = 7
_DESTRUCTION = "destroy"
_ABDUCTION = "abduct"
_UNDERGOING = ("dobj", "nsubjpass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A trigger with its words: `node` is the word that stands for it in the sentence: its light verb, if any."""

    trigger: TriggerMention
    head: Token
    node: Token
    rank: int

    @property
    def hurts(self) -> bool:
        """True when the word itself says that somebody was killed or injured."""
        return self.trigger.harm in _HURTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Triggers read as one telling, the syntactically highest first."""

    members: tuple[Member, ...]

    @property
    def lead(self) -> Member:
        """The member that the others hang on."""
        return self.members[0]

    @property
    def type(self) -> EventType:
        """The event type that all members share."""
        return self.lead.trigger.type

    @property
    def mode(self) -> str | None:
        """The mode that a member settles; what was looted or burned besides does not say how people were hurt."""
        modes = [member.trigger.mode for member in self.members if member.trigger.mode]
        if self.hurts:
            modes = [mode for mode in modes if mode != _DESTRUCTION]
        return modes[0] if modes else None

    @property
    def acled(self) -> str | None:
        """The ACLED sub-event type that a member's words alone fix, of members that agree with the mode."""
        fixed = (one.trigger for one in self.members if one.trigger.acled)
        return next((one.acled for one in fixed if one.mode == self.mode or one.mode is None), None)

    @property
    def hurts(self) -> bool:
        """True when the words say that somebody was killed or injured."""
        return any(member.hurts for member in self.members)

    @property
    def fought(self) -> bool:
        """True when the words tell a fight between two sides: "clashed", "killed in a shoot-out"."""
        return any(member.trigger.reciprocal for member in self.members)

    @property
    def fire(self) -> bool:
        """True when fire was thrown by hand: petrol bombs and their kin, and nothing that explodes besides."""
        modes = {member.trigger.mode: member.trigger.fire for member in reversed(self.members)}
        return modes.get(self.mode, False)

    @property
    def contexts(self) -> frozenset[str]:
        """The contexts that the triggers bring, whatever else the sentence speaks of ("near the border")."""
        return frozenset(context for member in self.members for context in member.trigger.contexts)

    @property
    def words(self) -> frozenset[int]:
        """Positions of every word that stands for the group."""
        return frozenset(index for member in self.members for index in (member.head.i, member.node.i))


def owners(groups: Sequence[Group]) -> dict[int, int]:
    """Which group each word stands for; a light verb that two share stands for the first."""
    owner = {member.head.i: number for number, group in enumerate(groups) for member in group.members}
    for number, group in enumerate(groups):
        for member in group.members:
            owner.setdefault(member.node.i, number)
    return owner


def group_triggers(parse: Parse, triggers: Sequence[TriggerMention]) -> tuple[Group, ...]:
    """Triggers by telling, in text order of their leads."""
    members = [_member(trigger, parse) for trigger in triggers]
    by_word = {index: member for member in reversed(members) for index in (member.head.i, member.node.i)}
    parent = {member.head.i: member.head.i for member in members}

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for member in members:
        for other in _joined_to(member, by_word):
            parent[root(member.head.i)] = root(other.head.i)
    gathered: dict[int, list[Member]] = {}
    for member in members:
        gathered.setdefault(root(member.head.i), []).append(member)
    groups = [Group(members=tuple(sorted(group, key=_standing))) for group in gathered.values()]
    return tuple(sorted(groups, key=lambda group: group.lead.head.i))


def _standing(member: Member) -> tuple[bool, int, int]:
    """The syntactically highest first, but what came of a deed after the deed ("accused of attacking …, killing …")."""
    node = member.node
    came_of = member.hurts and node.dep_ == "advcl" and node.tag_ == "VBG" and not member.trigger.is_noun
    return came_of, member.rank, member.head.i


def _member(trigger: TriggerMention, parse: Parse) -> Member:
    head, light = trigger_tokens(trigger, parse)
    node = light if light is not None else head
    rank, above = 0, node
    while above.head != above:
        rank, above = rank + 1, above.head
    return Member(trigger=trigger, head=head, node=node, rank=rank)


def _joined_to(member: Member, by_word: dict[int, Member]) -> Iterator[Member]:
    """The triggers above this one, or beside it under one verb of result, that tell the same happening."""
    if member.trigger.type is EventType.PROTEST and member.trigger.is_noun:
        yield from _inside_noun(member, by_word)
    if member.trigger.type is not EventType.ASSAULT:
        return
    same = by_word.get(member.node.i)
    if same is not None and same.head.i == member.node.i != member.head.i and same.trigger.type is EventType.ASSAULT:
        yield same  # "repelled the assault": the verb and what it takes
        return
    if same is not None and same is not member and member.head.dep_ == "conj" and _by_same_means(member, same):
        yield same  # "used water cannon and tear gas"
        return
    path: list[Token] = [member.node]
    for _ in range(_NEARBY):
        here = path[-1]
        if here.head == here:
            return
        above = here.head
        other = by_word.get(above.i)
        if other is not None and other.head.i != member.head.i:
            if other.trigger.type is EventType.ASSAULT and _is_one(member, other, path):
                yield other
            elif other.trigger.type is not EventType.ASSAULT:
                yield from _said_before(here, above, member, by_word)
            return
        if here.dep_ in ("ccomp", "csubj") or (
            here.dep_ == "conj" and child(here, "nsubj", "nsubjpass") is not None and here.pos_ in ("VERB", "AUX")
        ):
            return
        beside = (
            _subject_of(above, by_word) if above.pos_ == "VERB" and here.dep_ not in ("nsubj", "nsubjpass") else None
        )
        if beside is not None and beside.trigger.type is EventType.ASSAULT and _comes_of(here, above, member, beside):
            yield beside
            return
        if beside is not None and _spells_out(here, above, member, beside):
            yield beside
            return
        spoken_of = list(_said_before(here, above, member, by_word))
        if spoken_of:
            yield from spoken_of
            return
        path.append(above)


def _inside_noun(member: Member, by_word: dict[int, Member]) -> Iterator[Member]:
    """The "protest" of "a sit-in protest": one demonstration, named by two nouns."""
    whole = whole_noun(member.head)
    other = by_word.get(whole.i) if whole != member.head else None
    if other is not None and other is not member and other.trigger.type is EventType.PROTEST:
        yield other


def _by_same_means(one: Member, other: Member) -> bool:
    """True for means against crowds, which are named together: "fired rubber bullets and tear gas"."""
    return one.trigger.mode == other.trigger.mode == "crowd-control"


def _said_before(here: Token, verb: Token, member: Member, by_word: dict[int, Member]) -> Iterator[Member]:
    """The deed that a verb speaks of, where a consequence hangs on that verb: "denied bombing a mill, killing …"."""
    if not (member.hurts and here == member.node and here.dep_ == "advcl" and here.tag_ == "VBG"):
        return
    if child(here, "nsubj", "mark") is not None:
        return
    for token in verb.subtree:
        other = by_word.get(token.i)
        if other is None or other is member or token.i > here.i or other.trigger.type is not EventType.ASSAULT:
            continue
        if token.dep_ in ("xcomp", "ccomp", "pcomp", "dobj") and clause_of(token) == verb:
            yield other
            return


def clause_of(token: Token) -> Token:
    """The verb that a complement belongs to, through prepositions and the nouns that these hang on."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    return above


def _comes_of(here: Token, verb: Token, member: Member, subject: Member) -> bool:
    """True for what a deed brings about ("the clash left …") and what it does ("a mine went off, hitting …")."""
    if member.head.i == subject.head.i:
        return False
    doing = here == member.node and here.tag_ == "VBG" and here.dep_ in ("advcl", "xcomp", "acl")
    return doing or (member.hurts and verb.lemma_.lower() in load_frames().results)


def _spells_out(clause: Token, verb: Token, member: Member, subject: Member) -> bool:
    """True for "violence broke out as inmates attacked guards": what the violence was, in a clause of its own."""
    mark = child(clause, "mark", "advmod")
    told = clause == member.node and clause.dep_ == "advcl" and mark is not None and mark.lower_ in ("as", "when")
    vague = subject.head.lemma_.lower() in _VAGUE and subject.trigger.type is EventType.ASSAULT
    return told and vague and verb.lemma_.lower() in load_frames().happening


def _subject_of(verb: Token, by_word: dict[int, Member]) -> Member | None:
    """The trigger that a verb says something of: "the clash left …", "an attack which resulted in …"."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject.i in by_word:
        return by_word[subject.i]
    if verb.dep_ in ("relcl", "acl"):
        return by_word.get(verb.head.i)
    return None


def _is_one(lower: Member, upper: Member, path: Sequence[Token]) -> bool:
    """True when the path from the lower trigger up to the upper one joins parts of one happening."""
    deps = [token.dep_ for token in path]
    top = path[-1]
    if lower.trigger.is_noun and lower.node == lower.head:
        return _noun_below(lower, upper, path)
    if _are_two_deeds(lower, upper):
        return False
    own_subject = child(lower.node, "nsubj", "nsubjpass")
    if path[0].dep_ == "relcl" and upper.trigger.is_noun and own_subject is not None and "prep" in deps:
        return lower.hurts and own_subject.lower_ in ("that", "which")
    if top.dep_ == "advcl":
        return _adverbial(lower, upper, top, own_subject)
    if top.dep_ in ("relcl", "acl"):
        return lower.hurts or top.dep_ == "acl" or upper.hurts
    if top.dep_ == "conj":
        if own_subject is None:
            return lower.hurts or upper.hurts or _lacks_object(lower) or _lacks_object(upper)
        return lower.hurts and is_passive(lower.node) and (_is_undergone(lower) or _lacks_agent(upper))
    if top.dep_ in ("ccomp", "parataxis") and len(path) == 1 and own_subject is not None:
        hurt = lower if lower.hurts else upper  # "Raiders attacked a camp; 60 people were killed."
        return hurt.hurts and _is_undergone(hurt) and child(lower.node, "mark") is None
    if top.dep_ == "xcomp" and top.tag_ == "VBG" and len(path) == 1:
        return True
    if top.dep_ in ("prep", "dep", "xcomp", "oprd", "ccomp", "parataxis"):
        return (lower.hurts or upper.hurts) and own_subject is None and "ccomp" not in deps[:-1]
    return False


def _are_two_deeds(one: Member, other: Member) -> bool:
    """True for taking some and killing others: "killing nine men and abducting two women"."""
    abducts = [member.trigger.mode == _ABDUCTION for member in (one, other)]
    if abducts[0] == abducts[1] or not (one.hurts or other.hurts):
        return False
    return child(one.node, *_UNDERGOING) is not None and child(other.node, *_UNDERGOING) is not None


def _adverbial(lower: Member, upper: Member, top: Token, own_subject: Token | None) -> bool:
    mark = child(top, "mark", "advmod")
    word = mark.lower_ if mark is not None and mark.i < top.i else ""
    if own_subject is None or own_subject.dep_ not in ("nsubj", "nsubjpass"):
        return word not in ("before", "after", "to", "if", "unless", "because", "since") and not any(
            one.lower_ == "to" for one in top.children if one.dep_ == "aux"
        )
    if word in _SAME_TIME:
        return upper.hurts and _is_undergone(upper)
    return word == "" and lower.hurts and is_passive(lower.node)


def _is_undergone(member: Member) -> bool:
    """True when the sentence tells a harm from the side of those harmed, naming no doer."""
    if member.trigger.is_noun:
        return True
    return is_passive(member.node) and child(member.node, "agent") is None


def _lacks_agent(member: Member) -> bool:
    """True for the first of two harms that share what did them: "two were killed and six were wounded by a bomb"."""
    return member.hurts and not member.trigger.is_noun and is_passive(member.node) and _is_undergone(member)


def _lacks_object(member: Member) -> bool:
    return not member.trigger.is_noun and child(member.node, "dobj") is None and not is_passive(member.node)


def _noun_below(lower: Member, upper: Member, path: Sequence[Token]) -> bool:
    """A noun of action under another trigger: its subject, or the circumstance in which the harm came about."""
    top = path[-1]
    if len(path) == 2 and path[0].dep_ == "conj" and top.dep_ == "dobj":
        return _by_same_means(lower, upper)
    if len(path) == 1:
        if top.dep_ in ("nsubj", "nsubjpass"):
            return upper.hurts or not (upper.trigger.is_noun or lower.hurts)
        return top.dep_ in ("dobj", "compound", "npadvmod", "appos", "nmod") or (
            top.dep_ == "conj" and lower.hurts != upper.hurts
        )
    if top.dep_ in ("prep", "agent"):
        word = top.lower_
        if word in ("in", "during", "amid") and _is_undergone(upper) and not upper.trigger.is_noun:
            return True
        if word not in _CIRCUMSTANCE or not (upper.hurts or lower.hurts):
            return False
        if lower.hurts and word not in ("in", "with"):
            return False
        return word not in ("after", "following", "of") or _is_undergone(upper)
    if top.dep_ == "advcl":
        return lower.hurts and all(
            token.lemma_.lower() in load_frames().results or token.dep_ in ("prep", "pobj", "dobj")
            for token in path[1:]
        )
    if top.dep_ in ("relcl", "acl"):
        return lower.hurts and top.lemma_.lower() in load_frames().results
    return False
