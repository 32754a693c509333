"""Lines that put a name before a colon, or a source behind a headline: "Mayor: bridge is safe", "Five held -police"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.claims.piece import trimmed
from sayso.claims.sayings import Saying
from sayso.lexicons import Cue, Lexicon
from sayso.lexicons.entries import Part, Stance
from sayso.model import Act, Passage, Quotation
from sayso.model.token import Token
from sayso.nlp import Parse

_LINE = re.compile(r"[^\n]+")
_NAMED = re.compile(r"\s*\"?(?:[A-Z]{4,}\s*[-–—]\s*)?(?P<name>[A-Z][^\n:\"]{1,60}?)\s*(?P<mark>:)\s+(?P<rest>\S[^\n]*)")
_TAIL = re.compile(r"(?P<rest>\S[^\n]*?)(?:\s*(?=:)|\s+)(?P<mark>[:–—-])\s*(?P<name>[^\s:][^\n:]{2,40})\s*$")
_CLAIMED = re.compile(r"(?P<rest>\S[^\n]*?),\s+(?P<name>[^\s,][^\n,]{1,40}?)\s+(?P<mark>[a-z]+)\s*$")
_MOST_WORDS = 6
_ACRONYM = 4
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OURS = frozenset({"we", "our", "us", "i", "my"})
_COPULAS = frozenset({"is", "are", "was", "were"})
_TAIL_WORDS = 4
_LEAST_SAID = 3
HEADED = Cue(
    id="layout.headed",
    part=Part.PHRASE,
    words=(":",),
    act=Act.SAY,
    stance=Stance.NEUTRAL,
    frames=frozenset({"that"}),
)


def find_headed(parse: Parse, lexicon: Lexicon) -> tuple[Saying, ...]:
    """Sayings given by layout alone: speakers of an interview or a headline before a colon, and a headline's source.

    A name before a colon must be one: proper nouns, or a speaker's role, with no verb among them. A country or town is
    one only where the line speaks for it; otherwise it says where ("Sudan: Ten killed in raid"). A source at the end is
    looked for only in a first line without a full stop, and must be a speaker's role.
    """
    return tuple(_each(parse, lexicon))


def _each(parse: Parse, lexicon: Lexicon) -> Iterator[Saying]:
    text = parse.plain
    first = True
    turns = _turns(text)
    for line in _LINE.finditer(text):
        named = _NAMED.match(text, line.start(), line.end())
        if named is not None and (named["name"] in turns or _is_name(parse, named, lexicon, title=first)):
            yield from _saying(parse, named)
        elif first and not line.group().rstrip().endswith("."):
            tail = _TAIL.match(text, line.start(), line.end())
            if tail is not None and _is_role(list(parse.tokens(*tail.span("name"))), lexicon):
                yield from _saying(parse, tail)
            claimed = _CLAIMED.match(text, line.start(), line.end())
            if claimed is not None and _is_misread(parse, claimed, lexicon):
                yield from _saying(parse, claimed)
        first = first and not line.group().strip()


def _turns(text: str) -> frozenset[str]:
    """The speakers of an interview: two names or more in capitals, each before a colon, one of whom asks something."""
    lines = [found for line in _LINE.finditer(text) if (found := _NAMED.match(text, line.start(), line.end()))]
    turns = [line for line in lines if line["name"].replace(" ", "").isalpha() and line["name"].isupper()]
    names = frozenset(line["name"] for line in turns if len(line["name"].split()) <= _TAIL_WORDS)
    asked = any("?" in line["rest"] for line in turns)
    return names if len(names) > 1 and asked and any(letter.islower() for letter in text) else frozenset()


def _is_name(parse: Parse, line: re.Match[str], lexicon: Lexicon, *, title: bool) -> bool:
    words = [token for token in parse.tokens(*line.span("name")) if not token.is_space]
    if not 0 < len(words) <= _MOST_WORDS or any(token.like_num for token in words):
        return False
    if any(token.pos_ in ("VERB", "AUX") for token in words) and not all(token.is_upper for token in words):
        return False
    if words[0].lower_ in lexicon.labels:
        return False
    if line["rest"].startswith('"') and all(
        token.text[0].isupper() or token.text[0].isdigit() or token.is_stop or token.is_punct for token in words
    ):
        return True
    if _is_role(words[-1:], lexicon) or words[-1].lower_ in lexicon.mediums:
        return True
    said = list(parse.tokens(*line.span("rest")))
    if all(token.ent_type_ in _PLACES for token in words):
        return _speaks_for_itself(said)
    if len(words) == 1 and words[0].is_upper and len(words[0]) > _ACRONYM and words[0].ent_type_ != "PERSON":
        return _judges(said) or any(token.lower_ in ("you", "?") for token in said)
    if any(token.ent_type_ in ("PERSON", "ORG", "NORP") for token in words):
        return True
    return title and all(token.pos_ == "PROPN" for token in words) and _judges(said)


def _speaks_for_itself(said: list[Token]) -> bool:
    """True where a country answers: in the first person, in quotation marks, or about another country's deed."""
    if said and said[0].ent_type_ in ("GPE", "NORP"):
        return True
    return any(token.lower_ in _OURS for token in said) or any(token.text in ('"', "'") for token in said)


def _judges(said: list[Token]) -> bool:
    """True for words that judge or promise, as a headline's speaker does."""
    return _speaks_for_itself(said) or any(token.tag_ == "MD" or token.lower_ in _COPULAS for token in said)


def _is_misread(parse: Parse, line: re.Match[str], lexicon: Lexicon) -> bool:
    """True for "…, army claims", where the parser took the verb of saying for a noun."""
    verb = parse.at(line.start("mark"))
    if verb is None or verb.pos_ not in ("NOUN", "PROPN") or verb.tag_ not in ("NNS", "NN", "NNP", "NNPS"):
        return False
    senses = lexicon.verb_cues.get(verb.lemma_.lower(), ())
    if not any("that" in sense.frames and "quote" in sense.frames for sense in senses):
        return False
    speaker = list(parse.tokens(*line.span("name")))
    return _is_role(speaker, lexicon) or any(one.ent_type_ in ("ORG", "PERSON", "GPE", "NORP") for one in speaker)


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
        sense=HEADED,
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
