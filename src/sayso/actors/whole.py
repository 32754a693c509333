"""Phrases that are a name as they stand: by spelling, by sound, in other words, or several names in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.actors.fold import Word, split_words
from sayso.actors.index import Hit, Posting
from sayso.actors.resolution import Resolution, because
from sayso.actors.wording import is_name

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

_LIST = re.compile(r"\s*[,/]\s*")


def whole_name(roster: Roster, words: Sequence[Word], date: str | None, countries: Sequence[str]) -> Resolution | None:
    """The phrase is a name, by spelling or by sound."""
    if not words:
        return None
    postings = roster.index.find(words, strict=False)
    if postings:
        found = roster.choose(Hit(0, len(words), postings), date=date, countries=countries)
        if len(words) > 1 and found.reasons[0].rule == "context":
            return None
        away = countries and found.known and not any(_at_home(roster, one, countries) for one in postings)
        heard = _by_sound(roster, words, date, countries) if away else None
        return heard if heard is not None and heard.known else found
    return _by_sound(roster, words, date, countries)


def _by_sound(roster: Roster, words: Sequence[Word], date: str | None, countries: Sequence[str]) -> Resolution | None:
    """What the words sound like; where a country is given, one at home there: not each "Jaish-ul-Islam" is Syria's."""
    heard = roster.index.hear(words) if len(words) > 1 else ()
    at_home = tuple(one for one in heard if _at_home(roster, one, countries)) if countries else heard
    if heard and not at_home:
        refs = tuple(dict.fromkeys(one.ref for one in heard))
        return Resolution(actor_id=None, candidates=refs, reasons=because("heard-elsewhere"))
    heard = at_home
    return roster.choose(Hit(0, len(words), heard, by_sound=True), date=date, countries=countries) if heard else None


def _at_home(roster: Roster, posting: Posting, countries: Sequence[str]) -> bool:
    actor = roster.get(posting.ref)
    return actor is None or not actor.countries or not set(countries).isdisjoint(actor.countries)


def several_names(roster: Roster, text: str, date: str | None, country: str | None) -> Resolution | None:
    """Two names in a row are nobody ("X, Y"), unless they are one actor's, or a body's and its part's ("X/Y")."""
    parts = [split_words(one) for one in _LIST.split(text)]
    if len(parts) == 1 or not all(parts):
        return None
    found = [whole_name(roster, one, date, (country,) if country else ()) for one in parts]
    known = [one for one in found if one is not None and one.known and not _is_state(roster, one)]
    if not known or (len(known) < len(parts) and ("/" in text or not all(is_name(one) for one in parts))):
        return None
    if len(known) == len(parts):
        whole = next(
            (one for one in known if all(two.actor_id == one.actor_id or two.part_of == one.actor_id for two in known)),
            None,
        )
        if whole is not None:
            return whole
    elif any(one is not None for one in found if one not in known):
        return None  # "Hezbollah, Lebanon"
    refs = tuple(dict.fromkeys(one.actor_id for one in known if one.actor_id))
    return Resolution(actor_id=None, candidates=refs, reasons=because("several-names"))


def _is_state(roster: Roster, found: Resolution) -> bool:
    return roster.states.has(found.actor_id or "")


def reworded(roster: Roster, words: Sequence[Word], date: str | None, countries: Sequence[str]) -> Resolution | None:
    """The words of a known name in another order, of an actor of that time and country."""
    owners = [
        roster[ref] for ref, only_in in roster.wording.owners(words) if not only_in or set(only_in) & set(countries)
    ]
    actors = [
        one
        for one in owners
        if one.active(date) and (not countries or not one.countries or set(countries) & set(one.countries))
    ]
    if len(actors) != 1:
        return None
    return roster.known(actors[0], date=date, reasons=because(f"reworded:{actors[0].id}"))
