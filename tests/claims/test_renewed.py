"""Sentences about a thing said tell it again."""

from __future__ import annotations

from claims.said import coded_of

THREAT = "The Harrow Front threatened to attack the port. "


def renewed(text: str) -> list[tuple[str, str | None]]:
    """Trigger and earliest day of the claims whose event an earlier sentence told."""
    events = [claim.event for claim in coded_of(text).claims if claim.event is not None]
    first = {}
    for event in events:
        first.setdefault(event.id, event)
    return [
        (event.trigger.text, event.time.earliest if event.time else None)
        for event in events
        if first[event.id] is not event
    ]


def test_a_threat_that_came_on_a_day() -> None:
    assert renewed(THREAT + "This announcement was made in a video on Monday.") == [("announcement", "2024-03-04")]


def test_a_noun_that_tells_the_event_itself_renews_nothing_more() -> None:
    assert renewed(THREAT + "The threat was made in a video on Monday.") == [("threat", "2024-03-04")]


def test_another_subject_renews_nothing() -> None:
    assert renewed(THREAT + "The weather was bad on Monday.") == []


def test_a_noun_with_its_own_content_renews_nothing() -> None:
    assert renewed(THREAT + "The threat of floods was high on Monday.") == []


def test_nothing_is_renewed_where_nothing_was_said() -> None:
    assert renewed("Rain fell on the port. The threat was made on Monday.") == []
