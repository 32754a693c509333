"""Web pages to text: the report without menus, scripts and styles, and what the page says of itself.

Nothing is executed and nothing is fetched: the page is parsed, and only text leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sayso.documents.decode import Decoded, decode_markup, mend, printable
from sayso.documents.reading import Reading, one_line, paragraphs
from sayso.errors import InputError

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page may declare its encoding
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"  # fixed, so that the same page gives the same date on another day
# What holds no text of the report.
_SILENT = frozenset("script style svg head title button select".split())
_UNSEEN = ("noscript", "template", "iframe", "object", "embed")  # shown only where scripts or frames are not
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td th thead tr ul".split()
)


def read_html(data: bytes, *, charset: str | None = None, url: str | None = None) -> Reading:
    """The report of a web page; `charset` is what the server declared, `url` where the page was.

    Raises InputError when the page holds no text.
    """
    decoded = mend(decode_markup(data, charset or _declared(data)))
    markup = _DECLARATION.sub("", decoded.text, count=1)
    root = _parse(markup)
    page = _extract(root, url)
    text = paragraphs(page.text.split("\n")) if page is not None and page.text else _words(root)
    if not text:
        raise InputError("the page holds no text: it may need a browser to show any; save what it shows as text")
    return Reading(
        text=printable(Decoded(text)).text,
        title=one_line(getattr(page, "title", None)),
        publisher=_publisher(page),
        url=_web(getattr(page, "url", None)),
        published=_published(root, url),
        notes=decoded.notes,
    )


def read_fragment(markup: str) -> str:
    r"""The text of a piece of HTML (of a feed, of a mail), all of it, its blocks as paragraphs.

    >>> read_fragment("<p onclick='x()'>Two killed.</p><script>x()</script>Police <b>said</b> so.")
    'Two killed.\n\nPolice said so.'
    """
    return _words(_parse(markup))


def _parse(markup: str) -> Any:
    """The page as a tree without what browsers do not show; None when there is nothing in it."""
    from lxml import etree, html

    if not markup.strip():
        return None
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return root


def _words(root: Any) -> str:
    """All the text of a tree."""
    return "" if root is None else printable(Decoded(paragraphs("".join(_pieces(root)).split("\n")))).text


def _pieces(root: Any) -> Iterator[str]:
    """Text in document order: a block begins and ends a line, a silent element gives only what follows it."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hushed = element.tag in _SILENT
        if element.tag in _BLOCKS:
            yield "\n"
        silent += hushed if event == "start" else -hushed
        words = element.text if event == "start" else element.tail
        if words and not silent:
            yield _flat(words)


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def _extract(root: Any, url: str | None) -> Any:
    """The page as trafilatura reads it; None when it finds no report in it."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            root,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST},
        )
    except Exception:  # whatever a hostile page does to it, the plain reading is left
        return None


def _published(root: Any, url: str | None) -> str | None:
    """The date of first publication that the page declares; dates in running text are not evidence of it."""
    import htmldate

    try:
        return htmldate.find_date(
            root, extensive_search=False, original_date=True, url=url, min_date=_EARLIEST, max_date=_LATEST
        )
    except Exception:  # as above
        return None


def _publisher(page: Any) -> str | None:
    """The name that the page gives its site; trafilatura falls back on the name of the host, which is none."""
    name = one_line(getattr(page, "sitename", None))
    host = str(getattr(page, "url", None) or "").partition("://")[2].partition("/")[0]
    return None if name is None or _bare(name) == _bare(host) else name


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _web(address: Any) -> str | None:
    return address if isinstance(address, str) and address.startswith(("http://", "https://")) else None
