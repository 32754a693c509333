"""What is said with a noun, a phrase, an adverb or an adjective of saying."""

from __future__ import annotations

from sayso.claims.complements import PREPOSITION_FRAMES, is_infinitive
from sayso.claims.cues import FoundCue
from sayso.claims.finite import is_finite_that
from sayso.claims.piece import Content, trimmed
from sayso.claims.sources import SourcePhrase
from sayso.lexicons.speech import load_speech
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_WORDS = frozenset({"NOUN", "PROPN", "VERB"})
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def of_noun(parse: Parse, cue: FoundCue) -> Content | None:
    """What a noun of saying introduces: "the claim that …", "reports of …", "a threat to …"."""
    noun = cue.head
    if cue.senses[0].source == "itself":
        return _beside(parse, cue)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl", "advcl"):
            frame = "to" if is_infinitive(child) else "that" if is_finite_that(child) else None
            sense = cue.allows(frame) if frame else None
            if sense is not None:
                return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame=str(frame), sense=sense)
        taken = _behind_speaker(child)
        sense = cue.allows("that") if taken is not None else None
        if taken is not None and sense is not None:
            return Content(pieces=(trimmed(taken.left_edge, taken.right_edge),), frame="that", sense=sense)
        frame = PREPOSITION_FRAMES.get(child.lower_) if child.dep_ == "prep" else None
        sense = cue.allows(frame) if frame is not None else None
        inner = syntax.child(child, "pobj", "pcomp")
        if sense is not None and inner is not None:
            return Content(pieces=(trimmed(inner.left_edge, inner.right_edge),), frame=str(frame), sense=sense)
    return _predicated(cue) or _extraposed(cue)


def _beside(parse: Parse, cue: FoundCue) -> Content | None:
    """What stands beside "in a survey": the rest of its sentence; None where the phrase belongs to a noun or clause."""
    lead = cue.head.head
    if cue.head.dep_ != "pobj" or lead.lower_ != "in" or lead.head.dep_ != "ROOT" or lead.head.pos_ not in _VERBAL:
        return None
    first, last = lead.sent[0], lead.sent[-1]
    pieces = [trimmed(first, lead.nbor(-1))] if lead.i > first.i else []
    if cue.head.right_edge.i < last.i:
        pieces.append(trimmed(cue.head.right_edge.nbor(1), last))
    told = tuple(piece for piece in pieces if any(one.pos_ in _WORDS for one in parse.tokens(*piece)))
    return Content(pieces=told, frame="in", sense=cue.senses[0]) if told else None


def _behind_speaker(preposition: Token) -> Token | None:
    """The clause that the parser hung on the speaker: "allegations by a student that police had …"."""
    if preposition.lower_ not in ("by", "from") or preposition.dep_ not in ("prep", "agent"):
        return None
    speaker = syntax.child(preposition, "pobj")
    clause = syntax.child(speaker, "relcl", "acl") if speaker is not None else None
    return clause if clause is not None and is_finite_that(clause) else None


def _predicated(cue: FoundCue) -> Content | None:
    """ "The claim is that …": the clause after the copula."""
    sense = cue.allows("is")
    copula = cue.head.head
    if sense is None or cue.head.dep_ != "nsubj" or copula.lemma_ != "be":
        return None
    clause = syntax.child(copula, "ccomp", "xcomp")
    if clause is None or clause.i < copula.i:
        return None
    return Content(pieces=(trimmed(clause.left_edge, clause.right_edge),), frame="is", sense=sense)


def _extraposed(cue: FoundCue) -> Content | None:
    """ "Fears are growing that …", "Reports emerged that …": the clause behind a verb that only lets the noun arise."""
    sense, verb = cue.allows("that"), cue.head.head
    if sense is None or cue.head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_.lower() not in load_speech().arising:
        return None
    clause = syntax.child(verb, "ccomp", "advcl", "acl")
    if clause is None or clause.i < verb.i or not is_finite_that(clause):
        return None
    return Content(pieces=(trimmed(clause.left_edge, clause.right_edge),), frame="that", sense=sense)


def around(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    """The clause that an "according to" phrase stands in, without the phrase itself."""
    sense = cue.senses[0]
    if not sense.frames:
        return None
    first = cue.words[0]
    last = max([cue.words[-1], *([source.last] if source else [])], key=lambda one: one.i)
    last = _end_of_phrase(cue, last)
    start, end = _clause_around(cue)
    pieces = []
    if first.i > start.i:
        pieces.append(trimmed(start, first.nbor(-1)))
    if last.i < end.i:
        pieces.append(trimmed(last.nbor(1), end))
    pieces = [piece for piece in pieces if any(token.is_alpha for token in parse.tokens(*piece))]
    return Content(pieces=tuple(pieces), frame="around", sense=sense) if pieces else None


def _clause_around(cue: FoundCue) -> tuple[Token, Token]:
    """The complement clause that the phrase hangs in ("said that, according to X, …"), else all up to a semicolon."""
    verb = cue.head.head
    closes = not any(one.is_alpha and one.i > cue.words[-1].i + 12 for one in cue.head.sent) and cue.head.i > verb.i
    if not closes and verb.dep_ == "ccomp" and verb.pos_ in ("VERB", "AUX") and verb.head.i < verb.left_edge.i:
        return verb.left_edge, verb.right_edge
    return _between_semicolons(cue.head)


def _between_semicolons(token: Token) -> tuple[Token, Token]:
    """First and last word of the part of the sentence that a word stands in."""
    sentence = token.sent
    marks = [one.i for one in sentence if one.text == ";"]
    first = max((at + 1 for at in marks if at < token.i), default=sentence.start)
    last = min((at - 1 for at in marks if at > token.i), default=sentence.end - 1)
    return token.doc[first], token.doc[last]


def _end_of_phrase(cue: FoundCue, last: Token) -> Token:
    """The phrase runs on to the comma that closes it, where one does."""
    for token in last.doc[last.i + 1 : last.sent.end]:
        if token.text in (",", ".", ";", "-", "--", "–", "—", '"'):
            return token.nbor(-1)
        if token.pos_ in ("VERB", "AUX") and token.tag_ in _FINITE:
            return last
    return last


def of_adverb(parse: Parse, cue: FoundCue) -> Content | None:
    """The clause that an adverb of hearsay stands in, without the adverb: "reportedly".

    None before an adjective that it qualifies alone ("in an apparently unrelated case").
    """
    if cue.head.dep_ == "advmod" and cue.head.head.dep_ == "amod" and cue.head.head.pos_ == "ADJ":
        return None
    verb = syntax.clause(cue.head)
    first, last = verb.left_edge, verb.right_edge
    before = trimmed(first, cue.head.nbor(-1)) if first.i < cue.head.i else None
    after = trimmed(cue.head.nbor(1), last) if last.i > cue.head.i else None
    pieces = tuple(piece for piece in (before, after) if piece is not None and piece[0] < piece[1])
    return Content(pieces=pieces, frame="that", sense=cue.senses[0]) if pieces else None


def of_adjective(parse: Parse, cue: FoundCue) -> Content | None:
    """What an adjective of mind or saying introduces: "confident that …", "afraid of …"."""
    adjective = cue.head
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            frame = "to" if is_infinitive(child) else "that"
            sense = cue.allows(frame)
            if sense is not None:
                return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame=frame, sense=sense)
        frame = PREPOSITION_FRAMES.get(child.lower_, "") if child.dep_ == "prep" else ""
        sense = cue.allows(frame)
        inner = syntax.child(child, "pobj", "pcomp")
        if sense is not None and inner is not None:
            return Content(pieces=(trimmed(inner.left_edge, inner.right_edge),), frame=frame, sense=sense)
    return None
