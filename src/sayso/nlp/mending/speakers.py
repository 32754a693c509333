"""Speakers at the end of a sentence, and where what they say ends.

A speaker behind a list is taken into it: in "They killed a guard and seized two women, officials and residents said"
the parser makes the officials more of those seized, and leaves "said" without a subject below the verb that it reports.

A clause before a semicolon is taken for the complement of the next: "Bomb kills seven; minister vows revenge".

What the speaker left unsaid is taken for more of what he said: "The army said rebels had fled but gave no details".
"""

from __future__ import annotations

import functools

from sayso.lexicons.speech import load_speech
from sayso.model.token import Token, Tokens
from sayso.nlp.tokens import Text

SAYING = frozenset(
    "say add report announce claim allege confirm warn recall explain note estimate write tell declare state".split()
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_IN_PHRASE = _NOMINAL | {"DET", "ADJ", "ADP", "CCONJ", "PART", "ADV"}
_OPENING = _NOMINAL | {"DET", "ADJ"}
_BOUND = frozenset({"nsubj", "nsubjpass", "expl", "mark", "ccomp", "aux"})
_LISTED = frozenset({"conj", "appos", "dobj", "pobj", "npadvmod", "dep"})
TAIL = 8  # words of when and where it was said
_PHRASE = 12
_LEAST = 6  # words before the verb: a clause and a speaker


def part_clauses(text: Text) -> bool:
    """A clause that ends before a semicolon is no complement of a verb behind it; nothing is moved by that."""
    for mark in text:
        if mark.text == ";":
            _set_free(mark)
    return False


def find_speakers(text: Text) -> bool:
    """Give verbs of saying at the end of a sentence the subject before them, and what they report below them."""
    found = [one for sentence in text.sents if (one := _tail(sentence)) is not None]
    for verb, subject in found:
        _rehang(verb, subject)
    return bool(found)


def part_unsaid(text: Text) -> bool:
    """Hang what a speaker leaves unsaid beside the saying."""
    found = [(verb, said) for verb in text if (said := _speaks_no_more(verb)) is not None]
    for verb, said in found:
        _part(verb, said)
    return bool(found)


def _set_free(semicolon: Token) -> None:
    before = semicolon.doc[semicolon.sent.start : semicolon.i]
    for verb in before:
        if verb.dep_ == "ccomp" and verb.head.i > semicolon.i and verb.right_edge.i <= semicolon.i:
            verb.dep_ = "parataxis"


def _speaks_no_more(verb: Token) -> Token | None:
    """The verb of saying whose speaker "did not say", "gave no details", where the parser hung that on what he said.

    What is said had happened before ("had fled"); what the speaker leaves unsaid is told in the plain past.
    """
    said = verb.head
    if verb.dep_ != "conj" or verb.lemma_ not in _unsaid() or said.dep_ != "ccomp" or said.head.i > said.i:
        return None
    but = any(one.dep_ == "cc" and one.lower_ in ("but", "and") and one.i < verb.i for one in said.children)
    before = any(one.dep_ == "aux" and one.lower_ == "had" for one in said.children)
    plain = verb.tag_ == "VBD" or any(one.dep_ == "aux" and one.lower_ == "did" for one in verb.children)
    silent = (
        verb.lemma_ in load_speech().refusing or any(one.dep_ == "neg" for one in verb.children) or _gives_nothing(verb)
    )
    own = any(one.dep_ in _BOUND - {"aux", "ccomp"} for one in verb.children)
    return said.head if but and before and plain and silent and not own and said.head.lemma_ in SAYING else None


def _gives_nothing(verb: Token) -> bool:
    objects = (one for one in verb.children if one.dep_ == "dobj")
    return any(word.lower_ in ("no", "few", "little") for one in objects for word in one.lefts)


def _part(verb: Token, said: Token) -> None:
    """The verb goes on from the verb of saying, and so does the conjunction before it."""
    joins = [one for one in verb.head.children if one.dep_ == "cc" and one.i < verb.i]
    for one in joins[-1:]:
        one.head = said
    verb.head = said


def _tail(sentence: Tokens) -> tuple[Token, Token] | None:
    """The verb of saying that ends a sentence without a subject of its own, and the noun phrase that stands there."""
    for verb in reversed(sentence[-TAIL:]):
        if verb.lemma_ in SAYING and verb.tag_ in FINITE:
            return _speaker(sentence, verb)
    return None


def _speaker(sentence: Tokens, verb: Token) -> tuple[Token, Token] | None:
    bound = _BOUND - {"ccomp"} if verb.dep_ == "ROOT" else _BOUND
    if verb.i - sentence.start < _LEAST or any(one.dep_ in bound for one in verb.children):
        return None
    if any(one.pos_ in ("VERB", "SCONJ") for one in sentence[verb.i + 1 - sentence.start :]):
        return None
    comma = next((one for one in reversed(sentence[: verb.i - sentence.start]) if one.text == ","), None)
    if comma is None or not 1 < verb.i - comma.i <= _PHRASE:
        return None
    phrase = sentence[comma.i + 1 - sentence.start : verb.i - sentence.start]
    if phrase[0].pos_ not in _OPENING or any(one.pos_ not in _IN_PHRASE for one in phrase):
        return None
    head = next((one for one in phrase if one.head.i < comma.i), None)
    return (verb, head) if head is not None and head.pos_ in _NOMINAL and head.dep_ in _LISTED else None


def _rehang(verb: Token, subject: Token) -> None:
    told = verb.sent.root
    subject.head, subject.dep_ = verb, "nsubj"
    if told is verb:
        return
    for token in verb.sent:
        if token.head is told and token.i > verb.i:
            token.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    told.head, told.dep_ = verb, "ccomp"


@functools.cache
def _unsaid() -> frozenset[str]:
    return load_speech().leaving_unsaid | load_speech().refusing
