"""Numbers and vague quantities with their hedges, read over tokens from left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.lexicons.tolls import Entails, TollLexicon
from sayso.model.token import Token, words_of
from sayso.nlp.tokens import Text

Ends = tuple[int | None, int | None, int | None]
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d+)[-\u2013](\d+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINS = frozenset({"to", "or", "-", "\u2013", "and"})
_CHANGING = frozenset(
    """
    rise climb increase grow jump soar go mount swell surge double triple drop fall decrease revise lower raise update
    """.split()
)
_NOT_COUNTS = frozenset(
    """
    % percent per pc st nd rd th am pm a.m. p.m. o'clock
    """.split()
)
_AGED = 2  # words from an age back to whose it is: "Marek, 16"
_OLDEST = 120
_SETS_OFF = frozenset({",", ".", ";", ":", "and", "-", "\u2013", "\u2014"})
_NOBODY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "NORP", "EVENT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as the words entail it, by token positions: `start` to `end` with hedges, `core` to `core_end` bare.

    `low`, `best`, `high` as in Count; `hedge` is the words that are no number, as printed, or None.
    """

    start: int
    end: int
    core: int
    core_end: int
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None


def find_quantities(doc: Text, lexicon: TollLexicon) -> dict[int, Quantity]:
    """Every quantity of a document under each position of its core; sums of money, shares and hours are left out."""
    words = [token.lower_ for token in doc]
    found: dict[int, Quantity] = {}
    position = 0
    while position < len(words):
        quantity = _vague(doc, words, position, lexicon) or _counted(doc, words, position, lexicon)
        if quantity is None:
            position += 1
            continue
        for index in range(quantity.core, quantity.core_end):
            found[index] = quantity
        position = quantity.core_end
    return found


def _vague(doc: Text, words: list[str], position: int, lexicon: TollLexicon) -> Quantity | None:
    for entry in lexicon.vague.get(words[position], ()):
        end = position + len(entry.words)
        if tuple(words[position:end]) != entry.words:
            continue
        if end < len(words) and (
            words[end] in lexicon.numbers or words[end] in lexicon.multipliers or doc[end].like_num
        ):
            return None  # "some 30", "a few hundred" are read as numbers or longer entries
        if entry.words[0] == "no" and end < len(words) and words[end] in ("longer", "more", "less", "fewer", "doubt"):
            return None
        low, best, high = entry.ends
        exact = low is not None and low == best == high
        start, hedge = position, None if exact else words_of(doc[position:end])
        before = _hedge_before(words, position, lexicon) if not exact else None
        if before is not None:
            start, entails = before
            hedge = words_of(doc[start:end])
            if entails == "ceiling":
                low, best, high = None, None, None
        return Quantity(start=start, end=end, core=position, core_end=end, low=low, best=best, high=high, hedge=hedge)
    return None


def _counted(doc: Text, words: list[str], position: int, lexicon: TollLexicon) -> Quantity | None:
    read = _number(words, position, lexicon)
    if read is None or _is_no_count(doc, words, position, read[1], lexicon):
        return None
    value, end = read
    low = high = value
    start = position
    span = _RANGE.fullmatch(words[position])
    if span:
        low, high = int(span[1]), int(span[2])
    elif end < len(words) and words[end] in _JOINS:
        upper = _number(words, end + 1, lexicon) if end + 1 < len(words) else None
        between = position > 0 and words[position - 1] == "between"
        if upper and not _changes(doc, position) and upper[0] > value and (words[end] != "and" or between):
            high, end = upper
            start = position - 1 if between else position
    exact = low == high
    return _hedged(doc, words, (start, position, end), (low, low if exact else None, high), lexicon)


def _changes(doc: Text, position: int) -> bool:
    """True for the number from which a toll rose or fell: "climbed from 12 to 15" is no range."""
    before = doc[position - 1] if position else None
    return before is not None and before.lower_ == "from" and before.head.lemma_.lower() in _CHANGING


def _hedged(doc: Text, words: list[str], at: tuple[int, int, int], ends: Ends, lexicon: TollLexicon) -> Quantity:
    """The quantity with the hedges on either side of it."""
    start, core, core_end = at
    low, best, high = ends
    end, printed = core_end, []
    before, after = _hedge_before(words, start, lexicon), _hedge_after(words, core_end, lexicon)
    if before:
        printed.append(words_of(doc[before[0] : start]))
        start = before[0]
    if after:
        printed.append(words_of(doc[core_end : after[0]]))
        end = after[0]
    meanings = [one[1] for one in (before, after) if one and one[1] != "exact"]
    for entails in meanings:
        low, best, high = _opened((low, best, high), entails)
    if start < core and words[core - 1] == "between" and not printed:
        printed.append("between")
    hedge = " ".join(printed) if meanings else None
    return Quantity(start=start, end=end, core=core, core_end=core_end, low=low, best=best, high=high, hedge=hedge)


def _opened(ends: Ends, entails: Entails) -> Ends:
    low, best, high = ends
    if entails == "floor":
        return low, best if best is not None else low, None
    if entails == "ceiling":
        return None, best if best is not None else high, high
    return (None, best, None) if best is not None else (low, None, high)


def _number(words: list[str], position: int, lexicon: TollLexicon) -> tuple[int, int] | None:
    """The value of the number that starts here and where it ends, or None."""
    if position >= len(words):
        return None
    word = words[position]
    if word[0].isdigit():
        span = _RANGE.fullmatch(word)
        if span is not None:
            return int(span[1]), position + 1
        if _DIGITS.fullmatch(word) is None:
            return None
        return _scaled(float(word.replace(",", "")), words, position + 1, lexicon)
    if word in ("a", "an", "half") or word in lexicon.numbers or word in lexicon.multipliers:
        return _spelled(words, position, lexicon)
    return None


def _scaled(value: float, words: list[str], position: int, lexicon: TollLexicon) -> tuple[int, int] | None:
    while position < len(words) and words[position] in lexicon.multipliers and words[position] != "score":
        value *= lexicon.multipliers[words[position]]
        position += 1
    return (round(value), position) if value == int(value) else None


def _spelled(words: list[str], position: int, lexicon: TollLexicon) -> tuple[int, int] | None:
    """Number words: "twenty-five", "two dozen", "a hundred and four", "half a dozen"."""
    total = current = 0
    start = position
    if words[position] == "half":
        dozen = words[position + 1 : position + 3] == ["a", "dozen"]
        return (6, position + 3) if dozen else None
    if words[position] in ("a", "an"):
        if position + 1 >= len(words) or words[position + 1] not in lexicon.multipliers:
            return None
        current, position = 1, position + 1
    while position < len(words):
        word = words[position]
        if word in lexicon.numbers and (current % 100 == 0 or (current % 10 == 0 and lexicon.numbers[word] < 10)):
            current += lexicon.numbers[word]
        elif word in lexicon.multipliers and not (word == "score" and current == 0):
            multiplier = lexicon.multipliers[word]
            current = max(current, 1) * multiplier
            if multiplier >= 1000:
                total, current = total + current, 0
        elif word in ("-", "and") and position > start and _goes_on(words, position, lexicon):
            pass
        else:
            break
        position += 1
    return (total + current, position) if position > start and total + current else None


def _goes_on(words: list[str], position: int, lexicon: TollLexicon) -> bool:
    """True where a hyphen or "and" stands inside one number: "twenty-five", "a hundred and four"."""
    after = words[position + 1] if position + 1 < len(words) else ""
    before = words[position - 1]
    if words[position] == "-":
        return lexicon.numbers.get(before, 0) >= 20 and 0 < lexicon.numbers.get(after, 0) < 10
    return before in ("hundred", "thousand") and after in lexicon.numbers


def _is_no_count(doc: Text, words: list[str], start: int, end: int, lexicon: TollLexicon) -> bool:
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in lexicon.currency or before in ("no.", "number", "aged", "#", "section", "article"):
        return True
    if after in _NOT_COUNTS or after in lexicon.currency or _is_age(doc, start, end):
        return True
    if _YEAR.fullmatch(words[start]) and (
        before in ("in", "since", "of", "by", ",", "until")
        or doc[start].dep_ == "npadvmod"
        or doc[start].head.tag_ in ("NN", "NNP")  # "the 1982 massacre"
    ):
        return True
    return (
        after == "-" and end + 1 < len(words) and not words[end + 1].isdigit() and words[end + 1] not in ("plus", "odd")
    )


def _is_age(doc: Text, start: int, end: int) -> bool:
    """True for the number set off behind one person: "Ivo Marek, 16, was killed", "a farmer (45)"."""
    if start < _AGED or end - start != 1 or not doc[start].text.isdigit() or int(doc[start].text) > _OLDEST:
        return False
    person, opens = doc[start - _AGED], doc[start - 1].text
    closes = doc[end].text if end < len(doc) else "."
    if not (opens == "," and closes in _SETS_OFF) and (opens, closes) != ("(", ")"):
        return False
    if person.pos_ == "PROPN":
        located = person.dep_ == "pobj" and person.head.lower_ in ("in", "at", "on", "near")
        return person.ent_type_ not in _NOBODY and not located
    return person.tag_ == "NN" and doc[start].head == person


def _hedge_before(words: list[str], position: int, lexicon: TollLexicon) -> tuple[int, Entails] | None:
    if position == 0:
        return None
    for hedge in lexicon.hedges_before.get(words[position - 1], ()):
        start = position - len(hedge.words)
        if start >= 0 and tuple(words[start:position]) == hedge.words:
            return start, hedge.entails
    return None


def _hedge_after(words: list[str], position: int, lexicon: TollLexicon) -> tuple[int, Entails] | None:
    for hedge in lexicon.hedges_after.get(words[position], ()) if position < len(words) else ():
        if tuple(words[position : position + len(hedge.words)]) == hedge.words:
            return position + len(hedge.words), hedge.entails
    return None


def quantity_of(token: Token, quantities: Mapping[int, Quantity]) -> Quantity | None:
    """The quantity that stands before a noun inside its own phrase ("at least nine young people"), or None."""
    position = token.i - 1
    first = token.left_edge.i
    while position >= first:
        quantity = quantities.get(position)
        if quantity is not None:
            return None if _in_possessor(token.doc[quantity.core], token) else quantity
        position -= 1
    return None


def _in_possessor(part: Token, noun: Token) -> bool:
    """True for a number that counts the owner, not the owned: "two villages' mayor"."""
    while part != noun and part.head != part:
        if part.dep_ in ("poss", "relcl", "acl", "prep"):
            return True
        part = part.head
    return False
