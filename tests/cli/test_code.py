"""sayso code: formats, places, exit statuses, and an answer to every bad input."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app
from sayso.export import load_schema

TEXT = "Residents said on Monday that gunmen had attacked the market, killing at least two people."
FRENCH = "Les deux parties se sont rencontrées mardi et ont décidé de se revoir, a déclaré un porte-parole."


def sayso(*arguments: str | Path, text: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=text, env=environment)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    records = [{"id": "a", "text": TEXT}, {"title": "no text"}, {"id": "c", "text": FRENCH}, {"text": "", "id": "d"}]
    path.write_text("\n".join([*map(json.dumps, records), "{broken", json.dumps({"id": "f", "text": TEXT})]), "utf-8")
    return path


def test_text_is_the_default(report: Path) -> None:
    result = sayso("code", report, "--published", "2024-03-05", "--publisher", "The Post", "--title", "Market")
    assert result.exit_code == 0
    assert result.stdout.startswith("Market · The Post · 2024-03-05 · d-")
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_one_file_gives_one_object(report: Path) -> None:
    result = sayso("code", report, "--published", "2024-03-05", "--format", "json")
    coded = json.loads(result.stdout)
    jsonschema.validate(coded, load_schema())
    assert (coded["coded"], coded["document"]["published"], coded["document"]["length"]) == (
        True,
        "2024-03-05",
        len(TEXT),
    )


def test_several_files_give_a_list(report: Path) -> None:
    assert len(json.loads(sayso("code", report, report, "--format", "json").stdout)) == 2


def test_lines_give_a_line_each_in_order(lines: Path) -> None:
    result = sayso("code", lines, "--format", "jsonl")
    first, no_text, french, empty, broken, last = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert [one["document"]["id"] for one in (first, french, last)] == ["a", "c", "f"]
    assert [one["line"] for one in (no_text, empty, broken)] == [2, 4, 5]
    assert 'no "text"' in no_text["error"]
    assert "empty" in empty["error"]
    assert (french["coded"], french["claims"]) == (False, [])
    assert "'fr'" in french["refused"]
    assert result.stderr.count("sayso: warning:") == 4
    assert "reports.jsonl:2: " in result.stderr


def test_lines_as_json_are_always_a_list(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": TEXT}), "utf-8")
    assert len(json.loads(sayso("code", path, "--format", "json").stdout)) == 1


def test_several_workers_write_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    sayso("code", lines, "-o", tmp_path / "one.jsonl")
    result = sayso("code", lines, "-o", tmp_path / "two.jsonl", "--workers", "2")
    assert result.exit_code == 1
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_quiet_is_quiet(lines: Path) -> None:
    result = sayso("code", lines, "--format", "jsonl", "--quiet")
    assert (result.exit_code, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("name", "start"), [("x.json", "{"), ("x.jsonl", '{"schema"'), ("x.html", "<!doctype"), ("x", "Res")]
)
def test_the_outputs_name_gives_the_format(report: Path, tmp_path: Path, name: str, start: str) -> None:
    result = sayso("code", report, "-o", tmp_path / name, "--title", "Residents")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(start)


def test_standard_input_is_a_dash() -> None:
    assert json.loads(sayso("code", "-", "--format", "json", text=TEXT).stdout)["document"]["length"] == len(TEXT)
    result = sayso("code", "-", "--format", "jsonl", text=f'{{"id": "x", "text": "{TEXT}"}}\n')
    assert json.loads(result.stdout)["document"]["id"] == "x"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"Police said so. " * 640_000, "split it"),
    ],
)
def test_what_is_no_report_gets_an_answer(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    result = sayso("code", path, "--format", "json")
    assert result.exit_code == 1
    assert what in json.loads(result.stdout)["error"]
    assert f"sayso: warning: {path}: " in result.stderr


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("The café was hit, the owner said to the police on Friday.".encode("cp1252"), "read as cp1252"),
        (b"Police said\x00 two men were hurt on Friday.", "NUL"),
        (b"\xef\xbb\xbf" + TEXT.encode(), ""),
        (TEXT.replace(" ", "\r\n").encode(), ""),
        (b"The town was calm and the market was open on Monday morning. " * 900, ""),
    ],
)
def test_what_can_be_read_is_read_and_assumptions_are_told(tmp_path: Path, data: bytes, note: str) -> None:
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    result = sayso("code", path, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["coded"] is True
    assert note in result.stderr
    assert bool(note) == bool(result.stderr)


def test_another_language_is_an_answer_not_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(FRENCH, "utf-8")
    result = sayso("code", path)
    assert result.exit_code == 0
    assert "not coded: language is 'fr'" in result.stdout
    assert "not coded: language is 'fr'" in result.stderr


def failing(result: Result) -> str:
    """One line, and the status of a command that could not do its work."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("sayso: error: ")
    return result.stderr


def test_failures_are_one_line_with_the_mend(report: Path, tmp_path: Path) -> None:
    assert "write it like 2025-05-26" in failing(sayso("code", report, "--published", "yesterday"))
    assert "cannot write" in failing(sayso("code", report, "-o", tmp_path / "no" / "out.json"))
    assert "cannot write" in failing(sayso("code", report, "-o", tmp_path))
    assert "also an input" in failing(sayso("code", report, "-o", report))
    assert report.read_text("utf-8") == TEXT
    missing = sayso("code", report, "-o", tmp_path / "out.json", SAYSO_PIPELINE="en_core_web_none")
    assert "pip install en-core-web-none" in failing(missing)
    assert not (tmp_path / "out.json").exists()
    assert "SAYSO_MAX_LENGTH" in failing(sayso("code", report, SAYSO_MAX_LENGTH="long"))


def test_a_full_disk_is_told(report: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    assert "No space left" in failing(sayso("code", report, "-o", "/dev/full"))


def start(*arguments: str | Path, **more: Any) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-c", "from sayso.cli import main; main()", *map(str, arguments)]
    return subprocess.Popen(program, stderr=subprocess.PIPE, **more)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_keeps_what_was_finished(tmp_path: Path, workers: str) -> None:
    many, out = tmp_path / "many.jsonl", tmp_path / "out.jsonl"
    many.write_text(
        "".join(json.dumps({"id": str(number), "text": TEXT * 10}) + "\n" for number in range(20_000)), "utf-8"
    )
    running = start("code", many, "-o", out, "--workers", workers)
    deadline = time.monotonic() + 90
    while not (out.exists() and out.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"interrupted" in errors
    assert b"Traceback" not in errors
    ids = [json.loads(line)["document"]["id"] for line in out.read_text("utf-8").splitlines()]
    assert ids == [str(number) for number in range(len(ids))]
    assert 0 < len(ids) < 20_000


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": TEXT * 10}) + "\n" for _ in range(500)), "utf-8")
    running = start("code", many, "--format", "jsonl", stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.wait(timeout=60)


def test_output_is_utf8_whatever_the_locale(report: Path) -> None:
    report.write_text("The café was closed, “for good”, its owner said on Monday.", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    running = start("code", report, stdout=subprocess.PIPE, env=environment)
    output, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (0, b"")
    assert "café" in output.decode("utf-8")
