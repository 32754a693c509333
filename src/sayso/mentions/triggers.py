"""Find the words that evoke events: one dictionary look-up a token, syntax only where a word is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicons.frames import load_frames
from sayso.lexicons.triggers import Reading, TriggerEntry, Triggers
from sayso.mentions.senses import Scope, holds
from sayso.mentions.slots import fillers, gerund_taker, in_passive, is_mutual
from sayso.model import EventType, Passage, TriggerMention
from sayso.model.token import Token
from sayso.nlp import Parse

_SKIPPED = frozenset({"a", "an", "the", "to", "its", "their", "his", "her"})
_NAMES = frozenset({"PERSON", "GPE", "ORG", "DATE", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "LAW"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound"})
_OBJECTS = frozenset({"dobj", "obj"})
_BEARERS = "bearers"
_POISON = "unconventional"
_LOADING = frozenset({"fill", "load", "carry", "contain", "arm", "lace", "tip", "pack", "bear", "hold"})
_DESTRUCTION = "destroy"
_FROM_AFAR = frozenset({"suicide-attack", "drone", "aerial", "heavy-weapons", "explosives"})
_NOT_BELOW = frozenset({"nsubj", "csubj", "relcl", "punct", "cc", "conj", "advcl", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class _Match:
    """A reading that fits: its words, head first, and how specific it is."""

    reading: Reading
    tokens: tuple[Token, ...]
    rank: tuple[int, int]


def find_triggers(parse: Parse, triggers: Triggers) -> tuple[TriggerMention, ...]:
    """Every trigger of a document in text order, one for each head word, the most specific entry winning.

    A word inside a longer trigger ("agreement" in "signed an agreement") is no trigger of its own.
    """
    scope = Scope(triggers.classes)
    forms = triggers.forms
    found: list[_Match] = []
    for token in parse.doc:
        readings = forms.get(token.lower_)
        if readings is not None:
            match = _best(token, readings, scope)
            if match is not None:
                found.append(match)
    return tuple(_mention(parse, match, triggers) for match in _without_modifiers(_apart(found)))


def _apart(found: Sequence[_Match]) -> list[_Match]:
    """The longer of two matches that share words; of equals the noun's, whose verb is then its light verb.

    A verb inside another's pattern ("threatened to break off relations") remains free to evoke its own event.
    """
    taken: set[int] = set()
    kept = []
    for match in sorted(found, key=lambda one: (-len(one.tokens), one.reading.kind != "noun", one.tokens[0].i)):
        head, *others = match.tokens
        words = {head.i, *(token.i for token in others if token.pos_ not in ("VERB", "AUX"))}
        if taken.isdisjoint(words):
            kept.append(match)
            taken.update(words)
    return sorted(kept, key=lambda one: one.tokens[0].i)


def _without_modifiers(found: Sequence[_Match]) -> list[_Match]:
    """All but the nouns that only say what kind of protest the next noun tells: "a sit-in demonstration" is one."""
    protests = [one for one in found if one.reading.entry.type is EventType.PROTEST and one.reading.kind == "noun"]
    heads = {one.tokens[0].i for one in protests}
    modifying = [one for one in protests if max(token.i for token in one.tokens) + 1 in heads]
    return [one for one in found if one not in modifying]


def _best(token: Token, readings: Sequence[Reading], scope: Scope) -> _Match | None:
    kinds = _kinds(token, {reading.kind for reading in readings})
    best: _Match | None = None
    for reading in readings:
        if reading.kind not in kinds:
            continue
        match = _match(token, reading, scope)
        if match is not None and (best is None or match.rank > best.rank):
            best = match
    return best


def _kinds(token: Token, offered: set[str]) -> set[str]:
    """Which of the readings on offer the tag allows, the tagger's common slips included."""
    pos = token.pos_
    if pos == "AUX" or pos == "VERB":
        wanted = {"verb", "adjective"} if token.dep_ in ("acomp", "ROOT") else {"verb"}
        if token.dep_ in _NOMINAL or (token.tag_ == "VBG" and "verb" not in offered):
            wanted.add("noun")
    elif pos == "NOUN":
        wanted = {"noun"}
        if "noun" not in offered and _looks_verbal(token):
            wanted.add("verb")
    elif pos == "PROPN":
        if token.ent_type_ in _NAMES and not _headline(token):
            return set()
        wanted = {"noun"}
        if _looks_verbal(token) and ("noun" not in offered or token.lower_.endswith("ed")):
            wanted.add("verb")
    elif pos in ("ADJ", "ADV"):
        wanted = {"adjective"}
        if token.lower_.endswith(("ed", "ing", "en")) or token.tag_.startswith("V"):
            wanted.add("verb")
    elif token.i and token.nbor(-1).text == "-":
        wanted = {"noun"}
    else:
        return set()
    return wanted & offered


def _looks_verbal(token: Token) -> bool:
    """A noun by its tag that stands as a verb: it heads the sentence, governs an object, or is a past form."""
    if token.lower_.endswith("ed"):
        return True
    if token.dep_ in ("ROOT", "ccomp", "relcl", "advcl"):
        return token.i > token.sent.start
    return any(one.dep_ in _OBJECTS for one in token.rights)


def _headline(token: Token) -> bool:
    """True when most words of the sentence are capitalised, so a capital says nothing about this one."""
    words = [one for one in token.sent if one.is_alpha]
    capital = sum(1 for one in words if one.text[0].isupper())
    return len(words) >= 4 and capital * 10 >= len(words) * 6


def _match(token: Token, reading: Reading, scope: Scope) -> _Match | None:
    entry = reading.entry
    if reading.kind == "verb" and token.dep_ == "amod" and not entry.attributive and gerund_taker(token) is None:
        return None
    if token.dep_ == "compound" and token.head.lemma_.lower() in scope.classes[_BEARERS].words:
        return None
    before = _before(token, reading.before)
    if before is None:
        return None
    after = _after(token, reading.after) if reading.after else []
    if after is None:
        return None
    tokens = (token, *before, *after)
    requires, unless = (
        (entry.noun_requires, entry.noun_unless) if reading.kind == "noun" else (entry.requires, entry.unless)
    )
    if not all(holds(restriction, tokens, reading.kind, scope) for restriction in requires):
        return None
    if any(holds(restriction, tokens, reading.kind, scope) for restriction in unless):
        return None
    weight = sum(1 if one.pos_ in ("ADP", "PART") else 2 for one in tokens)
    return _Match(reading, tokens, (weight, len(requires)))


def _before(token: Token, words: Sequence[str]) -> list[Token] | None:
    matched: list[Token] = []
    at = token.i - 1
    for word in reversed(words):
        while at >= 0 and token.doc[at].text == "-":
            at -= 1
        if at < 0 or token.doc[at].lower_ != word:
            return None
        matched.append(token.doc[at])
        at -= 1
    return matched


def _after(token: Token, words: Sequence[str]) -> list[Token] | None:
    matched = [token]
    carried: list[Token] = []
    for word in words:
        if word in _SKIPPED and word != words[-1]:
            passed = _below(matched, word)
            carried += [passed] if passed is not None and passed.dep_ == "prep" else []
            continue
        found = _below((*matched, *carried), word) or _next_to(matched[-1], word)
        if found is None:
            return None
        matched.append(found)
    return matched[1:]


def _below(matched: Sequence[Token], word: str) -> Token | None:
    """A dependent of the words matched so far; the subject too when the verb is passive ("an ambush was laid")."""
    for above in reversed(matched):
        passive = in_passive(above) if above.pos_ == "VERB" else False
        for child in above.children:
            if child.lower_ != word and child.lemma_.lower() != word:
                if word == "to" and child.dep_ == "xcomp":
                    marked = next((one for one in child.children if one.lower_ == "to"), None)
                    if marked is not None:
                        return marked
                continue
            after = child.i > above.i or child.dep_ == "advmod" or (passive and child.dep_ == "nsubjpass")
            if after and child.dep_ not in _NOT_BELOW:
                return child
    return _with(matched[0]) if word == "with" else None


def _with(verb: Token) -> Token | None:
    """The "with" of a verb that was parsed below its object: "sprayed a cafe with bullets"."""
    things = (one for one in verb.rights if one.dep_ in _OBJECTS)
    return next((one for thing in things for one in thing.rights if one.lower_ == "with"), None)


def _next_to(token: Token, word: str) -> Token | None:
    """The word itself among the next few, with nothing between but determiners and modifiers."""
    doc = token.doc
    for at in range(token.i + 1, min(token.i + 5, len(doc))):
        one = doc[at]
        if one.lower_ == word or (one.lemma_.lower() == word and one.pos_ != "PROPN"):
            return None if one.dep_ in ("compound", "det") and one.head.i > one.i else one
        if one.pos_ not in ("DET", "ADJ", "NUM", "PRON", "ADV", "PROPN") or one.dep_ in ("nsubj", "dobj"):
            return None
    return None


def _mention(parse: Parse, match: _Match, triggers: Triggers) -> TriggerMention:
    head = match.tokens[0]
    entry = match.reading.entry
    is_noun = match.reading.kind == "noun"
    mode, fire = _mode(match, entry, triggers)
    light, affected = _light_verb(head, entry, triggers) if is_noun else (None, False)
    roles = entry.noun_roles if is_noun else entry.roles
    if light is not None:
        roles = (("subject", "target" if affected else "initiator"), *(pair for pair in roles if pair[0] != "subject"))
    return TriggerMention(
        passage=_passage(parse, match.tokens, light),
        head=head.idx,
        type=entry.type,
        entry=entry.id,
        is_noun=is_noun,
        light_verb=light.idx if light is not None else None,
        mode=mode,
        contexts=entry.contexts,
        roles=roles,
        harm=entry.harm,
        stage=entry.stage,
        reciprocal=entry.reciprocal or is_mutual(head, light),
        acled=entry.acled,
        fire=fire,
        others=tuple(token.idx for token in match.tokens[1:]),
    )


def _light_verb(noun: Token, entry: TriggerEntry, triggers: Triggers) -> tuple[Token | None, bool]:
    """The verb that merely carries the noun, and whether its subject is the one affected ("came under attack")."""
    verb = noun.head
    if noun.dep_ == "conj" and verb.pos_ in ("NOUN", "PROPN"):
        noun, verb = verb, verb.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        preposition, verb = verb.lower_, verb.head
        if verb.pos_ == "VERB" and (verb.lemma_.lower(), preposition) in triggers.leading_verbs:
            return verb, False
        if verb.pos_ == "VERB" and verb.lemma_.lower() in triggers.affected_verbs:
            return verb, True
        return None, False
    if verb.pos_ != "VERB" or noun.dep_ not in ("dobj", "obj", "nsubjpass"):
        return None, False
    lemma = verb.lemma_.lower()
    if lemma in entry.light_verbs or lemma in load_frames().mutual:
        return verb, False
    return (verb, True) if lemma in triggers.affected_verbs else (None, False)


def _passage(parse: Parse, tokens: Sequence[Token], light: Token | None) -> Passage:
    """The trigger's words as one piece where only small words part them, its light verb included if it stands near.

    Else the head alone.
    """
    head = tokens[0]
    for chosen in ((*tokens, *((light,) if light is not None else ())), tokens):
        words = sorted(set(chosen), key=lambda token: token.i)
        known = {token.i for token in words}
        between = [token for token in head.doc[words[0].i : words[-1].i + 1] if token.i not in known]
        if all(token.pos_ in ("DET", "PART", "PUNCT", "PRON") or token.dep_ == "prt" for token in between):
            return parse.passage(words[0], words[-1])
    return parse.passage(head, head)


def _mode(match: _Match, entry: TriggerEntry, triggers: Triggers) -> tuple[str | None, bool]:
    """The entry's own mode, or for an assault without one the mode that its means gives; and whether fire was thrown.

    What destroys from afar says more than that something was destroyed: "warplanes destroyed a depot".
    """
    kind = match.reading.kind
    if entry.type is EventType.ASSAULT and kind == "verb" and _carries_poison(match.tokens, triggers):
        return _POISON, False
    if entry.type is not EventType.ASSAULT or entry.mode not in (None, _DESTRUCTION):
        return entry.mode, entry.fire
    beside = ("compound", "from") if kind == "noun" else ("subject",)
    slots = (*beside, "with", "in", "by", "using")
    means = [token for slot in slots for token in fillers(match.tokens, slot, kind)]
    if kind == "verb":  # "attacked a man with a machete": the phrase may hang on the man
        means += [one for thing in fillers(match.tokens, "object", kind) for one in fillers([thing], "with", kind)]
    ranked = [one for token in means for one in _instruments(token, triggers)]
    if entry.mode == _DESTRUCTION:
        ranked = [one for one in ranked if one[1] in _FROM_AFAR]
    return min(ranked)[1:] if ranked else (entry.mode, entry.fire)


def _carries_poison(tokens: Sequence[Token], triggers: Triggers) -> bool:
    """True for munitions of which the words say that poison is in them: "shells filled with chlorine hit the town"."""
    munitions = (one for slot in ("subject", "object", "with") for one in fillers(tokens, slot, "verb"))
    loads = (one for thing in munitions for one in thing.rights if one.dep_ == "acl" and one.lemma_ in _LOADING)
    held = (noun for load in loads for slot in ("object", "with") for noun in fillers([load], slot, "verb"))
    return any(one[1] == _POISON for noun in held for one in _instruments(noun, triggers))


def _instruments(means: Token, triggers: Triggers) -> list[tuple[int, str, bool]]:
    """What a word for means and those before it are known as; a name of two words ("petrol bomb") by itself."""
    before = [child for child in means.lefts if child.dep_ in ("compound", "amod", "nmod")]
    pairs = [f"{one.lower_} {means.lower_}" for one in before if one.i + 1 == means.i]
    words = [word for word in pairs if word in triggers.instruments]
    words = words or [word for token in (means, *before) for word in (token.lower_, token.lemma_.lower())]
    return [triggers.instruments[word] for word in words if word in triggers.instruments]
