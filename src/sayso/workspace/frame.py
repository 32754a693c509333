"""Answers as a table: for pandas, polars or whatever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.model import Harm
from sayso.store import FoundClaim

if TYPE_CHECKING:
    import polars


class Claims(Sequence[FoundClaim]):
    """The claims that a question found, in order."""

    def __init__(self, found: Sequence[FoundClaim]) -> None:
        self._found = tuple(found)

    def __getitem__(self, index: Any) -> Any:
        """One claim, or a stretch of them."""
        return Claims(self._found[index]) if isinstance(index, slice) else self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"<{len(self)} claims>"

    def to_frame(self) -> polars.DataFrame:
        """A polars frame, one row for each claim; `.to_pandas()` of it is a pandas frame.

        A harm has three columns ("killed_low", "killed_best", "killed_high"), null where the words leave them open.
        """
        import polars

        rows = [to_row(one) for one in self._found]
        return polars.DataFrame(rows, schema=_schema(), orient="row")


def to_row(claim: FoundClaim) -> dict[str, Any]:
    """A claim as flat columns."""
    row = claim.to_dict()
    counts = {harm: numbers for harm, *numbers in row.pop("tolls")}
    for harm in Harm:
        row |= dict(zip(_columns(harm), counts.get(harm.value, (None, None, None)), strict=True))
    return row


def _columns(harm: Harm) -> tuple[str, str, str]:
    return f"{harm.value}_low", f"{harm.value}_best", f"{harm.value}_high"


def _schema() -> dict[str, Any]:
    import polars

    kinds: dict[str, Any] = {"lat": polars.Float64, "lon": polars.Float64, "confidence": polars.Float64}
    kinds |= {"civilian": polars.Boolean, "corrected": polars.Boolean}
    names = [name for name in FoundClaim.__dataclass_fields__ if name != "tolls"]
    return {name: kinds.get(name, polars.String) for name in names} | {
        column: polars.Int64 for harm in Harm for column in _columns(harm)
    }
