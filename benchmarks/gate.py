"""Accuracy against its floors, where the evaluation data is: `python benchmarks/gate.py FOLDER`.

floors.json holds, for each set, the hash of the data that the floor was measured on and the least that must be
reached. A floor is raised when a measure improves; lowering one is a change to that file that a reader sees.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import sayso

FLOORS = Path(__file__).with_name("floors.json")
SUMMARY = re.compile(r"(\d+)/(\d+) points, (\d+) never-rules broken, (\d+) offset faults")


def digest(path: Path) -> str:
    """The file's SHA-256, as floors.json writes it."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def measure_sample(samples: Path) -> dict[str, int]:
    """Code the sample report and count its points with its own checker."""
    text = samples / "mastung.txt"
    coded = sayso.code(text.read_text(encoding="utf-8"), published="2025-05-26")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coded.json"
        path.write_text(json.dumps(coded.to_dict()), encoding="utf-8")
        command = [sys.executable, samples / "check_gold.py", path, samples / "mastung.gold.json", text]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(done.stdout, end="")
    found = SUMMARY.search(done.stdout)
    if found is None:
        sys.exit("the sample's checker printed no summary")
    return dict(zip(("points", "of", "never_rules_broken", "offset_faults"), map(int, found.groups()), strict=True))


def main() -> int:
    """0 when every floor holds or there is nothing to measure, 1 when one does not."""
    samples = Path(sys.argv[1]) / "samples"
    if not samples.is_dir():
        print(f"no evaluation data in {samples}: nothing measured")
        return 0
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))["sample"]
    if (digest(samples / "mastung.txt"), digest(samples / "mastung.gold.json")) != (floor["data"], floor["gold"]):
        print("the sample is not the one its floor was measured on: measure again and renew floors.json")
        return 1
    found = measure_sample(samples)
    kept = found["points"] >= floor["points"]
    kept &= all(found[fault] <= floor[fault] for fault in ("never_rules_broken", "offset_faults"))
    print(f"sample: {found['points']} points, floor {floor['points']}: {'kept' if kept else 'NOT KEPT'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
