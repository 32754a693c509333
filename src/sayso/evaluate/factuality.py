"""Did it happen, against UDS-IH2 (Rudinger, White & Van Durme 2018, Neural Models of Factuality)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.evaluate.measures import pearson, share
from sayso.evaluate.score import Code, Miss, Row, Score, around, code_rows
from sayso.model import Claim, Coded, Document, Factuality
from sayso.nlp import Parse, parse_documents

# FactBank's values on the scale from -3 (certainly did not happen) to 3 (certainly did), as UDS-IH2 maps them.
SCALE: Mapping[Factuality, float] = {
    Factuality.CERTAIN: 3.0,
    Factuality.PROBABLE: 2.0,
    Factuality.POSSIBLE: 1.0,
    Factuality.UNDERSPECIFIED: 0.0,
    Factuality.POSSIBLY_NOT: -1.0,
    Factuality.PROBABLY_NOT: -2.0,
    Factuality.CERTAINLY_NOT: -3.0,
}
_FAR = 2.0


def score_factuality(rows: Sequence[Row], code: Code) -> Score:
    """Pearson's r and mean absolute error of factuality on the predicates that are coded, and how many are.

    A predicate is coded when it lies in the trigger of a claim's event, or heads what a claim without an event says. Of
    several claims about it the one with the shortest trigger counts, of these the one with the shortest chain, the
    document's own voice before any source. CT+ is
    3, PR+ 2, PS+ 1, Uu 0, PS- -1, PR- -2, CT- -3; the gold is the mean judgement of the annotators, -3 to 3. `r events`
    and `r contents` are r on either kind of predicate alone.

    Kinds of miss (2 or more apart): read as what, against the sign of the gold; about the status that was read.
    """
    pairs: dict[str, list[tuple[float, float]]] = {"events": [], "contents": []}
    misses, targets = list[Miss](), 0
    coded_rows = list(code_rows(rows, code))
    parses = parse_documents(Document(text=row["text"], id=str(row["id"])) for row in rows)
    for (row, coded), parse in zip(coded_rows, parses, strict=True):
        for target, (start, end) in _targets(row):
            targets += 1
            kind, claim = _claim_at(coded, parse, start, end)
            if claim is None:
                continue
            read, gold = SCALE[claim.factuality], float(target["label"])
            pairs[kind].append((read, gold))
            if abs(read - gold) >= _FAR:
                sign = "happened" if gold > 0 else "did not"
                misses.append(
                    Miss(
                        kind=f"{claim.factuality.value} where it {sign}",
                        document=str(row["id"]),
                        words=around(row["text"], start, end),
                        gold=f"{target['text']} {gold:g}",
                        read=f"{claim.factuality.value} ({claim.status.value})",
                        about=f"{claim.status.value}, {kind}",
                    )
                )
    every = [pair for some in pairs.values() for pair in some]
    figures: dict[str, float] = {
        "predicates": targets,
        "coded": len(every),
        "coverage": share(len(every), targets),
        "r": pearson(every),
        "r events": pearson(pairs["events"]),
        "r contents": pearson(pairs["contents"]),
        "mean error": share(sum(abs(read - gold) for read, gold in every), len(every)),
    }
    return Score(figures=figures, misses=tuple(misses))


def _targets(row: Row) -> Iterator[tuple[Mapping[str, Any], tuple[int, int]]]:
    """The marked predicates with their characters; the text is tokens joined by single spaces."""
    starts, at = [], 0
    for token in row["text"].split(" "):
        starts.append((at, at + len(token)))
        at += len(token) + 1
    for target in row["targets"]:
        first, last = target["token"]
        yield target, (starts[first][0], starts[last - 1][1])


def _claim_at(coded: Coded, parse: Parse, start: int, end: int) -> tuple[str, Claim | None]:
    told = [
        claim
        for claim in coded.claims
        if claim.event is not None and claim.event.trigger.start < end and start < claim.event.trigger.end
    ]
    if told:
        return "events", min(told, key=lambda claim: (_extent(claim), len(claim.attribution)))
    said = [claim for claim in coded.claims if claim.event is None and _heads(parse, claim, start)]
    return "contents", min(said, key=lambda claim: len(claim.attribution), default=None)


def _extent(claim: Claim) -> int:
    """How many characters the trigger has: "assassinate" is no part of the threat in "threatened to assassinate"."""
    assert claim.event is not None
    return claim.event.trigger.end - claim.event.trigger.start


def _heads(parse: Parse, claim: Claim, start: int) -> bool:
    """True when the word at this character heads what the claim says."""
    if not claim.content.start <= start < claim.content.end:
        return False
    token = parse.at(start)
    if token is None:
        return False
    head = token.head
    return bool(head.i == token.i or not claim.content.start <= head.idx < claim.content.end)
