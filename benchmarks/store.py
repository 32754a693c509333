"""How fast a store of many claims takes them in and answers: `python benchmarks/store.py [--claims N]`.

The claims are made up: reports of twenty claims each, by actors whose share falls off as it does in the news (the first
of them in a tenth of all claims), on days of ten years, in the words of a few sentences. What is printed is the rate of
intake (documents, readings, claims and their indexes, one transaction for each report), the time of questions at the
50th and 95th percentile, and how far the memory of this process grew while it streamed.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.model import (
    Act,
    Actor,
    Anchor,
    Arrival,
    Attribution,
    Claim,
    Coded,
    Count,
    Document,
    Event,
    EventType,
    Factuality,
    Harm,
    Original,
    Participant,
    Place,
    PlacePrecision,
    Quotation,
    Reason,
    Retrieval,
    Role,
    Source,
    SourceKind,
    Status,
    Time,
    TimePrecision,
)
from sayso.store import Near, Query, Standing, Store, Suffered, add_reading, find_claims, find_documents, keep_arrival

CLAIMS_EACH = 20
ACTORS = 2_000
WORDS = (
    "market village checkpoint convoy school clinic bridge farm harbour barracks road station shelled attacked raided "
    "burned abducted wounded traders farmers soldiers students villagers fighters gunmen before dawn near north south"
).split()
PLACES = [(f"Place {number}", 60 - number / 7, number / 5 - 20) for number in range(300)]
FIRST_DAY = datetime.date(2015, 1, 1)


def make_actors() -> list[Actor]:
    """Invented groups."""
    return [Actor(id=f"local:front-{number}", name=f"Front {number}", kind="armed_group") for number in range(ACTORS)]


def pick(chance: random.Random) -> int:
    """An actor's number; low numbers are common (a Pareto law)."""
    return min(ACTORS - 1, int(chance.paretovariate(1.1) * 4) - 4)


def make_claim(number: int, document: Document, actors: list[Actor], chance: random.Random) -> Claim:
    """One claim of the made-up report."""
    start = chance.randrange(0, len(document.text) - 120)
    content = document.passage(start, start + 100)
    day = (FIRST_DAY + datetime.timedelta(days=chance.randrange(3650))).isoformat()
    name, lat, lon = chance.choice(PLACES)
    initiator, target, source = (actors[pick(chance)] for _ in range(3))
    trigger, killed = document.passage(start, start + 8), chance.randrange(12)
    event = Event(
        id=f"e-{number // 2}",
        type=chance.choice((EventType.ASSAULT, EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)),
        mode=None,
        context=(),
        acled=None,
        trigger=trigger,
        participants=(
            Participant(role=Role.INITIATOR, actor=initiator.id, mention=trigger),
            Participant(role=Role.TARGET, actor=target.id, mention=trigger),
        ),
        time=Time(earliest=day, latest=day, precision=TimePrecision.DAY, anchor=Anchor.PUBLICATION, text=trigger),
        place=Place(
            name=name, text=trigger, precision=PlacePrecision.TOWN, resolved=True, country="XX", lat=lat, lon=lon
        ),
        toll=(Count(harm=Harm.KILLED, low=killed, best=killed, high=killed, text=trigger),),
        civilian_targeting=killed > 6,
    )
    said = Source(actor=source.id, name=source.name, kind=SourceKind.GROUP, mention=trigger)
    link = Attribution(source=said, act=Act.SAY, cue=trigger, content=content, quotation=Quotation.INDIRECT)
    return Claim(
        id=f"c-{number:012x}",
        attribution=(link,),
        content=content,
        status=chance.choices(list(Status), weights=(30, 40, 10, 5, 5, 2, 2, 2, 1, 2, 1))[0],
        factuality=Factuality.CERTAIN,
        event=event,
        confidence=0.9,
        reasons=(Reason(field="status", rule="benchmark", passage=trigger),),
    )


def make_reports(number: int, seed: int = 7) -> Iterator[Coded]:
    """So many reports, each of twenty claims."""
    chance, actors = random.Random(seed), make_actors()
    for one in range(number):
        text = f"Report {one}. " + " ".join(chance.choices(WORDS, k=300))
        document = Document(text=text, id=f"r{one:07}", publisher=f"Publisher {one % 40}", published="2024-03-05")
        claims = [make_claim(one * CLAIMS_EACH + each, document, actors, chance) for each in range(CLAIMS_EACH)]
        named = {part.actor for claim in claims if claim.event for part in claim.event.participants}
        named |= {link.source.actor or "" for claim in claims for link in claim.attribution}
        known = tuple(actors[int(name.rpartition("-")[2])] for name in sorted(named))
        yield Coded(document=document, actors=known, claims=tuple(claims), coder={"benchmark": "1"})


def fill(store: Store, reports: Iterator[Coded]) -> tuple[float, float]:
    """Take everything in, each report in two transactions as `sayso add` does; seconds in the store, wall and CPU."""
    standing, spent, busy = Standing(), 0.0, 0.0
    for coded in reports:
        arrival = Arrival(
            original=Original(data=coded.document.text.encode(), media_type="text/plain"),
            retrieval=Retrieval(method="file", address="made-up", retrieved="2024-03-05T00:00:00Z"),
            document=coded.document,
            own_id=coded.document.id,
        )
        started, at_work = time.perf_counter(), time.process_time()
        with store.writing() as connection:
            keep_arrival(connection, arrival)
        with store.writing() as connection:
            add_reading(connection, coded, standing)
        spent += time.perf_counter() - started
        busy += time.process_time() - at_work
    return spent, busy


def percentiles(work: Callable[[random.Random], object], rounds: int = 200) -> tuple[float, float]:
    """Milliseconds at the 50th and the 95th percentile of different questions of one kind."""
    chance, taken = random.Random(11), []
    for _ in range(rounds):
        started = time.perf_counter()
        work(chance)
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return taken[rounds // 2], taken[int(rounds * 0.95)]


def questions(store: Store) -> Iterator[tuple[str, Callable[[random.Random], object]]]:
    """Each kind of question, with what asks one of them."""

    def ask(make: Callable[[random.Random], Query]) -> Callable[[random.Random], object]:
        def asked(chance: random.Random) -> object:
            with store.reading() as connection:
                return find_claims(connection, make(chance))

        return asked

    def actor(chance: random.Random) -> tuple[str, ...]:
        return (f"local:front-{pick(chance)}",)

    def dates(chance: random.Random) -> dict[str, str]:
        first = FIRST_DAY + datetime.timedelta(days=chance.randrange(3200))
        return {"since": first.isoformat(), "until": (first + datetime.timedelta(days=365)).isoformat()}

    def words(chance: random.Random) -> str:
        return " ".join(chance.sample(WORDS, 2))

    def documents(chance: random.Random) -> object:
        with store.reading() as connection:
            return find_documents(connection, f"report {chance.randrange(1000)}")

    def near(chance: random.Random) -> Near:
        _, lat, lon = chance.choice(PLACES)
        return Near(lat=lat, lon=lon, km=15)

    yield "actor, a year, status", ask(lambda c: Query(actors=actor(c), status=("claimed",), **dates(c)))
    yield (
        "the commonest actor, a year, status",
        ask(lambda c: Query(actors=("local:front-0",), status=("denied",), **dates(c))),
    )
    yield "source, status", ask(lambda c: Query(sources=actor(c), status=("denied", "confirmed")))
    yield "status, type, a year", ask(lambda c: Query(status=("alleged",), type=("PROTEST",), **dates(c)))
    yield "near a place, killed", ask(lambda c: Query(near=near(c), suffered=(Suffered(harm="killed", low=10),)))
    yield "two words", ask(lambda c: Query(words=words(c)))
    yield "two words, actor, status", ask(lambda c: Query(words=words(c), actors=actor(c), status=("claimed",)))
    yield "two words of documents", documents


def main() -> int:
    """Fill a store and ask it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument(
        "--store", help="a postgresql:// address or a file that does not exist yet; else a temporary file"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(options.store or Path(folder) / "store.sqlite")
        number = max(1, options.claims // CLAIMS_EACH)
        fill(store, make_reports(min(number, 50)))  # what is loaded once is loaded now
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        reports = (coded for place, coded in enumerate(make_reports(number)) if place >= 50)
        spent, busy = fill(store, reports)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        taken = max(1, number - 50) * CLAIMS_EACH
        rate = f"{taken / spent:,.0f} a second ({taken / busy:,.0f} in a second of processor time)"
        print(f"{store.dialect}: {taken:,} claims taken in at {rate}; memory grew by {grown:.0f} MB", flush=True)
        if store.dialect == "sqlite":
            print(f"the file has {(Path(store.engine.url.database or '')).stat().st_size / 1e6:,.0f} MB")
        print(f"{'50 rows, milliseconds':40} {'p50':>8} {'p95':>8}")
        for name, work in questions(store):
            middle, late = percentiles(work)
            print(f"{name:40} {middle:8.1f} {late:8.1f}", flush=True)
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
