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

from sayso.claims.implied import standing_modifiers
from sayso.claims.sayings import Saying
from sayso.claims.unreal import unreal_rule
from sayso.lexicons import Lexicon, Stance
from sayso.lexicons.entries import Part
from sayso.lexicons.match import FoundModifier
from sayso.model import Act, Factuality, Passage, Reason, Status
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

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
_AHEAD = frozenset({"will", "would", "'ll", "'d"})
_ENDING = frozenset({"end", "halt", "stop", "cessation", "cease", "investigate", "probe", "investigation", "inquiry"})
_REPORTING_TOO = frozenset({"tell", "suggest", "insist", "advise"})
_DONE = frozenset({"carry", "execute", "perpetrate", "commit", "stage", "conduct", "mount", "launch"})
_UNSURE = frozenset({"unconfirmed", "unverified", "unsubstantiated", "conflicting", "contradictory"})
_FUTURE_ACTS = {Act.THREATEN: Status.THREATENED, Act.WARN: Status.THREATENED}
_PRESUPPOSING = frozenset({"np", "of", "for", "on", "over", "about", "against", "to_np", "in", "with", "at", "by"})
_CERTAINTY = {
    Status.DENIED: Factuality.CERTAINLY_NOT,
    Status.NEGATED: Factuality.CERTAINLY_NOT,
    Status.FOILED: Factuality.CERTAINLY_NOT,
    Status.HYPOTHETICAL: Factuality.UNDERSPECIFIED,
    Status.PREDICTED: Factuality.POSSIBLE,
    Status.PLANNED: Factuality.UNDERSPECIFIED,
}
# A plan, an order or a condition leaves open whether it happens, however surely it is made (FactBank: Uu).
_UNCOMMITTED = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
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
    parse: Parse,
    event: Token,
    chain: Sequence[Saying],
    lexicon: Lexicon,
    stage: Status | None = None,
    *,
    told: bool = False,
) -> Standing:
    """The standing of the event that `event` evokes, within a chain of sayings (outermost first).

    `stage` is the status that the trigger's own meaning carries, None where it carries none; `told` says that the
    document has told before that the event happened.
    """
    modifiers = standing_modifiers(event, lexicon)
    cues = [token for saying in chain if (token := parse.at(saying.cue_head)) is not None and token != event]
    modifiers = tuple(
        one
        for one in modifiers
        if not (_is_cue(one, chain) or _orders_nothing(one) or _concerns_saying(one, cues))
        and not (_looks_back(one, event) or (told and _is_how(one, event)))
        and not (_is_condition_of_threat(one, event, chain) or _opens_content(one, chain))
    )
    decisive = next((one for one in modifiers if one.modifier.status is not None), None)
    unreal = unreal_rule(event)
    if decisive is not None and not (decisive.modifier.status is Status.NEGATED and _is_demanded(chain)):
        status, reason = _by_modifier(parse, decisive)
    elif unreal is not None:
        status, reason = Status.HYPOTHETICAL, _at_event(parse, event, unreal)
    elif stage is not None:
        status, reason = stage, _at_event(parse, event, "trigger")
    else:
        chain = tuple(saying for saying in chain if not _is_presupposed(event, saying))
        status, reason = by_chain(chain)
        if status is Status.CLAIMED and _is_unconfirmed(parse, chain[-1]):
            status = Status.ALLEGED
    factuality, why = _factuality(parse, status, modifiers, chain)
    future = any(_is_ahead(one) for one in modifiers)
    return Standing(status=status, factuality=factuality, reasons=(reason, *why), future=future)


def _is_unconfirmed(parse: Parse, saying: Saying) -> bool:
    """True for "unconfirmed reports that …", "conflicting accounts of …"."""
    noun = parse.at(saying.cue_head) if saying.sense.part is Part.NOUN else None
    return noun is not None and any(one.lower_ in _UNSURE for one in noun.lefts)


def _is_ahead(found: FoundModifier) -> bool:
    """True for words that place the event ahead, also where they deny it ("will not")."""
    ahead = found.modifier.category in ("future", "prediction", "threat")
    return ahead or found.words[0].lower_ in ("will", "wo", "would")


def _at_event(parse: Parse, event: Token, rule: str) -> Reason:
    return Reason(field="status", rule=rule, passage=parse.passage(event, event))


def _is_demanded(chain: Sequence[Saying]) -> bool:
    """True where the innermost source demands: "urged the army not to shell" negates no shelling."""
    return bool(chain) and chain[-1].sense.stance is Stance.DEMANDING


def _orders_nothing(found: FoundModifier) -> bool:
    """ "told reporters that …" is a report, unlike "told them to leave"."""
    verb = found.words[0]
    if found.modifier.category != "demand" or verb.lemma_.lower() not in _REPORTING_TOO:
        return False
    clause = next((one for one in verb.children if one.dep_ in ("ccomp", "xcomp", "advcl") and one.i > verb.i), None)
    return clause is None or not any(one.lower_ == "to" and one.dep_ == "aux" for one in clause.children)


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


def _concerns_saying(found: FoundModifier, cues: Sequence[Token]) -> bool:
    """True for words above a cue of the chain, or hanging on it: they qualify the saying ("refused to confirm …")."""
    first = found.words[0]
    return any(first != cue and (first.is_ancestor(cue) or _hangs_on(first, cue)) for cue in cues)


def _looks_back(found: FoundModifier, event: Token) -> bool:
    """True where a known deed "had been planned" somewhere or by somebody: it is told how it came about.

    "An attack had been planned", "the attack had been planned for Sunday" leave open whether it came about.
    """
    verb = found.words[0]
    if found.modifier.category == "plan" and any(_carries_out(one) for one in syntax.children(verb, "conj")):
        return True
    if found.modifier.id == "demand.order_np":  # "ordered the massacre", of which everybody knows
        return event.left_edge.lower_ == "the" and event.dep_ == "dobj" and verb.tag_ in ("VBD", "VBN", "VBG")
    if found.modifier.category != "plan" or syntax.child(verb, "nsubjpass") != event or event.left_edge.lower_ != "the":
        return False
    if not any(one.dep_ == "aux" and one.lower_ == "had" for one in verb.children):
        return False
    times = (one for lead in syntax.children(verb, "prep") if lead.lower_ in ("for", "on") for one in lead.children)
    return not any(one.ent_type_ in ("DATE", "TIME") and one.tag_ == "NNP" for one in times)


def _carries_out(verb: Token) -> bool:
    """True for the second verb of "planned and carried out", which says that it was done."""
    return verb.lemma_.lower() in _DONE and verb.tag_ in ("VBD", "VBN")


def _is_how(found: FoundModifier, event: Token) -> bool:
    """True for "planned the attack" after the attack: it tells how that came about and by whom."""
    verb = found.words[0]
    if found.modifier.category != "plan" or verb.tag_ not in ("VBD", "VBN") or verb.pos_ != "VERB":
        return False
    return event.dep_ in ("dobj", "nsubjpass") and event.left_edge.lower_ in ("the", "this", "that", "these", "those")


def _opens_content(found: FoundModifier, chain: Sequence[Saying]) -> bool:
    """True for the "to" of what is said: "threatened on Friday to strike" tells no aim of the threat."""
    word = found.words[0]
    return bool(chain) and word.lower_ == "to" and chain[-1].frame == "to" and word.head.head.idx == chain[-1].cue_head


def _is_condition_of_threat(found: FoundModifier, event: Token, chain: Sequence[Saying]) -> bool:
    """True for "threatened to strike unless …": the threat stands, whatever it is bound to."""
    if found.modifier.category != "conditional" or not chain:
        return False
    ahead = any(one.dep_ == "aux" and one.lower_ in _AHEAD for one in event.children)
    if chain[-1].sense.stance is not Stance.FUTURE and not ahead:
        return False
    mark = found.words[0]
    return mark.dep_ == "mark" and mark.head != event and not mark.head.is_ancestor(event)


def _is_presupposed(event: Token, saying: Saying) -> bool:
    """True for what a demand or question takes for granted: "the men they arrested", "an end to the killings"."""
    if saying.sense.stance not in (Stance.DEMANDING, Stance.ASKING):
        return False
    below = event
    for above in (event, *syntax.ancestors(event)):
        if above.idx == saying.cue_head or not saying.holds(above.idx, above.idx + 1):
            return False
        if above.dep_ == "relcl" and syntax.child(above, "aux") is None and above.tag_ in ("VBD", "VBN"):
            return True
        if above != event and above.lemma_.lower() in _ENDING and below.dep_ in ("dobj", "pobj", "prep", "xcomp"):
            return True
        below = above
    return False


def _hangs_on(word: Token, cue: Token) -> bool:
    return word.head == cue and word.dep_ in ("aux", "auxpass", "neg", "advmod", "amod", "det", "mark")


def _by_modifier(parse: Parse, found: FoundModifier) -> tuple[Status, Reason]:
    status = found.modifier.status
    assert status is not None
    passage = parse.passage(found.words[0], found.words[-1])
    return status, Reason(field="status", rule=f"modifier: {found.modifier.id}", passage=passage)


def by_chain(chain: Sequence[Saying]) -> tuple[Status, Reason]:
    """The status that the innermost deciding source gives, and why; asserted in the document's own voice."""
    for inner, saying in reversed([*enumerate(chain)]):
        outer = chain[inner - 1] if inner else None
        if outer is not None and _answers(outer, saying):
            saying = outer  # noqa: PLW2901  # what is denied or confirmed is the claim, by whoever denies or confirms it
        status = status_of(saying)
        if status is not None:
            return status, Reason(field="status", rule=f"cue: {saying.sense.id}", passage=saying.cue)
    return Status.ASSERTED, Reason(field="status", rule="own voice")


def _answers(outer: Saying, inner: Saying) -> bool:
    """True where one source denies or confirms what another claims: "denied reports that …"."""
    if inner.sense.part is not Part.NOUN or outer.sense.stance not in (Stance.DENYING, Stance.CONFIRMING):
        return False
    if outer.content == inner.content:  # "dismissed as false reports that …": the noun stands between verb and clause
        return outer.cue_head < inner.cue_head < inner.content.start
    return outer.frame != "that" and outer.content.start <= inner.cue_head < outer.content.end


def status_of(saying: Saying) -> Status | None:
    """The status a saying gives its content; None where it presupposes it and leaves the standing to outer voices.

    What nobody is named for is hearsay, and alleged; so is what "unconfirmed reports" say.
    """
    stance = saying.sense.stance
    if saying.sense.factive and (saying.negated or stance is Stance.ASKING):
        return None
    neutral = stance in (Stance.NEUTRAL, Stance.COMMITTING, Stance.BELIEVING)
    if neutral and not saying.negated and saying.sense.part is Part.VERB and _is_hearsay(saying):
        return Status.ALLEGED
    if saying.negated:
        return Status.DENIED if stance is Stance.BELIEVING else Status.HYPOTHETICAL
    if saying.sense.status is not None:
        return saying.sense.status
    if stance is Stance.EVALUATING:
        return None if saying.frame in _PRESUPPOSING else Status.CLAIMED
    if stance is Stance.FUTURE:
        return _FUTURE_ACTS.get(saying.sense.act, Status.PLANNED)
    return _BY_STANCE[stance]


def _is_hearsay(saying: Saying) -> bool:
    return saying.source is None or not _UNSURE.isdisjoint(saying.source.text.lower().split())


def _factuality(
    parse: Parse, status: Status, modifiers: Sequence[FoundModifier], chain: Sequence[Saying]
) -> tuple[Factuality, tuple[Reason, ...]]:
    if status in _UNCOMMITTED:
        return _CERTAINTY[status], ()
    for found in modifiers:
        value = found.modifier.factuality
        if value is not None:
            passage: Passage = parse.passage(found.words[0], found.words[-1])
            return value, (Reason(field="factuality", rule=f"modifier: {found.modifier.id}", passage=passage),)
    disbelieved = status is Status.DENIED and chain and chain[-1].negated  # "do not think that" is less than a denial
    if status in _CERTAINTY and status is not Status.PREDICTED and not disbelieved:
        return _CERTAINTY[status], ()
    for saying in reversed(chain):
        value = saying.sense.factuality
        if value is not None:
            value = _POLAR.get(value, value) if saying.negated and not saying.sense.factive else value
            return value, (Reason(field="factuality", rule=f"cue: {saying.sense.id}", passage=saying.cue),)
    return _CERTAINTY.get(status, Factuality.CERTAIN), ()
