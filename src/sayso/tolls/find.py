"""From words for harm to the counted: who was killed, hurt, taken or driven out, and how many."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from sayso.lexicons.people import People
from sayso.lexicons.tolls import HarmWord, TollLexicon
from sayso.model import Harm, TollMention
from sayso.model.token import Token, words_of
from sayso.nlp import Parse
from sayso.nlp.syntax import children, conjuncts, is_negated, is_passive, taken_subject
from sayso.tolls.counted import Counter, Reading, members
from sayso.tolls.once import count_once
from sayso.tolls.quantities import find_quantities, quantity_of
from sayso.tolls.several import happenings_of

_AUXILIARIES = frozenset(
    """
    be have get being been badly critically seriously slightly severely also reportedly allegedly still more
    instantly were was dead lightly fatally mortally either
    """.split()
)
_PREDICATING = frozenset(
    """
    leave find be remain see shoot feel become make get pronounce declare render report
    """.split()
)

_DYING = "die.subject"
_PEACEFUL = frozenset("illness cancer disease sleep age failure stroke pneumonia virus cause covid-19".split())
_DEAD = frozenset({"bomber"})  # who blows himself up is among the dead, whoever else is hurt


def find_tolls(parse: Parse, lexicon: TollLexicon, people: People) -> tuple[TollMention, ...]:
    """Every count of people harmed, in text order; a number joined to two harms at once has none."""
    harmful = [token for token in parse.doc if _may_harm(token, lexicon)]
    if not harmful:
        return ()
    counter = Counter(parse=parse, quantities=find_quantities(parse.doc, lexicon), lexicon=lexicon, people=people)
    found: dict[tuple[int, Harm | None], TollMention] = {}
    taken: set[int] = set()
    for token in harmful:
        for word, counted in _harms(token, lexicon, counter, taken):
            for head, included in _each(counted, counter):
                if word.harm is Harm.INJURED and head.lemma_.lower() in _DEAD and head not in counted[:1]:
                    continue
                reading = counter.read(head, persons_only=word.persons_only)
                needs_number = word.requires_count or (included and head.dep_ == "appos") or is_negated(token)
                if reading is None or (needs_number and not reading.numbered):
                    continue
                taken.add(head.i)
                found.setdefault((head.idx, word.harm), _mention(token, head, word, reading, included, counter))
    return count_once(_undivided(found.values(), parse), parse, people)


def _may_harm(token: Token, lexicon: TollLexicon) -> bool:
    lemma = token.lemma_.lower()
    return lemma in lexicon.verbs or lemma in lexicon.nouns or token.lower_ in lexicon.adjectives


def _each(counted: Iterable[Token], counter: Counter) -> Iterator[tuple[Token, bool]]:
    """Each noun counted and whether it counts a part; "15 women and girls" are fifteen, the girls among them."""
    for noun in counted:
        for head, included in members(noun):
            bare = head.dep_ == "conj" and head.tag_ == "NNS" and not any(one.i < head.i for one in head.lefts)
            if not (bare and quantity_of(head.head, counter.quantities) is not None):
                yield head, included


def _mention(
    token: Token, head: Token, word: HarmWord, reading: Reading, included: bool, counter: Counter
) -> TollMention:
    return TollMention(
        harm=word.harm,
        low=reading.low,
        best=reading.best,
        high=reading.high,
        passage=reading.passage,
        head=head.idx,
        predicate=token.idx,
        entry=word.id,
        victims_head=reading.victims.idx if reading.victims not in (None, token) and head.lemma_ != "life" else None,
        hedge=reading.hedge,
        included=included,
        over=happenings_of(token, counter.quantities, counter.lexicon) if reading.numbered else None,
    )


def _harms(
    token: Token, lexicon: TollLexicon, counter: Counter, taken: set[int]
) -> Iterator[tuple[HarmWord, list[Token]]]:
    """The harm words that this token carries, each with the heads of what it counts."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        for word in lexicon.verbs.get(lemma, ()):
            if _matches_verb(token, word):
                yield word, _counted_by_verb(token, word, counter, taken)
                return
    if token.pos_ in ("NOUN", "PROPN"):
        for word in lexicon.nouns.get(lemma, ()):
            if _matches_noun(token, word):
                yield word, list(_counted_by_noun(token, word, counter))
                return
    for word in lexicon.adjectives.get(token.lower_, ()):
        yield word, _counted_by_adjective(token, counter, taken)


def _matches_verb(verb: Token, word: HarmWord) -> bool:
    """True when the other words of the pattern stand with the verb: particles, adverbs, objects."""
    if word.id == _DYING and _died_in_peace(verb):
        return False
    rest = [one for one in word.words if one != verb.lemma_.lower()] if len(word.words) > 1 else []
    if not rest:
        return True
    doc = verb.doc
    near = doc[max(verb.i - 2, verb.sent.start) : min(verb.i + 7, verb.sent.end)]
    forms = {token.lemma_.lower() for token in near} | {token.lower_ for token in near}
    return all(one in forms for one in rest)


def _died_in_peace(verb: Token) -> bool:
    """True for deaths that no violence is behind: "died on Monday aged 90", "died of cancer", "died in her sleep"."""
    if any(one.lower_ == "aged" for one in verb.subtree):
        return True
    causes = (one for one in children(verb, "prep") if one.lower_ in ("of", "from", "in", "after"))
    return any(inner.lemma_.lower() in _PEACEFUL for one in causes for inner in children(one, "pobj"))


def _counted_by_verb(verb: Token, word: HarmWord, counter: Counter, taken: set[int]) -> list[Token]:
    if "lives" in word.counted:
        return [one for one in children(verb, "dobj") if one.lemma_.lower() == "life"]
    beside = _beside(verb, counter, taken) if not children(verb, "nsubj", "nsubjpass") else None
    besides = list(_in_addition(verb))
    if "subject" in word.counted:
        return ([beside] if beside is not None else _subjects(verb)) + besides
    passive = is_passive(verb) or (verb.tag_ == "VBN" and not children(verb, "aux", "dobj")) or _shares_passive(verb)
    if "passive" in word.counted and not passive:
        return []
    if passive:
        return ([beside] if beside is not None else _subjects(verb)) + besides
    found = children(verb, "dobj", "dative")
    if found:
        return [_real(found[0])]
    for following in verb.children:  # "killed and wounded several": the object hangs on the last verb
        if following.dep_ == "conj" and following.pos_ == "VERB":
            return [_real(one) for one in children(following, "dobj")]
    return [beside] if beside is not None and verb.tag_ in ("VBN", "VBD") else []


def _shares_passive(verb: Token) -> bool:
    """True for a participle tagged as a past form: "were taken hostage and beheaded"."""
    coordinated = verb.dep_ == "conj" and is_passive(verb.head) and verb.tag_ == "VBD" and verb.lower_.endswith("ed")
    return coordinated and not children(verb, "nsubj", "nsubjpass", "dobj")


def _in_addition(verb: Token) -> Iterator[Token]:
    """Whom a phrase before the verb adds: "in addition to the two raiders, …", "besides a guard, …"."""
    for one in verb.children:
        if one.dep_ != "prep" or one.lower_ not in ("in", "besides", "along", "as", "apart", "with"):
            continue
        words = words_of(one.doc[one.i : one.i + 3]).lower()
        if one.lower_ == "with" and one.i and one.nbor(-1).lower_ in ("along", "together"):
            words = "along with"
        if words.startswith(("in addition to", "besides", "along with", "as well as", "apart from")):
            yield from (inner for inner in one.subtree if inner.dep_ == "pobj" and inner.lower_ != "addition")


def _subjects(verb: Token) -> list[Token]:
    """Whoever a passive or intransitive verb is said of."""
    for one in verb.children:
        if one.dep_ in ("nsubjpass", "nsubj"):
            return [_real(one)]
    before = taken_subject(verb)
    if before is not None:
        return [before]
    if verb.dep_ in ("relcl", "acl"):
        return [verb.head]
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return _subjects(verb.head)
    if verb.dep_ in ("ccomp", "oprd") and verb.tag_ == "VBN":
        return [_real(one) for one in children(verb.head, "dobj")]
    if verb.dep_ == "amod" and verb.head.i < verb.i:
        return [verb.head]
    return []


def _real(noun: Token) -> Token:
    """The noun that a relative pronoun stands for, or the noun itself."""
    if noun.tag_ in ("WP", "WDT") or (noun.lower_ == "that" and noun.pos_ == "PRON"):
        verb = noun.head
        if verb.dep_ == "relcl":
            return verb.head
    return noun


def _beside(word: Token, counter: Counter, taken: set[int]) -> Token | None:
    """The number that stands directly before a harm word and counts nobody yet: "… and twenty wounded"."""
    position = word.i - 1
    while position > 0 and counter.parse.doc[position].lower_ in _AUXILIARIES | {"others"} - {"dead"}:
        if counter.parse.doc[position].lower_ == "others":
            break
        position -= 1
    if position < 0 or position in taken:
        return None
    before = counter.parse.doc[position]
    if before.sent.start != word.sent.start:
        return None
    if position in counter.quantities:
        own = before.dep_ in ("nummod", "compound") and before.head.i > word.i
        return None if own else before
    follows = (
        before.dep_ not in ("pobj", "dobj")
        and before.pos_ in ("NOUN", "PROPN")
        and (position - 1) in counter.quantities
    )
    return before if follows else None


def _matches_noun(noun: Token, word: HarmWord) -> bool:
    """True when the pattern ends at the noun and no word beside it makes it another thing."""
    first = noun.i - len(word.words) + 1
    if first < 0 or any(noun.doc[first + n].lower_ != part for n, part in enumerate(word.words[:-1])):
        return _ends_with_of(noun, word)
    near = {one.lemma_.lower() for one in noun.children if one.dep_ in ("compound", "amod")}
    if noun.dep_ == "compound":
        near.add(noun.head.lemma_.lower())
    return not near & word.unless


def _ends_with_of(noun: Token, word: HarmWord) -> bool:
    return (
        False
        if len(word.words) < 3
        else tuple(one.lower_ for one in noun.doc[max(noun.i - 2, 0) : noun.i]) == word.words[:2]
    )


def _counted_by_noun(noun: Token, word: HarmWord, counter: Counter) -> Iterator[Token]:
    if "number" in word.counted:
        yield from _toll_number(noun, counter)
        return
    if "of" in word.counted:
        for preposition in children(noun, "prep"):
            if preposition.lower_ in ("of", "among"):
                yield from children(preposition, "pobj")
    if "head" in word.counted:
        reading = counter.quantities.get(noun.i - 1)
        if reading is not None or any(one.i in counter.quantities for one in noun.children if one.i < noun.i):
            yield noun


def _toll_number(toll: Token, counter: Counter) -> Iterator[Token]:
    """The number a toll stands at: "rose to 45", "was 12", "a toll of 30"; of "from 12 to 15" the last."""
    verb = toll.head if toll.dep_ in ("nsubj", "nsubjpass", "dobj") else toll
    numbers = []
    for one in (*verb.children, *(below for lead in children(verb, "prep") for below in children(lead, "prep"))):
        if one.dep_ == "prep" and one.lower_ in ("to", "at", "of"):
            numbers += children(one, "pobj")
        elif one.dep_ in ("attr", "acomp", "dobj") and one != toll:
            numbers.append(one)
    numbers += [
        inner for of in toll.children if of.lower_ in ("of", "at") for inner in of.children if inner.dep_ == "pobj"
    ]
    counted = [one for one in numbers if one.i in counter.quantities or one.pos_ == "NOUN"]
    yield from counted[-1:]


def _counted_by_adjective(word: Token, counter: Counter, taken: set[int]) -> list[Token]:
    """Whom "dead", "wounded", "missing" are said of."""
    number = counter.quantities.get(word.i - 1)
    if number is not None and word.pos_ in ("NOUN", "ADJ") and (word.i - 1) not in taken:
        before = word.doc[word.i - 1]
        if before.head == word and before.dep_ in ("nummod", "compound", "amod", "nmod", "quantmod", "det"):
            return [word]
    beside = _beside(word, counter, taken)
    if beside is not None:
        return [beside]
    if word.dep_ == "pobj" and word.head.lower_ == "among":
        return _subjects(word.head.head)
    if word.dep_ in ("acomp", "oprd", "ccomp", "xcomp", "attr", "advcl") and word.head.lemma_.lower() in _PREDICATING:
        own = children(word, "nsubj")
        return (
            own
            or children(word.head, "dobj")
            or (_subjects(word.head) if word.head.lemma_ in ("be", "remain", "get", "feel") else [])
        )
    if word.dep_ == "amod" and word.head.i < word.i:
        return [word.head]
    return children(word, "nsubj") if word.tag_ == "VBG" else []


def _undivided(found: Iterable[TollMention], parse: Parse) -> tuple[TollMention, ...]:
    """One mention without a harm where "killed and injured" share one number; all in text order."""
    kept: dict[int, list[TollMention]] = {}
    for toll in found:
        kept.setdefault(toll.head, []).append(toll)
    mentions = []
    for group in kept.values():
        harms = {toll.harm for toll in group}
        if len(group) == 2 and harms == {Harm.KILLED, Harm.INJURED} and _joined(group, parse) and group[0].best != 0:
            first = min(group, key=lambda toll: toll.predicate)
            mentions.append(dataclasses.replace(first, harm=None))
        else:
            mentions.extend(group)
    return tuple(sorted(mentions, key=lambda toll: (toll.passage.start, toll.predicate)))


def _joined(group: list[TollMention], parse: Parse) -> bool:
    """True when the two harm words are coordinated with each other."""
    first, second = (parse.at(toll.predicate) for toll in sorted(group, key=lambda toll: toll.predicate))
    if first is None or second is None:
        return False
    between = {token.lower_ for token in parse.doc[first.i + 1 : second.i]}
    return second in list(conjuncts(first)) or (second.i - first.i <= 3 and bool(between & {"and", "or"}))
