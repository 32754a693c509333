"""Lines that put a name before a colon, or a source behind a headline: "Mayor: bridge is safe", "Five held -police"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from sayso.claims.piece import trimmed
from sayso.claims.sayings import Saying
from sayso.lexicons import Cue, Lexicon
from sayso.lexicons.entries import Part, Stance
from sayso.model import Act, Passage, Quotation
from sayso.nlp import Parse

_LINE = re.compile(r"[^\n]+")
_NAMED = re.compile(r"\s*(?P<name>[A-Z][^\n:\"]{1,60}?)\s*(?P<mark>:)\s+(?P<rest>\S[^\n]*)")
_TAIL = re.compile(r"(?P<rest>\S[^\n]*?)\s*(?P<mark>:|\s[-–—])\s*(?P<name>[^\s:][^\n:]{2,40})\s*$")
_MOST_WORDS = 6
_TAIL_WORDS = 4
_LEAST_SAID = 3
_HEADED = Cue(
    id="layout.headed",
    part=Part.PHRASE,
    words=(":",),
    act=Act.SAY,
    stance=Stance.NEUTRAL,
    frames=frozenset({"that"}),
)


def find_headed(parse: Parse, lexicon: Lexicon) -> tuple[Saying, ...]:
    """Sayings given by layout alone: speakers of an interview or a headline before a colon, and a headline's source.

    A name before a colon must be one: proper nouns, or a speaker's role, with no verb among them. A source at the end
    is looked for only in a first line without a full stop, and must be a speaker's role.
    """
    return tuple(_each(parse, lexicon))


def _each(parse: Parse, lexicon: Lexicon) -> Iterator[Saying]:
    text = parse.plain
    first = True
    for line in _LINE.finditer(text):
        named = _NAMED.match(text, line.start(), line.end())
        if named is not None and _is_name(list(parse.tokens(*named.span("name"))), named["rest"], lexicon):
            yield from _saying(parse, named)
        elif first and not line.group().rstrip().endswith("."):
            tail = _TAIL.match(text, line.start(), line.end())
            if tail is not None and _is_role(list(parse.tokens(*tail.span("name"))), lexicon):
                yield from _saying(parse, tail)
        first = first and not line.group().strip()


def _is_name(tokens: list[Token], rest: str, lexicon: Lexicon) -> bool:
    words = [token for token in tokens if not token.is_space]
    if not 0 < len(words) <= _MOST_WORDS or any(token.like_num for token in words):
        return False
    if any(token.pos_ in ("VERB", "AUX") for token in words) and not all(token.is_upper for token in words):
        return False
    if words[0].lower_ in lexicon.labels:
        return False
    if rest.startswith('"') and all(token.shape_[:1] in "Xd" or token.is_stop or token.is_punct for token in words):
        return True
    if words[-1].lower_ in lexicon.roles or words[-1].lower_ in lexicon.mediums:
        return True
    return any(token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for token in words)


def _is_role(tokens: list[Token], lexicon: Lexicon) -> bool:
    words = [token for token in tokens if not token.is_space]
    return 0 < len(words) <= _TAIL_WORDS and (
        words[-1].lemma_.lower() in lexicon.roles or words[-1].lower_ in lexicon.headline_sources
    )


def _saying(parse: Parse, match: re.Match[str]) -> Iterator[Saying]:
    said, name = parse.tokens(*match.span("rest")), parse.tokens(*match.span("name"))
    if sum(token.is_alpha for token in said) < _LEAST_SAID or not len(name):
        return
    start, end = trimmed(said[0], said[-1])
    content = Passage.cut(parse.text, start, end)
    quoted = any(quote.start < end and start < quote.end for quote in parse.quotes)
    yield Saying(
        sense=_HEADED,
        cue=Passage.cut(parse.text, *match.span("mark")),
        cue_head=match.start("mark"),
        cue_words=(match.start("mark"),),
        source=parse.passage(name[0], name[-1]),
        source_head=name.root.idx,
        content=content,
        parts=(content,),
        frame="headed",
        quotation=Quotation.MIXED if quoted else Quotation.INDIRECT,
        negated=False,
    )
