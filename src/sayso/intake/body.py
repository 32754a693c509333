"""The body of a response: read in pieces, unpacked in pieces, never more than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from sayso.errors import InputError
from sayso.intake.budget import size

_PIECE = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS


def read_body(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The body's bytes, unpacked. `encoding` is the Content-Encoding header.

    Raises InputError for a body that is packed otherwise than asked for, broken, or larger than `most`.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _bounded(pieces, most)
    if encoding not in ("gzip", "x-gzip"):
        raise InputError(f"the server packs the page as {encoding[:40]!r}, which was not asked for")
    return _bounded(_gunzip(_counted(pieces, most)), most)


def _bounded(pieces: Iterable[bytes], most: int) -> bytes:
    return b"".join(_counted(pieces, most))


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most:
            raise InputError(f"more than {size(most)}: no single report is so large")
        yield piece


def _gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack at most a piece at a time, so that a bomb is cut off before it fills the memory."""
    unpacker = zlib.decompressobj(_GZIP)
    try:
        for piece in pieces:
            data = piece
            while data and not unpacker.eof:
                yield unpacker.decompress(data, _PIECE)
                data = unpacker.unconsumed_tail
        yield unpacker.flush(_PIECE)
    except zlib.error as error:
        raise InputError(f"the packed page is broken: {error}") from None
    if not unpacker.eof:
        raise InputError("the packed page ends too early")
