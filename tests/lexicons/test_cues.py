"""Every cue entry fires on its example, in one of its frames, and not on its counter-example."""

import pytest

from sayso.lexicons import Part, load_lexicon
from sayso.lexicons.files import read_raw
from sayso.lexicons.match import match_phrase
from sayso.model import Act, Document
from sayso.nlp import parse_document

ENTRIES = [raw.content for raw in read_raw("en") if raw.kind == "reporting"]
LEXICON = load_lexicon("en")
WH = {"what", "who", "when", "where", "why", "how", "whether", "if", "which"}
TAGS = {Part.VERB: {"VERB", "AUX"}, Part.NOUN: {"NOUN"}, Part.ADVERB: {"ADV"}, Part.ADJECTIVE: {"ADJ", "VERB"}}


def frames_of(token):
    """Which complements stand at a word, as far as a rough look at its dependents tells."""
    return {frame for child in token.children for frame in _frames(token, child)} | _modified(token)


def _frames(token, child):
    words = {one.lower_ for one in child.lefts} | {child.left_edge.lower_}
    infinitive = any(one.lower_ == "to" and one.dep_ == "aux" for one in child.lefts)
    if child.dep_ in ("ccomp", "xcomp", "acl", "advcl", "relcl", "pcomp", "dep", "csubj") and child.i != token.i:
        yield "to" if infinitive else "ing" if child.tag_ == "VBG" else "wh" if words & WH else "that"
        if '"' in token.sent.text:
            yield "quote"
        if any(one.dep_ in ("nsubj", "nsubjpass") for one in child.lefts) and child.dep_ in ("ccomp", "xcomp"):
            yield "oprd"
    if child.dep_ in ("dobj", "nsubjpass"):
        yield "np"
        for preposition in child.children:
            yield from _prepositions(preposition)
        yield from (
            frame for clause in child.children if clause.dep_ in ("acl", "relcl") for frame in _frames(child, clause)
        )
    if child.dep_ == "oprd":
        yield "oprd"
    yield from _prepositions(child)


def _prepositions(preposition):
    if preposition.dep_ in ("prep", "dative", "agent", "prt"):
        yield "to_np" if preposition.lower_ == "to" else preposition.lower_


def _modified(token):
    if token.dep_ in ("amod", "advmod") or (token.dep_ == "acl" and token.tag_ == "VBN"):
        return {"np", "that"}
    if '"' in token.sent.text:
        return {"quote"}
    return set()


def fires(entry, text):
    """True when a cue of this entry stands in the text with a frame of the entry beside it."""
    parse = parse_document(Document(text=text))
    for token in parse.doc:
        for cue in LEXICON.cues:
            if cue.id != entry["id"]:
                continue
            if cue.part is Part.PHRASE:
                if match_phrase(token, cue) is not None:
                    return True
            elif _is_cue(token, cue) and cue.frames & (
                frames_of(token) | _of_particle(token) | _of_preposition(token, cue) | _above(token, cue)
            ):
                return True
    return False


def _above(token, cue):
    """The preposition before a noun that is its own source: "in a poll"."""
    return {token.head.lower_} if cue.source == "itself" and token.dep_ == "pobj" else set()


def _of_preposition(token, cue):
    """The object of a pattern that ends in a preposition: "point to", "speak of"."""
    return {"np"} if any(child.dep_ == "prep" and child.lower_ == cue.words[-1] for child in token.children) else set()


def _of_particle(token):
    """Complements that hang on a further word of the pattern: "claim responsibility for"."""
    below = [one for child in token.children for one in (child, *child.children)]
    return {
        frame
        for child in below
        if child.dep_ in ("prt", "prep", "dobj", "acomp", "advmod", "pobj")
        for frame in frames_of(child)
    }


def _is_cue(token, cue):
    word = token.lower_ if cue.part is Part.ADJECTIVE and token.tag_ == "VBN" else token.lemma_.lower()
    if word not in (cue.head, "hop" if cue.head == "hope" else cue.head) or token.pos_ not in TAGS[cue.part]:
        return False
    following = [one for one in token.sent if one.i > token.i]
    return all(any(word in (one.lemma_.lower(), one.lower_) for one in following) for word in cue.words[1:])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_examples(entry):
    assert fires(entry, entry["example"])
    assert not fires(entry, entry["counter_example"])


def test_every_act_can_be_told():
    assert {cue.act for cue in LEXICON.cues} >= set(Act) - {Act.STATE}


def test_every_cue_is_indexed_under_its_first_word():
    for cue in LEXICON.cues:
        index = {Part.VERB: LEXICON.verb_cues, Part.NOUN: LEXICON.noun_cues, Part.PHRASE: LEXICON.phrase_cues}.get(
            cue.part
        )
        if index is not None:
            assert cue in index[cue.head]


def test_longer_patterns_come_first():
    for group in (*LEXICON.verb_cues.values(), *LEXICON.phrase_cues.values()):
        lengths = [len(cue.words) for cue in group]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("say", "quote", "say"),
        ("tell", "that", "say"),
        ("tell", "to", "demand"),
        ("warn", "that", "warn"),
        ("warn", "against", "warn"),
        ("ask", "wh", "ask"),
        ("ask", "for", "demand"),
        ("charge", "that", "allege"),
        ("charge", "with", "accuse"),
        ("threaten", "to", "threaten"),
        ("deny", "ing", "deny"),
        ("admit", "ing", "admit"),
        ("hope", "to", "believe"),
        ("blame", "for", "accuse"),
        ("believe", "to", "believe"),
    ],
)
def test_the_frame_tells_the_sense(lemma, frame, act):
    senses = [cue for cue in LEXICON.verb_cues[lemma] if frame in cue.frames and len(cue.words) == 1]
    assert [cue.act for cue in senses] == [act]
