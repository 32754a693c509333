"""Quotations that a name signs: "They burned everything." – Mariam, a farmer from Dunlow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.quoted import is_speech
from sayso.claims.sayings import Saying
from sayso.lexicons import Cue, Lexicon
from sayso.lexicons.entries import Part, Stance
from sayso.model import Act, Passage, Quotation
from sayso.model.token import Tokens
from sayso.nlp import Parse, Quote

_SIGNATURE = re.compile(
    r"[^\S\n]*\n?[^\S\n]*(?P<mark>[–—―]|--?)[^\S\n]*(?P<name>[^\s\"–—―-][^\n\"]{1,80}?)\s*(?=\n|\"|$)"
)
_MOST_WORDS = 12
_SIGNED = Cue(
    id="layout.signed",
    part=Part.PHRASE,
    words=("–",),
    act=Act.SAY,
    stance=Stance.NEUTRAL,
    frames=frozenset({"quote"}),
)


def find_signed(parse: Parse, sayings: Sequence[Saying], lexicon: Lexicon) -> Iterator[Saying]:
    """A saying for each quotation with a dash and a name behind it, up to the end of the line or the next quotation.

    The name must be one, or a speaker's role, without a finite verb; what somebody says already stays theirs.
    """
    for quote in parse.quotes:
        signature = _SIGNATURE.match(parse.plain, quote.end)
        if signature is None or not is_speech(parse, quote) or any(_owns(one, quote) for one in sayings):
            continue
        name = parse.tokens(*signature.span("name"))
        if _is_name(name, lexicon):
            yield _saying(parse, quote, signature, name)


def _owns(saying: Saying, quote: Quote) -> bool:
    return saying.frame == "quote" and saying.holds(quote.start, quote.end)


def _is_name(words: Tokens, lexicon: Lexicon) -> bool:
    if not 0 < len(words) <= _MOST_WORDS or any(one.tag_ in ("VBD", "VBZ", "VBP", "MD") for one in words):
        return False
    first = words[0]
    named = first.pos_ == "PROPN" or (first.is_title and first.pos_ not in ("ADP", "SCONJ", "CCONJ"))
    return named and (first.pos_ == "PROPN" or any(one.lemma_.lower() in lexicon.roles for one in words))


def _saying(parse: Parse, quote: Quote, signature: re.Match[str], name: Tokens) -> Saying:
    content = Passage.cut(parse.text, quote.start, quote.end)
    return Saying(
        sense=_SIGNED,
        cue=Passage.cut(parse.text, *signature.span("mark")),
        cue_head=signature.start("mark"),
        cue_words=(signature.start("mark"),),
        source=Passage.cut(parse.text, *signature.span("name")),
        source_head=name.root.idx,
        content=content,
        parts=(content,),
        frame="quote",
        quotation=Quotation.DIRECT,
        negated=False,
    )
