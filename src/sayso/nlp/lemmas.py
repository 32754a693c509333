"""Lemmas that the rule lemmatiser gets wrong: it makes "stag" of "staged" and "rap" of "raped"."""

from __future__ import annotations

from spacy.tokens import Doc

# Verbs of which inflected forms lose a letter too many ("rag", "hat"), or too few ("cordone").
_LOSING = "stage wage rage rape rate hate hope fine dine gripe cane snipe slate site axe".split()
_KEEPING = "cordon baton waterboard defund rearrest retweet text".split()
_OTHERS = {"blogged": ("blogge", "blog"), "blogging": ("blogge", "blog"), "gutted": ("gutte", "gut")}


def _table() -> dict[str, tuple[str, str]]:
    """Form of a verb -> the lemma that it is given, and the one that it has."""
    found = dict(_OTHERS)
    for verb in _LOSING:
        found |= {verb[:-1] + end: (verb[:-1], verb) for end in ("ed", "ing", "es")}
    for verb in _KEEPING:
        found |= {verb + end: (f"{verb}e", verb) for end in ("ed", "ing")}
    return found


_LEMMAS = _table()
_WRONG = frozenset(wrong for wrong, _ in _LEMMAS.values())


def mend_lemmas(doc: Doc) -> Doc:
    """Give the verbs of the table their lemma, in place; only tokens that carry a wrong one are looked at."""
    strings = doc.vocab.strings
    wrong = {strings[lemma] for lemma in _WRONG if lemma in strings}
    for at, lemma in enumerate(doc.to_array("LEMMA").tolist()):
        if lemma in wrong:
            token = doc[at]
            _, right = _LEMMAS.get(token.lower_, ("", ""))
            if right and token.pos_ == "VERB":
                token.lemma_ = right
    return doc
