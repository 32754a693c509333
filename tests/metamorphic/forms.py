"""Forms: the ways in which news tells one deed. Each is a pure function from a deed to a telling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metamorphic.deeds import CLOSE, OPEN, Deed, Toll

Form = Callable[[Deed], "Telling | None"]
FORMS: dict[str, Form] = {}
PAPER = "the Northern Star"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Words that tell a deed, the trigger between marks, and what a careful reader records.

    `sources` is the whole chain, outermost first, None for a source that the text does not name; `or_sources` a chain that is as good. `status` may list
    alternatives, divided by "|". `whole` is False where the words leave out time and toll, `time`, `toll`,
    `initiator` and `place` where they leave out that; `counted_apart` is a toll in a sentence of its own.
    """

    text: str
    status: str
    sources: tuple[str | None, ...]
    or_sources: tuple[str | None, ...] | None = None
    factuality: str | None = None
    act: str | None = None
    channel: str | None = None
    whole: bool = True
    time: bool = True
    toll: bool = True
    initiator: bool = True
    place: bool = True
    counted_apart: Toll | None = None

    @property
    def marked(self) -> tuple[str, int, int]:
        """The text without the marks, and the range of the trigger."""
        start, end = self.text.index(OPEN), self.text.index(CLOSE) - len(OPEN)
        return self.text.replace(OPEN, "").replace(CLOSE, ""), start, end


def form(make: Form) -> Form:
    """Register a form under its function's name."""
    FORMS[make.__name__] = make
    return make


def cap(words: str) -> str:
    """The words as a sentence begins, also where the first stands between marks."""
    first = 1 if words.startswith(OPEN) else 0
    return words[:first] + words[first].upper() + words[first + 1 :]


def claimed(deed: Deed, text: str, **more: object) -> Telling:
    return Telling(**{"text": text, "status": "claimed", "sources": (deed.source,), **more})  # type: ignore[arg-type]


# In the document's own voice.


@form
def own_voice(deed: Deed) -> Telling:
    return Telling(text=f"{cap(deed.active)}.", status="asserted", sources=())


@form
def own_voice_passive(deed: Deed) -> Telling:
    return Telling(text=f"{cap(deed.passive)}.", status="asserted", sources=())


@form
def own_voice_nominal(deed: Deed) -> Telling:
    return Telling(
        text=f"Shops stayed closed after {deed.nominal(by=True)}.", status="asserted", sources=(), time=False
    )


@form
def own_voice_negated(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} did not {deed.base} {deed.rest(toll=False)}."
    return Telling(text=text, status="negated", sources=(), factuality="CT-", toll=False)


# Indirect speech.


@form
def said_that(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} said that {deed.perfect}.", act="say")


@form
def said_bare(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} said {deed.active}.", act="say")


@form
def said_end(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.active)}, {deed.source} said.", act="say")


@form
def said_end_inverted(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.active)}, said {deed.source}.", act="say")


@form
def said_middle(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.initiator)}, {deed.source} said, {deed.past} {deed.rest()}.", act="say")


@form
def passive_said_that(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} said that {deed.passive_perfect}.", act="say")


@form
def passive_said_end(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.passive)}, {deed.source} said.", act="say")


@form
def told_reporters(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} told reporters that {deed.perfect}.")


@form
def reported_that(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} reported that {deed.perfect}.", act="report")


@form
def claimed_that(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} claimed that {deed.perfect}.", status="claimed|alleged", act="claim")


@form
def according_front(deed: Deed) -> Telling:
    return claimed(deed, f"According to {deed.source}, {deed.active}.")


@form
def according_end(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.active)}, according to {deed.source}.")


@form
def as_put(deed: Deed) -> Telling:
    return claimed(deed, f"As {deed.source} put it, {deed.active}.")


@form
def in_a_statement(deed: Deed) -> Telling:
    return claimed(deed, f"In a statement, {deed.source} said that {deed.perfect}.", channel="statement")


@form
def statement_from(deed: Deed) -> Telling:
    return claimed(deed, f"A statement from {deed.source} said that {deed.perfect}.")


# Direct speech.


@form
def quoted(deed: Deed) -> Telling:
    return claimed(deed, f"“{cap(deed.active)},” {deed.source} said.", act="say")


@form
def quoted_inverted(deed: Deed) -> Telling:
    return claimed(deed, f"“{cap(deed.active)},” said {deed.source}.", act="say")


@form
def quoted_introduced(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} said: “{cap(deed.active)}.”", act="say")


@form
def quoted_split(deed: Deed) -> Telling | None:
    if not deed.time:
        return None
    clause = f"{deed.initiator} {deed.past} {deed.rest(time=False)}"
    return claimed(deed, f"“{cap(deed.time)},” {deed.source} said, “{clause}.”", act="say")


@form
def quoted_running(deed: Deed) -> Telling:
    return claimed(deed, f"“It was terrible,” {deed.source} said. “{cap(deed.active)}.”", act="say")


@form
def quoted_paragraphs(deed: Deed) -> Telling:
    return claimed(deed, f"“It was terrible,” {deed.source} said. “Nobody helped us.\n“{cap(deed.active)}.”", act="say")


@form
def pronoun_goes_on(deed: Deed) -> Telling | None:
    if not deed.source.endswith("s") or deed.source.startswith(("the ", "a ", "an ")):
        return None
    return claimed(deed, f"{cap(deed.source)} spoke to this newspaper by telephone. They said that {deed.perfect}.")


# Words of saying that are nouns, and responsibility.


@form
def claim_noun(deed: Deed) -> Telling:
    text = f"The claim by {deed.source} that {deed.settled} could not be checked."
    return claimed(deed, text, status="claimed|alleged", toll=False)


@form
def reported_noun(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} reported {deed.nominal(by=True)}.", act="report", time=False)


@form
def allegation_noun(deed: Deed) -> Telling | None:
    if not deed.unwelcome:
        return None
    return claimed(
        deed, f"Allegations by {deed.source} that {deed.settled} drew criticism abroad.", status="alleged", toll=False
    )


@form
def accusation_noun(deed: Deed) -> Telling | None:
    if not deed.unwelcome:
        return None
    text = f"The minister dismissed accusations by {deed.source} that {deed.settled}."
    return claimed(deed, text, status="denied", sources=("minister",), or_sources=("minister", deed.source), toll=False)


# Chains.


@form
def chain(deed: Deed) -> Telling:
    text = f"{cap(PAPER)} reported that {deed.source} said {deed.active}."
    return claimed(deed, text, sources=(PAPER, deed.source))


@form
def chain_quoted_as(deed: Deed) -> Telling:
    text = f"{cap(PAPER)} quoted {deed.source} as saying that {deed.perfect}."
    return claimed(deed, text, sources=(PAPER, deed.source))


@form
def chain_according(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.perfect}, according to {PAPER}."
    return claimed(deed, text, sources=(PAPER, deed.source))


@form
def chain_direct(deed: Deed) -> Telling:
    text = f"“{cap(deed.active)},” {deed.source} told {PAPER}."
    return claimed(deed, text, sources=(deed.source,))


# Hearsay, accusation.


@form
def reportedly(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} reportedly {deed.past} {deed.rest()}."
    return Telling(text=text, status="alleged", sources=(None,))


@form
def allegedly(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} allegedly {deed.past} {deed.rest()}."
    return Telling(text=text, status="alleged", sources=(None,))


@form
def believed_to(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} {deed.are} believed to have {deed.participle} {deed.rest()}."
    return Telling(text=text, status="alleged", sources=(None,))


@form
def alleged_that(deed: Deed) -> Telling | None:
    if not deed.unwelcome:
        return None
    return claimed(deed, f"{cap(deed.source)} alleged that {deed.perfect}.", status="alleged", act="allege")


@form
def accused(deed: Deed) -> Telling | None:
    if not deed.unwelcome:
        return None
    text = f"{cap(deed.source)} accused {deed.initiator} of {deed.gerund} {deed.rest()}."
    return claimed(deed, text, status="alleged", act="accuse")


@form
def accused_passive(deed: Deed) -> Telling | None:
    if not deed.unwelcome:
        return None
    text = f"{cap(deed.initiator)} {deed.are} accused by {deed.source} of {deed.gerund} {deed.rest()}."
    return claimed(deed, text, status="alleged", act="accuse")


@form
def blamed(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    return claimed(
        deed, f"{cap(deed.source)} blamed {deed.initiator} for {deed.nominal(by=False)}.", status="alleged", time=False
    )


# Confirmation and denial.


@form
def confirmed(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} confirmed that {deed.perfect}.", status="confirmed", act="confirm")


@form
def admitted(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} admitted that {deed.it} had {deed.participle} {deed.rest()}."
    return Telling(text=text, status="confirmed", sources=(deed.initiator,), act="admit")


@form
def boasted(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} claimed that {deed.it} had {deed.participle} {deed.rest()}."
    return Telling(text=text, status="claimed", sources=(deed.initiator,), act="claim")


@form
def responsibility(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    text = f"{cap(deed.initiator)} claimed responsibility for {deed.nominal(by=False)}."
    return Telling(text=text, status="confirmed", sources=(deed.initiator,), act="claim_responsibility", time=False)


@form
def responsibility_in_video(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    text = f"In a video, {deed.initiator} claimed responsibility for {deed.nominal(by=False)}."
    return Telling(text=text, status="confirmed", sources=(deed.initiator,), channel="video", time=False)


@form
def responsibility_denied(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    text = f"{cap(deed.initiator)} denied responsibility for {deed.nominal(by=False)}."
    return Telling(
        text=text, status="denied", sources=(deed.initiator,), act="deny_responsibility", initiator=False, time=False
    )


@form
def denied_gerund(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} denied {deed.gerund} {deed.rest()}."
    return Telling(text=text, status="denied", sources=(deed.initiator,), act="deny")


@form
def denied_that(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} denied that {deed.it} had {deed.participle} {deed.rest()}."
    return Telling(text=text, status="denied", sources=(deed.initiator,), act="deny", factuality="CT-")


@form
def source_denied(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} denied that {deed.perfect}.", status="denied", act="deny")


@form
def rejected_claims(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} rejected claims that {deed.it} had {deed.participle} {deed.rest()}."
    return Telling(text=text, status="denied", sources=(deed.initiator,), or_sources=(deed.initiator, None))


@form
def said_not(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} had not {deed.participle} {deed.rest(toll=False)}."
    return claimed(deed, text, status="negated", toll=False)


# Ahead: threat, prediction, plan. Time and toll are left out.


def ahead(deed: Deed, text: str, status: str, *sources: str) -> Telling:
    return Telling(text=f"{text} {deed.rest(time=False, toll=False)}.", status=status, sources=sources, whole=False)


def own_announcement(deed: Deed) -> str:
    """What the one who would do it announces: violence is a threat, a release is a plan, and between them either word."""
    return {"ASSAULT": "threatened", "RETREAT": "planned"}.get(deed.type, "threatened|planned")


@form
def threatened(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    return ahead(deed, f"{cap(deed.initiator)} threatened to {deed.base}", "threatened", deed.initiator)


@form
def said_it_would(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} said {deed.it} would {deed.base}"
    return ahead(deed, text, own_announcement(deed), deed.initiator)


@form
def vowed(deed: Deed) -> Telling:
    return ahead(deed, f"{cap(deed.initiator)} vowed to {deed.base}", own_announcement(deed), deed.initiator)


@form
def said_would(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} would {deed.base}"
    return ahead(deed, text, "predicted", deed.source)


@form
def warned_would(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} warned that {deed.initiator} would {deed.base}"
    return ahead(deed, text, "predicted", deed.source)


@form
def planned(deed: Deed) -> Telling:
    return ahead(deed, f"{cap(deed.initiator)} {deed.are} planning to {deed.base}", "planned")


@form
def said_planned(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} planned to {deed.base}"
    return ahead(deed, text, "planned", deed.source)


# Attempted and foiled.


@form
def tried(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} tried to {deed.base} {deed.rest(toll=False)}, {deed.source} said."
    return claimed(deed, text, status="foiled", toll=False)


@form
def said_attempted(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} had attempted to {deed.base} {deed.rest(toll=False)}."
    return claimed(deed, text, status="foiled", toll=False)


@form
def plot_foiled(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    text = f"The authorities foiled a plot by {deed.initiator} to {deed.base} {deed.rest(time=False, toll=False)}."
    return Telling(text=text, status="foiled", sources=(), whole=False)


@form
def prevented(deed: Deed) -> Telling:
    text = f"Heavy rain prevented {deed.initiator} from {deed.gerund} {deed.rest(toll=False)}."
    return Telling(text=text, status="foiled|negated", sources=(), toll=False)


# Not told as having happened.


@form
def if_then(deed: Deed) -> Telling:
    text = (
        f"{cap(deed.source)} said aid would stop if {deed.initiator} {deed.past} {deed.rest(time=False, toll=False)}."
    )
    return claimed(deed, text, status="hypothetical", whole=False)


@form
def if_first(deed: Deed) -> Telling:
    clause = f"If {deed.initiator} {deed.past} {deed.rest(time=False, toll=False)}"
    return claimed(deed, f"{clause}, aid would stop, {deed.source} said.", status="hypothetical", whole=False)


@form
def asked_whether(deed: Deed) -> Telling:
    return claimed(deed, f"{cap(deed.source)} asked whether {deed.perfect}.", status="hypothetical")


@form
def urged_not_to(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} urged {deed.initiator} not to {deed.base} {deed.rest(time=False, toll=False)}."
    return claimed(deed, text, status="hypothetical", whole=False)


@form
def protested_against(deed: Deed) -> Telling:
    noun, preposition = deed.noun
    words = noun.split(" ", 1)[1]
    head = f"{words[: words.rfind(' ') + 1]}{OPEN}{words.rsplit(' ', 1)[-1]}{CLOSE}"
    text = f"Thousands marched in protest at any {head} {preposition} {deed.target} by {deed.initiator}."
    return Telling(text=text, status="hypothetical", sources=(), whole=False, place=False)


# Hedged by the source.


@form
def said_may_have(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} may have {deed.participle} {deed.rest()}."
    return claimed(deed, text, factuality="PS+")


@form
def said_probably(deed: Deed) -> Telling:
    text = f"{cap(deed.source)} said that {deed.initiator} had probably {deed.participle} {deed.rest()}."
    return claimed(deed, text, factuality="PR+")


# More ways of claiming and denying.


@form
def claimed_deed(deed: Deed) -> Telling | None:
    if not deed.hostile:
        return None
    text = f"{cap(deed.initiator)} claimed {deed.nominal(by=False)}."
    return Telling(text=text, status="confirmed", sources=(deed.initiator,), time=False)


@form
def denied_reports(deed: Deed) -> Telling:
    text = f"{cap(deed.initiator)} denied reports that {deed.it} had {deed.participle} {deed.rest()}."
    return Telling(text=text, status="denied", sources=(deed.initiator,), or_sources=(deed.initiator, None))


@form
def unnamed_speaker(deed: Deed) -> Telling:
    text = f"An official, who asked not to be named, said {deed.active}."
    return Telling(text=text, status="claimed", sources=("official",))
