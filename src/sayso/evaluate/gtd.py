"""The dead, the injured and who did it, against GTD (LaFree & Dugan 2007)."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.evaluate.measures import share
from sayso.evaluate.muc_keys import likeness
from sayso.evaluate.principal import day_after, happened, harmed
from sayso.evaluate.score import Code, Miss, Row, Score, around
from sayso.model import Coded, Document, Harm


def score_gtd(rows: Sequence[Row], code: Code) -> Score:
    """Killed and injured exact, and the perpetrator group found, in GTD's summaries (LaFree & Dugan 2007).

    `killed exact` and `injured exact` as for ACLED, where the row has a number; a total over several attacks is divided
    among them, as the codebook does. `group found`: of rows that name a
    group, those where an initiator of what happened, or a source that claims it, has the group's name or one within it;
    `group none`: of rows with an unknown group, those where no known armed group is read as initiator. `any event`:
    something is read.
    """
    right = {name: [0, 0] for name in ("any event", "killed exact", "injured exact", "group found", "group none")}
    misses: list[Miss] = []
    documents = (
        Document(text=row["text"], id=str(row["id"]), published=day_after(str(row["date_from_eventid"])))
        for row in rows
    )

    def note(name: str, fits: bool, row: Row, sides: tuple[object, object]) -> None:
        right[name][0] += fits
        right[name][1] += 1
        if not fits:
            gold, read = sides
            words = around(row["text"], 0, 400)
            misses.append(
                Miss(kind=f"not {name}", document=str(row["id"]), words=words, gold=str(gold), read=str(read) or None)
            )

    for row, coded in zip(rows, code(documents), strict=True):
        note("any event", bool(happened(coded)), row, (row["attacktype"], ""))
        for name, harm, key in (("killed exact", Harm.KILLED, "nkill"), ("injured exact", Harm.INJURED, "nwound")):
            if row.get(key) is not None:
                read = harmed(coded, harm, share=True)
                note(name, read == row[key], row, (row[key], read))
        groups = _groups(coded)
        if row["gname"] == "Unknown":
            known = [name for names in groups for name in names[:1] if _is_group(coded, name)]
            note("group none", not known, row, ("Unknown", ", ".join(known)))
        else:
            fits = any(likeness([row["gname"]], names) for names in groups)
            note("group found", fits, row, (row["gname"], "; ".join(names[0] for names in groups)))
    figures = {name: share(*numbers) for name, numbers in right.items()}
    return Score(figures=figures, misses=tuple(misses))


def _groups(coded: Coded) -> list[list[str]]:
    """Who is said to have done it: initiators, and sources that claim responsibility, with all their names."""
    ids = [one.actor for event in happened(coded) for one in event.participants if one.role.value == "initiator"]
    for claim in coded.claims:
        for link in claim.attribution:
            if link.act.value == "claim_responsibility":
                ids += [actor for actor in (link.source.affiliation, link.source.actor) if actor]
    actors = [coded.actor(actor_id) for actor_id in dict.fromkeys(ids)]
    parents = [coded.actor(actor.part_of) for actor in actors if actor is not None and actor.part_of is not None]
    return [
        [actor.name, *dict.fromkeys(mention.text for mention in actor.mentions)]
        for actor in (*actors, *parents)
        if actor is not None
    ]


def _is_group(coded: Coded, name: str) -> bool:
    kinds = ("armed_group", "militia")
    return any(actor.name == name and actor.known and actor.kind in kinds for actor in coded.actors)
