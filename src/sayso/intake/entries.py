"""RSS, Atom and sitemaps: what a feed or a sitemap lists. Parsing runs in the worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from sayso.documents.html import read_fragment
from sayso.documents.reading import one_line
from sayso.errors import InputError
from sayso.intake.dates import read_date
from sayso.intake.markup import check_xml

_MOST = 10_000  # entries


def parse_feed(data: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a feed: id, link, title, published, publisher, and summary and content as text.

    Raises InputError when the feed declares entities, or is no feed.
    """
    import feedparser

    check_xml(data)
    # A stream, for feedparser opens a string of bytes as a file name first. Nothing is fetched either way.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=True)
    if not feed.entries and not feed.version:
        raise InputError("no feed: neither RSS nor Atom")
    publisher = one_line(feed.feed.get("title"))
    for entry in feed.entries[:_MOST]:
        yield _plain(entry, publisher)


def _plain(entry: Any, publisher: str | None) -> dict[str, Any]:
    contents = [part.get("value") or "" for part in entry.get("content", ())]
    link = entry.get("link") or ""
    return {
        "id": one_line(entry.get("id") or link, 2000),
        "link": link if link.startswith(("http://", "https://")) else None,
        "title": one_line(read_fragment(entry.get("title") or "")),
        "published": _date(entry),
        "publisher": one_line((entry.get("source") or {}).get("title")) or publisher,
        "summary": read_fragment(entry.get("summary") or ""),
        "content": read_fragment(max(contents, key=len, default="")),
    }


def _date(entry: Any) -> str | None:
    """The date as the feed writes it, or as feedparser makes it out; that of the last change is another matter."""
    written = read_date(entry.get("published"))
    if written is None and (parsed := entry.get("published_parsed")):
        return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return written


def parse_sitemap(data: bytes) -> Iterator[dict[str, Any]]:
    """The places that a sitemap lists, when each last changed, and whether it is another sitemap (`index`).

    Raises InputError when the sitemap is broken or attacks.
    """
    from xml.etree.ElementTree import ParseError  # only the name of its error

    from defusedxml import DefusedXmlException, ElementTree

    check_xml(data)
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(data), forbid_dtd=True):
            name = _local(element.tag)
            if name in ("url", "sitemap"):
                parts = {_local(child.tag): (child.text or "").strip() for child in element}
                if place := parts.get("loc"):
                    yield {"place": place, "changed": parts.get("lastmod"), "index": name == "sitemap"}
                element.clear()
    except DefusedXmlException:
        raise InputError("the sitemap has a DTD, as attacks do: not read") from None
    except (ParseError, ValueError, LookupError) as error:
        raise InputError(f"the sitemap is broken: {error}") from None


def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
