"""Whether what stands around a word is what a sense asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.lexicons.triggers import Kind, Restriction, WordClass
from sayso.mentions.slots import complements, demanded, fillers, with_wholes
from sayso.model.token import Token, Tokens

_WINDOW = 8
_ENOUGH = 2  # weak words that together say what a sentence is about


@dataclass(slots=True)
class Scope:
    """What restrictions look things up in: the word classes, and the words of a sentence once one asks for them."""

    classes: Mapping[str, WordClass]
    _words: dict[int, frozenset[str]] = field(default_factory=dict)

    def words(self, token: Token) -> frozenset[str]:
        """Every word and lemma of the token's sentence, in lower case."""
        return self._of(token.sent)

    def words_nearby(self, token: Token) -> frozenset[str]:
        """The words of the token's sentence and of the one after it, which often tells the details."""
        sentence = token.sent
        doc = token.doc
        return self._of(sentence) | (self._of(doc[sentence.end].sent) if sentence.end < len(doc) else frozenset())

    def _of(self, sentence: Tokens) -> frozenset[str]:
        known = self._words.get(sentence.start)
        if known is None:
            known = frozenset(word for one in sentence for word in (one.lower_, one.lemma_.lower()))
            self._words[sentence.start] = known
        return known


def holds(restriction: Restriction, tokens: Sequence[Token], kind: Kind, scope: Scope) -> bool:
    """True when one of the restriction's slots is filled as it says; `tokens` are the trigger's words, head first."""
    return any(_slot_holds(slot, restriction, tokens, kind, scope) for slot in restriction.slots)


def _slot_holds(slot: str, restriction: Restriction, tokens: Sequence[Token], kind: Kind, scope: Scope) -> bool:
    head = tokens[0]
    if slot == "sentence":
        return _any_word(restriction, scope.words(head), scope.classes)
    if slot == "nearby":
        return _any_word(restriction, scope.words_nearby(head), scope.classes)
    if slot == "phrase":
        return _near(head, restriction.words)
    if slot == "complement":
        return bool(restriction.words.intersection(complements(head)))
    if slot == "demand":
        return bool(restriction.words.intersection(demanded(head)))
    if slot == "tag":
        return head.tag_.lower() in restriction.words
    standing = with_wholes(fillers(tokens, slot, kind))
    if restriction.anything:
        return bool(standing)
    return any(_fits(one, restriction, scope.classes) for one in standing)


def _any_word(restriction: Restriction, words: frozenset[str], classes: Mapping[str, WordClass]) -> bool:
    if not words.isdisjoint(restriction.words):
        return True
    return any(_is_about(words, classes[name]) for name in restriction.classes)


def _is_about(words: frozenset[str], known: WordClass) -> bool:
    if not words.isdisjoint(known.words):
        return True
    return len(words & known.several) >= _ENOUGH and words.isdisjoint(known.but)


def _fits(token: Token, restriction: Restriction, classes: Mapping[str, WordClass]) -> bool:
    lemma = token.lemma_.lower()
    if lemma in restriction.words or token.lower_ in restriction.words or token.ent_type_ in restriction.entities:
        return True
    return any(_in_class(token, lemma, classes[name]) for name in restriction.classes)


def _in_class(token: Token, lemma: str, known: WordClass) -> bool:
    if lemma in known.words or token.lower_ in known.words:
        return True
    if token.ent_type_ in known.entities or (known.named and token.pos_ == "PROPN" and not token.ent_type_):
        return True
    if known.pronouns and token.tag_ in ("PRP", "WP", "PRP$") and lemma not in ("it", "what"):
        return True
    return known.numbers and token.tag_ == "CD" and token.ent_type_ in ("", "CARDINAL")


def _near(head: Token, phrases: Iterable[str]) -> bool:
    window = head.doc[max(head.i - _WINDOW, 0) : head.i + _WINDOW + 1]
    words = f" {' '.join(one.lower_ for one in window)} "
    lemmas = f" {' '.join(one.lemma_.lower() for one in window)} "
    return any(f" {phrase} " in words or f" {phrase} " in lemmas for phrase in phrases)
