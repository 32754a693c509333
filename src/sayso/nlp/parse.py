"""A document with its parse: words inside, character offsets outside."""

from __future__ import annotations

import bisect
import copy
import functools
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

from sayso.model import Document, Passage
from sayso.model.token import Token, Tokens
from sayso.nlp.capitals import Names, mixed_case
from sayso.nlp.excerpt import excerpt
from sayso.nlp.glosses import without_glosses
from sayso.nlp.lemmas import mend_lemmas
from sayso.nlp.load import DEFAULT_PIPELINE, load_pipeline
from sayso.nlp.mending import mend
from sayso.nlp.normal import normalise
from sayso.nlp.quotes import Quote, find_quotes
from sayso.nlp.tokens import Text


class Parse:
    """One document's tokens, sentences and quotations, addressed by character.

    `doc` holds what spaCy read in the normalised text, which is as long as the document's, so `token.idx` is an offset
    into `document.text`; every passage is cut from the document itself.
    """

    def __init__(self, document: Document, doc: Doc, plain: str | None = None) -> None:
        self.document = document
        self.doc = mend(Text(mend_lemmas(doc)))
        self._plain = plain
        self._starts = [token.idx for token in self.doc]

    def under(self, document: Document) -> Parse:
        """The same parse for a document that has the same text and more known about it."""
        same = copy.copy(self)
        same.document = document
        return same

    @property
    def text(self) -> str:
        """The document's text as published."""
        return self.document.text

    @functools.cached_property
    def plain(self) -> str:
        """The normalised text, as long as the document's; the parser saw it without glosses in brackets."""
        return self.doc.text if self._plain is None else self._plain

    @functools.cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotations in text order; see `find_quotes`."""
        return find_quotes(self.plain)

    @functools.cached_property
    def subjects(self) -> tuple[Token, ...]:
        """Every subject of a verb, active or passive, in text order."""
        return tuple(token for token in self.doc if token.dep_ in ("nsubj", "nsubjpass"))

    def at(self, offset: int) -> Token | None:
        """The token that covers this character, or None between tokens."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        token = self.doc[index]
        return token if offset < token.idx + len(token) else None

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens that share at least one character with ``[start, end)``."""
        first = bisect.bisect_right(self._starts, start) - 1
        if first < 0 or self.doc[first].idx + len(self.doc[first]) <= start:
            first += 1
        past = max(first, bisect.bisect_left(self._starts, end))
        return Tokens(self.doc[first:past], first, past)

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences begin at or behind the first of these characters and before the second."""
        return sum(1 for one in self.tokens(start, end) if one.is_sent_start)

    def passage(self, first: Token, last: Token) -> Passage:
        """The document's words from one token through another, without spaces at the edges."""
        start, end = first.idx, last.idx + len(last)
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Passage.cut(text, start, end)

    def words(self, first: Token, last: Token) -> str:
        """The words from one token through another as they were parsed: names in mixed case, whatever is printed."""
        return self.plain[first.idx : last.idx + len(last)].strip()


def parse_documents(
    documents: Iterable[Document],
    pipeline: str = DEFAULT_PIPELINE,
    names: Names | None = None,
    tells: Callable[[str], bool] | None = None,
) -> Iterator[Parse]:
    """Parse documents in order, in batches; one model load per process.

    `names` knows how names are written that a document prints in capitals (see `recase`). With `tells` only sentences
    of which it is true are parsed, and those about them (see `excerpt`).
    """

    def prepared(document: Document) -> str:
        text = normalise(mixed_case(document.text, pipeline, names))
        return text if tells is None else excerpt(text, tells)

    nlp = load_pipeline(pipeline)
    texts = ((prepared(document), document) for document in documents)
    pairs = ((without_glosses(text), (text, document)) for text, document in texts)
    for doc, (text, document) in nlp.pipe(pairs, as_tuples=True, batch_size=16):
        yield Parse(document, doc, text)


def parse_document(document: Document, pipeline: str = DEFAULT_PIPELINE, names: Names | None = None) -> Parse:
    """Parse one document."""
    return next(parse_documents([document], pipeline, names))
