"""Where this event happened, its trigger given (Halterman 2019, Geolocating Political Events in Text)."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.evaluate.measures import Tally, share
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Claim, Coded, Passage


def score_event_location(rows: Sequence[Row], code: Code) -> Score:
    """F1 of the place of the event that a marked verb tells, over all verbs and over those that are coded.

    The event is the first whose trigger shares a character with the verb; its place is right when its words share a
    character with one of the marked places of that verb. A sentence has one place to find, however many words of it are
    marked; a place read where none is marked is wrong, and a verb that is not coded has no place. `span`: over all
    sentences; `coded span`: over those whose verb is coded; `words`: F1 over the words of the places, all sentences.
    """
    every, coded_only, words = Tally(), Tally(), Tally()
    told, misses = 0, list[Miss]()
    for row, coded in code_rows(rows, code):
        verb = next(span for span in row["spans"] if span["label"] == "VERB")
        marks = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "LOCATION"]
        claim = _claim_at(coded, verb["start"], verb["end"])
        told += claim is not None
        place = claim.event.place.text if claim is not None and claim.event is not None and claim.event.place else None
        right = place is not None and any(place.start < end and start < place.end for start, end in marks)
        for tally in (every, coded_only) if claim is not None else (every,):
            tally.gold += bool(marks)
            tally.read += place is not None
            tally.right += right
        gold_words = {at for start, end in marks for at in _words(row["text"], start, end)}
        read_words = set(_words(row["text"], place.start, place.end)) if place is not None else set()
        words.gold += len(gold_words)
        words.read += len(read_words)
        words.right += len(gold_words & read_words)
        if not right and (marks or place is not None):
            misses.append(_miss(row, verb, marks, claim, place))
    figures: dict[str, float] = {"verbs coded": share(told, len(rows))}
    figures |= every.figures("span") | coded_only.figures("coded span") | {"words F1": words.f1}
    return Score(figures=figures, misses=tuple(misses))


def _claim_at(coded: Coded, start: int, end: int) -> Claim | None:
    for claim in coded.claims:
        if claim.event is not None and claim.event.trigger.start < end and start < claim.event.trigger.end:
            return claim
    return None


def _words(text: str, start: int, end: int) -> list[int]:
    """Where the words of a stretch begin."""
    return [at for at in range(start, end) if text[at].isalnum() and (at == start or not text[at - 1].isalnum())]


def _miss(
    row: Row, verb: dict[str, int], marks: Sequence[tuple[int, int]], claim: Claim | None, place: Passage | None
) -> Miss:
    if claim is None:
        kind = "verb not coded"
    elif place is None:
        kind = "no place read"
    else:
        kind = "wrong place" if marks else "place where there is none"
    trigger = row["text"][verb["start"] : verb["end"]]
    return Miss(
        kind=kind,
        document=str(row["id"]),
        words=around(row["text"], verb["start"], verb["end"], 200),
        gold=f"{trigger}: {', '.join(row['text'][start:end] for start, end in marks) or 'no place'}",
        read=place.text if place is not None else None,
        about=trigger.lower(),
    )
