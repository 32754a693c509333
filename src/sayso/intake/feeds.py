"""One look at an entry of the watch list: what is new there, and what to remember for the next look."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.documents import Bad
from sayso.documents.limits import Limits
from sayso.errors import InputError
from sayso.intake.body import read_body
from sayso.intake.budget import Budget
from sayso.intake.desk import Desk
from sayso.intake.feed import Later, read_entry
from sayso.intake.fetch import Fetched, Fetcher, Unreachable
from sayso.intake.page import fetch_page, page_parcel
from sayso.intake.parcel import Parcel
from sayso.intake.read import open_parcel
from sayso.intake.reader import shared_reader
from sayso.intake.watchlist import WatchEntry
from sayso.model import Document
from sayso.model.arrival import Arrival, Retrieval
from sayso.model.record import Record

_REMEMBERED = 50_000  # entries of one feed, the newest; a sitemap lists that many pages at most
_GZIP_MARK = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState(Record):
    """What is remembered of an entry between two looks; it goes through JSON with `to_dict` and `from_dict`.

    `etag` and `last_modified` are what the server said last, None when it has to be asked for everything again; `seen`
    are keys of what has come in already, the oldest first; `checked` is when it was last looked at.
    """

    etag: str | None = None
    last_modified: str | None = None
    seen: tuple[str, ...] = ()
    checked: str | None = None


class Visit:
    """One look at an entry: iterate over it for what is new.

    `state` is at every moment what to remember of what has been given out so far. It forgets nothing when the look is
    broken off, and takes nothing as seen that could not be read.
    """

    def __init__(self, entry: WatchEntry, desk: Desk, state: FeedState) -> None:
        self.entry, self.state = entry, state
        self._desk = desk
        self._seen = dict.fromkeys(state.seen)
        self._complete = True

    def __iter__(self) -> Iterator[Arrival | Bad]:
        entry, state = self.entry, self.state
        try:
            answer = self._desk.fetcher.fetch(
                entry.url, etag=state.etag, last_modified=state.last_modified, delay=entry.delay
            )
        except InputError as error:
            self._remember()
            yield Bad(error=str(error), file=entry.url)
            return
        if answer.data is None:  # unchanged
            self._remember()
            return
        try:
            for item in self._look(answer):
                yield self._attributed(item)
        except InputError as error:
            self._complete = False
            yield Bad(error=str(error), file=entry.url)
        self._remember(answer)

    def _look(self, answer: Fetched) -> Iterator[Arrival | Bad]:
        """What is new in what the server answered."""
        parcel = page_parcel(self.entry.url, answer, self._root(), self._desk)
        if self.entry.kind == "page":
            yield from self._page(parcel, answer.data or b"")
        elif self.entry.kind == "sitemap":
            yield from self._sitemap(parcel, _unpacked(answer.data or b"", self._desk.limits))
        else:
            for listed in self._desk.reader.entries(answer.data or b""):
                name = listed["id"] or listed["link"] or listed["title"] or ""
                items = read_entry(listed, dataclasses.replace(parcel, follow=True), self._desk, again=True)
                yield from self._once(name, _opened(items, self._desk))

    def _page(self, parcel: Parcel, data: bytes) -> Iterator[Arrival | Bad]:
        yield from self._once(hashlib.sha256(data).hexdigest(), open_parcel(parcel, self._desk))

    def _sitemap(self, parcel: Parcel, data: bytes) -> Iterator[Arrival | Bad]:
        """The pages not yet seen, up to a number at one look; the next look goes on from there."""
        for listed in self._desk.reader.places(data):
            place, key = listed["place"], f"{listed['place']} {listed['changed'] or ''}"
            if not listed["index"] and not self._new(key):
                continue
            if parcel.budget.pages >= self._desk.limits.pages:
                self._complete = False
                return
            parcel.budget.take_page()
            if listed["index"]:
                yield from self._inner_sitemap(place, parcel)
            else:
                yield from self._once(key, self._fetched(place, parcel))

    def _inner_sitemap(self, place: str, parcel: Parcel) -> Iterator[Arrival | Bad]:
        try:
            inner = fetch_page(place, parcel, self._desk)
            yield from self._sitemap(inner, _unpacked(inner.stream.read(), self._desk.limits))
        except InputError as error:
            self._complete = False
            yield Bad(error=str(error), file=place)

    def _fetched(self, place: str, parcel: Parcel) -> Iterator[Arrival | Bad]:
        try:
            page = fetch_page(place, parcel, self._desk)
        except Unreachable as error:
            yield Later(error=f"{error}; it will be tried again", file=place)
        except InputError as error:
            yield Bad(error=str(error), file=place)
        else:
            yield from open_parcel(page, self._desk)

    def _once(self, name: str, items: Iterator[Arrival | Bad]) -> Iterator[Arrival | Bad]:
        """The items unless they were seen before; what gave nothing for now is looked at again next time."""
        if not self._new(name):
            return
        came = False
        for item in items:
            came = came or not isinstance(item, Later)
            yield item
        if came:
            self._seen[_key(name)] = None
            self.state = dataclasses.replace(self.state, seen=tuple(self._seen)[-_REMEMBERED:])
        else:
            self._complete = False

    def _new(self, name: str) -> bool:
        return _key(name) not in self._seen

    def _remember(self, answer: Fetched | None = None) -> None:
        """Note the look; the server's marks of the version only when all of that version came in."""
        self.state = dataclasses.replace(self.state, checked=self._desk.clock())
        if answer is not None:
            etag, last_modified = answer.header("etag"), answer.header("last-modified")
            if not self._complete:
                etag = last_modified = None
            self.state = dataclasses.replace(self.state, etag=etag, last_modified=last_modified)

    def _root(self) -> Parcel:
        entry = self.entry
        return Parcel(
            stream=io.BytesIO(),
            retrieval=Retrieval(method="feed", address=entry.url, retrieved=self._desk.clock()),
            defaults=Document(text="", id="-", publisher=entry.publisher, language=entry.language),
            budget=Budget(self._desk.limits),
            delay=entry.delay,
        )

    def _attributed(self, item: Arrival | Bad) -> Arrival | Bad:
        """The watch list's word on who publishes it outranks what the page calls itself."""
        publisher = self.entry.publisher
        if isinstance(item, Bad) or item.document is None or publisher is None:
            return item
        return dataclasses.replace(item, document=dataclasses.replace(item.document, publisher=publisher))


def read_feed(
    entry: WatchEntry,
    *,
    clock: Callable[[], str],
    state: FeedState | None = None,
    fetcher: Fetcher | None = None,
    limits: Limits | None = None,
) -> Visit:
    """Look at an entry of the watch list; nothing is fetched before the look is iterated over."""
    limits = limits or Limits()
    desk = Desk(clock=clock, limits=limits, fetcher=fetcher or Fetcher(), reader=shared_reader(limits))
    return Visit(entry, desk, state or FeedState())


def _opened(items: Iterator[Arrival | Bad | Parcel], desk: Desk) -> Iterator[Arrival | Bad]:
    for item in items:
        if isinstance(item, Parcel):
            yield from open_parcel(item, desk)
        else:
            yield item


def _unpacked(data: bytes, limits: Limits) -> bytes:
    """A sitemap's bytes; many are served packed under a name with .gz."""
    return read_body([data], "gzip", limits.report_bytes) if data.startswith(_GZIP_MARK) else data


def _key(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]
