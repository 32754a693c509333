"""Killed over and over, a workspace ends like one that nobody touched: `python benchmarks/kills.py [--kills N]`.

`sayso add` reads made-up reports into one workspace undisturbed, and into another while it is killed (SIGKILL) at
random moments and started again. In the end `sayso verify` must find nothing wrong, and the stable dumps must be the
same bytes. Reports are of invented groups and places; a third of them are copies of one another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sayso.workspace import Workspace

SAYSO = [sys.executable, "-c", "from sayso.cli import main; main()"]
PLACES = ("Vellmar", "Sarnholt", "Tamsa", "Kesso", "Orvane", "Ardesh")
GROUPS = ("Harrow Front", "Reed Men", "Coastal Liberation Front", "Hill Guard")
SENTENCES = (
    "Police said on {day} that gunmen of the {group} had attacked the market of {place}, killing {number} traders.",
    "A spokesman of the {group} denied that its fighters had been in {place}.",
    "Residents told reporters that soldiers had opened fire on a crowd of about {number} people near the old bridge.",
    "The governor of {place} called on both sides to keep the truce that was agreed in {place} last month.",
    "According to a hospital official, {number} wounded were brought in during the night of {day}.",
    "The {group} claimed responsibility for a bomb that went off beside a convoy on the road to {place}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def write_reports(path: Path, number: int) -> None:
    """So many reports as JSON lines."""
    chance = random.Random(20240305)
    texts: list[str] = []
    with path.open("w", encoding="utf-8") as stream:
        for one in range(number):
            text = chance.choice(texts) if texts and chance.random() < 0.3 else _text(chance)
            texts.append(text)
            known = {"id": f"r{one:05}", "published": "2024-03-08", "publisher": f"Paper {one % 9}"}
            stream.write(json.dumps(known | {"text": text}) + "\n")


def _text(chance: random.Random) -> str:
    words = {"place": chance.choice(PLACES), "group": chance.choice(GROUPS), "day": chance.choice(DAYS)}
    chosen = chance.sample(SENTENCES, chance.randint(1, 4))
    return " ".join(one.format(**words, number=chance.randint(2, 40)) for one in chosen)


def add(folder: Path, reports: Path) -> subprocess.Popen[bytes]:
    """A running `sayso add`."""
    command = [*SAYSO, "add", "-w", str(folder), str(reports), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def digest(folder: Path) -> str:
    """The hash of the stable dump; the program ends when anything is not as it should be."""
    whole = hashlib.sha256()
    with Workspace(folder) as workspace:
        if wrong := [f"{what}: {problem}" for what, problem in workspace.verify() if problem]:
            sys.exit("\n".join(wrong))
        for line in workspace.dump(stable=True):
            whole.update(line.encode() + b"\n")
        print(f"{folder.name:7} {workspace.stats().claims:,} claims of {workspace.stats().documents:,} reports")
    return whole.hexdigest()


def main() -> int:
    """0 when both workspaces hold the same, 1 when they do not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_reports(folder / "reports.jsonl", options.reports)
        for one in ("calm", "killed"):
            Workspace.create(folder / one).close()
        started = time.monotonic()
        if add(folder / "calm", folder / "reports.jsonl").wait():
            sys.exit("the undisturbed run failed")
        took = time.monotonic() - started
        chance, left = random.Random(7), 0
        for kill in range(options.kills):
            running = add(folder / "killed", folder / "reports.jsonl")
            # Long enough to get somewhere on average, short enough not to be done before the last kill.
            time.sleep(chance.uniform(0.1, 8 + 3 * took / options.kills))
            running.send_signal(signal.SIGKILL)
            running.wait()
            left = left + (running.returncode == 0)
            if kill % 20 == 19:
                print(f"killed {kill + 1} times", flush=True)
        if add(folder / "killed", folder / "reports.jsonl").wait():
            sys.exit("the last run failed")
        calm, killed = digest(folder / "calm"), digest(folder / "killed")
        print(
            f"undisturbed {took:.0f} s; {options.kills} kills, {left} of them after the end; {calm[:16]} {killed[:16]}"
        )
        print("the same bytes" if calm == killed else "NOT the same")
        return int(calm != killed)


if __name__ == "__main__":
    sys.exit(main())
