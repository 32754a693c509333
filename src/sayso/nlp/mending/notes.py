"""Round-ups, notes and headlines that leave words out, where the parser guesses what holds the rest together.

"Gunmen suspected to be rebels stormed a town" lacks its "who were": the gunmen are taken for those who suspect, also
where commas set it off ("The killers, believed to belong to the front, fled"). A
heading before a colon ("Upper Tarn: The front said …") and a noun before the name that it introduces ("the group Red
Dawn said …") leave a verb with two subjects, of which the first is none.
"""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp.tokens import Text

TAKEN_FOR = frozenset("suspect believe think presume allege suppose say report understand consider assume".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOMENTS = frozenset({"DATE", "TIME"})


def fill_in(text: Text) -> bool:
    """Give verbs with two subjects, and those behind a reduced clause, what they stand for."""
    moved = False
    for verb in text:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        stormed = _behind_reduced(verb)
        if stormed is not None:
            _set_below(verb, stormed)
            moved = True
        moved = _part_subjects(verb) or moved
    return moved


def _behind_reduced(verb: Token) -> Token | None:
    """The true verb of "Gunmen suspected to be rebels stormed a town", told from its neighbour by the missing "and"."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBN", "VBD") or verb.lemma_.lower() not in TAKEN_FOR:
        return None
    comma = verb.nbor(-1).text == "," if verb.i > verb.sent.start else False
    taken = [one.lemma_ for one in verb.children if one.dep_ == "xcomp" and one.i > verb.i]
    if not taken or (taken[0] != "be" and not comma):
        return None
    if any(one.dep_ in ("aux", "auxpass", "cc", "dobj") for one in verb.children):
        return None
    subjects = [one for one in verb.lefts if one.dep_ in _SUBJECTS]
    later = [one for one in verb.rights if one.dep_ == "conj" or (comma and one.dep_ == "ccomp")]
    if len(subjects) != 1 or len(later) != 1 or subjects[0].i + (2 if comma else 1) != verb.i:
        return None
    return later[0] if _is_finite(later[0]) else None


def _is_finite(verb: Token) -> bool:
    """True for a finite verb without a subject of its own, and for "left" with an object, whatever it is taken for."""
    if any(one.dep_ in _SUBJECTS for one in verb.children):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP") or (
        verb.lower_ == "left" and any(one.dep_ == "dobj" for one in verb.rights)
    )


def _set_below(participle: Token, verb: Token) -> None:
    """Make the participle a clause of its noun, and the verb the head of the sentence, with the moment told before."""
    noun = next(one for one in participle.lefts if one.dep_ in _SUBJECTS)
    if verb.lower_ == "left":
        verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBD", "leave"
    participle.tag_ = "VBN"
    verb.head, verb.dep_ = verb, "ROOT"
    for one in participle.children:
        if one.dep_ not in ("xcomp", *_SUBJECTS) and one is not verb:
            one.head = verb
    for one in participle.subtree:
        told = next((two for two in one.children if two.dep_ == "pobj"), None)
        if one.dep_ == "prep" and participle.i < one.i < verb.i and told is not None and told.ent_type_ in _MOMENTS:
            one.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    participle.head, participle.dep_ = noun, "acl"


def _part_subjects(verb: Token) -> bool:
    """Leave a verb one of two subjects before it: a heading is none, and a noun before a name stands beside it."""
    subjects = [one for one in verb.lefts if one.dep_ in _SUBJECTS]
    if len(subjects) != 2 or subjects[0].pos_ not in ("NOUN", "PROPN"):
        return False
    first, second = subjects
    between = first.doc[first.i + 1 : second.left_edge.i]
    if [one.text for one in between if not one.is_space] == [":"]:
        first.dep_ = "dep"
        return False
    introduced = first.pos_ == "NOUN" and first.left_edge.lower_ in ("the", "a", "an") and second.pos_ == "PROPN"
    if not introduced or first.i + 1 != second.left_edge.i or second.left_edge.lower_ in ("the", "a", "an"):
        return False
    second.head, second.dep_ = first, "appos"
    return True
