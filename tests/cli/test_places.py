"""sayso places and sayso gazetteer: what is named, where it is, and how more places become known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app


def _lines(*places: tuple[str, ...]) -> str:
    rows = (
        [number, name, name, "", "34.5", "66.5", *feature.split("."), "AF", "", first, "", "", "", people]
        for number, name, feature, first, people in places
    )
    return "".join("\t".join([*row, "", "", "", ""]) + "\n" for row in rows)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "allCountries.txt"
    path.write_text(
        _lines(("1", "Zarnvek", "P.PPL", "99", "300"), ("2", "Zarn Province", "A.ADM1", "99", "0")), encoding="utf-8"
    )
    return path


def test_places_of_a_report(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("A bridge fell in Herat. Others stood near Zarnvek.", encoding="utf-8")
    result = CliRunner().invoke(app, ["places", str(report)])
    first, second, *_ = result.stdout.splitlines()
    assert first.split()[:4] == ["Herat", "Herat,", "Herat,", "AF"]
    assert second.split()[:3] == ["near", "Zarnvek", "unresolved"]
    result = CliRunner().invoke(app, ["places", str(report), "--format", "jsonl"])
    place = json.loads(result.stdout.splitlines()[0])
    assert (place["country"], place["text"]["start"], place["resolved"]) == ("AF", 17, True)


def test_a_gazetteer_of_ones_own(tmp_path: Path, dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "own.sqlite"
    result = CliRunner().invoke(app, ["gazetteer", "build", str(dump), "-o", str(index)])
    assert result.exit_code == 0
    assert result.stdout.strip() == str(index)
    monkeypatch.setenv("SAYSO_GAZETTEER", str(index))
    info = CliRunner().invoke(app, ["gazetteer", "info"]).stdout
    assert "allCountries.txt-" in info
    assert "town        1\n" in info
    report = tmp_path / "report.txt"
    report.write_text("A bridge fell in Zarnvek in Afghanistan.", encoding="utf-8")
    listed = CliRunner().invoke(app, ["places", str(report)]).stdout
    assert "Zarnvek, Zarn Province, AF" in listed
    version = CliRunner().invoke(app, ["version"]).stdout
    assert info.split("version")[1].split()[0] in version


def test_without_output_the_index_goes_into_the_cache(
    tmp_path: Path, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.places.build.cache_folder", lambda: tmp_path / "cache")
    result = CliRunner().invoke(app, ["gazetteer", "build", str(dump)])
    assert Path(result.stdout.strip()).parent == tmp_path / "cache"
    assert Path(result.stdout.strip()).is_file()


@pytest.mark.parametrize("content", [None, b"no index", b""])
def test_a_wrong_gazetteer_is_named(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "wrong.sqlite"
    if content is not None:
        index.write_bytes(content)
    monkeypatch.setenv("SAYSO_GAZETTEER", str(index))
    result = CliRunner().invoke(app, ["gazetteer", "info"])
    assert result.exit_code == 2
    assert "wrong.sqlite" in result.stderr
    assert "sayso gazetteer build" in result.stderr


def test_what_cannot_be_built(tmp_path: Path, dump: Path) -> None:
    result = CliRunner().invoke(app, ["gazetteer", "build", str(tmp_path / "missing.txt")])
    assert (result.exit_code, "missing.txt cannot be read" in result.stderr) == (2, True)
    result = CliRunner().invoke(app, ["gazetteer", "build", str(dump), "-o", str(dump / "index.sqlite")])
    assert (result.exit_code, "cannot write" in result.stderr) == (2, True)
