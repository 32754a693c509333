"""How fast sayso reads, from one run on one machine: `python benchmarks/speed.py [--words N]`.

The texts are the example reports, repeated. Bare spaCy and sayso take turns over the same texts, and each is given its
best round. Seconds are of processor time, so that other programs on the machine count little. What each stage costs is
sampled: every two milliseconds the innermost frame of this project says which folder is at work.

Times and places are also timed by themselves: names that were looked up before are remembered, so the first round over
the reports, with nothing remembered, is told apart from the best.

So is reading who says what and how surely (attribution and status), over the same parses.

A mixed stream, one example report to nine ordinary ones (ordinary.jsonl), is coded whole and for some types of event
only; what telling the sentences apart costs is set against the parse of the whole stream.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import sayso
from sayso import pipeline
from sayso.mentions.places import find_places
from sayso.model import Document
from sayso.nlp import DEFAULT_PIPELINE, Parse, parse_document
from sayso.nlp.excerpt import excerpt
from sayso.pipeline import load_knowledge, parse_for
from sayso.times import resolve_times

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = f"{Path(sayso.__file__).parent}/"
ROUNDS = 3
SAMPLE_SECONDS = 0.002
ONLY = ("ASSAULT", "PROTEST")
ORDINARY = 9
PARSE = ("nlp/parse.py", "nlp/load.py")


def read_reports(path: str = "examples/reports.jsonl") -> list[Document]:
    """The example reports, or those of another file."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    known = [json.loads(line) for line in lines]
    return [Document(text=one["text"], published=one["published"], publisher=one["publisher"]) for one in known]


def repeat(reports: list[Document], words: int) -> list[Document]:
    """The reports over and over, until they hold as many words."""
    found: list[Document] = []
    while sum(len(report.text.split()) for report in found) < words:
        found += reports
    return found


def seconds(work: Callable[[], object]) -> float:
    """Processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def sampled() -> Iterator[collections.Counter[str]]:
    """Count, while the block runs, which folder of the package is at work."""
    counts: collections.Counter[str] = collections.Counter()

    def note(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(PACKAGE):
                module = name[len(PACKAGE) :]
                folder = module.split("/")[0].removesuffix(".py")
                counts["the parse" if module in PARSE else folder] += 1
                return
            frame = frame.f_back

    before = signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE_SECONDS, SAMPLE_SECONDS)
    try:
        yield counts
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def measure_fresh() -> dict[str, float]:
    """What a fresh process takes to import sayso, to code its first report, and its peak memory over all examples."""
    program = (
        "import json, resource, time; start = time.perf_counter()\n"
        "import sayso; imported = time.perf_counter() - start\n"
        f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); from speed import read_reports\n"
        "reports = read_reports(); coder = sayso.Coder(); start = time.perf_counter()\n"
        "coder.code(reports[0]); first = time.perf_counter() - start\n"
        "list(coder.code_many(reports))\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print(json.dumps({'import': imported, 'first': first, 'peak': peak}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def mixed_stream() -> list[Document]:
    """The example reports, each followed by ordinary ones."""
    ordinary = itertools.cycle(read_reports("benchmarks/ordinary.jsonl"))
    return [one for report in read_reports() for one in (report, *itertools.islice(ordinary, ORDINARY))]


def measure_screen() -> dict[str, float]:
    """What a mixed stream costs whole and for a few types of event, and how much of it is not parsed."""
    import spacy

    stream, bare = mixed_stream(), spacy.load(DEFAULT_PIPELINE)
    whole, some = sayso.Coder(), sayso.Coder(sayso.Settings(only=ONLY))
    texts = [document.text for document in stream]
    tells = load_knowledge(some.settings).screen
    assert tells is not None
    excerpts = [excerpt(text, tells) for text in texts]
    list(whole.code_many(stream)), list(some.code_many(stream))
    parse = min(seconds(lambda: list(bare.pipe(texts, batch_size=16))) for _ in range(ROUNDS))
    screen = min(seconds(lambda: [excerpt(text, tells) for text in texts]) for _ in range(ROUNDS))
    full = min(seconds(lambda: list(whole.code_many(stream))) for _ in range(ROUNDS))
    part = min(seconds(lambda: list(some.code_many(stream))) for _ in range(ROUNDS))
    return {
        "screen": screen / parse,
        "only": part / full,
        "unparsed": 1 - sum(len(one.split()) for one in excerpts) / sum(len(one.split()) for one in texts),
        "passed over": sum(not one.strip() for one in excerpts) / len(texts),
    }


def measure_places_and_times() -> dict[str, float]:
    """Reports a second of the time stage, and what times and places cost of the parse of the same reports."""
    reports, knowledge = read_reports(), load_knowledge(sayso.Settings())
    parses = [parse_document(report, knowledge.pipeline, knowledge.names) for report in reports]
    parse = seconds(lambda: [parse_document(report, knowledge.pipeline, knowledge.names) for report in reports])

    def find_all() -> None:
        for one in parses:
            find_places(one, knowledge.gazetteer)

    def date_all() -> None:
        for report in reports:
            resolve_times(report.text, published=report.published)

    loaded = parse_document(Document(text="A bus stopped in Oslo, Norway."), knowledge.pipeline, knowledge.names)
    find_places(loaded, knowledge.gazetteer)  # what is read once for a process
    first = seconds(find_all)
    places = min(seconds(find_all) for _ in range(ROUNDS))
    times = min(seconds(date_all) for _ in range(ROUNDS))
    return {"times": len(reports) / times, "first": (first + times) / parse, "again": (places + times) / parse}


def measure_claims() -> dict[str, float]:
    """What attribution and status cost of the parse of the same reports: each time the coder asks for them, timed."""
    reports, knowledge = read_reports(), load_knowledge(sayso.Settings())

    def parse_all() -> list[Parse]:
        return list(parse_for(reports, knowledge))

    parses = parse_all()
    parse = min(seconds(parse_all) for _ in range(ROUNDS))
    stages = {name: getattr(pipeline, name) for name in ("find_voices", "code_claims")}
    spent: list[float] = []

    def timed(stage: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            start = time.process_time()
            done = stage(*arguments)
            spent[-1] += time.process_time() - start
            return done

        return run

    for name, stage in stages.items():
        setattr(pipeline, name, timed(stage))
    for _ in range(ROUNDS):
        spent.append(0.0)
        for one in parses:
            pipeline.code_parse(one, knowledge)
    for name, stage in stages.items():
        setattr(pipeline, name, stage)
    return {"claims": min(spent) / parse}


def measure(words: int) -> dict[str, object]:
    """Every number of the report."""
    import spacy

    where_and_when = measure_places_and_times()
    documents = repeat(read_reports(), words)
    total = sum(len(document.text.split()) for document in documents)
    bare, coder = spacy.load(DEFAULT_PIPELINE), sayso.Coder()
    texts = [document.text for document in documents]
    list(bare.pipe(texts[:12]))
    list(coder.code_many(documents[:12]))
    rounds = [
        (seconds(lambda: list(bare.pipe(texts, batch_size=16))), seconds(lambda: list(coder.code_many(documents))))
        for _ in range(ROUNDS)
    ]
    with sampled() as counts:
        list(coder.code_many(documents))
    spacy_speed, sayso_speed = total / min(one for one, _ in rounds), total / min(other for _, other in rounds)
    return {
        "words": total,
        "reports": len(documents),
        "spacy": spacy_speed,
        "sayso": sayso_speed,
        "ratio": sayso_speed / spacy_speed,
        "stages": {name: count / max(1, counts.total()) for name, count in counts.most_common()},
        **measure_fresh(),
        "where and when": where_and_when,
        **measure_claims(),
        "mixed": measure_screen(),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=40_000, help="how many words to read in each round")
    parser.add_argument("--json", action="store_true", help="print the numbers as one JSON object")
    arguments = parser.parse_args()
    found = measure(arguments.words)
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    print(
        f"{found['reports']} reports, {found['words']:,} words, one process, best of {ROUNDS} rounds, processor time\n"
    )
    print(f"bare spaCy         {found['spacy']:>9,.0f} words/s")
    print(f"sayso, all of it   {found['sayso']:>9,.0f} words/s   {found['ratio']:.2f} of bare spaCy")
    print(f"import sayso       {found['import']:>9.2f} s")
    print(f"first report       {found['first']:>9.2f} s   with the pipeline and all knowledge loaded on the way")
    print(f"peak memory        {found['peak']:>9,.0f} MiB\n")
    alone = dict(found["where and when"])  # type: ignore[call-overload]
    print(f"times alone        {alone['times']:>9,.0f} reports/s")
    print(f"times and places   {alone['again']:>9.1%} of the parse; {alone['first']:.1%} with no name looked up before")
    print(f"says who, how surely {found['claims']:>7.1%} of the parse\n")
    mixed = dict(found["mixed"])  # type: ignore[call-overload]
    print(f"a mixed stream, one report in {ORDINARY + 1} about violence or protest; only {', '.join(ONLY)}")
    print(f"  telling sentences apart {mixed['screen']:>6.1%} of the stream's parse")
    print(
        f"  not parsed              {mixed['unparsed']:>6.1%} of its words, {mixed['passed over']:.0%} of its reports"
    )
    print(f"  time                    {mixed['only']:>6.1%} of coding everything\n")
    print("share of processor time")
    for name, share in dict(found["stages"]).items():  # type: ignore[call-overload]
        print(f"  {name:<16} {share:>6.1%}")


if __name__ == "__main__":
    main()
