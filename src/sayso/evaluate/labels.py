"""Labels of whole texts and sentences: CASE 2021, IndiaPoliceEvents, SATP, CEHA."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.evaluate.measures import Tally, accuracy, macro_f1, share, weighted_f1
from sayso.evaluate.principal import happened, principal, told
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Act, Claim, Coded, Document, Event, EventType, Harm, Role

_CASE2021 = {
    "Armed clash": "ARMED_CLASH",
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Grenade": "GRENADE",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
_DIPLOMACY = {
    EventType.CONSULT,
    EventType.SUPPORT,
    EventType.COOPERATE,
    EventType.REJECT,
    EventType.REQUEST,
    EventType.SANCTION,
}
_LAYING = {Act.CLAIM_RESPONSIBILITY, Act.DENY_RESPONSIBILITY, Act.DENY, Act.ADMIT, Act.ACCUSE, Act.ALLEGE}
# What the labels cover that neither ACLED nor PLOVER does.
_OUTSIDE = {"MAN_MADE_DISASTER", "NATURAL_DISASTER", "ORG_CRIME"}


def score_case2021(rows: Sequence[Row], code: Code) -> Score:
    """Weighted and macro F1 of the fine-grained type: the ACLED sub-event type of the principal event.

    An event that somebody avows, denies or lays to another is ATTRIB, and so is an accusation where ACLED codes
    nothing; talks, diplomacy and economic sanctions are then DIPLO, nothing at all is OTHER.
    `within reach`: weighted F1 without the labels for disasters and organised crime, which sayso does not code.
    """
    pairs, misses = [], []
    for row, coded in code_rows(rows, code):
        read, event = _case2021(coded)
        pairs.append((row["label"], read))
        if read != row["label"]:
            kind = "outside what is coded" if row["label"] in _OUTSIDE else "wrong type"
            words = f"{read} ({event.trigger.text})" if event is not None else read
            about = f"{row['label']} read as {read}"
            misses.append(
                Miss(
                    kind=kind,
                    document=str(row["id"]),
                    words=around(row["text"], 0, 300),
                    gold=row["label"],
                    read=words,
                    about=about,
                )
            )
    reach = [pair for pair in pairs if pair[0] not in _OUTSIDE]
    figures = {
        "weighted F1": weighted_f1(pairs),
        "macro F1": macro_f1(pairs),
        "accuracy": accuracy(pairs),
        "within reach weighted F1": weighted_f1(reach),
    }
    return Score(figures=figures, misses=tuple(misses))


def _case2021(coded: Coded) -> tuple[str, Event | None]:
    event = principal(coded)
    if event is not None and event.acled is not None:
        laid = any(claim.event is event and _is_laid_to_somebody(claim) for claim in coded.claims)
        return "ATTRIB" if laid else _CASE2021[event.acled.sub_event_type], event
    events = [event for _, event in told(coded)]
    for event in events:
        if event.type is EventType.ACCUSE:
            return "ATTRIB", event
    return next((("DIPLO", event) for event in events if _is_diplomacy(event)), ("OTHER", None))


def _is_laid_to_somebody(claim: Claim) -> bool:
    """True where the news is who did it: somebody avows or denies the deed, or lays it to another."""
    return bool(claim.attribution) and claim.attribution[-1].act in _LAYING


def _is_diplomacy(event: Event) -> bool:
    return event.type in _DIPLOMACY or (event.type is EventType.COERCE and "economic" in event.context)


_POLICE = ("ANY_ACTION", "ARREST", "FORCE", "KILL")


def score_india_police(rows: Sequence[Row], code: Code) -> Score:
    """F1 by sentence of what police did: anything, an arrest, force, a killing.

    Police are initiators of kind police (or state forces) of an event whose trigger is in the sentence and that is told
    as having happened: ARREST by mode, KILL when it counts a death, FORCE for any assault, ANY_ACTION for every event.
    FAIL (police did not act) is not read. `macro F1` is the mean of the four.
    """
    counts = {label: Tally() for label in _POLICE}
    misses: list[Miss] = []
    texts = [" ".join(sentence["text"].strip() for sentence in row["sentences"]) for row in rows]
    documents = (
        Document(text=text or "-", id=str(row["id"]), published=row["date"])
        for row, text in zip(rows, texts, strict=True)
    )
    for row, coded in zip(rows, code(documents), strict=True):
        at = 0
        for sentence in row["sentences"]:
            end = at + len(sentence["text"].strip())
            read = set(_police(coded, at, end))
            for label in _POLICE:
                gold = label in sentence["labels"]
                counts[label].gold += gold
                counts[label].read += label in read
                counts[label].right += gold and label in read
                if gold != (label in read):
                    kind = f"{label} missed" if gold else f"{label} invented"
                    misses.append(Miss(kind=kind, document=str(row["id"]), words=sentence["text"].strip()))
            at = end + 1
    figures: dict[str, float] = {}
    for label in _POLICE:
        figures |= counts[label].figures(label)
    figures["macro F1"] = share(sum(counts[label].f1 for label in _POLICE), len(_POLICE))
    return Score(figures=figures, misses=tuple(misses))


def _police(coded: Coded, start: int, end: int) -> Iterator[str]:
    for event in happened(coded):
        if start <= event.trigger.start < end and _by_police(coded, event):
            yield "ANY_ACTION"
            if event.mode == "arrest":
                yield "ARREST"
            if event.type is EventType.ASSAULT:
                yield "FORCE"
                if any(count.harm is Harm.KILLED and (count.best or count.low) for count in event.toll):
                    yield "KILL"


def _by_police(coded: Coded, event: Event) -> bool:
    kinds = (coded.actor(one.actor) for one in event.participants if one.role is Role.INITIATOR)
    return any(actor is not None and actor.kind in ("police", "state_forces") for actor in kinds)


# The columns carry no names; what they hold was read off the data, the fourth being everything else.
_SATP: Mapping[str, int] = {"armed assault": 0, "bombing": 1, "abduction": 2}


def score_satp(rows: Sequence[Row], code: Code) -> Score:
    """F1 of bombing and abduction among the kinds of attack that a summary tells, and of armed assault.

    Bombing: an event of mode explosives, suicide-attack, aerial, drone or heavy-weapons; abduction: of mode abduct;
    armed assault: any other assault with arms. The set's fourth label (arson and all else) is not measured.
    """
    counts = {label: Tally() for label in _SATP}
    misses = []
    for row, coded in code_rows(rows, code):
        read = {_satp(event) for event in happened(coded) if event.type is EventType.ASSAULT}
        for label, column in _SATP.items():
            gold = row["labels"][column] == "1"
            counts[label].gold += gold
            counts[label].read += label in read
            counts[label].right += gold and label in read
            if gold != (label in read):
                kind = f"{label} missed" if gold else f"{label} invented"
                misses.append(Miss(kind=kind, document=str(row["id"]), words=around(row["text"], 0, 300)))
    figures: dict[str, float] = {}
    for label, tally in counts.items():
        figures |= tally.figures(label)
    figures["macro F1"] = share(sum(tally.f1 for tally in counts.values()), len(counts))
    return Score(figures=figures, misses=tuple(misses))


def _satp(event: Event) -> str:
    if event.mode == "abduct":
        return "abduction"
    bombing = ("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons")
    return "bombing" if event.mode in bombing else "armed assault"


def score_ceha(rows: Sequence[Row], code: Code) -> Score:
    """F1 of reports relevant to violent conflict: those that tell an assault, a riot or a clash as having happened."""
    tally, misses = Tally(), []
    for row, coded in code_rows(rows, code, published=""):
        event = next((one for one in happened(coded) if one.type is EventType.ASSAULT or one.mode == "riot"), None)
        gold = row["relevant"] == "Yes"
        tally.gold += gold
        tally.read += event is not None
        tally.right += gold and event is not None
        if gold != (event is not None):
            misses.append(
                Miss(
                    kind="relevant missed" if gold else "relevant invented",
                    document=str(row["id"]),
                    words=around(row["text"], 0, 300),
                    about=event.trigger.text.lower() if event is not None else row.get("why_not"),
                )
            )
    return Score(figures=tally.figures("relevant"), misses=tuple(misses))
