"""What verbs say of their complement, affirmed and denied: "failed to prevent the raid" tells that it happened.

The signatures are the lexicon's (`status/implied.yaml`): each says what its verb leaves of the complement when it is
affirmed, and what when it is itself denied, be it by "not", by "nobody" or by another verb of the kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicons import Lexicon
from sayso.lexicons.match import FoundModifier, find_modifiers
from sayso.model import Factuality, Status
from sayso.model.token import Token
from sayso.nlp import syntax

_NOT = frozenset({Status.NEGATED, Status.FOILED, Status.DENIED})
_EXPECTED = frozenset({Status.THREATENED, Status.PLANNED, Status.PREDICTED})
_AHEAD = frozenset({"will", "wo", "shall", "would", "'ll", "'d"})


def standing_modifiers(event: Token, lexicon: Lexicon) -> tuple[FoundModifier, ...]:
    """The modifiers of an event that count, once every verb that implies something is read as affirmed or denied."""
    found = find_modifiers(event, lexicon)
    implying = [one for one in found if one.modifier.when_negated is not None]
    for one in sorted(implying, key=lambda one: _depth(_word(one)), reverse=True):
        word = _word(one)
        outer = _decisive(standing_modifiers(word, lexicon))
        if outer is not None and outer.modifier.status is Status.FOILED and one.modifier.status in _EXPECTED:
            continue  # "foiled a plan to attack": the plan was there, and came to nothing
        if outer is not None and outer.modifier.status in _NOT:
            return (_denied(one, outer), *_below(found, event, word))
        if outer is not None and one.modifier.status in _NOT:
            return (_open(one), *_below(found, event, word))
        if outer is not None and one.modifier.status is None:
            return (outer, *_below(found, event, word))  # "could force them to leave"
        if one.modifier.status is None:
            found = tuple(other for other in found if other is one or not _is_overruled(other, word))
    return _with_own_negation(found, event)


def _with_own_negation(found: tuple[FoundModifier, ...], event: Token) -> tuple[FoundModifier, ...]:
    """What is planned, threatened or expected not to happen is negated: "vowed not to attack"."""
    first = _decisive(found)
    if first is None or first.modifier.status not in _EXPECTED or first.modifier.relation != "governs":
        return found
    below = _below(found, event, first.words[0])
    denied = next((one for one in below if one.modifier.status is Status.NEGATED), None)
    return (denied, *(one for one in found if one is not denied)) if denied is not None else found


def _word(found: FoundModifier) -> Token:
    """The word whose own standing counts: the verb; the copula beside "able", "true" or "too weak"."""
    word = found.words[0]
    if word.dep_ == "advmod":
        word = word.head
    return word.head if word.dep_ in ("acomp", "attr", "oprd") and word.head.pos_ in ("AUX", "VERB") else word


def _depth(token: Token) -> int:
    return sum(1 for _ in syntax.ancestors(token))


def _decisive(found: Sequence[FoundModifier]) -> FoundModifier | None:
    return next((one for one in found if one.modifier.status is not None), None)


def _denied(found: FoundModifier, outer: FoundModifier) -> FoundModifier:
    """The modifier as it reads when denied; what "will not" be missed out is ahead."""
    modifier = found.modifier
    assert modifier.when_negated is not None
    status, factuality = modifier.when_negated.status, modifier.when_negated.factuality
    category = "implication"
    if status is None and outer.words[0].lower_ in _AHEAD:
        status, factuality, category = Status.PLANNED, Factuality.UNDERSPECIFIED, "future"
    turned = replace(
        modifier,
        id=f"{modifier.id} (denied)",
        category=category,
        status=status,
        factuality=factuality,
        when_negated=None,
    )
    return replace(found, modifier=turned)


def _open(found: FoundModifier) -> FoundModifier:
    """The modifier where it is itself only planned, asked for or imagined: "sent guards to prevent attacks"."""
    turned = replace(
        found.modifier,
        id=f"{found.modifier.id} (not yet)",
        status=Status.HYPOTHETICAL,
        factuality=Factuality.UNDERSPECIFIED,
        when_negated=None,
    )
    return replace(found, modifier=turned)


def _below(found: Sequence[FoundModifier], event: Token, word: Token) -> list[FoundModifier]:
    """The modifiers between a word and the event, which that word's standing has not yet taken into account."""
    path = [event]
    for one in syntax.ancestors(event):
        if one == word:
            break
        path.append(one)
    return [one for one in found if one.words[0] != word and (one.words[0] in path or one.words[0].head in path)]


def _is_overruled(found: FoundModifier, word: Token) -> bool:
    """True for a weaker reading of the same words: the plan in "was able to", the aim in "got them to"."""
    if found.modifier.status not in (Status.HYPOTHETICAL, Status.PLANNED):
        return False
    first = found.words[0]
    own = first == word or (first.head == word and first.dep_ in ("acomp", "attr", "oprd"))
    return own or (first.lower_ == "to" and first.head.head == word)
