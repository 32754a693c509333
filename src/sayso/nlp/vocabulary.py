"""Which words are common words of the language, as far as the pipeline's own tables tell."""

from __future__ import annotations

import functools
import json
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sayso.nlp.load import DEFAULT_PIPELINE, load_pipeline

_PARTS = ("noun", "verb", "adj", "adv")
_PREFIXES = (
    "anti counter narco semi multi inter ultra pseudo over under mis non pre pro re un dis de co sub super out self ex "
    "para micro macro mini post trans mid neo"
).split()
_COMPOUNDED = frozenset("machine police counter terror death news water house work market weapon radio back".split())
_ABSTRACT = tuple("tion tions ment ments ness ity ities ism ship ence ance cracy ally edly".split())
_SUFFIXES = (("ists", "ism"), ("ist", "ism"), ("ly", ""), ("ally", "al"), ("ness", ""), ("ers", "er"), ("izing", "ize"))


class Vocabulary:
    """Common words: those of the lemmatiser's word lists (WordNet) with their inflections, and function words.

    `seen` are the forms that the pipeline met in training, with their case: a word met in lower case and never with a
    capital is common too. WordNet also lists names ("lima", "castro"); `only_noun` marks the words that may be one.
    """

    def __init__(
        self,
        index: Mapping[str, Container[str]],
        rules: Mapping[str, Sequence[Sequence[str]]],
        irregular: Container[str],
        function_words: Container[str],
        seen: Collection[str],
    ) -> None:
        self._index, self._rules = index, rules
        self._irregular, self._function_words, self._seen = irregular, function_words, seen
        self._capitalised = frozenset(form.lower() for form in seen if form[:1].isupper())
        self.is_common = functools.lru_cache(maxsize=20_000)(self._is_common)

    def is_function_word(self, word: str) -> bool:
        """True for a word of the closed classes ("the", "who", "before")."""
        return word in self._function_words

    def only_noun(self, word: str) -> bool:
        """True for a word that is listed as a noun and as nothing else."""
        parts = [part for part in _PARTS if word in self._index.get(part, ())]
        return parts == ["noun"] and word not in self._function_words and word not in self._irregular

    def may_be_name(self, word: str) -> bool:
        """True for a noun that the pipeline never met in the plural: "pizarro", "galan", but also "violence"."""
        return self.only_noun(word) and f"{word}s" not in self._seen and not word.endswith(_ABSTRACT)

    def _is_common(self, word: str) -> bool:
        if word in self._function_words or word in self._irregular or self._is_listed(word):
            return True
        if word in self._seen and word not in self._capitalised:
            return len(word) > 3
        return len(word) > 6 and (word.endswith(_ABSTRACT) or any(map(self._is_listed, _bases_of_derived(word))))

    def _is_listed(self, word: str) -> bool:
        return any(
            base in self._index.get(part, ())
            for part in _PARTS
            for base in (word, *_stems(word, self._rules.get(part, ())))
        )


def _stems(word: str, rules: Sequence[Sequence[str]]) -> Iterator[str]:
    return (word[: -len(old)] + new for old, new in rules if len(word) > len(old) + 1 and word.endswith(old))


def _bases_of_derived(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            yield word[len(prefix) :]
    for at in range(4, len(word) - 2):
        if word[:at] in _COMPOUNDED:
            yield word[at:]
    for suffix, other in _SUFFIXES:
        if word.endswith(suffix):
            yield word[: -len(suffix)] + other


@functools.cache
def load_vocabulary(pipeline: str = DEFAULT_PIPELINE) -> Vocabulary | None:
    """The vocabulary of a pipeline; None without a rule lemmatiser, whose word lists tell common words from names."""
    nlp = load_pipeline(pipeline)
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return None
    index, rules, irregular = (_table(lookups, name) for name in ("lemma_index", "lemma_rules", "lemma_exc"))
    return Vocabulary(
        index={part: frozenset(words) for part, words in index.items()},
        rules=rules,
        irregular=frozenset(word for words in irregular.values() for word in words),
        function_words=frozenset(word for word in nlp.Defaults.stop_words if "'" not in word and "’" not in word),
        seen=_strings_of(nlp.path),
    )


def _table(lookups: Any, name: str) -> dict[str, Any]:
    if not lookups.has_table(name):
        return {}
    table = lookups.get_table(name)
    return {part: table[part] for part in _PARTS if part in table}


def _strings_of(path: Path | None) -> frozenset[str]:
    """The words stored with the pipeline; those in memory grow with every text that was read and would not do."""
    file = path / "vocab" / "strings.json" if path is not None else None
    if file is None or not file.is_file():
        return frozenset()
    return frozenset(json.loads(file.read_text(encoding="utf-8")))
