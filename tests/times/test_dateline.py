"""Datelines are evidence for the day of publication, offered and never used silently."""

from datetime import date

import pytest

from sayso.times import find_dateline, resolve_times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LOMAR, May 25, 2025 (Wire) — The ferry sank.", date(2025, 5, 25)),
        ("Lomar, 19 Mar 89 (Wire) -- The ferry sank.", date(1989, 3, 19)),
        ("The ferry sank\nMarch 27 , 2008\nA ferry sank off Lomar .", date(2008, 3, 27)),
        ("The ferry sank\nPublished: 2024-03-02\nA ferry sank off Lomar.", date(2024, 3, 2)),
        ("LOMAR, May 25 (Wire) — The ferry sank.", None),
        ("The ferry sank on 3 May 2021 off Lomar.", None),
        ("", None),
    ],
)
def test_dateline(text: str, day: date | None) -> None:
    assert find_dateline(text) == day


def test_a_dateline_without_a_year_needs_one() -> None:
    assert find_dateline("LOMAR, May 25 (Wire) — The ferry sank.", year=2025) == date(2025, 5, 25)


def test_a_dateline_does_not_date_the_report_silently() -> None:
    times = resolve_times("LOMAR, May 25, 2025 (Wire) — The ferry sank yesterday.", published=None)
    assert times[-1].earliest is None
