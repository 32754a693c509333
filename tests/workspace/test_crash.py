"""Killed at any moment, a workspace has lost at most the report in hand, and the next run ends as if nothing was."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from databases import emptied_database
from sayso.workspace import Workspace

SAYSO = [sys.executable, "-c", "from sayso.cli import main; main()"]
KILLS, REPORTS = 6, 40
PLACES = ("Vellmar", "Sarnholt", "Tamsa", "Kesso")


def write_reports(path: Path, number: int) -> None:
    """Short reports of invented attacks, some of them copies of one another."""
    with path.open("w", encoding="utf-8") as stream:
        for one in range(number):
            place = PLACES[one % 4]
            text = (
                f"Police said on Monday that gunmen had attacked the market of {place}, killing {one % 7 + 2} traders."
            )
            more = " The Harrow Front denied it. Residents of the quarter said that they had heard shots." * (one % 3)
            record = {"id": f"r{one:04}", "text": text + more, "published": "2024-03-05", "publisher": f"P{one % 5}"}
            stream.write(json.dumps(record) + "\n")


def add(folder: Path, reports: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [*SAYSO, "add", "-w", str(folder), str(reports), "--quiet", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stable_dump(folder: Path) -> list[str]:
    with Workspace(folder) as workspace:
        assert [problem for _, problem in workspace.verify() if problem] == []
        return list(workspace.dump(stable=True))


def test_killed_over_and_over_it_ends_like_an_undisturbed_run(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    write_reports(reports, REPORTS)
    for name in ("calm", "killed"):
        Workspace.create(tmp_path / name).close()
    started = time.monotonic()
    assert add(tmp_path / "calm", reports).wait() == 0
    took = time.monotonic() - started
    chance = random.Random(20240305)
    for _ in range(KILLS):
        running = add(tmp_path / "killed", reports)
        time.sleep(chance.uniform(0.3, 1.0) * took)
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert add(tmp_path / "killed", reports).wait() == 0
    assert stable_dump(tmp_path / "killed") == stable_dump(tmp_path / "calm")


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_two_that_write_at_once_lose_nothing(tmp_path: Path, backend: str, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgresql_server") if backend == "postgresql" else None
    Workspace.create(tmp_path / "desk", store=None if server is None else emptied_database(server)).close()
    parts = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for path in parts:
        texts = (f"Report {number} of {path.stem}: nobody was hurt, police said." for number in range(60))
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    running = [add(tmp_path / "desk", path, "--keep-only") for path in parts]
    assert [one.wait() for one in running] == [0, 0]
    with Workspace(tmp_path / "desk") as workspace:
        assert workspace.stats().documents == 120
        assert [problem for _, problem in workspace.verify() if problem] == []
