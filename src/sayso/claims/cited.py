"""Sources that a speaker cites: in "The agency, citing a relative, reported that …" the relative is the inner voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.sayings import Saying
from sayso.lexicons.entries import Part
from sayso.nlp import Parse

_CITING = frozenset({"citing", "quoting"})


def cite(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings, with whoever is cited saying just what the speaker of the same sentence says.

    A citation without another saying in its sentence keeps the clause it stands in.
    """
    return tuple(_cited(parse, saying, sayings) if _is_citation(saying) else saying for saying in sayings)


def _is_citation(saying: Saying) -> bool:
    return saying.sense.part is Part.PHRASE and saying.cue.text.lower() in _CITING


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
