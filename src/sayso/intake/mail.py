"""Mail: single messages, mailboxes, and the files of a Maildir."""

from __future__ import annotations

import email.errors
import email.header
import email.utils
import io
import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from sayso.documents import Bad
from sayso.documents.decode import Decoded, decode_markup, mend
from sayso.documents.html import read_html
from sayso.documents.kinds import HTML, MAIL
from sayso.documents.reading import Reading, one_line
from sayso.errors import InputError
from sayso.intake.dates import read_date
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original

_PARTS = 2_000  # boundaries and parts of one message
_LONGEST_HEADER = 5_000
_PIECE = 1 << 20
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)


def read_message(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """The one report of a message."""
    data = parcel.whole()
    yield _arrival(data, parcel, desk, None)


def read_mailbox(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """One arrival for each message of a mailbox, split at its "From " lines."""
    for number, data in enumerate(split_messages(parcel.stream, desk.limits.report_bytes), 1):
        if data is None:
            yield parcel.bad("the message is too long to be a report", f"message {number}")
        else:
            yield _arrival(data, parcel, desk, f"message {number}")


def split_messages(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The messages of a mailbox, each without its "From " line; None for one that is too long."""
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    lines: list[bytes] = []
    count, begun, blank, whole = 0, False, True, True
    while line := reader.readline(_PIECE):
        if whole and blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if count <= most else None
            lines, count, begun = [], 0, True
        else:
            count += len(line)
            if count <= most:
                lines.append(line)
        blank, whole = whole and not line.strip(), line.endswith(b"\n")
    if begun:
        yield b"".join(lines) if count <= most else None


def _arrival(data: bytes, parcel: Parcel, desk: Desk, place: str | None) -> Arrival:
    original = Original(data=data, media_type=MAIL)
    try:
        reading, own_id = desk.reader.message(data)
    except InputError as error:
        return desk.failed(parcel, original, error, place=place)
    return desk.arrival(parcel, original, reading, place=place, own_id=own_id)


def parse_message(data: bytes) -> tuple[Reading, str | None]:
    """The report of a message and the message's id. Runs in the worker: MIME can be made to take for ever.

    Raises InputError when it holds no text.
    """
    if data.count(b"\n--") > _PARTS:
        raise InputError(f"the message has more than {_PARTS:,} parts: broken, or an attack")
    message = email.message_from_bytes(data)
    found = _body(message)
    sender, address = _sender(_header(message, "From") or "")
    reading = Reading(
        text=found.text,
        title=_header(message, "Subject"),
        publisher=one_line(sender) or one_line(address),
        published=read_date(_header(message, "Date")),
        notes=found.notes,
    )
    return reading, _header(message, "Message-ID")


def _body(message: Message) -> Reading:
    """The first part of plain text that is no attachment, or else the first of HTML."""
    parts = [
        part for part in message.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"
    ]
    for part in parts:
        if part.get_content_type() == "text/plain" and (payload := _payload(part)).strip():
            decoded = mend(decode_markup(payload, part.get_content_charset()))
            return Reading(text=_QUOTED_FROM.sub(r"\1", decoded.text), notes=decoded.notes)
    for part in parts:
        if part.get_content_type() == HTML and (payload := _payload(part)).strip():
            return read_html(payload, charset=part.get_content_charset())
    raise InputError("the message holds no text: save its attachments and add those")


def _sender(header: str) -> tuple[str, str]:
    try:
        return email.utils.parseaddr(header)
    except RecursionError:  # brackets in brackets
        return "", ""


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: Message, name: str) -> str | None:
    """A header's words on one line, decoded."""
    raw = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        return one_line(mend(Decoded(str(email.header.make_header(email.header.decode_header(raw))))).text)
    except (email.errors.HeaderParseError, LookupError, ValueError):
        return one_line(mend(Decoded(raw)).text)
