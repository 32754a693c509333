"""How much one address may unpack to: the same count for all that lies in it, however deep."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from sayso.documents.limits import Limits
from sayso.errors import InputError

_GRACES = 16  # small files in one archive that may each unpack to the grace bytes


_SLOW = 5


class Exhausted(InputError):
    """All that one address may unpack to is used up: nothing else of it is read."""


@dataclass(slots=True)
class Budget:
    """What is still allowed for one address that the user named; `packed` is its size in bytes, where that is known."""

    limits: Limits
    packed: int | None = None
    unpacked: int = 0
    files: int = 0
    pages: int = 0
    slow: int = 0

    @property
    def most(self) -> int:
        """The most bytes that it may unpack to: files that lie over each other in an archive count each time."""
        limits = self.limits
        if self.packed is None:
            return limits.unpacked_bytes
        return min(limits.unpacked_bytes, _GRACES * limits.grace_bytes + self.packed * limits.ratio)

    def take(self, count: int) -> None:
        """Count unpacked bytes; raises InputError past the limit."""
        self.unpacked += count
        if self.unpacked > self.most:
            raise Exhausted(f"unpacks to more than {size(self.most)}: broken, an attack, or to be split")

    def take_file(self) -> None:
        """Count one file of an archive; raises InputError past the limit."""
        self.files += 1
        if self.files > self.limits.entries:
            raise Exhausted(f"holds more than {self.limits.entries:,} files: split it")

    def take_slow(self) -> None:
        """Count one report that took too long to read; raises InputError when there are more than an accident."""
        self.slow += 1
        if self.slow >= _SLOW:
            raise Exhausted(f"holds {_SLOW} reports that take too long to read: the rest is left")

    def take_page(self) -> None:
        """Count one page that a list leads to; raises InputError past the limit."""
        self.pages += 1
        if self.pages > self.limits.pages:
            raise Exhausted(f"lists more than {self.limits.pages:,} pages: the others are not fetched")


class Unpacked(io.RawIOBase):
    """A stream of unpacked bytes that stops with InputError when they are too many for the bytes they came from."""

    def __init__(self, stream: BinaryIO, packed: Callable[[], int], budget: Budget) -> None:
        self._stream, self._packed, self._budget = stream, packed, budget
        self._count = 0

    def readable(self) -> bool:
        """True: that is all it can do."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read the next bytes, counting them."""
        try:
            data = self._stream.read(len(buffer))
        except InputError:
            raise
        except Exception as error:  # zlib, lzma, bz2, zipfile and their like each have errors of their own
            raise InputError(f"is broken: {error or type(error).__name__}") from None
        limits = self._budget.limits
        self._count += len(data)
        self._budget.take(len(data))
        if self._count > max(limits.grace_bytes, self._packed() * limits.ratio):
            raise InputError(f"unpacks to more than {limits.ratio} times its size: broken, or an attack")
        buffer[: len(data)] = data
        return len(data)


def size(count: int) -> str:
    """A number of bytes for people.

    >>> size(64 << 20)
    '64 MB'
    """
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if count >= unit:
            return f"{count / unit:.0f} {name}"
    return f"{count} bytes"
