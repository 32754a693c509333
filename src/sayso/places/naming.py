"""A place mention before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Passage
from sayso.places.entry import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words that name a place, and what stands around them.

    `passage` is the phrase to print ("near Mastung district"), `name` what to look up ("Mastung"), `sort` the common
    word that belongs to the name ("district") and `kinds` the sorts of place that the words ask for; both are empty
    when there is none. `inside` are the positions (in the list of namings) of places that the text says contain this
    one, `around` those of towns that it is near or a quarter of, `beside` those of its neighbours in a list ("A, B and
    C"). `near` is true for "near X" and "20 km north of X"; `site` for grounds called after their town ("Herat
    airport"); `proper` for a name of its own that merely contains the name of a place ("Victoria Park") and must not be
    looked up without its sort.
    """

    passage: Passage
    name: str
    sort: str = ""
    kinds: frozenset[Kind] = field(default=frozenset())
    inside: tuple[int, ...] = ()
    around: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    near: bool = False
    site: bool = False
    proper: bool = False
