"""What became of each item, and a good end on Ctrl-C."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any, TypeVar

import typer

from sayso.cli.errors import INTERRUPTED, NOT_ALL
from sayso.documents import Bad, is_foreign
from sayso.model import Coded
from sayso.settings import Settings

log = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R", bound=Coded | Bad)


class Tally:
    """Counts what could not be coded and says so; `status` is the exit status so far.

    Within `with tally:` Ctrl-C ends the results, so that the output in hand is finished properly; a second one is the
    usual KeyboardInterrupt.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.status = 0
        self._waiting = False
        self._interrupted = False
        self._before: Any = None

    def __enter__(self) -> Tally:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def watch(self, results: Iterator[R]) -> Iterator[R]:
        """The results as they come, noted; after Ctrl-C no more come, and what is finished is kept."""
        for item in self.until_interrupted(results):
            self._note(item)
            yield item

    def until_interrupted(self, items: Iterator[T]) -> Iterator[T]:
        """The items as they come; after Ctrl-C no more come, and what is finished is kept."""
        try:
            while not self._interrupted and (item := self._next(items)) is not None:
                yield item
        except KeyboardInterrupt:
            self._interrupted = True
        if self._interrupted:
            typer.echo("sayso: interrupted: what was finished is kept", err=True)
            self.status = INTERRUPTED

    def _next(self, items: Iterator[T]) -> T | None:
        self._waiting = True
        try:
            return next(items, None)
        finally:
            self._waiting = False

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        """Break off coding at once, but let what is being written be written."""
        again, self._interrupted = self._interrupted, True
        if again or self._waiting:
            raise KeyboardInterrupt

    def _note(self, item: Coded | Bad) -> None:
        if isinstance(item, Bad):
            log.warning("%s", item)
            self.status = NOT_ALL
        elif item.refused is not None:
            log.warning("%s not coded: %s", item.document.id, item.refused)
            if not is_foreign(item.document, self.settings):
                self.status = NOT_ALL
