"""Which language a text is in: said only when it is sure."""

from __future__ import annotations

import functools
import re
from typing import Any

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words that are English and hardly any other language's; together they make up 12–25 % of English prose.
_ENGLISH = frozenset(
    _WORD.findall(
        "the and to that with from by has have had were been their which they said his her who this these would could "
        "he she it we you not but after before between against where when while into during over about its"
    )
)
_FEWEST_WORDS, _ENGLISH_SHARE = 8, 0.08
_FEWEST_LETTERS = 20
# langid is sure of a language, or torn between neighbours (Indonesian and Malay) but sure that it is not English.
_SURE, _LIKELY, _NOT_ENGLISH = 0.9, 0.4, 1e-6


def find_language(text: str) -> str | None:
    """ISO 639-1 (or 639-3) code of the text's language, or None when the text is too short or mixed to tell.

    English is told by its function words, anything else by langid (Lui & Baldwin 2012).
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) >= _FEWEST_WORDS and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    ranked = _identifier().rank(sample.lower() if sample.isupper() else sample)
    language, probability = ranked[0]
    english = dict(ranked).get("en", 0.0)
    sure = probability >= _SURE or (probability >= _LIKELY and english < _NOT_ENGLISH)
    return str(language) if sure else None


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
