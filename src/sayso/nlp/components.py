"""A spaCy pipeline component around any function that codes a parse: `doc._.sayso` holds what it returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from sayso.model import Document
from sayso.nlp.normal import normalise
from sayso.nlp.parse import Parse

Component = Callable[[Doc], Doc]

_LAYERS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def register_component(code: Callable[[Parse, str], Any]) -> Callable[[Language, str], Component]:
    """Make `nlp.add_pipe("sayso")` put what `code` gives for a parse and its pipeline's name into `doc._.sayso`.

    The publication date is `doc._.published`, None unless the caller sets it before the component runs. It needs a
    tagger, a lemmatiser, a dependency parser and an entity recogniser before it.
    """
    for name in ("sayso", "published"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)

    def make_component(nlp: Language, name: str) -> Component:
        pipeline = "{lang}_{name} {version}".format_map(nlp.meta)

        def component(doc: Doc) -> Doc:
            document = Document(text=doc.text, published=doc._.published)
            doc._.sayso = code(Parse(document, _plain(doc)), pipeline)
            return doc

        return component

    Language.factory("sayso", func=make_component, requires=["token.dep", "token.lemma", "token.pos", "doc.ents"])
    return make_component


def _plain(doc: Doc) -> Doc:
    """The same parse over normalised text, which the stages read; the caller's Doc stays as it is."""
    text = normalise(doc.text)
    if text == doc.text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    layers: Any = doc.to_array(_LAYERS)
    return copy.from_array(_LAYERS, layers)
