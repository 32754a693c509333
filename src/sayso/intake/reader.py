"""Reports read out of hostile bytes by a process of its own, which may fail, hang or die without harm."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from sayso.documents.decode import decode
from sayso.documents.formats import PARSED
from sayso.documents.limits import Limits
from sayso.documents.reading import Reading
from sayso.errors import InputError

_GRACE = 30.0  # seconds after which the process is ended from outside: it may still be starting, or its alarm fail
_WIDEST = 4  # bytes a character takes at most
_LONGEST_ANSWER = 256 << 20


class TooSlow(InputError):
    """A report that took longer to read than one may."""


class Reader:
    """Reads single reports, feeds and Parquet files in a worker process, which starts with the first and is kept.

    It may be used by several threads, one after the other.
    """

    def __init__(self, seconds: float, memory_bytes: int) -> None:
        self._seconds, self._memory = seconds, memory_bytes
        self._worker: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def read(
        self, data: bytes, kind: str, *, charset: str | None = None, url: str | None = None, longest: int = 1_000_000
    ) -> Reading:
        """The report in the bytes; raises InputError when they hold none. Plain text is read in this process.

        Of a PDF no more is read than it takes to hold more than `longest` characters.
        """
        if kind not in PARSED:
            if len(data) > longest * _WIDEST:
                raise InputError(f"more than {longest:,} characters: split it, one report a document")
            decoded = decode(data)
            return Reading(text=decoded.text, notes=decoded.notes)
        request = {"task": "report", "kind": kind, "charset": charset, "url": url, "longest": longest}
        [answer] = self._ask(request, data)
        return _reading(answer["reading"])

    def message(self, data: bytes) -> tuple[Reading, str | None]:
        """The report of a mail message, and the message's own id; raises InputError when it holds none."""
        [answer] = self._ask({"task": "message"}, data)
        return _reading(answer["reading"]), answer["own_id"]

    def places(self, data: bytes) -> list[dict[str, Any]]:
        """The places that a sitemap lists; raises InputError when it is broken or attacks."""
        return [row for answer in self._ask({"task": "sitemap"}, data) for row in answer["rows"]]

    def entries(self, data: bytes) -> list[dict[str, Any]]:
        """The entries of an RSS or Atom feed; raises InputError when it is none."""
        return [row for answer in self._ask({"task": "feed"}, data) for row in answer["rows"]]

    def rows(self, path: str) -> Iterator[dict[str, Any]]:
        """The rows of a Parquet file, one after the other; raises InputError where it breaks off."""
        for answer in self._ask({"task": "parquet", "path": path}, b""):
            yield from answer["rows"]

    def close(self) -> None:
        """End the worker, if there is one."""
        worker, self._worker = self._worker, None
        if worker is not None and self._owner == os.getpid():
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _ask(self, request: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
        """The worker's answers as they come."""
        with self._lock:
            finished = False
            try:
                stdin, stdout = self._pipes()
                with suppress(BrokenPipeError):
                    self._timed(_send, stdin, request, data)
                while True:
                    answer = json.loads(self._timed(stdout.readline, _LONGEST_ANSWER) or self._died())
                    finished = "end" in answer or "error" in answer
                    if "error" in answer:
                        raise InputError(answer["error"])
                    if finished:
                        return
                    yield answer
            finally:
                if not finished:  # died, or the caller wants no more: what it would still answer is not for the next
                    self.close()

    def _timed(self, call: Any, *arguments: Any) -> Any:
        """Call something that waits for the worker, which is ended when it takes too long."""
        worker = self._worker
        assert worker is not None
        timer = threading.Timer(self._seconds + _GRACE, worker.kill)
        timer.daemon = True
        timer.start()
        try:
            return call(*arguments)
        finally:
            timer.cancel()

    def _died(self) -> str:
        """Say why there is no answer."""
        worker = self._worker
        assert worker is not None
        with suppress(subprocess.TimeoutExpired):
            worker.wait(1.0)
        if worker.returncode is not None and -worker.returncode in (9, 14):  # killed from outside, or by its own alarm
            raise TooSlow(f"takes more than {self._seconds:g} seconds to read: broken, or an attack")
        raise InputError("makes the program that reads it fail, perhaps for want of memory: broken, or an attack")

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """The worker's ends, started anew where it has died or belongs to another process."""
        worker = self._worker
        if worker is None or self._owner != os.getpid() or worker.poll() is not None:
            # -P keeps the current folder, which may hold anything, out of where modules are imported from.
            command = [sys.executable, "-P", "-m", "sayso.intake.worker"]
            limits = [str(self._seconds), str(self._memory)]
            worker = subprocess.Popen(  # noqa: S603  # our own module, no shell
                [*command, *limits], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self._worker, self._owner = worker, os.getpid()
        assert worker.stdin is not None
        assert worker.stdout is not None
        return worker.stdin, worker.stdout


def _send(stream: IO[bytes], request: dict[str, Any], data: bytes) -> None:
    """A request as the worker reads it: a line of JSON, then the bytes."""
    stream.write(json.dumps({**request, "length": len(data)}).encode() + b"\n")
    stream.write(data)
    stream.flush()


def _reading(written: dict[str, Any]) -> Reading:
    return Reading(**{**written, "notes": tuple(written["notes"])})


def shared_reader(limits: Limits) -> Reader:
    """The reader of this process for given limits; its worker ends with the process."""
    return _shared(limits.seconds, limits.memory_bytes)


@functools.lru_cache(maxsize=8)
def _shared(seconds: float, memory_bytes: int) -> Reader:
    return Reader(seconds, memory_bytes)
