"""Whom a definite description may point back at: "the army", "the ministry", "the students"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sayso.lexicons.people import Noun
from sayso.mentions.figures import Figure
from sayso.mentions.names import Name
from sayso.model.token import Token

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting

_WHOLE_FORCE = frozenset({"army", "military", "armed force", "armed forces", "air force", "navy"})
_ANY_FORCE = frozenset({"armed forces", "security forces", "security force", "government forces", "defence forces"})
_STATE = frozenset({"state_forces", "police"})
_WHOLE_STATE = frozenset({"government", "administration", "regime", "state", "cabinet", "junta"})


def fits(casting: Casting, noun: Noun, number: str, token: Token) -> Callable[[Figure], bool]:
    """Whom the definite form may point back at."""
    lemma = noun.word
    body = "many" if number == "many" else "body"
    told = noun.collective and any(one.figure.lemma == lemma and one.figure.number == body for one in casting.seen)

    def same(figure: Figure) -> bool:
        if figure.lemma == lemma and (figure.number == number or number == "many"):
            return True
        if told or noun.thing or figure.kind == "object":  # "the mission" is the mission told of, no other body
            return False
        if noun.role and number == "one":
            return figure.person and (figure.role or "").lower().endswith(lemma.rsplit(" ", 1)[-1])
        if noun.collective and lemma in _WHOLE_FORCE:  # a garrison or a coalition is not the army
            whole = not figure.lemma or figure.lemma in _WHOLE_FORCE
            return whole and figure.kind == "state_forces" and figure.number == number
        if noun.collective and lemma in _WHOLE_STATE and not figure.id.endswith("-government"):
            return figure.lemma in _WHOLE_STATE  # a ministry is not the government
        if noun.collective and " " in lemma and noun.kind in _STATE and figure.lemma not in ("", lemma):
            return figure.lemma in _WHOLE_FORCE and lemma in _ANY_FORCE  # "the national guard" is not the high command
        if noun.collective:
            fitting = figure.kind in noun.anaphor and figure.number == ("many" if number == "many" else "body")
            return fitting and not (lemma in _WHOLE_STATE and _is_abroad(casting, figure))
        return figure.kind in noun.anaphor and figure.number == "many" and number == "many"

    return same


def _is_abroad(casting: Casting, figure: Figure) -> bool:
    """True for the government of another country than the dateline's, in a report that names several."""
    at_home = {name.state for name in casting.name_over.values() if name.state and _in_dateline(casting, name)}
    return bool(at_home) and figure.country is not None and figure.country not in at_home


def _in_dateline(casting: Casting, name: Name) -> bool:
    return casting.parse.doc[name.last].idx < casting.dateline
