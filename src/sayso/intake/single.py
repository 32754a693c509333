"""One report in one file."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.documents import Bad
from sayso.documents.kinds import tell_kind
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival


def read_single(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """The one report that a parcel holds."""
    data = parcel.whole()
    if not data:
        yield parcel.bad("empty: there is no text")
        return
    yield desk.report(parcel, data, tell_kind(data[:4096], parcel.name, parcel.declared))
