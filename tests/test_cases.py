"""The worked cases of cases/: each text is coded as any report would be, and read as its case says."""

from __future__ import annotations

from typing import Any

import pytest

import sayso
from casebook import ACTOR, CASES, CLAIM, PLACE, TIME, misreadings, read_cases
from factories import make_attribution, make_claim, make_coded, make_event, passage
from sayso.model import Coded, Count, Harm, Participant, Role, Status
from sayso.ontology import load_ontology


def parametrised() -> list[Any]:
    """A case marked `open` must fail: the change that mends it has to take the mark off."""
    cases = []
    for case in read_cases():
        reason = case.get("open")
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        cases.append(pytest.param(case, id=case["id"], marks=marks))
    return cases


@pytest.mark.parametrize("case", parametrised())
def test_case(case: dict[str, Any]) -> None:
    published = case.get("published")
    coded = sayso.code(case["text"], published=str(published) if published else None, publisher=case.get("publisher"))
    faults = misreadings(case, coded)
    assert not faults, "\n".join([case["text"], *faults])


def test_whatever_may_be_coded_has_a_case() -> None:
    """Every event type, mode and ACLED sub-event type is reached by a case that holds."""
    ontology = load_ontology()
    claims = [claim for case in read_cases() if not case.get("open") for claim in case.get("claims", ())]
    shown = {(claim.get("type"), claim.get("mode")) for claim in claims}
    modes = {(kind.value, mode) for kind, entry in ontology.types.items() for mode in entry.modes}
    sub_events = {one for entry in ontology.acled_types.values() for one in entry.sub_events}
    assert {kind.value for kind in ontology.types} <= {kind for kind, _ in shown}
    assert modes <= shown
    assert sub_events <= {claim.get("acled") for claim in claims}


# The comparison itself: it accepts what is right, and says what is wrong with what is not.

TEXT = "Police said that gunmen had killed at least nine farmers."
RIGHT = {"at": "killed", "status": "claimed", "sources": ["police"], "type": "ASSAULT", "initiators": ["gunmen"]}


def read_as(**more: Any) -> list[str]:
    return misreadings({"claims": [{**RIGHT, **more}]}, make_reading())


def make_reading() -> Coded:
    killed = make_event(
        TEXT,
        "killed",
        participants=(Participant(role=Role.INITIATOR, actor="local:gunmen", mention=passage(TEXT, "gunmen")),),
        toll=(Count(harm=Harm.KILLED, low=9, best=9, high=None, text=passage(TEXT, "at least nine")),),
    )
    said = make_attribution(TEXT, "Police", "said", "gunmen had killed at least nine farmers")
    claim = make_claim(TEXT, "gunmen had killed", event=killed, attribution=(said,), status=Status.CLAIMED)
    return make_coded(TEXT, claims=(claim,))


def test_the_right_reading_is_accepted() -> None:
    assert not read_as(toll={"harm": "killed", "low": 9, "high": None}, against=[], place=None, act="say")


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "alleged"},
        {"sources": []},
        {"sources": ["Police", "gunmen"]},
        {"sources": ["polic"]},
        {"initiators": []},
        {"initiators": ["gunmen", "farmers"]},
        {"against": ["farmers"]},
        {"toll": []},
        {"toll": {"harm": "killed", "high": 9}},
        {"toll": {"harm": "injured", "best": 1}},
        {"place": "Vellmar"},
        {"time": {"precision": "day"}},
        {"type": "COERCE"},
        {"at": "farmers"},
        {"act": "deny"},
    ],
    ids=str,
)
def test_a_wrong_reading_is_told(wrong: dict[str, Any]) -> None:
    [fault] = read_as(**wrong)
    assert str(next(iter(wrong.values()))) in fault


def test_a_never_rule_is_told() -> None:
    assert misreadings({"never": [{"at": "killed", "status": "claimed"}]}, make_reading())
    assert not misreadings({"never": [{"at": "killed", "status": "asserted"}]}, make_reading())


def test_every_field_is_described() -> None:
    page = (CASES / "README.md").read_text(encoding="utf-8")
    fields = {*CLAIM, *TIME, *PLACE, *ACTOR}
    assert not [name for name in sorted(fields) if f"`{name}`" not in page]
