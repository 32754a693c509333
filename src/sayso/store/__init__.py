"""Where records rest: originals, documents, readings, decisions, and the claims that stand because of them.

In: arrivals, coded documents, decisions. Out: the same, found again by anything a claim says. SQLite by default,
PostgreSQL for a team; one writer at a time, decisions only ever added.

>>> from sayso.store import Query, Store, find_claims, store_stats
>>> store = Store(":memory:")
>>> with store.reading() as connection:
...     find_claims(connection, Query(words="market")), store_stats(connection).documents
([], 0)
>>> store.close()
"""

from sayso.store.deciding import decide, new_decision, resolution, split_decisions
from sayso.store.decisions import append_decision, iter_decisions, last_decision
from sayso.store.difference import Change, Difference, compare_readings
from sayso.store.documents import (
    Kept,
    count_unread,
    get_document,
    get_original,
    is_held,
    iter_documents,
    keep_arrival,
    next_unread,
    retrievals_of,
)
from sayso.store.dump import dump_store, load_store
from sayso.store.find import (
    actors_named,
    count_claims,
    documents_about,
    find_claims,
    find_documents,
    get_actor,
    source_keys,
)
from sayso.store.query import FoundClaim, FoundDocument, Near, Order, Query, Suffered
from sayso.store.readings import (
    ReadingHeader,
    add_reading,
    get_coded,
    iter_headers,
    load_standing,
    replay,
    version_of,
)
from sayso.store.relations import Relation, relations_of
from sayso.store.standing import Standing
from sayso.store.stats import Stats, store_stats
from sayso.store.store import Store, feed_states, keep_feed_state
from sayso.store.verify import check_store

__all__ = [
    "Change",
    "Difference",
    "FoundClaim",
    "FoundDocument",
    "Kept",
    "Near",
    "Order",
    "Query",
    "ReadingHeader",
    "Relation",
    "Standing",
    "Stats",
    "Store",
    "Suffered",
    "actors_named",
    "add_reading",
    "append_decision",
    "check_store",
    "compare_readings",
    "count_claims",
    "count_unread",
    "decide",
    "documents_about",
    "dump_store",
    "feed_states",
    "find_claims",
    "find_documents",
    "get_actor",
    "get_coded",
    "get_document",
    "get_original",
    "is_held",
    "iter_decisions",
    "iter_documents",
    "iter_headers",
    "keep_arrival",
    "keep_feed_state",
    "last_decision",
    "load_standing",
    "load_store",
    "new_decision",
    "next_unread",
    "relations_of",
    "replay",
    "resolution",
    "retrievals_of",
    "source_keys",
    "split_decisions",
    "store_stats",
    "version_of",
]
