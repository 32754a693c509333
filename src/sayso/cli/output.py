"""Where results go: standard output or a file, written as they come."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from sayso.errors import OutputError


def is_terminal(stream: TextIO) -> bool:
    """True when a person reads the stream."""
    return stream.isatty()


@contextlib.contextmanager
def open_output(path: Path | None, inputs: Iterable[str] = ()) -> Iterator[TextIO]:
    """Standard output for None, else the file, in UTF-8 with plain line ends on every system.

    Raises OutputError when it cannot be written, or when it is one of the inputs.
    """
    if path is None:
        if isinstance(sys.stdout, io.TextIOWrapper) and not is_terminal(sys.stdout):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        return
    if path.exists() and any(Path(one).exists() and path.samefile(one) for one in inputs):
        raise OutputError(f"{path} is also an input: write somewhere else")
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        with stream:
            yield stream
    except OSError as error:
        raise _cannot_write(path, error) from None


def write_all(pieces: Iterable[str], stream: TextIO) -> None:
    """Write each piece as soon as it is there."""
    for piece in pieces:
        stream.write(piece)
        stream.flush()


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot write {path}: {error.strerror or error}")
