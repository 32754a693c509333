"""Score what the project reads against what people marked: rows of a benchmark in, scores and misses out.

In: the rows of a JSON lines file, as dictionaries. Out: precision, recall and F, with every miss on request.

>>> from sayso.evaluate import score_times
>>> row = {"text": "They left on 3 May 2021.", "timexes": [[13, 23, "2021-05-03", ""]]}
>>> score_times([row])["date"]["f1"]
1.0
"""

from sayso.evaluate.places import PlaceMiss, score_places
from sayso.evaluate.times import TimeMiss, score_times

__all__ = ["PlaceMiss", "TimeMiss", "score_places", "score_times"]
