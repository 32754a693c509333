"""Bytes to text: which encoding was assumed, and which files are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import InputError

_SIGNATURES = (
    (b"%PDF-", "is a PDF: take its text out first (pdftotext FILE), then code that"),
    (b"PK\x03\x04", "is an office document or a zip archive: save its text as a plain text file"),
    (b"\xd0\xcf\x11\xe0", "is an office document: save its text as a plain text file"),
    (b"{\\rtf", "is an RTF document: save its text as a plain text file"),
    (b"\x1f\x8b", "is compressed: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed: unpack it first"),
    (b"\x89PNG", "is an image: sayso reads text"),
    (b"\xff\xd8\xff", "is an image: sayso reads text"),
    (b"GIF8", "is an image: sayso reads text"),
)
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<\?xml|<rss)", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is not UTF-8 today is mostly a Windows or Macintosh page, or an East Asian standard.
_CANDIDATES = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u"),
    *("mac_roman", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr", "cp874"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_BAD_BYTE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what had to be assumed to read it (one line each)."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read bytes as text: by its byte order mark, as UTF-8, or in the likeliest older encoding, which is noted.

    Raises InputError, saying what the bytes look like, when they are no text.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(what)
    if _MARKUP.match(data):
        raise InputError("is a web page or XML: save its text as a plain text file")
    decoded = _decode(data)
    controls = len(_CONTROLS.findall(decoded.text))
    if controls * 50 > len(decoded.text) and (controls > 3 or controls * 2 > len(decoded.text)):
        raise InputError("is binary, not text")
    return mend(decoded)


def mend(decoded: Decoded) -> Decoded:
    """Note NUL characters, and put U+FFFD for halves of surrogate pairs, which no file can hold."""
    text, notes = decoded.text, list(decoded.notes)
    if nuls := text.count("\x00"):
        notes.append(f"{nuls} NUL character(s), read as spaces")
    if halves := len(_HALVES.findall(text)):
        text = _HALVES.sub(_BAD_BYTE, text)
        notes.append(f"{halves} half character(s), read as {_BAD_BYTE}")
    return Decoded(text, tuple(notes))


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if wide := _unmarked_utf16(data):
        return Decoded(data.decode(wide, errors="replace"), (f"no byte order mark, read as {wide}",))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_older(data)


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count(_BAD_BYTE)
    return Decoded(text, (f"{lost} character(s) that are not {encoding}, read as {_BAD_BYTE}",) if lost else ())


def _unmarked_utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a NUL for every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > half * 7 and even * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 7 and odd * 10 < half else None


def _decode_older(data: bytes) -> Decoded:
    lossy = data.decode("utf-8", errors="replace")
    lost = lossy.count(_BAD_BYTE)
    whole = sum(character > "\x7f" for character in lossy) - lost
    if whole > 4 * lost:  # UTF-8 with a few broken bytes
        return _lossy(data, "utf-8")
    foreign = sum(byte > 0x7F for byte in data)
    if foreign * 10 < len(data):  # a Western text with the odd accent, dash or curly quotation mark
        try:
            return Decoded(data.decode("cp1252"), ("not UTF-8, read as cp1252",))
        except UnicodeDecodeError:
            pass
    return _guess(data)


def _guess(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000], cp_isolation=list(_CANDIDATES)).best()
    if best is None:
        raise InputError("is binary, or text in an unknown encoding: save it as UTF-8")
    return Decoded(data.decode(best.encoding, errors="replace"), (f"not UTF-8, read as {best.encoding}",))
