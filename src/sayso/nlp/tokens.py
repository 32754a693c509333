"""The parse as plain Python objects: what every stage asks of a word is read off spaCy's Doc once.

The stages ask some hundred questions about each word. Asked of spaCy, each of them goes through the arrays of the Doc
and makes its answer anew; here it is an attribute. The names are spaCy's own, so whoever knows it can read the rules.
"""

from __future__ import annotations

import functools

from spacy.tokens import Doc
from spacy.tokens import Span as Stretch
from spacy.vocab import Vocab

from sayso.model.token import Form, Token, Tokens

_LAYERS: list[int | str] = ["ORTH", "IDX", "SPACY", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START"]
_IOB = ("", "I", "O", "B")


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
def _form(vocab: Vocab, orth: int) -> Form:
    word = vocab[orth]
    return Form(word.text, word.lower_, word.is_space, word.is_punct, word.is_alpha, word.is_stop, word.like_num)
