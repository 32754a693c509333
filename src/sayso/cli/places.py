"""sayso places: the places that reports name and what the gazetteer makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.cli.code import Files
from sayso.cli.listing import Form, Listed, ListFormat, columns, write_listing
from sayso.documents import Bad, is_lines, read_documents
from sayso.model import Coded, Place


def places(files: Files, *, form: Form = ListFormat.TEXT) -> None:
    """List place names and where they are.

    A name that the gazetteer lacks, or that several places share, stays unresolved and says why. Each line has the
    words, the place with its division and country, the precision and the coordinates.

    \b
    Examples:
      sayso places report.txt
      sayso places reports.jsonl --format jsonl
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.run import Coder  # spaCy takes a second to load, which no other command should wait for

    coder = Coder()
    items = read_documents(files, settings=coder.settings)
    write_listing(_found(coder.code_read(items)), form, _line, many=len(files) > 1 or is_lines(files[0]))


def _found(results: Iterable[Coded | Bad]) -> Iterator[Listed[Place] | Bad]:
    for item in results:
        yield item if isinstance(item, Bad) else Listed(item.document, item.places, item.refused)


def _line(place: Place) -> str:
    words = " ".join(place.text.text.split())
    where = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    if not place.resolved:
        return columns((words, 28), ("unresolved", 40), (place.reason or "", 0))
    at = "" if place.lat is None or place.lon is None else f"{place.lat:.3f} {place.lon:.3f}"
    return columns((words, 28), (where, 40), (place.precision.value, 8), (at, 0))
