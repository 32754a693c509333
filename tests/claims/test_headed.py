"""Names before a colon and sources behind a headline."""

from __future__ import annotations

import pytest

from claims.said import lexicon, parse_of
from sayso.claims.headed import find_headed


def headed(text: str) -> list[tuple[str | None, str]]:
    return [(one.source and one.source.text, one.content.text) for one in find_headed(parse_of(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mayor: bridge is safe for traffic", [("Mayor", "bridge is safe for traffic")]),
        ("Bridge is safe for traffic: mayor", [("mayor", "Bridge is safe for traffic")]),
        ("Five men held after the fire - police", [("police", "Five men held after the fire")]),
        ("Residents: army burned the mill", [("Residents", "army burned the mill")]),
        ("Sudan: Attack on camp kills ten", []),
        ("Ukraine: Russia shelled the port", [("Ukraine", "Russia shelled the port")]),
        ("Iran: We will rebuild the dam", [("Iran", "We will rebuild the dam")]),
        ("The mayor had three wishes: a road, a mill and a dam.", []),
        ("Note: the road is shut for a week.", []),
        ("The road is shut for a week.", []),
        ("The committee will meet at 10:30 on Monday.", []),
    ],
)
def test_headed(text: str, found: list[tuple[str, str]]) -> None:
    assert headed(text) == found


def test_a_source_at_the_end_is_looked_for_in_the_first_line_only() -> None:
    assert headed("The road is shut.\n\nFive men held after the fire - police") == []
