"""A word of a parse and runs of words, as plain Python objects: what every stage asks about.

The names are spaCy's own, so whoever knows it can read the rules. `sayso.nlp` takes them off spaCy's Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Form(NamedTuple):
    """What is true of a form wherever it stands."""

    text: str
    lower_: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    is_stop: bool
    like_num: bool


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

    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_sent_start: bool
    sent: Tokens
    head: Token
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    left_edge: Token
    right_edge: Token

    def __init__(self, form: Form, doc: Sequence[Token], i: int, idx: int, whitespace_: str) -> None:
        (
            self.text,
            self.lower_,
            self.is_space,
            self.is_punct,
            self.is_alpha,
            self.is_stop,
            self.like_num,
        ) = form
        self.doc, self.i, self.idx, self.whitespace_ = doc, i, idx, whitespace_

    def __len__(self) -> int:
        """Characters of the word, without the space after it."""
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_upper(self) -> bool:
        """True for a word in capitals."""
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        """True for a word with one capital, its first letter."""
        return self.text.istitle()

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


def words_of(tokens: Sequence[Token]) -> str:
    """Words that follow one another with the spaces between them, as they were parsed."""
    return "".join(one.text + one.whitespace_ for one in tokens[:-1]) + tokens[-1].text if tokens else ""


def _is_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.children


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
