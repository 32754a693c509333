"""Is a clause introduced by "that"?"""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp import syntax


def is_finite_that(clause: Token) -> bool:
    """True for a clause introduced by "that", also where the parser took it for an object beside another."""
    if any(one.dep_ == "mark" and one.lower_ == "that" for one in clause.children):
        return True
    opens = clause.left_edge
    objects = syntax.children(clause, "dobj")
    return (
        opens.lower_ == "that" and opens in objects and len(objects) > 1 and syntax.child(clause, "nsubj") is not None
    )
