"""Which of several namesakes is meant, and when to say that nobody can tell."""

from __future__ import annotations

import pytest

from sayso.model import Passage, PlacePrecision
from sayso.places import Kind, Naming, load_gazetteer, resolve_places
from sayso.places.geometry import distance


def naming(name, **more):
    return Naming(passage=Passage(name, 0, len(name)), name=name, **more)


def resolve(*namings, **hints):
    return resolve_places(namings, load_gazetteer(), hints)


def test_a_container_decides():
    portland, maine = resolve(naming("Portland", inside=(1,)), naming("Maine"))
    assert portland.admin1 == "Maine"
    assert maine.precision is PlacePrecision.ADMIN1
    portland, oregon = resolve(naming("Portland", inside=(1,)), naming("Oregon"))
    assert portland.admin1 == "Oregon"
    assert oregon.resolved


def test_the_other_places_of_a_document_decide():
    [tripoli, *_] = resolve(naming("Tripoli"), naming("Benghazi"), naming("Misrata"))
    assert tripoli.country == "LY"
    [tripoli, *_] = resolve(naming("Tripoli"), naming("Beirut"), naming("Sidon"), naming("Lebanon"))
    assert tripoli.country == "LB"


def test_hints_decide_between_equals():
    names = naming("Hyderabad")
    [pakistani] = resolve(names, PK=3.0)
    assert pakistani.country == "PK"
    [indian] = resolve(names, IN=3.0)
    assert indian.country == "IN"


def test_equals_without_evidence_stay_unresolved():
    [place] = resolve(naming("Springfield"))
    assert not place.resolved
    assert place.precision is PlacePrecision.UNKNOWN
    assert place.country is place.lat is place.geonameid is None
    assert place.reason.startswith("ambiguous: Springfield")


def test_an_unknown_name_says_so():
    [place] = resolve(naming("Vellmarholt"))
    assert not place.resolved
    assert place.reason == "unknown: not in the gazetteer"


def test_an_unknown_name_borrows_from_what_contains_it():
    hamlet, district = resolve(
        naming("Vellmarholt", inside=(1,)), naming("Mastung", sort="district", kinds=frozenset({Kind.ADMIN2}))
    )
    assert hamlet.resolved
    assert hamlet.precision is PlacePrecision.DISTRICT
    assert (hamlet.lat, hamlet.country, hamlet.admin1) == (district.lat, "PK", "Balochistan")
    assert hamlet.reason.startswith("placed at Mastung")
    hamlet, province = resolve(naming("Vellmarholt", inside=(1,)), naming("Balochistan"))
    assert hamlet.precision is PlacePrecision.ADMIN1
    assert (hamlet.lat, hamlet.country, hamlet.admin1) == (province.lat, "PK", "Balochistan")
    assert hamlet.reason.startswith("placed at Balochistan")
    for wide in ("Pakistan", "Sumatra"):
        hamlet, _ = resolve(naming("Vellmarholt", inside=(1,)), naming(wide))
        assert not hamlet.resolved
        assert hamlet.lat is None


def test_the_word_beside_a_name_decides():
    [district] = resolve(naming("Mastung", sort="district", kinds=frozenset({Kind.ADMIN2})))
    assert district.precision is PlacePrecision.DISTRICT
    [town] = resolve(naming("Mastung"))
    assert town.precision is PlacePrecision.TOWN
    [state] = resolve(naming("Washington", sort="state", kinds=frozenset({Kind.ADMIN1, Kind.COUNTRY, Kind.REGION})))
    assert state.precision is PlacePrecision.ADMIN1
    [city] = resolve(naming("Washington"))
    assert city.admin1 == "District of Columbia"


def test_a_name_has_one_sense_in_a_document():
    places = resolve(naming("Portland", inside=(1,)), naming("Maine"), naming("Portland"), naming("Portland"))
    assert {place.geonameid for place in places if place.name == "Portland"} == {4975802}


def test_a_country_is_not_the_town_of_its_name():
    [mexico, *_] = resolve(naming("Mexico"), naming("Mexico City"), naming("Puebla"))
    assert mexico.precision is PlacePrecision.COUNTRY


def test_divisions_in_a_list_stay_divisions():
    places = resolve(naming("Oregon", beside=(1,)), naming("Washington", beside=(0, 2)), naming("Idaho", beside=(1,)))
    assert [place.admin1 for place in places] == ["Oregon", "Washington", "Idaho"]


def test_disputed_areas_have_claimants_but_no_country():
    [place] = resolve(naming("Kashmir"), PK=5.0)
    assert place.resolved
    assert place.country is None
    assert place.reason == "claimed by IN, PK, CN"
    assert place.lat is not None


@pytest.mark.parametrize(("near", "site"), [(True, False), (False, True)])
def test_near_a_town_and_at_its_airport_are_near(near, site):
    [place] = resolve(naming("Ghazni", near=near, site=site))
    assert place.precision is PlacePrecision.NEAR


def test_distance():
    assert distance((0, 0), (0, 0)) == 0
    assert distance((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert distance((33.5, 66), (30, 70)) == distance((30, 70), (33.5, 66))
