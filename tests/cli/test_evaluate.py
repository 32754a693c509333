"""sayso evaluate: a table, JSON, misses as text, and one-line errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app

ROW = {"id": "made-up", "text": "Zubria accused Varland of sabotage.", "date": "19950101", "event": "ACCUSE"}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "plover_records.jsonl"
    rows = [ROW, ROW | {"id": "second", "event": "AID"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_a_table_with_misses_by_kind(records: Path) -> None:
    result = _run("plover_records", records)
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[1] == "openeventdata/PLOVER · 2 records"
    assert "type read first 0.500" in lines
    assert "1 wrong type" in lines
    assert "second:" not in result.stdout


def test_misses_as_text_with_or_without_a_number(records: Path) -> None:
    for arguments in (("--errors",), ("--errors", "1"), ("--errors", "--limit", "2"), ("--kind", "wrong type")):
        shown = _run("plover_records", records.parent, *arguments).stdout
        assert "second: Zubria accused Varland of sabotage." in shown, arguments
        assert "gold  AID" in shown


def test_json(records: Path) -> None:
    written = json.loads(_run("plover_records", records, "--json", "--limit", "1", "--errors").stdout)
    assert written["figures"]["type read first"] == 1.0
    assert (written["set"], written["records"], written["misses"]) == ("plover_records", 1, [])


def test_errors_take_one_line(tmp_path: Path) -> None:
    for arguments, words in (
        (("plover_records", tmp_path / "none.jsonl"), "is missing"),
        (("nonsense", tmp_path), "no set 'nonsense'"),
        (("plv", tmp_path), "plv.jsonl is missing"),
    ):
        result = _run(*arguments)
        assert result.exit_code == 2
        assert words in result.stderr
        assert len(result.stderr.splitlines()) == 1
