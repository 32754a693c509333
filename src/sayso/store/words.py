"""Full text, in the words of either database: the same question finds the same claims in both."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Table, TableClause, column, func, literal, literal_column, table

from sayso.errors import InputError

_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")
_INDEXES = {name: table(f"{name}_words", column("rowid")) for name in ("claims", "documents")}
OPENING, CLOSING = "⟦", "⟧"


def parse_words(question: str) -> list[tuple[bool, str]]:
    """The parts of a question: whether each is wanted, and its words.

    >>> parse_words('market "armed men" -football')
    [(True, 'market'), (True, 'armed men'), (False, 'football')]

    Raises InputError where no part is wanted.
    """
    parts = []
    for minus, phrase, word in _PART.findall(question):
        if words := " ".join(_WORD.findall(phrase or word)):
            parts.append((not minus, words))
    if not any(wanted for wanted, _ in parts):
        raise InputError(f"nothing to look for in {question!r}: give at least one word")
    return parts


def words_index(of: Table) -> TableClause:
    """SQLite's index of the words of `claims` or `documents`, to be joined by its rowid."""
    return _INDEXES[of.name]


def match_words(of: Table, question: str, dialect: str) -> ColumnElement[bool]:
    """The condition that a row of `claims` or `documents` holds these words; in SQLite one of the joined index."""
    parts = parse_words(question)
    if dialect == "sqlite":
        return literal_column(f"{of.name}_words").op("MATCH")(_sqlite_question(parts))
    vector: ColumnElement[Any] = literal_column(f"{of.name}.vector")
    return vector.op("@@")(func.websearch_to_tsquery("english", _postgresql_question(parts)))


def snippet(of: Table, question: str, dialect: str) -> ColumnElement[str]:
    """The words around the first hits in a document."""
    parts = parse_words(question)
    if dialect == "sqlite":
        return func.snippet(literal_column(f"{of.name}_words"), -1, OPENING, CLOSING, " … ", 24)
    options = f'StartSel="{OPENING}", StopSel="{CLOSING}", MaxFragments=2, MaxWords=24, MinWords=8'
    asked = func.websearch_to_tsquery("english", _postgresql_question(parts))
    return func.ts_headline(literal("english").op("::")(literal_column("regconfig")), of.c.text, asked, options)


def _sqlite_question(parts: list[tuple[bool, str]]) -> str:
    wanted = " AND ".join(f'"{words}"' for is_wanted, words in parts if is_wanted)
    unwanted = "".join(f' NOT "{words}"' for is_wanted, words in parts if not is_wanted)
    return f"({wanted}){unwanted}" if unwanted else wanted


def _postgresql_question(parts: list[tuple[bool, str]]) -> str:
    return " ".join(f'{"" if wanted else "-"}"{words}"' for wanted, words in parts)
