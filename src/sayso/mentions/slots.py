"""Who and what stands around a trigger: the fillers of its syntactic slots, voice and relative clauses undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.gerunds import misread_gerund
from sayso.nlp.syntax import conjuncts, is_each_other, is_passive, subject

RELATIVE = frozenset({"who", "whom", "which", "that"})
_PARTS = frozenset({
    "all", "any", "array", "batch", "bulk", "consignment", "contingent", "couple", "dozen", "each", "few", "group",
    "half", "handful", "hundred", "load", "lot", "majority", "many", "most", "none", "number", "one", "pair",
    "part", "percent", "piece", "quantity", "rest", "score", "series", "several", "shipment", "some", "string",
    "thousand", "ton", "tonne", "two", "three", "wave", "worth", "million", "billion", "amount", "range", "variety",
    "crowd", "column",
})  # fmt: skip
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_CONTROLLED = frozenset({"of", "from", "into"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})


def in_passive(verb: Token) -> bool:
    """True for passives, also reduced ("soldiers killed in …") and coordinated ones ("were shot and wounded")."""
    if is_passive(verb):
        return True
    if any(one.dep_ in ("nsubj", "aux") or one.dep_ in _OBJECTS for one in verb.children):
        return False
    if verb.dep_ in ("acl", "amod"):
        return verb.tag_ == "VBN"
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed"))
    return participle and verb.dep_ == "conj" and verb.head.tag_ == "VBN" and in_passive(verb.head)


def fillers(matched: Sequence[Token], slot: str, kind: str) -> list[Token]:
    """The tokens that fill one slot of a trigger, coordination included; `matched` holds its words, head first."""
    head = matched[0]
    if slot == "subject":
        return _with_conjuncts(_subjects(head, kind))
    if slot == "object":
        return _with_conjuncts(_objects(head))
    if slot == "possessive":
        return _with_conjuncts(child for child in head.children if child.dep_ == "poss")
    if slot == "compound":
        return [child for child in head.lefts if child.dep_ in _MODIFIERS]
    if slot == "governor":
        return _governors(head)
    return _with_conjuncts(_after_preposition(matched, slot))


def with_wholes(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and, for words of measure ("some of its troops"), what they are parts of."""
    found = []
    for token in tokens:
        found.append(token)
        if token.lemma_.lower() in _PARTS:
            found += [
                noun
                for of in token.children
                if of.lower_ == "of"
                for one in of.children
                if one.dep_ == "pobj"
                for noun in conjuncts(one)
            ]
    return found


def complements(head: Token) -> list[str]:
    """Which clauses complement a word: "to", "ing", "that"."""
    found = []
    for child in head.children:
        if child.dep_ not in ("xcomp", "ccomp", "advcl", "acl") or child.i < head.i:
            continue
        if any(one.lower_ == "to" and one.dep_ == "aux" for one in child.children):
            found.append("to")
        elif child.dep_ == "ccomp":
            found.append("that")
        elif child.tag_ == "VBG":
            found.append("ing")
    return found


def demanded(head: Token) -> list[str]:
    """The modal verbs of what somebody else must do according to a verb of saying ("said that the army must leave")."""
    clauses = [clause for clause in head.children if clause.dep_ == "ccomp"]
    return [
        one.lemma_.lower()
        for clause in clauses
        if any(other.dep_ == "nsubj" and other.pos_ in ("NOUN", "PROPN") for other in clause.children)
        for one in clause.children
        if one.dep_ == "aux"
    ]


def is_mutual(head: Token, light: Token | None) -> bool:
    """True where both sides do it: "traded artillery fire", "attacked each other", "fired at one another"."""
    if light is not None and light.lemma_.lower() in load_frames().mutual:
        return True
    taken = [one for one in head.children if one.dep_ in _OBJECTS]
    taken += [noun for one in head.children if one.dep_ == "prep" for noun in one.children if noun.dep_ == "pobj"]
    return any(is_each_other(one) for noun in taken for one in (noun, *noun.lefts))


def _with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    return [one for token in tokens for one in conjuncts(token)]


def gerund_taker(verb: Token) -> Token | None:
    """The verb that takes this participle as a gerund, though it was parsed as an adjective; None for adjectives."""
    return misread_gerund(verb, load_frames().gerund_takers)


def _subjects(head: Token, kind: str) -> list[Token]:
    if kind == "adjective":
        if head.dep_ == "amod":
            return [head.head]
        head = head.head if head.dep_ in _PREDICATES else head
    elif kind == "noun":
        if head.dep_ in _OBJECTS and head.head.pos_ == "VERB":
            return _subjects(head.head, "verb")
        return _subjects(head.head, "verb") if head.dep_ == "nsubjpass" else []
    if in_passive(head):
        return [one for by in head.children if by.dep_ == "agent" for one in by.children if one.dep_ == "pobj"]
    return _antecedents(_controller(head) or subject(head), head)


def _controller(verb: Token) -> Token | None:
    """The one made or kept from doing something: "ordered his troops to leave", "prevented rioters from burning it"."""
    if any(one.dep_ in ("nsubj", "nsubjpass") for one in verb.children):
        return None
    taker = gerund_taker(verb)
    if taker is not None:
        undergoer = next((one for one in taker.children if one.dep_ in _OBJECTS and one != verb.head), None)
        return undergoer or subject(taker)
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ in _CONTROLLED:
        above = above.head
        if above.dep_ in _OBJECTS and above.head.lemma_.lower() in load_frames().laid_to:
            return above  # "accused the army of attacking": the phrase hangs on the army
    elif verb.dep_ != "xcomp":
        return None
    if above.pos_ != "VERB" or above.lemma_.lower() in load_frames().subject_control:
        return None
    if is_passive(above):
        return next((one for one in above.children if one.dep_ == "nsubjpass"), None)
    return next((one for one in above.children if one.dep_ in _OBJECTS and above.i < one.i < verb.i), None)


def _objects(head: Token) -> list[Token]:
    if in_passive(head):
        if head.dep_ == "amod":
            return [head.head]
        return _antecedents(subject(head), head)
    if head.dep_ == "amod" and gerund_taker(head) is not None:
        return [head.head]
    direct = [one for one in head.children if one.dep_ in _OBJECTS] or _raised(head)
    if not direct and head.dep_ == "relcl" and any(one.dep_ == "nsubj" for one in head.lefts):
        relative = any(one.lower_ in RELATIVE and one.dep_ == "nsubj" for one in head.lefts)
        return [] if relative else [head.head]
    return [filler for one in direct for filler in _antecedents(one, head)]


def _raised(verb: Token) -> list[Token]:
    """The one urged, allowed or helped to do something, parsed as the subject of what is to be done."""
    return [
        one
        for clause in verb.children
        if clause.dep_ in ("xcomp", "ccomp") and clause.i > verb.i and clause.tag_ == "VB"
        for one in clause.children
        if one.dep_ in ("nsubj", "nsubjpass") and verb.i < one.i < clause.i
    ]


def _antecedents(token: Token | None, verb: Token) -> list[Token]:
    if token is None:
        return []
    if token.lower_ in RELATIVE:
        clause = verb
        while clause.dep_ in ("conj", "xcomp") and clause.head is not clause:
            clause = clause.head
        if clause.dep_ in ("relcl", "acl"):
            return [clause.head]
    return [token]


def _governors(head: Token) -> list[Token]:
    above = head.head
    if head.dep_ == "appos" and above.head is not above:
        above = above.head  # "defused two devices (mines)"
    if above is head:
        return []
    return [above, above.head] if above.dep_ in ("prep", "agent", "pcomp") else [above]


def _after_preposition(matched: Sequence[Token], slot: str) -> list[Token]:
    return [
        noun
        for token in matched
        for child in token.children
        if child.lower_ == slot and child.dep_ in ("prep", "agent", "dative", "prt", "mark", "advmod")
        for noun in child.children
        if noun.dep_ in ("pobj", "pcomp")
    ]
