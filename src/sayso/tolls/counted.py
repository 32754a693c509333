"""How many a noun phrase counts, and whom: "nearly 30 of its fighters", "a child", "two police officers"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sayso.lexicons.people import People
from sayso.lexicons.tolls import TollLexicon
from sayso.model import Passage
from sayso.model.token import Token
from sayso.nlp import Parse
from sayso.nlp.syntax import child, coordinated, phrase
from sayso.tolls.quantities import Quantity, quantity_of

_ONE = frozenset({"he", "him", "she", "her", "himself", "herself", "i", "me", "another", "someone", "somebody"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_MANY = frozenset({"they", "them", "themselves", "we", "us", "those", "these", "others"})
_SINGLE = frozenset(
    """
    a an another one every each his her their its my our the this that
    """.split()
)
_PLACES = frozenset(
    """
    GPE LOC FAC DATE TIME MONEY PERCENT EVENT LAW PRODUCT WORK_OF_ART
    """.split()
)
_CONTAINERS = frozenset(
    """
    number group total family team crew batch party convoy crowd couple gang squad
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A counted noun phrase: its numbers as in Count, its words, the noun for those counted (None for a bare number).

    `numbered` is False where only grammar says how many ("a child", "soldiers").
    """

    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    passage: Passage
    victims: Token | None
    numbered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Reads counts off the nouns of one parse."""

    parse: Parse
    quantities: Mapping[int, Quantity]
    lexicon: TollLexicon
    people: People
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        known = {token.text for token in self.parse.doc if token.ent_type_ == "PERSON" and token.pos_ == "PROPN"}
        object.__setattr__(self, "names", frozenset(known))

    def read(self, noun: Token, *, persons_only: bool = False) -> Reading | None:
        """How many the phrase under `noun` counts; None when it counts no people."""
        own = self.quantities.get(noun.i)
        if own is not None:
            return self._bare(noun, own, persons_only)
        contained = self._contained(noun, persons_only)
        if contained is not None:
            return contained
        if not self._may_be_people(noun, persons_only):
            return None
        quantity = quantity_of(noun, self.quantities)
        if quantity is not None:
            return self._reading(noun, quantity, noun)
        return self._grammatical(noun, persons_only)

    def _bare(self, noun: Token, quantity: Quantity, persons_only: bool) -> Reading | None:
        """A number that stands for those counted: "nine", "dozens of villagers", "none of them"."""
        victims = next(
            (inner for of in noun.children if of.lower_ == "of" for inner in of.children if inner.dep_ == "pobj"), None
        )
        if (
            victims is None
            and noun.i + 1 < len(noun.doc)
            and noun.head.i > noun.i
            and noun.dep_ in ("nummod", "compound")
        ):
            return None  # the number of another noun, which is read with that noun
        if victims is not None and not self._may_be_people(victims, persons_only):
            return None
        return self._reading(noun, quantity, victims)

    def _reading(self, noun: Token, quantity: Quantity, victims: Token | None) -> Reading:
        first, last = phrase(noun)
        start = self.parse.doc[
            min(quantity.start, first.i) if not self._starts_late(first, quantity) else quantity.start
        ]
        end = last if last.i >= quantity.end - 1 else self.parse.doc[quantity.end - 1]
        return Reading(
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            hedge=quantity.hedge,
            passage=self.parse.passage(start, end),
            victims=victims,
            numbered=True,
        )

    def _starts_late(self, first: Token, quantity: Quantity) -> bool:
        return quantity.start < first.i or first.is_punct

    def _contained(self, noun: Token, persons_only: bool) -> Reading | None:
        """Bodies with their members: "a family of five", "the number of dead"."""
        of = next((one for one in noun.children if one.lower_ == "of"), None)
        member = child(of, "pobj") if of is not None and noun.lemma_.lower() in _CONTAINERS else None
        reading = self.read(member, persons_only=persons_only) if member is not None else None
        return reading if reading is not None and reading.numbered else None

    def _grammatical(self, noun: Token, persons_only: bool) -> Reading | None:
        """What number and determiner entail: one, or at least two."""
        lower = noun.lower_
        if lower in _ONE or (lower in _ORDINALS and noun.dep_ not in ("amod", "compound", "advmod")):
            low, best = 1, 1
        elif lower in _MANY or (noun.tag_ in ("NNS", "NNPS") and self._is_person(noun)):
            low, best = 2, None
        elif self._is_single(noun, persons_only):
            low, best = 1, 1
        else:
            return None
        first, last = phrase(noun)
        return Reading(
            low=low,
            best=best,
            high=best,
            hedge=None,
            passage=self.parse.passage(first, last),
            victims=noun,
            numbered=False,
        )

    def _is_single(self, noun: Token, persons_only: bool) -> bool:
        if noun.tag_ not in ("NN", "NNP") or noun.lemma_.lower() in self.lexicon.collectives:
            return False
        if self._is_name(noun):
            return True
        known = self.people.get(noun.lower_)
        if known is not None:
            return not (known.collective or known.thing)
        if noun.ent_type_ == "PERSON":
            return True
        if persons_only:
            return False
        if noun.tag_ == "NNP":
            return noun.ent_type_ in ("", "ORG")  # nobody kills a body: the tagger took a name for one
        return any(one.lower_ in _SINGLE for one in noun.children if one.dep_ in ("det", "poss", "nummod"))

    def _is_name(self, noun: Token) -> bool:
        """True for what names a person elsewhere or by an apposition ("X, a judge"), whatever the tagger says."""
        if noun.tag_ not in ("NN", "NNP") or not noun.text[0].isupper():
            return False
        described = (one for one in noun.children if one.dep_ == "appos" and one.pos_ == "NOUN")
        return noun.text in self.names or any(self._is_person(one) for one in described)

    def _is_person(self, noun: Token) -> bool:
        known = self.people.get(noun.lower_)
        if known is not None:
            return not known.thing
        return noun.ent_type_ in ("PERSON", "NORP") or noun.lower_.endswith(
            ("ers", "ors", "ists", "ants", "men", "man", "woman", "ist")
        )

    def _may_be_people(self, noun: Token, persons_only: bool) -> bool:
        """False for units, animals, places and things; with `persons_only` true only for words known to name people."""
        lemma = noun.lemma_.lower()
        if lemma in self.lexicon.never_people or noun.lower_ in self.lexicon.never_people:
            return False
        if self._is_name(noun):
            return True
        if noun.ent_type_ in _PLACES and noun.tag_ in ("NNP", "NNPS"):
            return False
        known = self.people.get(noun.lower_) or self.people.get(lemma)
        if known is not None and known.thing:
            return False
        if noun.tag_ == "PRP" and noun.lower_ in ("it", "itself"):
            return False
        if not persons_only or known is not None or noun.pos_ in ("NUM", "PRON"):
            return True
        return self._is_person(noun) or noun.i in self.quantities


def members(noun: Token) -> Iterator[tuple[Token, bool]]:
    """The noun and those coordinated with it, then the parts named beside it ("including two boys"), marked True."""
    yield noun, False
    for one in coordinated(noun):
        if one.pos_ not in ("VERB", "AUX"):
            yield from members(one)
    for one in noun.children:
        if one.lower_ in ("including", "among") and one.i > noun.i:
            yield from _parts(one)
        elif one.dep_ == "appos" and one.pos_ in ("NOUN", "NUM", "PROPN"):
            yield from ((part, True) for part, _ in members(one))


def _parts(marker: Token) -> Iterator[tuple[Token, bool]]:
    for inner in marker.children:
        if inner.dep_ == "pobj":
            for part, _ in members(inner):
                yield part, True
