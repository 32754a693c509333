"""Who does the work: documents in, coded documents out, in order, in this process or in several.

In: `Document`s (and the `Bad`s among them). Out: a `Coded` for each document on its place.

>>> from sayso.run import Coder
>>> [coded.refused for coded in Coder().code_many(["", "The two sides met on Monday, officials said."])]
['empty: there is no text', None]
"""

from sayso.run.coder import Coder, code
from sayso.run.processes import run_processes
from sayso.run.serial import run_serial

__all__ = ["Coder", "code", "run_processes", "run_serial"]
