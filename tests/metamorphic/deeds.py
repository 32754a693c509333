"""Seeds: invented deeds as fields, and the clauses that tell them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PUBLISHED = "2024-03-06"
OPEN, CLOSE = "⟦", "⟧"  # stand around the trigger until a telling's text is finished
_SEEDS = Path(__file__).with_name("seeds.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A count in words, and what the words entail; `loose` are further low ends that a careful reader may give."""

    verb: tuple[str, str]
    words: str
    people: str
    harm: str
    low: int | None
    best: int | None
    high: int | None
    loose: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who did what to whom, where, when, with what toll, and who says so; `form` is how the seed is told first.

    `also` are further event types that a careful reader may give; `placed` is False where the place is no scene, `aimed`
    where the object is no target.
    """

    id: str
    form: str
    source: str
    swap: str
    initiator: str
    renamed: str
    verb: tuple[str, str, str, str]
    noun: tuple[str, str]
    target: str
    retarget: str
    place: str
    elsewhere: str
    time: str
    when: tuple[str, str]
    type: str
    also: tuple[str, ...] = ()
    plural: bool = False
    target_plural: bool = False
    placed: bool = True
    aimed: bool = True
    at: str = ""
    toll: Toll | None = None

    @property
    def it(self) -> str:
        """The pronoun that takes up the initiator."""
        return "they" if self.plural else "it"

    @property
    def are(self) -> str:
        return "are" if self.plural else "is"

    @property
    def base(self) -> str:
        return self._marked(self.verb[0])

    @property
    def past(self) -> str:
        return self._marked(self.verb[1])

    @property
    def participle(self) -> str:
        return self._marked(self.verb[2])

    @property
    def gerund(self) -> str:
        return self._marked(self.verb[3])

    @property
    def hostile(self) -> bool:
        """True for what may be threatened, foiled and claimed responsibility for."""
        return self.type in ("ASSAULT", "COERCE", "MOBILIZE")

    @property
    def unwelcome(self) -> bool:
        """True for what one is accused of."""
        return self.type != "RETREAT"

    def _marked(self, words: str) -> str:
        start = words.index(self.at) if self.at else 0
        end = words.find(" ", start)
        end = len(words) if end < 0 else end
        return f"{words[:start]}{OPEN}{words[start:end]}{CLOSE}{words[end:]}"

    # What follows the verb, and the clauses made of it.

    def rest(self, *, time: bool = True, toll: bool = True) -> str:
        """Target, place and, unless left out, time and toll."""
        words = f"{self.target} {self.place}"
        words += f" {self.time}" if time and self.time else ""
        return words + (self.tail if toll else "")

    @property
    def tail(self) -> str:
        return f", {self.toll.verb[1]} {self.toll.words}" if self.toll else ""

    @property
    def active(self) -> str:
        """ "the Front attacked a market in Vellmorra on Monday, killing nine"."""
        return f"{self.initiator} {self.past} {self.rest()}"

    @property
    def perfect(self) -> str:
        return f"{self.initiator} had {self.participle} {self.rest()}"

    @property
    def settled(self) -> str:
        """The perfect clause without its toll, for a place where the sentence goes on."""
        return f"{self.initiator} had {self.participle} {self.rest(toll=False)}"

    @property
    def passive(self) -> str:
        was = "were" if self.target_plural else "was"
        return f"{self.target} {was} {self._circumstances()}"

    @property
    def passive_perfect(self) -> str:
        return f"{self.target} had been {self._circumstances()}"

    def _circumstances(self) -> str:
        time = f" {self.time}" if self.time else ""
        return f"{self.participle} by {self.initiator} {self.place}{time}{self.tail}"

    def nominal(self, *, by: bool) -> str:
        """ "an attack by the Front on a market in Vellmorra that killed nine".

        The time is left out: at the end it might as well be that of the verb before.
        """
        noun, preposition = self.noun
        article, _, word = noun.rpartition(" ")
        by_whom = f" by {self.initiator}" if by else ""
        what = f"{preposition} {self.target}"
        parties = f" {what}{by_whom}" if preposition == "of" else f"{by_whom} {what}"
        toll = f" that {self.toll.verb[0]} {self.toll.words}" if self.toll else ""
        return f"{article} {OPEN}{word}{CLOSE}{parties} {self.place}{toll}"


def load_deeds() -> tuple[Deed, ...]:
    """Every seed, in the order of the file."""
    return tuple(_deed(one) for one in yaml.load(_SEEDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _deed(fields: dict[str, Any]) -> Deed:
    toll = fields.pop("toll", None)
    lists = {key: tuple(str(part) for part in value) for key, value in fields.items() if isinstance(value, list)}
    return Deed(**{**fields, **lists}, toll=_toll(toll) if toll else None)


def _toll(fields: dict[str, Any]) -> Toll:
    return Toll(**{**fields, "verb": tuple(fields["verb"]), "loose": tuple(fields.get("loose", ()))})
