"""The process in which hostile bytes are taken apart: limited in time and memory, and without a say in anything else.

It is started as `python -P -m sayso.intake.worker SECONDS BYTES` by `Reader`, reads requests from standard input (a
line of JSON, then the bytes) and answers with lines of JSON. Whatever goes wrong in it costs one report.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any

from sayso.documents.kinds import DOCX, HTML, PDF
from sayso.errors import InputError

# Loaded before the time of a report runs: that may take a second, and is not the report's fault.
_LIBRARIES = {
    HTML: ("trafilatura", "htmldate", "lxml.html"),
    PDF: ("pypdf",),
    DOCX: ("docx",),
    "message": ("email.message", "trafilatura", "htmldate"),
    "feed": ("feedparser", "defusedxml.sax", "lxml.html"),
    "sitemap": ("defusedxml.sax", "defusedxml.ElementTree"),
    "parquet": ("polars",),
}
_END = json.dumps({"end": True})
_MOST_ROWS, _MOST_CHARACTERS = 500, 1 << 20  # of a table, in one answer


def main() -> None:
    """Answer requests until there are no more."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write among the answers
    _limit(memory)
    while header := sys.stdin.buffer.readline():
        request = json.loads(header)
        data = sys.stdin.buffer.read(request["length"])
        for library in _LIBRARIES.get(request.get("kind", request["task"]), ()):
            importlib.import_module(library)
        _alarm(seconds)
        for answer in _answers(request, data):
            _alarm(seconds)  # each few rows of a table have their own time
            answers.write(answer.encode() + b"\n")
        answers.flush()
        _alarm(0)


def _answers(request: dict[str, Any], data: bytes) -> Iterator[str]:
    """Answers as JSON; the last is an end or an error."""
    try:
        yield from _tasks(request, data)
        yield _END
    except InputError as error:
        yield _error(str(error))
    except MemoryError:
        yield _error("needs more memory than one report may take: broken, or an attack")
    except Exception as error:  # what a hostile file makes a library raise
        yield _error(f"cannot be read: {' '.join(str(error).split())[:200] or type(error).__name__}")


def _error(why: str) -> str:
    return json.dumps({"error": why})


def _tasks(request: dict[str, Any], data: bytes) -> Iterator[str]:
    task = request["task"]
    if task == "report":
        from sayso.documents.formats import read_report

        reading = read_report(
            data, request["kind"], charset=request["charset"], url=request["url"], longest=request["longest"]
        )
        yield json.dumps({"reading": dataclasses.asdict(reading)})
    elif task == "message":
        from sayso.intake.mail import parse_message

        reading, own_id = parse_message(data)
        yield json.dumps({"reading": dataclasses.asdict(reading), "own_id": own_id})
    elif task == "parquet":
        from sayso.intake.parquet import parse_parquet

        yield from _rows(parse_parquet(request["path"]))
    else:
        from sayso.intake.entries import parse_feed, parse_sitemap

        yield from _rows(parse_feed(data) if task == "feed" else parse_sitemap(data))


def _rows(rows: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Rows in answers of a bounded size."""
    waiting: list[str] = []
    size = 0
    for row in rows:
        waiting.append(json.dumps(row))
        size += len(waiting[-1])
        if len(waiting) >= _MOST_ROWS or size >= _MOST_CHARACTERS:
            yield f'{{"rows": [{",".join(waiting)}]}}'
            waiting.clear()
            size = 0
    yield f'{{"rows": [{",".join(waiting)}]}}'


def _limit(memory: int) -> None:
    """No more memory than given, and not a byte into any file."""
    try:
        import resource
    except ImportError:  # Windows has none of this
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def _alarm(seconds: float) -> None:
    """End this process by itself after so long, even when nobody is left who would; 0 is never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits for the answers
    main()
