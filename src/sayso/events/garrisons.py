"""Who holds a position that only a state is said to own: its forces.

"Rebels fired at governmental positions", "a regime checkpoint", "Zambian trenches": what is fired at is an army. "The
government position on taxes" is no place, and a rebel outpost is the rebels' own.
"""

from __future__ import annotations

from sayso.model import Actor
from sayso.model.token import Token
from sayso.nlp.syntax import child

_MANNED = frozenset("position outpost trench bunker barracks checkpoint garrison fortification".split())
_OF_STATE = frozenset("government governmental govt regime military army loyalist".split())
_MODIFYING = ("amod", "compound", "nmod")
_OPINION = frozenset({"on", "regarding", "concerning", "about", "towards", "toward"})


def garrison_of(site: Token, mentioned: Actor, owner: Actor | None) -> Actor | None:
    """The forces at a position of a government, of the military or of a country; None for any other site."""
    if site.lemma_.lower() not in _MANNED or _is_opinion(site):
        return None
    if owner is not None:
        return _forces(owner.name, owner.country) if owner.kind == "government" and not _is_possessed(site) else None
    word = next((one for one in site.lefts if one.dep_ in _MODIFYING and one.lower_ in _OF_STATE), None)
    if word is not None:
        return _forces(word.lower_, mentioned.country)
    people = next((one for one in site.lefts if one.dep_ in _MODIFYING and one.text[:1].isupper()), None)
    return _forces(people.text, mentioned.country) if people is not None and mentioned.country is not None else None


def _forces(whose: str, country: str | None) -> Actor:
    name = f"{whose} forces"
    slug = "-".join("".join(one if one.isalnum() else " " for one in name.lower()).split())
    return Actor(id=f"local:{slug}", name=name, kind="state_forces", country=country)


def _is_possessed(site: Token) -> bool:
    return child(site, "poss") is not None and site.lemma_ == "position"  # "the government's position"


def _is_opinion(site: Token) -> bool:
    """True for "its position on taxes"."""
    return site.tag_ == "NN" and site.lemma_ == "position" and any(one.lower_ in _OPINION for one in site.rights)
