"""The index: built whole or not at all, the same each time, and quick to ask."""

from __future__ import annotations

import multiprocessing
import sqlite3
import time

import pytest

from sayso.model import PlacePrecision
from sayso.places import Entry, Gazetteer, Kind, Named, build_gazetteer, load_gazetteer
from sayso.places import build as building
from sayso.places.packages import PackageSource, english_division


class TwoTowns:
    """A source with two invented towns and their province."""

    def version(self):
        return "two-towns-1"

    def places(self):
        common = {"country": "XK", "admin1": "XK.01"}
        yield Named(entry=Entry(name="Vellmark", kind=Kind.ADMIN1, lat=42.0, lon=20.0, **common))
        yield Named(
            entry=Entry(name="Vellmar", kind=Kind.TOWN, lat=42.1, lon=20.1, population=5000, **common),
            also=("Wellmar",),
        )
        yield Named(
            entry=Entry(name="Osterby", kind=Kind.TOWN, lat=42.2, lon=20.2, population=900, **common), short=("Ost.",)
        )


class Broken(TwoTowns):
    def places(self):
        yield from super().places()
        raise OSError("disk full")


@pytest.fixture
def small(tmp_path):
    return Gazetteer(build_gazetteer(TwoTowns(), tmp_path / "small.sqlite"))


def test_names_alternatives_and_abbreviations(small):
    assert [one.entry.name for one in small.candidates("VELLMAR")] == ["Vellmar"]
    [alternative] = small.candidates("Wellmar")
    assert not alternative.primary
    assert [one.entry.name for one in small.candidates("Ost.")] == ["Osterby"]
    assert small.candidates("ost.") == ()
    assert small.candidates("Nowhere") == ()
    assert small.admin1_name("XK.01") == "Vellmark"


def test_another_build_is_byte_for_byte_the_same(tmp_path):
    first = build_gazetteer(TwoTowns(), tmp_path / "a.sqlite").read_bytes()
    assert build_gazetteer(TwoTowns(), tmp_path / "b.sqlite").read_bytes() == first


def test_a_failed_build_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="disk full"):
        build_gazetteer(Broken(), tmp_path / "small.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_cache_folder_is_no_obstacle(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(building, "cache_folder", lambda: blocked / "sayso")
    monkeypatch.setattr(building, "PackageSource", TwoTowns)
    path = building.ensure_index()
    assert path.exists()
    assert Gazetteer(path).candidates("Vellmar")
    assert building.ensure_index() == path


def test_the_index_is_named_after_what_it_is_made_from(monkeypatch):
    before = building.index_path()
    assert building.index_path() == before
    monkeypatch.setattr(PackageSource, "version", lambda self: "another")
    assert building.index_path() != before


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Afghanistan", "AF", Kind.COUNTRY),
        ("U.S.", "US", Kind.COUNTRY),
        ("US", "US", Kind.COUNTRY),
        ("UAE", "AE", Kind.COUNTRY),
        ("DRC", "CD", Kind.COUNTRY),
        ("the Congo", "CD", Kind.COUNTRY),
        ("Burma", "MM", Kind.COUNTRY),
        ("Ivory Coast", "CI", Kind.COUNTRY),
        ("Balochistan", "PK", Kind.ADMIN1),
        ("Khyber-Pakhtunkhwa", "PK", Kind.ADMIN1),
        ("Pa.", "US", Kind.ADMIN1),
        ("B.C.", "CA", Kind.ADMIN1),
        ("Mastung district", "PK", Kind.ADMIN2),
        ("Bamiyan", "AF", Kind.TOWN),
        ("Bamyan", "AF", Kind.TOWN),
        ("Kiev", "UA", Kind.TOWN),
        ("Kyiv", "UA", Kind.TOWN),
        ("Deir al-Zor", "SY", Kind.TOWN),
        ("Sahel", None, Kind.REGION),
        ("North Waziristan", "PK", Kind.REGION),
        ("Kashmir", None, Kind.REGION),
    ],
)
def test_what_news_calls_places_is_known(name, country, kind):
    found = [one.entry for one in load_gazetteer().candidates(name)]
    assert any(entry.country == country and entry.kind is kind for entry in found)


def test_an_acronym_or_a_common_word_is_no_town():
    gazetteer = load_gazetteer()
    assert gazetteer.candidates("NATO") == ()
    assert all(one.entry.kind is not Kind.TOWN for one in gazetteer.candidates("EU"))
    assert not gazetteer.is_short("us")


def test_adjectives_belong_to_countries():
    gazetteer = load_gazetteer()
    assert gazetteer.country_of("Pakistani") == "PK"
    assert gazetteer.country_of("Pakistan") is None


def test_a_country_lends_its_name_to_nobody_else():
    [country] = [one.entry for one in load_gazetteer().candidates("Pakistan") if one.entry.kind is Kind.COUNTRY]
    assert country.geonameid == 1168579


@pytest.mark.parametrize(
    ("name", "aliases", "english"),
    [
        ("Ḩamāh", ["Hama", "Hama Governorate"], "Hama"),
        ("Sichuan Sheng", ["Sichuan", "Sichuan Province"], "Sichuan"),
        ("Balochistan", ["Balochistan Province"], "Balochistan"),
        ("Paktīkā", ["Paktika Province", "Paktika viloyati"], "Paktika"),
        ("Bretagne", [], "Bretagne"),
        ("Muş", [], "Mus"),
    ],
)
def test_divisions_have_english_names(name, aliases, english):
    assert english_division(name, aliases) == english


def test_divisions_have_coordinates_within_range():
    for name in ("Balochistan", "Texas", "Aleppo", "Mastung District", "Bavaria", "Nangarhar"):
        for candidate in load_gazetteer().candidates(name):
            entry = candidate.entry
            assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180)


def test_a_division_without_towns_stands_where_its_province_does():
    gazetteer = load_gazetteer()
    [district] = [one.entry for one in gazetteer.candidates("Uror County")]
    [state] = [one.entry for one in gazetteer.candidates("Jonglei") if one.entry.kind is Kind.ADMIN1]
    assert (district.lat, district.lon) == (state.lat, state.lon)
    assert district.precision is PlacePrecision.ADMIN1


def test_what_lies_in_a_disputed_division_says_so():
    town = next(one.entry for one in load_gazetteer().candidates("Srinagar") if one.entry.kind is Kind.TOWN)
    assert (town.country, town.claimed) == ("IN", ("IN", "PK"))


def test_names_of_divisions_and_states_need_no_look_at_every_place():
    connection = sqlite3.connect(load_gazetteer().path)
    for wanted, order in (("admin1, name", "admin1"), ("DISTINCT country", "country")):
        kind = "admin1" if order == "admin1" else "country"
        query = f"EXPLAIN QUERY PLAN SELECT {wanted} FROM places WHERE kind = '{kind}' ORDER BY {order}"
        assert all("INDEX" in step[-1] for step in connection.execute(query)), query


def test_asking_again_is_quick():
    gazetteer = load_gazetteer()
    gazetteer.candidates("Kabul")
    start = time.perf_counter()
    for _ in range(20_000):
        gazetteer.candidates("Kabul")
    assert time.perf_counter() - start < 0.4  # 50,000 a second


def _ask(name):
    return [one.entry.country for one in load_gazetteer().candidates(name)][:1]


def test_a_forked_process_may_ask_too():
    load_gazetteer().candidates("Herat")
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        assert pool.map(_ask, ["Ghazni"]) == [["AF"]]
