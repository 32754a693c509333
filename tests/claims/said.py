"""Short ways to ask what a text attributes to whom; every answer is plain words."""

from __future__ import annotations

import functools

import sayso
from sayso.claims import Saying, chain_at, find_voices, read_standing
from sayso.claims.cues import FoundCue, find_cues
from sayso.lexicons import Lexicon, load_lexicon
from sayso.model import Claim, Coded, Document, Status
from sayso.nlp import Parse, parse_document

PUBLISHED = "2024-03-06"  # a Wednesday


@functools.cache
def parse_of(text: str) -> Parse:
    return parse_document(Document(text=text))


def lexicon() -> Lexicon:
    return load_lexicon("en")


def cue_of(text: str, word: str) -> FoundCue:
    """The cue at the first place where the word stands."""
    [cue] = [one for one in find_cues(parse_of(text), lexicon()) if one.head.idx == text.index(word)]
    return cue


@functools.cache
def voices_of(text: str) -> tuple[Saying, ...]:
    return find_voices(parse_of(text), lexicon())


def said(text: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of every voice; pieces of a content are joined by " … "."""
    return [
        (
            voice.source.text if voice.source else None,
            voice.cue.text,
            " … ".join(part.text for part in voice.parts),
        )
        for voice in voices_of(text)
    ]


def sources_of(text: str, word: str) -> list[str | None]:
    """The chain at the first place of a word, outermost first."""
    return [voice.source.text if voice.source else None for voice in chain_at(text.index(word), voices_of(text))]


def standing_of(text: str, word: str) -> tuple[str, str]:
    """Status and factuality of the event that the word evokes."""
    parse = parse_of(text)
    token = parse.at(text.index(word))
    assert token is not None
    standing = read_standing(parse, token, chain_at(token.idx, voices_of(text)), lexicon())
    assert standing.status in Status
    return standing.status.value, standing.factuality.value


@functools.cache
def coded_of(text: str) -> Coded:
    return sayso.code(text, published=PUBLISHED)


def claim_at(text: str, word: str) -> Claim:
    """The only claim whose event's trigger holds the first place of the word."""
    at = text.index(word)
    found = [
        one
        for one in coded_of(text).claims
        if one.event is not None and one.event.trigger.start <= at < one.event.trigger.end
    ]
    assert len(found) == 1, found
    return found[0]


def chain_names(claim: Claim) -> list[str]:
    return [link.source.name.lower().removeprefix("the ") for link in claim.attribution]
