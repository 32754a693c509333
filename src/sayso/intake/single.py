"""One report in one file."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.documents import Bad
from sayso.documents.kinds import HEAD, TAR, tell_kind
from sayso.intake.desk import Desk
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Arrival, Original


def read_single(parcel: Parcel, desk: Desk) -> Iterator[Arrival | Bad]:
    """The one report that a parcel holds."""
    data = parcel.whole()
    kind = tell_kind(data[:HEAD], parcel.name, parcel.declared)
    if not data:
        yield parcel.bad("empty: there is no text")
    elif kind == TAR:
        yield desk.arrival(
            parcel, Original(data=data, media_type=kind), "is a tar archive: unpack it, or make it a zip"
        )
    else:
        yield desk.report(parcel, data, kind)
