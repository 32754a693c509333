"""Verbs that the parser takes for nouns, and nouns that it takes into the phrase before them.

"The army suspects rebels of …" and "a claim the group rejects" are read as heaps of nouns. In "said in a statement
gunmen had …" the gunmen are taken into the statement, and what is said loses its subject. In "gunmen on a motorcycle
shot dead a teacher" they ride a shot, and "dead" is what is done to the teacher.
"""

from __future__ import annotations

from sayso.lexicons import load_lexicon
from sayso.model.token import Token
from sayso.nlp.mending.notes import TAKEN_FOR
from sayso.nlp.mending.speakers import SAYING
from sayso.nlp.tokens import Text

_BLAMING = {"suspects": "suspect", "accuses": "accuse", "blames": "blame", "acquits": "acquit"}
_REFUSING = {
    "rejects": "reject", "denies": "deny", "disputes": "dispute", "refutes": "refute", "dismisses": "dismiss",
    "contests": "contest", "rebuts": "rebut", "disavows": "disavow",
}  # fmt: skip
_CLAIMS = frozenset("claim allegation accusation charge assertion report statement suggestion account".split())
_HELD = TAKEN_FOR | {"hold", "know"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_DEADLY = {"shot": "shoot", "stabbed": "stab", "hacked": "hack", "gunned": "gun", "beat": "beat"}


def read_as_verbs(text: Text) -> bool:
    """Make verbs of the words that are one, and subjects of the nouns that are one."""
    moved = False
    for token in text:
        if token.lower_ in _BLAMING:
            moved = _blames(token) or moved
        elif token.lower_ in _REFUSING:
            moved = _refuses(token) or moved
        elif token.tag_ == "VBN" and token.lemma_.lower() in _HELD:
            moved = _frees_infinitive(token) or moved
        elif token.lower_ == "dead":
            moved = _is_deadly(token) or moved
        elif token.lemma_ in SAYING and token.pos_ == "VERB":
            moved = _frees_subject(token) or moved
    return moved


def _make_verb(word: Token, lemma: str) -> None:
    word.pos_, word.tag_, word.lemma_ = "VERB", "VBZ", lemma


def _blames(word: Token) -> bool:
    """ "The army suspects rebels of attacking …": who blames, whom, and of what."""
    blamed = word.head
    if word.dep_ != "compound" or blamed.i < word.i or blamed.dep_ != "ROOT" or word.i == word.sent.start:
        return False
    of = next((one for one in blamed.rights if one.dep_ == "prep" and one.lower_ in ("of", "for")), None)
    if of is None or not any(one.dep_ == "pcomp" for one in of.children):
        return False
    before = [one for one in (*blamed.lefts, *word.lefts) if one.i < word.i]
    speaker = word.nbor(-1)
    if speaker.pos_ not in ("NOUN", "PROPN") or speaker not in before:
        return False
    _make_verb(word, _BLAMING[word.lower_])
    for one in before:
        one.head = speaker
    speaker.head, speaker.dep_ = word, "nsubj"
    for one in blamed.rights:
        one.head = word
    word.head, word.dep_ = word, "ROOT"
    blamed.head, blamed.dep_ = word, "dobj"
    return True


def _refuses(word: Token) -> bool:
    """ "… – a claim the group rejects": a relative clause without its "which"."""
    claim = word.head
    speaker = word.nbor(-1) if word.i > word.sent.start else word
    if word.pos_ == "VERB" or claim.lemma_.lower() not in _CLAIMS or claim.i > word.i or speaker.head is not word:
        return False
    if speaker.pos_ not in ("NOUN", "PROPN"):
        return False
    _make_verb(word, _REFUSING[word.lower_])
    for one in word.lefts:
        one.head = speaker
    speaker.head, speaker.dep_ = word, "nsubj"
    word.dep_ = "relcl"
    return True


def _is_deadly(dead: Token) -> bool:
    """ "Gunmen on a motorcycle shot dead a teacher": an adjective has no object, and the word before it is the verb."""
    verb = dead.nbor(-1) if dead.i > dead.sent.start else dead
    ridden = next((one for one in verb.lefts if one.dep_ == "compound" and one.i + 1 == verb.i), None)
    if ridden is None or verb.lower_ not in _DEADLY or verb.dep_ != "pobj":
        return False
    if verb.is_ancestor(dead) or not any(one.dep_ == "dobj" for one in dead.children):
        return False
    for one in verb.lefts:
        one.head = ridden
    ridden.head, ridden.dep_ = verb.head, "pobj"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBD", _DEADLY[verb.lower_]
    verb.head, verb.dep_ = (verb if dead.head is dead else dead.head), dead.dep_
    for one in dead.children:
        one.head = verb
    dead.head, dead.dep_ = verb, "advmod"
    return True


def _frees_infinitive(verb: Token) -> bool:
    """ "believed by officials to have been carried out by …": what is believed is no clause of the officials."""
    if any(one.dep_ == "xcomp" for one in verb.rights):
        return False
    for clause in verb.rights:
        by = next(iter(clause.lefts), None)
        holder = next((one for one in clause.lefts if one.dep_ == "nsubjpass"), None)
        if by is None or holder is None or by.lower_ != "by" or by.dep_ != "mark" or clause.dep_ != "advcl":
            continue
        if not any(one.lower_ == "to" and one.dep_ == "aux" for one in clause.lefts):
            continue
        by.head, by.dep_ = verb, "agent"
        holder.head, holder.dep_ = by, "pobj"
        clause.dep_ = "xcomp"
        return True
    agent = next((one for one in verb.rights if one.dep_ == "agent"), None)
    holder = next((one for one in agent.children if one.dep_ == "pobj"), None) if agent is not None else None
    for clause in holder.rights if holder is not None else ():
        lead = next(iter(clause.lefts), None)
        if clause.dep_ in ("relcl", "acl") and lead is not None and lead.lower_ == "to" and lead.dep_ == "aux":
            clause.head, clause.dep_ = verb, "xcomp"
            return True
    return False


def _frees_subject(verb: Token) -> bool:
    """ "said in a statement gunmen had killed two": the noun behind the medium is the subject of what is said."""
    said = next((one for one in verb.rights if one.dep_ == "ccomp" and one.pos_ in ("VERB", "AUX")), None)
    if said is None or any(one.dep_ in _SUBJECTS or one.dep_ == "mark" for one in said.children):
        return False
    for lead in verb.rights:
        noun = next((one for one in lead.children if one.dep_ == "pobj"), None) if lead.dep_ == "prep" else None
        if noun is None or noun.right_edge.i + 1 != said.left_edge.i or noun.tag_ not in ("NNS", "NNPS", "NNP"):
            continue
        medium = next(
            (one for one in noun.lefts if one.dep_ == "compound" and one.lemma_.lower() in load_lexicon().mediums), None
        )
        if medium is None:
            continue
        for one in noun.lefts:
            if one.i < medium.i:
                one.head = medium
        medium.head, medium.dep_ = lead, "pobj"
        passive = any(one.dep_ == "auxpass" for one in said.children)
        noun.head, noun.dep_ = said, "nsubjpass" if passive else "nsubj"
        return True
    return False
