"""Reports that the sentence itself calls false: "The report that rebels burned the mill is unfounded"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon, Stance
from sayso.lexicons.entries import Part
from sayso.model import Status
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import children, is_negated

_BEING = frozenset({"be", "prove", "remain", "seem", "appear", "sound", "turn"})
_SAID_OF = ("acomp", "attr", "oprd", "xcomp")


def refute(parse: Parse, sayings: Iterable[Saying], lexicon: Lexicon) -> Iterator[Saying]:
    """The sayings in their order; what a noun of saying reports is denied where it is said to be false."""
    for saying in sayings:
        noun = parse.at(saying.cue_head) if saying.sense.part is Part.NOUN else None
        if noun is not None and _is_false(noun, lexicon):
            yield replace(saying, sense=replace(saying.sense, stance=Stance.DENYING, status=Status.DENIED))
        else:
            yield saying


def _is_false(noun: Token, lexicon: Lexicon) -> bool:
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in _BEING or is_negated(verb):
        return False
    said = [word for one in children(verb, *_SAID_OF) for word in (one, *children(one, "conj", *_SAID_OF))]
    return any(one.lemma_.lower() in lexicon.falsehoods and not is_negated(one) for one in said)
