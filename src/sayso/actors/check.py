"""Every problem of roster files at once: bad fields, repeated ids, ties to nobody, cycles, dates, shared aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from sayso.actors.entry import BELONGING, ActorEntry, KnownActor, RosterFile, Tie, TieEntry
from sayso.actors.fold import key_of, split_words
from sayso.actors.regions import check_regions
from sayso.actors.states import State, make_states
from sayso.actors.wording import check_words

SPECIAL = ("countries.yaml", "institutions.yaml", "regions.yaml", "words.yaml")
_TIES = ("part_of", "splinter_of", "successor_of", "media_wing_of", "spokesperson_of", "leader_of")

Raw = Mapping[str, Any]


def check_files(files: Mapping[str, Raw]) -> list[str]:
    """Every problem of a roster's files, by name; ties may lead to state actors where the states are among them."""
    problems: list[str] = []
    entries: dict[str, tuple[str, ActorEntry]] = {}
    for name, raw in files.items():
        if name in SPECIAL:
            continue
        try:
            parsed = RosterFile.model_validate(raw)
        except ValidationError as error:
            problems.extend(f"{name}: {_where(raw, one['loc'])}: {one['msg']}" for one in error.errors())
            continue
        for entry in parsed.actors:
            if entry.id in entries:
                problems.append(f"{name}: {entry.id}: the id is also in {entries[entry.id][0]}; rename or merge one")
            entries.setdefault(entry.id, (name, entry))
    states = make_states(files["countries.yaml"], files["institutions.yaml"]) if SPECIAL[0] in files else None
    if states and "regions.yaml" in files:
        problems.extend(check_regions(files["regions.yaml"], states.countries))
    if "words.yaml" in files:
        problems.extend(check_words(files["words.yaml"]))
    return [*problems, *_check_ties(entries, states), *_check_aliases(entries)]


def _where(raw: Raw, loc: tuple[int | str, ...]) -> str:
    if len(loc) > 1 and loc[0] == "actors" and isinstance(loc[1], int):
        return f"{raw['actors'][loc[1]].get('id', loc[1])}.{'.'.join(map(str, loc[2:]))}"
    return ".".join(map(str, loc))


def _check_ties(entries: Mapping[str, tuple[str, ActorEntry]], states: State | None) -> list[str]:
    problems = []
    for actor_id, (file, entry) in entries.items():
        actor = make_actor(entry)
        for tie in actor.ties:
            if tie.actor not in entries and not (states and states.has(tie.actor)):
                problems.append(f"{file}: {actor_id}: {tie.relation} names {tie.actor!r}, which no file has")
            if tie.start and tie.end and tie.start > tie.end:
                problems.append(f"{file}: {actor_id}: {tie.relation} ends in {tie.end}, before it starts")
        if actor.start and actor.end and actor.start > actor.end:
            problems.append(f"{file}: {actor_id}: ends in {actor.end}, before it starts")
        if _in_cycle(actor_id, entries):
            problems.append(f"{file}: {actor_id}: part of itself, over others")
    return problems


def _in_cycle(actor_id: str, entries: Mapping[str, tuple[str, ActorEntry]]) -> bool:
    seen, open_ids = set[str](), [actor_id]
    while open_ids:
        one = open_ids.pop()
        if one not in entries:
            continue
        for tie in make_actor(entries[one][1]).ties:
            if tie.relation in BELONGING and tie.actor == actor_id:
                return True
            if tie.relation in BELONGING and tie.actor not in seen:
                seen.add(tie.actor)
                open_ids.append(tie.actor)
    return False


def _check_aliases(entries: Mapping[str, tuple[str, ActorEntry]]) -> list[str]:
    """An alias may be shared only where country, time or `only_in` can part the actors."""
    owners: dict[str, list[tuple[str, KnownActor]]] = defaultdict(list)
    for file, entry in entries.values():
        actor = make_actor(entry)
        conditional = {alias.name for alias in entry.aliases if not isinstance(alias, str) and alias.only_in}
        for alias in {actor.name, *actor.aliases} - conditional:
            owners[key_of(word.folded for word in split_words(alias))].append((file, actor))
    problems = []
    for key, sharing in sorted(owners.items()):
        for file, first in sharing:
            for _, second in sharing:
                if first.id < second.id and not _parted(first, second):
                    problems.append(
                        f"{file}: {first.id}: alias {key!r} is shared with {second.id}; add country, dates or only_in"
                    )
    return problems


def _parted(first: KnownActor, second: KnownActor) -> bool:
    apart_in_space = bool(first.countries and second.countries) and not set(first.countries) & set(second.countries)
    early, late = sorted((first, second), key=lambda actor: actor.start or "")
    return apart_in_space or bool(early.end and late.start and early.end <= late.start)


def make_actor(entry: ActorEntry) -> KnownActor:
    """A known actor from its checked entry."""
    countries = (entry.country,) if isinstance(entry.country, str) else tuple(entry.country)
    return KnownActor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        aliases=tuple(alias if isinstance(alias, str) else alias.name for alias in entry.aliases),
        countries=countries,
        inter=entry.inter,
        sector=entry.sector,
        ties=tuple(_ties(entry)),
        start=entry.start,
        end=entry.end,
        plural=entry.plural,
        gender=entry.gender,
        notes=entry.notes,
        languages=tuple(
            (one.name, one.language) for one in entry.aliases if not isinstance(one, str) and one.language is not None
        ),
    )


def _ties(entry: ActorEntry) -> Iterable[Tie]:
    for relation in _TIES:
        written = getattr(entry, relation)
        for one in written if isinstance(written, list) else [written] if written else []:
            if isinstance(one, TieEntry):
                yield Tie(relation=relation, actor=one.id, start=one.start, end=one.end)
            else:
                yield Tie(relation=relation, actor=one)
