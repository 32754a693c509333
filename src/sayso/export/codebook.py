"""The ontology as a codebook for reading: what may be coded, with definitions and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.errors import InputError
from sayso.ontology import ActorType, Context, HarmEntry, Ontology, TypeEntry

WIDTH = 100
QUAD_CLASSES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def list_ontology(known: Ontology) -> Iterator[str]:
    """Lines that name every event type with its score and modes, every actor type, context and harm."""
    for quad, title in QUAD_CLASSES.items():
        yield f"{title}"
        for entry in known.types.values():
            if entry.quad == quad:
                yield from _paragraph(
                    ", ".join(entry.modes) or "no modes", f"  {entry.id.value:<12}{entry.score:>5g}  "
                )
        yield ""
    for title, entries in _others(known).items():
        yield title
        yield from _paragraph(", ".join(sorted(entries)), "  ")
        yield ""
    yield "sayso ontology show NAME explains one"


def _others(known: Ontology) -> dict[str, Mapping[str, Any]]:
    return {"actor types": known.actor_types, "contexts": known.contexts, "harms": known.harms}


def show_entries(known: Ontology, name: str) -> Iterator[str]:
    """Lines that explain every entry of this name, in any case: an actor type and a context may share one.

    Raises InputError when nothing is called so.
    """
    wanted = name.casefold().replace(" ", "_")
    groups = {"event type": {one.value: entry for one, entry in known.types.items()}, **_others(known)}
    found = [entry for group in groups.values() for key, entry in group.items() if key.casefold() == wanted]
    if not found:
        raise InputError(f"nothing is called {name!r} in the ontology: sayso ontology list names everything")
    for index, entry in enumerate(found):
        yield from ([""] if index else [])
        yield from _event_type(entry) if isinstance(entry, TypeEntry) else _entry(entry)


def _event_type(entry: TypeEntry) -> Iterator[str]:
    yield f"{entry.id.value} – {entry.name} ({QUAD_CLASSES[entry.quad]}, score {entry.score:g})"
    yield from _paragraph(entry.definition, "")
    if entry.speech_act:
        yield "Speech act: what is said is a claim of its own."
    if entry.announced_as is not None:
        yield f"Merely announced, it is {entry.announced_as.value}."
    yield ""
    for role, meaning in entry.roles.items():
        yield from _paragraph(meaning, f"{role:<12}")
    if entry.modes:
        yield "\nmodes"
        for mode in entry.modes.values():
            codes = {"ACLED": mode.acled, "GTD": mode.gtd, "CAMEO": mode.cameo}
            known = "; ".join(f"{book} {code}" for book, code in codes.items() if code)
            yield from _paragraph(f"{mode.definition}{f' [{known}]' if known else ''}", f"  {mode.id:<18}")
    yield from _list("examples", entry.examples)
    yield from _list("non-examples", entry.non_examples)
    yield ""
    yield from _paragraph(", ".join(entry.cameo), "CAMEO       ")
    yield from _paragraph(entry.ucdp, "UCDP        ")


def _entry(entry: ActorType | Context | HarmEntry) -> Iterator[str]:
    what = {ActorType: "actor type", Context: "context", HarmEntry: "harm"}[type(entry)]
    yield f"{entry.id} – {what}"
    yield from _paragraph(entry.definition, "")
    yield ""
    if isinstance(entry, ActorType):
        yield f"ACLED inter     {'none' if entry.acled_inter is None else entry.acled_inter}"
        yield f"PLOVER sector   {entry.plover_sector or 'none'}"
        yield f"civilian        {'yes' if entry.civilian else 'no'}"
        yield f"armed           {'yes' if entry.armed else 'no'}"
    if isinstance(entry, Context):
        yield from _paragraph(", ".join(entry.words), "words           ")
    yield from _paragraph(entry.example, "example         ")
    yield from _paragraph(entry.counter_example, "but not         ")


def _list(title: str, sentences: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}"
    for sentence in sentences:
        yield from _paragraph(sentence, "  - ")


def _paragraph(text: str, first: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=" " * len(first)) or [
        first
    ]
