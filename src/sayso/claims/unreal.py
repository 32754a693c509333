"""Clauses that tell no happening by their form alone: orders, conditions on a whole sentence, inverted conditions."""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp import syntax

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_INVERTED = frozenset({"had", "were", "should"})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither", "noone"})
_TELLING = frozenset({"report", "mention", "confirm", "describe", "announce", "record", "document", "allege", "claim"})
_STAGES = frozenset(
    {"due", "set", "likely", "unlikely", "underway", "ongoing", "over", "imminent", "deadlocked", "secret"}
)
_DOING = frozenset({"carry", "execute", "perpetrate", "commit", "stage", "conduct", "mount", "launch", "make"})
_CONDITIONS = frozenset({"if", "unless"})


def unreal_rule(event: Token) -> str | None:
    """The name of the rule by which the form makes an event hypothetical, or None."""
    if _is_order(event):
        return "imperative"
    if _is_nobodys(event):
        return "nobody says so"
    if _is_general(event):
        return "said of such deeds in general"
    if _is_anybodys(event):
        return "said of whoever may do it"
    for verb in (event, *syntax.ancestors(event)):
        if _is_inverted(verb):
            return "inverted condition"
        if any(one.dep_ == "mark" and one.lower_ in _CONDITIONS for one in verb.children):
            return "condition"
        if verb.dep_ not in ("ccomp", "xcomp", "conj", "dobj", "pobj", "prep", "nsubjpass", "pcomp", "acl", "nsubj"):
            break
    return None


def _is_general(event: Token) -> bool:
    """True for "Attacks on hospitals are war crimes": a bare plural of which something holds, not that it happened."""
    verb = event.head
    if event.tag_ != "NNS" or event.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain", "constitute"):
        return False
    if any(one.dep_ in ("det", "poss", "nummod", "amod") for one in event.lefts) or verb.tag_ not in (
        "VBP",
        "VBN",
        "VB",
    ):
        return False
    said = syntax.child(verb, "acomp", "attr", "dobj")
    return said is not None and said.lemma_.lower() not in _STAGES  # "talks are due to resume": these, and no others


def _is_anybodys(event: Token) -> bool:
    """True for "sanctions on any party that broke the truce": whoever may have done it or will, if anybody."""
    subject = syntax.child(event, "nsubj", "nsubjpass")
    if event.dep_ != "relcl" or subject is None or subject.lower_ not in ("who", "that", "which"):
        return False
    return any(one.dep_ == "det" and one.lower_ == "any" for one in event.head.lefts)


def _is_nobodys(event: Token) -> bool:
    """True for what nobody said or saw: "None of the guards had reported fighting"; not for "No one saw the attack".

    Nor did anybody in "Nobody has said they carried out the attack".
    """
    clause = event.head if event.dep_ == "dobj" and event.head.lemma_ in _DOING else event
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    definite = any(one.dep_ in ("det", "poss") and one.lower_ not in ("a", "an", "any") for one in clause.children)
    if clause.dep_ != "ccomp" and (clause.dep_ != "dobj" or definite or clause.head.lemma_ not in _TELLING):
        return False
    subject = syntax.child(clause.head, "nsubj")
    if subject is None:
        return False
    return subject.lower_ in _NOBODY or any(one.lower_ in ("no", "neither") for one in subject.lefts)


def _is_order(event: Token) -> bool:
    """True for an imperative ("Leave the city", "Please call"): a base form without subject or auxiliary."""
    verb = event
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == "VB":
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return False
    return syntax.child(verb, *_SUBJECTS, "aux", "auxpass") is None


def _is_inverted(verb: Token) -> bool:
    """ "Had rebels attacked …, the port would have closed": the auxiliary before the subject of a dependent clause."""
    if verb.dep_ not in ("advcl", "ccomp", "csubj") or verb.pos_ not in ("VERB", "AUX"):
        return False
    subject = syntax.child(verb, *_SUBJECTS)
    auxiliary = next((one for one in verb.children if one.dep_ in ("aux", "auxpass")), None)
    return (
        subject is not None
        and auxiliary is not None
        and auxiliary.lower_ in _INVERTED
        and auxiliary.i < subject.i
        and auxiliary.i == verb.left_edge.i
    )
