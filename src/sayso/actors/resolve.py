"""What a phrase names: one actor with reasons, or nobody with the candidates; two are never settled by a guess."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sayso.actors.entry import BELONGING, KnownActor, Tie
from sayso.actors.fold import Word, fold, split_words
from sayso.actors.index import Hit, Index, Posting, make_index
from sayso.actors.resolution import Resolution, because
from sayso.actors.states import Country, Institution, State
from sayso.actors.wording import Wording
from sayso.lexicons.people import load_people
from sayso.model import Reason

_INSTITUTION = ("id", "name", "kind", "sector", "heads", "part_of", "adjectives")
_SWAPPABLE = 5  # letters of a name from which a swap of two is still recognised
_TWO = 2  # letters that stand elsewhere in a word with one swap


class Roster:
    """Known actors, by id and by name; `version` is a hash of the files that they come from."""

    def __init__(
        self,
        records: Mapping[str, tuple[Any, ...]],
        states: State,
        index: Index,
        towns: Mapping[str, str],
        wording: Wording,
        version: str = "",
    ) -> None:
        self._records = records
        self.version = version
        self.wording = wording
        self.states = states
        self.index = index
        self.towns = towns
        self._made: dict[str, KnownActor] = {}

    @classmethod
    def compile(
        cls, actors: Sequence[KnownActor], conditions: Mapping[tuple[str, str], tuple[str, ...]], states: State
    ) -> tuple[Any, ...]:
        """Plain values from which `from_compiled`, given towns and wording, makes a roster without reading files."""
        index = make_index(actors, conditions, states)
        records = {actor.id: _record(actor) for actor in actors}
        countries = [(one.code, one.names, one.people, one.capital, one.metonyms) for one in states.countries.values()]
        bodies = [
            (one.id, one.name, one.kind, one.sector, one.heads, one.part_of, one.adjectives)
            for one in states.institutions.values()
        ]
        return records, countries, bodies, index.compiled()

    @classmethod
    def from_compiled(cls, compiled: tuple[Any, ...], *, version: str = "") -> Roster:
        """The roster that `compile` made plain."""
        records, countries, bodies, index, towns, wording = compiled
        made = (dict(zip(("code", "names", "people", "capital", "metonyms"), one, strict=True)) for one in countries)
        bodied = (dict(zip(_INSTITUTION, one, strict=True)) for one in bodies)
        states = State({one["code"]: Country(**one) for one in made}, {one["id"]: Institution(**one) for one in bodied})
        return cls(records, states, Index.from_compiled(index), towns, Wording(*wording), version)

    def __getitem__(self, actor_id: str) -> KnownActor:
        """The actor with this id; KeyError when the roster has none."""
        found = self.get(actor_id)
        if found is None:
            raise KeyError(actor_id)
        return found

    def get(self, actor_id: str) -> KnownActor | None:
        """The actor with this id, or None."""
        if actor_id not in self._made:
            record = self._records.get(actor_id)
            made = _from_record(record) if record else self.states.get(actor_id)
            if made is None:
                return None
            self._made[actor_id] = made
        return self._made[actor_id]

    def __iter__(self) -> Iterator[KnownActor]:
        """The actors written in the roster files (state actors are made when asked for)."""
        return (self[actor_id] for actor_id in self._records)

    def __len__(self) -> int:
        return len(self._records)

    @functools.cached_property
    def heads(self) -> Mapping[str, str]:
        """Folded head phrase of a state institution, singular -> the institution's id."""
        return self.states.heads()

    @functools.cached_property
    def head_ends(self) -> frozenset[str]:
        """The words with which the name of an institution or a people noun may end."""
        ends = {head.rsplit(" ", 1)[-1] for head in self.heads}
        return load_people("en").ends | ends | {f"{end}s" for end in ends}

    @functools.cached_property
    def town_starts(self) -> Mapping[str, int]:
        """First word of a town or province -> how many words the longest that begins with it has."""
        longest: dict[str, int] = {}
        for name in self.towns:
            first = name.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
        return longest

    @functools.cached_property
    def _branches(self) -> Mapping[str, Sequence[KnownActor]]:
        parts: dict[str, list[KnownActor]] = {}
        for actor in self:
            if (whole := actor.part_of()) is not None:
                parts.setdefault(whole, []).append(actor)
        return parts

    def parts(self, actor_id: str) -> Sequence[KnownActor]:
        """The actors of the roster files that belong to this one today, or did last."""
        return self._branches.get(actor_id, ())

    @functools.cached_property
    def _letters(self) -> Mapping[tuple[str, str], str]:
        """First letter and sorted letters of a state's one-word name -> that name, where only one has them."""
        table: dict[tuple[str, str], str] = {}
        for name, _, _ in self.states.names():
            for form in (name, f"{name}s"):
                folded = fold(form)
                if len(folded) >= _SWAPPABLE and folded.isalpha():
                    key = _letters_of(folded)
                    table[key] = form if table.get(key, form) == form else ""
        return table

    def mended(self, word: Word) -> Word:
        """A capitalised word nobody knows, with two letters put right when that makes it a state's name ("Kaubl")."""
        folded = word.folded
        if len(folded) < _SWAPPABLE or not word.printed[:1].isupper() or folded in self.index.exact:
            return word
        name = self._letters.get(_letters_of(folded), "")
        other = fold(name)
        if not name or sum(a != b for a, b in zip(folded, other, strict=True)) != _TWO or folded in self.towns:
            return word
        return word._replace(printed=name, folded=other)

    def mend(self, words: list[Word]) -> list[Word]:
        """The words with those put right that only a swap of letters keeps from being a state's name; or as given."""
        mended = [self.mended(word) for word in words]
        return words if mended == words else mended

    def choose(self, hit: Hit, *, date: str | None = None, countries: Sequence[str] = ()) -> Resolution:
        """The one actor that a name means at a date and in the countries spoken of, or None with the candidates."""
        refs = [one for one in hit.postings if not one.only_in or set(one.only_in) & set(countries)]
        state = next((one for one in refs if self._is_state(one)), None)
        actors = [self[ref] for ref in dict.fromkeys(one.ref for one in refs if not self._is_state(one))]
        if state is not None and not actors:
            return self.state(state, date=date)
        rule = "transliteration" if hit.by_sound else "alias"
        if len(actors) > 1:
            actors = [one for one in actors if one.active(date)] or actors
        if len(actors) > 1 and countries:
            actors = [one for one in actors if set(one.countries) & set(countries)] or actors
        if len(actors) > 1 and len({one.name for one in actors}) == 1:  # one body, which was two things in its time
            actors = [_latest(actors, date)]
        if len(actors) != 1:
            return Resolution(
                actor_id=None,
                candidates=tuple(one.id for one in actors),
                reasons=because("ambiguous" if actors else "context"),
            )
        [actor] = actors
        if not actor.active(date) and hit.postings[0].how == "acronym":
            return Resolution(actor_id=None, candidates=(actor.id,), reasons=because(f"not-active:{actor.id}"))
        return self.known(actor, date=date, reasons=because(f"{rule}:{actor.id}"))

    def _is_state(self, posting: Posting) -> bool:
        return posting.ref in self.states.countries

    def known(self, actor: KnownActor, *, date: str | None = None, reasons: tuple[Reason, ...] = ()) -> Resolution:
        """The resolution to a known actor."""
        part_of = actor.part_of(date)
        sector = actor.sector
        if actor.kind == "person" and sector is None:
            sector = self._sector_of(actor, date)
        return Resolution(
            actor_id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            known=True,
            part_of=part_of,
            sector=sector,
            reasons=reasons,
        )

    def _sector_of(self, actor: KnownActor, date: str | None) -> str | None:
        """A person's sector is that of whom they belong to; "ELI" (elite) once every office has ended."""
        if not any(tie.holds(date) for tie in actor.ties if tie.relation in BELONGING):
            return "ELI" if actor.ties else None
        parent = self.get(actor.part_of(date) or "")
        return parent.sector if parent else None

    def state(self, posting: Posting, *, date: str | None = None) -> Resolution:
        """A country's name or capital stands for its government, a demonym for its people."""
        country = self.states.countries[posting.ref]
        how = posting.how.removeprefix("acronym-")
        if how == "demonym":
            return Resolution(
                actor_id=f"local:{country.code.lower()}-people",
                name=posting.printed,
                kind="civilians",
                country=country.code,
                reasons=because(f"demonym:{country.code}"),
            )
        rule = "metonymy" if how == "capital" else "state"
        found = self.known(
            self[f"{country.code.lower()}-government"], date=date, reasons=because(f"{rule}:{country.code}")
        )
        return found if how == "capital" else replace(found, sector=None)  # a bare country has no sector in PLOVER

    def scan(self, text: str | Sequence[Word], *, strict: bool = True) -> list[Hit]:
        """The longest known names in a text, left to right; `first` and `last` count words (`split_words`)."""
        words = split_words(text) if isinstance(text, str) else text
        return self.index.scan(words, strict=strict)

    def resolve(self, text: str, *, date: str | None = None, country: str | None = None) -> Resolution:
        """What a phrase names; `date` (ISO) rules out actors of other times, `country` (ISO 3166-1) of other places."""
        from sayso.actors.phrases import resolve_phrase  # the rules need the roster: imported when asked

        return resolve_phrase(self, text, date=date, country=country)


@functools.lru_cache(maxsize=16384)
def _letters_of(folded: str) -> tuple[str, str]:
    return folded[0], "".join(sorted(folded))


def _record(actor: KnownActor) -> tuple[Any, ...]:
    ties = tuple((one.relation, one.actor, one.start, one.end) for one in actor.ties)
    return (
        *(actor.id, actor.name, actor.kind, actor.aliases, actor.countries, actor.inter, actor.sector, ties),
        *(actor.start, actor.end, actor.plural, actor.gender, actor.notes, actor.languages),
    )


def _from_record(record: tuple[Any, ...]) -> KnownActor:
    actor_id, name, kind, aliases, countries, inter, sector, ties, start, end, plural, gender, notes, languages = record
    return KnownActor(
        id=actor_id,
        name=name,
        kind=kind,
        aliases=tuple(aliases),
        countries=tuple(countries),
        inter=inter,
        sector=sector,
        ties=tuple(Tie(relation=one[0], actor=one[1], start=one[2], end=one[3]) for one in ties),
        start=start,
        end=end,
        plural=plural,
        gender=gender,
        notes=notes,
        languages=languages,
    )


def _latest(actors: Sequence[KnownActor], date: str | None) -> KnownActor:
    """Of one body's entries the last that had begun by a date, or at all."""
    begun = [one for one in actors if date is None or (one.start or "") <= date] or list(actors)
    return max(begun, key=lambda one: one.start or "")
