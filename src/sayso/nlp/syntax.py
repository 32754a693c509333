"""Small questions about a parse that every stage asks."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.token import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "obj", "dative"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "ROOT", "parataxis"})
_PASSIVE = frozenset({"auxpass", "nsubjpass", "agent"})
_PHRASE_STOPS = frozenset({"relcl", "advcl", "cc", "conj", "punct", "parataxis"})


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of `token` under any of these relations, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent under any of these relations, or None."""
    return next((one for one in token.children if one.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """True for a passive verb form: a passive auxiliary or subject, or a reduced relative with an agent."""
    return any(one.dep_ in _PASSIVE for one in verb.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything coordinated with it, in text order."""
    yield token
    for one in coordinated(token):
        yield from conjuncts(one)


def coordinated(token: Token) -> list[Token]:
    """What is coordinated with a token directly: its conjuncts, or the noun that the parser gave to the verb instead.

    "At least two raiders and eight guards were killed": both may stand as subjects, the "and" hanging on the first.
    """
    own = children(token, "conj")
    if not own and token.dep_ in OBJECTS:
        return _given_to_verb(token)
    if own or token.dep_ not in SUBJECTS or not token.rights:
        return own
    joint = token.rights[-1]
    if joint.dep_ != "cc":
        return []
    beside = (one for one in token.head.children if one.dep_ == token.dep_ and one.i > joint.i)
    return [one for one in beside if one.left_edge.i == joint.i + 1][:1]


def _given_to_verb(noun: Token) -> list[Token]:
    """The noun right behind an object and an "and" that the parser gave to the verb: "killed a couple and a nurse".

    So may a number be that counts others: "killed a couple and two of their guests".
    """
    joint = noun.right_edge.i + 1
    beside = (one for one in noun.head.rights if one.dep_ == "conj" and one.pos_ in ("NOUN", "PROPN", "NUM"))
    return [one for one in beside if one.left_edge.i == joint + 1 and noun.doc[joint].dep_ == "cc"][:1]


def first_of_chain(token: Token) -> Token:
    """The first conjunct of the coordination that `token` belongs to."""
    while token.dep_ == "conj":
        token = token.head
    return token


def subject(verb: Token) -> Token | None:
    """The surface subject of a verb: its own, or the one it shares with the verb above it."""
    own = children(verb, "nsubj", "nsubjpass", "csubj")
    if own:  # of two, as in "Pirates, police said, …" or "which police said …", the nearer is the verb's own
        parted = any(one.text == '"' for one in verb.doc[own[0].i : own[-1].i])
        parted = parted or (len(own) > 1 and own[-1].i + 1 == verb.i and before(own[-1].left_edge) == ",")
        interrupts = parted or verb.dep_ == "parataxis" or own[0].tag_ in ("WDT", "WP")
        return own[-1] if interrupts and own[-1].i < verb.i else own[0]
    taken = taken_subject(verb)
    if taken is not None:
        return taken
    if verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB")):
        return subject(verb.head) if verb.head.pos_ in ("VERB", "AUX") and verb.head != verb else None
    gerund = verb.tag_ == "VBG" or any(one.dep_ == "auxpass" and one.tag_ == "VBG" for one in verb.children)
    if verb.dep_ == "pcomp" and gerund and verb.head.head.pos_ in ("VERB", "AUX"):
        return subject(verb.head.head)
    if verb.dep_ in ("acl", "relcl"):
        return verb.head
    return None


def taken_subject(verb: Token) -> Token | None:
    """The noun right before a finite verb that the parser gave to an earlier word: "despite rain the march went on".

    None unless the verb is finite and lacks a subject, and the noun before it hangs on an earlier word.
    """
    first = next((one for one in verb.lefts if one.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ not in ("VBD", "VBZ", "VBP", "MD") or first.i <= verb.sent.start or verb.dep_ in ("conj", "relcl"):
        return None
    edge = first.nbor(-1)
    before = _past_parenthesis(edge)
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.dep_ not in ("dobj", "conj", "pobj", "appos", "dep"):
        return None
    if before.head.i > before.i or before.right_edge != edge:
        return None
    described = next((one.head for one in ancestors(before) if one.dep_ == "relcl"), None)
    return described if described is not None and described.pos_ in ("NOUN", "PROPN") else before


def _past_parenthesis(edge: Token) -> Token:
    """The noun before what stands between two commas: the people of "six people, among them a nurse, were hurt"."""
    noun = edge.head
    opens = next((one for one in noun.rights if one.text == ","), None)
    return noun if edge.text == "," and opens is not None and opens.i < edge.i else edge


def agent(verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, also where the parser took it into an infinitive; or None.

    "is believed by many to have fled": "by many" looks like the opening of the clause that follows.
    """
    by = child(verb, "agent")
    if by is not None:
        return child(by, "pobj")
    infinitive = child(verb, "advcl", "xcomp", "ccomp")
    opens = child(infinitive, "mark") if infinitive is not None else None
    if infinitive is None or opens is None or opens.lower_ != "by" or opens.i < verb.i:
        return None
    return child(infinitive, "nsubj", "nsubjpass")


def before(token: Token) -> str:
    """The text of the last token before this one that is no blank; empty at the start."""
    at = token.i - 1
    while at >= 0 and token.doc[at].is_space:
        at -= 1
    return token.doc[at].text if at >= 0 else ""


def left_edge(token: Token) -> Token:
    """The first token of the phrase that `token` heads."""
    return token.left_edge


def phrase(noun: Token, *, coordinated: bool = False) -> tuple[Token, Token]:
    """First and last token of a noun phrase: its modifiers and prepositional phrases, without what merely follows.

    Relative clauses, appositions set off by commas and coordinated phrases are left out unless asked for.
    """
    last = noun
    for one in noun.rights:
        if one.dep_ in _PHRASE_STOPS and not (coordinated and one.dep_ in ("cc", "conj")):
            if one.dep_ == "punct" and one.text in ("-", "'", "%"):
                continue
            break
        last = one.right_edge
    return noun.left_edge, last


def clause(token: Token) -> Token:
    """The verb (or other predicate) of the smallest clause that holds `token`."""
    while token.dep_ not in CLAUSES and not (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
        if token.head == token:
            break
        token = token.head
    return token


def is_negated(verb: Token) -> bool:
    """True when a negation word depends on the verb itself."""
    return any(one.dep_ == "neg" for one in verb.children)


def is_each_other(noun: Token) -> bool:
    """True for "each other" and "one another"."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return (before, noun.lower_) in {("each", "other"), ("one", "another")}


def ancestors(token: Token) -> Iterator[Token]:
    """Heads from the token's own up to the root of its sentence."""
    while token.head != token:
        token = token.head
        yield token
