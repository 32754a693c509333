"""Known actors by other names, and what a phrase says of sector and country."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import pycountry

from sayso.actors import KnownActor, Resolution, Roster, load_roster
from sayso.actors.fold import key_of, split_words
from sayso.evaluate.acled_actors import country_code
from sayso.evaluate.measures import share
from sayso.evaluate.score import Code, Miss, Row, Score
from sayso.ontology import load_ontology


def score_aliases(rows: Sequence[Row], _code: Code) -> Score:
    """Precision of the aliases that are answered, and the share answered, of actors that were active after 1990.

    An alias is answered when it resolves to an actor of the roster, in the country of the set's row. `share answered`:
    of all aliases. `precision`: of those answered whose actor the roster knows by its canonical name, the ones that
    lead to that actor, or to one that the roster ties to it: the lists give parents, predecessors, parts and leaders as
    aliases, which a roster with dates tells apart. `precision strict`: only that very actor. Left out are actors that
    the roster knows to have ended before 1990, and aliases that the gold itself gives to two actors, of which nobody
    could tell whom they mean: `shared` counts them.

    `known`: canonical names that resolve to an actor of the roster; `alias found` and `alias wrong`: of all aliases of
    known actors, those that lead to it and to another. The roster holds the actors of today's reports, so `known` is
    low on historical lists and is not a goal in itself.
    """
    tally, shared, misses = _AliasTally(), _shared(rows), []
    roster = load_roster()
    for row in rows:
        codes = (country_code(roster, name) for name in str(row.get("location") or "").split(","))
        code = next((one for one in codes if one), None)
        actor = roster.resolve(row["canonical"], country=code)
        known = roster.get(actor.actor_id or "") if actor.known else None
        tally.actors += 1
        tally.known += known is not None
        if known is None:
            misses.append(Miss(kind="unknown", document=str(row["id"]), words=row["canonical"], about=row["source"]))
        elif known.end and known.end < _RECENT:
            continue
        for alias in row["aliases"]:
            read = roster.resolve(alias, country=code)
            wrong = tally.add(known, read, tied=_tied(roster, known, read), shared=_folded(alias) in shared)
            if wrong and known is not None:
                gold, got = known.id, read.actor_id
                misses.append(Miss(kind=wrong, document=str(row["id"]), words=alias, gold=gold, read=got))
    return Score(figures=tally.figures(), misses=tuple(misses))


_RECENT = "1990"


@dataclass(slots=True)
class _AliasTally:
    """Counts of aliases; an actor is None where the roster does not know its canonical name."""

    actors: int = 0
    known: int = 0
    aliases: int = 0
    answered: int = 0
    judged: int = 0
    right: int = 0
    strictly: int = 0
    of_known: int = 0
    found: int = 0
    wrong: int = 0
    shared: int = 0

    def add(self, actor: KnownActor | None, read: Resolution, *, tied: bool, shared: bool) -> str | None:
        """Count one alias; gives the kind of its miss, None where it is none."""
        same = actor is not None and read.actor_id == actor.id
        if actor is not None:
            self.of_known += 1
            self.found += same
            self.wrong += read.known and not same
        if shared:
            self.shared += 1
            return None
        self.aliases += 1
        self.answered += read.known
        if actor is not None and read.known:
            self.judged += 1
            self.right += same or tied
            self.strictly += same
        return None if same or tied else "another actor" if read.known else "alias unknown"

    def figures(self) -> dict[str, float]:
        """The figures of the set."""
        return {
            "precision": share(self.right, self.judged),
            "share answered": share(self.answered, self.aliases),
            "precision strict": share(self.strictly, self.judged),
            "known": share(self.known, self.actors),
            "aliases": self.aliases,
            "alias found": share(self.found, self.of_known),
            "alias wrong": share(self.wrong, self.of_known),
            "shared": self.shared,
        }


def _tied(roster: Roster, actor: KnownActor | None, read: Resolution) -> bool:
    """True when the roster ties the two, whichever way round."""
    other = roster.get(read.actor_id or "") if read.known else None
    if actor is None or other is None:
        return False
    return any(tie.actor == other.id for tie in actor.ties) or any(tie.actor == actor.id for tie in other.ties)


def _folded(name: str) -> str:
    return key_of(word.folded for word in split_words(name))


def _shared(rows: Sequence[Row]) -> frozenset[str]:
    """Names that the set gives to two actors or more."""
    owners: dict[str, set[str]] = {}
    for row in rows:
        for name in (row["canonical"], *row["aliases"]):
            owners.setdefault(_folded(name), set()).add(str(row["id"]))
    return frozenset(name for name, ids in owners.items() if len(ids) > 1)


def score_phrases(rows: Sequence[Row], _code: Code) -> Score:
    """Accuracy of a phrase's country and of its kind, as PLOVER's sector, on the tests that NGEC itself is to pass.

    `sector`: that of the actor or of the noun, else the one that the ontology gives the kind; a bare country or people
    has none, and nobody at all is UNK. `country`: as ISO 3166-1 alpha-3; tests without an expected country expect none.
    Where NGEC has a code of its own for a body of states (IGO, EUR, UNO), reading one is right. `kind and country`: the
    tests in which all that is expected is right. NGEC looks persons up in Wikipedia, which sayso does not do:
    `(no persons)` leaves out the tests that expect a Wikipedia page. A test's date says when an office must be held.
    """
    roster = load_roster()
    right: dict[str, list[bool]] = {f"{name}{part}": [] for part in ("", " (no persons)") for name in _EXPECTED}
    misses = []
    for row in rows:
        expected = row["expect"]
        text = f"{row['context']} {row['actor_text']}".strip() if _is_place(row) else row["actor_text"]
        read = roster.resolve(text, date=_date(row))
        got = {"country": _country(roster, read), "sector": _sector(read)}
        wanted = {"country": expected.get("country"), "sector": expected.get("code_1")}
        fits = {name: _is_right(want, got[name]) for name, want in wanted.items() if want is not None}
        misses += [_phrase_missed(row, name, wanted[name], got[name]) for name, fit in fits.items() if not fit]
        if fits:
            fits["kind and country"] = all(fits.values())
        for name, fit in fits.items():
            right[name].append(fit)
            if "wiki" not in expected:
                right[f"{name} (no persons)"].append(fit)
    return Score(figures={name: share(sum(some), len(some)) for name, some in right.items()}, misses=tuple(misses))


_EXPECTED = ("kind and country", "country", "sector")
_BODIES_OF_STATES = frozenset({"IGO", "EUR", "UNO", "NGO", "NATO", "WBK"})


def _country(roster: Roster, read: Resolution) -> str:
    country = pycountry.countries.get(alpha_2=read.country) if read.country else None
    if country is not None or read.country == "XK":
        return str(country.alpha_3) if country else "XKX"  # Kosovo has no ISO code
    whole = roster.get(read.part_of or "")
    return "IGO" if read.kind == "igo" or (whole is not None and whole.kind == "igo") else ""


def _sector(read: Resolution) -> str:
    if read.actor_id is None:
        return "" if any(reason.rule == "country-only" for reason in read.reasons) else "UNK"
    bare = read.sector is None and any(reason.rule.startswith(("state:", "demonym:")) for reason in read.reasons)
    kind = load_ontology().actor_types.get(read.kind or "")
    return "" if bare else read.sector or (kind.plover_sector if kind else None) or "UNK"


def _is_right(wanted: str, got: str) -> bool:
    return got == wanted or (got == "IGO" and wanted in _BODIES_OF_STATES)


def _phrase_missed(row: Row, name: str, wanted: str | None, got: str) -> Miss:
    return Miss(
        kind=f"wrong {name}",
        document=str(row["id"]),
        words=row["actor_text"],
        gold=wanted or "none",
        read=got or "none",
        about=f"{wanted or 'none'} read as {got or 'none'}",
    )


def _date(row: Row) -> str | None:
    """The day that a test speaks of, written as its context or its query date; None for today."""
    for written in (str(row["context"]), str(row.get("query_date", ""))):
        for form in ("%Y-%m-%d", "%d %B %Y"):
            with contextlib.suppress(ValueError):
                return datetime.datetime.strptime(written, form).replace(tzinfo=datetime.UTC).date().isoformat()
    return None


def _is_place(row: Row) -> bool:
    """True when the context is a word or two that the phrase goes with, false for a date."""
    return bool(row["context"]) and not any(letter.isdigit() for letter in row["context"])
