"""What is said in a clause: after the words of saying, before them, or around them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.claims.cues import FoundCue
from sayso.claims.finite import is_finite_that
from sayso.claims.further import speaks_on
from sayso.claims.piece import Content, trimmed
from sayso.claims.sources import SourcePhrase
from sayso.lexicons import Stance
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WH = frozenset({"what", "who", "whom", "which", "how", "why", "where", "when", "whether", "if"})
_SAID = _FINITE | {"VBN"}
_RELATIVES = frozenset({"which", "that", "who", "what"})
_BARE = 6
_CIRCUMSTANCE = frozenset({"advcl", "prep", "npadvmod", "advmod", "acl"})


def broken_clause(cue: FoundCue) -> Content | None:
    """A clause whose subject the parser took for the object of saying: "says the plan [object] would fail [?]"."""
    sense = cue.allows("that")
    taken = syntax.child(cue.head, "dobj")
    if sense is None or taken is None or taken.i < cue.head.i or taken.right_edge.i + 1 >= cue.head.sent.end:
        return None
    verb = taken.right_edge.nbor(1)
    if verb.tag_ not in ("MD", "VBD", "VBZ", "VBP") or verb.dep_ == "conj":
        return None
    return Content(pieces=(trimmed(taken.left_edge, cue.head.sent[-1]),), frame="that", sense=sense)


def finite_clause(cue: FoundCue) -> Token | None:
    """The finite clause that a verb of saying governs, rather one that follows it than one before; None without."""
    verb = cue.words[-1] if cue.words[-1].pos_ == "VERB" else cue.head
    clauses = [
        child
        for child in verb.children
        if child.dep_ == "ccomp" or (child.dep_ in ("xcomp", "advcl", "dep") and _is_said(child, cue))
    ]
    after = [clause for clause in clauses if clause.i > verb.i]
    return next(iter(after or _misattached(verb) or clauses), None)


def _is_said(clause: Token, cue: FoundCue) -> bool:
    """True for a clause with "that", and for one with "if" or "whether" that a question governs."""
    asked = cue.allows("wh") is not None and cue.senses[0].stance is Stance.ASKING and clause.i > cue.head.i
    return is_finite_that(clause) or (asked and opens_with_wh(clause))


def _misattached(verb: Token) -> list[Token]:
    """A "that" clause which the parser hung on a noun in between: "said at a press conference that …"."""
    found: list[Token] = []
    for preposition in syntax.children(verb, "prep", "npadvmod", "advmod", "agent"):
        if preposition.i > verb.i:
            nouns = (one for one in preposition.subtree if one.dep_ in ("acl", "relcl"))
            found.extend(clause for clause in nouns if is_finite_that(clause))
    return found


def to_paragraph_end(parse: Parse, cue: FoundCue, pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """What follows words of saying and a colon goes on to the end of its paragraph: "The mayor added: We … They …"."""
    start, end = pieces[-1]
    led = parse.plain[cue.words[-1].idx + len(cue.words[-1]) : start].strip() == ":"
    paragraph = parse.plain.find("\n", end)
    rest = parse.plain[end : paragraph if paragraph >= 0 else None]
    if not led or not parse.plain[start : start + 1].isupper() or '"' in rest:
        return pieces
    return (*pieces[:-1], (start, end + len(rest.rstrip(" ."))))


def opens_with_wh(clause: Token) -> bool:
    """True for a clause introduced by a question word, "whether" or "if"."""
    first = clause.left_edge
    return first.lower_ in _WH


def clause_range(clause: Token, verb: Token) -> tuple[int, int]:
    """From the clause's first word to its last, and on to the end of what is coordinated with it."""
    first, last = clause.left_edge, clause.right_edge
    if first.i < verb.i < clause.i:
        first = verb.doc[verb.i + 1]
    for other in verb.children:
        if other.dep_ == "ccomp" and other.i > clause.i:
            last = max(last, other.right_edge, key=lambda one: one.i)
    last = _with_list(verb, last)
    speaking_on = next((one for one in clause.subtree if one.i > clause.i and speaks_on(one) == verb), None)
    if speaking_on is not None:
        last = speaking_on.nbor(-1)
        while last.i > clause.i and last.dep_ in ("cc", "punct", "advmod"):
            last = last.nbor(-1)
    return trimmed(first, last)


def _with_list(verb: Token, last: Token) -> Token:
    """The end of a list of deeds that the parser cut: "said that it attacked a post, seized two vans and withdrew"."""
    for other in syntax.children(verb, "conj"):
        own = any(one.dep_ == "cc" and last.i < one.i < other.i for one in verb.children)
        if other.i > last.i and not own and syntax.child(other, "nsubj", "nsubjpass", "ccomp") is None:
            last = other.right_edge
    return last


def embedded_clause(cue: FoundCue) -> Content | None:
    """The rest of a relative clause that the words of saying open: "a raid that officials say killed nine people"."""
    sense, verb = cue.allows("that"), cue.head
    if sense is None or verb.dep_ not in ("relcl", "ccomp") or verb.i + 1 >= verb.sent.end:
        return None
    said, relative = verb.nbor(1), verb.left_edge
    if said.tag_ not in _SAID or said.head not in (verb, *verb.ancestors) or relative.lower_ not in _RELATIVES:
        return None
    own = syntax.child(said, "nsubj", "nsubjpass")
    if own is not None and own.i > verb.i:
        return None
    return Content(pieces=(trimmed(said, said.right_edge),), frame="that", sense=sense)


def as_clause(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> Content | None:
    """The clause that "as X said" comments on, before or after it; None where the verb has a complement of its own."""
    sense, verb = cue.allows("as_clause"), cue.head
    lead = next((one for one in verb.lefts if one.lower_ == "as" and one.dep_ in ("mark", "advmod", "prep")), None)
    if sense is None or source is None or lead is None or verb.dep_ != "advcl" or source.first.i < lead.i:
        return None
    if not _is_bare(verb, verb.right_edge, told=False):
        return None
    main = verb.head
    first, last = (main.sent[0], main.sent[-1]) if main.dep_ == "ROOT" else (main.left_edge, main.right_edge)
    pieces = []
    if lead.i > first.i:
        pieces.append(trimmed(first, lead.nbor(-1)))
    if verb.right_edge.i < last.i:
        pieces.append(trimmed(verb.right_edge.nbor(1), last))
    told = tuple(
        piece for piece in pieces if any(one.pos_ in ("NOUN", "PROPN", "VERB") for one in parse.tokens(*piece))
    )
    return Content(pieces=told, frame="that", sense=sense) if told else None


def parenthetical(parse: Parse, cue: FoundCue, source: SourcePhrase | None) -> tuple[tuple[int, int], ...] | None:
    """The clause that a cue clause follows or interrupts: "The bridge fell, police said"."""
    verb = cue.head
    sentence = verb.sent
    first = source.first if source is not None and source.first.i < verb.i else verb
    last = cue.words[-1]
    if source is not None and source.first.i > verb.i:
        last = source.last
    if first.i == sentence.start or syntax.before(first) not in (",", '"', "-", "--", "–", "—"):
        return None
    end = _end_of_cue_clause(last, verb)
    if end is None:
        return None
    before = trimmed(sentence[0], first.nbor(-1))
    opening = parse.tokens(*before)
    goes_on = end.i + 1 < sentence.end and _goes_on(verb, end)
    if opening.root.dep_ in _CIRCUMSTANCE:
        bare = _is_bare(verb, end, told=any(one.addressee == "object" for one in cue.senses))
        closes = opening.root.dep_ != "advcl" and _is_finite(opening) and not _goes_on_finite(end)
        whole = opening.root.dep_ == "advcl" or not _is_finite(opening)
        interrupts = whole and end.i + 1 < sentence.end and end.nbor(1).text == ","
        if not bare or not (closes or (interrupts and _goes_on_finite(end))):
            return None
        goes_on = interrupts
    pieces = [before]
    if goes_on:
        pieces.append(trimmed(end.nbor(1), sentence[-1]))
    if not any(token.pos_ in ("VERB", "AUX") for token in opening) and len(pieces) == 1:
        return None
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _is_bare(verb: Token, end: Token, *, told: bool) -> bool:
    """True for a cue clause that says nothing itself: no object but whom it tells, no further verb, few words."""
    further = any(token.pos_ in ("VERB", "AUX", "PART") for token in verb.doc[verb.i + 1 : end.i + 1])
    return not further and end.i - verb.i <= _BARE and (told or syntax.child(verb, "dobj", "attr", "prt") is None)


def _is_finite(tokens: Iterable[Token]) -> bool:
    return any(token.tag_ in _FINITE for token in tokens)


def _goes_on_finite(end: Token) -> bool:
    """True where a finite clause follows the cue clause in its sentence."""
    return _is_finite(end.doc[end.i + 1 : end.sent.end])


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
