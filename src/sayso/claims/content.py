"""What is said: the words of the text that a cue makes its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.clauses import (
    as_clause,
    broken_clause,
    clause_range,
    embedded_clause,
    finite_clause,
    opens_with_wh,
    parenthetical,
    to_paragraph_end,
)
from sayso.claims.complements import gerund, held_object, infinitive, object_content, predication, prepositional
from sayso.claims.cues import FoundCue
from sayso.claims.nominal import around, of_adjective, of_adverb, of_noun
from sayso.claims.piece import Content, trimmed
from sayso.claims.sources import SourcePhrase
from sayso.lexicons.entries import Part
from sayso.nlp import Parse, Quote

_BOUND = frozenset({"relcl", "acl", "pcomp", "csubj", "amod"})


def find_content(parse: Parse, cue: FoundCue, source: SourcePhrase | None, quotes: Sequence[Quote]) -> Content | None:
    """What a cue says, or None when it introduces nothing in this place.

    Tried in turn: direct quotation, a clause the cue follows or interrupts, a finite clause, an infinitive, a gerund,
    a prepositional phrase, a noun phrase; each only where a sense of the cue allows that frame. What is said by
    somebody quoted ends with the quotation.
    """
    content = _found(parse, cue, source, quotes)
    around = next((one for one in parse.quotes if one.start < cue.head.idx < one.end), None)
    if content is None or around is None:
        return content
    pieces = tuple(_clipped(parse, content.pieces, around))
    return replace(content, pieces=pieces) if pieces else None


def _clipped(parse: Parse, pieces: Sequence[tuple[int, int]], quote: Quote) -> Iterator[tuple[int, int]]:
    """The pieces as far as they lie between the marks of a quotation, those without a word left out."""
    first, last = quote.inside
    for start, end in pieces:
        inside = parse.tokens(max(start, first), min(end, last)) if max(start, first) < min(end, last) else ()
        words = [token for token in inside if not token.is_space]
        if any(token.is_alpha for token in words):
            yield trimmed(words[0], words[-1])


def _found(parse: Parse, cue: FoundCue, source: SourcePhrase | None, quotes: Sequence[Quote]) -> Content | None:
    woven = _woven(parse, cue, source, quotes)
    if woven is not None:
        return woven
    if quotes:
        sense = cue.allows("quote")
        assert sense is not None
        return Content(pieces=tuple((quote.start, quote.end) for quote in quotes), frame="quote", sense=sense)
    content = _unquoted(parse, cue, source)
    return replace(content, pieces=_whole_quotes(parse, cue, content.pieces)) if content is not None else None


def _woven(parse: Parse, cue: FoundCue, source: SourcePhrase | None, quotes: Sequence[Quote]) -> Content | None:
    """A clause that quotes some of its words ("says the plan “is dead” by now"), with the quotations that follow it.

    None where the quotation is an utterance of its own: it opens with a capital letter.
    """
    if not quotes or not parse.plain[quotes[0].start + 1 : quotes[0].start + 2].islower():
        return None
    content = _unquoted(parse, cue, source)
    if content is None or content.frame == "np":
        return None
    first, last = content.pieces[0], content.pieces[-1]
    if not (first[0] < quotes[0].end and quotes[0].start < last[1]):
        return None
    pieces = _whole_quotes(parse, cue, content.pieces)
    later = tuple((quote.start, quote.end) for quote in quotes if quote.start >= pieces[-1][1])
    return replace(content, pieces=(*pieces, *later))


def _whole_quotes(parse: Parse, cue: FoundCue, pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """A piece that ends inside a quotation it opened runs on to the closing mark: the speaker goes on."""
    whole = []
    for start, end in pieces:
        broken = (one for one in parse.quotes if start <= one.start < end < one.end and cue.head.idx < one.start)
        quote = next(broken, None)
        whole.append((start, quote.end if quote is not None else end))
    return tuple(whole)


def _unquoted(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    if cue.part is Part.VERB:
        return _of_verb(parse, cue, source)
    if cue.part is Part.NOUN:
        return of_noun(parse, cue)
    if cue.part is Part.PHRASE:
        return around(parse, cue, source)
    if cue.part is Part.ADVERB:
        return of_adverb(parse, cue)
    return of_adjective(parse, cue)


def _of_verb(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    verb = cue.head
    clause = finite_clause(cue)
    if clause is not None and clause.i > verb.i:
        frame = "wh" if opens_with_wh(clause) else "that"
        sense = cue.allows(frame) or cue.allows("that") or cue.allows("wh")
        if sense is not None:
            pieces = to_paragraph_end(parse, cue, (clause_range(clause, verb),))
            return Content(pieces=pieces, frame="that", sense=sense)
    either = broken_clause(cue) or embedded_clause(cue) or as_clause(parse, cue, source)
    if either is not None:
        return either
    if (cue.allows("that") or cue.allows("quote")) and verb.dep_ not in _BOUND and verb.tag_ != "VBG":
        interrupted = parenthetical(parse, cue, source)
        if interrupted:
            sense = cue.allows("that") or cue.allows("quote")
            assert sense is not None
            return Content(pieces=interrupted, frame="that", sense=sense)
    governed = infinitive(cue) or gerund(cue) or predication(parse, cue) or prepositional(cue)
    return governed or object_content(cue) or held_object(cue)
