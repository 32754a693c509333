"""The only folder that loads spaCy: documents in, parses out, and small questions about them.

>>> from sayso.model import Document
>>> from sayso.nlp import parse_document
>>> parse = parse_document(Document(text="Police said two men “fled”."))
>>> [quote.inside for quote in parse.quotes], parse.at(7).lemma_
([(21, 25)], 'say')
"""

from sayso.nlp.capitals import Names, mixed_case, recase
from sayso.nlp.excerpt import excerpt
from sayso.nlp.load import DEFAULT_PIPELINE, load_pipeline, pipeline_version
from sayso.nlp.normal import normalise
from sayso.nlp.parse import Parse, parse_document, parse_documents
from sayso.nlp.quotes import Quote, find_quotes

__all__ = [
    "DEFAULT_PIPELINE",
    "Names",
    "Parse",
    "Quote",
    "excerpt",
    "find_quotes",
    "load_pipeline",
    "mixed_case",
    "normalise",
    "parse_document",
    "parse_documents",
    "pipeline_version",
    "recase",
]
