"""One step for each change of the tables; see `sayso.store.migrations`.

>>> from sayso.store.migrations import is_known
>>> is_known("0001")
True
"""

__all__: list[str] = []
