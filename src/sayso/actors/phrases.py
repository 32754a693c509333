"""Phrases without a parse: titles before names, "of" phrases, a modifier and a head noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.actors.described import (
    describe_body,
    describe_member,
    describe_role,
    former,
    head_noun,
    is_of_people,
    national,
    person,
    renamed_army,
    roster_head,
    town_of,
    unknown_body,
    unnamed,
    with_title,
)
from sayso.actors.factions import part_of_group, whole_and_part
from sayso.actors.fold import Word, split_words
from sayso.actors.index import Hit
from sayso.actors.resolution import Resolution, because
from sayso.actors.whole import reworded, several_names, whole_name
from sayso.lexicons.people import Noun, load_people

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

_DETERMINERS = frozenset(
    "the a an some many several its his her their this that these those all most few two three four five six "
    "seven eight nine ten "
    "dozens hundreds thousands scores other suspected alleged armed former ex senior unidentified unknown "
    "unnamed local".split()
)
_QUALIFIERS = _DETERMINERS - {"armed"}
_LINKS = frozenset(
    "of for from in to at by with across against near on within under behind over - linked affiliated".split()
)
_BELONGS = frozenset({"of", "for", "from"})
_WHERE = frozenset({"in", "across", "within", "near", "at", "on"})
_FORMER = frozenset({"former", "ex", "erstwhile", "onetime", "then"})
_UNNAMED = frozenset({"unidentified", "unknown", "unnamed"})
_TIED = frozenset(
    "led backed linked affiliated aligned dominated allied supported funded trained based held ruled".split()
)
_OWN_ARMED = frozenset({"force", "forces", "service", "services"})
_HELPED = frozenset("backed supported funded financed trained sponsored armed allied aligned linked friendly".split())
_COMMON_MODIFIERS = frozenset(
    "northern southern eastern western central "
    "royal national federal armed state republican regular central public imperial territorial joint elite "
    "special foreign local former "
    "deputy acting interim senior chief prime first vice the islamic republic".split()
)
_LISTED = re.compile(r"^\s*([A-Z][\w.+()-]{1,14})\s*:\s*(\S.*)$")
_DATED = re.compile(r"^(.*\S)\s*\((\d{4})\s*-\s*(?:\d{4})?\)\s*(\S.*)$")
_YEARS = re.compile(r"^\d{4}\s*-\s*(\d{4})?$")


def resolve_phrase(roster: Roster, text: str, *, date: str | None = None, country: str | None = None) -> Resolution:
    """What a phrase names; the rules run from the most to the least certain."""
    text = text.strip().strip("\"'“”‘’.,;")
    if "(" in text or ":" in text:
        written = _as_coders_write(roster, text, date, country)
        if written is not None:
            return written
    words = split_words(text)
    countries = (country,) if country else ()
    bare = _bare(words)
    named = whole_name(roster, words, date, countries)
    if named is None and len(bare) < len(words):
        named = whole_name(roster, bare, date, countries)
    mended = roster.mend(words) if named is None else words
    if mended is not words:
        words, bare = mended, _bare(mended)
        named = whole_name(roster, words, date, countries)
    named = named or several_names(roster, text, date, country) or reworded(roster, bare, date, countries)
    named = named or part_of_group(roster, bare, (date, countries))
    if named is not None:
        return named
    if not bare:
        return Resolution(actor_id=None, reasons=because("no-words"))
    found = _from_parts(roster, bare, date, country)
    left_out = {word.folded for word in words[: len(words) - len(bare)]}
    if left_out & _UNNAMED:
        whole = head_noun(words)
        return unnamed(found) if whole is None or found.known else unnamed(replace(found, kind=whole.kind))
    held = _FORMER.intersection(word.folded for word in words[: _link(roster, words)])
    return former(found, head_noun(bare[: _link(roster, bare)])) if held else found


def _as_coders_write(roster: Roster, text: str, date: str | None, country: str | None) -> Resolution | None:
    """ "Military Forces of Country (2014-) Faction", "Name (LN)", "LN: Long Name"."""
    closed, opening = text.endswith(")"), text.rfind("(")
    dated = _DATED.match(text) if opening > 0 and not closed else None
    if dated:
        part = resolve_phrase(roster, dated.group(3), date=date, country=country)
        return (
            part if part.known else resolve_phrase(roster, dated.group(1), date=date or dated.group(2), country=country)
        )
    if closed and opening > 0 and ")" not in text[opening:-1]:
        return _with_bracket(roster, text[:opening].rstrip(), text[opening + 1 : -1], date, country)
    listed = _LISTED.match(text)
    return _first_known(roster, (listed.group(2), listed.group(1)), date, country) if listed else None


def _first_known(roster: Roster, texts: Sequence[str], date: str | None, country: str | None) -> Resolution:
    found = [resolve_phrase(roster, text, date=date, country=country) for text in texts]
    return next((one for one in found if one.known), found[0])


def _with_bracket(roster: Roster, text: str, inside: str, date: str | None, country: str | None) -> Resolution:
    """ "Name (LN)", "Civilians (Country)", "Military Forces of Country (2014-)"."""
    if _YEARS.match(inside.strip()):
        return resolve_phrase(roster, text, date=date or inside.strip()[:4], country=country)
    named = roster.index.find(split_words(inside))
    code = next((one.ref for one in named if one.ref in roster.states.countries), None)
    found = resolve_phrase(roster, text, date=date, country=code or country)
    if found.known:
        return _branch(roster, found, text, inside, code)
    return found if code else _first_known(roster, (text, inside), date, country)


def _branch(roster: Roster, found: Resolution, text: str, inside: str, code: str | None) -> Resolution:
    """ "Islamic State (Khorasan)": the branch of that name, or the only one at home in that country."""
    longer = whole_name(roster, split_words(f"{text} {inside}"), None, ())
    if longer is not None and longer.known:
        return longer
    parted = part_of_group(roster, split_words(f"{text} {inside}"), (None, ())) if code is None else None
    if parted is not None:
        return parted
    actor = roster.get(found.actor_id or "")
    if code is None or actor is None or code in actor.countries:
        return found
    branches = [one for one in roster.parts(actor.id) if one.countries[:1] == (code,)]
    named = [one for one in branches if one.kind == actor.kind and actor.name in one.name]
    return roster.known(named[0], reasons=because(f"branch-in:{code}")) if len(named) == 1 else found


def _bare(words: Sequence[Word]) -> list[Word]:
    first = 0
    while first < len(words) - 1 and (words[first].folded in _QUALIFIERS or words[first].folded.isdigit()):
        first += 1
    return list(words[first:])


def _from_parts(roster: Roster, words: Sequence[Word], date: str | None, country: str | None) -> Resolution:
    """Modifier and head noun, title and name, a body "of" a group or country; what is left over must be understood."""
    link = _link(roster, words)
    left, right = words[:link], words[link + 1 :]
    linked = words[link].printed if right else ""
    around = roster.scan(right, strict=False) if linked in _BELONGS | _WHERE else []
    hits = roster.scan(left, strict=False)
    states = [hit for hit in hits if _state_of(roster, hit) and not _is_backer(left, hit)]
    states += [hit for hit in around if _state_of(roster, hit)]
    hits = [hit for hit in hits if hit in states or not _state_of(roster, hit)]
    town = town_of(roster, [*left, *right]) if not states else None
    code = next((_state_of(roster, hit) for hit in states), None) or town or country
    countries = [code] if code else []
    named = [hit for hit in hits if hit not in states and _names_somebody(roster, hit, date, countries)]
    owners = [hit for hit in around if hit not in states] if linked in _BELONGS else []
    head = head_noun(left)
    named = named if len(named) < 2 else [hit for hit in named if not _is_community(roster, hit)] or named[-1:]
    part = whole_and_part(roster, named)
    if part and part.last == len(words):
        return roster.choose(part, date=date, countries=countries)
    someone = _someone(roster, words, link, named, (date, code))
    if someone is not None:
        return someone
    if len(named) > 1:
        refs = tuple(dict.fromkeys(one.ref for hit in named for one in hit.postings))
        return Resolution(actor_id=None, candidates=refs, reasons=because("several-names"))
    if named and named[0].last == len(left) and not right:
        found = _titled(roster, left, named[0], date, countries)
        return found if found.actor_id else unknown_body(words, code) or found
    if named and (named[0].first, named[0].last) == (0, len(left)) and linked in _WHERE | {"of"}:
        settled = _settled(roster, named[0], right, linked, (date, code if states or town else None))
        if settled is not None:
            return settled
    if named or owners:
        if named and not right and _is_inside(roster, left, named[0], states):
            return unknown_body(words, code) or _partly(named[0])
        found = _member(roster, (named or owners)[0], words, head, (date, code))
        return found if found.actor_id else unknown_body(words, code) or found
    return _nameless(roster, words, link, (states, town, code), head)


def _someone(
    roster: Roster, words: Sequence[Word], link: int, named: Sequence[Hit], when: tuple[str | None, str | None]
) -> Resolution | None:
    """A person with a function and the body that gives it: "Hamas spokesman X Y", known or not."""
    date, code = when
    if not named or link < len(words) - 1:
        return None
    countries = [code] if code else []
    last = roster.choose(named[-1], date=date, countries=countries)
    if last.kind == "person":
        return _titled(roster, words, named[-1], date, countries) if named[-1].last == len(words) else None
    found = person(roster, words[named[-1].last :], code) if len(named) == 1 else None
    if found is None or last.actor_id is None:
        return None
    community = last.kind in ("ethnic_group", "religious_group")
    reasons = (*found.reasons, *last.reasons)
    return replace(found, country=last.country or code, part_of=None if community else last.actor_id, reasons=reasons)


def _settled(
    roster: Roster, hit: Hit, right: Sequence[Word], linked: str, when: tuple[str | None, str | None]
) -> Resolution | None:
    """ "Hezbollah in Lebanon": the group, or its branch there; "Taliban of Pakistan" may be another."""
    date, code = when
    if code is None:
        return None
    found = roster.choose(hit, date=date, countries=[code])
    actor = roster.get(found.actor_id or "") if found.known else None
    if actor is None or actor.kind in ("person", "ethnic_group", "religious_group", "media"):
        return None
    branch = _branch(roster, found, actor.name, " ".join(word.printed for word in right), code)
    at_home = code in actor.countries or branch.actor_id != found.actor_id
    return branch if at_home or linked != "of" else None


def _nameless(
    roster: Roster,
    words: Sequence[Word],
    link: int,
    country: tuple[Sequence[Hit], str | None, str | None],
    head: Noun | None,
) -> Resolution:
    """A phrase in which the roster knows no name but a country's or a town's: an institution, a noun, a new name."""
    left, linked, (states, town, code) = words[:link], link < len(words) - 1, country
    institution, size = roster_head(roster, left)
    if institution and town and not states:
        return describe_body(roster, words, institution, town)
    named = states or _explained(words, link, size)
    if institution and is_of_people(left[: len(left) - size], institution):
        institution, head = None, None
    if institution and code and named and _understood(roster, left[: len(left) - size], states):
        return roster.known(roster[f"{code.lower()}-{institution}"], reasons=because(f"state-pattern:{institution}"))
    if head is not None and head.kind == "state_forces" and _is_named(roster, left, states) and not linked:
        return unknown_body(left, code) or renamed_army(left, head, code)
    if head is not None:
        body = unknown_body(left, code) if not linked and head.collective and not states else None
        return body or describe_role(roster, words, link, head, code)
    found = person(roster, left, code) or (unknown_body(left, code) if not linked else None)
    if found is not None:
        return found
    if code and (town or not left[0].printed[:1].isupper()):
        return Resolution(actor_id=None, country=code, reasons=because("country-only"))
    return Resolution(actor_id=None, reasons=because("unknown"))


def _is_named(roster: Roster, words: Sequence[Word], states: Sequence[Hit]) -> bool:
    """Capitalised throughout, with a word that no army of a state would need: "Northern Dawn Army"."""
    capitals = all(word.printed[:1].isupper() and not word.printed.isupper() for word in words)
    return capitals and not _understood(roster, words, states)


def _explained(words: Sequence[Word], link: int, size: int) -> bool:
    """True when the phrase lacks only a country: "the police", but neither "Union Force" nor "forces of X"."""
    strange = any(word.printed[:1].isupper() for word in words[link + 1 :])
    return not strange and (size == link or not words[0].printed[:1].isupper())


def _names_somebody(roster: Roster, hit: Hit, date: str | None, countries: Sequence[str]) -> bool:
    return roster.choose(hit, date=date, countries=countries).reasons[0].rule != "context"


def _link(roster: Roster, words: Sequence[Word]) -> int:
    """Where the head's own words end: at the first preposition that no institution's name holds."""
    folded = [word.folded for word in words]
    for at, word in enumerate(words):
        if at and word.printed in _LINKS and not _inside_head(roster, folded, at):
            return at
    return len(words)


def _inside_head(roster: Roster, folded: Sequence[str], at: int) -> bool:
    """ "Ministry of Defence", "chief of general staff": the preposition belongs to the institution's name."""
    spans = (
        (first, last) for first in range(max(0, at - 2), at) for last in range(at + 2, min(len(folded), at + 5) + 1)
    )
    return any(" ".join(folded[first:last]) in roster.heads for first, last in spans)


def _state_of(roster: Roster, hit: Hit) -> str | None:
    return next((one.ref for one in hit.postings if one.ref in roster.states.countries), None)


def _is_backer(words: Sequence[Word], state: Hit) -> bool:
    """ "Turkish-backed rebels" are at home elsewhere; the "Turkish armed forces" are Turkey's."""
    helped = state.last < len(words) and words[state.last].folded in _HELPED
    return helped and not any(one.folded in _OWN_ARMED for one in words[state.last + 1 : state.last + 2])


def _is_community(roster: Roster, hit: Hit) -> bool:
    actor = roster.get(hit.postings[0].ref)
    return actor is not None and actor.kind in ("ethnic_group", "religious_group")


def _understood(roster: Roster, words: Sequence[Word], states: Sequence[Hit]) -> bool:
    """True when no word beside the country and the head noun could be part of another body's name."""
    spoken = {word.start for word in words} - {word.start for hit in states for word in words[hit.first : hit.last]}
    tied = {word.start for word, after in itertools.pairwise(words) if after.folded in _TIED}
    return all(
        not word.printed[:1].isupper() or word.folded in _COMMON_MODIFIERS or load_people("en").get(word.folded)
        for word in words
        if word.start in spoken - tied
    )


def _titled(roster: Roster, words: Sequence[Word], hit: Hit, date: str | None, countries: Sequence[str]) -> Resolution:
    """A name with a title or a description before it: "President X", "the militant group Y"."""
    known = roster.choose(hit, date=date, countries=countries)
    before = words[: hit.first]
    states = [one for one in roster.scan(before, strict=False) if _state_of(roster, one)]
    if known.kind == "person":
        return with_title(roster, known, before)
    if known.kind == "ngo" and known.country is None and states and known.actor_id:
        return national(known, words, _state_of(roster, states[-1]))
    return known if _understood(roster, before, states) else _partly(hit)


def _partly(hit: Hit) -> Resolution:
    refs = tuple(one.ref for one in hit.postings)
    return Resolution(actor_id=None, candidates=refs, reasons=because("part-of-a-longer-name"))


def _is_inside(roster: Roster, words: Sequence[Word], hit: Hit, states: Sequence[Hit]) -> bool:
    """ "Meadow Dawn Front" is no front of the newspaper: every word is capitalised, one before the name is strange."""
    if not all(word.printed[:1].isupper() for word in words):
        return False
    actor = roster.get(hit.postings[0].ref)
    return not _understood(roster, words[: hit.first], states) or (
        actor is not None and actor.kind in ("media", "person")
    )


def _member(
    roster: Roster, hit: Hit, words: Sequence[Word], head: Noun | None, when: tuple[str | None, str | None]
) -> Resolution:
    date, code = when
    group = roster.choose(hit, date=date)
    if group.actor_id is None:
        return group
    if head is None:
        return Resolution(actor_id=None, candidates=(group.actor_id,), reasons=because("part-of-a-longer-name"))
    return describe_member(group, words, hit.last - hit.first, head, code)
