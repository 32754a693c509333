"""When: time expressions found in a text and resolved to days, with a stated precision or a reason why not.

In: a text and, when it is known, its publication date. Out: expressions with their meaning, and `sayso.model.Time`.

>>> from sayso.times import resolve_times
>>> time = resolve_times("The camp was attacked about two months ago.", published="2025-05-26")[0]
>>> time.earliest, time.latest, time.precision.value, time.value
('2025-03-10', '2025-04-11', 'month', '2025-03')
>>> resolve_times("The camp was attacked about two months ago.", published=None)[0].reason
'reckoned from the day of writing, which is not known'
"""

from sayso.times.dateline import find_dateline
from sayso.times.find import find_times
from sayso.times.knowledge import check_knowledge, load_knowledge
from sayso.times.meaning import Base, Kind, Meaning, TimeExpression
from sayso.times.resolve import join_ranges, resolve_times
from sayso.times.tense import Tense

__all__ = [
    "Base",
    "Kind",
    "Meaning",
    "Tense",
    "TimeExpression",
    "check_knowledge",
    "find_dateline",
    "find_times",
    "join_ranges",
    "load_knowledge",
    "resolve_times",
]
