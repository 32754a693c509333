"""Bodies that nobody knows: names that only their last word gives away, and whether the report shows them fighting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.actors import Roster
from sayso.actors.fold import key_of, split_words
from sayso.lexicons.bodies import Bodies, load_bodies
from sayso.mentions.names import Name, state_institution
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import first_of_chain

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting
    from sayso.mentions.figures import Figure

_JOINING = frozenset({"of", "for", "and", "the"})
_NEVER_PART = frozenset({"media", "person", "company", "ethnic_group", "religious_group", "civilians"})
_MOST_WORDS = 7


def find_bodies(parse: Parse, roster: Roster, names: list[Name]) -> list[Name]:
    """The names with those added that end in a word for a body ("Northern Dawn Brigades") and that no tagger saw.

    A newspaper, a person or a people inside such a name is not mentioned. "Iraqi Security Forces" are the state's.
    """
    bodies = load_bodies("en")
    over = {token: name for name in names for token in range(name.first, name.last + 1)}
    found = list(names)
    for token in parse.doc:
        if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.lower_ not in bodies.ends:
            continue
        first = _first_word(token, over)
        inside = {id(over[at]): over[at] for at in range(first.i, token.i + 1) if at in over}
        if first.i == token.i or any(one.last > token.i or one.last == token.i for one in inside.values()):
            continue
        own = [at for at in range(first.i, token.i) if at not in over or not over[at].state]
        if not own or not all(one.state or _may_be_part(one) for one in inside.values()):
            continue
        found = [one for one in found if id(one) not in inside]
        text = parse.passage(first, token).text
        known = state_institution(roster, text) if any(one.state for one in inside.values()) else None
        found.append(Name(first=first.i, last=token.i, head=token.i, text=text, label="ORG", resolution=known))
    return found


def _first_word(last: Token, over: dict[int, Name]) -> Token:
    first = token = last
    while token.i > last.sent.start and last.i - token.i < _MOST_WORDS:
        token = token.nbor(-1)
        if token.text[:1].isupper() and (token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.head.i <= last.i)):
            first = token
        elif token.lower_ not in _JOINING or token.i in over or first.i == last.i:
            break
    return first


def _may_be_part(name: Name) -> bool:
    found = name.resolution
    return found is None or found.kind in _NEVER_PART


def kind_by_name(casting: Casting, name: Name) -> str | None:
    """The kind of body that an unknown name is, by its own words and by what the report shows it doing; else None."""
    bodies = load_bodies("en")
    if name.first == name.last and not name.full and casting.noun(casting.parse.doc[name.head]) is not None:
        return None  # "Army chief": a noun with a capital, and the name of nobody in particular
    fighting: bool | None = None
    for body in bodies.of(name.full or name.text):
        if not body.fights:
            return body.kind
        if fighting is None:
            fighting = any(_fights(casting, token, bodies) for token in _heads(casting, name))
        if fighting:
            return body.kind
    return None


def _heads(casting: Casting, name: Name) -> Iterator[Token]:
    """Where the report names the body, in full or in short."""
    known = {name.text, name.full} - {""}
    for at, other in casting.name_at.items():
        if other.text in known or other.full in known:
            yield casting.parse.doc[at]


def _fights(casting: Casting, token: Token, bodies: Bodies) -> bool:
    """It does a fighter's deed, avows one, or has fighters."""
    top = first_of_chain(token)
    above = top.head
    if top.dep_ in ("compound", "poss", "nmod", "amod") and above.i > token.i:
        return _is_armed(casting, above)
    if top.dep_ == "pobj" and above.lower_ in ("of", "from") and above.dep_ == "prep":
        return _is_armed(casting, above.head)
    if top.dep_ == "pobj" and above.dep_ == "agent":
        return above.head.lemma_.lower() in bodies.deeds or _is_act_of(above.head, bodies)
    clauses = [one for one in token.children if one.dep_ == "relcl" and _is_subject_of(one)]
    verbs = [*clauses, *_predicates(above)] if top.dep_ == "nsubj" else clauses
    return any(_is_deed(casting, verb, bodies) for verb in verbs)


def _is_subject_of(clause: Token) -> bool:
    """ "The front, which claimed …": the clause is about the body itself."""
    return any(one.dep_ == "nsubj" and one.lower_ in ("which", "that", "who") for one in clause.children)


def _is_act_of(verb: Token, bodies: Bodies) -> bool:
    """ "The attack was carried out by the front", "an attack claimed by the front"."""
    nouns = [one for one in verb.children if one.dep_ == "nsubjpass"] + ([verb.head] if verb.dep_ == "acl" else [])
    return verb.lemma_.lower() in bodies.doing and any(one.lemma_.lower() in bodies.acts for one in nouns)


def _predicates(verb: Token) -> Iterator[Token]:
    yield verb
    yield from (one for one in verb.children if one.dep_ in ("conj", "xcomp", "ccomp"))


def _is_deed(casting: Casting, verb: Token, bodies: Bodies) -> bool:
    lemma = verb.lemma_.lower()
    own = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    if lemma in bodies.deeds and all(one.i in casting.name_over or one.pos_ == "PRON" for one in own):
        return True
    if any(_is_armed(casting, one) and any(two.lower_ in ("its", "their") for two in one.children) for one in own):
        return True
    objects = [one.lemma_.lower() for one in verb.children if one.dep_ == "dobj"]
    if lemma in bodies.doing and not bodies.acts.isdisjoint(objects):
        return True
    return any((lemma, one) in bodies.owning for one in objects)


def _is_armed(casting: Casting, token: Token) -> bool:
    noun = casting.noun(token)
    return noun is not None and bool(noun.armed) and noun.kind not in ("state_forces", "police")


def state_body(casting: Casting, name: Name) -> Figure | None:
    """ "Ministry of Defence": the institution of the country named beside it, or of the only country of the report."""
    words = [word.folded for word in split_words(name.full or name.text)]
    while words and words[-1] in _JOINING:
        words.pop()
    institution = casting.roster.heads.get(key_of(words))
    if institution is None:
        return None
    code = _country_beside(casting, name) or (casting.countries[0] if len(casting.countries) == 1 else None)
    return casting.state_figure(code, institution) if code else None


def _country_beside(casting: Casting, name: Name) -> str | None:
    doc = casting.parse.doc
    for at in (name.first - 1, name.first - 2, name.last + 1, name.last + 2, name.last + 3):
        other = casting.name_over.get(at) if 0 <= at < len(doc) else None
        if other is None or not other.state:
            continue
        between = doc[other.last + 1 : name.first] if at < name.first else doc[name.last + 1 : other.first]
        if all(token.lower_ in ("of", "in", "the", "'s", "'") for token in between):
            return other.state
    return None
