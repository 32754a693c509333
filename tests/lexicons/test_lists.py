"""A file of word lists is read whole, and tells all that is wrong with it."""

from __future__ import annotations

from sayso.lexicons.lists import ListEntry, WordLists, words_of

ENTRY = {"id": "ends.last", "words": ["stop", "close"], "example": "It stopped.", "counter_example": "It went on."}
ENDS = WordLists("ends", ("ends", "starts"), ListEntry)


def test_the_words_of_a_list_are_those_of_all_its_entries() -> None:
    entries, problems = ENDS.validate({"ends": [ENTRY, ENTRY | {"id": "ends.other", "words": ["halt"]}], "starts": []})
    assert problems == []
    assert words_of(entries["ends"]) == {"stop", "close", "halt"}
    assert words_of(entries["starts"]) == frozenset()


def test_every_problem_is_told() -> None:
    _, problems = ENDS.validate({"ends": [ENTRY, ENTRY | {"words": ["stop", "Halt"]}], "middles": []})
    assert problems == [
        "middles: no such list",
        "starts: the list is missing",
        "ends: 'stop' stands there twice; keep one",
        "ends: 'Halt' has capitals; write it in lower case",
        "ends.last: the id is used twice; rename one entry",
    ]


def test_a_missing_example_is_a_problem() -> None:
    _, problems = ENDS.validate({"ends": [{"id": "ends.last", "words": []}], "starts": []})
    assert [problem.partition(":")[0] for problem in problems] == ["ends.0.example", "ends.0.counter_example"]
