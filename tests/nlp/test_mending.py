"""Trees that the parser often gets wrong, as the stages read them."""

import pytest

from sayso.model import Document
from sayso.nlp import parse_document

LISTED = "They killed a guard and seized two women, officials and residents said on Monday."
DESCRIBED = (
    "Two people were shot dead and 19 others injured when police fired on a crowd, a doctor at the main hospital said."
)


@pytest.mark.parametrize(("text", "verb", "subject"), [(LISTED, "said", "officials"), (DESCRIBED, "said", "doctor")])
def test_the_speaker_at_the_end_is_the_subject(text: str, verb: str, subject: str) -> None:
    doc = parse_document(Document(text=text)).doc
    said = next(token for token in doc if token.text == verb)
    assert [one.text for one in said.children if one.dep_ == "nsubj"] == [subject]
    assert said.sent.root is said
    assert any(one.dep_ == "ccomp" for one in said.children)


def test_a_closed_apposition_stays_one() -> None:
    doc = parse_document(Document(text="The bridge fell, and Ana Ruiz, a doctor, said so.")).doc
    said = next(token for token in doc if token.text == "said")
    assert [one.text for one in said.children if one.dep_ == "nsubj"] == ["Ruiz"]


def test_a_clause_before_a_semicolon_is_no_complement() -> None:
    doc = parse_document(Document(text="Bomb kills seven in Orlany; minister vows revenge\n\nThe town was calm.")).doc
    kills = next(token for token in doc if token.text == "kills")
    assert kills.dep_ != "ccomp"
