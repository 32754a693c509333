"""A coded document as a web page: the marked text beside its claims, in one file that needs no network."""

from __future__ import annotations

import functools
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sayso.export.marks import Kind, find_marks, nest
from sayso.export.wording import (
    chain_words,
    event_type,
    participant_names,
    place_words,
    plain,
    printable,
    time_words,
    toll_words,
)
from sayso.model import Claim, Coded, Role, Status

if TYPE_CHECKING:
    import jinja2


def to_page(coded: Sequence[Coded], *, title: str | None = None) -> str:
    """A whole page with every document in order; `title` defaults to the only document's, or to their number."""
    if title is None:
        title = _title(coded[0]) if len(coded) == 1 else f"{len(coded)} coded reports"
    documents = [_document(one, f"d{number}") for number, one in enumerate(coded, 1)]
    return _template("page.html").render(title=title, documents=documents, **_common())


def to_fragment(coded: Coded) -> str:
    """One document as a piece of HTML with its own style, for notebooks."""
    return _template("fragment.html").render(document=_document(coded, coded.document.id), **_common())


@functools.cache
def _environment() -> jinja2.Environment:
    import jinja2  # only pages need it

    return jinja2.Environment(
        loader=jinja2.PackageLoader("sayso.export"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


def _common() -> dict[str, Any]:
    return {"style": _template("style.css").render(), "kinds": list(Kind), "statuses": list(Status)}


def _title(coded: Coded) -> str:
    """The report's title, or its first words."""
    document = coded.document
    return (
        plain(document.title or "") or textwrap.shorten(plain(document.text[:500]), 70, placeholder=" …") or document.id
    )


def _document(coded: Coded, prefix: str) -> dict[str, Any]:
    """What the templates show of a document; `prefix` keeps the names of links apart on a page."""
    document = coded.document
    facts = {
        "Publisher": document.publisher,
        "Published": document.published or "unknown",
        "Language": document.language or "not told",
        "Length": f"{len(document.text):,} characters",
        "Address": document.url,
        "Document": document.id,
    }
    return {
        "prefix": prefix,
        "title": _title(coded),
        "facts": {name: plain(value) for name, value in facts.items() if value},
        "address": document.url if (document.url or "").startswith(("http://", "https://")) else None,
        "refused": coded.refused,
        "pieces": nest(printable(document.text), find_marks(coded)),
        "claims": [_claim(coded, claim) for claim in coded.claims],
        "events": len(list(coded.events())),
        "coder": dict(coded.coder),
    }


def _claim(coded: Coded, claim: Claim) -> dict[str, Any]:
    event = claim.event
    passage = claim.content if event is None else event.trigger
    kind = Kind.CONTENT if event is None else Kind.TRIGGER
    shown: dict[str, Any] = {
        "id": claim.id,
        "status": claim.status.value,
        "factuality": claim.factuality.value,
        "chain": chain_words(coded, claim),
        "content": plain(claim.content.text),
        "passage": f"{kind.value}-{passage.start}-{passage.end}" if event or claim.attribution else None,
        "event": None,
        "facts": [],
    }
    if event is not None:
        shown["event"] = {
            "type": event_type(event),
            "id": event.id,
            "initiators": participant_names(coded, event, Role.INITIATOR),
            "targets": tuple(
                dict.fromkeys(
                    (*participant_names(coded, event, Role.TARGET), *participant_names(coded, event, Role.VICTIM))
                )
            ),
        }
        shown["facts"] = _facts(coded, claim)
    return shown


def _facts(coded: Coded, claim: Claim) -> list[tuple[str, str]]:
    event = claim.event
    if event is None:
        return []
    facts = []
    if event.time is not None:
        facts.append(("when", time_words(event.time)))
    if event.place is not None:
        facts.append(("where", place_words(event.place)))
    facts += [("toll", toll_words(coded, count)) for count in event.toll]
    if names := participant_names(coded, event, Role.INSTRUMENT):
        facts.append(("with", ", ".join(names)))
    if event.acled is not None:
        facts.append(("ACLED", f"{event.acled.event_type} / {event.acled.sub_event_type}"))
    if event.civilian_targeting:
        facts.append(("civilians", "civilian targeting"))
    return facts
