"""Which time and place an event has: what the sentence ties to it, and what it takes over from the scene."""

from __future__ import annotations

import pytest

import sayso
from sayso.model import Event

PUBLISHED = "2024-03-07"  # a Thursday


def _events(text: str) -> list[Event]:
    return [claim.event for claim in sayso.code(text, published=PUBLISHED).claims if claim.event is not None]


def _event(text: str, trigger: str) -> Event:
    return next(event for event in _events(text) if trigger in event.trigger.text)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Gunmen killed two guards in Turkey's largest refugee camp.", "killed", "Turkey"),
        ("Gunmen shot dead a guard in Kars Saturday.", "shot", "Kars"),
        ("Gunmen opened fire on a post located at Kars.", "opened fire", "Kars"),
        ("Gunmen of Herat attacked a post in Kars.", "attacked", "Kars"),
        ("Gunmen killed two guards in the Aleppo suburb of Khan al-Assal.", "killed", "Khan al-Assal"),
        ("Gunmen killed two guards in Ghazni, 80 miles south of Kabul.", "killed", "Ghazni"),
        ("Officers of the Herat Police Department were killed in Ghazni.", "killed", "Ghazni"),
        ("Soldiers based in Kars shelled a village near Ardahan.", "shelled", "near Ardahan"),
        ("In Kars, a shoot-out broke out. Two men were killed.", "killed", "Kars"),
        ("On Tuesday, in Kars, police searched several houses. A shoot-out broke out.", "shoot-out", "Kars"),
    ],
)
def test_place_of_an_event(text, trigger, place):
    found = _event(text, trigger).place
    assert found is not None
    assert found.text.text == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister said in Geneva that rebels had attacked a convoy.", "attacked"),
        ("Soldiers of the Herat Police Department were killed.", "killed"),
        ("A teacher of Kars was shot.", "shot"),
    ],
)
def test_no_place_of_an_event(text, trigger):
    assert _event(text, trigger).place is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On 3 March 2024, the mission observed a total of nine explosions near Kars.", "explosions", "2024-03-03"),
        ("On 3 March 2024, clashes were reported near Kars.", "clashes", "2024-03-03"),
        ("Arrests: On 3 March 2024, police arrested four men in Kars.", "arrested", "2024-03-03"),
        (
            "On Tuesday, in Kars, police searched houses. A shoot-out broke out and one man was killed.",
            "killed",
            "2024-03-05",
        ),
        ("A bomb went off in Kars on Monday. Four people were killed.", "killed", "2024-03-04"),
    ],
)
def test_day_of_an_event(text, trigger, day):
    time = _event(text, trigger).time
    assert time is not None
    assert (time.earliest, time.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Sunday, the ministry said that rebels had attacked a convoy.", "attacked"),
        ("The ministry said on Sunday rebels had attacked a convoy.", "attacked"),
        ("On Sunday, the mayor condemned the attack.", "attack"),
        ("On Sunday, hundreds attended a funeral for four men killed in a raid.", "killed"),
        ("On Sunday, guards remembered the victims of the bombing.", "bombing"),
        ("On Sunday, crowds marched. Rebels had attacked a convoy.", "attacked"),
    ],
)
def test_no_day_of_an_event(text, trigger):
    assert all(event.time is None for event in _events(text) if trigger in event.trigger.text)


def test_what_is_taken_over_is_marked():
    first, second = _events("Gunmen attacked a post in Kars. They burned two lorries.")[:2]
    assert first.place is not None
    assert second.place is not None
    assert (first.place.inherited, second.place.inherited) == (False, True)


def test_the_open_coast_is_no_place():
    text = "The Open Coast Front attacked a post in Kars. Open Coast fighters burned two lorries."
    places = [place.text.text for place in sayso.code(text, published=PUBLISHED).places]
    assert places == ["Kars"]
