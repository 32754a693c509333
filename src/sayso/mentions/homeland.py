"""What a report says of the country it plays in without naming it: evidence, of which only what agrees counts.

Words that a few countries alone use ("upazila", "crore"), provinces that two countries share, parties and movements
at home in one country, bodies named for a town ("Lahore Traders' Union"): each allows some countries. Who draws the
conclusion takes the only country that all of it allows (`sayso.model.homeland`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.actors import Roster
from sayso.actors.described import town_of
from sayso.actors.fold import split_words
from sayso.lexicons.circumstances import load_circumstances
from sayso.lexicons.homelands import HomeWord, load_homelands
from sayso.lexicons.people import load_people
from sayso.model import Actor, Cast, HomeEvidence, Place
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.places import Gazetteer

_PARTIES = frozenset(
    "political_party organisation rights_group armed_group militia communal_militia gang civilians".split()
)
_NAMING = frozenset({"compound", "amod", "nmod", "poss"})
_WAYS = frozenset(
    "area road highway street avenue bridge square junction intersection crossing border district province region "
    "state county town village city neighborhood neighbourhood ward suburb quarter settlement community sector section "
    "side part front coast shore north south east west northeast northwest southeast southwest".split()
)  # what lies somewhere or leads there is a place and read as one
_NUMBERED = re.compile(r"([A-Za-z]{2,4})\.?\d[\d,.]*$")


def find_evidence(parse: Parse, cast: Cast, roster: Roster) -> tuple[HomeEvidence, ...]:
    """What the report's words, its known parties and its bodies named for a town allow."""
    return (*by_words(parse), *_by_names(parse, roster), *_by_actors(cast, roster))


def by_places(places: Iterable[Place], gazetteer: Gazetteer) -> Iterator[HomeEvidence]:
    """The countries of all that a name may mean which nothing decides: they narrow what else allows two countries."""
    for place in places:
        if place.country is None:
            countries = frozenset(one.entry.country for one in gazetteer.candidates(place.name) if one.entry.country)
            if countries:
                yield HomeEvidence(countries, "home-place", place.text, narrows=True)


def by_words(parse: Parse) -> Iterator[HomeEvidence]:
    """The countries that use the report's words, and those that share the names of its regions."""
    table = load_homelands("en")
    for token in parse.doc:
        key = token.lower_
        if key[-1:].isdigit() and (money := _NUMBERED.match(key)):  # "Rs5,000"
            key = money[1]
        found = table.get(key)
        if found is None:
            continue
        for word in found:
            if _stands(word, parse.doc, token.i):
                last = parse.doc[token.i + len(word.pieces) - 1]
                yield HomeEvidence(word.countries, f"home-word:{word.entry}", parse.passage(token, last))
                break


def _stands(word: HomeWord, doc: Sequence[Token], at: int) -> bool:
    tokens = doc[at : at + len(word.pieces)]
    if len(tokens) < len(word.pieces):
        return False
    if len(tokens) == 1:
        return not word.written or tokens[0].text.startswith(word.pieces[0])
    texts = [one.text if word.written else one.lower_ for one in tokens]
    return texts == list(word.pieces)


def _by_names(parse: Parse, roster: Roster) -> Iterator[HomeEvidence]:
    """Towns and provinces that bodies, their people and buildings are named for: "Lahore Press Club"."""
    nouns, built = load_people("en"), load_circumstances("en").spots - _WAYS
    for token in parse.doc:
        if token.dep_ not in _NAMING or not token.text[:1].isupper() or token.ent_type_ == "PERSON":
            continue
        if token.lower_ not in roster.town_starts or _goes_on(token) or _is_word(token):
            continue
        head = token.head
        while head.dep_ in _NAMING and head.head.i > head.i:
            head = head.head
        lemma = head.lemma_.lower()
        if head.i > token.i and (nouns.get(lemma) is not None or lemma in built):
            town = town_of(roster, split_words(parse.words(token, head)))
            if town is not None:
                yield HomeEvidence(frozenset({town}), "home-town", parse.passage(token, head))


def _goes_on(token: Token) -> bool:
    """True for a word inside a longer name: "Abdel Nasser", "Al Bayda"."""
    before = token.nbor(-1) if token.i else token
    name = before.text[:1].isupper() and not before.is_sent_start and before.pos_ == "PROPN"
    return before.i < token.i and (name or before.text == "-")


def _is_word(token: Token) -> bool:
    """True for a word that only the beginning of the sentence capitalises: the report has it in lower case too."""
    return token.is_sent_start and any(one.text == token.lower_ for one in token.doc)


def _by_actors(cast: Cast, roster: Roster) -> Iterator[HomeEvidence]:
    for actor in cast.actors:
        countries = _homes(actor, roster)
        if countries and actor.mentions:
            yield HomeEvidence(countries, f"home-actor:{actor.kind}", actor.mentions[0])


def _homes(actor: Actor, roster: Roster) -> frozenset[str]:
    """Where a known party is at home; one that nobody knows is at home where its name says, which is read apart."""
    known = roster.get(actor.id) if actor.known and actor.kind in _PARTIES else None
    return frozenset(known.countries) if known is not None else frozenset()
