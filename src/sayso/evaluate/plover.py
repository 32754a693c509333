"""Event types against PLOVER data: a marked pair of actors (PLV), and the records of PLOVER and PETRARCH."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.evaluate.measures import accuracy, macro_f1, share
from sayso.evaluate.principal import told
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Coded, Document, Event, EventType, Participant, Role

Pair = tuple[str | None, str | None]
Span = tuple[int, int]

_MARK = re.compile(r"</?[st]>")
# PLV joins two types under the name of an older PLOVER.
_YIELD = {EventType.CONCEDE: "YIELD", EventType.RETREAT: "YIELD"}
# PLV's numbers: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
_QUADRANT_OF: Mapping[EventType, str] = {
    **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT), "1"),
    **dict.fromkeys((EventType.CONCEDE, EventType.COOPERATE, EventType.AID, EventType.RETREAT), "2"),
    **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), "3"),
    **dict.fromkeys(
        (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT), "4"
    ),
}
# Types of PLOVER's first draft that were renamed or joined.
_RENAMED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
# CAMEO's root codes; 01 (public statement) has no PLOVER type.
_CAMEO = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
# Most of PETRARCH's records came over from its forerunners with codes of WEIS (McClelland 1976).
_WEIS = {
    "01": "CONCEDE", "03": "CONSULT", "04": "SUPPORT", "05": "AGREE", "06": "SUPPORT", "07": "AID", "08": "AGREE",
    "09": "REQUEST", "10": "REQUEST", "11": "REJECT", "12": "ACCUSE", "13": "ACCUSE", "14": "REJECT",
    "15": "REQUEST", "16": "THREATEN", "17": "THREATEN", "18": "PROTEST", "19": "SANCTION", "20": "COERCE",
    "21": "COERCE", "22": "ASSAULT",
}  # fmt: skip


def score_plv(rows: Sequence[Row], code: Code) -> Score:
    """Accuracy and macro F1 of the root type of a marked source and target (Hu et al. 2024, the PLV data of ZSP).

    The event is the first whose initiator and target share characters with the marks; else the first whose initiator
    does; else the first of the sentence. CONCEDE and RETREAT are YIELD. `quadrant`: accuracy of verbal or material
    cooperation or conflict. `pair` is the share of sentences whose event has both marked actors.

    Kinds of miss: nothing read; wrong type, by how the event was chosen; about what was read as what.
    """
    pairs: list[Pair] = []
    quadrants: list[Pair] = []
    chosen_by = dict.fromkeys(("pair", "initiator", "first", "nothing"), 0)
    misses = []
    for row, coded in code_rows(rows, code):
        how, event = _choose(coded, *_marks(row))
        chosen_by[how] += 1
        read = None if event is None else _YIELD.get(event.type, event.type.value)
        pairs.append((row["gold_root"], read))
        quadrants.append((row["gold_penta"], None if event is None else _QUADRANT_OF[event.type]))
        if read != row["gold_root"]:
            misses.append(_miss(row, how, event, read))
    figures: dict[str, float] = {
        "accuracy": accuracy(pairs),
        "macro F1": macro_f1(pairs),
        "quadrant": accuracy(quadrants),
        "pair": share(chosen_by["pair"], len(rows)),
        "nothing read": chosen_by["nothing"],
    }
    return Score(figures=figures, misses=tuple(misses))


def _marks(row: Row) -> tuple[Span, Span]:
    """Where source and target stand in the text; an empty span for one that is not marked."""
    at, shift = {}, 0
    for mark in _MARK.finditer(row["marked_text"]):
        at[mark.group()] = mark.start() - shift
        shift += len(mark.group())
    return (at.get("<s>", 0), at.get("</s>", 0)), (at.get("<t>", 0), at.get("</t>", 0))


def _choose(coded: Coded, source: Span, target: Span) -> tuple[str, Event | None]:
    events = [event for _, event in told(coded)]
    started = [event for event in events if _plays(event, source, Role.INITIATOR)]
    for event in started:
        if _plays(event, target, Role.TARGET, Role.VICTIM):
            return "pair", event
    if started:
        return "initiator", started[0]
    return ("first", events[0]) if events else ("nothing", None)


def _plays(event: Event, mark: Span, *roles: Role) -> bool:
    return any(one.role in roles and _meets(one, mark) for one in event.participants)


def _meets(participant: Participant, mark: Span) -> bool:
    return participant.mention.start < mark[1] and mark[0] < participant.mention.end


def _miss(row: Row, how: str, event: Event | None, read: str | None) -> Miss:
    return Miss(
        kind="nothing read" if event is None else f"wrong type ({how})",
        document=str(row["id"]),
        words=" ".join(row["marked_text"].split()),
        gold=row["gold_root"],
        read=None if event is None else f"{read} ({event.trigger.text})",
        about=row["gold_root"] if read is None else f"{row['gold_root']} read as {read}",
    )


def score_plover_records(rows: Sequence[Row], code: Code) -> Score:
    """The record's type among the events read, and first of them; types of PLOVER's first draft are mapped."""
    return _score_types([(row, {str(_RENAMED.get(row["event"], row["event"]))}) for row in rows], code)


def score_petrarch_records(rows: Sequence[Row], code: Code) -> Score:
    """The same on PETRARCH's validation records, whose codes mix CAMEO and WEIS: the type of either table is right."""
    known = []
    for row in rows:
        roots = [str(event.get("eventcode"))[:2] for event in row["events"]]
        types = {table[root] for root in roots for table in (_CAMEO, _WEIS) if root in table}
        if types:
            known.append((row, types))
    return _score_types(known, code)


def _score_types(known: Sequence[tuple[Row, set[str]]], code: Code) -> Score:
    documents = (Document(text=row["text"], id=str(row["id"]), published=_iso(row.get("date"))) for row, _ in known)
    found = first = 0
    misses = []
    for (row, types), coded in zip(known, code(documents), strict=True):
        read = [event.type.value for _, event in told(coded)]
        found += bool(types & set(read))
        first += bool(read) and read[0] in types
        if not types & set(read):
            kind = "wrong type" if read else "nothing read"
            shown = ", ".join(sorted(types))
            about = shown if not read else f"{shown} read as {read[0]}"
            words = around(row["text"], 0, 200)
            misses.append(
                Miss(
                    kind=kind,
                    document=str(row["id"]),
                    words=words,
                    gold=shown,
                    read=", ".join(read) or None,
                    about=about,
                )
            )
    figures: dict[str, float] = {
        "records measured": len(known),
        "type among those read": share(found, len(known)),
        "type read first": share(first, len(known)),
    }
    return Score(figures=figures, misses=tuple(misses))


def _iso(date: object) -> str | None:
    digits = str(date or "").replace("-", "")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 else None
