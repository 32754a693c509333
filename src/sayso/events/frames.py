"""Who stands where around a trigger: voice, control, relative clauses, light verbs and nouns of action undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.events.culprits import culprits, unwrapped
from sayso.events.holders import holders, whole_noun
from sayso.events.nouns import between, is_laid_on, nested, noun_slots, tied
from sayso.events.subjects import DISTANCES, OBJECTS, VERBAL, Slot, is_passive, objects, surface_subject, verb_slots
from sayso.model import EventType, TriggerMention
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import children, conjuncts

_NOBODY = frozenset({"nobody", "none", "noone", "nothing", "neither"})
_TOWARDS = frozenset({"to", "for", "with", "on", "against", "at", "of", "from", "into", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a slot of a trigger: the role it plays there and the rule that found it."""

    role: str
    token: Token
    rule: str


def trigger_tokens(trigger: TriggerMention, parse: Parse) -> tuple[Token, Token | None]:
    """The word that evokes and the light verb that carries it, if any."""
    head = parse.at(trigger.head)
    light = parse.at(trigger.light_verb) if trigger.light_verb is not None else None
    if head is None:
        raise ValueError(f"no word at {trigger.head}")
    return head, light


def fill(trigger: TriggerMention, parse: Parse, events: frozenset[int] = frozenset()) -> tuple[Filler, ...]:
    """Everything that fills a slot of the trigger, each conjunct for itself.

    `events` holds the positions of words that evoke events: what stands with such an object belongs to its deed.
    """
    head, light = trigger_tokens(trigger, parse)
    own = {head.i, *(token.i for offset in trigger.others if (token := parse.at(offset)) is not None)}
    found: dict[tuple[str, int], Filler] = {}
    for slot, token, rule in _slots(trigger, parse, events):
        role = trigger.role(slot) or ("initiator" if rule == "tied" else None)
        if role is None or token.i in own:
            continue
        for one in conjuncts(token):
            if one.pos_ not in VERBAL:
                name = rule if rule == "issuer" else slot
                found.setdefault((role, one.i), Filler(role, one, f"{name}:{trigger.entry}"))
    fillers = tuple(found.values())
    return _both_sides(head, light, trigger, fillers) if trigger.reciprocal else fillers


def _slots(trigger: TriggerMention, parse: Parse, events: frozenset[int]) -> Iterator[Slot]:
    head, light = trigger_tokens(trigger, parse)
    held = trigger.is_noun and trigger.type is EventType.PROTEST
    head = whole_noun(head) if held else unwrapped(head) if trigger.is_noun else head
    yield from noun_slots(head, light) if trigger.is_noun else verb_slots(head)
    carriers = _carriers(head, light, trigger, parse, events)
    laid = trigger.is_noun and is_laid_on(head)
    filled = set()
    for slot, token, rule in _prepositions(carriers):
        if not (slot == "on" and laid):
            filled.add(slot)
            yield slot, token, rule
    for carrier in carriers:
        if carrier.dep_ == "xcomp":
            yield from (("object", one, "object") for one in children(carrier, *OBJECTS))
    if trigger.is_noun:
        yield from tied(head)
        yield from culprits(head)
        yield from holders(head) if held else ()
        yield from (one for one in nested(head) if one[0] not in filled)


def _carriers(
    head: Token, light: Token | None, trigger: TriggerMention, parse: Parse, events: frozenset[int]
) -> list[Token]:
    """The trigger's own words, whose prepositional phrases are its slots."""
    own = [token for token in parse.tokens(trigger.passage.start, trigger.passage.end) if token.pos_ != "ADP"]
    borne = [] if trigger.is_noun else children(head, *OBJECTS)
    carried = [one for one in borne if one.pos_ == "NOUN" and (one.i not in events or one in own)]
    return list({token.i: token for token in (head, *([light] if light is not None else []), *own, *carried)}.values())


def _prepositions(carriers: Iterable[Token]) -> Iterator[Slot]:
    for carrier in carriers:
        for one in carrier.children:
            if one.dep_ in ("prep", "dative", "agent", "prt"):
                inner = children(one, "pobj", "pcomp")
                deeper = [two for below in children(one, "prep") for two in children(below, "pobj")]
                nouns = (one for one in (*inner, *deeper) if one.pos_ not in VERBAL and one.lemma_ not in DISTANCES)
                yield from ((one.lower_, token, "preposition") for token in nouns)


def _both_sides(
    head: Token, light: Token | None, trigger: TriggerMention, fillers: tuple[Filler, ...]
) -> tuple[Filler, ...]:
    """In a reciprocal frame every side acts and is acted on."""
    sides = [filler for filler in fillers if filler.role in ("initiator", "target")]
    sides += [Filler("initiator", token, f"between:{trigger.entry}") for token in between(head, light)]
    tokens = {side.token.i: side for side in sides}
    if len(tokens) < 2:
        sides = [Filler("initiator", side.token, side.rule) for side in sides] if trigger.is_noun else sides
        return tuple({(side.role, side.token.i): side for side in (*_others(fillers), *sides)}.values())
    others = _others(fillers)
    doubled = [Filler(role, side.token, side.rule) for role in ("initiator", "target") for side in tokens.values()]
    return (*doubled, *others)


def _others(fillers: Iterable[Filler]) -> list[Filler]:
    return [filler for filler in fillers if filler.role not in ("initiator", "target")]


def is_nobody(token: Token) -> bool:
    """True for "no group", "nobody", "none of them": words that say that there is no such party."""
    denied = any(one.lower_ in ("no", "neither") for one in token.children if one.dep_ == "det")
    return denied or token.lower_ in _NOBODY


def harms_nobody(trigger: TriggerMention, parse: Parse) -> bool:
    """True for "nobody was hurt": no event, but a count of zero on the one that it is said of."""
    head, _ = trigger_tokens(trigger, parse)
    if trigger.harm is None or trigger.is_noun:
        return False
    undergoer = surface_subject(head) if is_passive(head) else next(iter(objects(head)), None)
    return undergoer is not None and is_nobody(undergoer)


def complement_actors(trigger: TriggerMention, parse: Parse) -> list[Token]:
    """Nouns inside what a verb of speech or intent takes, in text order: "agreed to help X", "asked X to leave"."""
    head, light = trigger_tokens(trigger, parse)
    node = light if light is not None else head
    found = []
    for one in node.children:
        concerns = one.dep_ in ("xcomp", "ccomp", "dobj", "advcl", "acl") or (
            one.dep_ == "prep" and one.lower_ in _TOWARDS
        )
        if one.i > node.i and concerns:
            found += [
                inner for inner in one.subtree if inner.pos_ in ("NOUN", "PROPN", "PRON") and _stands_free(inner, one)
            ]
    return found


def _stands_free(noun: Token, top: Token) -> bool:
    """False inside relative clauses and for modifiers of other nouns."""
    if noun.dep_ in ("compound", "amod", "nmod", "det"):
        return False
    while noun != top:
        if noun.dep_ == "relcl":
            return False
        noun = noun.head
    return True
