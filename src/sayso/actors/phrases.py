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
    "the a an some many several its his her their this that these those all most few two three four five six "
    "seven eight nine ten "
    "dozens hundreds thousands scores other suspected alleged armed former ex senior unidentified unknown "
    "unnamed local".split()
)
_QUALIFIERS = _DETERMINERS - {"armed"}
_SAME_BODY = frozenset(
    "group organisation organization movement militia party network cartel outfit faction front army militants "
    "rebels insurgents guerrillas "
    "separatists force forces terrorists rebel-group militant-group extremists jihadists gang".split()
)
_LINKS = frozenset(
    "of for from in to at by with across against near on within under behind over - linked affiliated".split()
)
_BELONGS = frozenset({"of", "for", "from"})
_WHERE = frozenset({"in", "across", "within", "near", "at", "on"})
_COMMON_MODIFIERS = frozenset(
    "royal national federal armed state republican regular central public imperial territorial joint elite "
    "special foreign local former "
    "deputy acting interim senior chief prime first vice the islamic republic".split()
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
    return _from_parts(roster, words, date, country)


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


def _from_parts(roster: Roster, words: Sequence[Word], date: str | None, country: str | None) -> Resolution:
    """Modifier and head noun, title and name, a body "of" a group or country; what is left over must be understood."""
    link = _link(roster, words)
    left, right = words[:link], words[link + 1 :]
    linked = words[link].printed if right else ""
    around = roster.scan(right, strict=False) if linked in _BELONGS | _WHERE else []
    hits = roster.scan(left, strict=False)
    states = [hit for hit in (*hits, *around) if _state_of(roster, hit)]
    code = next((_state_of(roster, hit) for hit in states), None) or country
    countries = [code] if code else []
    named = [
        hit
        for hit in hits
        if hit not in states and roster.choose(hit, date=date, countries=countries).reasons[0].rule != "context"
    ]
    owners = [hit for hit in around if hit not in states] if linked in _BELONGS else []
    head = head_noun(left)
    institution, size = roster_head(roster, left)
    if len(named) > 1:
        named = [hit for hit in named if not _is_community(roster, hit)] or named[-1:]
    if len(named) > 1:
        refs = tuple(dict.fromkeys(one.ref for hit in named for one in hit.postings))
        return Resolution(actor_id=None, candidates=refs, reasons=because("several-names"))
    if named and named[0].last == len(left) and not right:
        return _titled(roster, left, named[0], date, countries)
    if named or owners:
        return _member(roster, (named or owners)[0], words, head, date)
    if institution and code and _understood(roster, left[: len(left) - size], states):
        actor = roster[f"{code.lower()}-{institution}"]
        return roster.known(actor, date=date, reasons=because(f"state-pattern:{institution}"))
    if head is not None:
        return _described(words, head, code)
    person = _person(left, code)
    if person is not None:
        return person
    if code and not left[0].printed[:1].isupper():
        return Resolution(actor_id=None, country=code, reasons=because("country-only"))
    return Resolution(actor_id=None, reasons=because("unknown"))


def _link(roster: Roster, words: Sequence[Word]) -> int:
    """Where the head's own words end: at the first preposition, unless an institution's name holds it."""
    links = [at for at, word in enumerate(words) if at and word.printed in _LINKS]
    for at in reversed(links):
        if " ".join(word.folded for word in words[:at]) in roster.heads:
            return at
    return links[0] if links else len(words)


def _state_of(roster: Roster, hit: Hit) -> str | None:
    return next((one.ref for one in hit.postings if one.ref in roster.states.countries), None)


def _is_community(roster: Roster, hit: Hit) -> bool:
    actor = roster.get(hit.postings[0].ref)
    return actor is not None and actor.kind in ("ethnic_group", "religious_group")


def _understood(roster: Roster, words: Sequence[Word], states: Sequence[Hit]) -> bool:
    """True when no word beside the country and the head noun could be part of another body's name."""
    spoken = {word.start for word in words} - {word.start for hit in states for word in words[hit.first : hit.last]}
    return all(
        not word.printed[:1].isupper() or word.folded in _COMMON_MODIFIERS or load_people("en").get(word.folded)
        for word in words
        if word.start in spoken
    )


def _titled(roster: Roster, words: Sequence[Word], hit: Hit, date: str | None, countries: Sequence[str]) -> Resolution:
    """A name with a title or a description before it: "President X", "the militant group Y"."""
    known = roster.choose(hit, date=date, countries=countries)
    before = words[: hit.first]
    states = [one for one in roster.scan(before, strict=False) if _state_of(roster, one)]
    person = known.kind == "person"
    if not _understood(roster, before, states) and not person:
        return Resolution(
            actor_id=None, candidates=tuple(one.ref for one in hit.postings), reasons=because("part-of-a-longer-name")
        )
    return known


def head_noun(words: Sequence[Word]) -> Noun | None:
    """The people noun that ends a phrase: the longest that the lexicon has."""
    people = load_people("en")
    for size in range(min(people.longest, len(words)), 0, -1):
        noun = people.get(" ".join(word.folded for word in words[-size:]))
        if noun is not None:
            return noun
    return None


def roster_head(roster: Roster, words: Sequence[Word]) -> tuple[str | None, int]:
    """The state institution that the last words name, and how many words that takes."""
    people, heads = load_people("en"), roster.heads
    for size in range(min(5, len(words)), 0, -1):
        key = " ".join(word.folded for word in words[-size:])
        noun = people.get(key)
        institution = heads.get(key) or heads.get(noun.word if noun else "") or heads.get(key.removesuffix("s"))
        if institution:
            return institution, size
    return None, 0


def _member(roster: Roster, hit: Hit, words: Sequence[Word], head: Noun | None, date: str | None) -> Resolution:
    """ "ISKP fighters" and "members of ISKP" belong to ISKP; "the Hamas movement" is Hamas."""
    group = roster.choose(hit, date=date)
    if group.actor_id is None:
        return group
    if head is None:
        return Resolution(actor_id=None, candidates=(group.actor_id,), reasons=because("part-of-a-longer-name"))
    body = words[-1].folded in _SAME_BODY and group.kind not in ("ethnic_group", "religious_group", "person")
    if body and (words[-1].printed.islower() or hit.last - hit.first == len(words) - 1):
        return group
    name = " ".join(word.printed for word in words)
    own = head.entry in ("members", "leaders", "speakers") and group.kind not in ("igo", "media")
    return Resolution(
        actor_id=local_id(name),
        name=name,
        kind=(group.kind or "unknown") if own and head.entry == "members" else head.kind,
        country=group.country,
        part_of=None if group.kind in ("ethnic_group", "religious_group") else group.actor_id,
        sector=group.sector if own else head.sector,
        reasons=(*group.reasons, *because(f"head-noun:{head.entry}")),
    )


def _person(words: Sequence[Word], code: str | None) -> Resolution | None:
    """ "General X Y": a function and a name that nobody knows."""
    for size in range(len(words) - 1, 0, -1):
        role, rest = head_noun(words[:size]), words[size:]
        if (
            role is not None
            and (role.role or role.armed)
            and len(rest) <= 4
            and all(word.printed[:1].isupper() for word in rest)
        ):
            name = " ".join(word.printed for word in rest)
            return Resolution(
                actor_id=local_id(name),
                name=name,
                kind="person",
                country=code,
                sector=role.sector,
                reasons=because(f"title:{role.entry}"),
            )
    return None


def _described(words: Sequence[Word], head: Noun, code: str | None) -> Resolution:
    name = " ".join(word.printed for word in words)
    return Resolution(
        actor_id=local_id(f"{name} {code}" if code else name),
        name=name,
        kind=head.kind,
        country=code,
        sector=head.sector,
        reasons=because(f"head-noun:{head.entry}"),
    )


def local_id(name: str) -> str:
    """The id of an actor that only its document knows: "local:baloch-insurgents"."""
    return "local:" + "-".join(word.folded for word in split_words(name))[:60]
