"""The shape of the lexicon files; pydantic reads them, so that every misspelt key or value is found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sayso.lexicons.entries import Stance
from sayso.model import Act, Factuality, Status

Preposition = Literal["of", "about", "for", "against", "on", "over", "in", "as", "with", "from", "by", "at", "into"]
Frame = Literal["that", "wh", "to", "ing", "np", "oprd", "quote", "to_np", "is", "as_clause"] | Preposition
Addressee = Literal["object", "none", "to", "on", "with", "at", "from", "of", "against", "for"]
Relation = Literal["governs", "modifies", "auxiliary", "subordinates", "phrase", "involves"]
Category = Literal[
    "negation", "hearsay", "possibility", "probability", "necessity", "conditional", "intent", "plan", "attempt",
    "failure", "foiled", "prevention", "threat", "prediction", "future", "generic", "issue", "charge", "demand", "wish",
    "question", "habitual", "counterfactual", "confirmation", "presupposition", "implication",
]  # fmt: skip
Arc = Literal[
    "xcomp", "ccomp", "dobj", "nsubj", "nsubjpass", "csubj", "acl", "advcl", "relcl", "attr", "amod", "compound",
    "poss", "pcomp", "prep:of", "prep:to", "prep:against", "prep:for", "prep:on", "prep:from", "prep:in",
    "prep:about", "prep:over", "prep:with", "prep:into", "prep:at", "prep:by", "prep:as", "prep:after", "prep:before",
    "prep:off", "prep:without", "prep:towards", "prep:toward", "prep:between", "prep:under", "prep:during",
    "prep:despite",
]  # fmt: skip
PartOfSpeech = Literal["VERB", "NOUN", "ADJ", "ADV", "DET", "AUX", "PRON", "SCONJ", "ADP", "INTJ", "PART"]
Form = Literal["spoken", "written", "broadcast", "image", "online", "assembly"]


class Entry(BaseModel):
    """What every entry has: an id and two sentences, one where it fires and one where it does not."""

    model_config = ConfigDict(extra="forbid", strict=False)

    id: str = Field(pattern=r"^[a-z][a-z_]*(\.[a-z][a-z_]*)+$")
    example: str = Field(min_length=5)
    counter_example: str = Field(min_length=5)


class CueEntry(Entry):
    """Patterns that say in the same way; see `Cue`."""

    act: Act
    stance: Stance
    verbs: list[str] = []
    nouns: list[str] = []
    adverbs: list[str] = []
    adjectives: list[str] = []
    phrases: list[str] = []
    frames: list[Frame]
    addressee: Addressee = "none"
    subject_is: Literal["source", "addressee"] = "source"
    source: Literal["subject", "object", "itself", "document"] = "subject"
    passive_sourceless: bool = False
    factive: bool = False
    status: Status | None = None
    factuality: Factuality | None = None


class OutcomeEntry(BaseModel):
    """What words leave of an event when they are themselves denied; see `Outcome`."""

    model_config = ConfigDict(extra="forbid", strict=False)

    status: Status | None = None
    factuality: Factuality | None = None


class ModifierEntry(Entry):
    """Patterns that change an event's status in the same way; see `Modifier`."""

    category: Category
    relation: Relation
    words: list[str] = Field(min_length=1)
    through: list[Arc] = []
    parts: list[PartOfSpeech] = []
    status: Status | None = None
    factuality: Factuality | None = None
    unless: list[str] = []
    terminates: list[str] = []
    via: list[str] = []
    priority: int = 0
    when_negated: OutcomeEntry | None = None
    past: bool = False


class MediumEntry(Entry):
    """Ways to name one kind of channel; see `Medium`."""

    name: str
    words: list[str] = Field(min_length=1)
    form: Form


class WordsEntry(Entry):
    """A plain group of words: languages, roles, affiliation prepositions, carriers."""

    words: list[str] = Field(min_length=1)


SHAPES: Mapping[str, type[Entry]] = {
    "reporting": CueEntry,
    "status": ModifierEntry,
    "mediums": MediumEntry,
    "languages": WordsEntry,
    "roles": WordsEntry,
    "affiliations": WordsEntry,
    "carriers": WordsEntry,
    "falsehoods": WordsEntry,
    "labels": WordsEntry,
    "headline_sources": WordsEntry,
    "genres": WordsEntry,
    "askers": WordsEntry,
    "asides": WordsEntry,
}


def read_entry(kind: str, raw: Any) -> Entry:
    """One entry of a file as its shape; pydantic.ValidationError names every fault."""
    return SHAPES[kind].model_validate(raw)
