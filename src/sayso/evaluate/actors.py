"""Known actors by other names, and what a phrase says of sector and country."""

from __future__ import annotations

from collections.abc import Sequence

import pycountry

from sayso.actors import load_roster
from sayso.evaluate.measures import share
from sayso.evaluate.score import Code, Miss, Row, Score


def score_aliases(rows: Sequence[Row], _code: Code) -> Score:
    """Of actors that the roster knows by their canonical name, how many aliases lead to the same actor.

    `known`: canonical names that resolve to an actor of the roster; `alias found`: of all aliases of known actors,
    those that resolve to it; `alias wrong`: those that resolve to another known actor. The roster holds the actors of
    today's reports, so `known` is low on historical lists and is not a goal in itself.
    """
    roster = load_roster()
    known = aliases = found = wrong = 0
    misses = []
    for row in rows:
        actor = roster.resolve(row["canonical"])
        if actor.actor_id is None or not actor.known:
            misses.append(Miss(kind="unknown", document=str(row["id"]), words=row["canonical"], about=row["source"]))
            continue
        known += 1
        for alias in row["aliases"]:
            aliases += 1
            read = roster.resolve(alias)
            if read.actor_id == actor.actor_id:
                found += 1
                continue
            wrong += read.known
            misses.append(
                Miss(
                    kind="another actor" if read.known else "alias unknown",
                    document=str(row["id"]),
                    words=alias,
                    gold=actor.actor_id,
                    read=read.actor_id,
                )
            )
    figures: dict[str, float] = {
        "known": share(known, len(rows)),
        "aliases": aliases,
        "alias found": share(found, aliases),
        "alias wrong": share(wrong, aliases),
    }
    return Score(figures=figures, misses=tuple(misses))


def score_phrases(rows: Sequence[Row], _code: Code) -> Score:
    """Accuracy of a phrase's country and of its sector (PLOVER codes), on the tests that NGEC itself is to pass.

    Tests without an expected country expect none. NGEC looks persons up in Wikipedia, which sayso does not do: `country
    (no persons)` and `sector (no persons)` leave out the tests that expect a Wikipedia page.
    """
    roster = load_roster()
    right: dict[str, list[bool]] = {"country": [], "sector": [], "country (no persons)": [], "sector (no persons)": []}
    misses = []
    for row in rows:
        expected, names = row["expect"], ("country", "sector")
        read = roster.resolve(f"{row['context']} {row['actor_text']}".strip() if _is_place(row) else row["actor_text"])
        country = pycountry.countries.get(alpha_2=read.country) if read.country else None
        got = {"country": country.alpha_3 if country else "", "sector": read.sector or "UNK"}
        wanted = {"country": expected.get("country"), "sector": expected.get("code_1")}
        for name in names:
            if wanted[name] is None:
                continue
            fits = got[name] == wanted[name]
            right[name].append(fits)
            if "wiki" not in expected:
                right[f"{name} (no persons)"].append(fits)
            if not fits:
                misses.append(
                    Miss(
                        kind=f"wrong {name}",
                        document=str(row["id"]),
                        words=row["actor_text"],
                        gold=str(wanted[name]) or "none",
                        read=got[name] or "none",
                        about=f"{wanted[name] or 'none'} read as {got[name] or 'none'}",
                    )
                )
    return Score(figures={name: share(sum(some), len(some)) for name, some in right.items()}, misses=tuple(misses))


def _is_place(row: Row) -> bool:
    """True when the context is a word or two that the phrase goes with, false for a date."""
    return bool(row["context"]) and not any(letter.isdigit() for letter in row["context"])
