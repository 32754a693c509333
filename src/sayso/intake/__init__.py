"""Reports in from outside: files, folders, archives, pages and feeds, each with its bytes and how it was come by.

In: paths and addresses. Out: an `Arrival` for every report, in order, and a `Bad` wherever there are not even bytes.
What comes in is taken to be hostile: nothing in it is executed, nothing is fetched that the user did not ask for, and
no input can fill the memory, hang the batch or stop it.

>>> from sayso.intake import read_arrivals
>>> [bad] = read_arrivals(["ftp://example.org/report.txt"], clock=lambda: "2026-01-02T03:04:05Z")
>>> print(bad)
ftp://example.org/report.txt: not a web address: only http and https are fetched
"""

from sayso.documents.limits import Limits
from sayso.intake.feeds import FeedState, Visit, read_feed
from sayso.intake.fetch import Fetched, Fetcher, FetchSettings
from sayso.intake.read import read_arrivals
from sayso.intake.watchlist import WatchEntry, check_watch_list, example_feeds, load_watch_list

__all__ = [
    "FeedState",
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "Limits",
    "Visit",
    "WatchEntry",
    "check_watch_list",
    "example_feeds",
    "load_watch_list",
    "read_arrivals",
    "read_feed",
]
