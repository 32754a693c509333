"""Which sayings are voices of their own: somebody in fact says it, and it is not the same voice going on.

A chain is of voices. Within what a source says, its own hopes and beliefs ("she said she hoped …") colour the
content and open no further link; words of saying that are only wished, ordered or imagined ("should condemn") say
nothing yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.cited import cite, is_document
from sayso.claims.cues import find_cues
from sayso.claims.headed import find_headed
from sayso.claims.parting import part
from sayso.claims.refuted import refute
from sayso.claims.resumed import resume
from sayso.claims.sayings import Saying, find_sayings
from sayso.claims.signed import find_signed
from sayso.claims.turns import find_turns
from sayso.lexicons import Lexicon, Stance
from sayso.lexicons.entries import Part
from sayso.lexicons.speech import load_speech
from sayso.model import Act
from sayso.model.token import Token
from sayso.nlp import Parse, syntax

_IRREALIS = frozenset(
    {"would", "should", "could", "might", "may", "must", "can", "will", "'ll", "'d", "wo", "ca", "shall"}
)
_SPEAKING = frozenset({
    Stance.NEUTRAL, Stance.COMMITTING, Stance.DISTANCING, Stance.ACCUSING, Stance.DENYING, Stance.CONFIRMING,
    Stance.FUTURE,
    Stance.PREDICTING,
})  # fmt: skip
_CLAUSAL = frozenset({"that", "quote", "around", "to", "ing", "of", "for", "is", "resumed", "cited"})
_OWN_STAKE = frozenset({
    Act.ADMIT, Act.DENY, Act.CONFIRM, Act.ACCUSE, Act.THREATEN, Act.CLAIM_RESPONSIBILITY, Act.DENY_RESPONSIBILITY,
})  # fmt: skip
_HEARSAY_NOUNS = frozenset({Act.REPORT, Act.CLAIM, Act.ALLEGE, Act.ACCUSE, Act.THREATEN, Act.WARN})
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})
_FIRST_AND_SECOND = frozenset({"i", "we", "you", "me", "us"})


def find_voices(parse: Parse, lexicon: Lexicon) -> tuple[Saying, ...]:
    """Every attribution of the text: what words of saying and layout attribute, as far as it is a voice of its own."""
    cues = find_cues(parse, lexicon)
    spoken = [one for one in find_sayings(parse, cues) if _may_speak(parse, one, lexicon)]
    laid_out = (*find_headed(parse, lexicon), *find_signed(parse, spoken, lexicon), *find_turns(parse, lexicon))
    found = sorted((*spoken, *laid_out), key=lambda one: one.cue.start)
    found = list(refute(parse, found, lexicon))
    return keep_voices(parse, part(parse, cite(parse, resume(parse, cues, found), lexicon), lexicon))


def _may_speak(parse: Parse, saying: Saying, lexicon: Lexicon) -> bool:
    """False where a cue asks for a document as its source ("the survey shows a gap") and has none."""
    if saying.sense.source != "document":
        return True
    source = parse.at(saying.source_head) if saying.source_head is not None else None
    return source is not None and is_document(source, lexicon)


def keep_voices(parse: Parse, sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings that are voices of their own, in their order."""
    said = [saying for saying in _join_refusals(parse, sayings) if _is_said(parse, saying)]
    outer = [saying for saying in said if saying.frame != "np"]
    return tuple(saying for saying in said if not _is_nested(parse, saying, outer) or _is_another_voice(parse, saying))


def _join_refusals(parse: Parse, sayings: Sequence[Saying]) -> list[Saying]:
    """ "refused to say whether …" is one saying, and withheld, not a refusal about which something is said."""
    by_head = {one.cue_head: one for one in sayings if one.sense.part is Part.VERB}
    joined: dict[Saying, Saying | None] = {}
    for inner in by_head.values():
        verb = parse.at(inner.cue_head)
        outer = by_head.get(verb.head.idx) if verb is not None and verb.dep_ == "xcomp" else None
        if verb is None or outer is None or outer.frame != "to" or outer.sense.stance is not Stance.DENYING:
            continue
        if inner.sense.act in (Act.CLAIM_RESPONSIBILITY, Act.DENY_RESPONSIBILITY):
            continue
        if inner.negated and outer.cue_head < inner.cue_head and outer.source_head == inner.source_head:
            joined[outer] = None
            joined[inner] = replace(
                inner, cue=parse.passage(verb.head, parse.tokens(inner.cue.start, inner.cue.end)[-1])
            )
    return [kept for one in sayings if (kept := joined.get(one, one)) is not None]


def _is_said(parse: Parse, saying: Saying) -> bool:
    """True when somebody says it in the text's own world, or it is given as hearsay."""
    head = parse.at(saying.cue_head)
    if head is None or _is_nobody(parse, saying):
        return False
    if saying.negated and saying.sense.act in (Act.CLAIM_RESPONSIBILITY, Act.DENY_RESPONSIBILITY):
        return False
    if saying.sense.part is Part.VERB:
        if saying.frame == "quote":
            return True
        if saying.source is None and not _is_hearsay(head, saying):
            return False
        return not _is_irrealis(head) and not (saying.sense.stance in _SPEAKING and _is_condition(head, saying))
    if saying.sense.part is Part.NOUN:
        fear = saying.sense.stance is Stance.PREDICTING and saying.frame == "that"
        danger = (
            saying.sense.act is Act.THREATEN and saying.frame == "of" and head.tag_ == "NN"
        )  # "the threat of floods"
        hearsay = (saying.sense.act in _HEARSAY_NOUNS and not danger) or fear
        return not saying.negated and (saying.source is not None or hearsay)
    return saying.sense.part is not Part.ADJECTIVE or saying.source is not None


def _is_nobody(parse: Parse, saying: Saying) -> bool:
    """ "Nobody claimed …", "no group has said …": no voice at all."""
    source = parse.at(saying.source_head) if saying.source_head is not None else None
    if source is None:
        return False
    return source.lower_ in _NOBODY or any(one.lower_ in ("no", "neither") for one in source.lefts)


def _is_hearsay(verb: Token, saying: Saying) -> bool:
    """A passive without an agent, of a verb that may go without one: "is believed to"."""
    told = saying.sense.subject_is == "addressee" or saying.sense.addressee == "object"
    passive = syntax.is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl")
    return (saying.sense.passive_sourceless or told) and passive


def _is_condition(verb: Token, saying: Saying) -> bool:
    """Saying that is only imagined: "if police confirm that …"; not "even if", nor "falls if it rains, X says"."""
    mark = next((one for one in verb.children if one.dep_ == "mark" and one.lower_ in ("if", "unless")), None)
    if mark is None or saying.holds(mark.idx, mark.idx + 1):
        return False
    return syntax.before(mark).lower() != "even"


def _is_irrealis(verb: Token) -> bool:
    """Wished, ordered, possible or conditional saying: "should condemn", "wants to say", "if police confirm"."""
    auxiliaries = [one for one in verb.children if one.dep_ == "aux"]
    if any(one.lower_ in _IRREALIS for one in auxiliaries):
        return not _is_refusal(verb, auxiliaries)
    if any(one.lower_ == "to" for one in auxiliaries):
        return verb.head.lemma_.lower() not in load_speech().bringing_oneself
    if verb.tag_ == "VB" and not auxiliaries and verb.dep_ == "conj":
        return _is_irrealis(verb.head)
    return verb.tag_ == "VB" and not auxiliaries and not syntax.children(verb, "nsubj")


def _is_refusal(verb: Token, auxiliaries: Sequence[Token]) -> bool:
    """True for "would not say whether", "could not confirm that": somebody was asked, and did not say so."""
    modal = next((one for one in auxiliaries if one.lower_ in ("would", "could", "'d")), None)
    return modal is not None and syntax.is_negated(verb) and not any(one.lower_ == "have" for one in auxiliaries)


def _is_nested(parse: Parse, saying: Saying, sayings: Sequence[Saying]) -> bool:
    if any(quote.start < saying.cue_head < quote.end for quote in parse.quotes):
        return True
    return any(other is not saying and other.holds(saying.cue_head, saying.cue_head + 1) for other in sayings)


def _is_another_voice(parse: Parse, saying: Saying) -> bool:
    """True for words of speech proper whose source is named apart from the outer one's own "I", "he" or "they"."""
    if saying.sense.stance not in _SPEAKING or saying.frame not in _CLAUSAL:
        return False
    source = parse.at(saying.source_head) if saying.source_head is not None else None
    if source is None:
        return saying.sense.part is not Part.NOUN or saying.sense.act in _HEARSAY_NOUNS
    if source.lower_ in _FIRST_AND_SECOND:
        return False
    return source.pos_ != "PRON" or saying.sense.act in _OWN_STAKE
