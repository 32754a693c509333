"""MUC-4 keys and what is counted against them, on reports and keys of our own."""

from typing import Any

import pytest

from sayso.evaluate import Score, find_set
from sayso.evaluate.muc_keys import Fill, fold, likeness, organisations, pair, victims
from sayso.run import Coder

TEXT = "The Northern Front kidnapped two farmers near Orlany on Monday. The Northern Front claimed responsibility for the attack."


def _template(**slots: Any) -> dict[str, Any]:
    return {"incident_type": ["KIDNAPPING"], "optional": False, **slots}


def _score(*templates: dict[str, Any], text: str = TEXT) -> Score:
    row = {"id": "r", "text": text, "dateline_date": "1990-01-04", "templates": list(templates)}
    return find_set("muc4").score([row], lambda documents: Coder().code_many(documents))


def test_keys_join_alternatives_and_names() -> None:
    templates = [
        _template(perp_organization_confidence=['CLAIMED OR ADMITTED: "NORTHERN FRONT" / "NF"'], hum_tgt_name=["-"]),
        _template(
            perp_organization_confidence=['? POSSIBLE / SUSPECTED OR ACCUSED BY AUTHORITIES: "NF"', "-"],
            hum_tgt_name=['"ANA HOLM"'],
            hum_tgt_description=['"CLERK": "ANA HOLM"', '"DRIVERS"'],
        ),
    ]
    [fill] = organisations(templates)
    assert fill.labels == {"claimed or admitted", "possible", "suspected or accused"}
    assert not fill.optional
    assert [one.names for one in victims(templates)] == [["ANA HOLM", "CLERK"], ["DRIVERS"]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("the Frónt", "FRONT", 2), ("Northern Front", "the front", 1), ("Northern Front", "Southern Front", 0)],
)
def test_likeness(one: str, other: str, alike: int) -> None:
    assert likeness([one], [other]) == likeness([other], [one]) == alike


def test_the_same_name_pairs_before_a_part_of_it() -> None:
    assert pair([Fill(["Front"]), Fill(["Northern Front"])], [Fill(["Northern Front"]), Fill(["the Front"])]) == {
        0: 1,
        1: 0,
    }
    assert fold("the") == {"the"}


def test_a_report_with_its_incident() -> None:
    found = _score(
        _template(
            perp_organization_confidence=['CLAIMED OR ADMITTED: "NORTHERN FRONT"'],
            hum_tgt_description=['"FARMERS" / "TWO FARMERS"'],
        )
    )
    assert found.figures["incident F1"] == 1
    assert found.figures["victim R"] == 1
    assert "incident missed" not in found.errors()


def test_a_report_without_one() -> None:
    assert _score(text="The two firms met on Monday.").figures["incidents read"] == 0
    assert _score().errors()["incident invented"] == 1
    assert "incident invented" not in _score(_template(optional=True)).errors()
