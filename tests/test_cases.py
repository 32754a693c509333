"""The worked cases of cases/: each text is coded as any report would be, and read as its case says."""

from __future__ import annotations

from typing import Any

import pytest

import sayso
from casebook import misreadings, read_cases


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
