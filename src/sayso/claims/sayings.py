"""Attributions as found in the text, before actors are resolved: source, cue, content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.content import find_content
from sayso.claims.cues import FoundCue
from sayso.claims.piece import Content
from sayso.claims.quoted import attach_quotes
from sayso.claims.sources import SourcePhrase, find_source, source_phrase
from sayso.claims.subjects import beside_quotation
from sayso.lexicons import Cue
from sayso.lexicons.entries import Part
from sayso.model import Passage, Quotation
from sayso.nlp import Parse, Quote, syntax

_SELDOM = frozenset({"rarely", "seldom", "hardly", "scarcely", "barely"})
_WITHHOLDING = frozenset({"refuse", "decline", "fail", "hesitate", "neglect", "omit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One source saying one thing by one cue.

    `cue_head` and `cue_words` are the character offsets of the cue's head word and of all its words; `source_head` that
    of the source's head word, None when nobody is named; `content` spans all
    `parts`; `negated` says the saying itself is denied ("did not say").
    """

    sense: Cue
    cue: Passage
    cue_head: int
    cue_words: tuple[int, ...]
    source: Passage | None
    source_head: int | None
    content: Passage
    parts: tuple[Passage, ...]
    frame: str
    quotation: Quotation
    negated: bool

    def holds(self, start: int, end: int) -> bool:
        """True when this range of characters lies within what is said."""
        return any(part.start <= start and end <= part.end for part in self.parts)


def find_sayings(parse: Parse, cues: Sequence[FoundCue]) -> tuple[Saying, ...]:
    """Every place where words of saying find a content, in their order; `keep_voices` tells which are voices."""
    sources = {cue.head: find_source(cue) for cue in cues}
    owned = attach_quotes(parse, cues, sources)
    sayings: list[Saying] = []
    for cue in cues:
        quotes = owned.get(cue.head, [])
        source = _outside(quotes, cue, sources[cue.head])
        content = find_content(parse, cue, source, quotes)
        if content is None or not content.pieces:
            continue
        if any(sense.source == "object" for sense in cue.senses):
            sayings.extend(_relayed(parse, cue, source, content))
        else:
            sayings.append(_saying(parse, cue, source, content))
    return tuple(sayings)


def _outside(quotes: Sequence[Quote], cue: FoundCue, source: SourcePhrase | None) -> SourcePhrase | None:
    """The source, sought beside the cue where the parser found it within the quotation itself."""
    if source is None or not any(quote.start <= source.head.idx < quote.end for quote in quotes):
        return source
    beside = beside_quotation(cue.head) if cue.part is Part.VERB else None
    return SourcePhrase(head=beside[0], first=beside[1], last=beside[2]) if beside is not None else source


def _relayed(parse: Parse, cue: FoundCue, source: SourcePhrase | None, content: Content) -> Iterator[Saying]:
    """ "X quoted Y as saying …": X relays, as the outer voice, what Y says.

    What is only cited ("cited several factors", "cited the tax as a reason") X itself says.
    """
    subject = syntax.subject(cue.head) if not syntax.is_passive(cue.head) else syntax.agent(cue.head)
    relay = source_phrase(subject, cue.head) if subject is not None else None
    if content.sense.source != "object" or not _is_relayed(cue):
        yield _saying(parse, cue, relay, content)
        return
    if relay is not None:
        yield replace(_saying(parse, cue, relay, content), frame="that")
    yield replace(_saying(parse, cue, source, content), frame="cited")


def _is_relayed(cue: FoundCue) -> bool:
    """True for "as saying": a participle, not a mere noun, follows "as"."""
    leads = [one for one in cue.head.subtree if one.lower_ == "as" and one.i > cue.head.i]
    return any(one.tag_ == "VBG" for lead in leads for one in lead.children)


def _saying(parse: Parse, cue: FoundCue, source: SourcePhrase | None, content: Content) -> Saying:
    parts = tuple(Passage.cut(parse.text, start, end) for start, end in content.pieces)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    words = [word for word in cue.words if word.i - cue.words[0].i == cue.words.index(word)]
    return Saying(
        sense=content.sense,
        cue=parse.passage(words[0], words[-1]),
        cue_head=cue.head.idx,
        cue_words=tuple(word.idx for word in cue.words),
        source=parse.passage(source.first, source.last) if source else None,
        source_head=source.head.idx if source else None,
        content=Passage.cut(parse.text, start, end),
        parts=parts,
        frame=content.frame,
        quotation=_quotation(parse, content),
        negated=_is_negated(cue),
    )


def _is_negated(cue: FoundCue) -> bool:
    """True for "did not say", "made no statement", "no doubt that", and for "rarely acknowledges", of no one deed."""
    if cue.part is Part.NOUN:
        return cue.head.left_edge.lower_ in ("no", "without") or any(one.lower_ == "no" for one in cue.head.lefts)
    if cue.part is not Part.VERB:
        return False
    verb = cue.head
    withheld = verb.head.lemma_.lower() in _WITHHOLDING and any(one.lower_ == "to" for one in verb.lefts)
    neither = any(
        one.lower_ in ("neither", "nor") for one in (*verb.lefts, *(verb.head.lefts if verb.dep_ == "conj" else ()))
    )
    seldom = any(one.dep_ == "advmod" and one.lower_ in _SELDOM for one in verb.lefts)
    return withheld or neither or seldom or syntax.is_negated(verb)


def _quotation(parse: Parse, content: Content) -> Quotation:
    """Direct when every piece stands in quotation marks, mixed when some words do, else indirect."""
    text = parse.plain
    if all(text[start] == '"' for start, _ in content.pieces) and content.frame == "quote":
        return Quotation.DIRECT
    quoted = any(quote.start < end and start < quote.end for quote in parse.quotes for start, end in content.pieces)
    return Quotation.MIXED if quoted else Quotation.INDIRECT
