"""Ids come from content alone."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.ids import make_id

part = st.one_of(st.none(), st.integers(), st.text())


@given(st.lists(part), st.lists(part))
def test_an_id_tells_its_parts_apart(these: list[str | int | None], those: list[str | int | None]) -> None:
    same = [(one is None, str(one)) for one in these] == [(one is None, str(one)) for one in those]
    assert (make_id("e", *these) == make_id("e", *those)) is same


def test_an_id_never_changes_between_versions() -> None:
    assert make_id("c", "some text", 3, 7) == "c-403102be3d6c"
