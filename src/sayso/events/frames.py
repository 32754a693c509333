"""Who stands where around a trigger: voice, control, relative clauses, light verbs and nouns of action undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.lexicons.frames import load_frames
from sayso.model import TriggerMention
from sayso.nlp import Parse
from sayso.nlp.syntax import child, children, conjuncts

_VERBAL = ("VERB", "AUX")
_OBJECTS = ("dobj", "obj")
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_NOBODY = frozenset({"nobody", "none", "noone", "nothing", "neither"})
_DATELINE = 9  # tokens: how far into a sentence the dash of a dateline stands
_DASHES = frozenset({":", "-", "--", "\u2013", "\u2014"})
_TOWARDS = frozenset({"to", "for", "with", "on", "against", "at", "of", "from", "into", "toward", "towards"})
_OBJECT_CONTROL = frozenset({"of", "for", "from", "with", "into"})


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


def fill(trigger: TriggerMention, parse: Parse) -> tuple[Filler, ...]:
    """Everything that fills a slot of the trigger, each conjunct for itself."""
    head, light = trigger_tokens(trigger, parse)
    slots = list(_noun_slots(head, light) if trigger.is_noun else _verb_slots(head))
    carriers = _carriers(head, light, trigger, parse)
    slots += [one for one in _prepositions(carriers) if not (one[0] == "on" and trigger.is_noun and is_laid_on(head))]
    slots += [
        ("object", one, "object") for token in carriers if token.dep_ == "xcomp" for one in children(token, *_OBJECTS)
    ]
    slots += list(_tied(head)) if trigger.is_noun else []
    found: dict[tuple[str, int], Filler] = {}
    inside = range(trigger.passage.start, trigger.passage.end) if trigger.light_verb is None else ()
    for slot, token, rule in slots:
        role = trigger.role(slot) or ("initiator" if rule == "tied" else None)
        if role is None or token == head or token.idx in inside:
            continue
        for one in conjuncts(token):
            if one.pos_ not in _VERBAL:
                found.setdefault(
                    (role, one.i), Filler(role, one, f"{rule if rule == 'issuer' else slot}:{trigger.entry}")
                )
    fillers = tuple(found.values())
    return _both_sides(head, light, trigger, fillers) if trigger.reciprocal else fillers


def _carriers(head: Token, light: Token | None, trigger: TriggerMention, parse: Parse) -> list[Token]:
    """The trigger's own words, whose prepositional phrases are its slots."""
    own = [token for token in parse.tokens(trigger.passage.start, trigger.passage.end) if token.pos_ != "ADP"]
    carried = [] if trigger.is_noun else [one for one in children(head, *_OBJECTS) if one.pos_ == "NOUN"]
    return list({token.i: token for token in (head, *([light] if light is not None else []), *own, *carried)}.values())


# Verbs


def is_passive(verb: Token) -> bool:
    """True for passives, also reduced ("soldiers killed in …") and coordinated ones ("were shot and wounded")."""
    if any(one.dep_ in ("auxpass", "nsubjpass", "agent") for one in verb.children):
        return True
    if verb.tag_ != "VBN" or any(one.dep_ in ("nsubj", "aux", *_OBJECTS) for one in verb.children):
        return False
    if verb.dep_ in ("acl", "amod", "oprd"):
        return True
    return verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


def _verb_slots(verb: Token) -> Iterator[tuple[str, Token, str]]:
    if is_passive(verb):
        undergoer = surface_subject(verb)
        if undergoer is not None:
            yield "object", undergoer, "passive"
        for by in children(verb, "agent"):
            for doer in children(by, "pobj"):
                yield "subject", doer, "agent"
        if not children(verb, "agent"):
            yield from _shared_agent(verb)
        return
    subject = surface_subject(verb)
    if subject is not None:
        yield "subject", subject, "subject"
        described = verb.dep_ == "acl" and subject == verb.head and subject.dep_ in (*_OBJECTS, "attr")
        if described and subject.head.pos_ in _VERBAL:
            behind = _doer(subject.head)  # "issued a statement condemning …": whoever issued it condemns
            if behind is not None:
                yield "subject", behind, "issuer"
    undergoers = _objects(verb)
    if not undergoers and verb.tag_ == "VBG":  # "rebel shelling of a village"
        undergoers = [noun for of in children(verb, "prep") if of.lower_ == "of" for noun in children(of, "pobj")]
    for undergoer in undergoers:
        yield "object", undergoer, "object"


def _shared_agent(verb: Token) -> Iterator[tuple[str, Token, str]]:
    """ "was abducted and killed by gunmen": the agent of a coordinated passive."""
    for one in verb.children:
        if one.dep_ == "conj" and one.tag_ == "VBN" and child(one, "nsubj", "nsubjpass") is None:
            for by in children(one, "agent"):
                for doer in children(by, "pobj"):
                    yield "subject", doer, "agent"


def _objects(verb: Token) -> list[Token]:
    own = [_antecedent(one, verb) for one in children(verb, *_OBJECTS)]
    if own:
        return own
    if verb.dep_ == "relcl":  # "the post they attacked"
        subject = child(verb, "nsubj")
        return [verb.head] if subject is not None and _antecedent(subject, verb) != verb.head else []
    for one in verb.children:
        if one.dep_ == "conj" and one.pos_ == "VERB" and child(one, "nsubj", "nsubjpass") is None:
            return children(one, *_OBJECTS)
    return []


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for, or the token itself."""
    if token.lower_ not in _RELATIVE:
        return token
    above = verb
    while above.dep_ in ("conj", "xcomp", "aux"):
        above = above.head
    return above.head if above.dep_ in ("relcl", "acl") else token


def surface_subject(verb: Token) -> Token | None:
    """The subject of a verb in its own voice: its own, a shared one, a controller, or the noun that it modifies."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return _past_dateline(_antecedent(own, verb), verb)
    above = verb.head
    if above == verb:
        return None
    if verb.pos_ == "ADJ":
        return (
            surface_subject(above)
            if verb.dep_ in ("acomp", "attr", "oprd", "conj")
            else above
            if verb.dep_ == "amod"
            else None
        )
    if verb.dep_ == "conj" and above.pos_ in _VERBAL:
        return surface_subject(above)
    if verb.dep_ in ("acl", "relcl"):
        return _of_modified(verb, above)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb, above)
    if verb.dep_ in ("xcomp", "ccomp") and above.pos_ in (*_VERBAL, "ADJ"):
        return _controller(verb, above)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB") and above.pos_ in _VERBAL:
        return _doer(above)
    return None


def _past_dateline(noun: Token, verb: Token) -> Token:
    """ "VARDA, Orlany -- A prosecutor has …": the noun behind the dash, not the place of the dateline."""
    start = noun.sent.start
    if noun.pos_ != "PROPN" or noun.left_edge.i != start:
        return noun
    doc = noun.doc
    dash = next((index for index in range(noun.i, min(start + _DATELINE, verb.i)) if doc[index].text in _DASHES), None)
    if dash is None:
        return noun
    behind = (doc[index] for index in range(dash + 1, verb.i))
    return next(
        (one for one in behind if one.pos_ in ("NOUN", "PROPN") and (one.head == verb or one.head.i < dash)), noun
    )


def _doer(verb: Token) -> Token | None:
    """Who acts in a clause: the agent of a passive, else the subject."""
    if is_passive(verb):
        by = child(verb, "agent")
        return child(by, "pobj") if by is not None else None
    return surface_subject(verb)


def _of_modified(verb: Token, noun: Token) -> Token | None:
    """The subject of a clause that modifies a noun: the noun, or for "a plan by X to …" whoever has the plan."""
    if verb.tag_ != "VB" or not any(one.lower_ == "to" for one in verb.children):
        return noun
    for one in noun.children:
        if one.dep_ == "poss":
            return one
        if one.lower_ in ("by", "of", "for"):
            return child(one, "pobj")
    governor = noun.head
    return _doer(governor) if noun.dep_ in (*_OBJECTS, "attr", "pobj") and governor.pos_ in _VERBAL else None


def _of_gerund(verb: Token, preposition: Token) -> Token | None:
    """The subject of "accused of attacking" (who is accused) or of "began by attacking" (who began)."""
    governor = preposition.head
    if governor.pos_ in _VERBAL:
        if preposition.lower_ in _OBJECT_CONTROL:
            undergoer = surface_subject(governor) if is_passive(governor) else next(iter(_objects(governor)), None)
            return undergoer if undergoer is not None else _doer(governor)
        return _doer(governor)
    if governor.pos_ == "ADJ":
        return governor.head if governor.dep_ == "amod" else child(governor.head, "nsubj")
    if governor.pos_ in ("NOUN", "PROPN"):
        owner = child(governor, "poss")
        return owner if owner is not None else None
    return None


def _controller(verb: Token, above: Token) -> Token | None:
    """The understood subject of an infinitive or participle under another verb."""
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
        return None
    if above.pos_ == "ADJ":
        return child(above.head, "nsubj") if above.dep_ == "acomp" else above.head
    if is_passive(above):
        return surface_subject(above)
    undergoer = next(iter(children(above, "dobj", "dative")), None)
    if undergoer is not None and undergoer.i < verb.i and above.lemma_ not in load_frames().subject_control:
        return _antecedent(undergoer, above)
    return surface_subject(above)


# Nouns


def _noun_slots(noun: Token, light: Token | None) -> Iterator[tuple[str, Token, str]]:
    if light is not None:
        for slot, token, _ in _verb_slots(light):
            if slot == "subject":
                yield "subject", token, "light verb"
    elif is_laid_on(noun):
        for preposition in (*children(noun, "prep"), *children(noun.head, "prep", "dative")):
            if preposition.lower_ in ("on", "to"):
                yield from (("-", one, "tied") for one in children(preposition, "pobj"))
    elif noun.dep_ in (*_OBJECTS, "nsubjpass") and noun.head.lemma_.lower() in load_frames().done_by:
        yield from (("-", token, "tied") for slot, token, _ in _verb_slots(noun.head) if slot == "subject")
    for one in noun.lefts:
        if one.dep_ == "poss":
            yield "possessive", one, "possessive"
        elif one.dep_ in ("compound", "amod", "nmod", "npadvmod"):
            yield "compound", one, "compound"
    for one in noun.children:
        if one.dep_ in ("acl", "relcl") and one.lemma_.lower() in load_frames().done_by:
            yield from (("-", token, "tied") for slot, token, _ in _verb_slots(one) if slot == "subject")
        elif one.dep_ == "agent":
            yield from (("by", doer, "agent") for doer in children(one, "pobj"))


def is_laid_on(noun: Token) -> bool:
    """True for a deed that a verb lays on somebody: in "blamed the attack on rebels" the rebels are no target."""
    return noun.dep_ in (*_OBJECTS, "nsubjpass") and noun.head.lemma_.lower() in load_frames().laid_on


def _prepositions(carriers: Iterable[Token]) -> list[tuple[str, Token, str]]:
    found = []
    for carrier in carriers:
        for one in carrier.children:
            if one.dep_ in ("prep", "dative", "agent", "prt"):
                slot = one.lower_
                inner = children(one, "pobj", "pcomp")
                deeper = [two for nested in children(one, "prep") for two in children(nested, "pobj")]
                found += [(slot, token, "preposition") for token in (*inner, *deeper) if token.pos_ not in _VERBAL]
    return found


def _tied(noun: Token) -> Iterator[tuple[str, Token, str]]:
    """Whoever the words tie to the deed: "responsible for the attack", "the men behind it", "accused of the theft"."""
    preposition = noun.head if noun.dep_ == "pobj" else None
    if preposition is None or preposition.dep_ not in ("prep", "agent"):
        return
    governor = preposition.head
    if governor.dep_ in _OBJECTS and governor.head.lemma_.lower() in load_frames().laid_to:
        governor = governor.head  # "blamed the brigade for it", the phrase hanging on the noun
    if governor.lemma_.lower() in load_frames().answerable:
        tied = governor.head if governor.dep_ == "amod" else surface_subject(governor.head)
        if tied is not None:
            yield "-", tied, "tied"
    elif preposition.lower_ == "behind" and governor.pos_ in ("NOUN", "PROPN", "PRON"):
        yield "-", governor, "tied"
    elif preposition.lower_ == "behind" and governor.lemma_ == "be":
        yield from (("-", one, "tied") for one in children(governor, "nsubj"))
    elif (
        governor.lemma_.lower() in load_frames().laid_to
        and governor.pos_ == "VERB"
        and preposition.lower_ in ("of", "for", "with", "in")
    ):
        blamed = surface_subject(governor) if is_passive(governor) else next(iter(_objects(governor)), None)
        if blamed is not None:
            yield "-", blamed, "tied"
    elif governor.lemma_.lower() == "responsibility" and governor.dep_ in _OBJECTS:
        claimer = _doer(governor.head)
        if claimer is not None:
            yield "-", claimer, "tied"


def _both_sides(
    head: Token, light: Token | None, trigger: TriggerMention, fillers: tuple[Filler, ...]
) -> tuple[Filler, ...]:
    """In a reciprocal frame every side acts and is acted on."""
    sides = [filler for filler in fillers if filler.role in ("initiator", "target")]
    between = [
        side
        for one in (head, light)
        if one is not None
        for preposition in one.children
        if preposition.lower_ in ("between", "among")
        for first in children(preposition, "pobj")
        for side in conjuncts(first)
    ]
    sides += [Filler("initiator", token, f"between:{trigger.entry}") for token in between]
    tokens = {side.token.i: side for side in sides}
    if len(tokens) < 2:
        return tuple({(side.role, side.token.i): side for side in (*fillers, *sides)}.values())
    others = [filler for filler in fillers if filler.role not in ("initiator", "target")]
    doubled = [Filler(role, side.token, side.rule) for role in ("initiator", "target") for side in tokens.values()]
    return (*doubled, *others)


def is_nobody(token: Token) -> bool:
    """True for "no group", "nobody", "none of them": words that say that there is no such party."""
    denied = any(one.lower_ in ("no", "neither") for one in token.children if one.dep_ == "det")
    return denied or token.lower_ in _NOBODY


def harms_nobody(trigger: TriggerMention, parse: Parse) -> bool:
    """True for "nobody was hurt": no event, but a count of zero on the one that it is said of."""
    head, _ = trigger_tokens(trigger, parse)
    if trigger.harm is None or trigger.is_noun:
        return False
    undergoer = surface_subject(head) if is_passive(head) else next(iter(_objects(head)), None)
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
