"""Phrases without a parse: titles before names, "of" phrases, a modifier and a head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.actors.fold import Word, split_words
from sayso.actors.index import Hit
from sayso.actors.resolution import Resolution, because
from sayso.lexicons.people import Noun, load_people

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

_DETERMINERS = frozenset(
    "the a an some many several its his her their this that these those all most few two three four five six seven eight nine ten "
    "dozens hundreds thousands scores other suspected alleged armed former ex senior unidentified unknown unnamed local".split()
)
_QUALIFIERS = _DETERMINERS - {"armed"}
_SAME_BODY = frozenset(
    "group organisation organization movement militia party network cartel outfit faction front army militants rebels insurgents guerrillas "
    "separatists forces terrorists rebel-group militant-group extremists jihadists gang".split()
)
_LISTED = re.compile(r"^\s*([A-Z][\w.+()-]{1,14})\s*:\s*(\S.*)$")
_BRACKETED = re.compile(r"^(.*\S)\s*\(([^()]*)\)\s*$")
_YEARS = re.compile(r"^\d{4}\s*-\s*(\d{4})?$")


def resolve_phrase(roster: Roster, text: str, *, date: str | None = None, country: str | None = None) -> Resolution:
    """What a phrase names; the rules run from the most to the least certain."""
    text = text.strip().strip("\"'“”‘’.,;")
    bracketed = _BRACKETED.match(text)
    if bracketed:
        return _with_bracket(roster, bracketed.group(1), bracketed.group(2), date, country)
    listed = _LISTED.match(text)
    if listed:
        return _first_known(roster, (listed.group(2), listed.group(1)), date, country)
    words = list(split_words(text))
    countries = (country,) if country else ()
    for part in (words, _bare(words)):
        found = _whole(roster, part, date, countries)
        if found is not None:
            return found
    words = _bare(words)
    if not words:
        return Resolution(actor_id=None, reasons=because("no-words"))
    return _from_parts(roster, words, text, date, country)


def _first_known(roster: Roster, texts: Sequence[str], date: str | None, country: str | None) -> Resolution:
    found = [resolve_phrase(roster, text, date=date, country=country) for text in texts]
    return next((one for one in found if one.known), found[0])


def _with_bracket(roster: Roster, text: str, inside: str, date: str | None, country: str | None) -> Resolution:
    """ "Name (LN)", "Civilians (Country)", "Military Forces of Country (2014-)"."""
    if _YEARS.match(inside.strip()):
        return resolve_phrase(roster, text, date=date or inside[:4], country=country)
    named = roster.index.find(list(split_words(inside)))
    code = next((one.ref for one in named if one.ref in roster.states.countries), None)
    if code:
        return resolve_phrase(roster, text, date=date, country=code)
    return _first_known(roster, (text, inside), date, country)


def _bare(words: Sequence[Word]) -> list[Word]:
    first = 0
    while first < len(words) - 1 and (words[first].folded in _QUALIFIERS or words[first].folded.isdigit()):
        first += 1
    return list(words[first:])


def _whole(roster: Roster, words: Sequence[Word], date: str | None, countries: Sequence[str]) -> Resolution | None:
    """The phrase is a name, by spelling or by sound."""
    if not words:
        return None
    postings = roster.index.find(words, strict=False)
    if postings:
        return roster.choose(Hit(0, len(words), postings), date=date, countries=countries)
    heard = roster.index.hear(words) if len(words) > 1 else ()
    return roster.choose(Hit(0, len(words), heard, by_sound=True), date=date, countries=countries) if heard else None


def _from_parts(roster: Roster, words: Sequence[Word], text: str, date: str | None, country: str | None) -> Resolution:
    hits = roster.scan(words, strict=False)
    head, used = head_noun(words)
    institution, taken = roster_head(roster, words)
    states = [hit for hit in hits if any(one.ref in roster.states.countries for one in hit.postings)]
    actors = [hit for hit in hits if hit not in states]
    if actors and actors[-1].last == len(words):
        return roster.choose(actors[-1], date=date, countries=(country,) if country else ())
    if actors and (head is not None or actors[0].first == 0):
        return _member(roster, actors[0], words, head, date)
    code = next((one.ref for hit in states for one in hit.postings if one.ref in roster.states.countries), country)
    if institution and code and (states or country):
        actor = roster[f"{code.lower()}-{institution}"]
        return roster.known(actor, date=date, reasons=because(f"state-pattern:{institution}"))
    if head is not None:
        return _described(text, words, head, code)
    return Resolution(actor_id=None, reasons=because("unknown"))


def head_noun(words: Sequence[Word]) -> tuple[Noun | None, int]:
    """The people noun that ends the phrase or stands before its first "of", and how many words it has."""
    end = next((at for at, word in enumerate(words) if word.folded in ("of", "in", "from", "for") and at), len(words))
    people = load_people("en")
    for size in range(min(people.longest, end), 0, -1):
        noun = people.get(" ".join(word.folded for word in words[end - size : end]))
        if noun is not None:
            return noun, size
    return None, 0


def roster_head(roster: Roster, words: Sequence[Word]) -> tuple[str | None, int]:
    """The state institution that the head words name, and how many words that takes."""
    people, heads = load_people("en"), roster.heads
    for end in sorted({len(words), *(at for at, word in enumerate(words) if word.folded == "of" and at)}, reverse=True):
        for size in range(min(5, end), 0, -1):
            key = " ".join(word.folded for word in words[end - size : end])
            noun = people.get(key)
            institution = heads.get(key) or heads.get(noun.word if noun else "") or heads.get(key.removesuffix("s"))
            if institution:
                return institution, size
    return None, 0


def _member(roster: Roster, hit: Hit, words: Sequence[Word], head: Noun | None, date: str | None) -> Resolution:
    """ "ISKP fighters" are members of ISKP; "the Hamas movement" is Hamas."""
    group = roster.choose(hit, date=date)
    if group.actor_id is None or head is None:
        return group
    if words[-1].folded in _SAME_BODY and group.kind not in ("ethnic_group", "religious_group"):
        return group
    name = " ".join(word.printed for word in words)
    kind = head.kind if head.kind != "unknown" else (group.kind or "unknown")
    return Resolution(
        actor_id=local_id(name),
        name=name,
        kind=kind,
        country=group.country,
        part_of=None if group.kind in ("ethnic_group", "religious_group") else group.actor_id,
        sector=head.sector,
        reasons=(*group.reasons, *because(f"head-noun:{head.entry}")),
    )


def _described(text: str, words: Sequence[Word], head: Noun, code: str | None) -> Resolution:
    name = " ".join(word.printed for word in words)
    return Resolution(
        actor_id=local_id(name),
        name=name,
        kind=head.kind,
        country=code,
        sector=head.sector,
        reasons=because(f"head-noun:{head.entry}"),
    )


def local_id(name: str) -> str:
    """The id of an actor that only its document knows: "local:baloch-insurgents"."""
    return "local:" + "-".join(word.folded for word in split_words(name))[:60]
