"""Direct speech: which quotations belong to which cue, also split, inverted, and over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.claims.cues import FoundCue
from sayso.claims.sources import SourcePhrase, find_source
from sayso.lexicons.entries import Part
from sayso.model.token import Token
from sayso.nlp import Parse, Quote

_MIN_WORDS = 3
_REACH = 30
_NAME = 5
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[.!?]")


def attach_quotes(
    parse: Parse, cues: Sequence[FoundCue], sources: Mapping[Token, SourcePhrase | None] | None = None
) -> dict[Token, list[Quote]]:
    """The quotations that each cue's head introduces or follows, in text order.

    A quotation belongs to the cue clause that follows it directly ("…," the mayor said; "…," said the mayor), else to
    the one that leads up to it; one that goes on after the cue clause, in the same paragraph, or in the next when the
    paragraph closed without a mark, belongs to the same cue. `sources` holds each cue's source where it is known.
    """
    owned: dict[Token, list[Quote]] = {}
    if not parse.quotes:
        return owned
    speakers = [cue for cue in cues if cue.allows("quote")]
    known = sources if sources is not None else {cue.head: find_source(cue) for cue in speakers}
    following = {_first_of_clause(cue, known[cue.head]).i: cue for cue in reversed(speakers)}
    previous: tuple[Quote, FoundCue] | None = None
    for quote in parse.quotes:
        cue = _owner(parse, quote, speakers, following, previous)
        if cue is not None:
            owned.setdefault(cue.head, []).append(quote)
            previous = (quote, cue)
        else:
            previous = None if not _is_fragment(parse, quote) else previous
    return owned


def is_speech(parse: Parse, quote: Quote) -> bool:
    """True for a quotation that is an utterance rather than a quoted name or term."""
    words = _WORD.findall(parse.plain, *quote.inside)
    return len(words) >= _MIN_WORDS or bool(re.search(r"[.,!?]\W*$", parse.plain[slice(*quote.inside)]))


def _is_fragment(parse: Parse, quote: Quote) -> bool:
    return not is_speech(parse, quote)


def _first_of_clause(cue: FoundCue, source: SourcePhrase | None) -> Token:
    """First token of a cue's clause: the subject's first word, or the verb when inverted."""
    if source is not None and source.first.i < cue.head.i and source.last.i < cue.head.i:
        return source.first
    return cue.head


def _owner(
    parse: Parse,
    quote: Quote,
    speakers: Sequence[FoundCue],
    following: Mapping[int, FoundCue],
    previous: tuple[Quote, FoundCue] | None,
) -> FoundCue | None:
    if not is_speech(parse, quote):
        return None
    after = _after(parse, quote, following)
    before = _before(parse, quote, speakers)
    runs_on = parse.plain[quote.end - 2 : quote.end - 1] == ","
    if after is not None and (before is None or runs_on or not _opens_with_lead(parse, quote)):
        return after
    if before is not None:
        return before
    return _continued(parse, quote, previous)


def _after(parse: Parse, quote: Quote, following: Mapping[int, FoundCue]) -> FoundCue | None:
    """The cue whose clause begins right after the closing mark."""
    tokens = parse.tokens(quote.end, min(len(parse.text), quote.end + 40))
    if quote.continued or "\n" in parse.plain[quote.end : quote.end + 2]:
        return None
    closed = parse.plain[quote.end - 2 : quote.end - 1] == "."
    if closed and parse.plain[quote.end :].lstrip()[:1].isupper():
        return None
    for token in tokens:
        if token.i in following:
            return following[token.i]
        if not (token.is_punct or token.is_space or token.pos_ in ("ADV", "CCONJ")) or token.text in ".":
            return _speaking_next(token, following) if _opens_sentence(parse, quote) else None
    return None


def _opens_sentence(parse: Parse, quote: Quote) -> bool:
    lead = parse.plain[max(0, quote.start - 3) : quote.start]
    return not lead.strip() or "\n" in lead or lead.rstrip()[-1:] in ".!?"


def _speaking_next(first: Token, following: Mapping[int, FoundCue]) -> FoundCue | None:
    """The cue right behind a name whose first word the parser took into the quotation: "…," Ruiz said."""
    heads = {cue.head.i: cue for cue in following.values() if cue.part is Part.VERB}
    for token in first.doc[first.i : first.i + _NAME]:
        if token.i in heads:
            return heads[token.i] if token.tag_ in ("VBD", "VBZ", "VBP") else None
        if token.pos_ not in ("PROPN", "PRON", "NOUN", "DET", "ADJ") or (token.is_sent_start and token != first):
            return None
    return None


def _opens_with_lead(parse: Parse, quote: Quote) -> bool:
    return parse.plain[: quote.start].rstrip().endswith((":", ","))


def _before(parse: Parse, quote: Quote, speakers: Sequence[FoundCue]) -> FoundCue | None:
    """The nearest cue before the opening mark with nothing but its own clause's words between."""
    best = None
    for cue in speakers:
        last = cue.words[-1]
        if last.idx >= quote.start:
            break
        if quote.start - last.idx < 220:
            best = cue
    if best is None:
        return None
    between = parse.plain[best.words[-1].idx + len(best.words[-1]) : quote.start]
    tokens = parse.tokens(best.words[-1].idx + len(best.words[-1]), quote.start)
    led = between.rstrip().endswith(":")
    if '"' in between or ("\n" in between and not led) or len(tokens) > _REACH:
        return None
    if _CLAUSE_END.search(between.rstrip(" :")[:-1]) and not led:
        return None
    if between.rstrip().endswith(".") and _says_nothing_yet(parse, best):
        return best
    if led or not [one for one in tokens if not one.is_space]:
        return best
    if any(one.pos_ in ("VERB", "AUX") and one.dep_ not in ("acl", "relcl", "amod") for one in tokens):
        return None
    return best if between.rstrip().endswith(",") else None


def _says_nothing_yet(parse: Parse, cue: FoundCue) -> bool:
    """True for a sentence like "The mayor said in a statement.", whose words follow as a quotation."""
    verb = cue.head
    if cue.part is not Part.VERB or verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    if any(one.dep_ in ("ccomp", "xcomp", "dobj", "advcl", "conj", "prt") for one in verb.children):
        return False
    return "prep" in {one.dep_ for one in verb.children} and '"' not in parse.plain[verb.sent.start_char : verb.idx]


def _continued(parse: Parse, quote: Quote, previous: tuple[Quote, FoundCue] | None) -> FoundCue | None:
    """The speaker goes on: after an unclosed paragraph, or in the sentence right after the cue clause."""
    if previous is None:
        return None
    last, cue = previous
    start = max(last.end, cue.words[-1].idx + len(cue.words[-1]))
    between = parse.plain[start : quote.start]
    if last.continued and not between.strip():
        return cue
    if "\n" in between or '"' in between:
        return None
    sentence_end = cue.head.sent.end_char
    return cue if not parse.plain[max(start, sentence_end) : quote.start].strip(' \t".,') else None
