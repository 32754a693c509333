"""Where what one source says ends: at the channel of a claim, at "according to", where somebody else speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.channels import hung_channel
from sayso.claims.resumed import cut_before
from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon
from sayso.lexicons.entries import Part
from sayso.model import Passage
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_DEEDS = frozenset({"np", "for", "of"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though", "but", "yet", "and"})
_ASIDE = frozenset({"after", "before", "while", "as", "when", "although", "though", "whereas"})


def part(parse: Parse, sayings: Sequence[Saying], lexicon: Lexicon) -> tuple[Saying, ...]:
    """The sayings, each content ended where it ends."""
    parted = _part_closing(parse, _part_channels(parse, sayings, lexicon))
    parted = _part_coordinates(parse, _part_contrasts(parse, _part_semicolons(parse, parted)))
    return _part_asides(parse, parted)


def _part_channels(parse: Parse, sayings: Sequence[Saying], lexicon: Lexicon) -> tuple[Saying, ...]:
    """What is claimed ends where "in a phone call" begins, which tells how it was claimed."""
    kept = (_not_a_channel(parse, one, lexicon) if one.frame == "in" else one for one in sayings)
    return tuple(_without_channel(parse, one, lexicon) if one.frame in _DEEDS else one for one in kept)


def _not_a_channel(parse: Parse, saying: Saying, lexicon: Lexicon) -> Saying:
    """ "Denied involvement in a statement" says nothing of the statement: the involvement itself is denied."""
    words = parse.tokens(saying.content.start, saying.content.end)
    noun = parse.tokens(saying.cue.start, saying.cue.end)[-1]
    if not len(words) or noun.pos_ != "NOUN" or words.root.lemma_.lower() not in lexicon.mediums:
        return saying
    if words[0].lower_ not in ("a", "an"):
        return saying
    said = parse.passage(noun, noun)
    return replace(saying, frame="np", parts=(said,), content=said)


def _without_channel(parse: Parse, saying: Saying, lexicon: Lexicon) -> Saying:
    verb = parse.at(saying.cue_head)
    hung = hung_channel(verb) if verb is not None and saying.sense.part is Part.VERB else None
    if hung is None or hung[1].lemma_.lower() not in lexicon.mediums:
        return saying
    return cut_before(parse, saying, hung[0].idx)


def _part_semicolons(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """What somebody says before a semicolon ends there, where somebody else speaks behind it."""
    parted = list(sayings)
    for mark in (token.idx for token in parse.doc if token.text == ";"):
        if any(one.start < mark < one.end for one in parse.quotes):
            continue
        behind = [one for one in parted if one.cue_head > mark and _same_sentence(parse, one.cue_head, mark)]
        parted = [
            _ended(parse, one, mark)
            if one.cue_head < mark and any(one.holds(other.cue_head, other.cue_head + 1) for other in behind)
            else one
            for one in parted
        ]
    return tuple(parted)


def _ended(parse: Parse, saying: Saying, mark: int) -> Saying:
    kept = [Passage.cut(parse.text, one.start, min(one.end, mark)) for one in saying.parts if one.start < mark]
    if not kept:
        return saying
    return replace(saying, parts=tuple(kept), content=Passage.cut(parse.text, kept[0].start, kept[-1].end))


def _same_sentence(parse: Parse, one: int, other: int) -> bool:
    first, second = parse.at(one), parse.at(other)
    return first is not None and second is not None and first.sent is second.sent


def _part_closing(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """What is said ends where a closing "according to X" begins, which speaks of the whole sentence."""
    closing = [one for one in sayings if one.frame == "around" and one.content.end <= one.cue.start]
    parted = list(sayings)
    for phrase in closing:
        parted = [
            cut_before(parse, one, phrase.cue.start) if one is not phrase and phrase.content.covers(one.cue) else one
            for one in parted
        ]
    return tuple(parted)


def _part_asides(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """What somebody says ends before ", hours after rebels claimed …", where the text turns to another speaker."""
    asides = [(clause, one) for one in sayings if (clause := _aside(parse, one)) is not None]
    parted = list(sayings)
    for clause, other in asides:
        start = clause.left_edge.idx
        parted = [
            _ended(parse, one, start)
            if one.cue_head < start and one.source != other.source and one.holds(other.cue_head, other.cue_head + 1)
            else one
            for one in parted
        ]
    return tuple(parted)


def _aside(parse: Parse, saying: Saying) -> Token | None:
    """The verb of a closing clause of time or contrast by which somebody else says something, or None."""
    verb = parse.at(saying.cue_head)
    if verb is None or verb.dep_ != "advcl" or saying.source is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    mark = syntax.child(verb, "mark", "advmod")
    behind = syntax.before(verb.left_edge) == "," and verb.head.i < verb.left_edge.i
    named = syntax.child(verb, "nsubj")
    own = named is not None and named.pos_ != "PRON"
    return verb if mark is not None and mark.lower_ in _ASIDE and mark.i < verb.i and behind and own else None


def _part_contrasts(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """What a cue clause interrupts ends before a speaker set against it: "…, police said, while rebels said …".

    What the second says is not told by the first.
    """
    marks = [mark for one in sayings if one.sense.part is Part.VERB and (mark := _set_against(parse, one)) is not None]
    return tuple(_until(parse, one, [mark for mark in marks if mark > one.cue_head]) for one in sayings)


def _part_coordinates(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """What somebody says without "that" ends before ", and X said …", where another speaker goes on beside him."""
    beside = [(mark, one) for one in sayings if one.sense.part is Part.VERB and (mark := _set_against(parse, one))]
    parted = list(sayings)
    for mark, other in beside:
        parted = [_ended(parse, one, mark) if _goes_on_to(parse, one, other) else one for one in parted]
    return tuple(parted)


def _goes_on_to(parse: Parse, saying: Saying, other: Saying) -> bool:
    """True where the parser took the other's words of saying for one more clause of what this one says."""
    verb = parse.at(other.cue_head)
    if verb is None or verb.dep_ != "conj" or saying.frame != "that" or not saying.holds(verb.idx, verb.idx + 1):
        return False
    clause = syntax.first_of_chain(verb)
    cue = parse.at(saying.cue_head)
    bare = clause.dep_ == "ccomp" and clause.head == cue and syntax.child(clause, "mark") is None
    return bare and saying.cue_head < saying.content.start and saying.source != other.source


def _set_against(parse: Parse, saying: Saying) -> int | None:
    """Where "while" or "but" stands before a speaker and what he says, right behind a comma."""
    if saying.source is None or not saying.source.start < saying.cue.start < saying.content.start:
        return None
    first = parse.at(saying.source.start)
    if first is None or first.i < first.sent.start + 2 or first.nbor(-1).lower_ not in _CONTRASTS:
        return None
    return first.nbor(-1).idx if first.nbor(-2).text == "," else None


def _until(parse: Parse, saying: Saying, marks: Sequence[int]) -> Saying:
    """A clause before its words of saying goes on behind them no further than to the first of these marks."""
    last = saying.parts[-1]
    mark = next((one for one in marks if last.start <= one < last.end), None)
    if mark is None or saying.frame != "that" or saying.content.start > saying.cue.start or last.start < saying.cue.end:
        return saying
    kept = [*saying.parts[:-1], Passage.cut(parse.text, last.start, mark)] if mark > last.start else saying.parts[:-1]
    if not kept:
        return saying
    return replace(saying, parts=tuple(kept), content=Passage.cut(parse.text, kept[0].start, kept[-1].end))
