"""Speakers whom the parser gave to no verb: the noun phrase that stands where the subject of saying stands."""

from __future__ import annotations

from sayso.model.token import Token
from sayso.nlp import syntax

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_QUANTITIES = frozenset({"most", "many", "some", "others", "several", "more", "few", "both", "half", "another"})
_PARTERS = frozenset({",", "-", "--", "–", "—", "(", ")"})
_DESCRIBING = frozenset({"who", "which", "that", "whose", "whom", "where", "when", "a", "an", "the", "and", "or", "as"})
_BESIDE = frozenset({"compound", "det", "amod", "nmod", "poss", "case", "nummod"})
_INNER = frozenset({"compound", "pobj", "prep"})
_FOLLOWING = 8
_SEGMENTS = 5


def missed_subject(verb: Token) -> tuple[Token, Token, Token] | None:
    """Head, first and last word of the noun phrase that stands as the subject of a finite verb without one; or None.

    After a quotation it follows the verb ("…," recalled the envoy); otherwise it ends right before the verb, or before
    what describes it between commas, dashes or brackets ("Ana Ruiz, a former envoy who …, said").
    """
    if verb.i == 0 or not (verb.tag_ in _FINITE or _is_misread(verb)):
        return None
    if _after_quotation(verb):
        return _following(verb) if verb.text[0].islower() else None
    before = verb.nbor(-1)
    if before.dep_ == "compound" and before.head == verb and before.pos_ in ("NOUN", "PROPN"):
        return _phrase(_first_beside(before), before)
    return _preceding(verb) if syntax.child(verb, "ccomp") is not None else None


def _first_beside(noun: Token) -> Token:
    """The first word of the phrase that ends with a noun which the parser joined to the verb: "court records show"."""
    first = noun
    while first.i > first.sent.start and first.nbor(-1).dep_ in _BESIDE:
        first = first.nbor(-1)
    return first


def _is_misread(verb: Token) -> bool:
    """True for a past tense that the parser took for a participle: "who asked not to be named said …"."""
    return verb.tag_ == "VBN" and verb.dep_ in ("oprd", "dep", "ROOT") and syntax.child(verb, "aux", "auxpass") is None


def beside_quotation(verb: Token) -> tuple[Token, Token, Token] | None:
    """The same for a verb whose subject the parser found within the quotation before or around it."""
    if verb.tag_ not in _FINITE or verb.i == 0:
        return None
    return _following(verb) if _after_quotation(verb) else _preceding(verb)


def inverted_subject(verb: Token) -> Token | None:
    """The noun phrase between the verb and the mark that closes a cue clause: "The raid, said Ana Ruiz, was planned".

    None where the verb has a subject that does not end right before the comma, or a clause of its own.
    """
    if verb.tag_ not in _FINITE or verb.i < 2 or verb.i + 1 >= verb.sent.end or verb.nbor(-1).text != ",":
        return None
    subject = syntax.child(verb, "nsubj")
    if subject is None or subject.i > verb.i or not subject.right_edge.i >= verb.i - 2:
        return None
    if subject.pos_ == "PRON" or syntax.child(subject, "appos", "relcl", "acl") is not None:
        return None
    after = _following(verb)
    if after is None or after[0].ent_type_ in ("DATE", "TIME") or after[2].i + 1 >= verb.sent.end:
        return None
    return after[0] if after[2].nbor(1).text == "," and after[0].pos_ in ("PROPN", "NOUN") else None


def _after_quotation(verb: Token) -> bool:
    words = [token.text for token in verb.doc[max(0, verb.i - 4) : verb.i] if not token.is_space]
    return words[-1:] == ['"'] or words[-2:] == ['"', ","]


def _following(verb: Token) -> tuple[Token, Token, Token] | None:
    doc = verb.doc
    if verb.i + 1 >= verb.sent.end or not _opens_phrase(doc[verb.i + 1]):
        return None
    last = verb.i + 1
    for token in doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _FOLLOWING)]:
        if token.pos_ not in _NOMINAL | {"DET", "ADJ", "PART", "ADP", "CCONJ"} and token.text not in (".", "-"):
            break
        if token.pos_ in _NOMINAL:
            last = token.i
    return _phrase(doc[verb.i + 1], doc[last])


def _opens_phrase(token: Token) -> bool:
    return token.pos_ in _NOMINAL or (token.pos_ in ("DET", "ADJ") and token.lower_ not in ("that", "this", "no"))


def _preceding(verb: Token) -> tuple[Token, Token, Token] | None:
    """The phrase that ends where the verb begins, or where the descriptions before it begin."""
    doc, end = verb.doc, _before_adverbs(verb)
    for _ in range(_SEGMENTS):
        start = _segment(verb, end)
        words = doc[start:end]
        relative = next((one.i for one in words if one.lower_ in ("who", "which") and one.i > start), None)
        words = doc[start:relative] if relative is not None else words
        if len(words) and not _describes(words[0], words[-1], adjacent=end == verb.i):
            return (
                _phrase(words[0], words[-1])
                if words[-1].pos_ in _NOMINAL or _is_quantity(words[0], len(words))
                else None
            )
        end = start - 1
        if end <= verb.sent.start:
            return None
    return None


def _before_adverbs(verb: Token) -> int:
    end = verb.i
    while end > verb.sent.start and _is_between(verb.doc[end - 1]):
        end -= 1
    return end


def _is_between(token: Token) -> bool:
    return token.pos_ == "ADV" or (token.pos_ == "AUX" and token.lemma_ == "have")


def _segment(verb: Token, end: int) -> int:
    """Where the stretch of words that ends before `end` begins: behind the mark that parts it from the rest."""
    start = end
    while start > verb.sent.start and verb.doc[start - 1].text not in _PARTERS and verb.doc[start - 1].text != '"':
        start -= 1
    return start


def _describes(first: Token, last: Token, *, adjacent: bool) -> bool:
    """True for words that describe a noun before them, rather than name who speaks."""
    if adjacent:
        return False
    return (
        first.lower_ in _DESCRIBING
        or first.pos_ in ("ADP", "SCONJ", "NUM")
        or first.tag_ in ("VBG", "VBN")
        or first.dep_ == "appos"
        or last.pos_ not in _NOMINAL
    )


def _is_quantity(word: Token, words: int) -> bool:
    return words == 1 and word.lower_ in _QUANTITIES


def _phrase(first: Token, last: Token) -> tuple[Token, Token, Token] | None:
    """The phrase from its first word that may open it to `last`, with the word that heads it."""
    head = last
    while head.head != head and first.i <= head.head.i <= last.i and (head.head.i < head.i or head.dep_ in _INNER):
        head = head.head
    if head.pos_ not in _NOMINAL and head.lower_ not in _QUANTITIES:
        head = last
    while first.i < head.i and (first.pos_ in ("CCONJ", "SCONJ", "ADV", "PUNCT", "SPACE") or first.is_space):
        first = first.nbor(1)
    return head, first, last
