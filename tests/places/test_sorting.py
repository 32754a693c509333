"""Rows come back sorted, whether they fit into memory or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.places.sorting import SortedRows

_TEXTS = st.text(st.characters(categories=("L", "N"), include_characters=" "))
_ROWS = st.lists(st.tuples(_TEXTS, st.integers(0, 2**40), st.integers(0, 1)))


@given(_ROWS, st.integers(1, 5))
def test_sorted_with_and_without_runs_on_disk(tmp_path_factory, rows, held):
    sorting = SortedRows(tmp_path_factory.getbasetemp(), held)
    for row in rows:
        sorting.add(*row)
    assert list(sorting) == sorted(rows)
    sorting.close()
