"""Sentences that lead the parser up the garden path: a subject with a participle behind it.

In "Two nurses held in the hills have been released" the parser takes "held" for the verb of the sentence, and in
"Gunmen riding camels abducted six girls, a teacher said" it takes "abducted" for what happened to the camels. But a
finite verb has a subject, and a participle with an object of its own is no passive one ("held hostage" has none).
"""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp.tokens import Text

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBN", "VBD"})
_UNCHANGED = frozenset({"hurt", "hit", "cut"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_ACTIVE = frozenset({"aux", "auxpass", "xcomp", "ccomp", "advcl", "acomp", "attr"})
_BARE = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "mark", "cc"})


def lead_back(text: Text) -> bool:
    """Give such verbs their subjects; True where there was one."""
    found = False
    for verb in text:
        found = _free_captives(verb) or _are_hurt(verb) or found
        subject = _of_participle(verb) or _of_object(verb)
        if subject is not None:
            _take(verb, subject)
            found = True
    return found


def _free_captives(word: Token) -> bool:
    """ "Held hostage", "took two nurses hostage": the word says as what somebody is held, and names nobody else."""
    verb = word.head
    if word.lower_ not in _CAPTIVES or word.dep_ != "dobj" or verb.lemma_ not in ("hold", "take", "seize"):
        return False
    held = word.nbor(-1) if word.i else word
    if held.head is word and held.tag_ in ("NNS", "NNP"):
        for one in word.children:
            one.head = verb if one is held or one.i > word.i else held
        held.dep_ = "dobj"
    elif word.children or verb.dep_ != "acl" or verb.tag_ != "VBN":
        return False
    word.dep_ = "oprd"
    return True


def _are_hurt(verb: Token) -> bool:
    """ "Five were killed and 20 others hurt": the second passive without its auxiliary, which looks like a present."""
    if verb.lower_ not in _UNCHANGED or verb.tag_ not in ("VBP", "VBD", "VB") or verb.dep_ != "conj":
        return False
    subject = next((one for one in verb.lefts if one.dep_ == "nsubj"), None)
    if subject is None or any(one.dep_ in ("aux", "auxpass", "dobj", "mark") for one in verb.children):
        return False
    if not any(one.dep_ == "auxpass" for one in verb.head.children) or verb.head.tag_ != "VBN":
        return False
    verb.tag_, subject.dep_ = "VBN", "nsubjpass"
    return True


def _of_participle(verb: Token) -> Token | None:
    """The subject that a past tense before a finite verb without one has taken: "held" before "have been released"."""
    taken, auxiliary = verb.head, verb.left_edge
    if verb.dep_ not in ("advcl", "conj") or verb.tag_ != "VBN" or taken.tag_ not in _PAST or taken.i > verb.i:
        return None
    if auxiliary.nbor(-1).is_punct or any(one.dep_ == "cc" and one.i > taken.i for one in taken.children):
        return None
    if auxiliary.tag_ not in _FINITE or auxiliary.dep_ not in ("aux", "auxpass") or auxiliary.head is not verb:
        return None
    if any(one.dep_ in _BARE for one in verb.children) or _is_active(taken, verb):
        return None
    subjects = [one for one in taken.children if one.dep_ == "nsubj" and one.right_edge.i == taken.i - 1]
    return subjects[0] if len(subjects) == 1 and subjects[0].pos_ != "PRON" else None


def _is_active(verb: Token, below: Token) -> bool:
    """True for what is no passive participle: it has an auxiliary, an object or a clause besides the one below."""
    active = any(one.dep_ in _ACTIVE and one is not below for one in verb.children)
    return active or any(one.dep_ == "dobj" and one.lower_ not in _CAPTIVES for one in verb.children)


def _of_object(verb: Token) -> Token | None:
    """The first of two subjects of a verb of saying, where a past participle within its phrase has an object."""
    if verb.dep_ != "acl" or verb.tag_ not in _PAST or not any(one.dep_ == "dobj" for one in verb.children):
        return None
    if any(one.dep_ in ("aux", "auxpass", *_BARE) for one in verb.children):
        return None
    subject: Token = next((one for one in verb.ancestors if one.dep_ == "nsubj"), verb)
    speakers = [one for one in subject.head.children if one.dep_ == "nsubj"]
    between = [
        one for one in subject.head.children if one.text == "," and subject.right_edge.i < one.i < speakers[-1].i
    ]
    return subject if subject is not verb and len(speakers) > 1 and subject is speakers[0] and between else None


def _take(verb: Token, subject: Token) -> None:
    """The verb takes the subject, and the place in the sentence of the verb that had it."""
    taken = subject.head
    subject.head, subject.dep_ = verb, "nsubjpass" if any(one.dep_ == "auxpass" for one in verb.children) else "nsubj"
    if verb.dep_ == "acl":
        verb.head, verb.dep_, verb.tag_ = taken, "ccomp", "VBD"
        return
    root = taken.head is taken
    verb.head, verb.dep_ = (verb if root else taken.head), taken.dep_
    for one in taken.children:
        if one.i > verb.i or (one.dep_ == "punct" and one.i > verb.right_edge.i):
            one.head = verb
    taken.head, taken.dep_, taken.tag_ = subject, "acl", "VBN"
    for one in taken.children:
        _free_captives(one)
