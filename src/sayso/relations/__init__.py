"""How accounts stand to each other: today, which documents echo which.

In: the store's documents. Out: `Relation`s in the store.

>>> from sayso.relations import text_shared
>>> text_shared("Two men were hurt near the bridge, police said.", "Police said two men were hurt near the bridge.")
0.6
"""

from sayso.relations.echoes import link_echoes, text_shared

__all__ = ["link_echoes", "text_shared"]
