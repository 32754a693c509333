"""Many documents, in order, whatever happens to one of them and however many work on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.documents import Bad
from sayso.errors import InputError, ModelMissing
from sayso.export import to_line
from sayso.model import Coded, Document
from sayso.nlp import Parse
from sayso.pipeline import Knowledge, parse_for
from sayso.run import Coder, batch, code, run_processes, run_serial
from sayso.settings import Settings

REPORTS = [
    "Residents said on Monday that gunmen had attacked the market in the old town.",
    "The ministry denied that its soldiers had fired at the crowd. “Nobody was shot,” a spokesman said.",
    "",
    "Les deux parties se sont rencontrées mardi et ont décidé de se revoir, a déclaré un porte-parole.",
    "Two men were arrested after a bomb went off near the station, killing three people, police said.",
    "The group threatened to strike again if the prisoners were not released by Friday.",
]
SETTINGS = Settings()


def documents(number: int = 6) -> list[Document | Bad]:
    items: list[Document | Bad] = [
        Document(text=REPORTS[index % len(REPORTS)], id=f"r{index}", published="2024-03-05") for index in range(number)
    ]
    items.insert(2, Bad(error="no report", file="in.jsonl", line=3))
    return items


def name(item: Coded | Bad) -> str:
    return item.document.id if isinstance(item, Coded) else f"bad {item.line}"


def test_results_keep_the_order_and_the_places() -> None:
    names = [name(item) for item in run_serial(documents(40), SETTINGS)]
    assert names == ["r0", "r1", "bad 3", *(f"r{index}" for index in range(2, 40))]


def test_several_processes_give_the_same_bytes() -> None:
    items = documents(40)
    alone = [to_line(item) for item in run_serial(items, SETTINGS)]
    together = [to_line(item) for item in run_processes(items, SETTINGS, 2)]
    assert together == alone


def test_the_order_of_documents_changes_no_document() -> None:
    items = documents(12)
    forward = {name(item): to_line(item) for item in run_serial(items, SETTINGS)}
    backward = {name(item): to_line(item) for item in run_serial(items[::-1], SETTINGS)}
    single = {name(item): to_line(item) for one in items for item in run_serial([one], SETTINGS)}
    assert forward == backward == single


def test_no_further_ahead_is_read_than_a_batch() -> None:
    read = 0

    def endless() -> Iterator[Document]:
        nonlocal read
        while True:
            read += 1
            yield Document(text="Police said so.", id=f"r{read}")

    results = run_serial(endless(), SETTINGS)
    assert [name(next(results)) for _ in range(20)] == [f"r{number}" for number in range(1, 21)]
    assert read <= 32


def test_long_documents_make_small_batches() -> None:
    items = [Document(text="x" * 150_000) for _ in range(4)]
    assert [len(one) for one in batch.batches(items)] == [2, 2]


def test_a_document_that_breaks_the_pipeline_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = batch.code_parse

    def breaking(parse: Parse, knowledge: Any) -> Coded:
        if parse.document.id == "r1":
            raise KeyError("lost")
        return real(parse, knowledge)

    monkeypatch.setattr(batch, "code_parse", breaking)
    results = {name(item): item for item in run_serial(documents(), SETTINGS)}
    broken, after = results["r1"], results["r4"]
    assert isinstance(broken, Coded)
    assert broken.refused == "coding failed (KeyError: 'lost'): please report this text as a bug"
    assert isinstance(after, Coded)
    assert after.refused is None


def test_a_document_that_breaks_the_parser_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(items: list[Document], knowledge: Knowledge) -> Iterator[Parse]:
        for item in items:
            if item.id == "r1":
                raise RuntimeError("parser")
            yield from parse_for([item], knowledge)

    monkeypatch.setattr(batch, "parse_for", breaking)
    results = {name(item): item for item in run_serial(documents(), SETTINGS)}
    assert isinstance(results["r1"], Coded)
    assert "RuntimeError: parser" in (results["r1"].refused or "")
    assert [name for name, item in results.items() if isinstance(item, Coded) and item.refused is None] == [
        "r0",
        "r4",
        "r5",
    ]


def test_refused_documents_carry_the_reason_and_the_language() -> None:
    results = {name(item): item for item in run_serial(documents(), SETTINGS) if isinstance(item, Coded)}
    assert (results["r2"].refused, results["r2"].claims) == ("empty: there is no text", ())
    assert results["r3"].document.language == "fr"
    assert "'fr'" in (results["r3"].refused or "")
    assert results["r0"].document.language == "en"


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_says_how_to_get_it(workers: int) -> None:
    coder = Coder(Settings(pipeline="en_core_web_none"))
    with pytest.raises(ModelMissing, match="pip install en-core-web-none"):
        next(coder.code_read(documents(), workers=workers))


def test_code_takes_what_is_known_about_a_report() -> None:
    coded = code(
        REPORTS[0], published="2024-03-05T10:00", publisher="Post", title="T", url="https://x.example", id="n1"
    )
    header = coded.document.header()
    assert header["published"] == "2024-03-05"
    assert (header["id"], header["publisher"], header["title"], header["url"]) == (
        "n1",
        "Post",
        "T",
        "https://x.example",
    )
    assert coded.coder == Coder().versions


def test_a_roster_of_ones_own_is_read_and_named(tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text("- {id: reed-front, name: Reed Front, kind: armed_group, country: UG}\n", encoding="utf-8")
    coder = Coder(Settings(roster=own))
    assert coder.code("The Reed Front attacked a post.").actors[0].id == "reed-front"
    assert coder.versions["roster"].startswith(f"{Coder().versions['roster']}+")


def test_code_refuses_a_date_that_is_not_iso() -> None:
    with pytest.raises(InputError, match="2025-05-26"):
        code(REPORTS[0], published="last week")


def test_many_reports_may_be_texts_or_documents() -> None:
    coded = list(Coder().code_many([REPORTS[0], Document(text=REPORTS[1], id="second")]))
    assert [one.document.id for one in coded] == [Document(text=REPORTS[0]).id, "second"]
    assert coded[0] == code(REPORTS[0])


def test_a_notebook_shows_the_marked_text() -> None:
    assert '<div class="sayso">' in (sayso.code(REPORTS[0])._repr_html_() or "")
