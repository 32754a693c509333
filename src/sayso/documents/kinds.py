"""What bytes are: told by the bytes themselves, then by their name, then by what a server declared."""

from __future__ import annotations

import codecs
import re

TEXT, HTML, PDF = "text/plain", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON_LINES, CSV, TSV = "application/jsonl", "text/csv", "text/tab-separated-values"
PARQUET, MAIL, MAILBOX = "application/vnd.apache.parquet", "message/rfc822", "application/mbox"
WARC, ZIP, GZIP, TAR = "application/warc", "application/zip", "application/gzip", "application/x-tar"
FEED, SITEMAP, XML = "application/feed+xml", "application/sitemap+xml", "application/xml"

HEAD = 4096  # bytes that are enough to tell

_SIGNATURES = (
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\x1f\x8b", GZIP),
    (b"PAR1", PARQUET),
    (b"WARC/", WARC),
)
_SUFFIXES = {
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".jsonlines": JSON_LINES,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".eml": MAIL,
    ".mbox": MAILBOX,
}
_DECLARED = {
    HTML: HTML,
    "application/xhtml+xml": HTML,
    CSV: CSV,
    TSV: TSV,
    MAIL: MAIL,
    MAILBOX: MAILBOX,
    JSON_LINES: JSON_LINES,
    "application/x-ndjson": JSON_LINES,
}
_PROLOG = re.compile(
    rb"(?:\s+|<\?[^>]{0,1000}\?>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,500}(?:\[.{0,3000}?\]\s*)?>)+", re.I | re.S
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_ROOTS = {
    **dict.fromkeys((b"rss", b"feed", b"rdf"), FEED),
    **dict.fromkeys((b"urlset", b"sitemapindex"), SITEMAP),
    **dict.fromkeys((b"html", b"head", b"body", b"title", b"meta", b"article", b"div", b"p", b"h1"), HTML),
}
_HTML_DOCTYPE = re.compile(rb"\s*(?:<\?xml[^>]{0,500}\?>\s*)?<!doctype\s+html", re.IGNORECASE)
_LINE_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_MAILBOX = re.compile(rb"From \S+ .{0,60}\d{4}\r?\n[\w-]+:")
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,200}){2}", re.IGNORECASE)
_POSTED = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE)
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def tell_kind(head: bytes, name: str = "", declared: str = "") -> str:
    """The media type of what begins with `head`; `name` and `declared` count only where the bytes leave it open.

    >>> tell_kind(b"%PDF-1.7", "report.txt"), tell_kind(b"<rss version='2.0'>"), tell_kind(b"Police said so.")
    ('application/pdf', 'application/feed+xml', 'text/plain')
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"%PDF-" in head[:1024] and b"<" not in head[: head.index(b"%PDF-")]:
        return PDF
    if head[257:262] == b"ustar":
        return TAR
    text = _narrow(head)
    named = _SUFFIXES.get("." + name.lower().rpartition(".")[2]) or _DECLARED.get(plain_type(declared))
    return _tell_markup(text) or _tell_lines(text, named) or named or TEXT


def plain_type(declared: str) -> str:
    """The type of a Content-Type header without its parameters, in lower case."""
    return declared.partition(";")[0].strip().lower()


def _tell_markup(text: bytes) -> str | None:
    if _HTML_DOCTYPE.match(text):
        return HTML
    prolog = _PROLOG.match(text)
    root = _ROOT.match(text, prolog.end() if prolog else 0)
    if root is None:
        return None
    known = _ROOTS.get(root.group(1).lower())
    return known or (XML if text.lstrip().startswith(b"<?xml") else None)


def _tell_lines(text: bytes, named: str | None) -> str | None:
    if _LINE_OBJECT.match(text) and named not in (CSV, TSV):
        return JSON_LINES
    if _MAILBOX.match(text):
        return MAILBOX
    head = text.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    return MAIL if _MAIL.match(text) and _POSTED.search(head) and named is None else None


def _narrow(head: bytes) -> bytes:
    """Marked UTF-16 as UTF-8, so that one set of patterns tells both."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore").encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)
