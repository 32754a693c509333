"""Bytes to text: which encoding was assumed, and which files are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import InputError

_SIGNATURES = (
    (b"%PDF-", "is a PDF with something before it: save it again as PDF"),
    (b"PK\x03\x04", "is an archive or a spreadsheet: unpack it, or save its text as a plain text file"),
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
# Encodings that pages are written in; Python knows others ("base64", "unicode_escape") that are none.
_WRITTEN = (
    "utf",
    "iso8859",
    "cp",
    "koi8",
    "mac-",
    "gb",
    "big5",
    "shift_jis",
    "euc_",
    "tis-620",
    "iso2022",
)
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x20), 0x7F)))
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SEEN = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F], " ") | {
    code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)
}
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
    return mend(_not_binary(_decode(data)))


def decode_markup(data: bytes, charset: str | None = None) -> Decoded:
    """Read the bytes of a page in the encoding that it declares, where it holds; by themselves where not.

    Raises InputError when they are no text.
    """
    declared = _known(charset)
    if declared is None or any(data.startswith(mark) for mark, _ in _MARKS):
        return _not_binary(_decode(data))
    try:
        return _not_binary(Decoded(data.decode(declared)))
    except UnicodeDecodeError:
        decoded = _decode(data)
        return _not_binary(Decoded(decoded.text, (f"declared as {charset}, which it is not", *decoded.notes)))


def _known(charset: str | None) -> str | None:
    """The encoding that a web page means by a name: browsers read "latin-1" and "ascii" as cp1252."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if name.startswith(_WRITTEN) else None


def _not_binary(decoded: Decoded) -> Decoded:
    controls = sum(map(decoded.text.count, _CONTROLS))
    if controls * 50 > len(decoded.text) and (controls > 3 or controls * 2 > len(decoded.text)):
        raise InputError("is binary, not text")
    return decoded


def mend(decoded: Decoded) -> Decoded:
    """Note NUL characters, and put U+FFFD for halves of surrogate pairs, which no file can hold."""
    text, notes = decoded.text, list(decoded.notes)
    if nuls := text.count("\x00"):
        notes.append(f"{nuls} NUL character(s), read as spaces")
    text, halves = _HALVES.subn(_BAD_BYTE, text)
    if halves:
        notes.append(f"{halves} half character(s), read as {_BAD_BYTE}")
    return Decoded(text, tuple(notes))


def printable(decoded: Decoded) -> Decoded:
    r"""Put a space for each control character, which would command a terminal or end a database's string.

    Those of 80 to 9F are mostly Windows punctuation whose encoding was told wrong, and become that. Nothing moves: each
    stands for one character.

    >>> printable(Decoded("It\x92s \x1b[2Jover"))
    Decoded(text='It’s  [2Jover', notes=('2 control character(s), read as spaces or punctuation',))
    """
    if not _UNSEEN.search(decoded.text):
        return decoded
    unseen = sum(map(decoded.text.count, map(chr, _SEEN)))
    notes = [note for note in decoded.notes if "NUL character(s)" not in note]
    note = f"{unseen} control character(s), read as spaces or punctuation"
    return Decoded(decoded.text.translate(_SEEN), (*notes, note))


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
