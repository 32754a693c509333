"""Reports in: files, JSON lines or standard input to documents, and what cannot be read to a reason on its place.

In: paths. Out: `Document`s in the order of the input, with a `Bad` wherever no report could be read.

>>> from sayso.documents import Bad, read_documents
>>> [item] = read_documents(["no-such-report.txt"])
>>> isinstance(item, Bad), str(item)
(True, 'no-such-report.txt: cannot be read: No such file or directory')
"""

from sayso.documents.bad import Bad
from sayso.documents.language import find_language
from sayso.documents.published import read_published
from sayso.documents.read import is_lines, read_documents
from sayso.documents.refuse import is_foreign, refusal, with_language

__all__ = [
    "Bad",
    "find_language",
    "is_foreign",
    "is_lines",
    "read_documents",
    "read_published",
    "refusal",
    "with_language",
]
