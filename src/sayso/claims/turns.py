"""Speakers in brackets, as transcripts print them: "[COMMUNIQUE] [NORTHERN FRONT] …", "[Aldo] We … [Reporter] …".

A bracket at the head of a report that names whose speech or communiqué it is makes the whole text theirs. In an
interview each bracket that opens a sentence begins a turn; what the interviewer says is the report's own voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.claims.headed import HEADED
from sayso.claims.piece import trimmed
from sayso.claims.sayings import Saying
from sayso.lexicons import Lexicon
from sayso.model import Passage, Quotation
from sayso.nlp import Parse

_BRACKET = re.compile(r"\[([^\[\]]{2,220})\]")
_OPENS_SENTENCE = re.compile(r"(?:\A|\n|[.?!…\]]\"?)\s*\Z")
_MANNER = re.compile(r",\s.*\Z", re.DOTALL)  # "[Aldo, in English]"
_BY = re.compile(r"\b(?:by|of|from)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?:begin|end)\b.*\brecording|begin|end", re.IGNORECASE | re.DOTALL)
_SENTENCES = re.compile(r"[.!?]\s|\n\s*\n")
_SMALL = frozenset("of the and de la del los las y a da do dos van von bin al el".split())
_MOST_WORDS, _LEAST_TURNS = 5, 2
_HEAD = 400  # characters: how far into a text its first bracket may stand
_LEAST_SAID = 3  # words


@dataclass(frozen=True, slots=True)
class _Tag:
    """A bracket: where it starts and ends, and the words in it without how they were said."""

    start: int
    end: int
    words: str
    at: int


def find_turns(parse: Parse, lexicon: Lexicon) -> tuple[Saying, ...]:
    """A saying for the speech or communiqué that a text is, and for each turn of an interview."""
    tags = [_tag(match) for match in _BRACKET.finditer(parse.plain)]
    if not tags:
        return ()
    body = _body(parse, tags, lexicon)
    turns = [tag for tag in tags if tag.start >= body and _opens_turn(parse, tag, lexicon)]
    named = [tag for tag in turns if not _is_asker(tag, lexicon) and not _ENDS.fullmatch(tag.words)]
    if len(named) < _LEAST_TURNS and not any(_is_asker(tag, lexicon) for tag in turns):
        turns, named = [], []
    ends = [*(tag.start for tag in turns), len(parse.plain)]
    whose = _whose(parse, tags, body, lexicon)
    found = list(_saying(parse, whose, body, ends[0])) if whose is not None else []
    for tag, end in zip(turns, ends[1:], strict=True):
        if tag in named:
            found.extend(_saying(parse, tag, tag.end, end))
    return tuple(found)


def _tag(match: re.Match[str]) -> _Tag:
    inside = _MANNER.sub("", match.group(1))
    words = " ".join(inside.split())
    return _Tag(match.start(), match.end(), words, match.start(1) + len(inside) - len(inside.lstrip()))


def _body(parse: Parse, tags: list[_Tag], lexicon: Lexicon) -> int:
    """Where the brackets at the head of a text end, which follow each other and say what sort of text it is."""
    if tags[0].start > _HEAD or _SENTENCES.search(parse.plain[: tags[0].start].strip()):
        return 0
    head = [tags[0]]
    for tag in tags[1:]:
        if parse.plain[head[-1].end : tag.start].strip():
            break
        head.append(tag)
    sorts = lexicon.genres | lexicon.asides
    told = any(tag.words.lower() in sorts or not sorts.isdisjoint(tag.words.lower().split()[:2]) for tag in head)
    return head[-1].end if told else 0


def _opens_turn(parse: Parse, tag: _Tag, lexicon: Lexicon) -> bool:
    """True for a bracket that opens a sentence and names who speaks, or ends a recording."""
    if tag.words.lower() in lexicon.asides or not _OPENS_SENTENCE.search(parse.plain[: tag.start]):
        return False
    if any(quote.start <= tag.start < quote.end for quote in parse.quotes):
        return False
    return bool(_ENDS.fullmatch(tag.words)) or _is_asker(tag, lexicon) or _is_speaker(tag, lexicon)


def _is_asker(tag: _Tag, lexicon: Lexicon) -> bool:
    return any(word in lexicon.askers for word in tag.words.lower().split())


def _is_speaker(tag: _Tag, lexicon: Lexicon) -> bool:
    """A name of a few words, or a speaker's role."""
    words = tag.words.split()
    if not 0 < len(words) <= _MOST_WORDS or any(one.isdigit() for one in tag.words):
        return False
    named = all(word[:1].isupper() or word.lower() in _SMALL for word in words) and tag.words[:1].isupper()
    return words[-1].lower() in lexicon.roles or (named and words[0].lower() not in lexicon.genres)


def _whose(parse: Parse, tags: list[_Tag], body: int, lexicon: Lexicon) -> _Tag | None:
    """Whose speech or communiqué the brackets at the head say that the text is."""
    head = [tag for tag in tags if tag.end <= body]
    for number, tag in enumerate(head):
        words = tag.words.lower().split()
        if words[0] not in lexicon.genres and words[-1] not in lexicon.genres:
            continue
        by = _BY.search(parse.plain, tag.start, tag.end)
        if by is not None:
            return _Tag(tag.start, tag.end, tag.words, by.end())
        following = head[number + 1] if number + 1 < len(head) else None
        if following is None or following.words.lower() in lexicon.asides:
            return None
        return following
    return None


def _saying(parse: Parse, tag: _Tag, start: int, end: int) -> Iterator[Saying]:
    said = [token for token in parse.tokens(start, end) if not token.is_space]
    name = [token for token in parse.tokens(tag.at, tag.end - 1) if not token.is_space]
    if len(said) < _LEAST_SAID or not name:
        return
    first, last = trimmed(said[0], said[-1])
    content = Passage.cut(parse.text, first, last)
    head = next((token for token in reversed(name) if token.head not in name or token.head == token), name[-1])
    yield Saying(
        sense=HEADED,
        cue=Passage.cut(parse.text, tag.end - 1, tag.end),
        cue_head=tag.end - 1,
        cue_words=(tag.end - 1,),
        source=parse.passage(name[0], name[-1]),
        source_head=head.idx,
        content=content,
        parts=(content,),
        frame="headed",
        quotation=Quotation.DIRECT,
        negated=False,
    )
