"""What was done: triggers, actors, times and places of one document in, tellings of events out.

In: a parse, its triggers and a `Context` with everything else known about the document. Out: `Tellings`: for each place
where the text tells an event, who did what to whom, when, where and with what toll, with the rule behind each value.

>>> from sayso.events.frames import Filler
>>> Filler.__slots__
('role', 'token', 'rule')
"""

from sayso.events.context import Context, Tellings
from sayso.events.stage import tell_events

__all__ = ["Context", "Tellings", "tell_events"]
