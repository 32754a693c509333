"""sayso as a component of somebody's own spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy

import sayso.run.component as _component  # noqa: F401  # registers, also where the package's entry points are stale
from sayso.model import Coded
from sayso.nlp import DEFAULT_PIPELINE, pipeline_version
from sayso.run import code

TEXT = "“We fled,” residents said on Monday.\nPolice\u00a0said gunmen had attacked the market, killing two people."


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    pipeline = spacy.load(DEFAULT_PIPELINE)
    pipeline.add_pipe("sayso")
    return pipeline


def test_a_doc_carries_its_coded_document(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    coded = doc._.sayso
    assert isinstance(coded, Coded)
    assert doc.text == coded.document.text == TEXT
    assert coded.claims
    assert coded.coder["pipeline"] == pipeline_version()


def test_the_publication_date_comes_with_the_doc(nlp: spacy.Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-03-05"
    assert nlp(doc)._.sayso.document.published == "2024-03-05"


def test_it_says_what_sayso_says(nlp: spacy.Language) -> None:
    text = "Police said gunmen had attacked the market, killing two people."
    assert nlp(text)._.sayso.to_dict() == code(text).to_dict()


def test_another_language_is_refused(nlp: spacy.Language) -> None:
    doc = nlp("Les deux parties se sont rencontrées mardi, a déclaré un porte-parole du gouvernement.")
    assert "'fr'" in doc._.sayso.refused
