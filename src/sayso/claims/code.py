"""Claims: each telling of an event, and each thing said that is no event, on the say-so of its chain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.answered import Answer, find_answers
from sayso.claims.chains import chain_at, chain_of
from sayso.claims.disowned import is_answered_for
from sayso.claims.doers import part_doers
from sayso.claims.links import Linker
from sayso.claims.renewed import Renewal, find_renewals
from sayso.claims.sayings import Saying
from sayso.claims.status import Standing, by_chain, read_standing
from sayso.ids import make_id
from sayso.lexicons import Lexicon, Stance
from sayso.model import (
    Act,
    Attribution,
    Cast,
    Claim,
    Event,
    EventType,
    Factuality,
    Passage,
    Reason,
    Role,
    SourceKind,
    Status,
    Telling,
    Time,
)
from sayso.model.token import Token
from sayso.nlp import Parse

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.MOBILIZE})
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
_AHEAD = frozenset({Status.PREDICTED, Status.PLANNED, Status.THREATENED})
_HAPPENED = frozenset({Status.ASSERTED, Status.CLAIMED, Status.ALLEGED, Status.CONFIRMED})
_BASE, _SOUND = 0.9, 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A claim before it has an id."""

    chain: tuple[Saying, ...]
    content: Passage
    standing: Standing
    event: Event | None
    reasons: tuple[Reason, ...]


def code_claims(
    parse: Parse,
    sayings: Sequence[Saying],
    tellings: Sequence[Telling],
    cast: Cast,
    times: Sequence[Time],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """Every claim of a document, in text order.

    A telling becomes one claim on its whole chain. A saying whose content tells no event of its own becomes a claim
    with `event` None, so that nothing said is dropped.
    """
    linker = Linker(parse, cast, times, lexicon)
    sayings = [saying for saying in sayings if not _is_performed(saying, tellings)]
    tellings = tuple(part_doers(parse, tellings, sayings))
    answers = tuple(find_answers(parse, sayings, tellings, cast, lexicon))
    drafts = [
        *_of_tellings(parse, sayings, tellings, lexicon),
        *_of_renewals(parse, sayings, find_renewals(parse, tellings, times, lexicon)),
        *_of_answers(sayings, answers),
        *_of_propositions(parse, sayings, [*tellings, *answers], lexicon),
    ]
    claims: dict[str, Claim] = {}
    for draft in sorted(drafts, key=lambda one: (one.content.start, one.content.end, one.event is None)):
        claim = _claim(parse, _settled(draft, linker), linker)
        claims.setdefault(claim.id, claim)
    return tuple(claims.values())


def _of_tellings(
    parse: Parse, sayings: Sequence[Saying], tellings: Sequence[Telling], lexicon: Lexicon
) -> Iterator[_Draft]:
    cues = {saying.cue_head for saying in sayings}
    happened = set[str]()
    for telling in tellings:
        token = parse.at(telling.head)
        if token is None or (telling.head in cues and _only_says(telling.event)):
            continue
        whole = tuple(saying for saying in chain_at(telling.head, sayings) if saying.cue_head != telling.head)
        stage = Status(telling.stage) if telling.stage else None
        for chain in _accounts(whole):
            chain = _with_responsibility(chain, telling.event, lexicon)  # noqa: PLW2901  # the same chain, better named
            told = telling.event.id in happened
            if _harms_nobody(telling):
                standing = _as_said(chain)
            else:
                standing = read_standing(parse, token, chain, lexicon, stage, told=told)
            if standing.status in _HAPPENED:
                happened.add(telling.event.id)
            content = chain[-1].content if chain and chain[-1].content.overlaps(telling.clause) else telling.clause
            yield _Draft(chain=chain, content=content, standing=standing, event=telling.event, reasons=telling.reasons)


def _harms_nobody(telling: Telling) -> bool:
    """ "No one was hurt": a count of nobody on an event that did happen, told in words of its own."""
    counts = telling.event.toll
    return telling.event.type is EventType.ASSAULT and bool(counts) and all(one.high == 0 for one in counts)


def _as_said(chain: Sequence[Saying]) -> Standing:
    status, reason = by_chain(chain)
    return Standing(status=status, factuality=Factuality.CERTAIN, reasons=(reason,))


def _of_answers(sayings: Sequence[Saying], answers: Iterable[Answer]) -> Iterator[_Draft]:
    for answer in answers:
        chain = chain_of(answer.saying, sayings)
        status, reason = by_chain(chain)
        if answer.denied:
            status = Status.DENIED
            reason = Reason(field="status", rule="says that somebody had no part in it", passage=answer.saying.content)
        certainty = Factuality.CERTAINLY_NOT if status is Status.DENIED else answer.saying.sense.factuality
        because = Reason(field="event", rule="takes up what was told", passage=answer.saying.content)
        yield _Draft(
            chain=chain,
            content=answer.saying.content,
            standing=Standing(status=status, factuality=certainty or Factuality.CERTAIN, reasons=(reason,)),
            event=answer.event,
            reasons=(because,),
        )


def _accounts(chain: tuple[Saying, ...]) -> Iterator[tuple[Saying, ...]]:
    """The chain as first said, and one more for each who takes it up ("an account that the army denied")."""
    first = tuple(saying for saying in chain if saying.frame != "resumed")
    taken_up = [saying for saying in chain if saying.frame == "resumed"]
    if first or not taken_up:
        yield first
    yield from ((saying,) for saying in taken_up)


def _with_responsibility(chain: tuple[Saying, ...], event: Event, lexicon: Lexicon) -> tuple[Saying, ...]:
    """ "claimed the attack" claims responsibility for it."""
    if not chain or event.type not in _VIOLENT or chain[-1].sense.act is not Act.CLAIM or chain[-1].frame != "np":
        return chain
    responsibility = next(cue for cue in lexicon.cues if cue.act is Act.CLAIM_RESPONSIBILITY)
    return (*chain[:-1], replace(chain[-1], sense=responsibility))


def _of_renewals(parse: Parse, sayings: Sequence[Saying], renewals: Iterable[Renewal]) -> Iterator[_Draft]:
    for renewal in renewals:
        chain = chain_at(renewal.event.trigger.start, sayings)
        status, reason = by_chain(chain)
        because = Reason(field="event", rule="taken up by a noun of saying", passage=renewal.event.trigger)
        standing = Standing(status=status, factuality=Factuality.CERTAIN, reasons=(reason,))
        yield _Draft(chain=chain, content=renewal.clause, standing=standing, event=renewal.event, reasons=(because,))


def _is_performed(saying: Saying, tellings: Sequence[Telling]) -> bool:
    """True where the words are one deed ("declared war"), or a deed is no word at all ("shells slammed the port")."""
    if saying.frame != "quote" and any(
        telling.head == saying.cue_head and telling.event.type is EventType.ASSAULT for telling in tellings
    ):
        return True
    if saying.sense.stance in (Stance.DENYING, Stance.CONFIRMING):
        return False
    return saying.frame == "np" and any(
        telling.event.type not in _VIOLENT
        and telling.event.trigger.start <= saying.cue_head
        and saying.content.start < telling.event.trigger.end
        and saying.content.end > telling.event.trigger.start
        for telling in tellings
    )


def _only_says(event: Event) -> bool:
    """True for words of saying that accuse nobody: they are a link of the chain and no event of their own."""
    return event.type is EventType.ACCUSE and not any(one.role is Role.TARGET for one in event.participants)


def _of_propositions(
    parse: Parse, sayings: Sequence[Saying], told: Sequence[Telling | Answer], lexicon: Lexicon
) -> Iterator[_Draft]:
    """What is said that tells no event: a belief, a figure, a state of things, an event of a kind nobody codes."""
    heads_told = [one.event.trigger.start if isinstance(one, Answer) else one.head for one in told]
    cited = {saying.content for saying in sayings if saying.frame == "cited"}
    for saying in sayings:
        if saying.content in cited and saying.frame != "cited":
            continue  # whoever cites somebody stands in that one's chain
        heads = [head for head in heads_told if saying.holds(head, head + 1)]
        if any(saying in chain_at(head, sayings) for head in heads):
            continue
        predicate = _predicate(parse, saying)
        chain = chain_of(saying, sayings)
        standing = read_standing(parse, predicate, chain, lexicon)
        yield _Draft(chain=chain, content=saying.content, standing=standing, event=None, reasons=())


def _predicate(parse: Parse, saying: Saying) -> Token:
    """The highest word of what is said."""
    tokens = parse.tokens(saying.parts[0].start, saying.parts[0].end)
    return tokens.root if len(tokens) else parse.doc[0]


def _settled(draft: _Draft, linker: Linker) -> _Draft:
    """Who announces a future act decides: the initiator itself threatens (or plans), anybody else predicts."""
    standing, event = draft.standing, draft.event
    if draft.chain and event is not None and standing.status is Status.NEGATED:
        return _denied(draft, event, linker)
    if draft.chain and event is not None and standing.status is Status.CLAIMED:
        return _owned(draft, event, linker)
    if not draft.chain or event is None or not (standing.status in _AHEAD or standing.future):
        return draft
    if standing.status in (Status.NEGATED, Status.DENIED, Status.FOILED, Status.HYPOTHETICAL):
        return draft
    if standing.status is Status.PLANNED and not standing.future:
        return draft
    link = linker.link(draft.chain[-1])
    own = _is_own(link, event, linker) or (not _initiators(event) and link.act is Act.THREATEN)
    if own:
        status = Status.THREATENED if event.type in _HOSTILE else Status.PLANNED
        rule = "the initiator announces it"
    elif standing.status is Status.THREATENED and link.act is Act.THREATEN:
        return draft
    else:
        status, rule = Status.PREDICTED, "somebody other than the initiator expects it"
    if status is standing.status:
        return draft
    reason = Reason(field="status", rule=rule, passage=link.cue)
    return replace(draft, standing=replace(standing, status=status, reasons=(*standing.reasons, reason)))


def _denied(draft: _Draft, event: Event, linker: Linker) -> _Draft:
    """Who says of its own deed that it did not happen denies it: "The army said it had not shelled the town"."""
    link = linker.link(draft.chain[-1])
    certain = draft.standing.factuality is Factuality.CERTAINLY_NOT
    if draft.standing.future or not certain or not _is_own(link, event, linker):
        return draft
    reason = Reason(field="status", rule="said of its own deed", passage=link.cue)
    standing = replace(draft.standing, status=Status.DENIED, reasons=(*draft.standing.reasons, reason))
    return replace(draft, standing=standing)


def _owned(draft: _Draft, event: Event, linker: Linker) -> _Draft:
    """Who says that a deed was its own claims responsibility: "said it was behind the blast"."""
    token = linker.parse.at(event.trigger.start) if not draft.standing.future else None
    link = linker.link(draft.chain[-1])
    if token is None or not is_answered_for(token) or not _is_own(link, event, linker):
        return draft
    reason = Reason(field="status", rule="says that it was its own deed", passage=link.cue)
    standing = replace(draft.standing, status=Status.CONFIRMED, reasons=(*draft.standing.reasons, reason))
    return replace(draft, standing=standing)


def _initiators(event: Event) -> frozenset[str]:
    return frozenset(one.actor for one in event.participants if one.role is Role.INITIATOR)


def _is_own(link: Attribution, event: Event, linker: Linker) -> bool:
    """True where the speaker, or whom it speaks for, is an initiator of the event or what that is part of."""
    return any(linker.voices_of(link) & linker.with_wholes(one) for one in _initiators(event))


def _claim(parse: Parse, draft: _Draft, linker: Linker) -> Claim:
    attribution = tuple(linker.link(saying) for saying in draft.chain)
    event = draft.event
    reasons = (
        *(_because(saying) for saying in draft.chain),
        *draft.standing.reasons,
        *draft.reasons,
    )
    return Claim(
        id=make_id(
            "c",
            parse.document.sha256,
            draft.content.start,
            draft.content.end,
            event.trigger.start if event is not None else None,
            event.type.value if event is not None else None,
            *(saying.cue.start for saying in draft.chain),
        ),
        attribution=attribution,
        content=draft.content,
        status=draft.standing.status,
        factuality=draft.standing.factuality,
        event=event,
        confidence=_confidence(attribution, event),
        reasons=reasons,
    )


def _because(saying: Saying) -> Reason:
    return Reason(field="attribution", rule=f"cue: {saying.sense.id}, content as {saying.frame}", passage=saying.cue)


def _confidence(attribution: Iterable[Attribution], event: Event | None) -> float:
    """How sure the coder is of its reading: it starts at 0.9 and loses 0.05 for each thing left open.

    Left open are: a source that no actor was found for, an event without any participant, a place or time unresolved.
    """
    open_ends = sum(one.source.actor is None and one.source.kind is SourceKind.UNNAMED for one in attribution)
    if event is not None:
        open_ends += not event.participants
        open_ends += event.place is not None and not event.place.resolved
        open_ends += event.time is not None and event.time.earliest is None
    return round(max(0.5, _BASE - _SOUND * open_ends), 2)
