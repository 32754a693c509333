"""Whose name it is: states that act, short forms of names met before, and names that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.actors.described import local_id, town_of
from sayso.actors.fold import split_words
from sayso.lexicons.capitals import load_capitals
from sayso.mentions.bodies import kind_by_name, state_body
from sayso.mentions.figures import Figure
from sayso.mentions.names import Name
from sayso.mentions.nouns import is_of_people
from sayso.model.token import Token
from sayso.nlp.syntax import first_of_chain

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting

_STATE_ROLES = frozenset("nsubj nsubjpass dobj agent appos conj ROOT attr dative".split())
_ACTING = frozenset("by with against between for on among including like".split())
_MOTION = frozenset(
    "go come travel fly flee return move head drive deport ship export cross arrive journey trip visit route "
    "road flight way border".split()
)
_MOST_NAMES = 4  # words: given names and surnames of one person
_PLACING = frozenset("in at near across within outside inside around through into".split())


def acts(casting: Casting, token: Token, name: Name) -> bool:
    """A country counts as an actor where it acts or is acted on, not where it is a place."""
    top = first_of_chain(token)
    if top.dep_ == "pobj":
        if top.head.lower_ == "to":
            return top.head.head.lemma_.lower() not in _MOTION
        return (
            top.head.dep_ == "agent"
            or top.head.lower_ in _ACTING
            or (name.how == "demonym" and top.head.lower_ == "of")
        )
    if top.dep_ in ("compound", "amod", "nmod", "poss"):
        noun = casting.noun(top.head)
        return top.head.pos_ in ("NOUN", "PROPN") and noun is None and top.head.i not in casting.name_over
    if name.how == "capital":
        return top.dep_ == "nsubj" and top.head.pos_ == "VERB"
    return top.dep_ in _STATE_ROLES


def is_aside(casting: Casting, token: Token, name: Name) -> bool:
    """A community that only modifies ("Baloch insurgents"), a thing tagged as a person, a place tagged as a body."""
    modifies = token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i
    found = name.resolution
    if found is not None:
        return modifies and found.kind in ("ethnic_group", "religious_group") and casting.noun(token.head) is not None
    if name.label == "PERSON" and modifies:
        return token.head.pos_ == "NOUN" and casting.noun(token.head) is None
    top = first_of_chain(token)
    return name.label == "ORG" and top.dep_ == "pobj" and top.head.lower_ in _PLACING and casting.noun(token) is None


def is_people(casting: Casting, name: Name) -> bool:
    """ "Afghans fled" is people; "the Afghan" before a noun is the state."""
    token = casting.parse.doc[name.head]
    return token.dep_ not in ("amod", "compound", "nmod", "poss") and (
        token.tag_ in ("NNPS", "NNS") or token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
    )


def short_for(casting: Casting, name: Name) -> Figure | None:
    """A figure named in full before: a surname, a short form, or a branch called by its parent's name."""
    words = name.text.lower().split()
    found = name.resolution
    if found is not None and found.actor_id in casting.figures:
        return None
    for seen in reversed(casting.seen):
        figure = seen.figure
        if found is not None and found.actor_id and figure.known:
            inside = found.name is not None and found.name.lower() in figure.name.lower()
            if figure.part_of == found.actor_id and inside and figure.kind == found.kind == "armed_group":
                return figure
            continue
        names = figure.name.lower().split()
        if figure.number == "many" or figure.name == name.text or not _may_shorten(name, figure):
            continue
        if figure.person and not figure.lemma and _is_part(words, names):
            return figure
        if (
            not figure.person
            and figure.lemma == ""
            and len(words) < len(names)
            and (words == names[: len(words)] or words == names[-len(words) :])
        ):
            return figure
    return None


def _is_part(words: list[str], names: list[str]) -> bool:
    """A person's later name: the surname, both surnames ("Rodriguez Porth") or all but the last ("Ana Rodriguez")."""
    starts = range(len(names) - len(words) + 1)
    at = next((start for start in starts if names[start : start + len(words)] == words), None)
    return at is not None and len(words) < len(names) and (at > 0 or len(words) > 1)


def _may_shorten(name: Name, figure: Figure) -> bool:
    if name.state or name.label == "NORP" or name.resolution is not None:
        return False
    if figure.person:
        return name.label in ("PERSON", "ORG", "")
    return name.label != "PERSON" and not figure.id.endswith("-government")


def _is_described_as_person(casting: Casting, head: Token, name: Name) -> bool:
    """A function stands before the name or in apposition to it: a person whom the tagger took for a body."""
    if name.full or name.last - name.first > 3 or casting.noun(head) is not None:
        return False
    before = casting.parse.doc[name.first - 1] if name.first else None
    beside = [child for child in head.children if child.dep_ == "appos"]
    nouns = [casting.noun(one) for one in ([before] if before is not None else []) + beside]
    return any(noun is not None and noun.role and not noun.collective for noun in nouns)


def _has_given_name(casting: Casting, name: Name) -> bool:
    """ "Adan Flor Mena", tagged as a body: a given name before others, and no word for a body among them."""
    words = name.text.lower().split()
    plain = name.resolution is None and not name.full and name.text.replace(" ", "").isalpha()
    if not plain or not 1 < len(words) <= _MOST_NAMES:
        return False
    tokens = casting.parse.doc[name.first : name.last + 1]
    if any(casting.noun(token) is not None or token.text.isupper() for token in tokens):
        return False
    return words[0] in load_capitals("en").given and kind_by_name(casting, name) is None


def later_name(casting: Casting, token: Token) -> Figure | None:
    """A capitalised word that the tagger passed over: the last name of somebody met before, or a new name that acts."""
    word = token.text
    for seen in reversed(casting.seen):
        words = seen.figure.name.split()
        if len(words) > 1 and seen.figure.number != "many" and not seen.figure.lemma:
            surnames = words[1:] if seen.figure.person else words[-1:]
            if word in surnames:
                return seen.figure
    if token.dep_ not in ("nsubj", "nsubjpass") or not word[:1].isupper() or len(word) < 2 or token.head.pos_ != "VERB":
        return None
    first = token
    for child in reversed(list(token.lefts)):
        if child.dep_ != "compound" or child.pos_ != "PROPN":
            break
        first = child
    text = casting.parse.words(first, token)
    titles = (casting.noun(one) for one in token.lefts if one.i < first.i and one.pos_ == "NOUN")
    titled = any(noun is not None and not noun.thing and not noun.collective for noun in titles)
    return casting.figure(local_id(text), text, "person" if titled else "unknown", number="one")


def local_name(casting: Casting, name: Name) -> Figure | None:
    """The figure of a name that the roster does not know, with its kind guessed from the tagger and its last noun."""
    doc = casting.parse.doc
    head = doc[name.head]
    as_person = name.label == "ORG" and (_is_described_as_person(casting, head, name) or _has_given_name(casting, name))
    if name.label == "PERSON" or as_person:
        return casting.figure(local_id(name.full or name.text), name.full or name.text, "person", number="one")
    body = state_body(casting, name) if name.resolution is None else None
    if body is not None:
        return body
    words = name.full or name.text
    noun = casting.noun(head) or casting.noun(doc[name.last])
    if name.label == "NORP":
        return casting.figure(local_id(words), words, noun.kind if noun else "ethnic_group", number="many")
    state = next(
        (casting.name_over[token].state for token in range(name.first, name.last + 1) if token in casting.name_over),
        None,
    )
    state = state or town_of(casting.roster, split_words(words))
    by_name = kind_by_name(casting, name) if name.resolution is None else None
    if by_name is None and noun is not None and noun.thing and name.resolution is None:
        return casting.figure(local_id(words), words, "object", country=state, number="one")
    by_name = by_name or ("political_party" if noun and is_of_people(casting, doc[name.last], noun) else None)
    kind = by_name or (noun.kind if noun and noun.kind not in ("unknown", "civilians") else "organisation")
    holder = noun is not None and (noun.role or noun.entry == "officers") and not noun.collective
    if noun is not None and holder and head.tag_ == "NNP" and name.resolution is None:  # "the Public Relations Officer"
        kind = noun.kind if noun.kind != "unknown" else "person"
        return casting.figure(local_id(words), words, kind, country=state, number="one")
    return casting.figure(local_id(words), words, kind, country=state)
