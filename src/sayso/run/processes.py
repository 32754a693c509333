"""Documents coded by several processes, in the order they came; the bytes are those of one process."""

from __future__ import annotations

import collections
import multiprocessing
import signal
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.synchronize import Event

from sayso.documents import Bad
from sayso.errors import SaysoError
from sayso.model import Coded, Document
from sayso.pipeline import load_knowledge
from sayso.run.batch import batches, code_batch
from sayso.settings import Settings

_AHEAD = 2  # batches in hand for each worker
_stop: Event | None = None  # set once in each worker, by `_start`


def run_processes(items: Iterable[Document | Bad], settings: Settings, workers: int) -> Generator[Coded | Bad]:
    """One result for each item, in order, with a bounded number of batches in hand.

    Workers start afresh (spawn), so a script that calls this needs the usual `if __name__ == "__main__":`. When the
    caller stops early, what is not finished is dropped. Raises SaysoError when a worker dies.
    """
    load_knowledge(settings)  # what is wrong with it, or a missing model, is found here and not in every worker
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(stop,))
    waiting: collections.deque[Future[list[Coded | Bad]]] = collections.deque()
    try:
        for batch in batches(items):
            waiting.append(pool.submit(_code, batch, settings))
            if len(waiting) >= _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise SaysoError("a worker died (out of memory?): use fewer workers or split long documents") from None
    finally:
        stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _code(batch: list[Document | Bad], settings: Settings) -> list[Coded | Bad]:
    results: list[Coded | Bad] = []
    for item in code_batch(batch, settings):
        if _stop is not None and _stop.is_set():  # nobody waits for this batch any more
            break
        results.append(item)
    return results


def _start(stop: Event) -> None:
    """Know the caller's stop, and leave Ctrl-C to the caller."""
    global _stop  # noqa: PLW0603  # a worker has no other place to keep it
    _stop = stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
