"""Variants: every seed told in every form, and changed in one thing at a time, with what it should then read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from metamorphic import implied_forms as _implied_forms  # noqa: F401  # registers its forms
from metamorphic.deeds import Deed
from metamorphic.forms import FORMS, Telling

Reworded = tuple[Deed, Telling]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One text, the trigger's range of characters in it, and the deed and telling that it should read as.

    `kind` names the change ("renamed initiator") or the form ("as said_end"); a seed itself has the kind "seed".
    """

    kind: str
    deed: Deed
    telling: Telling
    text: str
    start: int
    end: int


def make_variants(deeds: tuple[Deed, ...], *, every: int = 1) -> tuple[Variant, ...]:
    """The variants of every deed, in order; no text twice.

    With `every` above 1 each deed takes every so many of the forms, and of the changes every second, in turns, so that all
    kinds are there.
    """
    found: dict[str, Variant] = {}
    for number, deed in enumerate(deeds):
        for variant in _of_deed(deed, number, every):
            found.setdefault(variant.text, variant)
    return tuple(found.values())


def _of_deed(deed: Deed, number: int, every: int) -> Iterator[Variant]:
    first = FORMS[deed.form](deed)
    assert first is not None, deed.id
    yield _variant("seed", deed, first)
    for place, (name, change) in enumerate(CHANGES.items()):
        changed = change(deed, first)
        if changed is not None and (number + place) % min(every, 2) == 0:
            yield _variant(name, *changed)
    for place, (name, form) in enumerate(FORMS.items()):
        telling = form(deed) if name != deed.form and (number + place) % every == 0 else None
        if telling is not None:
            yield _variant(f"as {name}", deed, telling)


def _variant(kind: str, deed: Deed, telling: Telling) -> Variant:
    text, start, end = telling.marked
    return Variant(kind=kind, deed=deed, telling=telling, text=text, start=start, end=end)


def _told(deed: Deed) -> Reworded | None:
    telling = FORMS[deed.form](deed)
    return (deed, telling) if telling is not None else None


def _renamed_initiator(deed: Deed, _: Telling) -> Reworded | None:
    plural = deed.renamed.endswith("s") and not deed.renamed.startswith("the ")
    return _told(replace(deed, initiator=deed.renamed, plural=plural))


def _renamed_target(deed: Deed, _: Telling) -> Reworded | None:
    return _told(replace(deed, target=deed.retarget))


def _moved(deed: Deed, _: Telling) -> Reworded | None:
    return _told(replace(deed, place=deed.elsewhere))


def _other_source(deed: Deed, _: Telling) -> Reworded | None:
    changed = replace(deed, source=deed.swap)
    return _told(changed) if deed.source in FORMS[deed.form](deed).sources else None  # type: ignore[union-attr]


def _without_toll(deed: Deed, _: Telling) -> Reworded | None:
    return _told(replace(deed, toll=None)) if deed.toll else None


def _without_time(deed: Deed, telling: Telling) -> Reworded | None:
    return None if not telling.time else _told(replace(deed, time=""))


def _another_time(deed: Deed, telling: Telling) -> Reworded | None:
    return None if not telling.time else _told(replace(deed, time="on 26 February", when=("2024-02-26", "2024-02-26")))


def _in_a_statement(deed: Deed, telling: Telling) -> Reworded | None:
    return None if " statement" in telling.text else _after_said(deed, telling, " in a statement", channel="statement")


def _said_on_a_day(deed: Deed, telling: Telling) -> Reworded | None:
    return _after_said(deed, telling, " on Wednesday")


def _after_said(deed: Deed, telling: Telling, words: str, **more: str) -> Reworded | None:
    """The words after "said" or "said <source>", where the telling's only cue is a plain "said"."""
    for cue in (f" said {deed.source}", " said"):
        if telling.text.count(" said") == 1 and cue in telling.text:
            return deed, replace(telling, text=telling.text.replace(cue, cue + words), **more)
    return None


def _source_described(deed: Deed, telling: Telling) -> Reworded | None:
    at_start = telling.text.startswith(deed.source[0].upper() + deed.source[1:] + " ")
    if deed.source not in telling.sources or not at_start:
        return None
    length = len(deed.source)
    return deed, replace(telling, text=f"{telling.text[:length]}, speaking by telephone,{telling.text[length:]}")


def _straight_quotes(deed: Deed, telling: Telling) -> Reworded | None:
    if "“" not in telling.text:
        return None
    return deed, replace(telling, text=telling.text.replace("“", '"').replace("”", '"'))


def _after_another_sentence(deed: Deed, telling: Telling) -> Reworded:
    return deed, replace(telling, text=f"The rains came late this year.\n\n{telling.text}")


def _before_another_sentence(deed: Deed, telling: Telling) -> Reworded:
    return deed, replace(telling, text=f"{telling.text} The harvest is expected to be poor.")


def _toll_in_its_own_sentence(deed: Deed, telling: Telling) -> Reworded | None:
    """The sentence is split in two: the count follows in the document's own voice."""
    if deed.toll is None or deed.tail not in telling.text:
        return None
    words = deed.toll.words[0].upper() + deed.toll.words[1:]
    text = f"{telling.text.replace(deed.tail, '')} {words} were {deed.toll.verb[0]}."
    return replace(deed, toll=None), replace(telling, text=text, counted_apart=deed.toll)


def _denied_next(deed: Deed, telling: Telling) -> Reworded | None:
    """A denial in the next sentence is a claim of its own and changes nothing in this one."""
    if telling.status == "denied" or not telling.initiator or deed.initiator in telling.sources:
        return None
    return deed, replace(telling, text=f"{telling.text} {deed.initiator[0].upper()}{deed.initiator[1:]} denied it.")


def _reported_by_a_paper(deed: Deed, telling: Telling) -> Reworded | None:
    """One voice more around an indirect telling."""
    source = deed.source[0].upper() + deed.source[1:]
    if not telling.text.startswith(f"{source} ") or "“" in telling.text or len(telling.sources) != 1:
        return None
    text = f"The Weekly Ledger reported that {deed.source}{telling.text[len(source) :]}"
    return deed, replace(telling, text=text, sources=("Weekly Ledger", *telling.sources))


CHANGES: dict[str, Callable[[Deed, Telling], Reworded | None]] = {
    "initiator renamed": _renamed_initiator,
    "target renamed": _renamed_target,
    "place changed": _moved,
    "source swapped": _other_source,
    "toll left out": _without_toll,
    "time left out": _without_time,
    "time changed": _another_time,
    "sentence split in two": _toll_in_its_own_sentence,
    "said in a statement": _in_a_statement,
    "said on a day": _said_on_a_day,
    "source described": _source_described,
    "one voice more": _reported_by_a_paper,
    "straight quotes": _straight_quotes,
    "a sentence before": _after_another_sentence,
    "a sentence after": _before_another_sentence,
    "denied in the next sentence": _denied_next,
}
