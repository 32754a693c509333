"""One format per file: coded documents out, as text, JSON, JSON lines or a web page.

In: `Coded` documents. Out: strings; who writes them where is the command line's affair.

>>> from sayso.export import to_line, to_text
>>> from sayso.model import Coded, Document
>>> nothing = Coded(document=Document(text="x", id="d-1"), refused="language is 'fr'")
>>> print(to_text(nothing), end="")
no publication date · d-1
not coded: language is 'fr'
>>> to_line(nothing)[:32]
'{"schema":"sayso/1","document":{'
"""

from sayso.export.explain import explain
from sayso.export.html import to_fragment, to_page
from sayso.export.jsonl import json_list, to_json, to_line
from sayso.export.schema import load_schema
from sayso.export.text import to_text

__all__ = ["explain", "json_list", "load_schema", "to_fragment", "to_json", "to_line", "to_page", "to_text"]
