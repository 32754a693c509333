"""Who a pronoun or a description points back at: number, gender and kind must fit; subjects and the nearest win."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from sayso.mentions.figures import GROUPS, Figure, Seen
from sayso.nlp.syntax import SUBJECTS, clause

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = 3  # sentences that a pronoun looks back
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_ENDS_WITH_HEAD = ("relcl", "acl")


def antecedent(pronoun: Token, sentence: int, seen: Sequence[Seen]) -> Figure | None:
    """The figure that a personal or possessive pronoun stands for, or None when none fits."""
    word = pronoun.lower_
    wanted = PRONOUNS[word]
    governor = governing_verb(pronoun)
    possessive = pronoun.dep_ == "poss"
    if pronoun.dep_ == "expl" or (word == "it" and _is_weather(pronoun)):
        return None
    best: tuple[float, int] | None = None
    chosen = None
    for one in reversed(seen):
        if sentence - one.sentence > _REACH:
            break
        if not _agrees(one.figure, wanted):
            continue
        if one.verb == governor and not possessive and word not in _REFLEXIVE and not one.possessor:
            continue
        score = _salience(one, sentence, governor, possessive)
        if best is None or (score, one.token) > best:
            best, chosen = (score, one.token), one.figure
    return chosen


def _salience(one: Seen, sentence: int, governor: int, possessive: bool) -> float:
    score = 3.0 if one.subject else 0.0
    score -= 2.0 * (sentence - one.sentence)
    if possessive and one.verb == governor and one.subject:
        score += 1.5
    if one.possessor:
        score -= 0.5
    if one.figure.kind == "object":
        score -= 2.0
    return score + (0.5 if one.figure.known else 0.0) + min(len(one.figure.passages), 4) * 0.25


def _is_weather(pronoun: Token) -> bool:
    """ "It is clear that …", "it was raining": an "it" that points at nothing."""
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.lemma_ not in ("be", "seem", "appear", "rain", "snow", "remain", "take"):
        return False
    return any(child.dep_ in ("acomp", "ccomp", "xcomp", "csubj", "advcl") for child in verb.children)


def _agrees(figure: Figure, wanted: str) -> bool:
    if wanted in ("m", "f"):
        return figure.person and figure.number != "many" and figure.gender in (None, wanted)
    if wanted == "it":
        return not figure.person and figure.number != "many" and figure.kind != "person"
    return figure.number in ("many", "body") and not (figure.kind in ("government", "object") and figure.number != "many")


def described(
    seen: Sequence[Seen], sentence: int, fits: Callable[[Figure], bool], *, reach: int = 30, subject_first: bool = False
) -> Figure | None:
    """The last figure within `reach` sentences that fits, preferring subjects of the nearest sentences when asked."""
    best: tuple[float, int] | None = None
    chosen = None
    for one in reversed(seen):
        if sentence - one.sentence > reach:
            break
        if not fits(one.figure):
            continue
        score = -float(sentence - one.sentence) + (1.5 if subject_first and one.subject else 0.0)
        if best is None or (score, one.token) > best:
            best, chosen = (score, one.token), one.figure
    return chosen


def relative_head(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for, or None."""
    token = pronoun
    while token.head is not token:
        if token.dep_ in _ENDS_WITH_HEAD:
            return token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp", "ccomp", "conj"):
            return None
        token = token.head
    return None


def governing_verb(token: Token) -> int:
    """The index of the predicate whose argument the token is (a possessor or a modifier counts with its noun)."""
    return clause(token.head if token.dep_ not in ("ROOT",) else token).i


def is_subject(token: Token) -> bool:
    """True for the subject of a clause, also as a later conjunct of one, and for the agent of a passive."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def may_be_body(figure: Figure) -> bool:
    """True for figures that "the group" or "the organisation" can stand for."""
    return figure.kind in GROUPS and figure.number != "one"
