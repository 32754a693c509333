"""Direct speech goes to the cue it stands beside, however it is cut."""

from __future__ import annotations

import pytest

from claims.said import lexicon, parse_of, said
from sayso.claims.cues import find_cues
from sayso.claims.quoted import attach_quotes, is_speech


def owners(text: str) -> list[tuple[str, int]]:
    """Each cue's word with the number of quotations it owns."""
    parse = parse_of(text)
    owned = attach_quotes(parse, find_cues(parse, lexicon()))
    return [(token.text, len(quotes)) for token, quotes in owned.items()]


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("“The road is shut now,” the mayor said.", [("said", 1)]),
        ("“The road is shut now,” said the mayor.", [("said", 1)]),
        ("The mayor said: “The road is shut now.”", [("said", 1)]),
        ("The mayor said, “The road is shut now.”", [("said", 1)]),
        ("“The road,” the mayor said, “is shut for a week.”", [("said", 2)]),
        ("“The road is shut now,” the mayor said. “It will open in a week.”", [("said", 2)]),
        ("“We lost the road,” the mayor said. “We lost the mill too.\n“We lost the dam as well.”", [("said", 3)]),
        ("“The road is shut now,” the mayor said.\n\n“The mill is gone,” the miller said.", [("said", 1), ("said", 1)]),
    ],
)
def test_quotations_go_to_their_cue(text: str, owned: list[tuple[str, int]]) -> None:
    assert owners(text) == owned


def test_a_quotation_after_a_colon_may_begin_a_paragraph() -> None:
    assert owners("He told the village, to loud cheers:\n\n“The mine stays shut until wages are paid.”") == [
        ("told", 1)
    ]


def test_what_is_said_in_a_quotation_ends_with_it() -> None:
    [(source, _, content)] = said("“I think the mill is lost now,” the miller said.")
    assert (source, content) == ("the miller", "“I think the mill is lost now,”")


def test_a_quoted_name_is_no_speech() -> None:
    text = "The ship “Blue Heron” has sailed, the mayor said."
    assert owners(text) == []
    parse = parse_of(text)
    assert not is_speech(parse, parse.quotes[0])


def test_a_quotation_far_from_any_cue_belongs_to_nobody() -> None:
    assert (
        owners(
            "The mayor said the road was shut. On the wall of the old mill, in red letters, there was “Keep out of here now”."
        )
        == []
    )


def test_speakers_in_turn_keep_their_words_apart() -> None:
    text = "“The road is shut now,” the mayor said. The miller said: “The mill is gone.”"
    assert [(source, content) for source, _, content in said(text)] == [
        ("the mayor", "“The road is shut now,”"),
        ("The miller", "“The mill is gone.”"),
    ]


def test_straight_marks_read_as_curly_ones() -> None:
    curly = "“The road is shut now,” the mayor said. “It will open in a week.”"
    assert owners(curly) == owners(curly.replace("“", '"').replace("”", '"'))
