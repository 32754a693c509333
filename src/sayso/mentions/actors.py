"""The cast of a document: every phrase that can be a source, an initiator, a target or a victim, and who it is."""

from __future__ import annotations

from sayso.actors import Roster, load_roster
from sayso.lexicons.people import People, load_people
from sayso.mentions.bodies import find_bodies
from sayso.mentions.casting import Casting
from sayso.mentions.coreference import PRONOUNS, RELATIVES
from sayso.mentions.names import find_names
from sayso.model import Cast
from sayso.nlp import Parse

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB", "X", "DET", "PRON"})


def find_actors(
    parse: Parse, roster: Roster | None = None, people: People | None = None, *, published: str | None = None
) -> Cast:
    """Every actor that a document speaks of and every mention of them, in text order.

    Names come from the roster, from acronyms that the report explains and from the tagger; nouns from the people
    lexicon;
    pronouns, "the group" and later short names are joined to whom they point back at. What is not known becomes a local
    actor (id "local:…") with a guessed kind. `published` (ISO date) tells which ties held.
    """
    roster = roster or load_roster()
    people = people or load_people("en")
    names = sorted(
        find_bodies(parse, roster, find_names(parse, roster, published=published)), key=lambda name: name.first
    )
    casting = Casting(parse, roster, people, names, published)
    for token in parse.doc:
        if token.pos_ == "PUNCT" or token.is_space:
            continue
        if token.i in casting.name_at:
            casting.add_name(token)
        elif token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            casting.add_pronoun(token)
        elif token.lower_ in RELATIVES and token.tag_ in ("WP", "WDT", "WP$"):
            casting.add_relative(token)
        elif token.pos_ in _NOMINAL:
            casting.add_noun(token)
    return casting.cast()
