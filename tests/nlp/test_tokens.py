"""The plain words of a parse say what spaCy's own say."""

import pytest
import spacy.tokens
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model.token import Token, words_of
from sayso.nlp import load_pipeline
from sayso.nlp.tokens import Text

SENTENCES = (
    "Police in Karshi said on Sunday that gunmen had killed three farmers near the mill.",
    '"We reject this," Mara Ilves, a spokeswoman, told reporters, "and so should you."',
    "The march, which the union had called, went on despite rain;  nobody was hurt.\n\nThe council met.",
    "Who fired? Neither side says so: both the guild's men and the wardens ran.",
)
SAME = """i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ is_space is_punct is_alpha is_stop is_upper
is_title like_num""".split()


@pytest.fixture(scope="module", params=SENTENCES)
def pair(request: pytest.FixtureRequest) -> tuple[spacy.tokens.Doc, Text]:
    doc = load_pipeline()(request.param)
    return doc, Text(doc)


def test_a_word_has_the_same_marks(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    doc, text = pair
    assert len(doc) == len(text)
    for theirs, ours in zip(doc, text, strict=True):
        assert [getattr(ours, name) for name in SAME] == [getattr(theirs, name) for name in SAME]
        assert len(ours) == len(theirs)


def test_a_word_stands_at_the_same_place_of_the_tree(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    for theirs, ours in zip(*pair, strict=True):
        for name in ("head", "left_edge", "right_edge"):
            assert getattr(ours, name).i == getattr(theirs, name).i
        for name in ("children", "lefts", "rights", "subtree", "ancestors"):
            assert [one.i for one in getattr(ours, name)] == [one.i for one in getattr(theirs, name)]


def test_sentences_and_entities_are_the_same(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    doc, text = pair
    for theirs, ours in ((doc.sents, text.sents), (doc.ents, text.ents)):
        assert [
            (one.start, one.end, one.start_char, one.end_char, one.label_, one.text, one.root.i) for one in theirs
        ] == [(one.start, one.end, one.start_char, one.end_char, one.label_, one.text, one.root.i) for one in ours]
    assert all(token in token.sent and token.doc is text for token in text)


def test_who_is_above_whom(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    doc, text = pair
    for theirs, ours in zip(doc, text, strict=True):
        assert [ours.is_ancestor(one) for one in text] == [theirs.is_ancestor(one) for one in doc]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_run_has_the_same_root_and_words(pair: tuple[spacy.tokens.Doc, Text], data: st.DataObject) -> None:
    doc, text = pair
    start = data.draw(st.integers(0, len(doc) - 1))
    end = data.draw(st.integers(start + 1, len(doc)))
    run = text._run(doc[start:end])
    assert run.root.i == doc[start:end].root.i
    assert words_of(text[start:end]) == run.text == doc[start:end].text


def test_a_neighbour_outside_the_text_is_an_error(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    first, last = pair[1][0], pair[1][-1]
    assert first.nbor().i == 1 and last.nbor(-1).i == last.i - 1
    for token, distance in ((first, -1), (last, 1)):
        with pytest.raises(IndexError):
            token.nbor(distance)


def test_a_root_is_its_own_head(pair: tuple[spacy.tokens.Doc, Text]) -> None:
    roots: list[Token] = [one for one in pair[1] if one.dep_ == "ROOT"]
    assert roots and all(one.head is one for one in roots)
