"""Conflict event data that remembers who said so: reports in, attributed claims out.

>>> import sayso
>>> coded = sayso.code("Residents said on Monday that gunmen had attacked the market.", published="2024-03-05")
>>> [claim] = coded.claims
>>> claim.status.value, claim.event.type.value, claim.event.trigger.text
('claimed', 'ASSAULT', 'attacked')
>>> [link.source.name for link in claim.attribution], claim.attribution[0].stated.earliest
(['residents'], '2024-03-04')

`Coder().code_many(reports)` codes many in batches; `coded.to_dict()` is the contract's object (`sayso schema`); in a
notebook a coded document shows itself as marked text beside its claims. spaCy is loaded with the first report, not
before.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from sayso.model import (
    AcledType,
    Act,
    Actor,
    Anchor,
    Attribution,
    Channel,
    Claim,
    Coded,
    Count,
    Document,
    Event,
    EventType,
    Factuality,
    Harm,
    Participant,
    Passage,
    Place,
    PlacePrecision,
    Quotation,
    Reason,
    Role,
    Source,
    SourceKind,
    Span,
    Status,
    Time,
    TimePrecision,
)
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.documents import read_documents
    from sayso.run import Coder, code
    from sayso.workspace import Workspace

    __version__: str

__all__ = [
    "AcledType",
    "Act",
    "Actor",
    "Anchor",
    "Attribution",
    "Channel",
    "Claim",
    "Coded",
    "Coder",
    "Count",
    "Document",
    "Event",
    "EventType",
    "Factuality",
    "Harm",
    "Participant",
    "Passage",
    "Place",
    "PlacePrecision",
    "Quotation",
    "Reason",
    "Role",
    "Settings",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Time",
    "TimePrecision",
    "Workspace",
    "code",
    "read_documents",
]

# Names whose modules load spaCy or much else, found when they are first asked for.
_LATER = {
    "Coder": "sayso.run",
    "Workspace": "sayso.workspace",
    "code": "sayso.run",
    "read_documents": "sayso.documents",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return importlib.import_module("importlib.metadata").version("sayso")
    if name not in _LATER:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


def _render(coded: Coded) -> str:
    from sayso.export import to_fragment

    return to_fragment(coded)


# A notebook asks a Coded for HTML. The model knows no rendering, so the package, which stands above both, joins them.
Coded.renderer = _render
