"""The watch list is looked at again and again; what came in once does not come twice, what failed comes later."""

from __future__ import annotations

from pathlib import Path

import pytest

from containers import HTML, MORE, TEXT
from sayso.documents import Bad
from sayso.errors import KnowledgeError
from sayso.intake import FeedState, Limits, WatchEntry, check_watch_list, example_feeds, load_watch_list, read_feed
from sayso.model.arrival import Arrival
from webserver import Server, local_fetcher

TIME = "2026-01-02T03:04:05Z"
XML = {"Content-Type": "application/xml"}


def feed(*links: str) -> bytes:
    items = "".join(
        f"<item><title>Bridge</title><link>{link}</link><description>{TEXT}</description></item>" for link in links
    )
    return f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>".encode()


def look(
    entry: WatchEntry, state: FeedState | None = None, limits: Limits | None = None
) -> tuple[list[Arrival | Bad], FeedState]:
    visit = read_feed(entry, clock=lambda: TIME, state=state, fetcher=local_fetcher(), limits=limits)
    return list(visit), visit.state


def asked(server: Server) -> list[str]:
    paths = [path for path, _ in server.asked if path != "/robots.txt"]
    server.asked.clear()
    return paths


def test_only_what_is_new_comes_in(server: Server) -> None:
    entry = WatchEntry(url=server.url("/feed"), publisher="The Valley Post", language="en", country="KE")
    server.pages |= {"/feed": (200, {**XML, "ETag": '"1"'}, feed(server.url("/a"))), "/a": HTML, "/b": HTML}
    [first], state = look(entry)
    assert isinstance(first, Arrival)
    assert first.document is not None
    assert (first.document.publisher, first.document.language) == ("The Valley Post", "en")
    assert (state.etag, state.checked, len(state.seen)) == ('"1"', TIME, 1)
    assert asked(server) == ["/feed", "/a"]
    server.pages["/feed"] = (304, {}, b"")
    assert look(entry, FeedState.from_dict(state.to_dict())) == ([], state)
    assert server.asked[1][1]["if-none-match"] == '"1"'
    asked(server)
    server.pages["/feed"] = (200, {**XML, "ETag": '"2"'}, feed(server.url("/b"), server.url("/a")))
    [second], state = look(entry, state)
    assert isinstance(second, Arrival)
    assert second.retrieval.address == server.url("/b")
    assert asked(server) == ["/feed", "/b"]
    assert (state.etag, len(state.seen)) == ('"2"', 2)


def test_a_page_that_fails_for_now_is_tried_again(server: Server) -> None:
    entry = WatchEntry(url=server.url("/feed"))
    server.pages |= {"/feed": (200, {**XML, "ETag": '"1"'}, feed(server.url("/a"))), "/a": (503, {}, b"")}
    [bad], state = look(entry)
    assert "tried again" in str(bad)
    assert (state.seen, state.etag) == ((), None)  # with its mark the server would say that nothing is new
    server.pages["/a"] = HTML
    [item], state = look(entry, state)
    assert isinstance(item, Arrival)
    assert state.etag == '"1"'


def test_a_page_that_is_gone_leaves_its_summary_once(server: Server) -> None:
    entry = WatchEntry(url=server.url("/feed"))
    server.pages["/feed"] = (200, XML, feed(server.url("/gone")))
    [item], state = look(entry)
    assert isinstance(item, Arrival)
    assert item.document is not None
    assert item.document.text == TEXT
    assert look(entry, state)[0] == []


def test_a_page_that_is_gone_without_a_word_is_told_once(server: Server) -> None:
    entry = WatchEntry(url=server.url("/s"), kind="sitemap")
    server.pages["/s"] = (200, XML, f"<urlset><url><loc>{server.url('/gone')}</loc></url></urlset>".encode())
    [bad], state = look(entry)
    assert "no such page" in str(bad)
    assert look(entry, state)[0] == []
    server.pages["/s"] = (200, XML, f"<urlset><url><loc>{server.url('/busy')}</loc></url></urlset>".encode())
    server.pages["/busy"] = (429, {}, b"")
    for _ in range(2):
        [bad], state = look(entry, state)
        assert "tried again" in str(bad)


def test_the_state_is_true_when_a_look_is_broken_off(server: Server) -> None:
    entry = WatchEntry(url=server.url("/feed"))
    server.pages |= {
        "/feed": (200, {**XML, "ETag": '"1"'}, feed(server.url("/a"), server.url("/b"))),
        "/a": HTML,
        "/b": HTML,
    }
    visit = read_feed(entry, clock=lambda: TIME, fetcher=local_fetcher())
    items = iter(visit)
    next(items)
    next(items)
    assert len(visit.state.seen) == 1  # the second is still in hand
    assert visit.state.etag is None
    [again], _ = look(entry, visit.state)
    assert isinstance(again, Arrival)
    assert again.retrieval.address == server.url("/b")


def test_a_page_comes_in_when_it_has_changed(server: Server) -> None:
    entry = WatchEntry(url=server.url("/a"), kind="page")
    server.pages["/a"] = HTML
    [item], state = look(entry)
    assert isinstance(item, Arrival)
    assert look(entry, state)[0] == []
    server.pages["/a"] = f"<html><body><p>{MORE}</p></body></html>"
    [item], state = look(entry, state)
    assert isinstance(item, Arrival)


def test_a_sitemap_is_worked_off_over_several_looks(server: Server) -> None:
    entry = WatchEntry(url=server.url("/s"), kind="sitemap")
    urls = "".join(f"<url><loc>{server.url(f'/{n}')}</loc></url>" for n in range(5))
    server.pages |= {f"/{n}": HTML for n in range(5)}
    server.pages["/s"] = (200, {**XML, "ETag": '"1"'}, f"<urlset>{urls}</urlset>".encode())
    state, counts = None, []
    for _ in range(4):
        items, state = look(entry, state, Limits(pages=2))
        counts.append(len(items))
    assert counts == [2, 2, 1, 0]
    assert state is not None
    assert state.etag == '"1"'


@pytest.mark.parametrize("kind", ["feed", "sitemap", "page"])
def test_what_cannot_be_had_or_read_is_a_reason(kind: str, server: Server) -> None:
    entry = WatchEntry(url=server.url("/x"), kind=kind)  # type: ignore[arg-type]
    [bad], state = look(entry)
    assert "no such page" in str(bad)
    assert state == FeedState(checked=TIME)
    if kind != "page":
        server.pages["/x"] = b"no XML at all"
        [bad], state = look(entry)
        assert isinstance(bad, Bad)
        assert state.etag is None


GOOD = """
feeds:
  - url: https://news.example.org/rss.xml
    publisher: The Valley Post
    language: en
    country: KE
    delay: 5
  - url: https://ministry.example.org/sitemap.xml
    kind: sitemap
"""


def test_a_watch_list_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(GOOD)
    first, second = load_watch_list(path)
    assert (first.publisher, first.kind, first.delay) == ("The Valley Post", "feed", 5)
    assert (second.kind, second.publisher) == ("sitemap", None)
    assert check_watch_list(path) == []


def test_the_example_is_an_empty_list_and_true_when_uncommented(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(example_feeds())
    assert load_watch_list(path) == ()
    example = example_feeds().split("\n# feeds:")[1].split("\nfeeds: []")[0]
    path.write_text("feeds:" + example.replace("\n# ", "\n").replace("\n#", "\n"))
    assert [entry.kind for entry in load_watch_list(path)] == ["feed", "sitemap"]


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(
        "feeds:\n- url: ftp://a.example/\n- kind: feed\n- url: https://a.example/\n  kind: blog\n  delay: -1\n  lang: en\n"
        "- url: https://a.example/\n  language: English\n- text\n- url: https://b.example/\n- url: https://b.example/\nmore: 1\n"
    )
    problems = check_watch_list(path)
    for words in (
        "entry 1: url",
        "entry 2: url",
        "entry 3: kind",
        "entry 3: delay",
        "entry 3: lang",
        "entry 4: language",
    ):
        assert any(words in problem for problem in problems), words
    assert any("entry 5: entry" in problem for problem in problems)
    assert any("listed twice" in problem for problem in problems)
    assert any("'more'" in problem for problem in problems)
    with pytest.raises(KnowledgeError, match="problem"):
        load_watch_list(path)


@pytest.mark.parametrize("text", ["", "[]", "feeds: x", "feeds: [", "!!python/object:os.system x", "a: " * 5000])
def test_what_is_no_watch_list_says_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(text)
    assert check_watch_list(path)
    assert check_watch_list(tmp_path / "none.yaml")
