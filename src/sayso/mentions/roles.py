"""The function printed beside a person's name, whom they act for, and whom a noun belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sayso.lexicons.descriptions import load_descriptions
from sayso.lexicons.people import Noun
from sayso.mentions.figures import GROUPS
from sayso.mentions.names import Name
from sayso.model.token import Token, words_of

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting


def function_of(casting: Casting, token: Token, name: Name) -> tuple[str | None, str | None]:
    """The role printed before or behind a person's name, and whom they act for."""
    role, affiliation = _before(casting, token, name)
    if role is None:
        for child in token.children:
            noun = casting.noun(child) if child.dep_ == "appos" else None
            if noun is not None:
                role = noun.word if child.i not in casting.name_over else None
                affiliation = owner_id(casting, child) or _office(casting, child, noun)
                break
    if role is None and token.dep_ == "appos":
        noun = casting.noun(token.head)
        if noun is not None and not noun.collective:
            return printed(casting, token.head, noun), owner_id(casting, token.head) or _office(
                casting, token.head, noun
            )
    return role, affiliation


def printed(casting: Casting, token: Token, noun: Noun) -> str:
    """A function as the text prints it, all words of a compound."""
    words = noun.word.count(" ")
    return words_of(casting.parse.doc[max(0, token.i - words) : token.i + 1])


def _before(casting: Casting, token: Token, name: Name) -> tuple[str | None, str | None]:
    doc = casting.parse.doc
    at = name.first - 1
    while at > token.sent.start and _is_given_name(casting, doc[at], token):
        at -= 1
    if at < 0 or doc[at].sent.start != token.sent.start:
        return None, None
    noun = casting.noun(doc[at])
    if noun is None or noun.thing:
        return None, None
    first = at
    while first > token.sent.start and first - 1 not in casting.name_over:
        before = doc[first - 1]
        joined = before.head.i in range(first, name.last + 1) and before.dep_ in ("compound", "amod", "nmod")
        if not joined or before.pos_ not in ("NOUN", "ADJ", "PROPN"):
            break
        first -= 1
    return words_of(doc[first : at + 1]), owner_id(casting, doc[at], before=first) or _office(
        casting, doc[at], noun, before=first
    )


def _is_given_name(casting: Casting, before: Token, head: Token) -> bool:
    """True for a first name that the tagger left out of a person's name: "cartel boss Ivo [Petrak Dorn]"."""
    part = before.pos_ == "PROPN" and before.dep_ == "compound" and before.head.i == head.i
    return part and before.i not in casting.name_over and casting.noun(before) is None


def _office(casting: Casting, token: Token, noun: Noun, before: int | None = None) -> str | None:
    """ "Kenyan foreign minister": the institution of the country that stands before or behind the function."""
    institution = casting.roster.heads.get(noun.word)
    state = _state_near(casting, token, before)
    if institution and state:
        return casting.state_figure(state, institution).id
    return None


def _state_near(casting: Casting, token: Token, before: int | None = None) -> str | None:
    if before is not None and before - 1 in casting.name_over:
        return casting.name_over[before - 1].state
    for other in modifiers(token):
        name = casting.name_over.get(other.i)
        if name is not None and name.state:
            return name.state
    return None


def owner_id(casting: Casting, token: Token, before: int | None = None) -> str | None:
    """The named group that a function belongs to: before it, as its possessor, or behind "of" and "for"."""
    if before is not None:
        at = before - 1
        if at >= 0 and casting.parse.doc[at].text in ("'s", "'"):
            at -= 1
        name = casting.name_over.get(at)
        if name is not None and not name.state:
            owner = casting.named(casting.parse.doc[name.head])
            return owner.id if owner and not owner.person else None
    for other in modifiers(token):
        name = casting.name_over.get(other.i)
        if name is None:
            figure = casting.noun_figure(other) if other.dep_ in ("pobj", "poss") else None
            if figure is not None and not figure.person and figure.kind in GROUPS:
                return figure.id
            continue
        if name.state or name.label == "NORP" or other.i != name.head:
            continue
        owner = casting.named(other)
        if owner is not None and not owner.person:
            return owner.id
    return None


def modifiers(token: Token) -> Iterator[Token]:
    """Words before a noun that modify it, and the nouns behind its "of", "for" and "from"."""
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and child.i < token.i:
            yield child
            yield from (one for one in child.children if one.dep_ in ("compound", "nmod", "amod", "poss", "conj"))
        elif child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "with", "at"):
            yield from (one for one in child.children if one.dep_ == "pobj")
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN":
        some = token.head.head  # "a group of gunmen from the front"
        for child in some.rights:
            if child.dep_ == "prep" and child.lower_ == "from" and child.i > token.i:
                yield from (one for one in child.children if one.dep_ == "pobj")


def titled_gender(casting: Casting, name: Name) -> str | None:
    """ "m" or "f" where a title or a gendered function before the name says so, else None."""
    before = casting.parse.doc[max(0, name.first - 3) : name.last + 1]
    return gender_of({one.lower_.rstrip(".") for one in before})


def gender_of(words: Collection[str]) -> str | None:
    """ "m" or "f" where one of the words says so, else None."""
    described = load_descriptions()
    if not described.feminine.isdisjoint(words):
        return "f"
    return None if described.masculine.isdisjoint(words) else "m"
