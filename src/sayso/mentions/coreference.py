"""Who a pronoun or a description points back at: number, gender and kind must fit; subjects and the nearest win."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.mentions.figures import Figure, Seen
from sayso.model.token import Token
from sayso.nlp.syntax import SUBJECTS, child, clause

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_DEPTH = 8  # clauses that a search climbs; real sentences stay below
_REACH = 3  # sentences that a pronoun looks back
_PARAGRAPH = 120  # tokens
_NEW_PARAGRAPH = 3.0  # a new paragraph turns to somebody else
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
_BODIES = frozenset({
    "state_forces", "external_forces", "police", "armed_group", "militia", "communal_militia", "gang", "rioters",
    "unidentified_armed_group",
})  # fmt: skip
_BEFALLING = frozenset("release free rescue ransom hospitalise hospitalize treat evacuate bury liberate".split())
_SPEAKING = frozenset("say tell add claim allege accuse report announce warn deny confirm note state".split())
_ALSO = frozenset({"also", "further", "furthermore", "additionally"})
_ENDS_WITH_HEAD = ("relcl", "acl")


def antecedent(pronoun: Token, sentence: int, seen: Sequence[Seen]) -> Figure | None:
    """The figure that a personal or possessive pronoun stands for, or None when none fits."""
    word = pronoun.lower_
    wanted = PRONOUNS.get(word)
    if wanted is None:
        return None
    governor = governing_verb(pronoun)
    possessive = pronoun.dep_ == "poss"
    if pronoun.dep_ == "expl" or (word == "it" and _is_weather(pronoun)):
        return None
    if word in ("they", "their") and _is_nobodys(pronoun):
        return None
    partner = _partner(pronoun, seen) if possessive else None
    if partner is not None and _agrees(partner, wanted):
        return partner
    speaker = _speaker(pronoun, seen) if word == "it" else None
    if speaker is not None:
        return speaker
    if word == "they" and _speaks_on_unseen(pronoun, seen):
        return None
    barred = None if possessive or word in _REFLEXIVE else own_subject(pronoun)
    best: tuple[float, int] | None = None
    chosen = None
    itself = next((one.figure for one in reversed(seen) if one.token == barred), None) if barred is not None else None
    opens = _paragraph_start(pronoun)
    for one in reversed(seen):
        if sentence - one.sentence > _REACH:
            break
        if not _agrees(one.figure, wanted) or one.token == barred or one.figure is itself:
            continue
        if one.verb == governor and not possessive and word not in _REFLEXIVE and not one.possessor:
            continue
        score = _salience(one, sentence, wanted) - (_NEW_PARAGRAPH if one.token < opens else 0.0)
        if _was_told_of(pronoun, pronoun.doc[one.token]):
            score += 5.0
        if possessive and one.verb == governor and one.weight > 2 and not one.coordinated:
            score += 1.0
        if best is None or (score, one.token) > best:
            best, chosen = (score, one.token), one.figure
    return chosen


def _paragraph_start(token: Token) -> int:
    """The index of the first token of the paragraph, as far back as a pronoun looks."""
    doc, furthest = token.doc, max(token.i - _PARAGRAPH, 0)
    breaks = (at for at in range(token.i - 1, furthest, -1) if doc[at].is_space and "\n" in doc[at].text)
    return next((at + 1 for at in breaks), 0)


def _is_nobodys(pronoun: Token) -> bool:
    """ "Nobody has said they did it": the pronoun is whoever did not say so."""
    verb = clause(pronoun.head)
    subject = child(verb.head, "nsubj") if verb.dep_ in ("ccomp", "xcomp") else None
    if subject is None or subject.i > pronoun.i:
        return False
    return subject.lower_ in _NOBODY or any(one.dep_ == "det" and one.lower_ == "no" for one in subject.lefts)


def _was_told_of(pronoun: Token, before: Token) -> bool:
    """ "They were freed" after "raiders seized six boys": those seized. "They also said": those who spoke before."""
    verb = pronoun.head
    if pronoun.dep_ == "nsubjpass":
        return verb.lemma_.lower() in _BEFALLING and before.dep_ in ("dobj", "nsubjpass")
    return _goes_on(pronoun) and before.dep_ == "nsubj" and before.head.lemma_.lower() in _SPEAKING


def _goes_on(pronoun: Token) -> bool:
    """True for "They also said", "It further alleged": said by whoever spoke before."""
    verb = pronoun.head
    also = any(one.lower_ in _ALSO for one in verb.children)
    return pronoun.dep_ == "nsubj" and also and verb.lemma_.lower() in _SPEAKING


def _speaks_on_unseen(pronoun: Token, seen: Sequence[Seen]) -> bool:
    """ "Sources said …. They also said": those who spoke before are nobody that the cast knows, and no one else."""
    start = pronoun.sent.start
    if not _goes_on(pronoun) or not start:
        return False
    verb = pronoun.doc[start - 1].sent.root
    speaker = child(verb, "nsubj") if verb.lemma_.lower() in _SPEAKING else None
    return speaker is not None and speaker.tag_ == "NNS" and all(one.token != speaker.i for one in seen)


def _speaker(pronoun: Token, seen: Sequence[Seen]) -> Figure | None:
    """ "The border guard admitted that it had …": a body that speaks of itself, whatever its noun names elsewhere."""
    verb = pronoun.head
    saying = verb.head
    if saying.pos_ == "NOUN" and saying.dep_ == "dobj" and verb.dep_ in ("acl", "relcl"):
        saying = saying.head  # "denied reports that it had …"
    elif verb.dep_ != "ccomp":
        return None
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or saying.i > pronoun.i:
        return None
    if any(one.dep_ in ("acomp", "xcomp", "ccomp") for one in verb.children):
        return None
    subject = next((one for one in saying.children if one.dep_ == "nsubj" and one.i < saying.i), None)
    if subject is None or subject.left_edge.lower_ not in ("the", "a", "an"):
        return None
    figure = next((one.figure for one in reversed(seen) if one.token == subject.i), None)
    if figure is None or figure.number == "many" or figure.gender is not None:
        return None
    named = subject.pos_ == "PROPN" and figure.kind in ("person", "unknown")
    return figure if figure.kind in _BODIES or named else None


def _partner(pronoun: Token, seen: Sequence[Seen]) -> Figure | None:
    """ "The rebels and their supporters": the noun that the possessor's own noun is coordinated with."""
    noun = pronoun.head
    if noun.dep_ != "conj":
        return None
    return next((one.figure for one in reversed(seen) if one.token == noun.head.i), None)


def own_subject(pronoun: Token) -> int | None:
    """The subject of the pronoun's clause, also one that a non-finite clause shares: the pronoun is somebody else."""
    verb = clause(pronoun.head)
    for _ in range(_DEPTH):
        for one in verb.children:
            if one.dep_ in ("nsubj", "nsubjpass"):
                return one.i if one.i != pronoun.i else None
        if verb.dep_ not in ("xcomp", "advcl", "pcomp", "conj", "acl", "prep") or verb.head.i == verb.i:
            return None
        if verb.dep_ == "acl":
            return verb.head.i
        verb = clause(verb.head)
    return None


def acts_on(noun: Token) -> int | None:
    """The subject of the verb that a noun is the object of, also where an infinitive takes it for its own subject.

    Somebody who urges "the group" to stop is another than the group.
    """
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB":
        verb = verb.head
    elif noun.dep_ not in ("dobj", "dative"):
        return None
    return next((one.i for one in verb.children if one.dep_ == "nsubj" and one.i < noun.i), None)


def _salience(one: Seen, sentence: int, wanted: str) -> float:
    score = one.weight - 2.0 * (sentence - one.sentence)
    if one.possessor:
        score -= 0.5
    if one.figure.kind == "object":
        score -= 2.0
    if one.coordinated and wanted == "it":
        score -= 3.0
    if wanted == "they" and one.figure.number == "many":
        score += 1.0
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
    return figure.number in ("many", "body") and not (
        figure.kind in ("government", "judiciary", "object") and figure.number != "many"
    )


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
        score = (
            -float(sentence - one.sentence)
            + (one.weight * 0.5 if subject_first else 0.0)
            - (1.5 if one.coordinated else 0.0)
        )
        if best is None or (score, one.token) > best:
            best, chosen = (score, one.token), one.figure
    return chosen


def relative_head(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for, or None."""
    token = pronoun
    for _ in range(_DEPTH):
        if token.head.i == token.i:
            return None
        if token.dep_ in _ENDS_WITH_HEAD:
            return token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("xcomp", "ccomp", "conj"):
            return None
        token = token.head
    return None


def governing_verb(token: Token) -> int:
    """The index of the predicate whose argument the token is (a possessor or a modifier counts with its noun)."""
    return clause(token.head if token.dep_ not in ("ROOT",) else token).i


def weight(token: Token) -> float:
    """How much a mention stays in mind: a main clause's subject most, then other subjects, then the rest."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ in SUBJECTS:
        verb = token.head
        return 4.0 if verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT") else 2.5
    return 2.0 if token.dep_ == "pobj" and token.head.dep_ == "agent" else 0.0


def is_coordinated(token: Token) -> bool:
    """True for one of several coordinated nouns."""
    return token.dep_ == "conj" or any(child.dep_ == "conj" for child in token.rights)
