"""Words that take up what was just said: "…, a claim the army denies", "the assertion, echoed by residents, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.cues import FoundCue
from sayso.claims.piece import trimmed
from sayso.claims.sayings import Saying
from sayso.claims.sources import source_phrase
from sayso.lexicons.entries import Part, Stance
from sayso.model import Passage, Quotation
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_PARTERS = frozenset({",", "-", "--", "–", "—"})
_INDEFINITE = frozenset({"a", "an"})


def resume(parse: Parse, cues: Sequence[FoundCue], sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings, with what is taken up cut off from what took it up, and a saying more for each who takes it up.

    A noun of saying with an indefinite article after a comma or dash ("— an assertion …") stands for the clause before
    it; the verb of saying that modifies it says that clause again, confirms it, or denies it. So does ", which" in
    what somebody said, before a denial, unless it takes up a noun of saying ("a report, which …").
    """
    kept = list(sayings)
    added: list[Saying] = []
    nouns = list(_nouns(cues))
    for noun in (*nouns, *_relatives(cues, sayings)):
        verbs = [cue for cue in cues if cue.part is Part.VERB and noun in (cue.head.head, *cue.head.lefts)]
        verbs = [cue for cue in verbs if cue.head.dep_ in ("acl", "relcl")]
        if not verbs:
            continue
        cut = noun.left_edge.nbor(-1).idx
        content = _content_before(parse, noun, cut, kept)
        if content is None:
            continue
        kept = [
            cut_before(parse, saying, cut) for saying in kept if saying.cue_head not in {one.head.idx for one in verbs}
        ]
        added.extend(saying for cue in verbs for saying in _taken_up(parse, cue, noun, content))
    return tuple(sorted((*kept, *added), key=lambda one: one.cue.start)) if added else tuple(sayings)


def _nouns(cues: Sequence[FoundCue]) -> Iterator[Token]:
    for cue in cues:
        token = cue.head
        if cue.part is not Part.NOUN:
            continue
        first = token.left_edge
        if first.lower_ in _INDEFINITE and first.i > token.sent.start and first.nbor(-1).text in _PARTERS:
            yield token


def _relatives(cues: Sequence[FoundCue], sayings: Sequence[Saying]) -> Iterator[Token]:
    """The "which" of "residents said …, which the army denies", where somebody said what is denied."""
    said = {cue.head.i for cue in cues if cue.part is Part.NOUN}
    for cue in cues:
        verb = cue.head
        if cue.part is not Part.VERB or verb.dep_ != "relcl" or cue.senses[0].stance is not Stance.DENYING:
            continue
        which = next((one for one in verb.lefts if one.lower_ == "which" and one.dep_ == "dobj"), None)
        if which is None or verb.head.i in said or not which.i or which.nbor(-1).text != ",":
            continue
        if any(one.cue.start < which.idx and one.content.start < which.idx <= one.content.end for one in sayings):
            yield which


def _content_before(parse: Parse, noun: Token, cut: int, sayings: Sequence[Saying]) -> Passage | None:
    """The innermost thing said that the noun follows, else the clause before it."""
    sentence = noun.sent
    said = [one for one in sayings if one.cue.start >= sentence.start_char and one.cue.start < cut]
    said = [one for one in said if one.content.start < cut <= one.content.end + 2]
    if said:
        inner = min(said, key=lambda one: one.content.end - one.content.start)
        return Passage.cut(parse.text, inner.content.start, _end(parse, inner.content.start, cut))
    first = sentence[0]
    start, end = trimmed(first, parse.tokens(sentence.start_char, cut)[-1]) if cut > first.idx else (0, 0)
    return Passage.cut(parse.text, start, end) if end > start else None


def _end(parse: Parse, start: int, cut: int) -> int:
    return start + len(parse.text[start:cut].rstrip(" ,;-–—"))


def cut_before(parse: Parse, saying: Saying, cut: int) -> Saying:
    """The saying with its content ended before the words that take it up."""
    if not saying.content.start < cut < saying.content.end or len(saying.parts) > 1 or saying.cue_head > cut:
        return saying
    content = Passage.cut(parse.text, saying.content.start, _end(parse, saying.content.start, cut))
    return replace(saying, content=content, parts=(content,))


def _taken_up(parse: Parse, cue: FoundCue, noun: Token, content: Passage) -> Iterator[Saying]:
    """One saying for each who takes it up: "echoed by residents and the union"."""
    verb = cue.head
    speaker = syntax.agent(verb) if verb.dep_ == "acl" or syntax.is_passive(verb) else syntax.child(verb, "nsubj")
    if speaker is None:
        return
    for each in syntax.conjuncts(speaker):
        phrase = source_phrase(each, verb)
        if phrase is None:
            continue
        following = [one for one in syntax.conjuncts(each) if one != each]
        last = phrase.last if not following else parse.doc[min(one.left_edge.i for one in following) - 2]
        last = last if last.i >= each.i else each
        yield Saying(
            sense=cue.senses[0],
            cue=parse.passage(verb, verb),
            cue_head=verb.idx,
            cue_words=(verb.idx,),
            source=parse.passage(phrase.first, last),
            source_head=each.idx,
            content=content,
            parts=(content,),
            frame="resumed",
            quotation=Quotation.INDIRECT,
            negated=syntax.is_negated(verb),
        )
