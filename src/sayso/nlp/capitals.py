"""Text that is printed in capitals, in the mixed case that the parser reads best, character for character as long.

    shouted stretches ─► names that somebody knows ─► what each word is ─► how it is written

Wire services and old archives print whole reports in capitals, others only headlines. A tagger takes every such word
for a name. Here common words become lower case, names are capitalised, acronyms stay (truecasing: Lita et al. 2003, by
word lists instead of counts).
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Mapping

from sayso.lexicons.capitals import CapitalWords, load_capitals
from sayso.nlp.causes import cause_names
from sayso.nlp.letters import capitalised, first_capital, is_unspeakable, lower_case, with_ending, without_ending
from sayso.nlp.load import DEFAULT_PIPELINE
from sayso.nlp.vocabulary import Vocabulary, load_vocabulary

# Text in capitals -> where words of known names start and how each is written.
Names = Callable[[str], Mapping[int, str]]

_SHARE, _LETTERS = 0.7, 25
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MIXED = re.compile(r"[^\W\d_]*[a-zà-ÿ][^\W\d_]*")
_OPENS = re.compile(
    r"(?:[.!?][\"'”’)\]]*\s+|\n[ \t]*\n\s*|\n[ \t]{2,}|:\s+(?=[\"“]))[\"'“‘(\[]*\Z|(?<=\[)\Z", re.DOTALL
)
_DATELINE = re.compile(
    r"(?:\A|\n[ \t]*\n|\n(?=[ \t]{2}))[ \t]*"
    r"(?:[^\W\d_][^\n.]{2,90}?--\s*(?:\[[^\]]{1,80}\]\s*)*|(?:\[[^\]]{1,80}\]\s*)+)"
)
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{2,90}?)\s*[)\]]")
_ROMAN = re.compile(r"(?=[ivx]{2,5}\Z)x{0,3}(?:ix|iv|v?i{0,3})\Z")
_DAY_BEFORE, _DAY_AFTER = re.compile(r"\d(?:st|nd|rd|th)?\s+\Z", re.IGNORECASE), re.compile(r"\s\d")
_ABBREVIATIONS = frozenset("no nos vs etc approx".split())
_EMPTY = frozenset("of the for and de la del los las y a an in on".split())


class _Is(enum.Enum):
    """What a word in capitals is."""

    NAME = enum.auto()
    ACRONYM = enum.auto()
    COMMON = enum.auto()
    KNOWN = enum.auto()


def mixed_case(text: str, pipeline: str = DEFAULT_PIPELINE, names: Names | None = None) -> str:
    """`recase` with the vocabulary of a pipeline; the text as it is where the pipeline has no word lists."""
    if not any(True for _ in _shouted(text)):
        return text
    vocabulary = load_vocabulary(pipeline)
    return recase(text, vocabulary=vocabulary, names=names) if vocabulary is not None else text


def recase(text: str, *, vocabulary: Vocabulary, names: Names | None = None) -> str:
    """The text with shouted words in mixed case; as long as `text`, and the same text where nothing is shouted.

    A text is shouted where more than 70 % of the letters of it, or of a line, are capitals (25 letters or more).
    Unknown words are taken for names. Letters whose lower case has another length stay as they are.
    """
    stretches = list(_shouted(text))
    if not stretches:
        return text
    return _Shouted(text, stretches, vocabulary, names).written()


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is printed in capitals; in a text in capitals short lines count as well."""
    lines, start = [], 0
    for line in text.split("\n"):
        upper = sum(map(str.isupper, line))
        lower = sum(map(str.islower, line)) if upper else 0
        lines.append((start, start + len(line), upper, lower))
        start += len(line) + 1
    whole = _is_shouted(sum(line[2] for line in lines), sum(line[3] for line in lines))
    for begin, end, upper, lower in lines:
        if _is_shouted(upper, lower) or (whole and upper > lower):
            yield begin, end


def _is_shouted(upper: int, lower: int) -> bool:
    return upper + lower >= _LETTERS and upper > _SHARE * (upper + lower)


class _Shouted:
    """One text with shouted lines; words are addressed by their number."""

    def __init__(
        self, text: str, stretches: list[tuple[int, int]], vocabulary: Vocabulary, names: Names | None
    ) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.lists: CapitalWords = load_capitals("en")
        found = [match for start, end in stretches for match in _WORD.finditer(text, start, end)]
        self.words = [match for match in found if match.group().isupper()]
        self.lower = [lower_case(match.group()) for match in self.words]
        self.at = {match.start(): number for number, match in enumerate(self.words)}
        self.line_starts = {start for start, _ in stretches} if len(stretches) < text.count("\n") / 2 else set()
        self.openings = {match.end() for match in _DATELINE.finditer(text)}
        self.printed = self._printed_elsewhere(stretches)
        self.known = self._known(names)
        self.spelled_out: set[int] = set()
        self.acronyms = set(self._acronyms())
        self.kinds = [self._kind(number) for number in range(len(self.words))]
        self._join_names()

    def written(self) -> str:
        """The whole text."""
        parts, done = [], 0
        for number, match in enumerate(self.words):
            parts += [self.text[done : match.start()], self._write(number)]
            done = match.end()
        return "".join((*parts, self.text[done:]))

    # what each word is

    def _printed_elsewhere(self, stretches: list[tuple[int, int]]) -> dict[str, str]:
        """Words that other lines print in mixed case, in lower case wherever they have one."""
        shown: dict[str, str] = {}
        done = 0
        for start, end in (*stretches, (len(self.text), len(self.text))):
            for match in _MIXED.finditer(self.text, done, start):
                word = match.group()
                before = self.text[max(0, match.start() - 12) : match.start()]
                opens = not before or before.endswith("\n") or bool(_OPENS.search(before))
                if word.islower() or not (opens or word.lower() in shown):
                    shown[word.lower()] = word
            done = end
        return shown

    def _known(self, names: Names | None) -> dict[int, str]:
        if names is None or not self.words:
            return {}
        found = names(self.text)
        return {self.at[start]: written for start, written in found.items() if start in self.at}

    def _acronyms(self) -> Iterator[str]:
        """Words that stand in brackets after their long form or before it; marks the words of the long forms."""
        for match in _BRACKET.finditer(self.text):
            inside = list(self._between(match.start(), match.end()))
            before = self._before(match.start())
            if not inside or before is None:
                continue
            if len(inside) == 1 and " " not in match.group(1):
                long_form = self._long_form(self.lower[inside[0]], before)
                if long_form or self._abbreviates(self.lower[inside[0]], before):
                    yield self.lower[inside[0]]
                self.spelled_out.update(long_form or self._translated(self.lower[inside[0]], before))
            elif self.known.get(before, "").isupper() or self._explains(self.lower[before], inside):
                yield self.lower[before]
                self.spelled_out.update(number for number in inside if self.lower[number] not in _EMPTY)

    def _between(self, start: int, end: int) -> Iterator[int]:
        return (number for place in range(start, end) if (number := self.at.get(place)) is not None)

    def _before(self, place: int) -> int | None:
        """The word that ends right before this place, or None."""
        end = len(self.text[:place].rstrip())
        start = end
        while start and (self.text[start - 1].isalpha() or self.text[start - 1] in "'’"):
            start -= 1
        return self.at.get(start)

    def _long_form(self, acronym: str, last: int) -> list[int]:
        """The words up to `last` whose initials spell the acronym, small words aside; empty when they do not."""
        letters, number, found = list(acronym), last, list[int]()
        while letters and number >= 0 and last - number < 12:
            if self.lower[number][0] == letters[-1]:
                letters.pop()
                found.append(number)
            elif self.lower[number] not in _EMPTY:
                return []
            number -= 1
        return [] if letters or len(found) < 2 else [one for one in found if self.lower[one] not in _EMPTY]

    def _translated(self, acronym: str, last: int) -> list[int]:
        """The words up to `last` that share the acronym's initials in any order, as those of a translated name do.

        One noun for a body may stand for any letter ("Army of National Liberation [ELN]"); empty when others are left.
        """
        letters, number, found = list(acronym), last, list[int]()
        while letters and number >= 0 and last - number < 8:
            word = self.lower[number]
            if word[0] in letters:
                letters.remove(word[0])
                found.append(number)
            elif word in self.lists.bodies or word in ("army", "force", "forces", "party", "union"):
                return [*found, number] if len(letters) == 1 else []
            elif word not in _EMPTY:
                return []
            number -= 1
        return found if not letters and len(found) > 1 else []

    def _abbreviates(self, word: str, last: int) -> bool:
        """True for a bracketed word that shares initials with the words before it, also where the language differs."""
        words = self.lower[max(0, last - 9) : last + 1]
        initials = [one[0] for one in words if one not in _EMPTY]
        if len(word) > 8 or not initials or self.vocabulary.is_function_word(word):
            return False
        shared = sum(letter in initials for letter in set(word))
        return word[0] in initials and shared >= min(3, len(word) - 1) and shared > 1

    def _explains(self, word: str, inside: list[int]) -> bool:
        """True for "ACRONYM [LONG FORM]": the initials agree, or the word can be nothing but an acronym."""
        initials = [self.lower[number][0] for number in inside if self.lower[number] not in _EMPTY]
        if len(initials) < 2 or len(word) > 8:
            return False
        rare = len(word) > 2 and not self.vocabulary.is_common(word)
        return initials == list(word) or (rare and is_unspeakable(word))

    def _kind(self, number: int) -> _Is:
        word = self.lower[number]
        if word in self.lists.particles or (word in self.lists.articles and self._after_particle(number)):
            return _Is.COMMON
        if number in self.known or word in self.printed:
            return _Is.KNOWN
        if number in self.spelled_out:
            return _Is.NAME
        if self._is_acronym(number, word):
            return _Is.ACRONYM
        bare = without_ending(word)
        if self._ends_number(number, word) or bare.endswith(("n't", "n’t")):
            return _Is.COMMON
        if bare[1:2] in ("'", "’"):
            return _Is.NAME
        if bare in self.lists.names or (word in self.lists.months and self._is_month(number)):
            return _Is.NAME
        if bare in self.lists.common or bare in self.lists.titles or bare in self.lists.articles:
            return _Is.COMMON
        if self.vocabulary.is_common(bare):
            listed = len(word) > 5 or not self.vocabulary.only_noun(bare) or not is_unspeakable(word)
            return _Is.COMMON if listed else _Is.ACRONYM
        return _Is.ACRONYM if len(word) < 6 and is_unspeakable(word) else _Is.NAME

    def _is_acronym(self, number: int, word: str) -> bool:
        match = self.words[number]
        before, after = self.text[max(0, match.start() - 2) : match.start()], self.text[match.end() : match.end() + 2]
        if before[-1:].isdigit():
            return len(word) > 2
        if len(word) == 1:
            return word != "a" or after[:1] == "."
        if word in self.lists.common:
            return False
        if after[:1].isdigit() or (after[:1] in ("-", "/") and after[1:].isdigit()):
            return len(word) < 4 or not self.vocabulary.is_common(word)
        if word in self.acronyms:
            bracketed = before[-1:] in ("[", "(")
            return bracketed or self._follows(number, "the") or not self.vocabulary.is_function_word(word)
        return bool(_ROMAN.match(word)) and not self.vocabulary.is_function_word(word)

    def _ends_number(self, number: int, word: str) -> bool:
        """True for "20TH", "1980S", "3D"."""
        start = self.words[number].start()
        return start > 0 and self.text[start - 1].isdigit() and len(word) <= 2

    def _is_month(self, number: int) -> bool:
        match = self.words[number]
        before, after = self.text[max(0, match.start() - 6) : match.start()], self.text[match.end() : match.end() + 4]
        if _DAY_BEFORE.search(before) or _DAY_AFTER.match(after):
            return True
        return any(self._follows(number, word) for word in self.lists.before_month)

    def _follows(self, number: int, word: str) -> bool:
        return number > 0 and self.lower[number - 1] == word and self._touch(number - 1)

    def _touch(self, number: int) -> bool:
        """True when nothing but space parts the word from the next one."""
        if number + 1 >= len(self.words):
            return False
        between = self.text[self.words[number].end() : self.words[number + 1].start()].strip()
        abbreviated = self.lower[number] in self.lists.short_titles or len(self.lower[number]) == 1
        return not between or (between == "." and abbreviated)

    def _join_names(self) -> None:
        """Titles and articles before a name, rare nouns after a title and doubtful names beside another are names."""
        for number in range(1, len(self.words)):
            if self.kinds[number] is _Is.COMMON and self._touch(number - 1) and self._after_particle(number):
                inside = self.lower[number] not in self.lists.particles | self.lists.articles
                self.kinds[number] = _Is.NAME if inside else _Is.COMMON
        for number in range(len(self.words) - 2, -1, -1):
            if self.kinds[number] is not _Is.COMMON or not self._touch(number):
                continue
            word, following = self.lower[number], number + 1
            if word in self.lists.titles or word in self.lists.articles:
                if self._is_name(following) and not (word in self.lists.articles and self._after_particle(number)):
                    self.kinds[number] = _Is.NAME
                elif word in self.lists.titles and self._may_be_name(following, short=word in self.lists.short_titles):
                    self.kinds[number] = self.kinds[following] = _Is.NAME
            elif word in self.lists.weak and self._is_name(following):
                self.kinds[number] = _Is.NAME
        for number in range(1, len(self.words)):
            after_given = self._is_persons(number - 1)
            if self.kinds[number] is _Is.COMMON and self._touch(number - 1) and after_given:
                word = self.lower[number]
                small = self.lists.common | self.lists.particles | self.lists.articles
                if word in self.lists.weak or (self.vocabulary.may_be_name(word) and word not in small):
                    self.kinds[number] = _Is.NAME
        self._join_bodies()
        learned = {
            self.lower[number]
            for number, kind in enumerate(self.kinds)
            if kind is _Is.NAME and self.vocabulary.may_be_name(self.lower[number])
        }
        for number, kind in enumerate(self.kinds):
            if kind is _Is.COMMON and self.lower[number] in learned and self.lower[number] not in self.lists.titles:
                self.kinds[number] = _Is.NAME

    def _is_persons(self, number: int) -> bool:
        """True for a given name, and for a name that follows one."""
        if self.kinds[number] is not _Is.NAME:
            return False
        given = self.lists.given
        if self.lower[number] in given:
            return True
        before = number - 1
        return before >= 0 and self._touch(before) and self.lower[before] in given and self.kinds[before] is _Is.NAME

    def _join_bodies(self) -> None:
        """An unknown name, a common word or two and a noun for a body are one name: "Zelmira Youth Front"."""
        for last, word in enumerate(self.lower):
            if word not in self.lists.bodies or self.kinds[last] is not _Is.COMMON:
                continue
            first = last - 1
            while first > last - 3 and first >= 0 and self._modifies(first):
                first -= 1
            if first >= 0 and self._touch(first) and self._is_unlisted_name(first):
                for number in range(first + 1, last + 1):
                    self.kinds[number] = _Is.NAME
        for first, last in cause_names(self.lower, self.lists, self._touch, self._is_name):
            for number in range(first, last + 1):
                if self.kinds[number] is _Is.COMMON and self.lower[number] not in _EMPTY:
                    self.kinds[number] = _Is.NAME

    def _modifies(self, number: int) -> bool:
        word = self.lower[number]
        common = self.kinds[number] is _Is.COMMON and not self.vocabulary.is_function_word(word)
        return common and self._touch(number) and not word.endswith(("ed", "'s")) and word not in self.lists.titles

    def _is_unlisted_name(self, number: int) -> bool:
        return self.kinds[number] is _Is.NAME and self.lower[number] not in self.lists.names

    def _after_particle(self, number: int) -> bool:
        """True after "de", "y" and, with an article between, after "de la"."""
        if number == 0 or not self._touch(number - 1):
            return False
        before = self.lower[number - 1]
        return before in self.lists.particles or (before in self.lists.articles and self._after_particle(number - 1))

    def _is_name(self, number: int) -> bool:
        kind = self.kinds[number]
        if kind is _Is.KNOWN:
            return self.known.get(number, "")[:1].isupper()
        return kind is _Is.NAME or (kind is _Is.ACRONYM and len(self.lower[number]) == 1)

    def _may_be_name(self, number: int, *, short: bool) -> bool:
        word = self.lower[number]
        if short and self.vocabulary.only_noun(word):
            return True
        ends = not self._touch(number) or self._is_name(min(number + 1, len(self.words) - 1))
        listed = word in self.lists.common or word in self.lists.titles
        return word in self.lists.weak or (ends and not listed and self.vocabulary.may_be_name(word))

    # how it is written

    def _write(self, number: int) -> str:
        match, word, kind = self.words[number], self.lower[number], self.kinds[number]
        if kind is _Is.KNOWN:
            written = self.known.get(number) or self.printed[word]
            return self._opened(number, written) if len(written) == len(word) else match.group()
        if kind is _Is.ACRONYM:
            return with_ending(match.group(), str)
        if kind is _Is.NAME:
            return with_ending(match.group(), capitalised)
        return self._opened(number, first_capital(word) if without_ending(word) == "i" else word)

    def _opened(self, number: int, word: str) -> str:
        start = self.words[number].start()
        if start in self.openings or start in self.line_starts or self._opens(start, number):
            return first_capital(word)
        return word

    def _opens(self, start: int, number: int) -> bool:
        before = self.text[max(0, start - 12) : start]
        if not _OPENS.search(before):
            return not self.text[:start].strip("\"'“‘([ \t\n")
        stop = before.rstrip("\"'“‘([ \n\t")
        if number and stop.endswith(".") and "\n\n" not in before and "\n  " not in before:
            last = self.lower[number - 1]
            return last not in _ABBREVIATIONS and (len(last) > 1 or last == "i") and last not in self.lists.short_titles
        return True
