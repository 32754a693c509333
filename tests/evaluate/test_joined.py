"""Mentions of one organisation: what the set takes for one, and the pairs that are counted."""

from __future__ import annotations

from typing import Any

from sayso.evaluate import find_set
from sayso.evaluate.joined import Groups
from sayso.run import Coder

TEXT = "Hezbollah shelled the town. Hizbullah denied it. "
TEXT += "The Reed Valley Front (RVF) attacked a post. The RVF claimed the attack."


def _mark(value: str, nth: int = 0) -> dict[str, Any]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(value, at + 1)
    return {"begin": at, "end": at + len(value), "type": "Organisation", "value": value, "confidence": 1}


def _row(*relations: tuple[str, str]) -> dict[str, Any]:
    marks = [_mark("Hezbollah"), _mark("Hizbullah"), _mark("Reed Valley Front"), _mark("RVF", 1)]
    made = [{"type": "IsSynonymOf", "source": one, "target": other} for one, other in relations]
    return {"id": "1", "text": TEXT, "entities": marks, "relations": made}


def test_initials_and_synonyms_make_one_group() -> None:
    groups = Groups([_row(("Hezbollah", "Hizbullah"))])
    assert groups.of("the Reed Valley Front") == groups.of("RVF")
    assert groups.of("Hezbollah") == groups.of("Hizbullah") != groups.of("RVF")
    assert Groups([_row()]).of("Hezbollah") != Groups([_row()]).of("Hizbullah")


def test_pairs_of_one_report_are_counted() -> None:
    def code(documents: Any) -> Any:
        return Coder().code_many(documents)

    found = find_set("re3d").score([_row(("Hezbollah", "Hizbullah"))], code)
    assert (found.figures["joined pairs"], found.figures["joined F1"]) == (2, 1)
    parted = find_set("re3d").score([_row()], code)
    assert parted.figures["joined P"] == 0.5
    assert parted.errors()["mentions joined wrongly"] == 1
