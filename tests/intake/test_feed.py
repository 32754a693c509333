"""Feeds and sitemaps lead to pages where the user named them; what they say is evidence, what they try is refused."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from containers import HTML, LAUGHS, MORE, PARAMETER, REMOTE, SECRET, TEXT, make_zip
from sayso.documents import Bad
from sayso.errors import InputError
from sayso.intake import Limits
from sayso.intake.entries import parse_feed, parse_sitemap
from sayso.model.arrival import Arrival
from webserver import Server

Read = Callable[..., list[Arrival | Bad]]
XML = {"Content-Type": "application/xml"}
WHOLE = "".join(f"<p>{TEXT}</p>" for _ in range(10))
BARE = f"<html><body><p>{MORE}</p></body></html>"


def rss(*items: str, head: str = "<?xml version='1.0'?>") -> bytes:
    content = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return f"{head}<rss version='2.0' {content}><channel><title>The Valley Post</title>{''.join(items)}</channel></rss>".encode()


def item(link: str = "", body: str = "", guid: str = "", title: str = "Bridge") -> str:
    date = "<pubDate>Tue, 12 Mar 2024 23:30:00 +0500</pubDate>"
    return f"<item><title>{title}</title><link>{link}</link>{f'<guid>{guid}</guid>' if guid else ''}{date}{body}</item>"


def carried(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def summary(text: str) -> str:
    return f"<description>{text}</description>"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def arrived(found: Arrival | Bad) -> Arrival:
    assert isinstance(found, Arrival), found
    assert found.document is not None, found.problem
    return found


def test_what_a_feed_carries_whole_is_the_report(tmp_path: Path, read: Read) -> None:
    data = rss(item("https://valley.example/a", carried(WHOLE + "<script>steal()</script>"), "g1"))
    arrival = arrived(read(write(tmp_path, "a.xml", data))[0])
    document = arrival.document
    assert document is not None
    assert document.text.count(TEXT) == 10
    assert "steal" not in document.text
    assert (document.title, document.publisher, document.published) == ("Bridge", "The Valley Post", "2024-03-12")
    assert (document.url, arrival.own_id) == ("https://valley.example/a", "g1")
    assert json.loads(arrival.original.data)["link"] == "https://valley.example/a"


def test_a_feed_on_the_web_leads_to_its_pages(server: Server, read: Read) -> None:
    server.pages["/feed"] = (200, XML, rss(item(server.url("/a")), item(server.url("/b"), title="Town")))
    server.pages |= {"/a": HTML, "/b": BARE}
    first, second = (arrived(found) for found in read(server.url("/feed")))
    assert first.original.data == HTML.encode()
    assert (first.retrieval.method, first.retrieval.address) == ("feed", server.url("/a"))
    assert second.document is not None
    assert (second.document.title, second.document.publisher) == ("Town", "The Valley Post")
    assert (second.document.published, second.document.url) == ("2024-03-12", server.url("/b"))


def test_a_page_that_fails_leaves_the_summary_with_a_note(server: Server, read: Read) -> None:
    server.pages["/feed"] = (200, XML, rss(item(server.url("/gone"), summary(TEXT)), item(server.url("/gone"))))
    first, second = read(server.url("/feed"))
    assert arrived(first).document.text == TEXT  # type: ignore[union-attr]
    assert "summary" in arrived(first).notes[0]
    assert isinstance(second, Bad)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_list_that_lies_in_a_folder_or_an_archive_fetches_nothing(
    kind: str, server: Server, tmp_path: Path, read: Read
) -> None:
    server.pages["/a"] = HTML
    sitemap = f"<urlset><url><loc>{server.url('/a')}</loc></url></urlset>".encode()
    data = rss(item(server.url("/a"))) if kind == "feed" else sitemap
    write(tmp_path, "list.xml", data)
    write(tmp_path, "list.zip", make_zip({"list.xml": data}))
    assert all(isinstance(found, Bad) for found in read(tmp_path))
    assert server.asked == []
    assert arrived(read(tmp_path / "list.xml")[0])


def test_pages_of_a_feed_are_checked_like_any_other(server: Server, tmp_path: Path, read: Read) -> None:
    evil = ["file:///etc/passwd", "ftp://example.org/a", "http://user:pw@example.org/", "javascript:alert(1)"]
    server.pages["/feed"] = (200, XML, rss(*(item(link) for link in evil)))
    assert all(isinstance(found, Bad) for found in read(server.url("/feed")))


def test_a_sitemap_leads_to_its_pages_and_to_other_sitemaps(server: Server, read: Read) -> None:
    inner = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> {server.url('/a')} </loc></url></urlset>"
    index = f"<sitemapindex><sitemap><loc>{server.url('/inner.xml.gz')}</loc></sitemap></sitemapindex>"
    server.pages["/index.xml"] = (200, XML, index.encode())
    server.pages["/inner.xml.gz"] = (200, {"Content-Type": "application/gzip"}, gzip.compress(inner.encode()))
    server.pages["/a"] = HTML
    [found] = read(server.url("/index.xml"))
    assert arrived(found).retrieval.address == server.url("/a")


def test_lists_that_list_themselves_end(server: Server, read: Read) -> None:
    index = f"<sitemapindex><sitemap><loc>{server.url('/s')}</loc></sitemap></sitemapindex>"
    server.pages["/s"] = (200, XML, index.encode())
    server.pages["/f"] = (200, XML, rss(item(server.url("/f"), summary(TEXT))))
    assert all(isinstance(found, Bad) for found in read(server.url("/s")))
    read(server.url("/f"))
    assert len(server.asked) < 20


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_list_leads_to_so_many_pages(kind: str, server: Server, read: Read) -> None:
    server.pages["/a"] = HTML
    urls = f"<url><loc>{server.url('/a')}</loc></url>" * 50
    listed = f"<urlset>{urls}</urlset>".encode()
    server.pages["/s"] = (200, XML, listed if kind == "sitemap" else rss(*[item(server.url("/a"))] * 50))
    *pages, bad = read(server.url("/s"), limits=Limits(pages=5))
    assert len(pages) == 5
    assert "more than 5 pages" in str(bad)


@pytest.mark.parametrize("head", [LAUGHS, SECRET, PARAMETER])
def test_entities_in_feeds_and_sitemaps_are_refused(head: str, tmp_path: Path, read: Read) -> None:
    feed = rss(item("", summary("&m; &l; " + TEXT)), head=head)
    with pytest.raises(InputError, match="entities"):
        list(parse_feed(feed))
    with pytest.raises(InputError, match="entities"):
        list(parse_sitemap(f"{head}<urlset><url><loc>&m;&l;</loc></url></urlset>".encode()))
    [bad] = read(write(tmp_path, "a.xml", feed))
    assert isinstance(bad, Bad)


def test_a_dtd_elsewhere_is_not_asked_for(server: Server, tmp_path: Path, read: Read) -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{server.url("/rss.dtd")}">'
    with pytest.raises(InputError, match="files of its own"):
        list(parse_feed(rss(item("", carried(WHOLE)), head=head)))
    with pytest.raises(InputError, match="files of its own"):
        list(parse_sitemap(f"{head}<urlset/>".encode()))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{server.url("/x.dtd")}"><html><body><p>{TEXT}</p></body></html>'
    )
    assert arrived(read(write(tmp_path, "a.xhtml", page.encode()))[0])
    assert server.asked == []
    assert REMOTE  # the same in a Word document: tests/documents/test_docx.py


@pytest.mark.parametrize("head", [LAUGHS, SECRET, PARAMETER])
def test_entities_in_pages_are_not_followed(head: str, tmp_path: Path, read: Read) -> None:
    page = f"{head}<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{TEXT} &m;&l;</p></body></html>".encode()
    [found] = read(write(tmp_path, "a.xhtml", page))
    text = arrived(found).document.text  # type: ignore[union-attr]
    assert len(text) < 1000
    assert Path("/etc/hostname").read_text().strip() not in text


@pytest.mark.parametrize(
    "data",
    [
        b"<rss",
        b"<rss><channel><item>",
        b"<rss>" + b"<a>" * 5_000,
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>" + b"x" * 100_000,
        b"<?xml version='1.0' encoding='no-such'?><rss><channel></channel></rss>",
        b"<urlset>" + b"<a>" * 50_000,
        b"<urlset><url></urlset>",
        b"<?xml version='1.0'?><TEI><p>text</p></TEI>",
    ],
)
def test_broken_lists_say_so_and_stop_nothing(data: bytes, tmp_path: Path, read: Read) -> None:
    *_, last = read(write(tmp_path, "a.xml", data), write(tmp_path, "b.txt", TEXT.encode()))
    assert arrived(last)


def test_a_file_name_is_not_taken_for_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "secret", rss(item("", carried(WHOLE))))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="no feed"):
        list(parse_feed(b"secret"))


def test_an_entry_says_where_it_was_first() -> None:
    origin = "<source url='https://other.example/'>The Harbour Times</source>"
    [entry] = parse_feed(rss(item("https://a.example/", origin + summary("<b>Two</b> killed"))))
    assert (entry["publisher"], entry["summary"]) == ("The Harbour Times", "Two killed")
