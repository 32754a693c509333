"""Actors that only a phrase describes: a kind from the head noun, a country and a whole from what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.actors.fold import Word, split_words
from sayso.actors.resolution import Resolution, because
from sayso.lexicons.bodies import load_bodies
from sayso.lexicons.people import Noun, load_people

if TYPE_CHECKING:
    from sayso.actors.resolve import Roster

SAME_BODY = frozenset(
    "group organisation organization movement militia party network cartel outfit faction front army militants "
    "rebels insurgents guerrillas "
    "separatists force forces terrorists rebel-group militant-group extremists jihadists gang".split()
)
_WITH_FORCES = {
    **{kind: kind for kind in ("armed_group", "militia", "communal_militia", "gang", "external_forces", "police")},
    "igo": "external_forces",
    "ethnic_group": "communal_militia",
    "religious_group": "communal_militia",
    "political_party": "militia",
    "person": "militia",
}  # the kind of forces that are somebody's; a state's otherwise
_NO_STATE = frozenset({"armed_group", "militia", "gang", "political_party", "rights_group", "organisation", "ngo"})
_LONGEST_NAME = 4  # words of a person's name
_ROLES = frozenset({"members", "leaders", "speakers"})
_GENERAL = frozenset({"organisations", "members", "leaders", "speakers", "groups", "government"})
_OWN_SECTORS = frozenset({"LEG", "JUD", "COP", "SPY"})
_OFFICES = frozenset({"GOV", "LEG", "JUD", "SPY"})
_ARMED = frozenset({"state_forces", "police", "armed_group", "militia", "gang"})
_FAITHFUL = frozenset({"leaders", "speakers", "members"})
_CHAMBERS = frozenset({"legislature", "judiciary"})
_IGO_OFFICERS = frozenset({"leaders", "speakers"})
_IGO_TITLES = frozenset("secretary-general director-general envoy representative commissioner".split()) | {
    "secretary general",
    "director general",
    "high commissioner",
    "special envoy",
    "special representative",
    "high representative",
    "permanent representative",
}
_ELDERS = frozenset({"community leader", "elder"})


def forces_of(kind: str | None) -> str:
    """The kind of actor that somebody's "forces" are, by the kind of their owner."""
    return _WITH_FORCES.get(kind or "", "state_forces")


def local_id(name: str) -> str:
    """The id of an actor that only its document knows: "local:baloch-insurgents"."""
    return _local(split_words(name))


def _local(words: Iterable[Word], *more: str) -> str:
    return "local:" + "-".join([*(word.folded for word in words), *more])[:60]


def head_noun(words: Sequence[Word]) -> Noun | None:
    """The people noun that ends a phrase: the longest that the lexicon has."""
    people = load_people("en")
    if not words or words[-1].folded not in people.ends:
        return None
    for size in range(min(people.longest, len(words)), 0, -1):
        noun = people.get(_key(words[-size:]))
        if noun is not None:
            return noun
    return None


def roster_head(roster: Roster, words: Sequence[Word]) -> tuple[str | None, int]:
    """The state institution that the last words name, and how many words that takes."""
    people, heads = load_people("en"), roster.heads
    if not words or words[-1].folded not in roster.head_ends:
        return None, 0
    for size in range(min(5, len(words)), 0, -1):
        key = _key(words[-size:])
        noun = people.get(key)
        institution = heads.get(key) or heads.get(noun.word if noun else "") or heads.get(key.removesuffix("s"))
        if institution:
            return institution, size
        if noun is not None and size > 1 and noun.role:
            return None, 0  # an "opposition leader" is no leader of the state
    return None, 0


def town_of(roster: Roster, words: Sequence[Word]) -> str | None:
    """The country of the town or province that capitalised words name; None where there is none, or two countries."""
    found = towns_of(roster, words)
    return found.pop() if len(found) == 1 else None


def towns_of(roster: Roster, words: Sequence[Word]) -> set[str]:
    """The countries of all towns and provinces that capitalised words name."""
    found, at, starts = set[str](), 0, roster.town_starts
    while at < len(words):
        size = min(starts.get(words[at].folded, 0), len(words) - at) if words[at].printed[:1].isupper() else 0
        while size and _key(words[at : at + size]) not in roster.towns:
            size -= 1
        if size:
            found.add(roster.towns[_key(words[at : at + size])])
        at += size or 1
    return found


def _key(words: Iterable[Word]) -> str:
    return " ".join([word.folded for word in words])


def describe(words: Sequence[Word], head: Noun, code: str | None) -> Resolution:
    """Whoever the head noun names, in a country when one is said."""
    return Resolution(
        actor_id=_local(words, code.lower()) if code else _local(words),
        name=_printed(words),
        kind=head.kind,
        country=code,
        sector=head.sector,
        reasons=because(f"head-noun:{head.entry}"),
    )


def describe_body(roster: Roster, words: Sequence[Word], institution: str, code: str) -> Resolution:
    """ "Lahore High Court": a body of a town or province, part of the country's institution."""
    whole, name = roster[f"{code.lower()}-{institution}"], _printed(words)
    return Resolution(
        actor_id=local_id(name),
        name=name,
        kind=whole.kind,
        country=code,
        part_of=whole.id,
        sector=whole.sector,
        reasons=because(f"town-pattern:{institution}"),
    )


def describe_member(group: Resolution, words: Sequence[Word], named: int, head: Noun, code: str | None) -> Resolution:
    """ "ISKP fighters" and "members of ISKP" belong to ISKP; "the Hamas movement" is Hamas.

    `named` is how many words the group's name takes; `code` the country that the phrase names beside it, which counts
    where the group itself has none.
    """
    community = group.kind in ("ethnic_group", "religious_group")
    body = words[-1].folded in SAME_BODY and not community and group.kind != "person"
    if body and (words[-1].printed.islower() or named == len(words) - 1):
        return group
    own = head.entry in _ROLES and group.kind not in ("igo", "media")
    unit = head.entry == "organisations" and group.kind in _ARMED  # "the fleet's northern group"
    own_sector = own or unit or group.sector in _OWN_SECTORS or _are_officials(group, head)
    sector = group.sector if own_sector else head.sector
    if group.kind == "igo" and (head.entry in _IGO_OFFICERS or head.word in _IGO_TITLES):
        return replace(
            describe(words, head, None), kind="igo", sector=group.sector, part_of=group.actor_id, reasons=group.reasons
        )
    if group.kind == "religious_group" and (head.entry in _FAITHFUL or head.word in _ELDERS):
        sector = "REL"
    return Resolution(
        actor_id=_local(words),
        name=_printed(words),
        kind=_kind_of_member(group, head, own),
        country=(code or group.country) if community else group.country,
        part_of=None if community else group.actor_id,
        sector=sector,
        reasons=(*group.reasons, *because(f"head-noun:{head.entry}")),
    )


def _kind_of_member(group: Resolution, head: Noun, own: bool) -> str:
    if head.entry == "forces":
        return forces_of(group.kind)
    part = (own and head.entry == "members") or (head.entry == "organisations" and group.kind in _ARMED)
    return (group.kind or "unknown") if part or _are_officials(group, head) else head.kind


def _are_officials(group: Resolution, head: Noun) -> bool:
    """ "Hamas officials" are of its kind, and no government."""
    return head.kind == "government" and group.kind in _NO_STATE


def describe_role(roster: Roster, words: Sequence[Word], link: int, head: Noun, code: str | None) -> Resolution:
    """ "Head of military intelligence", "chairman of the company's board": the role has the body's sector.

    `link` is where the preposition behind the head noun stands.
    """
    found, right = describe(words, head, code), words[link + 1 :]
    if head.entry == "forces" and any(word.printed[:1].isupper() for word in right):
        return replace(found, kind=forces_of("person"), sector=None)  # "forces of X Y"
    if not right or head.entry not in _ROLES:
        return _with_adjective(roster, words[:link], found, head, code)
    institution, _ = roster_head(roster, right)
    if institution:
        body = roster.states.institutions[institution]
        whole = f"{code.lower()}-{institution}" if code else None
        return replace(found, kind=body.kind, sector=body.sector, part_of=whole)
    nouns = (load_people("en").get(word.folded) for word in right)
    noun = next((one for one in nouns if one is not None and one.sector and not one.thing), None)
    return replace(found, sector=noun.sector) if noun else found


def _with_adjective(
    roster: Roster, words: Sequence[Word], found: Resolution, head: Noun, code: str | None
) -> Resolution:
    """ "Congressional group", "a parliamentary committee": the adjective says whose."""
    if head.entry not in _GENERAL:
        return found
    adjectives = roster.states.adjectives
    institution = next((adjectives[word.folded] for word in words[:-1] if word.folded in adjectives), None)
    if institution is None:
        return found
    body = roster.states.institutions[institution]
    whole = f"{code.lower()}-{institution}" if code else None
    return replace(found, kind=body.kind, sector=body.sector, part_of=whole)


def with_title(roster: Roster, known: Resolution, before: Sequence[Word]) -> Resolution:
    """ "Senator X": the office that the words name goes before the one that the roster knows."""
    institution, _ = roster_head(roster, before)
    body = roster.states.institutions.get(institution or "")
    return replace(known, sector=body.sector) if body and known.sector not in (None, body.sector) else known


def renamed_army(words: Sequence[Word], head: Noun, code: str | None) -> Resolution:
    """ "Northern Dawn Army": an army with a name of its own is no state's, as far as anybody knows."""
    found = describe(words, head, code)
    return replace(found, kind="armed_group", sector=None)


def unnamed(found: Resolution) -> Resolution:
    """An unidentified group is no organisation that fights: ACLED's unidentified armed group."""
    if found.known or found.kind not in ("armed_group", "militia"):
        return found
    return replace(found, kind="unidentified_armed_group", sector=None)


def former(found: Resolution, head: Noun | None) -> Resolution:
    """Whoever held an office and no longer does is a person, of PLOVER's sector ELI."""
    if found.known and found.kind == "person":
        return replace(found, sector="ELI") if found.sector in _OFFICES else found
    official = head is not None and (head.role or head.entry in ("officials", "office_holders"))
    state = found.kind in ("government", "judiciary") or found.sector in _OFFICES
    if found.actor_id is None or not official or not state or found.kind == "person":
        return found
    name = found.name if not found.known and found.name else head.word if head else ""
    words = f"former {found.country or ''} {name}"
    return replace(
        found,
        actor_id=local_id(words),
        name=" ".join(words.split()),
        kind="person",
        known=False,
        part_of=None,
        sector="ELI",
    )


def person(roster: Roster, words: Sequence[Word], code: str | None) -> Resolution | None:
    """ "General X Y", "foreign ministry spokesman X Y": a function, perhaps of an institution, and an unknown name."""
    whole = head_noun(words)
    if whole is not None and whole.role and len(split_words(whole.word)) > 1:
        return None  # "the Secretary-General" is nobody of the name of General
    for size in range(len(words) - 1, max(0, len(words) - 1 - _LONGEST_NAME), -1):
        if not words[size].printed[:1].isupper():
            return None
        role, rest = head_noun(words[:size]), words[size:]
        if role is not None and (role.role or role.armed):
            name = _printed(rest)
            return Resolution(
                actor_id=local_id(name),
                name=name,
                kind="person",
                country=code,
                sector=role.sector or _sector_of_body(roster, words[: size - 1]),
                reasons=because(f"title:{role.entry}"),
            )
    return None


def _sector_of_body(roster: Roster, before: Sequence[Word]) -> str | None:
    """The sector of the institution that the words before a function name: whose spokesman somebody is."""
    institution, _ = roster_head(roster, before)
    return roster.states.institutions[institution].sector if institution else None


def unknown_body(words: Sequence[Word], code: str | None) -> Resolution | None:
    """A capitalised name that nobody knows, whose last words say what kind of body it is."""
    if len(words) < 2 or not (words[0].printed[:1].isupper() and words[-1].printed[:1].isupper()):
        return None
    name = _printed(words)
    body = next((one for one in load_bodies("en").of(name) if not one.fights), None)
    if body is None:
        return None
    return Resolution(
        actor_id=local_id(name), name=name, kind=body.kind, country=code, reasons=because(f"name-ends:{body.entry}")
    )


def _printed(words: Sequence[Word]) -> str:
    return " ".join([word.printed for word in words])


def national(whole: Resolution, words: Sequence[Word], code: str | None) -> Resolution:
    """ "The Kenyan Red Cross": the branch of a body of all countries."""
    name = _printed(words)
    return replace(whole, actor_id=local_id(name), name=name, country=code, known=False, part_of=whole.actor_id)


def is_of_people(before: Sequence[Word], institution: str) -> bool:
    """ "Youth Congress", "Farmers Parliament": no chamber of the state, but a body of those people."""
    if institution not in _CHAMBERS or not before or not before[-1].printed[:1].isupper():
        return False
    noun = load_people("en").get(before[-1].folded)
    return noun is not None and noun.kind == "civilians"
