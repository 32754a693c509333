"""The nouns: frozen dataclasses over the standard library alone.

In: nothing. Out: every record that the stages pass on and that a coded document prints.

>>> from sayso.model import Document
>>> report = Document(text="Officials said nobody was hurt.", published="2024-03-01")
>>> report.passage(0, 9).text
'Officials'
"""

from sayso.model.actor import Actor, ActorMention, Cast, Form
from sayso.model.arrival import Arrival, Original, Retrieval
from sayso.model.attribution import Act, Attribution, Channel, Quotation, Source, SourceKind
from sayso.model.claim import Claim, Factuality, Status
from sayso.model.coded import SCHEMA, Coded
from sayso.model.decision import Decision, Verdict
from sayso.model.document import Document
from sayso.model.event import AcledType, Event, EventType, Participant, Role
from sayso.model.homeland import HomeEvidence, allowed_by
from sayso.model.place import Place, PlacePrecision
from sayso.model.reason import Reason
from sayso.model.record import Record
from sayso.model.span import Passage, Span
from sayso.model.telling import Telling
from sayso.model.time import Anchor, Time, TimePrecision
from sayso.model.toll import Count, Harm, TollMention
from sayso.model.trigger import TriggerMention

__all__ = [
    "SCHEMA",
    "AcledType",
    "Act",
    "Actor",
    "ActorMention",
    "Anchor",
    "Arrival",
    "Attribution",
    "Cast",
    "Channel",
    "Claim",
    "Coded",
    "Count",
    "Decision",
    "Document",
    "Event",
    "EventType",
    "Factuality",
    "Form",
    "Harm",
    "HomeEvidence",
    "Original",
    "Participant",
    "Passage",
    "Place",
    "PlacePrecision",
    "Quotation",
    "Reason",
    "Record",
    "Retrieval",
    "Role",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Telling",
    "Time",
    "TimePrecision",
    "TollMention",
    "TriggerMention",
    "Verdict",
    "allowed_by",
]
