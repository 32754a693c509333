"""What is said in a complement that is no finite clause: infinitive, gerund, object, prepositional phrase."""

from __future__ import annotations

from sayso.claims.cues import FoundCue
from sayso.claims.piece import Content, trimmed
from sayso.lexicons import Cue, Stance
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_UNSAID = frozenset({"DATE", "TIME"})
_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_COMPLETING = frozenset(
    {"for", "against", "to", "with", "between", "about", "from", "as", "over", "toward", "towards", "in"}
)
PREPOSITION_FRAMES = {
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


def infinitive(cue: FoundCue) -> Content | None:
    """What is said in an infinitive: "threatened to attack", "urged the guild to leave"."""
    sense = cue.allows("to")
    if sense is None:
        return None
    for child in cue.head.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.i > cue.head.i and is_infinitive(child):
            if child.left_edge.tag_ in ("WRB", "WP") or any(one.tag_ == "WRB" for one in child.lefts):
                continue  # "knows how to": an ability, and nothing said
            if syntax.child(cue.head, "acomp") is not None:
                continue  # "felt good to leave"
            first = _before_infinitive(cue, child)
            if first.lower_ == "by" and first.dep_ == "mark":  # "is believed by many to have fled"
                first = next((one for one in child.lefts if one.lower_ == "to"), first)
            pieces = (*_raised(cue, sense), trimmed(first, child.right_edge))
            return Content(pieces=pieces, frame="to", sense=sense)
    return None


def _raised(cue: FoundCue, sense: Cue) -> tuple[tuple[int, int], ...]:
    """The subject of "the raid is believed to have failed", which belongs to what is believed."""
    subject = syntax.child(cue.head, "nsubjpass")
    if subject is None or not sense.passive_sourceless or subject.pos_ == "PRON" or subject.right_edge.i > cue.head.i:
        return ()
    return (trimmed(subject.left_edge, subject.right_edge),)


def _before_infinitive(cue: FoundCue, verb: Token) -> Token:
    """The object of "urged X to leave", "called on X to leave" belongs to what is urged."""
    first = next((one for one in verb.lefts if one.lower_ == "to"), verb).left_edge
    target = syntax.child(cue.words[-1], "pobj") if cue.words[-1].dep_ == "prep" else syntax.child(cue.head, "dobj")
    if target is not None and cue.head.i < target.i < verb.i:
        return target.left_edge
    return min(first, verb.left_edge, key=lambda one: one.i) if verb.left_edge.i > cue.head.i else first


def is_infinitive(verb: Token) -> bool:
    """True for a verb with "to"."""
    return any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)


def predication(parse: Parse, cue: FoundCue) -> Content | None:
    """ "called the vote a farce", "termed it “unfair”": the object and what is predicated of it."""
    sense = cue.allows("oprd") or cue.allows("as")
    target = syntax.child(cue.head, "dobj", "nsubjpass")
    predicate = syntax.child(cue.head, "oprd")
    if sense is None:
        return None
    if target is not None and target.lower_.endswith(("self", "selves")):
        return None  # "found himself alone"
    if predicate is None and "oprd" in sense.frames:
        return _small_clause(parse, cue, target, sense)
    if predicate is None or target is None or predicate.i < cue.head.i:
        return None
    pieces: tuple[tuple[int, int], ...]
    if target.i < cue.head.i:
        pieces = (trimmed(target.left_edge, target.right_edge), trimmed(predicate.left_edge, predicate.right_edge))
    else:
        pieces = (trimmed(target.left_edge, predicate.right_edge),)
    return Content(pieces=pieces, frame="as", sense=sense)


def _small_clause(parse: Parse, cue: FoundCue, target: Token | None, sense: Cue) -> Content | None:
    """The same where the parser made a clause of it, or left the quoted predicate loose."""
    verb = cue.head
    judged = _judgement(verb, target) if target is not None else None
    if judged is not None and target is not None:
        return Content(pieces=(trimmed(target.left_edge, judged),), frame="as", sense=sense)
    if target is not None and target.i > verb.i:
        after = target.right_edge.idx + len(target.right_edge)
        inside = (one for one in parse.quotes if target.idx < one.start and one.end <= after)
        quote = next(inside, None) or next((one for one in parse.quotes if after <= one.start <= after + 1), None)
        pieces = ((target.left_edge.idx, quote.end),) if quote is not None else ()
    else:
        clause = syntax.child(verb, "xcomp", "ccomp")
        small = clause is not None and clause.i > verb.i and syntax.child(clause, "aux", "mark") is None
        pieces = (trimmed(clause.left_edge, clause.right_edge),) if clause is not None and small else ()
    return Content(pieces=pieces, frame="as", sense=sense) if pieces else None


def _judgement(verb: Token, target: Token) -> Token | None:
    """The adjective right after the object that the parser hung on the verb: "called the raid cowardly"."""
    if target.i < verb.i or target.right_edge.i + 1 >= verb.sent.end:
        return None
    word = target.right_edge.nbor(1)
    judges = word.pos_ == "ADJ" or (word.pos_ == "ADV" and word.lower_.endswith("ly"))
    ends = word.right_edge.i + 1 >= verb.sent.end or word.right_edge.nbor(1).is_punct
    return word.right_edge if judges and ends and word.head == verb else None


def gerund(cue: FoundCue) -> Content | None:
    """What is said in a gerund: "denied attacking"."""
    sense = cue.allows("ing")
    if sense is None:
        return None
    for child in cue.head.children:
        if child.dep_ not in ("xcomp", "ccomp", "advcl", "pcomp") or child.tag_ != "VBG" or child.i < cue.head.i:
            continue
        if syntax.before(child.left_edge) != ",":  # "defended the raid, saying …" says something else
            return Content(pieces=(trimmed(child.left_edge, child.right_edge),), frame="ing", sense=sense)
    return None


def prepositional(cue: FoundCue) -> Content | None:
    """What is said after a preposition: "warned of floods", "accused the guild of looting"."""
    verb = cue.head
    fixed = [one for word in cue.words[1:] for one in syntax.children(word, "prep")]
    hung = [one for one in _under_object(verb) if one not in fixed]
    for preposition in (*syntax.children(verb, "prep", "dative"), *fixed, *hung):
        frame = PREPOSITION_FRAMES.get(preposition.lower_)
        sense = cue.allows(frame) if frame is not None else None
        if preposition in hung and cue.allows("np") and (sense is None or sense.addressee != "object"):
            continue
        inner = syntax.child(preposition, "pobj", "pcomp")
        if sense is None or inner is None or preposition.i < verb.i or _is_no_content(inner, str(frame)):
            continue
        accused = syntax.child(verb, "dobj") if sense.addressee == "object" or frame in ("as", "at") else None
        first = accused.left_edge if accused is not None and accused.i < inner.i else inner.left_edge
        last = _with_counts(verb, _with_complements(verb, inner.right_edge))
        return Content(pieces=(trimmed(first, last),), frame=str(frame), sense=sense)
    return None


def _is_no_content(noun: Token, frame: str) -> bool:
    """True for a day ("reported on Monday") and for the other party of an agreement ("agreed with the union").

    A bare number "at" which something is put is no day.
    """
    if frame == "at" and noun.tag_ == "CD":
        return False
    return noun.ent_type_ in _UNSAID or (frame == "with" and noun.ent_type_ in _PARTIES)


def _under_object(verb: Token) -> list[Token]:
    """Prepositions that the parser hung on the object: "accused the army of shelling"."""
    target = syntax.child(verb, "dobj") or syntax.agent(verb)
    if target is None:
        return []
    named = syntax.child(target, "appos")
    return syntax.children(target, "prep") + (syntax.children(named, "prep") if named is not None else [])


def _with_counts(verb: Token, last: Token) -> Token:
    """On to "and 34 injured", which the parser takes for a clause: "put the toll at eight dead and 34 injured"."""
    for one in syntax.children(verb, "conj"):
        counted = syntax.child(one, "nsubj", "nsubjpass")
        bare = one.tag_ in ("VBN", "VBD") and syntax.child(one, "aux", "auxpass", "dobj") is None
        if bare and counted is not None and counted.pos_ == "NUM" and one.i > last.i:
            return one.right_edge
    return last


def object_content(cue: FoundCue) -> Content | None:
    """What is said as the object: "condemned the raid", "denied the claim"."""
    sense = cue.allows("np")
    if sense is None:
        return None
    if cue.words[-1].dep_ == "prep":
        target = syntax.child(cue.words[-1], "pobj", "pcomp")
        return (
            Content(pieces=(trimmed(target.left_edge, target.right_edge),), frame="np", sense=sense) if target else None
        )
    passive = syntax.child(cue.head, "nsubjpass")
    target = passive or syntax.child(cue.head, "dobj", "attr", "oprd")
    if target is None and cue.head.tag_ == "VBN" and cue.head.dep_ == "acl":
        target = cue.head.head
        return Content(pieces=(trimmed(target.left_edge, cue.head.nbor(-1)),), frame="np", sense=sense)
    relative = target is not None and target.pos_ == "PRON" and target.lower_ in ("who", "which", "that")
    if target is None or (relative and sense.stance is not Stance.ACCUSING):
        return None
    last = _name_end(target)
    if passive is None:
        last = _with_complements(cue.head, last)
    elif target.right_edge.i >= cue.head.i:
        last = cue.head.nbor(-1)
    return Content(pieces=(trimmed(target.left_edge, last),), frame="np", sense=sense)


def held_object(cue: FoundCue) -> Content | None:
    """The object within the cue where nothing says of what: "denied involvement" speaks of what was told before."""
    noun, sense = cue.words[-1], cue.senses[0]
    if len(cue.words) == 1 or sense.stance is not Stance.DENYING or noun.dep_ != "dobj":
        return None
    return Content(pieces=(trimmed(noun.left_edge, noun.right_edge),), frame="np", sense=sense)


def _name_end(noun: Token) -> Token:
    """The object's last word; what follows a name after a comma describes it, and is not taken up."""
    if noun.pos_ != "PROPN":
        return noun.right_edge
    added = next(
        (one for one in noun.rights if one.dep_ in ("appos", "relcl") and one.left_edge.nbor(-1).text == ","), None
    )
    return added.left_edge.nbor(-2) if added is not None and added.left_edge.i - 2 >= noun.i else noun.right_edge


def _with_complements(verb: Token, last: Token) -> Token:
    """The object's last word, or that of what completes it: "announced a suit against …", "linked it to …"."""
    for one in verb.rights:
        if one.i <= last.i:
            continue
        completes = one.dep_ in ("oprd", "xcomp") or (one.dep_ in ("prep", "dative") and one.lower_ in _COMPLETING)
        if not (completes or (one.dep_ == "advcl" and is_infinitive(one))) or one.left_edge.i > last.i + 1:
            break
        last = one.right_edge
    return last
