"""Bytes are told by themselves first; names and declarations count only where those leave it open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from containers import HTML, TEXT, make_pdf, make_zip
from sayso.documents import kinds
from sayso.documents.kinds import tell_kind


@pytest.mark.parametrize(
    ("head", "name", "declared", "kind"),
    [
        (TEXT.encode(), "", "", kinds.TEXT),
        (TEXT.encode(), "a.html", "", kinds.HTML),
        (TEXT.encode(), "a.txt", "text/html; charset=utf-8", kinds.HTML),
        (make_pdf([TEXT]), "a.html", "text/html", kinds.PDF),
        (make_zip({"a": "b"}), "a.txt", "", kinds.ZIP),
        (HTML.encode(), "a.txt", "text/plain", kinds.HTML),
        (HTML.encode("utf-16"), "", "", kinds.HTML),
        (b"\xef\xbb\xbf  <!DOCTYPE html>\n<title>x", "", "", kinds.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'>", "", "", kinds.HTML),
        (b"<!-- hello -->\n<rss version='2.0'>", "", "text/html", kinds.FEED),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "", "", kinds.FEED),
        (b"<?xml version='1.0'?><rdf:RDF>", "", "", kinds.FEED),
        (b"<?xml version='1.0'?><urlset>", "", "", kinds.SITEMAP),
        (b"<?xml version='1.0'?><sm:sitemapindex>", "", "", kinds.SITEMAP),
        (b"<?xml version='1.0'?><TEI>", "", "", kinds.XML),
        (b'{"text": "x"}', "a.txt", "", kinds.JSON_LINES),
        (b"[x", "a.jsonl", "", kinds.JSON_LINES),
        (b"text;title\n", "A.CSV", "", kinds.CSV),
        (b"text\ttitle\n", "", "text/tab-separated-values", kinds.TSV),
        (b"PAR1", "", "", kinds.PARQUET),
        (b"WARC/1.0\r\n", "", "", kinds.WARC),
        (b"\x1f\x8b\x08", "a.csv", "", kinds.GZIP),
        (b"From a@b.example Mon Mar 11 10:00:00 2024\nSubject: x\n\n", "", "", kinds.MAILBOX),
        (b"Return-Path: <a@b>\nSubject: x\n\nbody", "", "", kinds.MAIL),
        (b"Subject: x\nFrom: y\n\nbody", "", "", kinds.TEXT),
        (b"Subject: x\nFrom: y\n\nbody", "a.eml", "", kinds.MAIL),
        (b"From Sarnholt to Velm, people fled in 2024\nand", "", "", kinds.TEXT),
    ],
)
def test_what_bytes_are(head: bytes, name: str, declared: str, kind: str) -> None:
    assert tell_kind(head, name, declared) == kind


@given(st.binary(max_size=4096), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_are_something(head: bytes, name: str, declared: str) -> None:
    assert tell_kind(head, name, declared)


@pytest.mark.parametrize("head", [b"<!--" * 1000, b"<?" * 2000, b"<!doctype [" * 300, b"a:b\n " * 800, b"\n" * 4096])
def test_telling_takes_no_time(head: bytes) -> None:
    assert tell_kind(head[:4096])
