"""The other commands, and what all of them share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.export import load_schema

TEXT = "Residents said on Monday that gunmen had attacked the market, killing at least two people."


def sayso(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_claim_is_explained_by_its_id_or_the_beginning_of_it(report: Path) -> None:
    options = ("--published", "2024-03-05")
    coded = json.loads(sayso("code", report, "--format", "json", *options).stdout)
    claim = coded["claims"][0]
    result = sayso("explain", report, claim["id"], *options)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{claim['id']}  {claim['status']}  ")
    content = claim["content"]
    assert f"[{content['start']}:{content['end']}]" in result.stdout
    for reason in claim["reasons"]:
        assert f"{reason['rule']}" in result.stdout
    everything = sayso("explain", report, *options).stdout
    assert all(one["id"] in everything for one in coded["claims"])


def test_an_unknown_claim_is_one_line(report: Path) -> None:
    result = sayso("explain", report, "c-none")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sayso: error: no claim c-none in ")


@pytest.mark.parametrize("text", ["", "Les deux parties se sont rencontrées mardi, a dit un porte-parole du parti."])
def test_what_cannot_be_coded_cannot_be_explained(tmp_path: Path, text: str) -> None:
    path = tmp_path / "none.txt"
    path.write_text(text, "utf-8")
    result = sayso("explain", path)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_the_schema_is_printed() -> None:
    assert json.loads(sayso("schema").stdout) == load_schema()


def test_versions_name_everything_that_codes() -> None:
    names = [line.split()[0] for line in sayso("version").stdout.splitlines()]
    assert names == ["sayso", "pipeline", "lexicon", "ontology", "roster", "gazetteer"]


def test_help_shows_every_command_and_examples() -> None:
    shown = sayso("--help").stdout
    for command in ("code", "explain", "ontology", "schema", "version"):
        assert command in shown
    assert "sayso code reports.jsonl --format jsonl" in sayso("code", "--help").stdout
