"""A page fetched from the web, as a parcel."""

from __future__ import annotations

import dataclasses
import io

from sayso.errors import InputError
from sayso.intake.desk import Desk
from sayso.intake.fetch import Fetched
from sayso.intake.parcel import Parcel
from sayso.model.arrival import Retrieval


def fetch_page(address: str, parent: Parcel, desk: Desk, *, method: str = "http", follow: bool = False) -> Parcel:
    """Fetch a page that a parcel lists, or that the user named; raises InputError when it cannot be had."""
    if parent.depth > parent.budget.limits.nesting:
        raise InputError("lists that list each other, too deep: not followed")
    return page_parcel(
        address, desk.fetcher.fetch(address, delay=parent.delay), parent, desk, method=method, follow=follow
    )


def page_parcel(
    address: str, fetched: Fetched, parent: Parcel, desk: Desk, *, method: str = "http", follow: bool = False
) -> Parcel:
    """A fetched page as a parcel of its own."""
    retrieval = Retrieval(
        method=method,
        address=address,
        retrieved=desk.clock(),
        final_url=fetched.url if fetched.url != address else None,
        headers=fetched.headers,
    )
    return dataclasses.replace(
        parent,
        stream=io.BytesIO(fetched.data or b""),
        path=None,
        retrieval=retrieval,
        defaults=dataclasses.replace(parent.defaults, url=fetched.url),
        name=fetched.url.partition("?")[0].rpartition("/")[2],
        declared=fetched.declared,
        charset=fetched.charset,
        depth=parent.depth + 1,
        follow=follow,
        address=fetched.url,
    )
