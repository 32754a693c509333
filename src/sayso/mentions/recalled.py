"""Descriptions that take up somebody met before by fewer or other words: "the rebels", "the Jesuits"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.lexicons.people import Noun
from sayso.mentions.figures import Figure
from sayso.model.token import Token

if TYPE_CHECKING:
    from sayso.mentions.casting import Casting
    from sayso.mentions.nouns import Description

SAME_BODY = frozenset({"organisations", "armed_bodies", "militia", "gangs", "parties", "companies", "igos", "courts"})
FIGHTING = frozenset({"fighters", "armed_bodies", "militiamen", "militia"})
EMPTY_MODIFIERS = frozenset(
    "armed militant rebel extremist terrorist terror insurgent jihadist separatist islamist same outlawed "
    "banned proscribed latter former aforementioned above-mentioned abovementioned aforesaid said "
    "two three four five six seven eight nine ten same various other alleged suspected unidentified unknown".split()
)
_CAUSES = ("separatist", "secessionist", "jihad", "jehad", "islamist", "mujahid", "maoist", "naxal", "communist")
_CALLINGS = frozenset({"clergy", "journalists", "judges", "farmers", "soldiers", "politicians", "lawyers", "medics"})
_GROUPS = frozenset({"armed_group", "militia", "communal_militia", "gang", "political_party"})
_STATE = frozenset({"state_forces", "police", "government"})
_PROFESSING = frozenset(
    "identify introduce present describe claim say state belong represent speak act profess purport pose".split()
)
_INTRODUCING = frozenset("introduce identify name describe present call know dub style nickname".split())
_MEMBERS = frozenset(
    "member spokesman spokesperson spokeswoman representative militant fighter commander combatant leader part behalf "
    "name soldier cell wing follower".split()
)
_TYING = frozenset({("to", "belong"), ("for", "speak"), ("for", "act"), ("with", "affiliate"), ("for", "fight")})
_STRIPES = frozenset(
    "leftist leftwing left-wing rightist right-wing marxist maoist communist islamic nationalist ethnic local urban "
    "communist-led leftist-led rural".split()
)


def shortens(description: Description, figure: Figure) -> bool:
    """ "The Kessel farmers" after "two old Kessel coffee farmers", "the Jesuits" after "six Jesuit priests".

    The same noun with some of its modifiers, or one of these for all; or another noun for people of the same calling
    ("the journalists" after "two reporters").
    """
    noun, number = description.noun, description.number
    if number != figure.number or noun.thing or not figure.lemma:
        return False
    words, names = set(description.name.lower().split()), set(figure.name.lower().split())
    if noun.word == figure.lemma:
        return words < names
    plain = description.points_back and number == "many"
    same = noun.entry in _CALLINGS and noun.entry == figure.entry
    return plain and (noun.word in names or same)


def is_named_so(description: Description, figure: Figure) -> bool:
    """ "The front" after "the Hill Liberation Front" or "Front for the Liberation of the Hills"."""
    if figure.lemma or figure.kind not in _GROUPS or figure.number != "body" or description.number != "body":
        return False
    if description.kind in _STATE:
        return False  # "the army" is the state's, whatever the rebels call theirs
    words = figure.name.lower().split()
    heads = [one for one, after in zip(words, [*words[1:], "of"], strict=True) if after in ("of", "for")]
    return len(words) > 1 and description.noun.word in heads


def only_group(casting: Casting, token: Token, description: Description) -> Figure | None:
    """ "The rebels", "the Kessel guerrillas", where the report has named one group of fighters: that group's."""
    noun = description.noun
    if noun.entry not in FIGHTING or description.owner is not None or description.number != "many":
        return None
    if any(child.dep_ in ("relcl", "acl", "prep") for child in token.children):
        return None
    modifiers_ = [one for one in token.lefts if one.dep_ in ("compound", "amod", "nmod", "nummod")]
    if any(one.lower_ not in EMPTY_MODIFIERS | _STRIPES and one.i not in casting.name_over for one in modifiers_):
        return None
    named = [one for one in casting.figures.values() if one.passages and not one.lemma and one.number == "body"]
    groups = [one for one in named if one.kind in ("armed_group", "militia", "gang")]
    if len(groups) != 1 or groups[0].kind not in noun.anaphor:
        return None
    if not description.definite and _is_elsewhere(casting, token, noun, groups[0]):
        return None
    return groups[0] if description.state in (None, groups[0].country) or groups[0].country is None else None


def _is_elsewhere(casting: Casting, token: Token, noun: Noun, group: Figure) -> bool:
    """True for "Separatists …", who have a cause, in another paragraph than the group was named in: somebody else's."""
    if not any(word.startswith(_CAUSES) for word in noun.word.split()):
        return False
    return "\n" in casting.parse.plain[max(one.end for one in group.passages) : token.idx]


def called_in_short(casting: Casting, token: Token, noun: Noun) -> Figure | None:
    """ "The Tarka Vell group" after "the Tarka Vell Armed Forces of Liberation": it begins as the body's name does."""
    words = [one.text for one in token.lefts if one.dep_ in ("compound", "nmod", "amod") and one.pos_ == "PROPN"]
    inner = [two.text for one in token.lefts if one.dep_ == "nmod" for two in one.lefts if two.pos_ == "PROPN"]
    words = [*inner, *words]
    if noun.entry not in SAME_BODY or not words:
        return None
    bodies = (one for one in casting.figures.values() if not one.lemma and one.number == "body" and not one.known)
    return next((one for one in bodies if one.name.split()[: len(words)] == words and one.name not in words), None)


def professed(casting: Casting, token: Token) -> Figure | None:
    """The group that somebody claims to be of: "a man who identified himself as a member of the front"."""
    for clause in token.rights:
        if clause.dep_ not in ("relcl", "acl") or clause.lemma_.lower() not in _PROFESSING:
            continue
        for one in clause.subtree:
            if one.dep_ not in ("pobj", "dobj") or one.i not in casting.name_over or not _ties(one):
                continue
            group = casting.named(casting.parse.doc[casting.name_over[one.i].head])
            if group is not None and not group.person and group.kind not in ("object", "media"):
                return group
    return None


def introduced(casting: Casting, token: Token, noun: Noun) -> Figure | None:
    """ "A masked man, introduced as the group's spokesman X": the man is X. "A gang called Y": Y is a gang."""
    if token.tag_ not in ("NN", "NNP"):
        return None
    for verb in token.rights:
        if verb.dep_ not in ("acl", "relcl") or verb.lemma_.lower() not in _INTRODUCING:
            continue
        inner = [one for by in verb.children if by.lower_ == "as" for one in by.children] + list(verb.children)
        for one in inner:
            name = casting.name_over.get(one.i) if one.dep_ in ("pobj", "oprd", "dobj", "attr") else None
            if name is not None and (noun.collective or name.label == "PERSON"):
                return _of_kind(casting.named(casting.parse.doc[name.head]), noun)
    return None


def _of_kind(figure: Figure | None, noun: Noun) -> Figure | None:
    """The figure, which an unknown body's introduction says more of than its name does."""
    if figure is not None and noun.collective and not figure.known and figure.kind in ("organisation", "unknown"):
        figure.kind = noun.kind
    return figure


def _ties(name: Token) -> bool:
    """True for the name in "a member of X", "belonged to X", "on behalf of X", "represented X"."""
    above = name.head
    if name.dep_ == "dobj":
        return above.lemma_.lower() == "represent"
    tie = above.head
    as_one = tie.dep_ == "attr" or (tie.dep_ == "pobj" and tie.head.lower_ in ("as", "on", "in"))
    member = above.lower_ in ("of", "from", "in") and tie.lemma_.lower() in _MEMBERS and as_one
    return member or (above.lower_, tie.lemma_.lower()) in _TYING
