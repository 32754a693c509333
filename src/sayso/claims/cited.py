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
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_CITE = frozenset({"cite", "quote"})
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
            yield _quoted_by(parse, saying, sayings, lexicon)
        elif can_speak(parse, saying, lexicon):
            yield _cited(parse, saying, sayings)
        else:
            yield from _reason(parse, saying, lexicon)


def _quoted_by(parse: Parse, saying: Saying, sayings: Sequence[Saying], lexicon: Lexicon) -> Saying:
    """ "The monitors, who cited a survivor, said that …": the survivor says it to them; any other saying as it is."""
    head = parse.at(saying.cue_head)
    if saying.frame != "np" or head is None or head.lemma_.lower() not in _CITE:
        return saying
    cited = parse.tokens(saying.content.start, saying.content.end).root
    beside = _beside(head, saying, sayings)
    if not is_voice(cited, lexicon) or not beside or beside[0].source_head is None:
        return saying
    return _says_the_same(replace(saying, source=saying.content, source_head=cited.idx), beside)


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


def is_document(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun that names a document, a survey or a picture."""
    lemma = noun.lemma_.lower()
    if lemma in lexicon.mediums or any(
        cue.act.value in ("report", "estimate") for cue in lexicon.noun_cues.get(lemma, ())
    ):
        return True
    return noun.pos_ == "NOUN" and lemma not in lexicon.roles and noun.lower_ in lexicon.headline_sources


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
    beside = _beside(token, citation, sayings)
    return _says_the_same(citation, beside) if beside else replace(citation, frame="cited")


def _beside(token: Token, citation: Saying, sayings: Sequence[Saying]) -> list[Saying]:
    """What else the sentence says, outside of which the citation stands; the nearest first."""
    sentence = token.sent
    beside = [
        one
        for one in sayings
        if one is not citation
        and sentence.start_char <= one.cue_head < sentence.end_char
        and one.sense.part is Part.VERB
        and not _is_citation(one)
        and not one.holds(citation.cue_head, citation.cue_head + 1)
        and not (citation.frame == "np" and citation.holds(one.cue_head, one.cue_head + 1))
    ]
    return sorted(beside, key=lambda one: abs(one.cue_head - citation.cue_head))


def _says_the_same(citation: Saying, beside: Sequence[Saying]) -> Saying:
    return replace(citation, frame="cited", content=beside[0].content, parts=beside[0].parts)
