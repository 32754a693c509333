"""A parcel: a stream of bytes on its way in, with what is known about it before it is opened."""

from __future__ import annotations

import dataclasses
import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from sayso.documents import Bad
from sayso.documents.kinds import HEAD
from sayso.documents.reading import one_line
from sayso.errors import InputError
from sayso.intake.budget import Budget, size
from sayso.model import Document
from sayso.model.arrival import Retrieval

_IN_MEMORY = 8 << 20
_BLOCK = 1 << 20
_LONGEST_PLACE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Bytes still to be opened: one report, or a container of many.

    `name` and `declared` (a media type) help to tell what it is; `defaults` hold for what its reports do not say
    themselves. `path` is the file that it is, if it is one as it stands. `depth` is how many containers it lies in.
    `follow` is True when the pages that it lists may be fetched, `delay` the pause in seconds that its host is given;
    `address` is where on the web it truly was.
    """

    stream: BinaryIO
    retrieval: Retrieval
    defaults: Document
    budget: Budget
    name: str = ""
    declared: str = ""
    charset: str | None = None
    path: Path | None = None
    depth: int = 0
    follow: bool = False
    delay: float | None = None
    address: str | None = None

    def begin(self) -> tuple[bytes, Parcel]:
        """The first bytes, and the parcel as it was before they were read."""
        head = _read_fully(self.stream, HEAD)
        if self.stream.seekable():
            self.stream.seek(0)
            return head, self
        return head, dataclasses.replace(self, stream=io.BufferedReader(_Chained(head, self.stream)))

    def whole(self) -> bytes:
        """All of its bytes. Raises InputError when they are more than one report may have."""
        most = self.budget.limits.report_bytes
        data = _read_fully(self.stream, most + 1)
        if len(data) > most:
            raise InputError(f"more than {size(most)}: no single report is so large; split it")
        return data

    def seekable(self) -> IO[bytes]:
        """Its stream, put into a temporary file where it cannot be read from any place."""
        if self.stream.seekable():
            return self.stream
        spool: Any = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # it lives as long as the parcel
        count, most = 0, self.budget.limits.spooled_bytes
        while block := self.stream.read(_BLOCK):
            count += len(block)
            if count > most:
                raise InputError(f"more than {size(most)} to unpack at once: save it as a file and add that")
            spool.write(block)
        spool.seek(0)
        return spool  # type: ignore[no-any-return]

    def inside(self, place: str, stream: BinaryIO, **changes: Any) -> Parcel:
        """A parcel that lies in this one at a place. Raises InputError when it lies too deep."""
        if self.depth >= self.budget.limits.nesting:
            raise InputError(f"archives in each other, more than {self.budget.limits.nesting} deep: unpack them first")
        retrieval = dataclasses.replace(self.retrieval, place=self.place(place))
        fields: dict[str, Any] = {
            "depth": self.depth + 1,
            "follow": False,
            "path": None,
            "address": None,
            "declared": "",
            "name": place,
            **changes,
        }
        return dataclasses.replace(self, stream=stream, retrieval=retrieval, **fields)

    def place(self, place: str | None) -> str | None:
        """A place in this parcel as it is named from outside: "reports.zip's page.html" is "page.html"."""
        return ": ".join(part for part in (self.retrieval.place, one_line(place, _LONGEST_PLACE)) if part) or None

    def bad(self, error: str, place: str | None = None, line: int | None = None) -> Bad:
        """What is wrong with this parcel, or with a place in it."""
        where = self.place(place)
        return Bad(
            error=error, file=f"{self.retrieval.address}: {where}" if where else self.retrieval.address, line=line
        )


class _Chained(io.RawIOBase):
    """Bytes already read, then the rest of the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)


def _read_fully(stream: BinaryIO, most: int) -> bytes:
    """Up to so many bytes; a pipe may give fewer at a time."""
    blocks: list[bytes] = []
    left = most
    while left and (block := stream.read(min(left, _BLOCK))):
        blocks.append(block)
        left -= len(block)
    return b"".join(blocks)
