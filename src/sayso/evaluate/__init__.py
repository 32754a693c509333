"""Benchmark files in; figures and every miss, with its words, out.

In: the records of a set (`read_rows`) and something that codes documents. Out: a `Score`. One module holds one set or
family of sets, and the docstring of its `score_…` function defines the measure.

>>> from sayso.evaluate import find_set
>>> find_set("polnear").measures
'who says what'
"""

from sayso.evaluate.rows import read_rows, take
from sayso.evaluate.score import Code, Miss, Row, Score
from sayso.evaluate.sets import GoldSet, find_set, load_sets

__all__ = ["Code", "GoldSet", "Miss", "Row", "Score", "find_set", "load_sets", "read_rows", "take"]
