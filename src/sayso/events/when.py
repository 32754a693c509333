"""When: the time expression that the syntax ties to a telling, never one that dates the saying of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.events.groups import Group
from sayso.events.happened import tied_words
from sayso.lexicons.circumstances import load_circumstances
from sayso.lexicons.frames import load_frames
from sayso.model import Passage, Time
from sayso.model.token import Token, Tokens
from sayso.nlp import Parse
from sayso.nlp.syntax import CLAUSES, child, children, is_passive

_ATTACHED, _ABOVE = 2, 1
_NEARBY = 4
_RULES = {_ATTACHED: "time.attached", _ABOVE: "time.clause"}
_ASIDE = frozenset({"relcl", "acl", "ccomp"})  # clauses that may look back: "mourners of the four killed in a raid"
_OTHER_TIME = frozenset("""
    about after against because before despite following for if over previously since to until unless
    """.split())  # fmt: skip
_UNIQUE = frozenset({"first", "only", "last"})
_UNDERGOING = frozenset({"have", "get", "make", "let", "help", "leave", "keep"})  # "had his house burnt down"
_FLYING = frozenset({"fire", "launch", "throw", "hurl", "lob", "drop"})  # "shells fired by rebels hit", unlike "laid"
_MODIFIERS = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
_SETTING = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_AHEAD = 2  # sentences: how far a day that opens one holds for what goes on
_UNDATED = re.compile(r"P[TX\d]|XXXX-(?:WXX|XX-XX)")  # TIMEX3 durations and repetitions

Dated = tuple[Time, str]


def date_groups(
    parse: Parse, groups: Sequence[Group], times: Sequence[Time], saying: frozenset[str]
) -> dict[int, Dated]:
    """The time of each group that has one, with the rule that found it, under the group's position in `groups`."""
    owner = tied_words(parse.doc, groups)
    best: dict[int, tuple[int, int, Time]] = {}
    for time in times:
        anchor = _anchor(parse, time)
        if anchor is None:
            continue
        for number, strength in _dated_by(anchor, owner, groups, saying).items():
            distance = -abs(groups[number].lead.head.i - anchor.i)
            held = best.get(number)
            if held is None or (strength, distance) > held[:2]:
                best[number] = (strength, distance, time)
    dated = {number: (time, _RULES[strength]) for number, (strength, _, time) in best.items()}
    for number, group in enumerate(groups):
        if number in dated:
            continue
        for word in (group.lead.node, group.lead.head):
            above = _dated_with(word, owner)
            if above is not None and above in dated:
                dated[number] = (dated[above][0], "time.shared")
                break
    _set_scenes(parse, groups, times, saying, dated)
    only = _only_times(parse, times, saying)
    for number, group in enumerate(groups):
        alone = only.get(group.lead.head.sent.start)
        if number not in dated and alone is not None and goes_on(group) and is_told(group.lead.node, saying):
            dated[number] = (alone, "time.sentence")
    return dated


def _only_times(parse: Parse, times: Sequence[Time], saying: frozenset[str]) -> dict[int, Time]:
    """By the start of a sentence, its time, where it has one only and that hangs on what the sentence tells."""
    told: dict[int, list[tuple[Token, Time]]] = {}
    for time in times:
        anchor = _anchor(parse, time)
        if anchor is not None:
            told.setdefault(anchor.sent.start, []).append((anchor, time))
    return {
        start: found[0][1]
        for start, found in told.items()
        if len(found) == 1 and _hangs_on_telling(found[0][0], saying)
    }


def _hangs_on_telling(anchor: Token, saying: frozenset[str]) -> bool:
    """True for "on Monday" below verbs that tell, none that says, looks ahead or refers to something else."""
    here = anchor
    while here.head != here:
        here = here.head
        aside = here.dep_ in _ASIDE and not _is_going_on(here)
        if here.lower_ in _OTHER_TIME or aside or says(here, saying):
            return False
        if any(one.lower_ in _OTHER_TIME or one.tag_ == "MD" for one in children(here, "mark", "aux")):
            return False
    return anchor.dep_ in ("pobj", "npadvmod", "nmod") or here == anchor


def _set_scenes(
    parse: Parse, groups: Sequence[Group], times: Sequence[Time], saying: frozenset[str], dated: dict[int, Dated]
) -> None:
    """A time that opens a sentence holds for what the sentence tells, and for what the next ones go on to tell."""
    order = {sentence.start: number for number, sentence in enumerate(parse.doc.sents)}
    scenes: dict[int, Time] = {}
    said: set[int] = set()
    for time in times:
        anchor = _anchor(parse, time)
        if anchor is None or time.text is None or anchor.dep_ in _MODIFIERS:
            continue
        if opens(anchor.sent, parse.tokens(time.text.start, time.text.end).start):
            scenes.setdefault(order[anchor.sent.start], time)
            if says(anchor.sent.root, saying):
                said.add(order[anchor.sent.start])
    told = {order[group.lead.head.sent.start] for number, group in enumerate(groups) if number in dated}
    for number, group in enumerate(groups):
        if number in dated:
            continue
        here = order[group.lead.head.sent.start]
        if here in scenes and is_told(group.lead.node, saying):
            dated[number] = (scenes[here], "time.scene")
            continue
        back = next((one for one in range(here, max(here - _AHEAD, 0) - 1, -1) if one in scenes or one in told), None)
        if back is not None and back != here and back in scenes and back not in said and goes_on(group):
            dated[number] = (scenes[back], "time.inherited")


def opens(sentence: Tokens, first: int) -> bool:
    """True for words (from `first` on) before everything else in a sentence, but for a label and other such words.

    "On 3 May, …", "In Kars on 3 May, …", "Arrests: On 3 May, …".
    """
    before = [token for token in sentence if token.i < first]
    label = max((number for number, token in enumerate(before, start=1) if token.text == ":"), default=0)
    if sentence.root.i < first:
        return False
    return all(
        token.pos_ in ("ADP", "DET", "ADV", "SPACE", "PUNCT", "SCONJ", "CCONJ") or token.ent_type_ in _SETTING
        for token in before[label:]
    )


def is_told(node: Token, saying: frozenset[str]) -> bool:
    """True for what a sentence tells as its own: nothing that it merely refers to, or sets before or after."""
    while True:
        if _is_misread_main(node):
            return True
        words = (node, *children(node, "mark", "advmod", "aux")) if node.pos_ in ("VERB", "AUX") else (node,)
        of_other = node.lower_ == "of" and node.head.lemma_.lower() not in load_circumstances().bundles
        at_once = (node.dep_ == "ccomp" and node.head.lemma_ in _UNDERGOING) or (
            node.dep_ == "acl" and node.lemma_ in _FLYING
        )
        aside = node.dep_ in _ASIDE and not _is_going_on(node) and not at_once
        if of_other or aside or any(one.lower_ in _OTHER_TIME for one in words):
            return False
        if node.head == node:
            return True
        node = node.head
        if says(node, saying):
            return False


def _is_going_on(verb: Token) -> bool:
    """True for a participle of the time of the verb above it: "drivers blocking roads", "a shop belonging to him"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG"


def _is_misread_main(verb: Token) -> bool:
    """True for the main verb of a sentence that the parser takes for a participle: "Nurses of a clinic marched in X".

    The sentence then has no other finite verb above it, or one that is coordinated with nothing: "marched and sang".
    """
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or _has_agent(verb):
        return False
    root = verb.sent.root
    if root.pos_ not in ("VERB", "AUX"):
        return root.i < verb.i and root.pos_ in ("NOUN", "PROPN", "PRON", "ADP")
    before = root.nbor(-1) if root.i > verb.sent.start else root
    return before.dep_ == "cc" and before.head.pos_ in ("NOUN", "PROPN", "ADP") and verb.i < before.i < root.i


def _has_agent(verb: Token) -> bool:
    """True for "shot by gunmen", not for "protested by riding buses"."""
    by = child(verb, "agent")
    return by is not None and child(by, "pcomp") is None


def says(verb: Token, saying: frozenset[str]) -> bool:
    """True for a verb that reports, so that a time beside it dates the report.

    It does not in "clashes were reported" and beside verbs of seeing, where what is seen happens then.
    """
    lemma = verb.lemma_.lower()
    if lemma not in saying:
        return False
    if child(verb, "ccomp") is not None or verb.dep_ == "parataxis":
        return True
    seen = lemma in load_circumstances().perceived and child(verb, "dobj", "nsubjpass") is not None
    unsaid = is_passive(verb) and child(verb, "agent") is None
    return not (seen or (unsaid and lemma == "report"))


def is_fronted(anchor: Token, verb: Token) -> bool:
    """True for "On Sunday, rebels …": words before the subject hold for the whole sentence."""
    actor = child(verb, "nsubj", "nsubjpass", "expl")
    return actor is not None and anchor.i < actor.left_edge.i


def goes_on(group: Group) -> bool:
    """True for a telling that goes on with what was told: a past verb, or what broke out; nothing planned."""
    lead = group.lead
    if lead.trigger.stage is not None or any(
        one.lower_ in ("had", "will", "would") for one in children(lead.node, "aux")
    ):
        return False
    if lead.trigger.is_noun and lead.trigger.light_verb is None:
        verb = lead.head.head
        began = lead.head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in load_frames().results
        return began and verb.tag_ in ("VBD", "VBN", "VBG")
    return lead.node.tag_ in ("VBD", "VBN", "VBG")


def _dated_with(node: Token, owner: Mapping[int, int]) -> int | None:
    """The group whose time holds for a word too: the verb it is coordinated with, or the whole that includes it."""
    if node.pos_ == "VERB":
        shares = node.dep_ == "conj" or (node.dep_ == "advcl" and node.tag_ == "VBG")
        own = child(node, "nsubj", "nsubjpass", "mark")
        return owner.get(node.head.i) if shares and own is None else None
    above = node.head
    if node.dep_ != "pobj" or above.lower_ != "including":
        return None
    for _ in range(_NEARBY):
        above = above.head
        if above.i in owner:
            return owner[above.i]
        if above.pos_ == "VERB":  # "faced a crackdown, including arrests"
            return next((owner[one.i] for one in children(above, "dobj", "nsubj", "nsubjpass") if one.i in owner), None)
    return None


def _anchor(parse: Parse, time: Time) -> Token | None:
    """The word of the expression that hangs on the rest of the sentence.

    None for durations, repetitions, "former", and what is only compared with ("the worst raid since March").
    """
    if time.text is None or _UNDATED.match(time.value or ""):
        return None
    anchor = anchor_of(parse, time.text)
    describes = anchor is not None and anchor.dep_ == "amod" and time.value == "PAST_REF"
    return None if anchor is None or describes or _is_compared_with(anchor) else anchor


def _is_compared_with(anchor: Token) -> bool:
    """True for a time since when nothing like it has been: below "since", beside a superlative or "the first"."""
    since = next((one for one in (anchor, *anchor.ancestors) if one.lower_ == "since"), None)
    if since is None or any(one.dep_ in CLAUSES for one in (anchor, *anchor.ancestors) if one.i > since.i):
        return False
    above = since.head
    nouns = (above, *children(above, "attr", "dobj"), *(one for one in above.ancestors if one.pos_ == "NOUN"))
    return any(_is_superlative(one) for noun in nouns for one in (noun, *noun.lefts))


def _is_superlative(word: Token) -> bool:
    return word.tag_ in ("JJS", "RBS") or word.lower_ in _UNIQUE


def anchor_of(parse: Parse, passage: Passage) -> Token | None:
    """The syntactic head of a passage, or None when it covers no word."""
    span = parse.tokens(passage.start, passage.end)
    return span.root if len(span) else None


def _dated_by(
    anchor: Token, owner: Mapping[int, int], groups: Sequence[Group], saying: frozenset[str]
) -> dict[int, int]:
    """Which groups the words date, and how strongly."""
    here = anchor
    while here.head != here and here.i not in owner:
        above = here.head
        if above.i not in owner and above.pos_ in ("VERB", "AUX") and here.dep_ not in ("xcomp", "aux"):
            return _under(above, anchor, owner, groups, saying)
        here = above
    return {owner[here.i]: _ATTACHED} if here.i in owner else _under(here, anchor, owner, groups, saying)


def _under(
    verb: Token, anchor: Token, owner: Mapping[int, int], groups: Sequence[Group], saying: frozenset[str]
) -> dict[int, int]:
    """A time beside a verb that is no trigger dates its arguments and the verbs that go with it, unless it says."""
    if says(verb, saying):
        return {}
    with_it = {
        one.i for one in children(verb, "conj") if one.pos_ == "VERB" and child(one, "nsubj", "nsubjpass") is None
    }
    dated = [one for one in verb.subtree if one.i in owner and (one.i in with_it or is_argument(one, verb))]
    dated += [verb.head] if verb.head.i in owner and _carries_out(verb) else []
    return {owner[one.i]: _ABOVE for one in dated}


def _carries_out(verb: Token) -> bool:
    """True for the clause of a deed that tells its being done: "a massacre which was committed on 2 June"."""
    lemma = verb.lemma_.lower()
    done = lemma in load_frames().done_by and is_passive(verb)
    return verb.dep_ in ("relcl", "acl") and (done or lemma in load_frames().happening)


def is_argument(token: Token, verb: Token) -> bool:
    """True for a noun that the verb itself takes: its subject, object, or in one of its prepositional phrases."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head
    return token.head == verb and token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "prep", "agent", "oprd", "xcomp")
