"""Places in sentences of our own: invented doings in real places, by neutral people."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.mentions.places import find_namings, find_places
from sayso.model import Document
from sayso.nlp import load_pipeline, parse_document
from sayso.places import load_gazetteer


def places_in(text, **more):
    document = Document(text=text, title=more.pop("title", None))
    return find_places(parse_document(document), load_gazetteer(), **more)


# text -> (words, name, precision, country, admin1) for each place, in text order
RESOLVED = [
    ("A cyclist drowned in Kabul.", [("Kabul", "Kabul", "town", "AF", "Kabul")]),
    (
        "The train left Berlin for Warsaw at noon.",
        [("Berlin", "Berlin", "town", "DE", "Berlin"), ("Warsaw", "Warsaw", "town", "PL", "Mazovia")],
    ),
    ("A lorry overturned near Ghazni on Tuesday.", [("near Ghazni", "Ghazni", "near", "AF", "Ghazni")]),
    ("The mine lies 20 km north of Ghazni.", [("20 km north of Ghazni", "Ghazni", "near", "AF", "Ghazni")]),
    ("Villagers gathered on the outskirts of Herat.", [("outskirts of Herat", "Herat", "near", "AF", "Herat")]),
    ("The clinic stands outside Kandahar.", [("outside Kandahar", "Kandahar", "near", "AF", "Kandahar")]),
    (
        "Snow closed the road in Mastung district.",
        [("Mastung district", "Mastung District", "district", "PK", "Balochistan")],
    ),
    (
        "Snow closed the road in Balochistan’s Mastung district.",
        [
            ("Balochistan", "Balochistan", "admin1", "PK", "Balochistan"),
            ("Mastung district", "Mastung District", "district", "PK", "Balochistan"),
        ],
    ),
    (
        "Floods hit Balochistan and Khyber Pakhtunkhwa provinces.",
        [
            ("Balochistan", "Balochistan", "admin1", "PK", "Balochistan"),
            ("Khyber Pakhtunkhwa provinces", "Khyber Pakhtunkhwa", "admin1", "PK", "Khyber Pakhtunkhwa"),
        ],
    ),
    ("A school opened in Nangarhar province.", [("Nangarhar province", "Nangarhar", "admin1", "AF", "Nangarhar")]),
    ("A school opened in the province of Nangarhar.", [("Nangarhar", "Nangarhar", "admin1", "AF", "Nangarhar")]),
    ("The Kabul explosion was heard for miles.", [("Kabul", "Kabul", "town", "AF", "Kabul")]),
    (
        "He lives in Portland, Maine.",
        [("Portland", "Portland", "town", "US", "Maine"), ("Maine", "Maine", "admin1", "US", "Maine")],
    ),
    (
        "He lives in Portland, Oregon.",
        [("Portland", "Portland", "town", "US", "Oregon"), ("Oregon", "Oregon", "admin1", "US", "Oregon")],
    ),
    (
        "She moved to Springfield, Ill., in May.",
        [("Springfield", "Springfield", "town", "US", "Illinois"), ("Ill.", "Illinois", "admin1", "US", "Illinois")],
    ),
    (
        "The fair in London, Ontario, was cancelled.",
        [("London", "London", "town", "CA", "Ontario"), ("Ontario", "Ontario", "admin1", "CA", "Ontario")],
    ),
    (
        "The fair in Paris, Texas, was cancelled.",
        [("Paris", "Paris", "town", "US", "Texas"), ("Texas", "Texas", "admin1", "US", "Texas")],
    ),
    ("The fair in Paris was cancelled.", [("Paris", "Paris", "town", "FR", "Île-de-France")]),
    (
        "Talks opened in Tbilisi, and Georgia agreed.",
        [("Tbilisi", "Tbilisi", "town", "GE", "Tbilisi"), ("Georgia", "Georgia", "country", "GE", None)],
    ),
    (
        "Peaches from Georgia and Alabama ripen early.",
        [("Georgia", "Georgia", "admin1", "US", "Georgia"), ("Alabama", "Alabama", "admin1", "US", "Alabama")],
    ),
    (
        "Buses link Tripoli, Benghazi and Misrata.",
        [
            ("Tripoli", "Tripoli", "town", "LY", "Tripoli"),
            ("Benghazi", "Benghazi", "town", "LY", "Benghazi"),
            ("Misrata", "Misrata", "town", "LY", "Misrata"),
        ],
    ),
    (
        "Washington and Moscow signed the treaty.",
        [
            ("Washington", "Washington", "town", "US", "District of Columbia"),
            ("Moscow", "Moscow", "town", "RU", "Moscow"),
        ],
    ),
    (
        "Oregon, Washington and Idaho share the river.",
        [
            ("Oregon", "Oregon", "admin1", "US", "Oregon"),
            ("Washington", "Washington", "admin1", "US", "Washington"),
            ("Idaho", "Idaho", "admin1", "US", "Idaho"),
        ],
    ),
    ("The ferry crossed the Black Sea.", [("Black Sea", "Black Sea", "country", None, None)]),
    ("Planes landed at Herat airport again.", [("Herat airport", "Herat", "near", "AF", "Herat")]),
    ("Crowds filled Tahrir Square.", [("Tahrir Square", "Tahrir Square", "exact", "EG", None)]),
    ("The harvest failed across the Sahel.", [("Sahel", "Sahel", "country", None, None)]),
    (
        "Aid reached Darfur and North Kordofan.",
        [
            ("Darfur", "Darfur", "admin1", "SD", None),
            ("North Kordofan", "North Kordofan", "admin1", "SD", "North Kordofan"),
        ],
    ),
    ("Apples are grown in Kashmir.", [("Kashmir", "Kashmir", "admin1", None, None)]),
    ("The orchard lies in the Gaza Strip.", [("Gaza Strip", "Gaza Strip", "admin1", "PS", "Gaza Strip")]),
    ("Olives are pressed in the West Bank.", [("West Bank", "West Bank", "admin1", "PS", "West Bank")]),
    (
        "The U.S. and the U.K. sent teams to the UAE.",
        [
            ("U.S.", "United States", "country", "US", None),
            ("U.K.", "United Kingdom", "country", "GB", None),
            ("UAE", "United Arab Emirates", "country", "AE", None),
        ],
    ),
    ("Nurses flew to the DRC.", [("DRC", "Democratic Republic of the Congo", "country", "CD", None)]),
    ("The library in Deir ez-Zor has reopened.", [("Deir ez-Zor", "Deir ez-Zor", "town", "SY", "Deir ez-Zor")]),
    ("Bakers in al-Bab went on strike.", [("al-Bab", "Al Bab", "town", "SY", "Aleppo")]),
    ("A market burned in Bamiyan.", [("Bamiyan", "Bamyan", "town", "AF", "Bamyan")]),
    ("Trams run again in Kiev.", [("Kiev", "Kyiv", "town", "UA", "Kyiv")]),
    ("HERAT (Wire) - The museum opened.", [("HERAT", "Herat", "town", "AF", "Herat")]),
    ("The Herat Police Department opened an inquiry.", [("Herat", "Herat", "town", "AF", "Herat")]),
    ("She studied at the University of Nairobi.", [("Nairobi", "Nairobi", "town", "KE", "Nairobi City")]),
    ("The governor of Kassala state resigned.", [("Kassala state", "Kassala", "admin1", "SD", "Kassala")]),
    ("New York Gov. Ann Lee vetoed the bill.", [("New York", "New York", "admin1", "US", "New York")]),
    ("Rents rose in New York.", [("New York", "New York", "town", "US", "New York")]),
    ("The judge sits in Rapides Parish.", [("Rapides Parish", "Rapides Parish", "district", "US", "Louisiana")]),
    ("A storm hit northern Iraq.", [("Iraq", "Iraq", "country", "IQ", None)]),
    ("Hikers died in the Hindu Kush.", [("Hindu Kush", "Hindu Kush", "country", None, None)]),
    (
        "The convoy drove from Gao to Kidal.",
        [("Gao", "Gao", "town", "ML", "Gao"), ("Kidal", "Kidal", "town", "ML", "Kidal")],
    ),
    ("A Rotterdam-based firm built the dam.", [("Rotterdam", "Rotterdam", "town", "NL", "Zuid-Holland")]),
    (
        "A dam broke in Sikasso, Mali.",
        [("Sikasso", "Sikasso", "town", "ML", "Sikasso"), ("Mali", "Mali", "country", "ML", None)],
    ),
    (
        "Rain fell in Valencia, Spain.",
        [("Valencia", "Valencia", "town", "ES", "Valencian Community"), ("Spain", "Spain", "country", "ES", None)],
    ),
    (
        "Rain fell in Valencia, Venezuela.",
        [("Valencia", "Valencia", "town", "VE", "Carabobo"), ("Venezuela", "Venezuela", "country", "VE", None)],
    ),
]


def test_names_before_what_happened_there():
    text = "The crew that filmed the June 2019 Bamiyan fire and the Kabul flood lives in Mastung."
    assert [(place.text.text, place.country) for place in places_in(text)] == [
        ("Bamiyan", "AF"),
        ("Kabul", "AF"),
        ("Mastung", "PK"),
    ]


NOT_PLACES = [
    "The Silver Choir Khorasan Province won.",
    "Baloch weavers met Pashtun traders.",
    "The Washington Post printed the letter.",
    "Paris Hilton opened the show.",
    "The Bank of England raised its rate.",
    "Pakistani officials praised Afghan poets.",
    "The Kandahar Gazette closed.",
    "Mayor Lincoln thanked the choir.",
    "On Monday the committee met.",
    "She speaks Arabic and French.",
    "The West Nile virus was found in birds.",
    "He read about the Treaty of Versailles Group.",
    "The Balochistan Liberation Front issued a statement.",
    "Nobody was hurt.",
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED, ids=[text for text, _ in RESOLVED])
def test_places_are_found_and_resolved(text, expected):
    found = places_in(text)
    assert [
        (place.text.text, place.name, place.precision.value, place.country, place.admin1) for place in found
    ] == expected
    assert all(place.resolved for place in found)


@pytest.mark.parametrize("text", NOT_PLACES)
def test_what_only_sounds_like_a_place(text):
    assert places_in(text) == ()


def test_a_surname_is_no_town():
    found = places_in("Andrew Brunson left. Friends of Brunson met in Izmir.")
    assert [place.name for place in found] == ["Izmir"]


def test_equals_stay_unresolved_with_a_reason():
    [place] = places_in("A barn burned in Springfield.")
    assert not place.resolved
    assert place.reason.startswith("ambiguous")
    assert place.country is None


def test_an_invented_village_is_kept_and_explained():
    [village] = places_in("A barn burned in the village of Vellmarholt.")
    assert village.text.text == "Vellmarholt"
    assert not village.resolved
    assert village.reason == "unknown: not in the gazetteer"
    village, district = places_in("A barn burned in Vellmarholt, Mastung district.")
    assert village.resolved
    assert (village.precision, village.admin1) == ("district", "Balochistan")
    assert village.reason.startswith("placed at")
    assert district.name == "Mastung District"


def test_another_spelling_is_heard_when_the_document_supports_it():
    spelling, *_ = places_in("Shops in the town of Tarhoona closed, as in Tripoli and Misrata in Libya.")
    assert (spelling.name, spelling.country) == ("Tarhuna", "LY")
    [alone] = places_in("A barn burned in the town of Tarhoona.")
    assert not alone.resolved


def test_brackets_and_containers_make_places_of_unknown_names():
    village, town, _ = places_in("Shots were heard in Kamoniro village (Uvira, South Kivu).")
    assert village.text.text == "Kamoniro village"
    assert (town.name, town.country) == ("Uvira", "CD")
    [near] = places_in("Shots were heard near Muratuvka.")
    assert (near.text.text, near.resolved) == ("near Muratuvka", False)


def test_weak_hints_decide_between_equals():
    text = "A barn burned in Hyderabad."
    [pakistani] = places_in(text, publisher_country="PK", cast_countries=["PK"])
    [indian] = places_in(text, publisher_country="IN")
    assert (pakistani.country, indian.country) == ("PK", "IN")


def test_the_title_is_evidence():
    [place] = places_in("A barn burned in Tripoli.", title="Libya: barn burns")
    assert place.country == "LY"


def test_a_name_that_is_a_place_once_is_one_again():
    found = places_in("A barn burned in Sharan. Sharan has few barns.")
    assert [place.text.start for place in found] == [17, 25]


def test_no_places_in_no_text():
    assert places_in("") == ()
    assert places_in("\n\n  ") == ()


PIECES = (
    [text for text, _ in RESOLVED[:24]] + NOT_PLACES + ["A barn burned in Springfield.", "in In IN", "U.S.", "al-", "-"]
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from([" ", "\n", "\n\n", "  "]))
def test_every_place_is_words_of_the_text(pieces, joint):
    text = joint.join(pieces)
    found = places_in(text)
    for place in found:
        assert text[place.text.start : place.text.end] == place.text.text
        assert place.text.text == place.text.text.strip() != ""
        assert_sound(place)
    for one, other in itertools.pairwise(found):
        assert one.text.end <= other.text.start


@settings(max_examples=25)
@given(st.text(alphabet="Kabul,.- 'sinofthewstNYC\n", max_size=80))
def test_no_text_breaks_it(text):
    for place in places_in(text):
        assert text[place.text.start : place.text.end] == place.text.text
        assert_sound(place)


def assert_sound(place):
    """A resolved place says where; an unresolved one says why."""
    if place.resolved:
        assert place.precision != "unknown"
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        assert place.lat is not None or place.admin1 is not None
    else:
        assert place.reason
        assert place.lat is None
        assert place.geonameid is None


def test_the_same_text_gives_the_same_places():
    text = " ".join(text for text, _ in RESOLVED)
    first = json.dumps([place.to_dict() for place in places_in(text)])
    load_pipeline()
    assert json.dumps([place.to_dict() for place in places_in(text)]) == first


def test_namings_point_to_each_other():
    namings = find_namings(parse_document(Document(text="He lives in Portland, Maine, USA.")), load_gazetteer())
    assert [naming.inside for naming in namings] == [(1, 2), (2,), ()]


def test_development_data_reaches_its_floor(shared):
    from sayso.evaluate.places import score_places

    rows = [json.loads(line) for line in (shared / "data" / "geo_geovirus.jsonl").read_text("utf-8").splitlines()]
    scores = score_places(rows[:30])
    assert scores["f"] > 0.88
    assert scores["end_to_end_161km"] > 0.75
