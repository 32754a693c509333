"""Messages give their text; their headers say who published it and when."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import HTML, MORE, TEXT
from sayso.documents import Bad
from sayso.intake import Limits
from sayso.intake.mail import split_messages
from sayso.model.arrival import Arrival

Read = Callable[..., list[Arrival | Bad]]
FROM = b"From news@valley.example Mon Mar 11 10:00:00 2024\n"


def message(text: str | None = TEXT, html: str | None = None, **headers: str) -> bytes:
    made = EmailMessage()
    known = {
        "From": "The Valley Post <news@valley.example>",
        "Subject": "Bridge — closed",
        "Message-ID": "<7@valley.example>",
    }
    for name, value in {**known, "Date": "Tue, 12 Mar 2024 23:30:00 +0500", **headers}.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        (made.add_alternative if text is not None else made.set_content)(html, subtype="html")
    return bytes(made)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_message_says_who_published_it_and_when(tmp_path: Path, read: Read) -> None:
    data = message(html=HTML)
    [item] = read(write(tmp_path, "a.eml", data))
    assert isinstance(item, Arrival)
    document = item.document
    assert document is not None
    assert (document.text.strip(), document.title, document.publisher) == (TEXT, "Bridge — closed", "The Valley Post")
    assert (document.published, item.own_id) == ("2024-03-12", "<7@valley.example>")
    assert (item.original.data, item.original.media_type) == (data, "message/rfc822")


def test_a_message_of_html_alone_goes_through_the_page_reader(tmp_path: Path, read: Read) -> None:
    [item] = read(write(tmp_path, "a.eml", message(None, HTML)))
    assert isinstance(item, Arrival)
    assert item.document is not None
    assert TEXT in item.document.text
    assert "steal" not in item.document.text
    assert item.document.publisher == "The Valley Post"


def test_a_mailbox_gives_each_message_its_own_bytes(tmp_path: Path, read: Read) -> None:
    first, second = message(), message(f"{MORE}\n>From the town, people fled.")
    items = read(write(tmp_path, "mail", FROM + first + b"\n" + FROM + second + b"\n"))
    assert [item.retrieval.place for item in items if isinstance(item, Arrival)] == ["message 1", "message 2"]
    assert items[0].original.data.rstrip(b"\n") == first.rstrip(b"\n")  # type: ignore[union-attr]
    assert items[1].document.text.strip() == f"{MORE}\nFrom the town, people fled."  # type: ignore[union-attr]


def test_a_maildir_is_a_folder_of_messages(tmp_path: Path, read: Read) -> None:
    plain = b"Subject: Bridge\nFrom: a@b.example\n\n" + TEXT.encode()
    write(tmp_path, "cur/1:2,S", plain)
    write(tmp_path, "new/2", plain)
    write(tmp_path, "tmp/3", plain)
    items = read(tmp_path)
    assert [item.document.title for item in items] == ["Bridge", "Bridge"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Subject: x\nFrom: y\nMIME-Version: 1.0\nContent-Type: image/png\n\nx", "no text"),
        (
            b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n!",
            "no text",
        ),
        (
            b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 100_000,
            "more than 2,000 parts",
        ),
    ],
)
def test_a_message_without_text_keeps_its_bytes(data: bytes, reason: str, tmp_path: Path, read: Read) -> None:
    [item] = read(write(tmp_path, "a.eml", data))
    assert isinstance(item, Arrival)
    assert reason in (item.problem or "")
    assert item.original.data == data


def test_parts_in_each_other_without_end_do_no_harm(tmp_path: Path, read: Read) -> None:
    head = b"MIME-Version: 1.0\nSubject: x\n"
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    nested = b"Content-Type: message/rfc822\n\n" * 1500
    for data in (head + deep, head + nested):
        [item] = read(write(tmp_path, "a.eml", data))
        assert isinstance(item, Arrival)
        assert item.problem


def test_a_message_that_takes_for_ever_is_given_up(tmp_path: Path, read: Read) -> None:
    """Each line is compared with the boundary of every part that it lies in."""
    head = b"MIME-Version: 1.0\nSubject: x\n"
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(200))
    [item] = read(write(tmp_path, "a.eml", head + deep + b"\n" * 3_000_000), limits=Limits(seconds=1.0))
    assert isinstance(item, Arrival)
    assert "seconds to read" in (item.problem or "")


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?b?" + base64.b64encode(b"x") + b"?=\n",
        b"Subject: =?no-such?q?x?=\n",
        b"Subject: =?utf-8?b?!?=\n",
        b"Subject: \xff\xfe\n",
        b"From: " + b"(" * 20_000 + b"\n",
        b"Date: " + b"1" * 20_000 + b"\n",
        b"Content-Type: text/plain; charset=\xff\n",
        b"Content-Type: " + b";" * 20_000 + b"\n",
        b"X-Long: " + b"a b " * 50_000 + b"\n",
    ],
)
def test_odd_headers_do_no_harm(header: bytes, tmp_path: Path, read: Read) -> None:
    [item] = read(write(tmp_path, "a.eml", b"MIME-Version: 1.0\n" + header + b"\n" + TEXT.encode()))
    assert isinstance(item, Arrival)
    assert item.document is not None
    assert item.document.text == TEXT


def test_a_message_that_is_too_long_leaves_the_others(tmp_path: Path, read: Read) -> None:
    box = FROM + b"Subject: x\n\n" + b"x" * 5000 + b"\n\n" + FROM + b"Subject: y\n\n" + TEXT.encode()
    bad, item = read(write(tmp_path, "a.mbox", box), limits=Limits(report_bytes=2000))
    assert isinstance(bad, Bad)
    assert "too long" in bad.error
    assert isinstance(item, Arrival)
    assert item.document is not None


@given(
    st.lists(st.binary(min_size=1, max_size=80).filter(lambda data: b"From " not in data and data.strip()), max_size=6)
)
def test_a_mailbox_comes_apart_as_it_was_put_together(messages: list[bytes]) -> None:
    box = b"".join(FROM + message + b"\n\n" for message in messages)
    assert list(split_messages(io.BytesIO(box), 1 << 20)) == [message + b"\n\n" for message in messages]
