"""The country that a report is published in, as far as its publisher's name or its web address tells.

It is weak evidence for names that several countries share: "Richmond" in a London paper is not Virginia's. News
agencies that write about everywhere have no home here.
"""

from __future__ import annotations

import re

from sayso.model import Document
from sayso.places import Gazetteer, Kind
from sayso.places.rank import likeliest

_LARGE = 300_000
_HOST = re.compile(r"(?:\w+://)?[\w.-]+\.([A-Za-z]{2})(?![\w.-])")
_WORD = re.compile(r"[A-Z][\w’'-]+")
# Endings of web addresses that anybody may take, whatever country they stand for.
_ANYBODY = frozenset("ai am cc cd co fm gg io la ly me nu sh st to tv ws".split())
_OTHER_CODES = {"uk": "GB"}
_WORLDWIDE = frozenset("reuters france-presse associated press world global international".split())


def publisher_home(document: Document, gazetteer: Gazetteer) -> str | None:
    """The alpha-2 code of the publisher's country, or None when neither name nor address tells it."""
    return _named(document.publisher or "", gazetteer) or _addressed(document.url or "", gazetteer)


def _named(publisher: str, gazetteer: Gazetteer) -> str | None:
    """The country of the adjective, country or large town in a name ("The Kenyan Post", "Lagos Tribune")."""
    words = _WORD.findall(publisher)
    if any(word.lower() in _WORLDWIDE for word in words):
        return None
    for first in range(len(words)):
        for name in (" ".join(words[first : first + 2]), words[first]):
            country = gazetteer.country_of(name)
            best = None if country else likeliest(gazetteer.candidates(name))
            if best is not None and (best.entry.kind is Kind.COUNTRY or best.entry.population > _LARGE):
                country = best.entry.country if best.primary or best.entry.kind is Kind.COUNTRY else None
            if country:
                return country
    return None


def _addressed(url: str, gazetteer: Gazetteer) -> str | None:
    """The country that a web address ends in ("example.co.ke")."""
    host = _HOST.match(url)
    ending = host[1].lower() if host else ""
    if not ending or ending in _ANYBODY:
        return None
    code = _OTHER_CODES.get(ending, ending.upper())
    return code if gazetteer.is_country(code) else None
