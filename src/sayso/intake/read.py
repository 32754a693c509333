"""Addresses to arrivals: what the user named, opened one after the other."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.documents import Bad
from sayso.documents.kinds import (
    CSV,
    FEED,
    GZIP,
    JSON_LINES,
    MAIL,
    MAILBOX,
    PARQUET,
    SITEMAP,
    TSV,
    WARC,
    ZIP,
    tell_kind,
)
from sayso.documents.limits import Limits
from sayso.errors import InputError
from sayso.intake.archives import read_gzip, read_zip
from sayso.intake.budget import Budget, Exhausted
from sayso.intake.desk import Desk
from sayso.intake.feed import read_feed_file, read_sitemap
from sayso.intake.fetch import Fetcher
from sayso.intake.folder import find_files, open_file
from sayso.intake.lines import read_json_lines
from sayso.intake.mail import read_mailbox, read_message
from sayso.intake.page import fetch_page
from sayso.intake.parcel import Parcel
from sayso.intake.parquet import read_parquet
from sayso.intake.reader import shared_reader
from sayso.intake.single import read_single
from sayso.intake.table import read_table
from sayso.intake.warc import read_warc
from sayso.model import Document
from sayso.model.arrival import Arrival, Retrieval

log = logging.getLogger(__name__)

STANDARD_INPUT = "-"
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")
_FORMATS: dict[str, Callable[[Parcel, Desk], Iterator[Arrival | Bad | Parcel]]] = {
    JSON_LINES: read_json_lines,
    CSV: read_table,
    TSV: read_table,
    PARQUET: read_parquet,
    MAIL: read_message,
    MAILBOX: read_mailbox,
    WARC: read_warc,
    ZIP: read_zip,
    GZIP: read_gzip,
    FEED: read_feed_file,
    SITEMAP: read_sitemap,
}


def read_arrivals(
    addresses: Iterable[str | Path],
    *,
    clock: Callable[[], str],
    defaults: Document | None = None,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Arrival | Bad]:
    """One item for every report at the addresses: files, folders, http(s) addresses, "-" for standard input.

    `clock` gives the UTC time as "2026-01-02T03:04:05Z". `defaults` (a document whose text does not matter) gives
    publisher, title, date, language and address of what does not say them itself. Nothing is read ahead, and no input
    raises: what cannot be read is an arrival with a problem, or a Bad where there are no bytes to keep.
    """
    limits = limits or Limits()
    desk = Desk(clock=clock, limits=limits, fetcher=fetcher or Fetcher(), reader=shared_reader(limits))
    defaults = defaults or Document(text="", id="-")
    for address in addresses:
        yield from _guarded(str(address), _read_address(address, desk, defaults))


def _guarded(address: str, items: Iterator[Arrival | Bad]) -> Iterator[Arrival | Bad]:
    """The items as they come; an error ends those of one address and not the batch."""
    try:
        yield from items
    except InputError as error:
        yield Bad(error=str(error), file=address)
    except OSError as error:
        yield Bad(error=f"cannot be read: {error.strerror or error}", file=address)
    except ValueError as error:  # a NUL in a path
        yield Bad(error=f"cannot be read: {error}", file=address)


def _read_address(address: str | Path, desk: Desk, defaults: Document) -> Iterator[Arrival | Bad]:
    written = str(address)
    if isinstance(address, str) and "://" in address:
        named = _named("http", written, io.BytesIO(), desk, defaults)
        yield from open_parcel(fetch_page(written, named, desk, follow=True), desk)
    elif written == STANDARD_INPUT:
        yield from open_parcel(_named("stdin", written, sys.stdin.buffer, desk, defaults), desk)
    elif Path(written).is_dir():
        for found in find_files(Path(written)):
            if found.problem:
                yield Bad(error=found.problem, file=_shown(found.path))
            else:
                items = _read_file(found.path, desk, defaults, declared=found.declared, inside=True)
                yield from _guarded(_shown(found.path), items)
    else:
        yield from _read_file(Path(written), desk, defaults)


def _named(method: str, address: str, stream: BinaryIO, desk: Desk, defaults: Document) -> Parcel:
    retrieval = Retrieval(method=method, address=address, retrieved=desk.clock())
    return Parcel(stream=stream, retrieval=retrieval, defaults=defaults, budget=Budget(desk.limits))


def _read_file(
    path: Path, desk: Desk, defaults: Document, *, declared: str = "", inside: bool = False
) -> Iterator[Arrival | Bad]:
    with open_file(path, follow=not inside) as stream:
        retrieval = Retrieval(method="file", address=_shown(path), retrieved=desk.clock())
        parcel = Parcel(
            stream=stream,
            retrieval=retrieval,
            defaults=defaults,
            budget=Budget(desk.limits, packed=os.fstat(stream.fileno()).st_size),
            name=path.name,
            path=path,
            declared=declared,
            follow=not inside,
        )
        yield from open_parcel(parcel, desk)


def _shown(path: Path) -> str:
    """A path as text that every terminal and database takes: a file's name may hold any byte."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace").translate(_CONTROLS)


def open_parcel(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """Everything in a parcel, whatever it holds; an error in it ends it with a Bad on its place."""
    try:
        head, parcel = parcel.begin()
        kind = tell_kind(head, parcel.name, parcel.declared)
        for item in _FORMATS.get(kind, read_single)(parcel, desk):
            if isinstance(item, Parcel):
                yield from open_parcel(item, desk)
            else:
                yield item
    except InputError as error:
        if isinstance(error, Exhausted) and parcel.depth:
            raise
        yield parcel.bad(str(error))
    except Exception as error:  # a hostile file makes the libraries raise whatever they meet
        log.debug("%s", parcel.retrieval.address, exc_info=True)
        yield parcel.bad(f"cannot be read: {error or type(error).__name__}")
