"""Where a lexicon's patterns stand in a parse: phrases that name a source, and the modifiers that reach an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lexicons.entries import Cue, Lexicon, Modifier
from sayso.model.token import Token

_STEPS = 12
_SLOT = 8
_RUN_UP = 5
_CLOSED = frozenset({"relcl", "appos", "parataxis", "meta", "intj"})
_HANGING = frozenset({
    "amod", "advmod", "det", "neg", "npadvmod", "prep", "predet", "preconj", "cc", "mark", "aux", "compound", "nmod",
    "advcl", "poss", "punct", "prt",
})  # fmt: skip
_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_OWN = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "acomp", "oprd"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COPULAS = frozenset({"be", "seem", "appear", "remain", "become", "prove"})
_IN_A_STATE = frozenset({"prep:behind", "prep:in", "prep:under"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundModifier:
    """A modifier that reaches an event, and the words of the text that are it, in order."""

    modifier: Modifier
    words: tuple[Token, ...]


def match_phrase(token: Token, cue: Cue) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The words of a phrase cue that begins at `token`, and the words in its slot (none when the source follows).

    None when the phrase is not there. A slot takes up to eight words of one sentence; `X's` also takes a possessive
    pronoun.
    """
    fixed: list[Token] = []
    slot: list[Token] = []
    at = token.i
    for position, word in enumerate(cue.words):
        if word in ("X", "X's"):
            after = cue.words[position + 1]
            end = _slot_end(token, at, after, possessive=word == "X's")
            if end is None:
                return None
            slot.extend(token.doc[at:end])
            at = end
        elif at < token.sent.end and token.doc[at].lower_ == word:
            fixed.append(token.doc[at])
            at += 1
        else:
            return None
    return tuple(fixed), tuple(slot)


def _slot_end(token: Token, start: int, after: str, *, possessive: bool) -> int | None:
    """Where a slot that starts here ends: just before the word that follows it."""
    doc = token.doc
    for at in range(start + 1, min(start + _SLOT, token.sent.end)):
        if doc[at].lower_ == after or (not possessive and doc[at].lemma_ == after):
            owner = doc[at - 1]
            return at if not possessive or owner.tag_ in ("POS", "PRP$") else None
        if doc[at].text in (",", ";", ":", '"'):
            return None
    return None


def find_modifiers(event: Token, lexicon: Lexicon) -> tuple[FoundModifier, ...]:
    """Every modifier whose scope holds the event word, the highest priority first, then the nearest.

    Scope climbs from the event through the verbs and nouns that merely carry it ("carry out an attack", "a wave of
    attacks"), through infinitives, complement clauses and coordination; it stops at relative clauses, appositions and
    parentheses, and at objects of verbs that presuppose them ("planned to denounce the attack").
    """
    found: dict[tuple[str, int], FoundModifier] = {}
    between: set[str] = set()
    own = True
    for token, arc, parent in _climb(event, lexicon):
        if own:
            for one in (*_hanging(token, between, lexicon), *_introduced(token, between, lexicon)):
                found.setdefault((one.modifier.id, one.words[0].i), one)
        if parent is None:
            break
        if token != event:
            between.add(token.lemma_.lower())
        for one in (*_governing(parent, arc, between, lexicon), *_leading(parent, token, between, lexicon)):
            if one.modifier.category == "attempt" and _is_tried(token, arc, event, lexicon):
                continue
            found.setdefault((one.modifier.id, one.words[0].i), one)
        for one in _predicated(parent, arc, lexicon) if own else ():
            found.setdefault((one.modifier.id, one.words[0].i), one)
        own = own and (_keeps(token, arc, parent, lexicon) or _lays_to(token, arc, parent))
    return tuple(sorted(found.values(), key=lambda one: -one.modifier.priority))


def _is_tried(token: Token, arc: str, event: Token, lexicon: Lexicon) -> bool:
    """True for the men of "try the men accused of murder", who are no deed that somebody attempts."""
    return arc == "dobj" and token != event and token.lemma_.lower() not in lexicon.carriers


def _climb(event: Token, lexicon: Lexicon) -> Iterator[tuple[Token, str, Token | None]]:
    """The event and the words above it, each with the arc to the next; the last has none."""
    token = event
    for _ in range(_STEPS):
        arc, parent = _aim(token, lexicon) or _arc(token)
        if parent is None or token.dep_ in _CLOSED:
            yield token, arc, None
            return
        yield token, arc, parent
        if not _open(arc, parent, lexicon):
            yield parent, "", None
            return
        token = parent
    yield token, "", None


def _arc(token: Token) -> tuple[str, Token | None]:
    """The relation to the next word above; a preposition is folded into it ("prep:of")."""
    if token.head == token:
        return "", None
    if token.dep_ in ("pobj", "pcomp"):
        preposition = token.head
        return f"prep:{preposition.lower_}", preposition.head
    if token.dep_ == "acl" and token.tag_ == "VBG":
        return "acl:ing", token.head  # "a plan costing millions": no plan to cost them
    if token.dep_ == "conj" and _leaves_infinitive(token):
        return "conj", token.head.head
    return token.dep_, token.head


def _leaves_infinitive(verb: Token) -> bool:
    """True for a finite verb coordinated with an infinitive: "wants to talk and is gathering troops"."""
    if not any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.head.lefts) or verb.head.head == verb.head:
        return False
    return verb.tag_ in _FINITE or any(one.tag_ in _FINITE for one in verb.lefts if one.dep_ in ("aux", "auxpass"))


def _aim(token: Token, lexicon: Lexicon) -> tuple[str, Token] | None:
    """The noun whose aim an infinitive is, where the parser hung it on the verb: "foiled a plot to bomb the hall"."""
    if token.dep_ != "advcl" or token.tag_ != "VB" or not token.head.i < token.i:
        return None
    noun = next((one for one in token.head.children if one.dep_ in ("dobj", "nsubjpass") and one.i < token.i), None)
    opens = next((one for one in token.lefts if one.lower_ == "to"), None)
    if noun is None or opens is None or noun.right_edge.i + 1 != opens.i:
        return None
    modifiers = lexicon.modifiers_by_lemma.get(noun.lemma_.lower(), ())
    aims = any("acl" in one.through and one.category in ("plan", "attempt") for one in modifiers)
    return ("acl", noun) if aims and noun.lemma_.lower() not in lexicon.carriers else None


def _open(arc: str, parent: Token, lexicon: Lexicon) -> bool:
    """True when scope goes on above `parent`: it only carries the event, or is itself a modifier in its own scope."""
    if arc in ("conj", "xcomp", "ccomp", "acl", "acl:ing", "pcomp", "csubj", "aux", "auxpass"):
        return True
    lemma = parent.lemma_.lower()
    if any(arc in one.through for one in lexicon.modifiers_by_lemma.get(lemma, ())):
        return True
    if arc in _OWN or arc.startswith("prep:") or arc in ("compound", "nmod", "poss", "amod"):
        return lemma in lexicon.carriers
    return False


def _keeps(token: Token, arc: str, parent: Token, lexicon: Lexicon) -> bool:
    """True when negation, auxiliaries and adverbs of `parent` are also the event's own."""
    if arc == "conj":
        return token.i > parent.i and not (_SUBJECTS & {one.dep_ for one in token.children})
    if arc == "xcomp":
        return True
    return (arc in _OWN or arc == "prep:of") and parent.lemma_.lower() in lexicon.carriers


def _governing(parent: Token, arc: str, between: set[str], lexicon: Lexicon) -> Iterator[FoundModifier]:
    """Words whose complement this is; also through their object, where parsers hang "convicted the guard of murder"."""
    governors = [parent, *_beside(parent, arc)]
    if arc.startswith("prep:") and parent.dep_ in ("dobj", "nsubjpass"):
        governors.append(parent.head)
    for governor in governors:
        for one in _at(governor, "governs", lexicon):
            if arc in one.modifier.through and _in_scope(one.modifier, between):
                yield one


def _beside(parent: Token, arc: str) -> list[Token]:
    """What governs in the governor's stead: the predicate of a copula ("it is untrue that"), and "too" before it."""
    if arc in ("xcomp", "advcl", "ccomp") and parent.pos_ in ("ADJ", "ADV"):
        return [one for one in parent.lefts if one.dep_ == "advmod"]
    if arc not in ("ccomp", "csubj", "nsubj", "xcomp", "advcl") or parent.lemma_ not in _COPULAS:
        return []
    predicates = [one for one in parent.rights if one.dep_ in ("acomp", "attr", "oprd")]
    if arc in ("xcomp", "advcl", "ccomp"):
        predicates += [word for one in predicates for word in one.lefts if word.dep_ == "advmod"]
    return predicates


def _predicated(parent: Token, arc: str, lexicon: Lexicon) -> Iterator[FoundModifier]:
    """Adjectives said of the event rather than put before it: "the raid was unsuccessful"."""
    if arc == "nsubj" and parent.lemma_ in _COPULAS:
        for predicate in (one for one in parent.rights if one.dep_ in ("acomp", "oprd")):
            yield from _at(predicate, "modifies", lexicon)


def _lays_to(deed: Token, arc: str, parent: Token) -> bool:
    """True for the deed that somebody is said to be behind, and for the state somebody is in: "is not in custody"."""
    bare = arc == "prep:behind" or not any(one.dep_ == "det" for one in deed.lefts)
    return arc in _IN_A_STATE and bare and parent.lemma_ in _COPULAS


def _in_scope(modifier: Modifier, between: set[str]) -> bool:
    return not between & modifier.terminates and (not modifier.via or bool(between & modifier.via))


def _leading(parent: Token, token: Token, between: set[str], lexicon: Lexicon) -> Iterator[FoundModifier]:
    """Phrases that the event stands in: "in the event of …"; the last word is the preposition or verb above it."""
    above = token.head
    joins = [one for one in parent.children if one.dep_ == "cc" and one.i < token.i] if token.dep_ == "conj" else []
    for last in {one.i: one for one in (above, parent, *joins[-1:])}.values():
        for first in _run_up(last):
            for one in _at(first, "phrase", lexicon):
                if one.words[-1] == last and _in_scope(one.modifier, between):
                    yield one


def _introduced(clause: Token, between: set[str], lexicon: Lexicon) -> Iterator[FoundModifier]:
    """Phrases that end in the "that" of a clause: "no evidence that soldiers burned it"."""
    mark = next((one for one in clause.children if one.dep_ == "mark" and one.lower_ == "that"), None)
    for first in _run_up(mark) if mark is not None else ():
        for one in _at(first, "phrase", lexicon):
            if one.words[-1] == mark and _in_scope(one.modifier, between):
                yield one


def _run_up(last: Token) -> list[Token]:
    """The word and up to five before it, within its sentence, in text order."""
    words = [last]
    while len(words) <= _RUN_UP and words[-1].i and not words[-1].is_sent_start:
        words.append(words[-1].nbor(-1))
    return words[::-1]


def _hanging(token: Token, between: set[str], lexicon: Lexicon) -> Iterator[FoundModifier]:
    """What hangs on the event or on a word that carries it; also the condition that its clause depends on."""
    for child in token.children:
        relation = child.dep_
        if relation in _ARGUMENTS and token.pos_ == "VERB":
            yield from _involved(token, child, lexicon)
        if relation not in _HANGING:
            continue
        if relation == "advcl":
            yield from _condition(child, lexicon)
            continue
        if not _candidates(child, lexicon):
            continue
        relations = ("modifies", "auxiliary", "subordinates", "phrase")
        for relation in relations:
            for one in _at(child, relation, lexicon):
                if _in_scope(one.modifier, between) and _fits(one, token):
                    yield one


def _involved(event: Token, argument: Token, lexicon: Lexicon) -> Iterator[FoundModifier]:
    """What the subject or object of the event says of it: "no soldiers attacked", "attacked nobody"."""
    determiners = [one for one in argument.lefts if one.dep_ in ("det", "neg", "predet", "preconj")]
    counted = (one for number in argument.lefts if number.dep_ == "nummod" for one in number.lefts if one.dep_ == "neg")
    for word in (argument, *determiners, *counted):
        yield from (one for one in _at(word, "involves", lexicon) if _in_scope(one.modifier, {event.lemma_.lower()}))


def _condition(clause: Token, lexicon: Lexicon) -> Iterator[FoundModifier]:
    """The "if" of a clause that another depends on; "even if" makes no condition of it."""
    for mark in clause.children:
        if mark.dep_ != "mark" or (mark.i and mark.nbor(-1).lower_ == "even"):
            continue
        for one in _at(mark, "subordinates", lexicon):
            if one.modifier.category == "conditional" and one.modifier.status is not None:
                yield one


def _fits(found: FoundModifier, token: Token) -> bool:
    """What the relation asks beyond the words: where a phrase ends, which clause holds an auxiliary, what is open."""
    modifier = found.modifier
    if modifier.relation == "phrase":
        return not _opens(found, token)
    if modifier.relation == "auxiliary" and modifier.through:
        return token.dep_ in modifier.through
    if modifier.relation == "subordinates" and modifier.status is None:
        return token.tag_ != "VBD"  # "until the navy attacked" tells that it did
    if modifier.category == "question" and modifier.relation == "modifies":
        return not any(word.tag_.startswith("W") for word in token.sent[:3])
    return True


def _opens(found: FoundModifier, token: Token) -> bool:
    """True for a phrase that speaks of what follows it ("on charges of …"), not of the word it hangs on."""
    last = found.words[-1]
    if last == token:
        return True
    aim = last.tag_ == "TO" and last.head != token and not last.head.is_ancestor(token)  # "bombed it in order to …"
    return (last.pos_ == "ADP" and found.modifier.category != "conditional") or aim


def _at(token: Token, relation: str, lexicon: Lexicon) -> Iterator[FoundModifier]:
    """The modifiers of one relation whose words are here, only the longest of those that begin with this word."""
    length = 0
    for modifier in _candidates(token, lexicon):
        if modifier.relation != relation or (modifier.parts and token.pos_ not in modifier.parts):
            continue
        if relation == "auxiliary" and token.dep_ not in _AUXILIARY:
            continue
        if modifier.past and not _is_past(token):
            continue
        words = _words_at(token, modifier)
        if words is None or len(words) < length or _cancelled(words, modifier):
            continue
        length = len(words)
        yield FoundModifier(modifier=modifier, words=words)


def _is_past(word: Token) -> bool:
    """True for a verb in the past or perfect, without a modal; for an adjective, beside such a copula."""
    verb = word.head if word.dep_ in ("acomp", "attr", "oprd") else word
    auxiliaries = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    if any(one.tag_ == "MD" for one in auxiliaries):
        return False
    return "VBD" in (verb.tag_, *(one.tag_ for one in auxiliaries)) or (
        verb.tag_ == "VBN" and any(one.lemma_ == "have" for one in auxiliaries)
    )


def _candidates(token: Token, lexicon: Lexicon) -> tuple[Modifier, ...]:
    """The modifiers that may begin with this word, by its lemma or as it is printed."""
    lemma, printed = token.lemma_.lower(), token.lower_
    candidates = lexicon.modifiers_by_lemma.get(lemma, ())
    if printed == lemma:
        return candidates
    return (*candidates, *lexicon.modifiers_by_lemma.get(printed, ()))


def _words_at(token: Token, modifier: Modifier) -> tuple[Token, ...] | None:
    """The tokens of a pattern that begins at `token`: side by side, or as further auxiliaries of the same verb."""
    words = [token]
    for word in modifier.words[1:]:
        if modifier.relation == "auxiliary":
            siblings = [
                one for one in token.head.children if one.i > words[-1].i and one.dep_ in ("aux", "auxpass", "neg")
            ]
        elif modifier.relation == "governs":
            near = token.doc[token.i + 1 : token.i + 5]
            siblings = [one for one in near if one.lower_ == word or one.lemma_.lower() == word]
            siblings = [one for one in siblings if token.is_ancestor(one)]
        else:
            at = words[-1].i + 1
            siblings = [token.doc[at]] if at < len(token.doc) and not token.doc[at].is_sent_start else []
        following = next((one for one in siblings if word in (one.lower_, one.lemma_.lower())), None)
        if following is None:
            return None
        words.append(following)
    return tuple(words)


def _cancelled(words: tuple[Token, ...], modifier: Modifier) -> bool:
    """True when a pseudo-cue covers the words: "not only", "no doubt"."""
    if not modifier.unless:
        return False
    doc, first, last = words[0].doc, words[0], words[-1]
    for pattern in modifier.unless:
        for start in range(max(first.sent.start, first.i - len(pattern) + 1), last.i + 1):
            window = doc[start : start + len(pattern)]
            if len(window) == len(pattern) and all(
                part in (one.lower_, one.lemma_.lower()) for one, part in zip(window, pattern, strict=True)
            ):
                return True
    return False
