"""sayso inside somebody's own spaCy pipeline: `nlp.add_pipe("sayso")`, found through the package's entry point."""

from __future__ import annotations

import dataclasses

from sayso.documents import read_published, refusal, with_language
from sayso.model import Coded
from sayso.nlp import Parse
from sayso.nlp.components import register_component
from sayso.pipeline import code_parse, load_knowledge
from sayso.settings import read_settings


def _code(parse: Parse, pipeline: str) -> Coded:
    settings = read_settings()
    knowledge = load_knowledge(settings)
    versions = {**knowledge.versions, "pipeline": pipeline}
    published = read_published(parse.document.published)
    document = with_language(dataclasses.replace(parse.document, published=published))
    if (reason := refusal(document, settings)) is not None:
        return Coded(document=document, coder=versions, refused=reason)
    return dataclasses.replace(code_parse(parse.under(document), knowledge), coder=versions)


make_component = register_component(_code)
