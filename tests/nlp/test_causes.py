"""Names of movements that are made of common words."""

from __future__ import annotations

import pytest

from sayso.nlp.capitals import mixed_case


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("MEMBERS OF THE POPULAR LIBERATION ARMY BURNED A BUS.", "the Popular Liberation Army"),
        ("MEMBERS OF THE ARMY OF NATIONAL RESISTANCE BURNED A BUS.", "the Army of National Resistance"),
        ("MEMBERS OF THE TARKA VELL ARMED FORCES OF LIBERATION LEFT.", "the Tarka Vell Armed Forces of Liberation"),
        ("MEMBERS OF THE PEOPLE'S REVOLUTIONARY COMMAND LEFT.", "the People's Revolutionary Command"),
    ],
)
def test_a_cause_and_a_body_make_a_name(shouted: str, written: str) -> None:
    assert written in mixed_case(shouted)


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("THE REVOLUTIONARY MOVEMENT GREW IN ALL THE VALLEYS.", "The revolutionary movement grew"),
        ("THE ARMED FORCES OF THE REPUBLIC LEFT THE TOWN.", "The armed forces of the republic left"),
        ("THE PARTY OF THE GOVERNMENT LOST IN ALL THE VALLEYS.", "The party of the government lost"),
    ],
)
def test_other_bodies_stay_common(shouted: str, written: str) -> None:
    assert written in mixed_case(shouted)
