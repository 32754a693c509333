"""What a lexicon holds: cues of saying, modifiers of status, mediums; one record for each pattern of words."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model import Act, Factuality, Status


class Part(enum.StrEnum):
    """Which part of speech carries a cue."""

    VERB = "verb"
    NOUN = "noun"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class Stance(enum.StrEnum):
    """How the words of saying stand to what is said.

    `future` commits the speaker to an act of its own (threaten, vow); `evaluating` presupposes the content (condemn).
    """

    NEUTRAL = "neutral"
    COMMITTING = "committing"
    DISTANCING = "distancing"
    ACCUSING = "accusing"
    DENYING = "denying"
    CONFIRMING = "confirming"
    FUTURE = "future"
    PREDICTING = "predicting"
    ASKING = "asking"
    DEMANDING = "demanding"
    BELIEVING = "believing"
    EVALUATING = "evaluating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One pattern of words by which English says that somebody says (thinks, asks, wants) something.

    `id` names the entry, which groups patterns of one behaviour. `words` is the whole pattern in lemmas, the head first
    for verbs ("point", "out"); in phrases the words as printed, where `X` and `X's` stand for the source. `frames` are
    the complements that carry the content:

    - `that` finite clause, with or without the word; `wh` question clause; `to` infinitive; `ing` gerund;
    - `np` object (for adjectives and adverbs: the word they modify); `oprd` object with predicate ("called it a sham");
    - `quote` direct speech before or after; `as_clause` parenthetical ("…, as they feared, …");
    - `of about for against on over in as with from by at into`, and `to_np` for "to": preposition with noun or gerund;
    - for nouns also `is` ("the claim is that …").

    `addressee` is where the hearer or the accused stands: "object", a preposition, or "none". `subject_is` is
    "addressee" where the grammatical subject is told rather than tells. `source` says where the source stands: for
    verbs "subject", "object" ("quoted him as saying"), turned round in the passive, or "document" (a subject that names
    one: "the survey shows"); for phrases "after" the words, "inside" at X, "before" them, or "none"; for nouns "itself"
    ("in a poll"). `passive_sourceless` marks verbs whose passive without an agent is hearsay ("is believed to");
    `factive` those whose content is taken for granted even where they are denied ("did not know that"). `status` and
    `factuality` are what the cue gives its content by default; None leaves it to the chain.
    """

    id: str
    part: Part
    words: tuple[str, ...]
    act: Act
    stance: Stance
    frames: frozenset[str]
    addressee: str = "none"
    subject_is: str = "source"
    source: str = "subject"
    passive_sourceless: bool = False
    factive: bool = False
    status: Status | None = None
    factuality: Factuality | None = None

    @property
    def head(self) -> str:
        """The lemma that the cue is indexed under."""
        return self.words[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What words leave of an event: its status and factuality, None where they leave it alone."""

    status: Status | None = None
    factuality: Factuality | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """One pattern of words that changes the status of an event, and how far it reaches.

    `relation` is where the words stand to the event: `governs` (the event is in its complement, reached through one of
    the arcs in `through`), `modifies` (it hangs on the event or on a verb above it), `auxiliary` (the same, where
    `through` names the clauses it must stand in, empty for any), `subordinates` (it introduces the event's clause),
    `phrase` (it opens a phrase that holds the event or hangs on its clause), `involves` (it is, or determines, the
    subject or object of the event). `parts` restricts the part of speech of the first word. `unless` are patterns that
    cancel it, `terminates` words that end its scope on the way to the event (for `involves`, events that it leaves
    alone), `via` words of which one must stand on that way (empty: any way will do). Of several modifiers the one with
    the highest `priority` decides. `status` and `factuality` are None where the modifier leaves them alone.
    `when_negated` is what the words leave of the event when they are themselves denied ("did not fail to attack"); None
    where a denial of theirs is no matter of the lexicon. `past` restricts them to the past tense.
    """

    id: str
    category: str
    relation: str
    words: tuple[str, ...]
    through: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    status: Status | None = None
    factuality: Factuality | None = None
    unless: tuple[tuple[str, ...], ...] = ()
    terminates: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    priority: int = 0
    when_negated: Outcome | None = None
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A kind of channel: `name` is the canonical word ("video"), `words` one way to write it, in lemmas.

    `form` is spoken, written, broadcast, image, online or assembly.
    """

    id: str
    name: str
    words: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything one language knows about saying, indexed for one look-up per token.

    Keys are lemmas in lower case (the first word of a longer pattern), except in `phrase_cues`: the first word as
    printed, lower case. `mediums` is keyed by the whole pattern ("press conference"). `roles` holds speakers'
    functions, several words joined by a space; `affiliations` the prepositions that lead from a role to whom it speaks
    for; `carriers` the verbs and nouns that hold an event without changing its status ("carry out", "wave of");
    `falsehoods` the words by which a report is called false; `labels` the words before a colon that name no speaker,
    `headline_sources` those that end a headline as its source; `genres` the kinds of text that are one speaker's own
    words, `askers` who asks in an interview and `asides` the other remarks that transcripts put in brackets.
    """

    language: str
    cues: tuple[Cue, ...]
    verb_cues: Mapping[str, tuple[Cue, ...]]
    noun_cues: Mapping[str, tuple[Cue, ...]]
    adverb_cues: Mapping[str, Cue]
    adjective_cues: Mapping[str, Cue]
    phrase_cues: Mapping[str, tuple[Cue, ...]]
    modifiers: tuple[Modifier, ...]
    modifiers_by_lemma: Mapping[str, tuple[Modifier, ...]]
    mediums: Mapping[str, Medium]
    languages: frozenset[str]
    roles: frozenset[str]
    affiliations: frozenset[str]
    carriers: frozenset[str]
    falsehoods: frozenset[str]
    labels: frozenset[str]
    headline_sources: frozenset[str]
    genres: frozenset[str]
    askers: frozenset[str]
    asides: frozenset[str]
