"""What a noun phrase without a name says about who it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.actors.described import forces_of, local_id, town_of
from sayso.actors.fold import split_words
from sayso.lexicons.descriptions import load_descriptions
from sayso.lexicons.people import Noun
from sayso.mentions.figures import Figure
from sayso.mentions.fitting import fits
from sayso.mentions.recalled import EMPTY_MODIFIERS, FIGHTING, SAME_BODY, called_in_short
from sayso.mentions.roles import gender_of, modifiers
from sayso.model.token import Token
from sayso.nlp.syntax import conjuncts

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting

PARTITIVES = frozenset(
    "number group dozen hundred thousand million score majority handful pair couple rest most some many several "
    "all both half part lot "
    "team band crowd percent % tens wave column convoy bunch gang remainder few each any none one two three "
    "total".split()
)
_PLURAL_FORMS = frozenset({"police", "people", "troops", "gendarmerie", "media", "personnel"})
_SAYING_WHICH = frozenset({"prep", "relcl", "acl", "appos"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})
_OWN_PART = frozenset(
    {"wing", "arm", "branch", "cell", "unit", "faction", "front", "squad", "team", "panel", "office", "network"}
)
_UNITS = frozenset({"front", "group", "unit", "squad", "cell", "faction", "wing", "team", "network", "outfit"})
_ARMED = frozenset({"armed_group", "militia", "communal_militia", "gang", "state_forces", "external_forces", "police"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A noun phrase read: what it would be called, whom it belongs to, and whether it points back.

    `whole` is the state institution of which a town's body ("Lahore police") is part.
    """

    id: str
    name: str
    kind: str
    noun: Noun
    number: str
    country: str | None
    owner: Figure | None
    institution: str | None
    state: str | None
    same_as: Figure | None
    definite: bool
    points_back: bool
    fits: Callable[[Figure], bool]
    reach: int
    gender: str | None
    whole: str | None = None

    @property
    def belongs_to(self) -> str | None:
        """The id of the body it is part of; a community is not one."""
        if self.owner is None:
            return self.whole
        return None if self.owner.kind in ("ethnic_group", "religious_group") else self.owner.id


def describe(casting: Casting, token: Token, noun: Noun) -> Description:
    """Read the noun phrase that `token` heads."""
    owner, state = _owner(casting, token, noun)
    own = _is_writers(casting, token)
    definite = any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in token.children)
    telling = _telling_modifiers(casting, token, noun) and not _takes_up(token, noun)
    plural = _is_plural(token)
    number = "many" if plural else "body" if noun.collective else "one"
    institution = None if own else _institution(casting, token, noun)
    town = _town(casting, token) if institution and state is None and owner is None else None
    if (
        institution
        and not town
        and state is None
        and owner is None
        and not telling
        and (definite or plural or noun.collective)
    ):
        state = _only_country(casting)
    kind = _kind(casting, token, noun, owner)
    same = owner if owner is not None and _names_owner(token, noun, owner) else called_in_short(casting, token, noun)
    words = _words(casting, token, noun, owner, state)
    return Description(
        id=local_id(words)
        + (f"-{token.idx}" if number == "one" and not definite and not noun.thing and _is_new(token) else ""),
        name=words,
        kind=kind,
        noun=noun,
        number=number,
        country=state or town or (owner.country if owner else None),
        owner=owner,
        institution=institution if owner is None else None,
        whole=f"{town.lower()}-{institution}" if town else None,
        state=state,
        same_as=same,
        definite=definite,
        points_back=definite and not own and not telling and owner is None and state is None,
        fits=fits(casting, noun, number, token),
        reach=30 if noun.anaphor or noun.role else 8,
        gender=gender_of({noun.word}),
    )


def _is_writers(casting: Casting, token: Token) -> bool:
    """True for "our forces" outside quotation marks: whoever wrote the communiqué, not the army that it tells of."""
    ours = any(child.dep_ == "poss" and child.lower_ == "our" for child in token.children)
    return ours and not any(quote.start <= token.idx < quote.end for quote in casting.parse.quotes)


def _is_plural(token: Token) -> bool:
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in _PLURAL_FORMS:
        return True
    return any(child.dep_ == "nummod" and child.lower_ not in ("one", "1") for child in token.children)


def _is_new(token: Token) -> bool:
    """ "A man": somebody not met before."""
    return any(child.dep_ == "det" and child.lower_ in ("a", "an", "another") for child in token.children)


def _owner(casting: Casting, token: Token, noun: Noun) -> tuple[Figure | None, str | None]:
    """The group that the noun belongs to, or the country: by a name, a possessive pronoun or an "of" phrase."""
    owner: Figure | None = None
    state: str | None = None
    for other in modifiers(token):
        name = casting.name_over.get(other.i)
        if name is not None:
            if name.state:
                state = state or name.state
            elif other.i == name.head:
                owner = (
                    owner
                    or (casting.community(name) if other.dep_ in ("compound", "amod", "nmod") else None)
                    or casting.named(other)
                )
        elif other.dep_ == "poss" and other.pos_ in ("PRON", "DET"):
            owner = owner or casting.add_pronoun(other)
        elif other.dep_ in ("poss", "pobj") and not noun.thing:
            owner = owner or casting.noun_figure(other)
        elif other.dep_ in ("compound", "nmod") and noun.entry == "members" and _is_body(casting, other):
            owner = owner or casting.noun_figure(other)  # "army members", "armed forces elements"
    if owner is not None and owner.id.endswith("-government") and owner.known and not state:
        return None, owner.country
    if owner is not None and owner.kind == "object":
        owner = None
    return owner, state


def other_states(casting: Casting, token: Token) -> list[tuple[str, Token]]:
    """Further states of one noun, each with its word: "Kenyan and Somali troops", "forces of Kenya and Somalia"."""
    named = [(name.state, word) for word in _coordinated_modifiers(token) if (name := casting.name_over.get(word.i))]
    states = {state: word for state, word in reversed(named) if state is not None}
    first = next((state for state, _ in named if state is not None), None)
    return [(state, word) for state, word in sorted(states.items(), key=lambda one: one[1].i) if state != first]


def _coordinated_modifiers(token: Token) -> list[Token]:
    """The modifiers of a noun and what is coordinated with them, in text order."""
    found = [two for one in modifiers(token) for two in conjuncts(one)]
    return sorted({one.i: one for one in found if one.i != token.i}.values(), key=lambda one: one.i)


def _is_body(casting: Casting, token: Token) -> bool:
    """True for a noun that names an armed or official body as one ("army", "armed forces"), whoever serves in it."""
    noun = casting.noun(token)
    return noun is not None and noun.collective and bool(noun.armed) and noun.kind != "gang"


def _institution(casting: Casting, token: Token, noun: Noun) -> str | None:
    """Which institution of a state the noun names; "Kenyan forces loyal to the rebels" are none."""
    if noun.kind not in ("state_forces", "police", "government", "judiciary") or is_of_people(casting, token, noun):
        return None
    described = load_descriptions()
    if noun.entry == "forces" and any(one.lower_ in described.tied for one in token.subtree if one.i != token.i):
        return None
    if any(one.lower_ in described.against_state for one in token.lefts):
        return None  # "rebel officials"
    return casting.roster.heads.get(noun.word)


def is_of_people(casting: Casting, token: Token, noun: Noun) -> bool:
    """ "The Youth Congress": a capitalised chamber of some people is a body of theirs, not the state's."""
    before = token.nbor(-1) if token.i else token
    people = casting.people.get(before.lower_) if before.dep_ == "compound" and before.text[:1].isupper() else None
    named = noun.entry == "legislatures" and token.text[:1].isupper()
    return named and people is not None and people.kind == "civilians"


def _town(casting: Casting, token: Token) -> str | None:
    """The country of the town or province that the noun's own modifiers name ("Lahore police", "a court in Lahore")."""
    named = [
        child
        for child in token.lefts
        if child.dep_ in ("compound", "nmod", "amod", "poss") and child.text[:1].isupper()
    ]
    places = [one for child in token.rights if child.lower_ in ("in", "of") for one in child.children]
    named += [one for one in places if one.dep_ == "pobj" and one.pos_ == "PROPN"]
    if not named:
        return None
    text = " ".join(casting.parse.passage(child.left_edge, child).text for child in named)
    return town_of(casting.roster, split_words(text))


def _only_country(casting: Casting) -> str | None:
    """The country of the report when it names just one where things happen."""
    return casting.countries[0] if len(casting.countries) == 1 else None


def _kind(casting: Casting, token: Token, noun: Noun, owner: Figure | None) -> str:
    if noun.entry == "forces" and owner is not None:
        return forces_of(owner.kind)
    if is_of_people(casting, token, noun):
        return "political_party"
    if noun.word in _UNITS and noun.entry in ("organisations", "parties"):
        armed = owner.kind if owner is not None and owner.kind in _ARMED else _kind_before(casting, token)
        return armed or noun.kind
    if noun.kind != "unknown" or owner is None:
        return noun.kind
    if noun.entry == "members":
        return owner.kind
    return "person" if noun.role else owner.kind


def _kind_before(casting: Casting, token: Token) -> str | None:
    """The kind of fighters that a body is made of: "a commando group", "mercenary units"."""
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            made_of = casting.people.get(child.lower_) or casting.people.get(child.lemma_.lower())
            if made_of is not None and made_of.armed and not made_of.thing:
                return made_of.kind
    return None


def _names_owner(token: Token, noun: Noun, owner: Figure) -> bool:
    """ "The Hamas movement" is Hamas; "the wing of Hamas" and "Hamas fighters" are not."""
    compound = any(child.dep_ in ("compound", "amod", "nmod") and child.i < token.i for child in token.children)
    possessed = any(child.dep_ == "poss" for child in token.children)
    group = owner.kind not in ("ethnic_group", "religious_group", "person", "civilians")
    return noun.entry in SAME_BODY and compound and not possessed and group and noun.word not in _OWN_PART


def _takes_up(token: Token, noun: Noun) -> bool:
    """ "This Maoist organisation", "that criminal band": a body met before, called by what sort it is."""
    pointing = any(child.dep_ == "det" and child.lower_ in ("this", "that") for child in token.lefts)
    return pointing and noun.entry in SAME_BODY and not any(child.dep_ in _SAYING_WHICH for child in token.rights)


def _telling_modifiers(casting: Casting, token: Token, noun: Noun) -> bool:
    """True when a modifier says more than the noun: then the phrase names rather than points back."""
    own = set(noun.word.split())
    for child in token.children:
        if (
            child.dep_ in ("compound", "amod", "nmod")
            and child.lower_ not in own
            and child.lower_ not in EMPTY_MODIFIERS
        ):
            return True
        if child.dep_ in ("relcl", "acl") or (
            child.dep_ == "prep" and child.lower_ in ("of", "from", "in", "behind", "for")
        ):
            return True
    return False


def _words(casting: Casting, token: Token, noun: Noun, owner: Figure | None, state: str | None) -> str:
    """A name for a local actor: whose, what kind, what noun; phrases for one group's fighters share it."""
    if owner is not None and noun.entry in FIGHTING:
        return f"{owner.name} {'armed groups' if owner.kind in ('ethnic_group', 'religious_group') else 'fighters'}"
    own = noun.word.split()
    modifiers_ = [
        child.text
        for child in token.lefts
        if child.dep_ in ("compound", "amod", "nmod")
        and child.lower_ not in own
        and child.pos_ != "NUM"
        and (child.i not in casting.name_over or casting.name_over[child.i].resolution is None)
        and (owner is None or not _names(casting, child, owner))
    ]
    whose, printed = _whose(casting, owner, state), _printed_noun(token, noun)
    named = [one.lower() for one in (*whose, *modifiers_)][-1:]
    if named and " " in printed and named[0].split()[-1] == printed.split()[0].lower():  # "Dock Union", "union leader"
        printed = printed.partition(" ")[2]
    return " ".join([*whose, *modifiers_, printed]).replace(" - ", "-")


def _names(casting: Casting, modifier: Token, owner: Figure) -> bool:
    """True for a word of the name or noun that already says whose it is."""
    name = casting.name_over.get(modifier.i)
    return casting.by_token.get(modifier.i if name is None else name.head) is owner


def _whose(casting: Casting, owner: Figure | None, state: str | None) -> list[str]:
    if owner is not None:
        return [owner.name]
    country = casting.roster.states.countries[state] if state else None
    return [country.people[0] if country.people else country.names[0]] if country else []


def _printed_noun(token: Token, noun: Noun) -> str:
    """The noun as a name: the plural where it is printed in the plural."""
    first, space, last = noun.word.rpartition(" ")
    plural = token.tag_ in ("NNS", "NNPS") and token.lower_ != last
    return first + space + (token.lower_ if plural else last)
