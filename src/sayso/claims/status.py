"""Status and factuality of what is told: the stage of the event first, then the stance of the innermost source.

The order of rules, written once (docs/coding-rules.md explains each word):

1. the words around the event: negation, attempt, failure, plan, threat, condition, charge … (`lexicons`, modifiers);
2. the stage that the trigger itself carries ("plot", "foil");
3. the way of saying: the innermost source whose stance decides (a condemnation presupposes what it condemns);
4. otherwise the document asserts it in its own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon, Stance
from sayso.lexicons.match import FoundModifier, find_modifiers
from sayso.model import Act, Factuality, Passage, Reason, Status
from sayso.nlp import Parse

_BY_STANCE = {
    Stance.NEUTRAL: Status.CLAIMED,
    Stance.COMMITTING: Status.CLAIMED,
    Stance.BELIEVING: Status.CLAIMED,
    Stance.DISTANCING: Status.ALLEGED,
    Stance.ACCUSING: Status.ALLEGED,
    Stance.DENYING: Status.DENIED,
    Stance.CONFIRMING: Status.CONFIRMED,
    Stance.PREDICTING: Status.PREDICTED,
    Stance.ASKING: Status.HYPOTHETICAL,
    Stance.DEMANDING: Status.HYPOTHETICAL,
}
_STAGES = frozenset({
    Status.THREATENED, Status.PREDICTED, Status.PLANNED, Status.FOILED, Status.HYPOTHETICAL, Status.NEGATED,
    Status.DENIED,
})  # fmt: skip
_FUTURE_ACTS = {Act.THREATEN: Status.THREATENED, Act.WARN: Status.THREATENED}
_PRESUPPOSING = frozenset({"np", "of", "for", "on", "over", "about", "against", "to_np", "in", "with", "at", "by"})
_CERTAINTY = {
    Status.DENIED: Factuality.CERTAINLY_NOT,
    Status.NEGATED: Factuality.CERTAINLY_NOT,
    Status.FOILED: Factuality.CERTAINLY_NOT,
    Status.HYPOTHETICAL: Factuality.UNDERSPECIFIED,
    Status.PREDICTED: Factuality.POSSIBLE,
    Status.PLANNED: Factuality.POSSIBLE,
}
_POLAR = {
    Factuality.CERTAIN: Factuality.CERTAINLY_NOT,
    Factuality.PROBABLE: Factuality.PROBABLY_NOT,
    Factuality.POSSIBLE: Factuality.POSSIBLY_NOT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of an event's having happened: status, factuality, and the rules and words that gave them.

    `future` is true when the words place the event ahead; who announces it then decides between threat and prediction.
    """

    status: Status
    factuality: Factuality
    reasons: tuple[Reason, ...]
    future: bool = False


def read_standing(
    parse: Parse, event: Token, chain: Sequence[Saying], lexicon: Lexicon, stage: Status | None = None
) -> Standing:
    """The standing of the event that `event` evokes, within a chain of sayings (outermost first).

    `stage` is the status that the trigger's own meaning carries, None where it carries none.
    """
    modifiers = find_modifiers(event, lexicon)
    modifiers = tuple(one for one in modifiers if not _is_cue(one, chain))
    decisive = next((one for one in modifiers if one.modifier.status is not None), None)
    if decisive is not None:
        status, reason = _by_modifier(parse, decisive)
    elif _is_order(event):
        status, reason = (
            Status.HYPOTHETICAL,
            Reason(field="status", rule="imperative", passage=parse.passage(event, event)),
        )
    elif stage is not None:
        status, reason = stage, Reason(field="status", rule="trigger", passage=parse.passage(event, event))
    else:
        status, reason = by_chain(chain)
    factuality, why = _factuality(parse, status, modifiers, chain)
    future = any(one.modifier.category in ("future", "prediction", "threat") for one in modifiers)
    return Standing(status=status, factuality=factuality, reasons=(reason, *why), future=future)


def _is_order(event: Token) -> bool:
    """True for an imperative ("Leave the city", "Please call"): a base form without subject or auxiliary."""
    verb = event
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == "VB":
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return False
    return not any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj") for one in verb.children)


def _is_cue(found: FoundModifier, chain: Sequence[Saying]) -> bool:
    """True when the words already count as a link of the chain, whose way of saying then decides.

    A verb that sets the stage as well ("demanded", "protested") keeps doing so; the fixed words of a longer cue
    ("claimed responsibility for") never do.
    """
    for saying in chain:
        if any(word.idx == saying.cue_head for word in found.words):
            return found.modifier.status not in _STAGES
        if any(word.idx in saying.cue_words for word in found.words):
            return True
    return False


def _by_modifier(parse: Parse, found: FoundModifier) -> tuple[Status, Reason]:
    status = found.modifier.status
    assert status is not None
    passage = parse.passage(found.words[0], found.words[-1])
    return status, Reason(field="status", rule=f"modifier: {found.modifier.id}", passage=passage)


def by_chain(chain: Sequence[Saying]) -> tuple[Status, Reason]:
    """The status that the innermost deciding source gives, and why; asserted in the document's own voice."""
    for saying in reversed(chain):
        status = status_of(saying)
        if status is not None:
            return status, Reason(field="status", rule=f"cue: {saying.sense.id}", passage=saying.cue)
    return Status.ASSERTED, Reason(field="status", rule="own voice")


def status_of(saying: Saying) -> Status | None:
    """The status a saying gives its content; None where it presupposes it and leaves the standing to outer voices."""
    stance = saying.sense.stance
    if saying.negated:
        return Status.DENIED if stance is Stance.BELIEVING else Status.HYPOTHETICAL
    if saying.sense.status is not None:
        return saying.sense.status
    if stance is Stance.EVALUATING:
        return None if saying.frame in _PRESUPPOSING else Status.CLAIMED
    if stance is Stance.FUTURE:
        return _FUTURE_ACTS.get(saying.sense.act, Status.PLANNED)
    return _BY_STANCE[stance]


def _factuality(
    parse: Parse, status: Status, modifiers: Sequence[FoundModifier], chain: Sequence[Saying]
) -> tuple[Factuality, tuple[Reason, ...]]:
    for found in modifiers:
        value = found.modifier.factuality
        if value is not None:
            passage: Passage = parse.passage(found.words[0], found.words[-1])
            return value, (Reason(field="factuality", rule=f"modifier: {found.modifier.id}", passage=passage),)
    if status in _CERTAINTY and status is not Status.PREDICTED:
        return _CERTAINTY[status], ()
    for saying in reversed(chain):
        value = saying.sense.factuality
        if value is not None:
            value = _POLAR.get(value, value) if saying.negated else value
            return value, (Reason(field="factuality", rule=f"cue: {saying.sense.id}", passage=saying.cue),)
    return _CERTAINTY.get(status, Factuality.CERTAIN), ()
