"""Runs of capitalised words, cut into stretches that may each name one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model.token import Token
from sayso.nlp.tokens import Text
from sayso.places.entry import Kind
from sayso.places.gazetteer import Gazetteer
from sayso.places.words import load_words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
JOINS = frozenset(
    "of de del della da do dos das di du la le les los las el al ul ez az as an ad ash es bin on upon sur en".split()
)
_NO_WORDS = frozenset({"al", "el"})
_APART = frozenset("Al El Ad Ed An Ar Er As Es Ash At Az Ez".split())
_WITHOUT_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "LANGUAGE"})
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_PROPER = frozenset({"NNP", "NNPS"})
_SIZEABLE = 50_000
_LONGEST = 6
_LONGEST_GAP = 3


@dataclass(slots=True)
class Stretch:
    """Tokens `first` to `last` (inclusive) that may name a place; `label` is that of their entity, or empty.

    `begin` is the first token of the phrase to print ("near …"), `sort` the common word that belongs to the name; the
    other fields are those of `Naming`.
    """

    first: int
    last: int
    label: str
    name: str = ""
    sort: str = ""
    kinds: frozenset[Kind] = frozenset()
    begin: int = -1
    near: bool = False
    site: bool = False
    proper: bool = False


class Words:
    """One document's words, with entities by token; each token is touched once."""

    def __init__(self, doc: Text) -> None:
        self.doc = doc
        self.text = doc.text
        self.tokens: list[Token] = list(doc)
        self.words = [token.text for token in self.tokens]
        self.labels = [""] * len(self.words)
        self.ends = [0] * len(self.words)
        for entity in doc.ents:
            label, end = entity.label_, entity.end
            for index in range(entity.start, end):
                self.labels[index] = label
                self.ends[index] = end

    def __len__(self) -> int:
        return len(self.words)

    def low(self, index: int) -> str:
        """The word at a position in lower case, empty outside the document."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """True when the word at a position begins with a capital."""
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    def cut(self, first: int, last: int) -> str:
        """The text from one token through another."""
        if first == last:
            return self.words[first]
        final = self.tokens[last]
        return self.text[self.tokens[first].idx : final.idx + len(self.words[last])]

    def touches(self, index: int) -> bool:
        """True when no space follows the token."""
        return not self.tokens[index].whitespace_


def find_stretches(words: Words, gazetteer: Gazetteer) -> Iterator[Stretch]:
    """Every stretch in text order, without overlaps."""
    for first, last in _runs(words):
        index = first
        while index <= last:
            stretch = _next(words, gazetteer, index, last)
            if stretch is None:
                index += 1
                continue
            yield stretch
            index = stretch.last + 1


def longest_known(words: Words, gazetteer: Gazetteer, first: int, last: int) -> int:
    """The last token of the longest name in the gazetteer that begins at `first`, or -1."""
    for end in range(min(last, first + _LONGEST - 1), first - 1, -1):
        word = words.words[end]
        if word[0].isalpha() and word not in JOINS and gazetteer.candidates(words.cut(first, end)):
            return end
    return -1


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Runs of capitalised tokens, with the small words and hyphens inside them."""
    tokens, texts, count = words.tokens, words.words, len(words)
    index = 0
    while index < count:
        if not texts[index][0].isupper() and not (texts[index] in JOINS and _is_article(words, index)):
            index += 1
            continue
        last = end = index
        while end + 1 < count:
            following = texts[end + 1]
            if following in _WEEKDAYS:
                break  # "in Kars Saturday"
            if following[0].isupper() and not tokens[end + 1].is_sent_start:
                end = last = end + 1
            elif following in JOINS or (following == "-" and words.touches(end)) or texts[end] == "-":
                end += 1
                if end - last > _LONGEST_GAP:
                    break
            else:
                break
        if last > index or words.labels[index] or tokens[index].tag_ in _PROPER or not tokens[index].is_sent_start:
            yield index, last
        index = last + 1


def _is_article(words: Words, index: int) -> bool:
    """True for an Arabic article before a name: "al-Bab", "el Marj"; one that is an English word needs the hyphen."""
    if words.touches(index) and words.low(index + 1) == "-" and words.is_capital(index + 2):
        return True
    return words.words[index] in _NO_WORDS and words.is_capital(index + 1) and words.labels[index + 1] != "PERSON"


def _is_written_apart(words: Words, index: int) -> bool:
    """True for an article that begins a name within a sentence: "in Ad Durayhimi"; not for the "As" of a headline."""
    if words.words[index] not in _APART or not words.is_capital(index + 1) or words.tokens[index].is_sent_start:
        return False
    return index > 0 and not words.is_capital(index - 1)


def _next(words: Words, gazetteer: Gazetteer, index: int, last: int) -> Stretch | None:
    """The stretch that begins at a token of a run: the longest known name, else the entity, else the free words."""
    label, text = words.labels[index], words.words[index]
    if text.lower() in load_words()["first"] and index < last:
        named = _next(words, gazetteer, index + 1, last)
        if named is not None:
            return Stretch(index, named.last, named.label or label)  # "Barangay Mabini"
    if not text[0].isupper() and not (text in JOINS and _is_article(words, index)):
        return None
    end = _until_comma(words, gazetteer, index, words.ends[index] - 1) if label else index
    if (
        words.low(index + 1) == "'s"
        and words.is_capital(index + 2)
        and gazetteer.candidates(words.cut(index, index + 2))
    ):
        return Stretch(index, index + 2, label)  # "Cox's Bazar"
    apart = _is_written_apart(words, index)
    if text in ("The", "A", "An") and index < last and not apart:
        return None
    in_place = label in PLACE_LABELS
    known = longest_known(words, gazetteer, index, max(last, end if in_place else index))
    if apart and known <= index:
        return Stretch(index, max(_free(words, gazetteer, index + 1, last), end), label if in_place else "")
    if in_place:
        return Stretch(index, max(end, known), label)
    if label in _WITHOUT_NAMES:
        return Stretch(index, known, "") if known >= index else None
    if known >= index and label != "PERSON" and _is_torn(words, gazetteer, index, known):
        return Stretch(index, max(_free(words, gazetteer, known + 1, last), min(end, last)), label)
    if label == "ORG" and known < end:
        return Stretch(index, known if known >= index else _until_of(words, index, min(end, last)), label)
    if label:
        return Stretch(index, max(min(end, last), known), label)
    return Stretch(index, known if known >= index else _free(words, gazetteer, index, last), "")


def _is_torn(words: Words, gazetteer: Gazetteer, first: int, known: int) -> bool:
    """True for a small place's name that is half of one that the gazetteer lacks: "Ceel" of "Ceel Dheere".

    The parser must take both halves for one noun, and the second be no common word of an organisation or a site.
    """
    after = known + 1
    if after >= len(words) or not words.is_capital(after) or words.tokens[after].tag_ != "NNP":
        return False
    if words.tokens[known].dep_ != "compound" or words.tokens[known].head.i != after:
        return False
    common = load_words().common
    if words.labels[after] != words.labels[known] or not common.isdisjoint((words.low(known), words.low(after))):
        return False
    found = gazetteer.candidates(words.cut(first, known))
    small = all(one.entry.kind in (Kind.TOWN, Kind.ADMIN2) and one.entry.population < _SIZEABLE for one in found)
    return small and longest_known(words, gazetteer, after, after) < after


def _until_comma(words: Words, gazetteer: Gazetteer, first: int, last: int) -> int:
    """The last token of an entity, or that before its comma or bracket: the parser takes "X, Y" for one name."""
    comma = next((index for index in range(first + 1, last + 1) if words.words[index] in (",", "(")), None)
    return last if comma is None or gazetteer.candidates(words.cut(first, last)) else comma - 1


def _until_of(words: Words, first: int, last: int) -> int:
    """The last token before "of" in an organisation's name, so that what follows is looked at by itself."""
    return next((index - 1 for index in range(first + 1, last) if words.words[index] in ("of", ",")), last)


def _free(words: Words, gazetteer: Gazetteer, first: int, last: int) -> int:
    """The last token of a stretch of unknown words outside any entity."""
    end = first
    while end + 1 <= last and not words.labels[end + 1] and words.words[end + 1] not in ("of", "on"):
        if (
            words.words[end] != "-"
            and words.is_capital(end + 1)
            and longest_known(words, gazetteer, end + 1, last) > end
        ):
            break
        end += 1
    return end
