"""How fast phrases are resolved to actors: `python benchmarks/lookups.py [--json]`.

The phrases are all different: every name and alias of the roster, then for each country bodies, people and unknown
groups as reports and as coders write them. Seconds are of processor time, on one core, the best of several rounds; a
cold start compiles the roster anew, a warm one finds it compiled in the cache folder.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from sayso.actors import Roster, load_roster

ROUNDS = 5
PATTERNS = (
    "{people} police",
    "a {people} army patrol",
    "the foreign minister of {name}",
    "{people} protesters",
    "suspected {people} gunmen",
    "farmers from {name}",
    "Military Forces of {name} (2019-)",
    "Civilians ({name})",
    "{people} Meadow Dawn Front",
    "the Reed Valley Committee of {name}",
)


def make_phrases(roster: Roster) -> list[str]:
    """Different phrases of every sort that the rules know."""
    return list(dict.fromkeys(_phrases(roster)))


def _phrases(roster: Roster) -> Iterator[str]:
    for actor in roster:
        yield from (actor.name, *actor.aliases)
    for country in roster.states.countries.values():
        names = {"name": country.names[0], "people": country.people[0] if country.people else country.names[0]}
        yield from (pattern.format(**names) for pattern in PATTERNS)


def measure_lookups() -> dict[str, float]:
    """Phrases, look-ups a second, and the seconds that a fresh process takes to load the roster."""
    roster = load_roster()
    phrases = make_phrases(roster)
    best = min(_seconds(roster, phrases) for _ in range(ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        cold, warm = _load_seconds(folder), min(_load_seconds(folder) for _ in range(ROUNDS))
    return {"phrases": len(phrases), "a second": len(phrases) / best, "load, cold": cold, "load, warm": warm}


def _seconds(roster: Roster, phrases: list[str]) -> float:
    start = time.process_time()
    for phrase in phrases:
        roster.resolve(phrase)
    return time.process_time() - start


def _load_seconds(cache: str) -> float:
    program = (
        "import time; from sayso.actors import load_roster; start = time.process_time()\n"
        "load_roster().resolve('police'); print(time.process_time() - start)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print the numbers as one JSON object")
    found = measure_lookups()
    if parser.parse_args().json:
        print(json.dumps(found, indent=2))
        return
    print("look-ups of actors, one core, processor time\n")
    print(f"different phrases  {found['phrases']:>9,.0f}")
    print(f"look-ups           {found['a second']:>9,.0f} a second")
    print(
        f"load the roster    {found['load, warm']:>9.2f} s   compiled; {found['load, cold']:.2f} s when files changed"
    )


if __name__ == "__main__":
    main()
