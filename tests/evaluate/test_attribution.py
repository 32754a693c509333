"""Who says what: the figures on made-up gold, and agreement with the scorer that others were scored with."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from sayso.evaluate import read_rows, take
from sayso.evaluate.attribution import Words, score_attribution
from sayso.model import Act, Attribution, Claim, Coded, Document, Factuality, Passage, Quotation, Source, Status
from sayso.model.attribution import SourceKind
from sayso.run import Coder

SHARED = Path(__file__).parents[3] / "shared" / "data"
TEXT = "The mayor of Ulm Town said the bridge was shut. Nobody saw the boat, a clerk wrote."


def _passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.cut(TEXT, start, start + len(words))


def _claim(source: str | None, cue: str, content: str) -> Claim:
    mention = _passage(source) if source else None
    link = Attribution(
        source=Source(actor=None, name=source or "", kind=SourceKind.PERSON, mention=mention),
        act=Act.SAY,
        cue=_passage(cue),
        content=_passage(content),
        quotation=Quotation.INDIRECT,
    )
    return Claim(
        id=f"c-{cue}",
        attribution=(link,),
        content=_passage(content),
        status=Status.CLAIMED,
        factuality=Factuality.CERTAIN,
        event=None,
        confidence=1.0,
        reasons=(),
    )


def _gold(source: str, cue: str, content: str) -> dict[str, Any]:
    marked = {"source": source, "cue": cue, "content": content}
    return {role: [{"spans": [[_passage(words).start, _passage(words).end]]}] for role, words in marked.items()}


ROW = {
    "id": "made-up",
    "text": TEXT,
    "attributions": [
        _gold("The mayor of Ulm Town", "said", "the bridge was shut"),
        _gold("a clerk", "wrote", "Nobody saw the boat"),
    ],
}


def _score(*claims: Claim) -> Any:
    return score_attribution([ROW], lambda documents: iter([Coded(document=next(iter(documents)), claims=claims)]))


def test_a_perfect_reading() -> None:
    said = _claim("The mayor of Ulm Town", "said", "the bridge was shut")
    score = _score(said, _claim("a clerk", "wrote", "Nobody saw the boat"), said)
    assert score.figures["read"] == score.figures["gold"] == 2
    assert all(score.figures[name] == 1.0 for name in ("attr F1", "head accuracy", "content F1", "source F1"))
    assert not score.misses


def test_each_kind_of_miss() -> None:
    score = _score(
        _claim("Ulm Town", "said", "the bridge was shut"),
        _claim(None, "shut", "Town said"),
    )
    assert score.errors() == {"wrong source": 1, "missed": 1, "invented": 1}
    assert score.abouts("missed") == [("wrote", 1)]
    assert score.figures["attr F1"] == pytest.approx(0.5)
    assert score.figures["head accuracy"] == 0


def test_little_shared_content_does_not_count() -> None:
    assert _score(_claim("a clerk", "wrote", "boat")).errors() == {"content differs": 1, "missed": 1}
    assert _score(_claim(None, "wrote", "Nobody saw the boat")).errors() == {"no source": 1, "missed": 1}


def test_the_head_of_a_source() -> None:
    words = Words("Vice mayor Ana Holm of the Green Ward, who left")
    assert words.text[slice(*words.spans[words.head(range(9))])] == "Holm"


def test_agrees_with_the_scorer_of_the_peers() -> None:
    gold, script = SHARED / "polnear_dev.jsonl", SHARED / "score_attribution.py"
    if not (gold.exists() and script.exists()):
        pytest.skip("the evaluation data is not here")
    spec = importlib.util.spec_from_file_location("score_attribution", script)
    assert spec is not None and spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    rows = take(read_rows(gold), split=None, limit=4)
    documents = [Document(text=row["text"], id=row["id"], published=row["publication_date"]) for row in rows]
    coded = list(Coder().code_many(documents))
    expected = theirs.score(rows, {one.document.id: json.loads(json.dumps(one.to_dict())) for one in coded})
    figures = dict(score_attribution(rows, lambda _: iter(coded)).figures)
    assert figures.pop("read") == expected.pop("predicted")
    assert figures == pytest.approx(expected)
