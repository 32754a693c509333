"""Does the sentence look back or ahead?"""

import pytest

from sayso.times.tense import read_tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The council met on Friday.", "past"),
        ("The council will meet on Friday.", "future"),
        ("The council is to be reopened on Friday.", "future"),
        ("The talks will also be held on Friday.", "future"),
        ("They vowed to march on Friday.", "future"),
        ("He said on Friday that talks will resume.", "past"),
        ("They left. The council will meet on Friday.", "future"),
        ("On Friday the council will meet.", "future"),
        ("They announced that all must leave by Friday.", "future"),
        ("They would attack unless all had left by Friday.", "future"),
        ("All had left by Friday.", None),
        ("The trial was adjourned until Friday.", "future"),
        ("The trial lasted until Friday.", None),
        ("The curfew takes effect on Friday.", "future"),
        ("They threatened to strike on Friday.", "future"),
        ("A Friday in Lomar.", None),
    ],
)
def test_tense(text: str, tense: str | None) -> None:
    at = text.index("Friday")
    assert read_tense(text, at, at + 6) == tense
