"""Words of saying in a parse: every verb, noun, adjective, adverb and phrase that may introduce what somebody says."""

from __future__ import annotations

import functools
from collections.abc import Set
from dataclasses import dataclass

from sayso.lexicons import Cue, Lexicon
from sayso.lexicons.entries import Part
from sayso.lexicons.match import match_phrase
from sayso.model.token import Token
from sayso.nlp import Parse

_VERBAL = frozenset({"VERB", "AUX"})
_WINDOW = 6
_CHANNEL_LEADS = frozenset({"in", "through", "via", "during", "at", "on", "by"})
_REACTING = frozenset({"at", "by", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """Words of saying at a place in a text: the head word, all its words in order, and the senses they may have.

    `slot` holds the words that stand inside a phrase ("as the mayor put it").
    """

    head: Token
    words: tuple[Token, ...]
    senses: tuple[Cue, ...]
    slot: tuple[Token, ...] = ()

    @property
    def part(self) -> Part:
        """Which part of speech carries the cue."""
        return self.senses[0].part

    def allows(self, frame: str) -> Cue | None:
        """The first sense whose content may come in this frame, or None."""
        return next((sense for sense in self.senses if frame in sense.frames), None)


def find_cues(parse: Parse, lexicon: Lexicon) -> tuple[FoundCue, ...]:
    """Every cue of the text in order, at most one for each head word; the longest pattern wins."""
    found = []
    for sentence in parse.doc.sents:
        words = frozenset(token.lower_ for token in sentence)
        for token in sentence:
            cue = _cue_at(token, lexicon, words)
            if cue is not None:
                found.append(cue)
    inside = {word.i for cue in found for word in cue.words if word != cue.head}
    relaying = {cue.head.i for cue in found if cue.senses[0].source == "object"}
    return tuple(cue for cue in found if cue.head.i not in inside and not _is_relayed(cue.head, relaying))


def _is_relayed(verb: Token, relaying: Set[int]) -> bool:
    """True for "saying" in "quoted X as saying": the quoting verb already makes X its source."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.i in relaying


def _cue_at(token: Token, lexicon: Lexicon, words: frozenset[str]) -> FoundCue | None:
    lemma = token.lemma_.lower()
    if token.lower_ in lexicon.phrase_cues and not _is_rate(token):
        possible = tuple(sense for sense in lexicon.phrase_cues[token.lower_] if _fixed(sense) <= words)
        phrase = _phrase_at(token, possible) if possible else None
        if phrase is not None:
            return phrase
    if token.pos_ in _VERBAL:
        return _longest(token, lexicon.verb_cues.get(lemma, ()))
    if token.pos_ == "NOUN" and not _is_channel(token, lexicon):
        return _longest(token, lexicon.noun_cues.get(lemma, ()))
    if token.pos_ == "ADJ" and lemma in lexicon.adjective_cues:
        return FoundCue(head=token, words=(token,), senses=(lexicon.adjective_cues[lemma],))
    if token.pos_ == "ADV" and lemma in lexicon.adverb_cues:
        return FoundCue(head=token, words=(token,), senses=(lexicon.adverb_cues[lemma],))
    return None


def _is_rate(token: Token) -> bool:
    """True for "per" before a bare unit: "two tons per year", unlike "per the ministry"."""
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    return token.lower_ == "per" and following is not None and following.pos_ in ("NOUN", "PUNCT", "NUM")


def _is_channel(noun: Token, lexicon: Lexicon) -> bool:
    """True for "in a statement" beside a verb of saying: it tells how that was said, and says nothing more."""
    if noun.dep_ != "pobj" or noun.lemma_.lower() not in lexicon.mediums:
        return False
    verb = noun.head.head
    told = noun.tag_ == "NNS" and any(one.lower_ in ("of", "that") for one in noun.subtree)
    if told and noun.head.lower_ in _REACTING:
        return False  # "expressed alarm at reports of torture": what is said there is what they heard
    return verb.pos_ == "VERB" and noun.head.lower_ in _CHANNEL_LEADS and verb.lemma_.lower() in lexicon.verb_cues


@functools.cache
def _fixed(sense: Cue) -> frozenset[str]:
    """The words of a phrase that must stand in its sentence, whatever fills its slot."""
    return frozenset(word for word in sense.words if word not in ("X", "X's"))


def _longest(token: Token, senses: tuple[Cue, ...]) -> FoundCue | None:
    matched = [(words, sense) for sense in senses if (words := _words_of(token, sense.words)) is not None]
    if not matched:
        return None
    length = max(len(words) for words, _ in matched)
    best = [(words, sense) for words, sense in matched if len(words) == length]
    return FoundCue(head=token, words=best[0][0], senses=tuple(sense for _, sense in best))


def _words_of(token: Token, pattern: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens that spell a pattern headed by `token`: the further words follow it, near and within its phrase."""
    words = [token]
    for lemma in pattern[1:]:
        following = token.doc[words[-1].i + 1 : token.i + 1 + _WINDOW]
        word = next((one for one in following if lemma in (one.lemma_.lower(), one.lower_)), None)
        if word is not None and word.pos_ == "ADP" and word.i > words[-1].i + 2:
            return None
        if word is None or not (word.head == token or word.head in words or token.is_ancestor(word)):
            return None
        words.append(word)
    return tuple(words)


def _phrase_at(token: Token, senses: tuple[Cue, ...]) -> FoundCue | None:
    best: FoundCue | None = None
    for sense in senses:
        matched = match_phrase(token, sense)
        if matched is not None and (best is None or len(matched[0]) > len(best.words)):
            best = FoundCue(head=token, words=matched[0], senses=(sense,), slot=matched[1])
    return best
