"""The parse as plain Python objects: what every stage asks of a word is read off spaCy's Doc once.

The stages ask some hundred questions about each word. Asked of spaCy, each of them goes through the arrays of the Doc
and makes its answer anew; here it is an attribute. The names are spaCy's own, so whoever knows it can read the rules.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.tokens import Span as Stretch
from spacy.vocab import Vocab

_LAYERS: list[int | str] = ["ORTH", "IDX", "SPACY", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START"]
_IOB = ("", "I", "O", "B")


class _Form(NamedTuple):
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

    def __init__(self, form: _Form, doc: Text, i: int, idx: int, whitespace_: str) -> None:
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


class Text(Tokens):
    """All words of a document, with its sentences and entities."""

    sents: tuple[Tokens, ...]
    ents: tuple[Tokens, ...]

    def __init__(self, doc: Doc) -> None:
        super().__init__((), 0, len(doc))
        names = _Names(doc.vocab)
        for i, (orth, idx, space, lemma, pos, tag, dep, kind, iob, opens) in enumerate(doc.to_array(_LAYERS).tolist()):
            token = Token(_form(doc.vocab, orth), self, i, idx, " " if space else "")
            token.lemma_, token.pos_, token.tag_, token.dep_ = names[lemma], names[pos], names[tag], names[dep]
            token.ent_type_, token.ent_iob_ = names[kind], _IOB[iob]
            token.is_sent_start = opens == 1
            self.append(token)
        for token, distance in zip(self, doc.to_array("HEAD").astype("int64").tolist(), strict=True):
            token.head = self[token.i + distance]
        self.hang()
        self.sents = tuple(self._run(sentence) for sentence in doc.sents)
        self.ents = tuple(self._run(entity) for entity in doc.ents)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def hang(self) -> None:
        """Tell from the heads what stands below each word, and how far its phrase reaches."""
        below: list[list[Token]] = [[] for _ in self]
        for token in self:
            token.left_edge = token.right_edge = token
            if token.head is not token:
                below[token.head.i].append(token)
        for token, children in zip(self, below, strict=True):
            token.children = tuple(children)
            token.lefts = tuple(one for one in children if one.i < token.i)
            token.rights = token.children[len(token.lefts) :]
            _widen(token)

    def _run(self, stretch: Stretch) -> Tokens:
        return Tokens(self[stretch.start : stretch.end], stretch.start, stretch.end, stretch.label_)


def words_of(tokens: Sequence[Token]) -> str:
    """Words that follow one another with the spaces between them, as they were parsed."""
    return "".join(one.text + one.whitespace_ for one in tokens[:-1]) + tokens[-1].text if tokens else ""


def _is_mark(token: Token) -> bool:
    return (token.is_punct or token.is_space) and not token.children


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _widen(token: Token) -> None:
    """Let the phrases above a word reach as far as it; above one that does already, all do."""
    for above in token.ancestors:
        if token.i < above.left_edge.i:
            above.left_edge = token
        elif token.i > above.right_edge.i:
            above.right_edge = token
        else:
            return


class _Names(dict[int, str]):
    """The strings behind the numbers of a document, each looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._strings = vocab.strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number]
        return name


@functools.lru_cache(maxsize=50_000)
def _form(vocab: Vocab, orth: int) -> _Form:
    word = vocab[orth]
    return _Form(word.text, word.lower_, word.is_space, word.is_punct, word.is_alpha, word.is_stop, word.like_num)
