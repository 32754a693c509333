"""Speakers who go on: words of saying that the parser took into what was said before, but that its speaker says.

"She said the road was shut and told drivers to wait", "He said nobody had been hurt, adding that the road was shut".
"""

from __future__ import annotations

import functools

from sayso.lexicons.speech import load_speech
from sayso.model.token import Token
from sayso.nlp import syntax

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_THIRD = frozenset({"he", "she", "they", "it", "there", "this", "that"})
_TAKEN_UP = frozenset({"him", "her", "them", "it"})
_REACH = 12


def speaks_on(verb: Token) -> Token | None:
    """The verb of saying whose speaker goes on with this one, which the parser took into what was said; or None."""
    if verb.dep_ == "conj":
        return _coordinated(verb)
    if (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and verb.lemma_.lower() in load_speech().adding | load_speech().going_on
    ):
        return _closing(verb)
    return None


def _coordinated(verb: Token) -> Token | None:
    """For "and told …", which has no subject of its own and the tense of the outer verb.

    Where the clause between has that tense, too, the outer speaker goes on only where the words show it: a quotation
    that ends between them, "but added", a pronoun as the clause's subject, or that subject taken up as the object
    ("… and criticised him").
    """
    if verb.tag_ not in _FINITE or syntax.child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return None
    clause = syntax.first_of_chain(verb)
    outer = clause.head
    if clause.dep_ != "ccomp" or outer.pos_ != "VERB" or verb.tag_ != outer.tag_ or clause.i < outer.i:
        return None
    if _leaves_quotation(clause, verb):
        return outer
    target = syntax.child(verb, "dobj")
    if syntax.child(verb, "ccomp", "xcomp") is None and (target is None or target.lower_ not in _TAKEN_UP):
        return outer if verb.lemma_ in load_speech().adding else None
    own = syntax.child(clause, "aux", "auxpass")
    if (own.tag_ if own is not None else clause.tag_) != verb.tag_ or verb.lemma_ in load_speech().adding:
        return outer
    told = syntax.child(clause, "nsubj", "nsubjpass", "expl")
    if told is None:
        return None
    taken_up = target is not None and target.lower_ in _TAKEN_UP and told.pos_ != "PRON"
    return outer if told.lower_ in _THIRD or taken_up else None


def _leaves_quotation(clause: Token, verb: Token) -> bool:
    """True where the clause stands in quotation marks that close before the verb."""
    return sum(token.text == '"' for token in verb.doc[clause.i : verb.i]) % 2 == 1


def _closing(participle: Token) -> Token | None:
    """For ", adding that …" after a comma; not where the clause itself tells of somebody speaking.

    Behind a quotation it goes on from the words of saying beside the closing mark.
    """
    if syntax.before(participle.left_edge) != ",":
        return None
    beside = _cue_after_quotation(participle)
    if beside is not None:
        return beside
    governor = participle.head
    if governor.i > participle.i:
        return None
    if governor.lemma_ in _speaking() and participle.lemma_ not in load_speech().adding:
        return None
    clause = next((one for one in (governor, *syntax.ancestors(governor)) if one.dep_ == "ccomp"), None)
    if clause is None or clause.head.pos_ != "VERB" or clause.i < clause.head.i:
        return None
    return clause.head if clause.head.lemma_ in _speaking() else None


def _cue_after_quotation(participle: Token) -> Token | None:
    """The verb of saying between a closing mark and the participle: "…," he said, adding that …"."""
    for at in range(participle.left_edge.i - 1, max(0, participle.i - _REACH), -1):
        token = participle.doc[at]
        if token.tag_ in _FINITE and token.lemma_ in _speaking():
            return token if any(one.text == '"' for one in participle.doc[max(0, at - 6) : at]) else None
        if token.text == '"' or token.is_sent_start:
            return None
    return None


@functools.cache
def _speaking() -> frozenset[str]:
    words = load_speech()
    return words.adding | words.going_on | words.speaking
