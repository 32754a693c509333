"""Files, folders, standard input and pages come in as arrivals with their bytes; one bad item stops nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.documents import Bad
from sayso.documents.jsonl import numbered_lines
from sayso.intake import Limits, read_arrivals
from sayso.intake.reader import Reader, TooSlow
from sayso.model.arrival import Arrival, Retrieval
from webserver import Server, local_fetcher

TIME = "2026-01-02T03:04:05Z"
Read = Callable[..., list[Arrival | Bad]]
TEXT = "Police said two men were killed at the bridge on Monday, an attack that nobody claimed."
MORE = "The army denied on Tuesday that its men had been near the town, a spokesperson said."
HTML = f"""<html lang=en><head><title>Bridge</title><meta property="og:site_name" content="The Valley Post">
<meta property="article:published_time" content="2024-03-12T23:30:00+05:00"><script>steal()</script></head>
<body><nav><a href=/>Home</a></nav><article><h1>Bridge</h1><p onclick="steal()">{TEXT}</p><p>{MORE}</p></article>
<style>p {{color: red}}</style></body></html>"""


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def arrived(item: Arrival | Bad) -> Arrival:
    assert isinstance(item, Arrival), item
    assert item.problem is None, item.problem
    assert item.document is not None
    return item


def test_a_text_keeps_its_bytes_and_how_it_came(tmp_path: Path, read: Read) -> None:
    path = write(tmp_path, "report.txt", TEXT)
    [item] = read(path, publisher="The Valley Post", published="2024-03-01", language="en", title="Bridge")
    arrival = arrived(item)
    assert arrival.original.data == TEXT.encode()
    assert arrival.original.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert arrival.original.media_type == "text/plain"
    assert arrival.retrieval == Retrieval(method="file", address=str(path), retrieved=TIME)
    document = arrival.document
    assert document is not None
    assert (document.text, document.publisher, document.published) == (TEXT, "The Valley Post", "2024-03-01")
    assert (document.language, document.title, arrival.own_id) == ("en", "Bridge", None)


def test_a_page_says_who_published_it_and_when(tmp_path: Path, read: Read) -> None:
    [item] = read(write(tmp_path, "page", HTML), publisher="Default", published="2020-01-01")
    document = arrived(item).document
    assert document is not None
    assert (document.title, document.publisher, document.published) == ("Bridge", "The Valley Post", "2024-03-12")
    assert f"{TEXT}\n\n{MORE}" in document.text
    assert not any(word in document.text for word in ("steal", "color", "Home", "<"))


def test_each_json_line_is_an_original_of_its_own(tmp_path: Path, read: Read) -> None:
    lines = [json.dumps({"text": TEXT, "id": 7, "publisher": "P"}), "{", "", json.dumps({"text": TEXT})]
    first, broken, empty, last = read(write(tmp_path, "reports.jsonl", "\n".join(lines) + "\n\n"), publisher="Q")
    assert arrived(first).original.data == lines[0].encode()
    assert (arrived(first).own_id, arrived(first).retrieval.place) == ("7", "line 1")
    assert arrived(first).document == arrived(last).document or arrived(first).document.publisher == "P"  # type: ignore[union-attr]
    assert isinstance(broken, Arrival)
    assert broken.document is None
    assert "not a JSON object" in (broken.problem or "")
    assert broken.original.data == b"{"
    assert isinstance(empty, Bad)
    assert empty.line == 3
    assert arrived(last).own_id is None


def test_a_folder_is_read_in_order_and_hidden_files_are_left(tmp_path: Path, read: Read) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "c/d.txt", ".git/config"):
        write(tmp_path, name, TEXT)
    names = [Path(arrived(item).retrieval.address).name for item in read(tmp_path)]
    assert names == ["a.txt", "b.txt", "d.txt"]


def test_nothing_outside_a_folder_is_read_and_nothing_in_it_hangs(tmp_path: Path, read: Read) -> None:
    secret = write(tmp_path, "secret.txt", TEXT)
    folder = tmp_path / "reports"
    good = write(folder, "good.txt", TEXT)
    (folder / "link.txt").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(folder / "socket"))
        items = read(folder)
    assert [item.retrieval.address for item in items if isinstance(item, Arrival)] == [str(good)]
    said = {Path(item.file).name: item.error for item in items if isinstance(item, Bad)}
    assert all("link" in said[name] for name in ("link.txt", "linked", "loop"))
    assert all("not opened" in said[name] for name in ("pipe", "socket"))


def test_a_pipe_that_is_named_is_not_waited_for(tmp_path: Path, read: Read) -> None:
    os.mkfifo(tmp_path / "pipe")
    [bad] = read(tmp_path / "pipe")
    assert "no regular file" in str(bad)
    [device] = read("/dev/zero")
    assert "no regular file" in str(device)


def test_what_cannot_be_read_stops_nothing(tmp_path: Path, read: Read) -> None:
    good = write(tmp_path, "good.txt", TEXT)
    missing, nul, web, picture, empty, last = read(
        tmp_path / "none",
        "a\0b",
        "ftp://x/y",
        write(tmp_path, "x.png", b"\x89PNG\r\n"),
        write(tmp_path, "e", b""),
        good,
    )
    assert isinstance(missing, Bad)
    assert "No such file" in missing.error
    assert isinstance(nul, Bad)
    assert isinstance(web, Bad)
    assert isinstance(picture, Arrival)
    assert "image" in (picture.problem or "")
    assert isinstance(empty, Bad)
    assert arrived(last)


@pytest.mark.parametrize("data", [json.dumps({"text": TEXT}).encode() + b"\n", TEXT.encode(), HTML.encode()])
def test_standard_input_may_hold_anything(data: bytes, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    [item] = read("-")
    assert TEXT in arrived(item).document.text  # type: ignore[union-attr]
    assert arrived(item).retrieval.method == "stdin"


def test_a_program_without_standard_input_reads_files(
    tmp_path: Path, read: Read, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pages["/a"] = HTML
    monkeypatch.setattr("sys.stdin", None)
    assert all(arrived(item) for item in read(write(tmp_path, "a.txt", TEXT), server.url("/a")))


def test_control_characters_reach_no_terminal_and_no_database(tmp_path: Path, read: Read) -> None:
    text = "It\x92s over\x00, \x1b[2Jpolice said, and nobody was hurt when the siege of the town ended."
    items = read(write(tmp_path, "a.txt", text), write(tmp_path, "b.jsonl", json.dumps({"text": text})))
    for item in items:
        arrival = arrived(item)
        assert arrival.document is not None
        assert arrival.document.text == text.replace("\x92", "’").replace("\x00", " ").replace("\x1b", " ")
        assert any("control" in note for note in arrival.notes)


def test_words_of_any_kind_reach_no_terminal_and_no_database(tmp_path: Path, read: Read) -> None:
    record = {
        "text": f"{TEXT} \ud800",
        "title": "a\x00b\x1b[2J",
        "publisher": "P\ud800",
        "url": "https://x.example/\x07",
    }
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J.jsonl"))
    path.write_text(json.dumps({**record, "id": "7\n\x00"}))
    arrival = arrived(read(path)[0])
    assert arrival.document is not None
    shown = json.dumps([arrival.document.to_dict(), arrival.retrieval.to_dict(), arrival.own_id], ensure_ascii=False)
    assert shown.encode("utf-8").isascii() is False
    assert not any(ord(character) < 32 or 0xD800 <= ord(character) < 0xE000 for character in shown)
    assert "\\u00" not in shown


def test_a_page_cannot_say_that_it_lay_elsewhere(server: Server, tmp_path: Path, read: Read) -> None:
    page = HTML.replace("<title>", "<link rel=canonical href='https://trusted.example/a'><title>")
    server.pages["/a"] = page
    web, file = read(server.url("/a"), write(tmp_path, "a.html", page))
    assert arrived(web).document.url == server.url("/a")  # type: ignore[union-attr]
    assert arrived(file).document.url == "https://trusted.example/a"  # type: ignore[union-attr]


def test_after_some_that_take_too_long_the_rest_of_a_file_is_left(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise TooSlow("takes too long")

    monkeypatch.setattr(Reader, "message", slow)
    mail = b"From a@b.example Mon Mar 11 10:00:00 2024\nSubject: x\nMIME-Version: 1.0\n\n" + TEXT.encode() + b"\n\n"
    *slow_ones, left, last = read(write(tmp_path, "a.mbox", mail * 50), write(tmp_path, "b.txt", TEXT))
    assert len(slow_ones) == 4
    assert "take too long" in str(left)
    assert arrived(last)


def test_a_line_without_end_is_not_read_into_memory(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "endless.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "')
        stream.truncate(1 << 27)  # a hole in the file: NULs without end
        stream.seek(0, 2)
        stream.write(b'"}\n' + json.dumps({"text": TEXT}).encode())
    bad, last = read(path, limits=Limits(characters=10_000))
    assert isinstance(bad, Bad)
    assert "too long" in bad.error
    assert arrived(last).retrieval.place == "line 2"


def test_memory_does_not_grow_with_what_is_read(tmp_path: Path) -> None:
    line = json.dumps({"text": TEXT * 20}).encode() + b"\n"
    small, large = write(tmp_path, "a.jsonl", line * 50), write(tmp_path, "b.jsonl", line * 5_000)
    peaks = []
    for path in (small, small, large):
        tracemalloc.start()
        assert all(isinstance(item, Arrival) for item in read_arrivals([path], clock=lambda: TIME))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < peaks[1] + (1 << 19)


@given(st.lists(st.binary(max_size=60).filter(lambda data: b"\n" not in data and b"\r" not in data), max_size=8))
def test_lines_keep_their_bytes(lines: list[bytes]) -> None:
    data = b"{}\n" + b"".join(line + b"\n" for line in lines)
    assert [line.data for line in numbered_lines(io.BytesIO(data), 1000)] == [b"{}", *lines]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"), max_size=60), max_size=8))
def test_lines_of_wide_characters_keep_their_bytes(lines: list[str]) -> None:
    data = "\ufeff{}\n".encode("utf-16-le") + "".join(line + "\n" for line in lines).encode("utf-16-le")
    found = list(numbered_lines(io.BytesIO(data), 1000))
    assert [line.data for line in found] == [line.encode("utf-16-le") for line in ["{}", *lines]]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    [bad] = read(path, limits=Limits(report_bytes=1 << 20))
    assert "more than 1 MB" in str(bad)


def test_a_text_that_is_too_long_keeps_its_bytes(tmp_path: Path, read: Read) -> None:
    [item] = read(write(tmp_path, "a.txt", TEXT * 10), limits=Limits(characters=100))
    assert isinstance(item, Arrival)
    assert "split it" in (item.problem or "")
    assert item.original.data


def test_a_page_on_the_web_becomes_an_arrival(server: Server, read: Read) -> None:
    server.pages["/old"] = (301, {"Location": "/new"}, b"")
    server.pages["/new"] = (200, {"ETag": '"7"', "Content-Type": "text/html; charset=utf-8"}, HTML.encode())
    [item] = read(server.url("/old"))
    arrival = arrived(item)
    assert arrival.original.data == HTML.encode()
    assert arrival.retrieval.method == "http"
    assert (arrival.retrieval.address, arrival.retrieval.final_url) == (server.url("/old"), server.url("/new"))
    assert ("etag", '"7"') in arrival.retrieval.headers
    assert arrival.document is not None
    assert (arrival.document.url, arrival.document.publisher) == (server.url("/new"), "The Valley Post")


def test_a_page_that_fails_keeps_its_place(server: Server, read: Read) -> None:
    server.pages["/b"] = HTML
    first, second = read(server.url("/a"), server.url("/b"))
    assert isinstance(first, Bad)
    assert first.file == server.url("/a")
    assert arrived(second)


def test_without_a_fetcher_this_machine_is_out_of_reach(server: Server) -> None:
    server.pages["/a"] = HTML
    [bad] = list(read_arrivals([server.url("/a")], clock=lambda: TIME))
    assert "public" in str(bad)
    assert local_fetcher().fetch(server.url("/a")).data
