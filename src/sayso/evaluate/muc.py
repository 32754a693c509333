"""Incidents, perpetrators, victims and the confidence of blame, against MUC-4 (Sundheim 1992)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.evaluate.measures import Tally
from sayso.evaluate.muc_incidents import incident_claims
from sayso.evaluate.muc_keys import Fill, individuals, organisations, pair, victims
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.lexicons.people import load_people
from sayso.model import Act, Actor, Attribution, Claim, Coded, Event, Factuality, Participant, Role, Status
from sayso.places import load_words

_BODIES = frozenset(
    "state_forces police government external_forces armed_group militia communal_militia gang political_party "
    "rights_group organisation igo ngo media ethnic_group religious_group company judiciary".split()
)
_THINGS = frozenset({"object"})
_MEMBERS = frozenset(
    "member guerrilla rebel terrorist soldier troops insurgent subversive extremist militant element individual gunman "
    "person trafficker criminal fighter commando unit patrol column officer policeman assassin".split()
)
# Bodies that no one is: a bank, a newspaper or an embassy is hit, not hurt.
_IMPERSONAL = frozenset("company media organisation igo ngo government political_party rights_group judiciary".split())
_PLAIN_FORCES = re.compile(
    r"(?<!armed )(?<!security )(?<!air )(?<!special )(?<!police )(?<!military )(?<!public )(?<!naval )\bforces"
)
_NEW = frozenset({"a", "an", "some", "several"})  # "a commando group" is some people, no organisation by name
_PRONOUNS = frozenset(
    "i me you he him his she her hers it its we us our they them their who whom whose which that this these those "
    "himself herself itself themselves one ones".split()
)
_BEFORE_MODIFIER = re.compile(r"\s(?:of|from|belonging|who|that|in|at)\s|[,\[(]")
_ADMITTED, _FACT, _SUSPECTED = "claimed or admitted", "reported as fact", "suspected or accused"
_POSSIBLE, _ACQUITTED = "possible", "acquitted"
# The surest that is said of an organisation is what the slot holds.
_RANK = (_ACQUITTED, _POSSIBLE, _SUSPECTED, _FACT, _ADMITTED)
_BLAME = {Act.ACCUSE, Act.ALLEGE, Act.CONDEMN, Act.BELIEVE, Act.CLAIM}
_HEDGED = frozenset({"alleged", "suspected", "presumed", "supposed", "apparent"})


@dataclass(slots=True)
class _Counts:
    reports: Tally = field(default_factory=Tally)
    organisations: Tally = field(default_factory=Tally)
    confidence: Tally = field(default_factory=Tally)
    individuals: Tally = field(default_factory=Tally)
    victims: Tally = field(default_factory=Tally)


def score_muc(rows: Sequence[Row], code: Code) -> Score:
    """F1 of reports with an incident, of perpetrator organisations and their confidence, of individuals, of victims.

    The unit is the report: fills of its templates are joined where they share a name. A read name stands for a fill
    when its words are those of one of the fill's alternatives, or hold them, or lie within them (what MUC scored as a
    match or a partial match); pairs are one to one. Fills marked "?" and those of optional templates may be left out; a
    report whose templates are all optional counts neither way for `incident`.

    `incident`: the report has a template, and an assault is read that is one by the task's rules of relevance: not
    hypothetical, negated or predicted, nor denied to have happened at all; a particular act, not war, violence in
    general or harm to people in general ("many peasants") without time or place; against others than armed sides or
    what is theirs; not over two months past; one telling of an event that meets them stands for all.
    `organisation`, `individual`: initiators of such assaults; named bodies are organisations, parts of a known one
    stand for it, described people and units are individuals ("FMLN guerrillas" are both). `confidence`: a paired
    organisation whose confidence is among those the key gives it, of all gold and all read organisations. The surest
    claim decides: told as done by the organisation itself, or claimed responsibility: claimed or admitted; asserted,
    confirmed, threatened, or said by another without distance: reported as fact; accused, alleged, suspected, claimed
    by another: suspected or accused; less than probable: possible; denied: acquitted. `victim`: people, no bodies
    (a bank, a ministry), who are target or victim.
    """
    counts, misses = _Counts(), list[Miss]()
    for row, coded in code_rows(rows, code, published="dateline_date"):
        claims = incident_claims(coded)
        _score_report(row, coded, claims, counts, misses)
        _score_slot(
            "organisation", (row, coded), organisations(row["templates"]), _blamed(coded, claims), (counts, misses)
        )
        read = list(_described(coded, claims))
        _score_slot("individual", (row, coded), individuals(row["templates"]), read, (counts, misses))
        _score_slot("victim", (row, coded), victims(row["templates"]), _harmed(coded, claims), (counts, misses))
    figures: dict[str, float] = {}
    for name in ("incident", "organisation", "confidence", "individual", "victim"):
        tally = counts.reports if name == "incident" else getattr(counts, _PLURAL[name])
        figures |= {f"{name}s gold": tally.gold, f"{name}s read": tally.read} if name != "confidence" else {}
        figures |= tally.figures(name)
    return Score(figures=figures, misses=tuple(misses))


_PLURAL = {
    "organisation": "organisations",
    "individual": "individuals",
    "victim": "victims",
    "confidence": "confidence",
}


def _score_report(row: Row, coded: Coded, claims: Sequence[Claim], counts: _Counts, misses: list[Miss]) -> None:
    templates = row["templates"]
    if templates and all(template.get("optional") for template in templates):
        return
    counts.reports.gold += bool(templates)
    counts.reports.read += bool(claims)
    counts.reports.right += bool(templates and claims)
    if bool(templates) != bool(claims):
        kind = "incident missed" if templates else "incident invented"
        trigger = claims[0].event.trigger if claims and claims[0].event else None
        misses.append(
            Miss(
                kind=kind,
                document=coded.document.id,
                words=around(row["text"], trigger.start, trigger.end) if trigger else around(row["text"], 0, 200),
                gold=", ".join(str(template["incident_type"][0]) for template in templates) or None,
                about=trigger.text.lower() if trigger else None,
            )
        )


def _score_slot(
    slot: str,
    report: tuple[Row, Coded],
    gold: Sequence[Fill],
    read: Sequence[Fill],
    into: tuple[_Counts, list[Miss]],
) -> None:
    row, coded = report
    counts, misses = into
    chosen = pair(gold, read)
    tally: Tally = getattr(counts, _PLURAL[slot])
    needed = [at for at, fill in enumerate(gold) if at in chosen or not fill.optional]
    right = [at for at, to in sorted(chosen.items()) if not gold[at].labels or gold[at].labels & read[to].labels]
    for one in (tally, counts.confidence) if slot == "organisation" else (tally,):
        one.gold += len(needed)
        one.read += len(read)
    tally.right += len(chosen)
    counts.confidence.right += len(right) if slot == "organisation" else 0
    for at in needed:
        fill, other = gold[at], read[chosen[at]] if at in chosen else None
        if other is None:
            misses.append(_miss(f"{slot} missed", row["text"], coded, fill, None))
        elif at not in right:
            misses.append(_miss("wrong confidence", row["text"], coded, fill, other))
    for to in sorted(set(range(len(read))) - set(chosen.values())):
        misses.append(_miss(f"{slot} invented", row["text"], coded, None, read[to]))


def _miss(kind: str, text: str, coded: Coded, gold: Fill | None, read: Fill | None) -> Miss:
    names = (gold or read or Fill([""])).names
    at = max(text.find(names[0]), 0)
    return Miss(
        kind=kind,
        document=coded.document.id,
        words=around(text, at, at + len(names[0])),
        gold=f"{' / '.join(gold.names)} {_label(gold)}".strip() if gold else None,
        read=f"{' / '.join(read.names)} {_label(read)}".strip() if read else None,
        about=f"{_label(gold)} read as {_label(read)}" if gold and read else names[0].lower(),
    )


def _label(fill: Fill) -> str:
    return "/".join(sorted(fill.labels))


def _blamed(coded: Coded, claims: Sequence[Claim]) -> list[Fill]:
    """Organisations that are said to have done it, each with the surest confidence."""
    found: dict[str, Fill] = {}
    for claim in claims:
        for actor, confidence in _blame(coded, claim):
            whole = _whole(coded, actor)
            fill = found.setdefault(whole.id, Fill(_names(coded, whole), {confidence}))
            fill.names += [name for name in _names(coded, actor) if name not in fill.names]
            fill.labels = {max(fill.labels | {confidence}, key=_RANK.index)}
    return list(found.values())


def _whole(coded: Coded, actor: Actor) -> Actor:
    """The known body that a part of it stands for ("the 8th front of the …"), else the actor itself."""
    whole = coded.actor(actor.part_of) if actor.part_of and not actor.known else None
    return whole if whole is not None and whole.kind in _BODIES else actor


def _blame(coded: Coded, claim: Claim) -> Iterator[tuple[Actor, str]]:
    assert claim.event is not None
    for participant in claim.event.participants:
        actor = _body(coded, participant) if participant.role is Role.INITIATOR else None
        if actor is not None:
            yield actor, _confidence(claim, actor, participant.mention.text)
    for link in claim.attribution:
        if link.act in (Act.CLAIM_RESPONSIBILITY, Act.DENY_RESPONSIBILITY):
            speaker = next((actor for actor in _speakers(coded, link) if actor.kind in _BODIES), None)
            if speaker is not None:
                yield speaker, _ADMITTED if link.act is Act.CLAIM_RESPONSIBILITY else _ACQUITTED


def _confidence(claim: Claim, actor: Actor, mention: str) -> str:
    last = claim.attribution[-1] if claim.attribution else None
    own = last is not None and actor.id in (last.source.actor, last.source.affiliation)
    if claim.status is Status.DENIED:
        return _ACQUITTED
    if own and claim.status in (Status.CLAIMED, Status.CONFIRMED, Status.ASSERTED):
        return _ADMITTED
    if own and claim.status is Status.THREATENED:
        return _FACT
    hedged = not _HEDGED.isdisjoint(mention.lower().split())
    if hedged or claim.status is Status.ALLEGED or (last is not None and last.act in _BLAME):
        return _SUSPECTED
    if claim.factuality in (Factuality.POSSIBLE, Factuality.UNDERSPECIFIED):
        return _POSSIBLE
    return _FACT


def _speakers(coded: Coded, link: Attribution) -> Iterator[Actor]:
    for actor_id in (link.source.affiliation, link.source.actor):
        actor = coded.actor(actor_id) if actor_id else None
        if actor is not None:
            yield actor


def _body(coded: Coded, participant: Participant) -> Actor | None:
    """The organisation behind a participant: the actor itself, or what people or a person are part of; else None."""
    actor = coded.actor(participant.actor)
    if actor is None:
        return None
    if actor.kind in _BODIES and (actor.known or not _is_people(participant)):
        return actor
    whole = coded.actor(actor.part_of) if actor.part_of else None
    return whole if whole is not None and whole.kind in _BODIES else None


def _is_people(participant: Participant) -> bool:
    """True for words that describe members ("rebels of the front"), false for a body ("the army", "armed forces")."""
    words = _head_words(participant)
    if not words:
        return False
    last = words[-1]
    noun = load_people("en").get(last)
    if last == "forces":
        return _PLAIN_FORCES.search(" ".join(words)) is not None
    if noun is not None and last != "police":
        several = last != noun.word and noun.kind not in ("government", "gang")
        return not noun.collective or words[0] in _NEW or several or last in _MEMBERS
    return last in _MEMBERS or (last.endswith(("men", "people", "s")) and not last.endswith(("forces", "ss")))


def _described(coded: Coded, claims: Sequence[Claim]) -> Iterator[Fill]:
    """People who are said to have done it, also as members of a body that is named with them ("FMLN guerrillas")."""
    seen = set()
    for _, participant in _participants(claims):
        actor = coded.actor(participant.actor)
        if participant.role is not Role.INITIATOR or actor is None or actor.kind in _THINGS:
            continue
        people, body = _is_people(participant), _body(coded, participant)
        if (people or body is None) and (actor.id, people) not in seen:
            seen.add((actor.id, people))
            yield Fill([participant.mention.text] if body is actor else _names(coded, actor))


def _harmed(coded: Coded, claims: Sequence[Claim]) -> list[Fill]:
    found: dict[str, Fill] = {}
    for _, participant in _participants(claims):
        actor = coded.actor(participant.actor)
        harmed = participant.role in (Role.TARGET, Role.VICTIM)
        if harmed and actor is not None and _is_human(actor, participant):
            found.setdefault(actor.id, Fill(_names(coded, actor)))
    return list(found.values())


def _is_human(actor: Actor, participant: Participant) -> bool:
    """True for people, described or by name; false for things and for bodies as such ("the ministry", "two banks")."""
    if actor.kind in _THINGS or _is_thing(participant):
        return False
    words = _head_words(participant)
    noun = load_people("en").get(words[-1]) if words else None
    if noun is not None and noun.collective and noun.kind in _IMPERSONAL:
        return False
    return actor.kind not in _IMPERSONAL or _is_people(participant)


def _is_thing(participant: Participant) -> bool:
    """True for what belongs to somebody ("the minister's car"), which stands for its owner as target."""
    words = _head_words(participant)
    noun = load_people("en").get(words[-1]) if words else None
    return words[-1:] != [] and ((noun is not None and noun.thing) or load_words().is_sort(words[-1]))


def _head_words(participant: Participant) -> list[str]:
    """The words of a mention up to what follows its head, in lower case."""
    return _BEFORE_MODIFIER.split(" ".join(participant.mention.text.lower().split()))[0].split()


def _participants(claims: Sequence[Claim]) -> Iterator[tuple[Event, Participant]]:
    for claim in claims:
        if claim.event is not None:
            yield from ((claim.event, participant) for participant in claim.event.participants)


def _names(coded: Coded, actor: Actor) -> list[str]:
    """The name of an actor and the words that stand for it, pronouns left out."""
    texts = (" ".join(mention.text.split()) for mention in actor.mentions)
    return list(dict.fromkeys([actor.name, *(text for text in texts if text.lower() not in _PRONOUNS)]))
