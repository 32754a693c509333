"""Accuracy against its floors, where the evaluation data is: `python benchmarks/gate.py FOLDER [SET…]`.

floors.json holds, for each set, the hash of the data that its floors were measured on, how many of the records are
measured (null: all), and the least that each figure must reach. `--raise` writes what is now reached where it is
higher; only `--lower` lets a floor go down, and the change to floors.json is there to be read and argued with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sayso
from sayso.evaluate import find_set, read_rows, take
from sayso.model import Coded, Document

FLOORS = Path(__file__).with_name("floors.json")
SUMMARY = re.compile(r"(\d+)/(\d+) points, (\d+) never-rules broken, (\d+) offset faults")
FAULTS = ("never_rules_broken", "offset_faults")  # the only figures that should be low
LONG = 250_000  # characters that are worth the start of a second process


def digest(path: Path) -> str:
    """The file's SHA-256, as floors.json writes it."""
    return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def measure_sample(samples: Path) -> dict[str, float]:
    """Code the sample report and count its points with its own checker."""
    text = samples / "mastung.txt"
    coded = sayso.code(text.read_text(encoding="utf-8"), published="2025-05-26")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coded.json"
        path.write_text(json.dumps(coded.to_dict()), encoding="utf-8")
        command = [sys.executable, samples / "check_gold.py", path, samples / "mastung.gold.json", text]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = SUMMARY.search(done.stdout)
    if found is None:
        sys.exit("the sample's checker printed no summary")
    return dict(zip(("points", "of", *FAULTS), map(int, found.groups()), strict=True))


def code(documents: Iterable[Document]) -> Iterator[Coded]:
    """Code in this process, whose knowledge is loaded once, or in two where there is much to read."""
    held = list(documents)
    return sayso.Coder().code_many(held, workers=2 if sum(len(one.text) for one in held) > LONG else 1)


def files(name: str, shared: Path) -> dict[str, Path]:
    """The files that a set's floors rest on, under the keys that hold their hashes."""
    if name == "sample":
        return {"data": shared / "samples" / "mastung.txt", "gold": shared / "samples" / "mastung.gold.json"}
    return {"data": shared / "data" / find_set(name).file}


def measure(name: str, shared: Path, limit: int | None) -> dict[str, float]:
    """The figures of one set."""
    if name == "sample":
        return measure_sample(shared / "samples")
    gold = find_set(name)
    rows = take(read_rows(gold.path(shared / "data")), split=gold.split, limit=limit)
    return dict(gold.score(rows, code).figures)


def compare(name: str, floors: dict[str, float], found: dict[str, float]) -> Iterator[tuple[str, bool]]:
    """One line for each floor, and whether it is kept."""
    for figure, floor in floors.items():
        value = found[figure]
        kept = value <= floor if figure in FAULTS else value >= floor
        yield f"  {'kept' if kept else 'LOST':5} {name:18} {figure:26} {value:8.3f}  floor {floor:.3f}", kept


def renew(floors: dict[str, float], found: dict[str, float], *, lower: bool) -> dict[str, float]:
    """Floors as reached now, rounded down to a hundredth; none goes down unless `lower`."""
    renewed = {}
    for figure, floor in floors.items():
        reached = found[figure] if figure in FAULTS else math.floor(found[figure] * 100 + 1e-9) / 100
        worse = reached > floor if figure in FAULTS else reached < floor
        renewed[figure] = reached if lower or not worse else floor
    return renewed


def check(name: str, entry: dict[str, Any], shared: Path, options: argparse.Namespace) -> bool:
    """Measure one set, print what became of its floors, renew them if asked; True when all are kept or it is absent."""
    paths = files(name, shared)
    if missing := [path.name for path in paths.values() if not path.is_file()]:
        print(f"  ----  {name:18} not here: {', '.join(missing)}")
        return True
    hashes = {key: digest(path) for key, path in paths.items()}
    if hashes != {key: entry[key] for key in paths} and not options.lower:
        print(f"  LOST  {name:18} its data are not those that the floors were measured on: --lower measures anew")
        return False
    found = measure(name, shared, entry["limit"])
    lines = list(compare(name, entry["floors"], found))
    print("\n".join(line for line, _ in lines), flush=True)
    if options.up or options.lower:
        entry |= hashes | {"floors": renew(entry["floors"], found, lower=options.lower)}
        return True
    return all(kept for _, kept in lines)


def main() -> int:
    """0 when every floor holds or there is nothing to measure, 1 when one does not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="folder that holds data/ and samples/")
    parser.add_argument("sets", nargs="*", help="only these sets")
    parser.add_argument("--raise", dest="up", action="store_true", help="write the floors that are now exceeded")
    parser.add_argument("--lower", action="store_true", help="write the floors as measured, lower ones too")
    options = parser.parse_args()
    if not any((options.shared / folder).is_dir() for folder in ("data", "samples")):
        print(f"no evaluation data in {options.shared}: nothing measured")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    chosen = options.sets or list(floors)
    if unknown := sorted(set(chosen) - floors.keys()):
        sys.exit(f"no floors for {', '.join(unknown)}: floors.json has {', '.join(floors)}")
    kept = []
    for name in chosen:
        kept.append(check(name, floors[name], options.shared, options))
        if options.up or options.lower:
            FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
