"""A full dump as a source: invented places of no country in the columns of GeoNames."""

from __future__ import annotations

import zipfile

import pytest

from sayso.errors import InputError
from sayso.model import PlacePrecision
from sayso.places import DumpSource, Gazetteer, Kind, build_gazetteer


def _line(number, name, also, feature, country="XK", first="", second="", people=0, at=(42.0, 20.0)):
    letter, code = feature.split(".")
    columns = [str(number), name, name, also, str(at[0]), str(at[1]), letter, code, country, "", first, second, "", ""]
    return "\t".join([*columns, str(people), "", "100", "Europe/Berlin", "2024-01-01"])


PLACES = "\n".join(
    [
        _line(1, "Kosovo", "", "A.PCLI", people=1_900_000),
        _line(2, "Velm", "Velm Province,Velmi", "A.ADM1", first="07", at=(42.5, 20.5)),
        _line(3, "Osterdistrikt", "", "A.ADM2", first="07", second="0712"),
        _line(4, "Tarnvek", "Tarn Vek,ТАРНВЕК,TVK,tarnvek", "P.PPLA", first="07", second="0712", people=41_000),
        _line(5, "Old Tarnvek", "", "P.PPLQ", first="07"),
        _line(6, "Tarnvek Airport", "", "S.AIRP", first="07", second="0712"),
        _line(7, "Ossa River", "", "H.STM", first="07"),
        _line(8, "Grand Hotel Ossa", "", "S.HTL", first="07"),
        _line(9, "Nirgendwo", "", "P.PPL", country=""),
    ]
)
FILES = {
    "allCountries.txt": PLACES,
    "admin1CodesASCII.txt": "XK.07\tVelm\tVelm\t2",
    "admin2Codes.txt": "XK.07.0712\tOster District\tOster District\t3",
    "alternateNamesV2.txt": "90\t4\ten\tTarnwick\t1\t\t\t\n91\t4\ten\tOldwick\t1\t\t\t1\n92\t4\tde\tTarnweck\t1\t\t\t",
}


@pytest.fixture
def folder(tmp_path):
    dump = tmp_path / "dump"
    dump.mkdir()
    for name, text in FILES.items():
        (dump / name).write_text(text + "\n", encoding="utf-8")
    return dump


def _build(path, tmp_path):
    return Gazetteer(build_gazetteer(DumpSource(path), tmp_path / "index.sqlite"))


def test_features_become_places(folder, tmp_path):
    gazetteer = _build(folder, tmp_path)
    [town] = [one.entry for one in gazetteer.candidates("Tarnvek")]
    assert (town.name, town.kind, town.admin2, town.population) == ("Tarnwick", Kind.TOWN, "XK.07.0712", 41_000)
    [airport] = [one.entry for one in gazetteer.candidates("Tarnvek Airport")]
    assert (airport.kind, airport.precision) == (Kind.SITE, PlacePrecision.EXACT)
    [river] = [one.entry for one in gazetteer.candidates("Ossa River")]
    assert river.precision is PlacePrecision.ADMIN1
    for name in ("Old Tarnvek", "Grand Hotel Ossa", "Nirgendwo", "Oldwick", "TVK"):
        assert gazetteer.candidates(name) == (), name


def test_divisions_have_the_names_of_their_files_and_the_people_of_their_towns(folder, tmp_path):
    gazetteer = _build(folder, tmp_path)
    [province] = [one.entry for one in gazetteer.candidates("Velm Province")]
    assert (province.kind, province.lat, province.population) == (Kind.ADMIN1, 42.5, 41_000)
    [district] = [one.entry for one in gazetteer.candidates("Oster District")]
    assert (district.kind, district.admin2) == (Kind.ADMIN2, "XK.07.0712")
    assert gazetteer.admin1_name("XK.07") == "Velm"


def test_countries_and_regions_are_our_own(folder, tmp_path):
    gazetteer = _build(folder, tmp_path)
    [country] = [one.entry for one in gazetteer.candidates("Kosovo")]
    assert (country.kind, country.geonameid, country.population) == (Kind.COUNTRY, 1, 1_900_000)
    assert any(one.entry.kind is Kind.REGION for one in gazetteer.candidates("Sahel"))


def test_packed_or_not_the_index_is_the_same(folder, tmp_path):
    packed = tmp_path / "packed"
    packed.mkdir()
    for name in FILES:
        with zipfile.ZipFile(packed / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(folder / name, name)
    whole = tmp_path / "dump.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name in FILES:
            archive.write(folder / name, f"dump/{name}")
    plain = build_gazetteer(DumpSource(folder), tmp_path / "a.sqlite").read_bytes()
    assert build_gazetteer(DumpSource(packed), tmp_path / "b.sqlite").read_bytes() == plain
    assert build_gazetteer(DumpSource(whole), tmp_path / "c.sqlite").read_bytes() == plain


def test_the_places_alone_will_do(folder, tmp_path):
    gazetteer = _build(folder / "allCountries.txt", tmp_path)
    assert [one.entry.name for one in gazetteer.candidates("Tarnvek")] == ["Tarnvek"]
    assert [one.entry.kind for one in gazetteer.candidates("Osterdistrikt")] == [Kind.ADMIN2]


def test_every_byte_is_told(folder, tmp_path):
    told = []
    source = DumpSource(folder, told.append)
    build_gazetteer(source, tmp_path / "index.sqlite")
    assert sum(told) == source.size == sum(len(text.encode()) + 1 for text in FILES.values())


def test_what_is_no_dump_is_refused(folder, tmp_path):
    with pytest.raises(InputError, match=r"holds no allCountries\.txt"):
        DumpSource(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        DumpSource(tmp_path / "nowhere")
    (folder / "allCountries.txt").write_text("one\ttwo\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1: 2 columns"):
        list(DumpSource(folder).places())
    (folder / "allCountries.txt").write_bytes(b"\xff\n")
    with pytest.raises(InputError, match="cannot be read"):
        list(DumpSource(folder).places())
