"""Feeds and sitemaps as they come: the pages that they list, fetched where the user asked for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from sayso.documents import Bad
from sayso.documents.reading import Reading
from sayso.errors import InputError
from sayso.intake.desk import Desk
from sayso.intake.fetch import Unreachable
from sayso.intake.page import fetch_page
from sayso.intake.parcel import Parcel
from sayso.intake.parquet import canonical
from sayso.model.arrival import Arrival, Original

_WHOLE = 600  # characters from which on an entry's content is the report and not its beginning
_ONLY_LISTED = "lists pages, which are fetched only when the list itself is named: add it by its own path or address"
_JSON = "application/json"


class Later(Bad):
    """A page that could not be had this time, and is worth another try."""

    __slots__ = ()


def read_feed_file(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad | Parcel]:
    """The reports of a feed: what it carries whole, the pages it links to, or else its summaries."""
    for entry in desk.reader.entries(parcel.whole()):
        yield from read_entry(entry, parcel, desk)


def read_entry(
    entry: dict[str, Any], parcel: Parcel, desk: Desk, *, again: bool = False
) -> Iterator[Arrival | Bad | Parcel]:
    """The report that one entry of a feed leads to; what the entry says holds for what the page does not say.

    `again` is True when the feed will be read again: a page that is only out of reach for now can then wait.
    """
    name = entry["id"] or entry["link"] or "entry"
    if len(entry["content"]) >= _WHOLE:
        yield _carried(entry, entry["content"], parcel, desk, ())
        return
    why = "only the feed's summary"
    if entry["link"] and parcel.follow:
        parcel.budget.take_page()
        try:
            yield fetch_page(entry["link"], _evidence(entry, parcel), desk, method="feed")
            return
        except InputError as error:
            if again and isinstance(error, Unreachable):
                yield Later(error=f"{error}; it will be tried again", file=entry["link"])
                return
            why = f"only the feed's summary: {entry['link']} {error}"
    text = max(entry["content"], entry["summary"], key=len)
    if text:
        yield _carried(entry, text, parcel, desk, (why,))
    else:
        yield parcel.bad(why.replace("only the feed's summary", "the feed carries no text of it"), name)


def read_sitemap(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad | Parcel]:
    """The pages of a sitemap, or of the sitemaps that it lists."""
    if not parcel.follow:
        raise InputError(_ONLY_LISTED)
    for listed in desk.reader.places(parcel.whole()):
        parcel.budget.take_page()
        try:
            yield fetch_page(listed["place"], parcel, desk, follow=listed["index"])
        except InputError as error:
            yield Bad(error=str(error), file=listed["place"])


def _evidence(entry: dict[str, Any], parcel: Parcel) -> Parcel:
    """The parcel with what the entry says in place of what is not known otherwise."""
    defaults = parcel.defaults
    known = {name: entry[name] for name in ("title", "published") if entry[name]}
    if defaults.publisher is None and entry["publisher"]:
        known["publisher"] = entry["publisher"]
    return dataclasses.replace(parcel, defaults=dataclasses.replace(defaults, **known), address=None)


def _carried(entry: dict[str, Any], text: str, parcel: Parcel, desk: Desk, notes: tuple[str, ...]) -> Arrival:
    """An entry that is the report itself; its original is the entry as canonical JSON."""
    original = Original(data=canonical(entry), media_type=_JSON)
    reading = Reading(text=text, url=entry["link"], notes=notes)
    place = entry["id"] or entry["link"] or entry["title"]
    return desk.arrival(_evidence(entry, parcel), original, reading, place=place, own_id=entry["id"])
