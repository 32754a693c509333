"""Small honest records for tests: every passage is cut from the text, every required field has a plain value."""

from __future__ import annotations

import dataclasses
from typing import Any

from sayso.model import (
    AcledType,
    Act,
    Actor,
    Anchor,
    Attribution,
    Channel,
    Claim,
    Coded,
    Count,
    Document,
    Event,
    EventType,
    Factuality,
    Harm,
    Participant,
    Passage,
    Place,
    PlacePrecision,
    Quotation,
    Reason,
    Role,
    Source,
    SourceKind,
    Status,
    Time,
    TimePrecision,
)

REPORT = (
    "Residents said on Monday that gunmen of the Harrow Front had attacked a market in Vellmar, killing at least nine "
    "people. “We were not there,” the group’s spokesman said in a statement."
)


def passage(text: str, words: str, nth: int = 0) -> Passage:
    """The nth place where these words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Passage.cut(text, start, start + len(words))


def make_source(text: str, words: str | None, **more: Any) -> Source:
    mention = None if words is None else passage(text, words)
    given: dict[str, Any] = {"actor": None, "name": words or "hearsay", "kind": SourceKind.UNNAMED, "mention": mention}
    return Source(**{**given, **more})


def make_attribution(text: str, who: str | None, by: str, about: str, **more: Any) -> Attribution:
    given: dict[str, Any] = {
        "source": make_source(text, who),
        "act": Act.SAY,
        "cue": passage(text, by),
        "content": passage(text, about),
        "quotation": Quotation.INDIRECT,
    }
    return Attribution(**{**given, **more})


def make_event(text: str, trigger: str, **more: Any) -> Event:
    given: dict[str, Any] = {
        "id": "e-1",
        "type": EventType.ASSAULT,
        "mode": None,
        "context": (),
        "acled": None,
        "trigger": passage(text, trigger),
        "participants": (),
        "time": None,
        "place": None,
        "toll": (),
        "civilian_targeting": False,
    }
    return Event(**{**given, **more})


def make_claim(text: str, content: str, **more: Any) -> Claim:
    given: dict[str, Any] = {
        "id": "c-1",
        "attribution": (),
        "content": passage(text, content),
        "status": Status.ASSERTED,
        "factuality": Factuality.CERTAIN,
        "event": None,
        "confidence": 0.8,
        "reasons": (Reason(field="status", rule="no_attribution"),),
    }
    return Claim(**{**given, **more})


def make_coded(text: str = REPORT, **more: Any) -> Coded:
    """A coded document; the default report has an attack that residents claim and its alleged doers deny."""
    if text == REPORT and "claims" not in more:
        more = {**_harrow(), **more}
    document = more.pop("document", None) or Document(text=text, published="2024-03-05", language="en")
    return Coded(document=document, **{"coder": {"sayso": "0", "pipeline": "none"}, **more})


def _harrow() -> dict[str, Any]:
    text = REPORT
    front = Actor(
        id="a-front",
        name="Harrow Front",
        kind="armed_group",
        mentions=(passage(text, "gunmen of the Harrow Front"), passage(text, "the group")),
    )
    residents = Actor(id="a-residents", name="residents", kind="civilians", mentions=(passage(text, "Residents"),))
    place = Place(
        name="Vellmar",
        text=passage(text, "Vellmar"),
        precision=PlacePrecision.TOWN,
        resolved=False,
        reason="no candidate",
    )
    monday = Time(
        earliest="2024-03-04",
        latest="2024-03-04",
        precision=TimePrecision.DAY,
        anchor=Anchor.PUBLICATION,
        text=passage(text, "on Monday"),
    )
    toll = Count(
        harm=Harm.KILLED,
        low=9,
        best=9,
        high=None,
        text=passage(text, "at least nine people"),
        victims="people",
        hedge="at least",
    )
    attack = make_event(
        text,
        "attacked",
        mode="firearms",
        acled=AcledType(event_type="Violence against civilians", sub_event_type="Attack"),
        participants=(
            Participant(role=Role.INITIATOR, actor="a-front", mention=passage(text, "gunmen of the Harrow Front")),
        ),
        place=place,
        toll=(toll,),
        civilian_targeting=True,
    )
    content = "gunmen of the Harrow Front had attacked a market in Vellmar, killing at least nine people"
    said = make_attribution(
        text, "Residents", "said", content, source=make_source(text, "Residents", actor="a-residents"), stated=monday
    )
    denial = make_attribution(
        text,
        "the group’s spokesman",
        "said",
        "We were not there",
        source=make_source(
            text, "the group’s spokesman", role="spokesman", affiliation="a-front", kind=SourceKind.PERSON
        ),
        cue=passage(text, "said", 1),
        act=Act.DENY,
        quotation=Quotation.DIRECT,
        channel=Channel(medium="statement", mention=passage(text, "in a statement")),
    )
    claimed = make_claim(
        text,
        content,
        attribution=(said,),
        status=Status.CLAIMED,
        event=attack,
        reasons=(
            Reason(field="status", rule="attributed:say.neutral", passage=passage(text, "said")),
            Reason(field="event.type", rule="trigger:assault.attack", passage=passage(text, "attacked")),
        ),
    )
    denied = make_claim(
        text,
        "We were not there",
        id="c-2",
        attribution=(denial,),
        status=Status.DENIED,
        factuality=Factuality.CERTAINLY_NOT,
        event=dataclasses.replace(attack),
    )
    return {"actors": (front, residents), "claims": (claimed, denied), "times": (monday,), "places": (place,)}
