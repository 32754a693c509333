"""What a roster says about one actor, and the shape of its YAML entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Relation = Literal["part_of", "splinter_of", "media_wing_of", "spokesperson_of", "leader_of", "successor_of"]
BELONGING: tuple[Relation, ...] = ("part_of", "media_wing_of", "spokesperson_of", "leader_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dated relation to another actor; `start` and `end` are ISO dates or years, None when open or unknown."""

    relation: str
    actor: str
    start: str | None = None
    end: str | None = None

    def holds(self, date: str | None) -> bool:
        """True when the relation held on an ISO date; without a date, when it has not ended."""
        if date is None:
            return self.end is None
        return within(date, self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One actor of the roster.

    `countries` are ISO 3166-1 alpha-2 codes where it acts, home first; `inter` is the ACLED inter code and `sector` the
    PLOVER sector, None when the kind decides; `start` and `end` bound its activity (ISO date or year). `languages`
    pairs the aliases that say so with their language (ISO 639-1).
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    inter: int | None = None
    sector: str | None = None
    ties: tuple[Tie, ...] = ()
    start: str | None = None
    end: str | None = None
    plural: bool = False
    gender: str | None = None
    notes: str | None = None
    languages: tuple[tuple[str, str], ...] = ()

    @property
    def country(self) -> str | None:
        """The country it is at home in; None when it has none, and for communities and forces that live in several."""
        several = len(self.countries) > 1 and self.kind in ("ethnic_group", "religious_group", "external_forces", "igo")
        return None if several or not self.countries else self.countries[0]

    def part_of(self, date: str | None = None) -> str | None:
        """The id of the actor it belongs to on a date, None when there is none."""
        fitting = [tie for tie in self.ties if tie.relation in BELONGING]
        return next(
            (tie.actor for tie in fitting if tie.holds(date)), fitting[-1].actor if fitting and date is None else None
        )

    def active(self, date: str | None) -> bool:
        """False only when the roster says that it did not exist on this date (a year of grace on either side)."""
        return date is None or within(date, _shift(self.start, -1), _shift(self.end, 1))


def within(date: str, start: str | None, end: str | None) -> bool:
    """True when an ISO date lies in a range whose ends may be years or dates, both inclusive."""
    return not (start and date < start) and not (end and date[: len(end)] > end)


def _shift(year: str | None, by: int) -> str | None:
    return None if year is None else f"{int(year[:4]) + by:04}"


class TieEntry(BaseModel):
    """A tie as written: an id, or an id with dates."""

    model_config = ConfigDict(extra="forbid")
    id: str
    start: str | None = Field(default=None, alias="from")
    end: str | None = Field(default=None, alias="to")

    @field_validator("start", "end", mode="before")
    @classmethod
    def _year_as_text(cls, value: Any) -> Any:
        return None if value is None else str(value)


class AliasEntry(BaseModel):
    """An alias with conditions: a language (ISO 639-1), or countries outside which it means somebody else."""

    model_config = ConfigDict(extra="forbid")
    name: str
    language: str | None = None
    only_in: list[str] = []


class ActorEntry(BaseModel):
    """One actor as written in a roster file."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    aliases: list[str | AliasEntry] = []
    kind: str
    country: str | list[str] = []
    inter: int | None = Field(default=None, ge=1, le=8)
    sector: str | None = None
    start: str | None = Field(default=None, alias="from")
    end: str | None = Field(default=None, alias="to")
    part_of: str | TieEntry | list[TieEntry] | None = None
    splinter_of: str | TieEntry | list[TieEntry] | None = None
    successor_of: str | TieEntry | list[TieEntry] | None = None
    media_wing_of: str | TieEntry | None = None
    spokesperson_of: str | TieEntry | list[TieEntry] | None = None
    leader_of: str | TieEntry | list[TieEntry] | None = None
    plural: bool = False
    gender: Literal["m", "f"] | None = None
    notes: str | None = None

    @field_validator("start", "end", mode="before")
    @classmethod
    def _year_as_text(cls, value: Any) -> Any:
        return None if value is None else str(value)


class ExampleEntry(BaseModel):
    """A phrase and the actor it must resolve to."""

    model_config = ConfigDict(extra="forbid")
    text: str
    actor: str
    date: str | None = None
    country: str | None = None


class RosterFile(BaseModel):
    """One region's file."""

    model_config = ConfigDict(extra="forbid")
    examples: list[ExampleEntry]
    counter_examples: list[str]
    actors: list[ActorEntry]
