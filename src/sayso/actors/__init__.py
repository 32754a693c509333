"""Known actors and what a phrase names: YAML rosters in, resolutions with their reasons out.

In: words ("ISKP", "Kenyan police", "Baloch insurgents"). Out: `Resolution`, which names one actor or says why not.

>>> from sayso.actors import load_roster
>>> roster = load_roster()
>>> roster.resolve("Kenyan police").actor_id, roster.resolve("Blue Harbour").actor_id
('ke-police', None)
"""

from sayso.actors.entry import KnownActor, Tie
from sayso.actors.load import check_roster, load_roster
from sayso.actors.resolution import Resolution
from sayso.actors.resolve import Roster

__all__ = ["KnownActor", "Resolution", "Roster", "Tie", "check_roster", "load_roster"]
