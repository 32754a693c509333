"""Errors travel between processes as they are."""

import pickle

import pytest

from sayso.errors import InputError, KnowledgeError, ModelMissing, OutputError, RefusedDocument, SaysoError


@pytest.mark.parametrize(
    "error",
    [
        SaysoError("a"),
        InputError("b"),
        RefusedDocument("c"),
        ModelMissing("d"),
        OutputError("e"),
        KnowledgeError("lexicon", ["file: entry: what is wrong; mend it", "another"]),
    ],
)
def test_an_error_survives_a_process_boundary(error: SaysoError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
