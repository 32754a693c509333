"""sayso times: the time expressions of reports and the days they allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.cli.code import Files, Published
from sayso.cli.listing import Form, Listed, ListFormat, columns, write_listing
from sayso.documents import Bad, is_lines, read_documents
from sayso.model import Document, Time


def times(files: Files, *, published: Published = None, form: Form = ListFormat.TEXT) -> None:
    """List time expressions and the days they allow.

    Without a publication date only what the text dates by itself has days; the others say why they have none. Each line
    has the words, the days, the TIMEX3 value and the precision.

    \b
    Examples:
      sayso times report.txt --published 2025-05-26
      sayso times reports.jsonl --format jsonl
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    items = read_documents(files, published=published)
    write_listing(_found(items), form, _line, many=len(files) > 1 or is_lines(files[0]))


def _found(items: Iterable[Document | Bad]) -> Iterator[Listed[Time] | Bad]:
    from sayso.times import resolve_times

    for item in items:
        if isinstance(item, Bad):
            yield item
        else:
            yield Listed(item, resolve_times(item.text, published=item.published))


def _line(time: Time) -> str:
    words = "" if time.text is None else " ".join(time.text.text.split())
    days = "unresolved" if time.earliest is None else f"{time.earliest} … {time.latest}"
    if time.earliest is not None and time.earliest == time.latest:
        days = time.earliest
    kind = time.precision.value if time.earliest is not None else time.reason or ""
    return columns((words, 32), (days, 23), (time.value or "", 12), (kind, 0))
