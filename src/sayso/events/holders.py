"""Who holds a demonstration or strike, where neither a possessive nor a light verb says it.

"A strike enforced by the union", "sat on a dharna", "took part in a march", "blocked a road in protest", "the march
drew hundreds of weavers", "the weavers locked the gate during a sit-in".
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.events.subjects import OBJECTS, VERBAL, Slot, doer, is_passive, objects
from sayso.lexicons.frames import load_frames
from sayso.model.token import Token
from sayso.nlp.syntax import child, children, is_negated

ALONGSIDE = "alongside"  # whoever acts while the demonstration goes on, or is drawn by it: no officer is its holder

_PARTS = ("compound", "amod", "nmod", "punct", "prt")
_INTO = frozenset({"in", "on", "to", "into", "for", "at", "with", "as"})
_EARLIER = frozenset({"recent", "previous", "earlier", "past", "last", "former"})
_WHILE = frozenset({"during", "in", "amid", "at"})


def holders(noun: Token) -> Iterator[Slot]:
    """Whoever the words around a noun of demonstration tie to it."""
    whole = whole_noun(noun)
    top = _spanned(whole)
    for clause in (*whole.children, *(top.children if top != whole else ())):
        if clause.dep_ in ("acl", "relcl") and clause.lemma_.lower() in load_frames().holding:
            yield from _agents(clause)
    verb = top.head
    if top.dep_ == "pobj" and verb.dep_ == "prep":
        yield from _of_preposition(verb)
    elif top.dep_ in OBJECTS and _is_holding(verb):
        if (one := doer(verb)) is not None:
            yield "-", one, "tied"
    elif top.dep_ == "nsubjpass" and _is_holding(verb):
        yield from _agents(verb)
    elif top.dep_ == "nsubj" and verb.lemma_.lower() in load_frames().drawing and not is_negated(verb):
        yield from ((ALONGSIDE, one, "tied") for one in objects(verb))


def whole_noun(noun: Token) -> Token:
    """The noun that a deed only modifies: "demonstration" for the "sit-in" of "a sit-in demonstration"."""
    while noun.dep_ in _PARTS and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN", "VERB"):
        noun = noun.head
    if noun.dep_ == "prt" and noun.head.dep_ in _PARTS:  # "sit - in", the "in" hanging on the "sit"
        return whole_noun(noun.head)
    return noun


def _spanned(noun: Token) -> Token:
    """ "A series of protests", "the third day of their strike": what is held is the series."""
    of = noun.head
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in load_frames().spans:
        return _spanned(of.head)
    return noun


def _is_holding(verb: Token) -> bool:
    return verb.lemma_.lower() in load_frames().holding and not is_negated(verb)


def _agents(verb: Token) -> Iterator[Slot]:
    for by in children(verb, "agent"):
        yield from (("by", one, "agent") for one in children(by, "pobj"))


def _of_preposition(preposition: Token) -> Iterator[Slot]:
    """ "Sat on a dharna", "took part in the march", "blocked a road in protest", "locked the gate during a sit-in"."""
    word, verb = preposition.lower_, preposition.head
    if verb.pos_ == "NOUN" and verb.dep_ in OBJECTS and verb.lemma_ in ("part", "participation"):
        verb = verb.head  # "took part in"
    if verb.dep_ == "prep" and verb.head.pos_ in VERBAL:  # "as part of a protest", "out on strike"
        word, verb = verb.lower_, verb.head
    if verb.pos_ not in VERBAL or is_passive(verb) or is_negated(verb):
        return
    one, lemma = doer(verb), verb.lemma_.lower()
    if one is None:
        return
    if (word in _INTO and lemma in load_frames().attending) or (word in ("as", "in") and _is_bare(preposition)):
        yield "-", one, "tied"
    elif (
        word in _WHILE
        and not is_past(whole_noun(child(preposition, "pobj") or preposition))
        and lemma not in load_frames().unaccusative
        and one.tag_ in ("NNS", "NNPS")
    ):
        yield ALONGSIDE, one, "tied"


def is_past(noun: Token) -> bool:
    """True for "the recent riots", "last week's strike": another one than goes on."""
    return any(one.lower_ in _EARLIER for one in noun.lefts for one in (one, *one.lefts))


def _is_bare(preposition: Token) -> bool:
    """True for "in protest", "as part of a protest": the deed is a demonstration, which does not go on around it."""
    noun = child(preposition, "pobj")
    return (
        noun is not None
        and (noun.lemma_.lower() in ("protest", "part") or preposition.lower_ == "as")
        and not (preposition.lower_ == "in" and children(noun, "det"))
    )
