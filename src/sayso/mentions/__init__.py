"""Mentions: spans of a parsed document that name an actor or a place, or evoke an event.

In: a parse and the knowledge to read it by. Out: mentions in text order, overlaps allowed. Import the submodules
directly: each stands alone.

>>> from sayso.lexicons.triggers import load_triggers
>>> from sayso.mentions.triggers import find_triggers
>>> from sayso.model import Document
>>> from sayso.nlp import parse_document
>>> parse = parse_document(Document(text="The two governments signed a treaty after rebels ambushed a convoy."))
>>> [(trigger.passage.text, trigger.type.value) for trigger in find_triggers(parse, load_triggers())]
[('signed a treaty', 'SUPPORT'), ('ambushed', 'ASSAULT')]
"""

__all__: list[str] = []
