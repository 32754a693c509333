"""What is said: the words of the text that a cue makes its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from sayso.claims.cues import FoundCue
from sayso.claims.sources import SourcePhrase, speaks_on
from sayso.lexicons import Cue
from sayso.lexicons.entries import Part
from sayso.nlp import Parse, Quote, syntax

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WH = frozenset({"what", "who", "whom", "which", "how", "why", "where", "when", "whether", "if"})
_TIGHT = frozenset({"ccomp", "xcomp", "dobj", "prep", "oprd", "attr", "acomp", "pcomp", "pobj"})
_BOUND = frozenset({"relcl", "acl", "pcomp", "csubj", "amod"})
_CIRCUMSTANCE = frozenset({"advcl", "prep", "npadvmod", "advmod", "acl"})
_UNSAID = frozenset({"DATE", "TIME"})
_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_COMPLETING = frozenset({"for", "against", "to", "with", "between", "about", "from", "as", "over", "toward", "towards"})
_PREPOSITION_FRAMES = {
    "of": "of",
    "about": "about",
    "for": "for",
    "against": "against",
    "on": "on",
    "upon": "on",
    "over": "over",
    "in": "in",
    "as": "as",
    "with": "with",
    "from": "from",
    "by": "by",
    "at": "at",
    "into": "into",
    "to": "to_np",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The pieces of what is said, as ranges of characters in text order, and the frame they came in."""

    pieces: tuple[tuple[int, int], ...]
    frame: str
    sense: Cue


def find_content(parse: Parse, cue: FoundCue, source: SourcePhrase | None, quotes: Sequence[Quote]) -> Content | None:
    """What a cue says, or None when it introduces nothing in this place.

    Tried in turn: direct quotation, a clause the cue follows or interrupts, a finite clause, an infinitive, a gerund,
    a prepositional phrase, a noun phrase; each only where a sense of the cue allows that frame.
    """
    if quotes:
        sense = cue.allows("quote")
        assert sense is not None
        return Content(pieces=_with_lead(parse, cue, quotes), frame="quote", sense=sense)
    content = _unquoted(parse, cue, source)
    return replace(content, pieces=_whole_quotes(parse, cue, content.pieces)) if content is not None else None


def _whole_quotes(parse: Parse, cue: FoundCue, pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """A piece that ends inside a quotation it opened runs on to the closing mark: the speaker goes on."""
    whole = []
    for start, end in pieces:
        broken = (one for one in parse.quotes if start <= one.start < end < one.end and cue.head.idx < one.start)
        quote = next(broken, None)
        whole.append((start, quote.end if quote is not None else end))
    return tuple(whole)


def _unquoted(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    if cue.part is Part.VERB:
        return _of_verb(parse, cue, source)
    if cue.part is Part.NOUN:
        return _of_noun(parse, cue)
    if cue.part is Part.PHRASE:
        return _around(parse, cue, source)
    if cue.part is Part.ADVERB:
        return _of_adverb(parse, cue)
    return _of_adjective(parse, cue)


def _with_lead(parse: Parse, cue: FoundCue, quotes: Sequence[Quote]) -> tuple[tuple[int, int], ...]:
    """The quotations, each with its marks; where the cue has a clause leading into its quotation, that too."""
    pieces = [(quote.start, quote.end) for quote in quotes]
    return tuple(pieces)


def _of_verb(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    verb = cue.head
    clause = _finite_clause(cue)
    if clause is not None and clause.i > verb.i:
        frame = "wh" if _opens_with_wh(clause) else "that"
        sense = cue.allows(frame) or cue.allows("that") or cue.allows("wh")
        if sense is not None:
            return Content(pieces=(_clause_range(clause, verb),), frame="that", sense=sense)
    broken = _broken_clause(cue)
    if broken is not None:
        return broken
    if (cue.allows("that") or cue.allows("quote")) and verb.dep_ not in _BOUND:
        parenthetical = _parenthetical(parse, cue, source)
        if parenthetical:
            sense = cue.allows("that") or cue.allows("quote")
            assert sense is not None
            return Content(pieces=parenthetical, frame="that", sense=sense)
    return _infinitive(cue) or _gerund(cue) or _predication(parse, cue) or _prepositional(cue) or _object(cue)


def _broken_clause(cue: FoundCue) -> Content | None:
    """A clause whose subject the parser took for the object of saying: "says the plan [object] would fail [?]"."""
    sense = cue.allows("that")
    taken = syntax.child(cue.head, "dobj")
    if sense is None or taken is None or taken.i < cue.head.i or taken.right_edge.i + 1 >= cue.head.sent.end:
        return None
    verb = taken.right_edge.nbor(1)
    if verb.tag_ not in ("MD", "VBD", "VBZ", "VBP") or verb.dep_ == "conj":
        return None
    return Content(pieces=(trimmed(taken.left_edge, cue.head.sent[-1]),), frame="that", sense=sense)


def _finite_clause(cue: FoundCue) -> Token | None:
    verb = cue.head
    clauses = [
        child
        for child in verb.children
        if child.dep_ == "ccomp" or (child.dep_ in ("xcomp", "advcl", "dep") and _is_finite_that(child))
    ]
    after = [clause for clause in clauses if clause.i > verb.i]
    return next(iter(after or _misattached(verb) or clauses), None)


def _misattached(verb: Token) -> list[Token]:
    """A "that" clause which the parser hung on a noun in between: "said at a press conference that …"."""
    found = []
    for preposition in syntax.children(verb, "prep", "npadvmod", "advmod"):
        if preposition.i > verb.i:
            nouns = (one for one in preposition.subtree if one.dep_ in ("acl", "relcl"))
            found.extend(clause for clause in nouns if _is_finite_that(clause))
    return found


def _is_finite_that(clause: Token) -> bool:
    return any(one.dep_ == "mark" and one.lower_ == "that" for one in clause.children)


def _opens_with_wh(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in _WH


def _clause_range(clause: Token, verb: Token) -> tuple[int, int]:
    """From the clause's first word to its last, and on to the end of what is coordinated with it."""
    first, last = clause.left_edge, clause.right_edge
    if first.i < verb.i < clause.i:
        first = verb.doc[verb.i + 1]
    for other in verb.children:
        if other.dep_ == "ccomp" and other.i > clause.i:
            last = max(last, other.right_edge, key=lambda one: one.i)
    speaking_on = next((one for one in clause.subtree if one.i > clause.i and speaks_on(one) == verb), None)
    if speaking_on is not None:
        last = speaking_on.nbor(-1)
        while last.i > clause.i and last.dep_ in ("cc", "punct", "advmod"):
            last = last.nbor(-1)
    return trimmed(first, last)


def trimmed(first: Token, last: Token) -> tuple[int, int]:
    """The range of characters of some tokens, without punctuation or space at its edges; quotation marks stay in pairs."""
    while last.i > first.i and (last.is_space or last.text in (",", ";", ":", ".", "-", "--", "–", "—", "?", "!")):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or first.text in (",", ";", ":", ".", "-", "--", "–", "—")):
        first = first.nbor(1)
    return first.idx, last.idx + len(last)


def _parenthetical(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> tuple[tuple[int, int], ...] | None:
    """The clause that a cue clause follows or interrupts: "The bridge fell, police said"."""
    verb = cue.head
    sentence = verb.sent
    first = source.first if source is not None and source.first.i < verb.i else verb
    last = cue.words[-1]
    if source is not None and source.first.i > verb.i:
        last = source.last
    if first.i == sentence.start or first.nbor(-1).text not in (",", '"', "-", "--", "–", "—"):
        return None
    end = _end_of_cue_clause(last, verb)
    if end is None:
        return None
    before = trimmed(sentence[0], first.nbor(-1))
    if parse.tokens(*before).root.dep_ in _CIRCUMSTANCE:
        return None
    pieces = [before]
    if end.i + 1 < sentence.end and _goes_on(verb, end):
        pieces.append(trimmed(end.nbor(1), sentence[-1]))
    if not any(token.pos_ in ("VERB", "AUX") for token in parse.tokens(*before)) and len(pieces) == 1:
        return None
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _end_of_cue_clause(last: Token, verb: Token) -> Token | None:
    """The last token of a parenthetical cue clause, or None when the cue goes on to its own complement."""
    end = verb.sent[-1]
    for token in verb.doc[last.i + 1 : verb.sent.end]:
        if token.text in (",", ".", "-", "--", "–", "—", ";", '"'):
            return token.nbor(-1)
        if token.lower_ == "that" or (token.pos_ in ("VERB", "AUX") and token.tag_ in _FINITE):
            return None
    return end


def _goes_on(verb: Token, end: Token) -> bool:
    """True when the clause that the cue interrupts continues after it."""
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and verb.head.i != verb.i:
        head = verb.head
        return head.i > end.i or any(one.i > end.i and not one.is_punct for one in head.children)
    return any(one.dep_ == "ccomp" and one.i > end.i for one in verb.children) or any(
        one.dep_ == "ccomp" and one.right_edge.i > end.i for one in verb.children
    )


def _infinitive(cue: FoundCue) -> Content | None:
    sense = cue.allows("to")
    if sense is None:
        return None
    for child in cue.head.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.i > cue.head.i and _is_infinitive(child):
            first = _before_infinitive(cue, child)
            return Content(pieces=(trimmed(first, child.right_edge),), frame="to", sense=sense)
    return None


def _before_infinitive(cue: FoundCue, verb: Token) -> Token:
    """The object of "urged X to leave" belongs to what is urged."""
    first = next((one for one in verb.lefts if one.lower_ == "to"), verb).left_edge
    target = syntax.child(cue.head, "dobj")
    if target is not None and cue.head.i < target.i < verb.i:
        return target.left_edge
    return min(first, verb.left_edge, key=lambda one: one.i) if verb.left_edge.i > cue.head.i else first


def _is_infinitive(verb: Token) -> bool:
    return any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)


def _predication(parse: Parse, cue: FoundCue) -> Content | None:
    """ "called the vote a farce", "termed it “unfair”": the object and what is predicated of it."""
    sense = cue.allows("oprd") or cue.allows("as")
    target = syntax.child(cue.head, "dobj", "nsubjpass")
    predicate = syntax.child(cue.head, "oprd")
    if sense is None:
        return None
    if predicate is None and "oprd" in sense.frames:
        return _small_clause(parse, cue, target, sense)
    if predicate is None or target is None or predicate.i < cue.head.i:
        return None
    if target.i < cue.head.i:
        pieces = (trimmed(target.left_edge, target.right_edge), trimmed(predicate.left_edge, predicate.right_edge))
    else:
        pieces = (trimmed(target.left_edge, predicate.right_edge),)
    return Content(pieces=pieces, frame="as", sense=sense)


def _small_clause(parse: Parse, cue: FoundCue, target: Token | None, sense: Cue) -> Content | None:
    """The same where the parser made a clause of it, or left the quoted predicate loose."""
    verb = cue.head
    if target is not None and target.i > verb.i:
        after = target.right_edge.idx + len(target.right_edge)
        quote = next((one for one in parse.quotes if after <= one.start <= after + 1), None)
        pieces = ((target.left_edge.idx, quote.end),) if quote is not None else ()
    else:
        clause = syntax.child(verb, "xcomp", "ccomp")
        small = clause is not None and clause.i > verb.i and syntax.child(clause, "aux", "mark") is None
        pieces = (trimmed(clause.left_edge, clause.right_edge),) if clause is not None and small else ()
    return Content(pieces=pieces, frame="as", sense=sense) if pieces else None


def _gerund(cue: FoundCue) -> Content | None:
    sense = cue.allows("ing")
    if sense is None:
        return None
    for child in cue.head.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "pcomp") and child.tag_ == "VBG" and child.i > cue.head.i:
            return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame="ing", sense=sense)
    return None


def _prepositional(cue: FoundCue) -> Content | None:
    verb = cue.head
    for preposition in (*syntax.children(verb, "prep", "dative"), *_under_object(verb)):
        frame = _PREPOSITION_FRAMES.get(preposition.lower_)
        sense = cue.allows(frame) if frame is not None else None
        inner = syntax.child(preposition, "pobj", "pcomp")
        if sense is None or inner is None or preposition.i < verb.i or _is_no_content(inner, str(frame)):
            continue
        accused = syntax.child(verb, "dobj") if sense.addressee == "object" or frame == "as" else None
        first = accused.left_edge if accused is not None and accused.i < inner.i else inner.left_edge
        last = _with_complements(verb, inner.right_edge)
        return Content(pieces=(trimmed(first, last),), frame=str(frame), sense=sense)
    return None


def _is_no_content(noun: Token, frame: str) -> bool:
    """True for a day ("reported on Monday") and for the other party of an agreement ("agreed with the union")."""
    return noun.ent_type_ in _UNSAID or (frame == "with" and noun.ent_type_ in _PARTIES)


def _under_object(verb: Token) -> list[Token]:
    """Prepositions that the parser hung on the object: "accused the army of shelling"."""
    target = syntax.child(verb, "dobj")
    return syntax.children(target, "prep") if target is not None else []


def _object(cue: FoundCue) -> Content | None:
    sense = cue.allows("np")
    if sense is None:
        return None
    if cue.words[-1].dep_ == "prep":
        target = syntax.child(cue.words[-1], "pobj", "pcomp")
        return Content(pieces=(trimmed(target.left_edge, target.right_edge),), frame="np", sense=sense) if target else None
    passive = syntax.child(cue.head, "nsubjpass")
    target = passive or syntax.child(cue.head, "dobj", "attr", "oprd")
    if target is None and cue.head.tag_ == "VBN" and cue.head.dep_ == "acl":
        target = cue.head.head
        return Content(pieces=(trimmed(target.left_edge, cue.head.nbor(-1)),), frame="np", sense=sense)
    if target is None or target.pos_ == "PRON" and target.lower_ in ("who", "which", "that"):
        return None
    last = target.right_edge
    if passive is None:
        last = _with_complements(cue.head, last)
    elif target.right_edge.i >= cue.head.i:
        last = cue.head.nbor(-1)
    return Content(pieces=(trimmed(target.left_edge, last),), frame="np", sense=sense)


def _with_complements(verb: Token, last: Token) -> Token:
    """The object's last word, or that of what completes it: "announced a suit against …", "linked it to …"."""
    for one in verb.rights:
        if one.i <= last.i:
            continue
        completes = one.dep_ in ("oprd", "xcomp") or (one.dep_ in ("prep", "dative") and one.lower_ in _COMPLETING)
        if not (completes or (one.dep_ == "advcl" and _is_infinitive(one))) or one.left_edge.i > last.i + 1:
            break
        last = one.right_edge
    return last


def _of_noun(parse: Parse, cue: FoundCue) -> Content | None:
    noun = cue.head
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl", "advcl"):
            frame = "to" if _is_infinitive(child) else "that" if _is_finite_that(child) else None
            sense = cue.allows(frame) if frame else None
            if sense is not None:
                return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame=str(frame), sense=sense)
        frame = _PREPOSITION_FRAMES.get(child.lower_) if child.dep_ == "prep" else None
        sense = cue.allows(frame) if frame is not None else None
        inner = syntax.child(child, "pobj", "pcomp")
        if sense is not None and inner is not None:
            return Content(pieces=(trimmed(inner.left_edge, inner.right_edge),), frame=str(frame), sense=sense)
    return _predicated(cue)


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


def _around(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
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
    """The complement clause that the phrase hangs in ("said that, according to X, …"), else the whole sentence."""
    verb = cue.head.head
    if verb.dep_ == "ccomp" and verb.pos_ in ("VERB", "AUX") and verb.head.i < verb.left_edge.i:
        return verb.left_edge, verb.right_edge
    return cue.head.sent[0], cue.head.sent[-1]


def _end_of_phrase(cue: FoundCue, last: Token) -> Token:
    """The phrase runs on to the comma that closes it, where one does."""
    for token in last.doc[last.i + 1 : last.sent.end]:
        if token.text in (",", ".", ";", "-", "--", "–", "—", '"'):
            return token.nbor(-1)
        if token.pos_ in ("VERB", "AUX") and token.tag_ in _FINITE:
            return last
    return last


def _of_adverb(parse: Parse, cue: FoundCue) -> Content | None:
    verb = syntax.clause(cue.head)
    first, last = verb.left_edge, verb.right_edge
    before = trimmed(first, cue.head.nbor(-1)) if first.i < cue.head.i else None
    after = trimmed(cue.head.nbor(1), last) if last.i > cue.head.i else None
    pieces = tuple(piece for piece in (before, after) if piece is not None and piece[0] < piece[1])
    return Content(pieces=pieces, frame="that", sense=cue.senses[0]) if pieces else None


def _of_adjective(parse: Parse, cue: FoundCue) -> Content | None:
    adjective = cue.head
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            frame = "to" if _is_infinitive(child) else "that"
            sense = cue.allows(frame)
            if sense is not None:
                return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame=frame, sense=sense)
        frame = _PREPOSITION_FRAMES.get(child.lower_, "") if child.dep_ == "prep" else ""
        sense = cue.allows(frame)
        inner = syntax.child(child, "pobj", "pcomp")
        if sense is not None and inner is not None:
            return Content(pieces=(trimmed(inner.left_edge, inner.right_edge),), frame=frame, sense=sense)
    return None
