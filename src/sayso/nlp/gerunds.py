"""Gerunds that the parser took for adjectives: "denied beating strikers", "accused the army of burning farmhouses"."""

from __future__ import annotations

from collections.abc import Collection

from sayso.model.token import Token


def misread_gerund(verb: Token, takers: Collection[str]) -> Token | None:
    """The verb that takes this participle as its gerund, so that the noun behind it is its object; None for adjectives.

    `takers` are lemmas of verbs that take gerunds, directly or after a preposition. Something before the participle in
    its noun phrase ("denied the burning question") makes it an adjective.
    """
    noun = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.i < verb.i or noun.left_edge != verb:
        return None
    above = noun.head if noun.dep_ in ("dobj", "pobj") else None
    if above is not None and noun.dep_ == "pobj":
        above = above.head
        if above.pos_ in ("NOUN", "PROPN"):  # "accused the army of burning farmhouses": the phrase hangs on the army
            above = above.head
    return above if above is not None and above.pos_ == "VERB" and above.lemma_.lower() in takers else None
