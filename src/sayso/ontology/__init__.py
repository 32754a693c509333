"""What may be coded: YAML files in, one checked `Ontology` out.

In: `events/TYPE.yaml` (one file per event type), contexts, actor types, harms and the ACLED crosswalk. Out: the same,
indexed, with the questions that coding asks.

>>> from sayso.model import EventType
>>> from sayso.ontology import Sides, load_ontology
>>> ontology = load_ontology()
>>> ontology.types[EventType.ASSAULT].modes["drone"].score
-9.5
>>> sides = Sides(frozenset({"armed_group"}), frozenset({"civilians"}))
>>> ontology.acled(EventType.ASSAULT, "firearms", sides).sub_event_type
'Attack'
"""

from sayso.ontology.kinds import (
    AcledEventType,
    AcledRule,
    ActorType,
    Context,
    HarmEntry,
    Mode,
    Ontology,
    Sides,
    TypeEntry,
)
from sayso.ontology.load import check_ontology, load_ontology

__all__ = [
    "AcledEventType",
    "AcledRule",
    "ActorType",
    "Context",
    "HarmEntry",
    "Mode",
    "Ontology",
    "Sides",
    "TypeEntry",
    "check_ontology",
    "load_ontology",
]
