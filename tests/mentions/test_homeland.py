"""The country that a report does not name: the only one that its words, bodies and parties allow."""

from __future__ import annotations

import pytest

import sayso


def _country(text: str) -> tuple[str | None, set[str]]:
    """The country of the people who act in a report, and the rules that gave it."""
    coded = sayso.code(text)
    people = {one.actor for claim in coded.claims if claim.event for one in claim.event.participants}
    found = {actor.country for actor in coded.actors if actor.id in people and actor.kind == "civilians"}
    rules = {reason.rule.partition(":")[0] for claim in coded.claims for reason in claim.reasons}
    assert len(found) == 1
    return found.pop(), rules & {"country-of-place", "only-country-of-report", "only-country-allowed"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Farmers blocked the road to the upazila office.", "BD"),
        ("Farmers staged a rasta roko over the price of onions.", "IN"),
        ("Farmers across the state blocked roads and sat on a dharna.", "IN"),  # a federation, and where they sit so
        ("Farmers blocked the road and sat on a dharna.", None),  # two countries and more
        ("Farmers blocked the road to the jirga.", None),
        ("Farmers who owed 9,000 hryvnias blocked the road to the upazila office.", None),  # they do not agree
        ("Farmers blocked a road over a debt of Rs5,000.", None),
        ("Farmers blocked a road over 9,000 kyats.", "MM"),
        ("Farmers blocked a road outside the Lahore Press Club.", "PK"),
        ("Farmers blocked a road outside the Gamal Lahore Press Club.", None),
        ("Farmers of the Punjab Growers Union blocked a road.", None),
        ("Farmers of the Punjab Growers Union blocked a road to the zilla parishad.", "IN"),
    ],
)
def test_only_what_fits_all(text: str, country: str | None) -> None:
    found, rules = _country(text)
    assert found == country
    assert country is None or rules == {"only-country-allowed"}
