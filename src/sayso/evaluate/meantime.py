"""Certainty, polarity and reporting links of events, against MEANTIME (Minard et al. 2016)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sayso.evaluate.measures import Tally, accuracy, macro_f1, share
from sayso.evaluate.score import Code, Miss, Row, Score, around
from sayso.model import Attribution, Claim, Coded, Document, Factuality, Status

_CERTAINTY = {
    Factuality.CERTAIN: "CERTAIN",
    Factuality.CERTAINLY_NOT: "CERTAIN",
    Factuality.PROBABLE: "PROBABLE",
    Factuality.PROBABLY_NOT: "PROBABLE",
    Factuality.POSSIBLE: "POSSIBLE",
    Factuality.POSSIBLY_NOT: "POSSIBLE",
    Factuality.UNDERSPECIFIED: "UNDERSPECIFIED",
}
_NOT = {Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT}
_AHEAD = {Status.PLANNED, Status.PREDICTED, Status.THREATENED}


def score_meantime(rows: Sequence[Row], code: Code) -> Score:
    """Accuracy of certainty, polarity and time on the event mentions that are coded; P, R and F1 of reporting links.

    An event mention that carries certainty is coded when a claim's trigger shares a character with it; the claim with
    the shortest chain counts. `certainty`: CERTAIN, PROBABLE, POSSIBLE or UNDERSPECIFIED; `polarity`: POS or NEG, only
    where the gold has one of these; `future`: whether planned, predicted or threatened. What is still to come
    can be certain in MEANTIME ("will sign": CERTAIN, FUTURE) where FactBank has it probable, so `certainty past` counts
    the mentions that are not FUTURE.

    `slink`: a gold link from a reporting event to a reported one is found when an attribution's cue shares a character
    with the former and its content covers the latter; a read attribution within the annotated lines is right when its
    cue shares a character with the reporting event of any link.
    """
    pairs: dict[str, list[tuple[str | None, str | None]]] = {"certainty": [], "past": [], "polarity": [], "future": []}
    links, misses, mentions = Tally(found=0), list[Miss](), 0
    coded = code(Document(text=row["text"], id=str(row["id"]), published=_published(row)) for row in rows)
    for row, one in zip(rows, coded, strict=True):
        for mark in row["markables"]:
            if mark["tag"] != "EVENT_MENTION" or not mark.get("certainty"):
                continue
            mentions += 1
            claim = _claim_at(one, mark)
            if claim is not None:
                misses += _compare(row, mark, claim, pairs)
        misses += _score_links(row, one, links)
    figures: dict[str, float] = {
        "mentions": mentions,
        "coded": len(pairs["certainty"]),
        "coverage": share(len(pairs["certainty"]), mentions),
        "certainty": accuracy(pairs["certainty"]),
        "certainty macro F1": macro_f1(pairs["certainty"]),
        "certainty past": accuracy(pairs["past"]),
        "polarity": accuracy(pairs["polarity"]),
        "polarity macro F1": macro_f1(pairs["polarity"]),
        "future": accuracy(pairs["future"]),
    }
    return Score(figures=figures | links.figures("slink"), misses=tuple(misses))


def _published(row: Row) -> str | None:
    created = [mark.get("value") for mark in row["markables"] if mark.get("functionInDocument") == "CREATION_TIME"]
    return next((value for value in created if value and len(value) == 10), None)


def _claim_at(coded: Coded, mark: Mapping[str, Any]) -> Claim | None:
    told = [
        claim
        for claim in coded.claims
        if claim.event is not None
        and claim.event.trigger.start < mark["end"]
        and mark["start"] < claim.event.trigger.end
    ]
    return min(told, key=lambda claim: len(claim.attribution), default=None)


def _compare(
    row: Row, mark: Mapping[str, Any], claim: Claim, pairs: Mapping[str, list[tuple[str | None, str | None]]]
) -> Iterator[Miss]:
    read = {
        "certainty": _CERTAINTY[claim.factuality],
        "polarity": "NEG" if claim.factuality in _NOT else "POS",
        "future": "FUTURE" if claim.status in _AHEAD else "NON_FUTURE",
    }
    gold = {"certainty": mark["certainty"], "polarity": mark.get("polarity"), "future": mark.get("time")}
    if gold["future"] != "FUTURE":
        pairs["past"].append((gold["certainty"], read["certainty"]))
    for name, value in gold.items():
        if value is None or (name != "certainty" and value == "UNDERSPECIFIED"):
            continue
        pairs[name].append((value, read[name]))
        if value != read[name]:
            yield Miss(
                kind=f"wrong {name}",
                document=str(row["id"]),
                words=around(row["text"], mark["start"], mark["end"]),
                gold=f"{mark['text']}: {value}",
                read=f"{read[name]} ({claim.status.value} {claim.factuality.value})",
                about=f"{value} read as {read[name]}",
            )


def _score_links(row: Row, coded: Coded, tally: Tally) -> Iterator[Miss]:
    marks = {mark["m_id"]: mark for mark in row["markables"] if mark.get("start") is not None}
    gold = [
        (marks[source], marks[target])
        for relation in row["relations"]
        if relation["type"] == "SLINK"
        for source in relation["source"]
        for target in relation["target"]
        if source in marks and target in marks
    ]
    annotated = sum(len(line) + 1 for line in row["text"].split("\n")[:6])
    read = {link.cue.start: link for claim in coded.claims for link in claim.attribution if link.cue.end <= annotated}
    every = [link for claim in coded.claims for link in claim.attribution]
    tally.gold += len(gold)
    tally.read += len(read)
    for source, target in gold:
        if any(_meets(link, source) and _says(link, target) for link in every):
            tally.found = (tally.found or 0) + 1
            continue
        heard = any(_meets(link, source) for link in every)
        yield Miss(
            kind="link without its content" if heard else "link missed",
            document=str(row["id"]),
            words=around(row["text"], source["start"], source["end"]),
            gold=f"{source['text']} → {target['text']}",
            about=source["text"].lower(),
        )
    for link in read.values():
        if any(_meets(link, source) for source, _ in gold):
            tally.right += 1
        else:
            words = around(row["text"], link.cue.start, link.cue.end)
            read_as = f"{link.cue.text} → {link.content.text}"
            about = link.cue.text.lower()
            yield Miss(kind="link invented", document=str(row["id"]), words=words, read=read_as, about=about)


def _meets(link: Attribution, mark: Mapping[str, Any]) -> bool:
    return bool(link.cue.start < mark["end"] and mark["start"] < link.cue.end)


def _says(link: Attribution, mark: Mapping[str, Any]) -> bool:
    return any(part.start <= mark["start"] and mark["end"] <= part.end for part in link.parts or (link.content,))
