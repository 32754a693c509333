"""sayso actors: list, show, find, resolve, import, check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app

FIELDS = ["actor", "name", "kind", "country", "known", "candidates", "reasons"]


def sayso(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["actors", *arguments], input=given)


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_resolve_lines_in_order_with_errors_in_place() -> None:
    lines = [
        '{"text": "Hezbollah"}',
        "nope",
        '{"text": "Army of Islam"}',
        "",
        '{"text": "PRI", "country": "Mexico"}',
        "",
    ]
    result = sayso("resolve", "--format", "jsonl", given="\n".join(lines))
    known, bad, several, blank, party = records(result)
    assert result.exit_code == 1
    assert list(known) == FIELDS
    assert (known["actor"], known["known"], known["country"]) == ("hezbollah", True, "LB")
    assert bad["line"] == 2
    assert several["actor"] is None
    assert several["candidates"] == ["army-of-islam-gaza", "jaysh-al-islam"]
    assert blank["line"] == 4
    assert party["actor"] == "pri"


@pytest.mark.parametrize(
    "line", ['{"text": 3}', "[]", '{"text": "x", "date": "soon"}', '{"text": "x", "country": "Nowhere"}']
)
def test_a_bad_line_says_what_is_wrong(line: str) -> None:
    result = sayso("resolve", "--format", "jsonl", given=line)
    [record] = records(result)
    assert record["line"] == 1
    assert record["error"]
    assert result.exit_code == 1


def test_resolve_from_a_file_at_a_date(tmp_path: Path) -> None:
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text('{"text": "RSF", "date": "1985-01-01"}\n{"text": "RSF", "date": "2023-05"}\n', encoding="utf-8")
    assert sayso("resolve", str(path), "--format", "jsonl", "-o", str(out)).exit_code == 0
    assert [json.loads(line)["actor"] for line in out.read_text("utf-8").splitlines()] == [None, "rsf"]


def test_resolve_phrases_as_text() -> None:
    shown = sayso("resolve", "Kenyan police", "Blue Harbour", "Army of Islam").stdout.splitlines()
    assert shown[0].startswith("Kenyan police: ke-police  police, KE")
    assert "nobody known" in shown[1]
    assert "one of army-of-islam-gaza, jaysh-al-islam" in shown[2]


def test_list_by_country_and_kind() -> None:
    ids = [str(one["id"]) for one in records(sayso("list", "--country", "Mali", "--format", "jsonl"))]
    assert {"ml-military", "ml-police", "jnim"} <= set(ids)
    assert all(one["kind"] == "gang" for one in records(sayso("list", "--kind", "gang", "--format", "jsonl")))
    assert "Military Forces of Mali" in sayso("list", "--country", "ML", "--format", "acled").stdout
    assert all("schema" in one for one in records(sayso("list", "--country", "ML", "--format", "ftm")))


def test_show_and_find() -> None:
    assert "Hezbollah" in sayso("show", "hezbollah").stdout
    assert sayso("show", "Kenyan police").stdout.startswith("ke-police")
    missing = sayso("show", "lashkar jhangwi")
    assert missing.exit_code == 2
    assert "lashkar-e-jhangvi" in sayso("find", "lashkar jhangvi").stdout
    assert sayso("find", "qqqq zzzz").exit_code == 1


def test_import_check_and_use(tmp_path: Path) -> None:
    entities, mine = tmp_path / "entities.json", tmp_path / "mine.yaml"
    front = {
        "id": "Q1",
        "schema": "Organization",
        "properties": {"name": ["Reed Dawn Front"], "topics": ["crime.terror"]},
    }
    entities.write_text(json.dumps(front) + "\n", encoding="utf-8")
    assert sayso("import", str(entities), "-o", str(mine)).exit_code == 0
    assert "no problem" in sayso("check", str(mine)).stdout
    result = sayso("resolve", "--format", "jsonl", "--roster", str(mine), given='{"text": "Reed Dawn Front"}')
    assert records(result)[0]["known"] is True
    mine.write_text("actors: [{id: reed, name: Reed, kind: gang, leader: x}]", encoding="utf-8")
    broken = sayso("check", str(mine))
    assert broken.exit_code == 2
