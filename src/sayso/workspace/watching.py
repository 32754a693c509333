"""Looks at the watch list: what is new is kept, and where each feed stands is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.intake import FeedState, Fetcher, Limits, WatchEntry, read_feed
from sayso.store import Store, feed_states, keep_feed_state
from sayso.workspace.intake import Outcome, take_in


def look(
    store: Store, entries: Iterable[WatchEntry], *, clock: Callable[[], str], limits: Limits, fetcher: Fetcher
) -> Iterator[Outcome]:
    """Look once at each entry and keep what is new there.

    A look that is broken off remembers what it kept; one that is killed has kept its reports and finds them held.
    """
    with store.reading() as connection:
        known = feed_states(connection)
    for entry in entries:
        state = FeedState.from_dict(known.get(entry.url, {}))
        visit = read_feed(entry, clock=clock, state=state, fetcher=fetcher, limits=limits)
        try:
            yield from take_in(store, visit)
        finally:
            with store.writing() as connection:
                keep_feed_state(connection, entry.url, visit.state.to_dict())
