"""Speakers at the end of a sentence who were taken for an apposition.

"Two people were shot and 19 others hurt in Orlany, a doctor said": the parser makes the doctor describe the others, who
then speak. An apposition is closed by a comma before its verb; without one the noun before the verb is its subject.
"""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp.mending.speakers import FINITE, SAYING, TAIL
from sayso.nlp.tokens import Text


def free_speakers(text: Text) -> bool:
    """Give such verbs the speaker right before them; the former subject goes back to what is told."""
    found = [
        (verb, *one) for sentence in text.sents for verb in sentence[-TAIL:] if (one := _misread(verb)) is not None
    ]
    for verb, subject, speaker in found:
        _part(verb, subject, speaker)
    return bool(found)


def _misread(verb: Token) -> tuple[Token, Token] | None:
    """The subject of a verb of saying and the noun right before the verb that was taken to describe it, or None."""
    if verb.lemma_ not in SAYING or verb.tag_ not in FINITE or any(one.dep_ == "ccomp" for one in verb.children):
        return None
    subject = next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    if subject is None:
        return None
    beside = [one for one in subject.rights if one.dep_ == "appos" and one.right_edge.i == verb.i - 1]
    if not beside or beside[0].left_edge.nbor(-1).text != ",":
        return None
    told = any(one.pos_ == "VERB" for one in verb.doc[verb.sent.start : beside[0].left_edge.i])
    return (subject, beside[0]) if told else None


def _part(verb: Token, subject: Token, speaker: Token) -> None:
    root = verb.sent.root
    told = root if root is not verb else subject
    subject.head, subject.dep_ = (verb.head, "conj") if told is root else (verb, "ccomp")
    speaker.head, speaker.dep_ = verb, "nsubj"
    for token in verb.sent:
        if token.head is told and token.i > verb.i:
            token.head = verb
    if told is root:
        told.head, told.dep_ = verb, "ccomp"
    verb.head, verb.dep_ = verb, "ROOT"
