"""Named policies give the numbers that their examples show; what the words entail stays what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import sayso.lexicons.policies
from sayso.lexicons.policies import check_policies, load_policies
from sayso.model import Count, Harm, Passage

FILE = Path(sayso.lexicons.policies.__file__).parent / "en" / "policies.yaml"
ENTRIES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def make_count(**ends: Any) -> Count:
    stated = {"low": None, "best": None, "high": None, **ends}
    return Count(harm=Harm.KILLED, text=Passage(start=0, end=6, text="people"), **stated)


def test_file_has_no_problems() -> None:
    assert check_policies("en") == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_example(entry: dict[str, Any]) -> None:
    example = dict(entry["example"])
    number = example.pop("number")
    assert load_policies("en")[entry["id"]].number(make_count(**example)) == number


@pytest.mark.parametrize("policy", load_policies("en").values(), ids=lambda policy: policy.id)
def test_an_exact_number_stands_under_every_policy(policy: Any) -> None:
    assert policy.number(make_count(low=9, best=9, high=9)) == 9
    assert policy.number(make_count(low=0, best=0, high=0, hedge="no")) == 0


@pytest.mark.parametrize(("policy", "number"), [("entailed", 2), ("acled", 3), ("ucdp", 2)])
def test_a_bare_plural(policy: str, number: int) -> None:
    assert load_policies("en")[policy].number(make_count(low=2)) == number


def test_undivided_numbers_stay_empty() -> None:
    assert load_policies("en")["acled"].number(make_count()) is None
