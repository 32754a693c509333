"""JSON lines: every line is a report of its own bytes."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.documents import Bad
from sayso.documents.jsonl import EMPTY_LINE, Line, longest_line, numbered_lines, read_line
from sayso.errors import InputError
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original

_RECORD = "application/json"


def read_json_lines(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """One arrival for each line; blank lines at the end are nothing."""
    blank: list[int] = []
    for line in numbered_lines(parcel.stream, longest_line(desk.limits.characters)):
        if line.data is not None and not line.data.strip():
            blank.append(line.number)
            continue
        yield from (parcel.bad(EMPTY_LINE, line=number) for number in blank)
        blank.clear()
        yield _arrival(line, parcel, desk)


def _arrival(line: Line, parcel: Parcel, desk: Desk) -> Arrival | Bad:
    if line.data is None:
        return parcel.bad("the line is too long to be a report: split it, one report a line", line=line.number)
    original, place = Original(data=line.data, media_type=_RECORD), f"line {line.number}"
    try:
        document, notes = read_line(line, parcel.defaults, desk.settings)
    except InputError as error:
        return desk.arrival(parcel, original, str(error), place=place)
    own_id = None if document.id == f"d-{document.sha256[:12]}" else document.id
    return desk.arrival(parcel, original, document, place=place, notes=notes, own_id=own_id)
