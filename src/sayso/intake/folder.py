"""Folders: the files in them, and nothing outside them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.documents.kinds import MAIL
from sayso.errors import InputError

_BUFFER = 1 << 18
_MAILDIR = {"cur", "new", "tmp"}
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder; `problem` says why it is not read, `declared` what its folder says that it is."""

    path: Path
    declared: str = ""
    problem: str | None = None


def open_file(path: Path, *, follow: bool = True) -> BinaryIO:
    """A regular file, opened for reading; a link is followed only where the user named it.

    Pipes, sockets and devices are never read: they could wait for ever. Raises InputError for those, OSError as `open`
    does.
    """
    flags = _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0)
    number = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise InputError("is no regular file: save what it gives to one, or pipe it in as -")
        return os.fdopen(number, "rb", buffering=_BUFFER)
    except BaseException:
        os.close(number)
        raise


def find_files(folder: Path) -> Iterator[Found]:
    """Every file of a folder and of the folders in it, in the order of their names; hidden ones are left out.

    A link is reported and not followed, so that nothing outside the folder is read.
    """
    waiting: list[tuple[Path, str]] = [(folder, "")]
    while waiting:
        path, declared = waiting.pop()
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield Found(path, problem=f"cannot be read: {error.strerror or error}")
            continue
        yield from _files(entries, declared)
        maildir = {entry.name for entry in entries} >= _MAILDIR
        folders = [entry for entry in entries if not _hidden(entry) and entry.is_dir(follow_symlinks=False)]
        if maildir:  # what lies in tmp is still being delivered
            folders = [entry for entry in folders if entry.name != "tmp"]
        waiting.extend((Path(entry.path), MAIL if maildir else "") for entry in reversed(folders))


def _files(entries: list[os.DirEntry[str]], declared: str) -> Iterator[Found]:
    for entry in entries:
        if _hidden(entry) or entry.is_dir(follow_symlinks=False):
            continue
        if entry.is_symlink():
            yield Found(
                Path(entry.path), problem="is a link: it is not followed out of the folder; add what it points to"
            )
        elif not entry.is_file(follow_symlinks=False):
            yield Found(Path(entry.path), problem="is no regular file: a pipe, a socket or a device is not opened")
        else:
            yield Found(Path(entry.path), declared)


def _hidden(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".")
