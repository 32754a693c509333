"""The parse as plain Python objects: what every stage asks of a word is read off spaCy's Doc once.

The stages ask some hundred questions about each word. Asked of spaCy, each of them goes through the arrays of the Doc
and makes its answer anew; here it is an attribute. The names are spaCy's own, so whoever knows it can read the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Stretch
from spacy.tokens import Token as Word


class Token:
    """One word of a parse. Two are the same only if they are one object; `i` counts them, `idx` is a character."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_sent_start",
        "is_space",
        "is_stop",
        "is_title",
        "is_upper",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Text
    sent: Tokens
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    left_edge: Token
    right_edge: Token

    def __init__(self, word: Word, doc: Text) -> None:
        self.doc = doc
        self.i, self.idx = word.i, word.idx
        self.text, self.lower_, self.lemma_, self.whitespace_ = word.text, word.lower_, word.lemma_, word.whitespace_
        self.pos_, self.tag_, self.dep_ = word.pos_, word.tag_, word.dep_
        self.ent_type_, self.ent_iob_ = word.ent_type_, word.ent_iob_
        self.is_sent_start = bool(word.is_sent_start)
        self.is_space, self.is_punct, self.is_alpha, self.is_stop = (
            word.is_space,
            word.is_punct,
            word.is_alpha,
            word.is_stop,
        )
        self.is_upper, self.is_title, self.like_num = word.is_upper, word.is_title, word.like_num

    def __len__(self) -> int:
        """Characters of the word, without the space after it."""
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and everything below it, in text order."""
        for one in self.lefts:
            yield from one.subtree
        yield self
        for one in self.rights:
            yield from one.subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """Heads from the word's own up to the root of its sentence."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """True when the other word hangs below this one, at whatever depth."""
        return any(one is self for one in other.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """The word so many places further on; raises IndexError outside the text."""
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]


class Tokens(list[Token]):
    """Words that follow one another: a sentence, an entity, what covers some characters; a slice is a plain list.

    `start` and `end` count words, `end` being the first after the run; `label_` is the kind of an entity.
    """

    def __init__(self, tokens: Iterable[Token], start: int, end: int, label_: str = "") -> None:
        super().__init__(tokens)
        self.start, self.end, self.label_ = start, end, label_

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return words_of(self)

    @property
    def start_char(self) -> int:
        """Where the first word begins."""
        return self[0].idx

    @property
    def end_char(self) -> int:
        """Where the last word ends."""
        return self[-1].idx + len(self[-1])

    @property
    def root(self) -> Token:
        """The word that stands highest in the tree, the first of several; a mark or a blank only if all others are."""
        highest = [one for one in self if one.head is one or not self.start <= one.head.i < self.end]
        return min(highest, key=lambda one: (one.head is not one and _is_mark(one), _depth(one)), default=self[0])


class Text(Tokens):
    """All words of a document, with its sentences and entities."""

    sents: tuple[Tokens, ...]
    ents: tuple[Tokens, ...]

    def __init__(self, doc: Doc) -> None:
        super().__init__((), 0, len(doc))
        self.extend(Token(word, self) for word in doc)
        for word, token in zip(doc, self, strict=True):
            token.head = self[word.head.i]
            token.lefts = tuple(self[one.i] for one in word.lefts)
            token.rights = tuple(self[one.i] for one in word.rights)
            token.children = token.lefts + token.rights
            token.left_edge, token.right_edge = self[word.left_edge.i], self[word.right_edge.i]
        self.sents = tuple(self._run(sentence) for sentence in doc.sents)
        self.ents = tuple(self._run(entity) for entity in doc.ents)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def _run(self, stretch: Stretch) -> Tokens:
        return Tokens(self[stretch.start : stretch.end], stretch.start, stretch.end, stretch.label_)


def words_of(tokens: Sequence[Token]) -> str:
    """Words that follow one another with the spaces between them, as they were parsed."""
    return "".join(one.text + one.whitespace_ for one in tokens[:-1]) + tokens[-1].text if tokens else ""


def _is_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.children


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
