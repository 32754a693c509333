"""Pages come from public addresses only, politely, within limits; nothing else gets through or hangs."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import time
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.intake import Fetcher, FetchSettings
from sayso.intake.addresses import read_address
from sayso.intake.body import read_body
from webserver import Server, local_fetcher, serve

PAGE = "<html><body><p>Police said two men were killed at the bridge.</p></body></html>"


def refuses(fetcher: Fetcher, url: str, match: str) -> None:
    with pytest.raises(InputError, match=match):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    ("url", "match"),
    [
        ("file:///etc/passwd", "only http"),
        ("ftp://example.org/x", "only http"),
        ("gopher://example.org/x", "only http"),
        ("data:text/html,x", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//example.org/x", "only http"),
        ("http://", "no name"),
        ("http://:80/", "no name"),
        ("http://user:secret@example.org/", "name and password"),
        ("http://example.org@127.0.0.1/", "name and password"),
        ("http://example.org\\@127.0.0.1/", "spaces or control"),
        ("http://exa mple.org/", "spaces or control"),
        ("http://example.org/\r\nX-Injected: 1", "spaces or control"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:99999/", "not a web address"),
        ("http://[::1/", "not a web address"),
        ("http://" + "a" * 5000 + ".example/", "too long"),
        ("http://-.example/", "no name"),
        ("http://localhost/", "public"),
        ("http://api.localhost/", "public"),
        ("http://intranet/", "public"),
        ("http://printer.local/", "public"),
        ("http://metadata.google.internal/computeMetadata/v1/", "public"),
        ("http://127.1/", "is a number"),
        ("http://2130706433/", "is a number"),
        ("http://0x7f000001/", "is a number"),
        ("http://0177.0.0.1/", "is a number"),
        ("http://0x7f.0.0.1/", "is a number"),
        ("http://127.0.0.1./", "is a number"),
        ("http://１２７.0.0.1/", "is a number"),
    ],
)
def test_an_address_that_is_not_fetched(url: str, match: str) -> None:
    with pytest.raises(InputError, match=match):
        read_address(url)


@pytest.mark.parametrize(
    "host",
    """127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200
    192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 [::] [::1] [fe80::1] [fc00::1] [fd00:ec2::254]
    [ff02::1] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe] [64:ff9b:1::1]
    [2002:7f00:1::] [2002:a00:1::1] [2001:0:7f00:1::] [2001:db8::1]""".split(),
)
def test_addresses_that_are_not_public_are_refused(host: str) -> None:
    refuses(Fetcher(FetchSettings(obey_robots=False)), f"http://{host}/", "public")


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["93.184.216.34", "::1"], []])
def test_a_name_that_leads_to_a_private_address_is_refused(addresses: list[str]) -> None:
    fetcher = Fetcher(FetchSettings(obey_robots=False), resolver=lambda *_: addresses)
    refuses(fetcher, "http://news.example.org/", "public")


def test_a_page_comes_with_what_proves_it(server: Server) -> None:
    server.pages["/a"] = (
        200,
        {"ETag": '"7"', "Content-Type": "text/html; charset=Latin-1", "X-Other": "x"},
        b"caf\xe9",
    )
    fetched = local_fetcher().fetch(server.url("/a#part"))
    assert (fetched.url, fetched.data, fetched.declared) == (server.url("/a"), b"caf\xe9", "text/html")
    assert fetched.charset == "latin-1"
    assert fetched.header("etag") == '"7"'
    assert fetched.header("x-other") is None


def test_without_leave_the_same_server_is_refused(server: Server) -> None:
    server.pages["/a"] = PAGE
    refuses(Fetcher(), server.url("/a"), "public")
    assert server.asked == []


def test_a_name_server_that_changes_its_answer_gains_nothing(server: Server) -> None:
    """The first answer is checked and connected to; the name is not looked up again for the connection."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    settings = FetchSettings(obey_robots=False, connect_seconds=0.2, total_seconds=0.5)
    with pytest.raises(InputError):  # nothing answers there, or nothing is reachable from here
        Fetcher(settings, resolver=resolver).fetch(f"http://news.example.org:{server.base.rpartition(':')[2]}/")
    assert asked == ["news.example.org"]
    assert server.asked == []


def test_a_name_is_connected_at_the_address_that_was_checked(server: Server) -> None:
    server.pages["/a"] = PAGE
    port = server.base.rpartition(":")[2]
    fetcher = Fetcher(FetchSettings(allow_private=True, obey_robots=False), resolver=lambda *_: ["127.0.0.1"])
    assert fetcher.fetch(f"http://news.example.org:{port}/a").data == PAGE.encode()
    assert server.asked[0][1]["host"] == f"news.example.org:{port}"


def test_redirects_are_followed_and_checked_again(server: Server) -> None:
    server.pages["/a"] = (302, {"Location": "/b"}, b"")
    server.pages["/b"] = PAGE
    assert local_fetcher().fetch(server.url("/a")).url == server.url("/b")
    for target in ("file:///etc/passwd", "http://user:pw@example.org/", "ftp://example.org/", "http://["):
        server.pages["/a"] = (302, {"Location": target}, b"")
        refuses(local_fetcher(), server.url("/a"), "no(t a)? web address|name and password")


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop is taken for public; the second is this machine under its own number."""
    port = server.base.rpartition(":")[2]
    server.pages["/a"] = (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b"")
    public = "sayso.intake.wire.check_public"
    seen: list[str] = []

    def check(addresses: list[object]) -> None:
        from sayso.intake.addresses import check_public

        seen.extend(map(str, addresses))
        if seen != ["127.0.0.1"]:
            check_public(addresses)  # type: ignore[arg-type]

    monkeypatch.setattr(public, check)
    resolver = {"news.example.org": ["127.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
    fetcher = Fetcher(FetchSettings(obey_robots=False, delay=0), resolver=lambda host, _: resolver[host])
    refuses(fetcher, f"http://news.example.org:{port}/a", "public")
    assert seen == ["127.0.0.1", "169.254.169.254"]


def test_endless_redirects_end(server: Server) -> None:
    server.pages["/a"] = (302, {"Location": "/a"}, b"")
    refuses(local_fetcher(redirects=3), server.url("/a"), "more than 3 redirects")
    assert len([path for path, _ in server.asked if path == "/a"]) == 4


def endless(answer: BaseHTTPRequestHandler) -> None:
    answer.send_response(200)
    answer.end_headers()
    while True:
        answer.wfile.write(b"x" * 65536)


def slow_body(answer: BaseHTTPRequestHandler) -> None:
    answer.send_response(200)
    answer.end_headers()
    for _ in range(100):
        answer.wfile.write(b"x")
        time.sleep(0.05)


def slow_headers(answer: BaseHTTPRequestHandler) -> None:
    answer.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        answer.wfile.write(f"X-{number}: x\r\n".encode())
        time.sleep(0.05)


def silent(answer: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


def huge_headers(answer: BaseHTTPRequestHandler) -> None:
    answer.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        answer.wfile.write(b"X-Filler: " + b"x" * 8000 + b"\r\n")


def one_huge_header(answer: BaseHTTPRequestHandler) -> None:
    answer.wfile.write(b"HTTP/1.1 200 OK\r\nX-Filler: ")
    while True:
        answer.wfile.write(b"x" * 65536)


def no_http(answer: BaseHTTPRequestHandler) -> None:
    answer.wfile.write(b"220 mail.example.org ESMTP\r\n")


@pytest.mark.parametrize(
    ("page", "match", "seconds"),
    [
        (endless, "more than 1 MB", 60),
        (slow_body, "too long", 0.4),
        (slow_headers, "too long", 0.4),
        (silent, "too long", 0.4),
        (huge_headers, "cannot be fetched", 60),
        (one_huge_header, "cannot be fetched", 60),
        (no_http, "cannot be fetched", 60),
    ],
)
def test_a_server_that_never_ends_is_left(server: Server, page: object, match: str, seconds: float) -> None:
    server.pages["/a"] = page  # type: ignore[assignment]
    started = time.monotonic()
    fetcher = local_fetcher(most_bytes=1 << 20, read_seconds=seconds, total_seconds=seconds, obey_robots=False)
    refuses(fetcher, server.url("/a"), match)
    assert time.monotonic() - started < 15


ZEROS = b"\0" * (50 << 20)


@pytest.mark.parametrize(
    ("encoding", "body", "match"),
    [
        ("gzip", gzip.compress(ZEROS, mtime=0), "more than 1 MB"),
        (
            "gzip",
            gzip.compress(gzip.compress(ZEROS, mtime=0), mtime=0),
            None,
        ),  # what comes out is a file that is still packed
        ("gzip, gzip", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "not asked for"),
        ("br", b"x", "not asked for"),
        ("zstd", b"x", "not asked for"),
        ("deflate", zlib.compress(b"x"), "not asked for"),
        ("gzip", b"no gzip", "broken"),
        ("gzip", gzip.compress(b"x" * 1000, mtime=0)[:-9], "too early"),
    ],
)
def test_packed_pages_stay_within_limits(server: Server, encoding: str, body: bytes, match: str | None) -> None:
    server.pages["/a"] = (200, {"Content-Encoding": encoding}, body)
    fetcher = local_fetcher(most_bytes=1 << 20)
    if match is None:
        assert len(fetcher.fetch(server.url("/a")).data or b"") < 1 << 20
    else:
        refuses(fetcher, server.url("/a"), match)


def test_a_packed_page_is_unpacked(server: Server) -> None:
    server.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE.encode() * 9000, mtime=0))
    assert local_fetcher().fetch(server.url("/a")).data == PAGE.encode() * 9000


@given(st.integers(0, 200_000), st.integers(1, 70_000), st.sampled_from([1, 6, 9]))
def test_unpacking_gives_back_what_was_packed(length: int, piece: int, level: int) -> None:
    data = (b"Police said so. " * (length // 16 + 1))[:length]
    packed = gzip.compress(data, level, mtime=0)
    pieces = [packed[start : start + piece] for start in range(0, len(packed), piece)]
    assert read_body(pieces, "gzip", 1 << 20) == data


def test_a_mark_of_a_version_that_is_no_ascii_is_not_sent_back(server: Server) -> None:
    server.pages["/a"] = PAGE
    assert local_fetcher().fetch(server.url("/a"), etag='"é"', last_modified="x\r\nX-Injected: 1").data
    assert not {"if-none-match", "if-modified-since", "x-injected"} & dict(server.asked)["/a"].keys()


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "font/woff2", "text/css", "application/javascript; x=y"])
def test_what_holds_no_text_is_not_fetched(server: Server, kind: str) -> None:
    server.pages["/a"] = (200, {"Content-Type": kind}, b"x")
    refuses(local_fetcher(), server.url("/a"), "holds no text")


@pytest.mark.parametrize(
    ("status", "match"), [(404, "no such page"), (403, "forbids"), (500, "failed"), (418, "refused")]
)
def test_an_error_is_said(server: Server, status: int, match: str) -> None:
    server.pages["/a"] = (status, {}, b"x")
    refuses(local_fetcher(), server.url("/a"), match)


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    server.pages["/a"] = (304, {"ETag": '"7"'}, b"")
    fetched = local_fetcher().fetch(server.url("/a"), etag='"7"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert fetched.data is None
    asked = dict(server.asked)["/a"]
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"7"', "Mon, 01 Jan 2024 00:00:00 GMT")


def test_robots_are_asked_once_and_obeyed(server: Server) -> None:
    server.pages |= {"/robots.txt": b"User-agent: *\nDisallow: /private\n", "/a": PAGE, "/private/b": PAGE}
    fetcher = local_fetcher()
    assert fetcher.fetch(server.url("/a")).data
    refuses(fetcher, server.url("/private/b"), "robots.txt")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]
    assert local_fetcher(obey_robots=False).fetch(server.url("/private/b")).data


@pytest.mark.parametrize("page", [(500, {}, b""), (302, {"Location": "/robots.txt"}, b""), no_http])
def test_a_site_whose_robots_cannot_be_read_is_left_alone(server: Server, page: object) -> None:
    server.pages |= {"/robots.txt": page, "/a": PAGE}  # type: ignore[dict-item]
    refuses(local_fetcher(), server.url("/a"), "robots.txt")


def test_a_host_is_asked_at_its_pace(server: Server) -> None:
    server.pages |= {"/robots.txt": b"User-agent: *\nCrawl-delay: 7\n", "/a": PAGE}
    now, pauses = [100.0], []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        now[0] += seconds

    fetcher = Fetcher(FetchSettings(allow_private=True, delay=3), sleep=sleep, monotonic=lambda: now[0])
    fetcher.fetch(server.url("/a"))
    now[0] += 2
    fetcher.fetch(server.url("/a"))
    fetcher.fetch(server.url("/a"), delay=30)
    assert pauses == [5.0, 30.0]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_a_certificate_is_checked_against_the_name_and_not_the_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=news.example.org -addext"
    names = ["subjectAltName=DNS:news.example.org", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made.split(), *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serve(context) as server:
        server.pages["/a"] = PAGE
        port = server.base.rpartition(":")[2]
        fetcher = Fetcher(
            FetchSettings(allow_private=True, obey_robots=False, delay=0), resolver=lambda *_: ["127.0.0.1"]
        )
        refuses(fetcher, f"https://news.example.org:{port}/a", "self-signed")
        known = ssl.create_default_context(cafile=str(certificate))
        monkeypatch.setattr("httpcore._sync.connection.default_ssl_context", lambda: known)
        assert fetcher.fetch(f"https://news.example.org:{port}/a").data == PAGE.encode()
        refuses(fetcher, f"https://other.example.org:{port}/a", "Hostname mismatch")
