"""How many were harmed: a parse in, counts with their hedges out, not yet given to any event.

In: a parse, the words of tolls and the nouns for people. Out: `TollMention`, in text order.

>>> from sayso.lexicons.people import load_people
>>> from sayso.lexicons.tolls import load_tolls
>>> from sayso.model import Document
>>> from sayso.nlp import parse_document
>>> parse = parse_document(Document(text="The flood killed at least nine people."))
>>> [
...     (toll.harm.value, toll.low, toll.best, toll.high)
...     for toll in find_tolls(parse, load_tolls("en"), load_people("en"))
... ]
[('killed', 9, 9, None)]
"""

from sayso.tolls.find import find_tolls
from sayso.tolls.quantities import Quantity, find_quantities

__all__ = ["Quantity", "find_quantities", "find_tolls"]
