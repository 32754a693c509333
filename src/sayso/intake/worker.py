"""The process in which hostile bytes are taken apart: limited in time and memory, and without a say in anything else.

It is started as `python -P -m sayso.intake.worker SECONDS BYTES` by `Reader`, reads requests from standard input (a
line of JSON, then the bytes) and answers with lines of JSON. Whatever goes wrong in it costs one report.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from sayso.errors import InputError

_END: dict[str, Any] = {"end": True}


def main() -> None:
    """Answer requests until there are no more."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not write among the answers
    _limit(memory)
    while header := sys.stdin.buffer.readline():
        request = json.loads(header)
        data = sys.stdin.buffer.read(request["length"])
        _alarm(seconds)
        for answer in _answers(request, data):
            _alarm(seconds)  # each row of a table has its own time
            answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
        _alarm(0)


def _answers(request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    try:
        yield from _tasks(request, data)
        yield _END
    except InputError as error:
        yield {"error": str(error)}
    except MemoryError:
        yield {"error": "needs more memory than one report may take: broken, or an attack"}
    except Exception as error:  # what a hostile file makes a library raise
        yield {"error": f"cannot be read: {' '.join(str(error).split())[:200] or type(error).__name__}"}


def _tasks(request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    task = request["task"]
    if task == "report":
        from sayso.documents.formats import read_report

        reading = read_report(
            data, request["kind"], charset=request["charset"], url=request["url"], longest=request["longest"]
        )
        yield {"reading": dataclasses.asdict(reading)}
    elif task == "feed":
        from sayso.intake.entries import parse_feed

        yield from ({"row": entry} for entry in parse_feed(data))
    elif task == "parquet":
        from sayso.intake.parquet import parse_parquet

        yield from ({"row": row} for row in parse_parquet(request["path"]))


def _limit(memory: int) -> None:
    """No more memory than given, and no image of it on disk when it dies."""
    try:
        import resource
    except ImportError:  # Windows has none of this
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


def _alarm(seconds: float) -> None:
    """End this process by itself after so long, even when nobody is left who would; 0 is never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def write_request(stream: BinaryIO, request: dict[str, Any], data: bytes) -> None:
    """Send a request as `main` reads it."""
    stream.write(json.dumps({**request, "length": len(data)}).encode() + b"\n" + data)
    stream.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits for the answers
    main()
