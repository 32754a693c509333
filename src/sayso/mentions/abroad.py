"""States that a report names only for what they do abroad: they are not where it plays.

"The British ambassador condemned the killings", "The United States imposed visa bans": the police of such a report are
not theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.mentions.names import Name
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child

_POSTED = frozenset(
    "ambassador embassy envoy diplomat consul consulate attaché attache sanction sanctions expatriate tourist national "
    "passport visa".split()
)
_FROM_ABROAD = frozenset(
    "condemn deplore denounce criticise criticize welcome urge call appeal impose sanction express voice mediate "
    "broker recall summon donate pledge fund recognise recognize advise evacuate blacklist freeze".split()
)
_ABROAD = frozenset(
    "tourist visitor traveller traveler national citizen expatriate missionary priest nun pilgrim sailor crew engineer "
    "technician contractor worker volunteer nurse doctor journalist reporter photographer hostage captive diplomat "
    "envoy ambassador mercenary refugee migrant passport embassy consulate consul adviser advisor trainer instructor "
    "student businessman executive employee staffer aid charity mediator negotiator geologist scientist teacher "
    "backpacker climber hiker weapon rifle missile drone jet".split()
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def scenes(parse: Parse, names: Sequence[Name]) -> list[str]:
    """Codes of the states that names speak of otherwise than as acting on somebody else's country."""
    here = [one for one in names if one.state and not _acts_abroad(parse.doc[one.head])]
    states = sorted({one.state for one in here if one.state})
    return states if len(states) > 1 or any(_tells_home(one, parse.doc) for one in here) else []


def _acts_abroad(name: Token) -> bool:
    if name.dep_ in _MODIFIERS and name.head.lemma_.lower() in _POSTED:
        return True
    after = name.doc[name.i + 1 : name.i + 3]
    if [one.lower_ for one in after] == ["-", "based"]:
        return True
    if name.dep_ == "pobj" and name.head.dep_ == "agent":
        return name.head.head.lemma_.lower() in _FROM_ABROAD
    if name.dep_ != "nsubj" or name.head.lemma_.lower() not in _FROM_ABROAD:
        return False
    return child(name, "prep") is None  # "people in the country called for …"


def _tells_home(name: Name, words: Sequence[Token]) -> bool:
    """False for a country that only tells where somebody or something came from: "two French tourists", "US-made".

    Police and ministries that the report does not place are not that country's.
    """
    last = words[name.last]
    if name.how != "demonym":
        return True
    if last.i + 1 < len(words) and words[last.i + 1].text == "-":
        return False
    return last.dep_ not in ("amod", "compound", "nmod") or last.head.lemma_.lower() not in _ABROAD
