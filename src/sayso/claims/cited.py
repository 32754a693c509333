"""What a speaker cites: in "The agency, citing a relative, reported that …" the relative is the inner voice.

Who cites something that cannot speak ("citing high costs", "cited several factors") says it as a reason of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.claims.sayings import Saying
from sayso.claims.sources import SourcePhrase, source_phrase
from sayso.lexicons import Lexicon
from sayso.lexicons.entries import Part
from sayso.nlp import Parse, syntax
from sayso.nlp.tokens import Token

_CITING = frozenset({"citing", "quoting"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})


def cite(parse: Parse, sayings: Sequence[Saying], lexicon: Lexicon) -> tuple[Saying, ...]:
    """The sayings, with whoever is cited saying just what the speaker of the same sentence says.

    A citation without another saying in its sentence keeps the clause it stands in.
    """
    return tuple(_each(parse, sayings, lexicon))


def _each(parse: Parse, sayings: Sequence[Saying], lexicon: Lexicon) -> Iterator[Saying]:
    for saying in sayings:
        if not _is_citation(saying):
            yield saying
        elif can_speak(parse, saying, lexicon):
            yield _cited(parse, saying, sayings)
        else:
            yield from _reason(parse, saying, lexicon)


def _is_citation(saying: Saying) -> bool:
    return saying.sense.part is Part.PHRASE and saying.cue.text.lower() in _CITING


def can_speak(parse: Parse, saying: Saying, lexicon: Lexicon) -> bool:
    """True where the saying's source names people, a body, a document or a report."""
    noun = parse.at(saying.source_head) if saying.source_head is not None else None
    return noun is not None and is_voice(noun, lexicon)


def is_voice(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that names people, a body, a document or a report."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in _NAMED or noun.pos_ in ("PROPN", "PRON"):
        return True
    if lemma in lexicon.roles or lemma in lexicon.mediums or noun.lower_ in lexicon.headline_sources:
        return True
    return any(cue.act.value == "report" for cue in lexicon.noun_cues.get(lemma, ()))


def _reason(parse: Parse, citation: Saying, lexicon: Lexicon) -> Iterator[Saying]:
    """The citation as a saying of whoever cites, the subject of the verb beside; its content is what is cited."""
    token = parse.at(citation.cue_head)
    sense = next((cue for cue in lexicon.verb_cues.get("cite", ()) if "np" in cue.frames), None)
    if token is None or sense is None or citation.source is None:
        return
    speaker = _citer(token)
    if speaker is None:
        return
    yield replace(
        citation,
        sense=sense,
        source=parse.passage(speaker.first, speaker.last),
        source_head=speaker.head.idx,
        content=citation.source,
        parts=(citation.source,),
        frame="np",
    )


def _citer(citing: Token) -> SourcePhrase | None:
    noun = syntax.subject(citing) if citing.pos_ == "VERB" else None
    if noun is None:
        verb = next((one for one in syntax.ancestors(citing) if one.pos_ in ("VERB", "AUX")), None)
        noun = syntax.subject(verb) if verb is not None else None
    return source_phrase(noun, citing) if noun is not None else None


def _cited(parse: Parse, citation: Saying, sayings: Sequence[Saying]) -> Saying:
    token = parse.at(citation.cue_head)
    if token is None:
        return citation
    sentence = token.sent
    beside = [
        one
        for one in sayings
        if sentence.start_char <= one.cue_head < sentence.end_char
        and one.sense.part is Part.VERB
        and not _is_citation(one)
        and not one.holds(citation.cue_head, citation.cue_head + 1)
    ]
    if not beside:
        return replace(citation, frame="cited")
    speaker = min(beside, key=lambda one: abs(one.cue_head - citation.cue_head))
    return replace(citation, frame="cited", content=speaker.content, parts=speaker.parts)
