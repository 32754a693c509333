"""sayso times: every expression on its line, with its days or the reason for having none."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from sayso.cli import app


def _run(folder: Path, text: str, *arguments: str) -> Result:
    report = folder / "report.txt"
    report.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["times", str(report), *arguments])


def test_days_and_reasons(tmp_path: Path) -> None:
    result = _run(tmp_path, "The camp was shut on 3 May 2021. A video came on Sunday.")
    first, second = result.stdout.splitlines()
    assert first.split() == ["3", "May", "2021", "2021-05-03", "2021-05-03", "day"]
    assert second.split()[:3] == ["Sunday", "unresolved", "XXXX-WXX-7"]
    assert second.endswith("reckoned from the day of writing, which is not known")


def test_lines_of_json(tmp_path: Path) -> None:
    result = _run(tmp_path, "A video came on Sunday.", "--published", "2025-05-26", "--format", "jsonl")
    [time] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (time["earliest"], time["anchor"], time["text"]["start"]) == ("2025-05-25", "publication", 16)


def test_many_reports_and_a_bad_one(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    good = {"id": "a", "text": "It began on 3 May 2021.", "published": "2024-01-01"}
    reports.write_text(f"{json.dumps(good)}\nnonsense\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["times", str(reports)])
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "a"
    assert result.stdout.splitlines()[1].startswith("  3 May 2021")
    assert "reports.jsonl:2" in result.stderr
