"""Every set: it says what it measures, is found by its names, and each scorer counts what it should on rows of our own."""

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.evaluate import Score, find_set, load_sets, read_rows, take
from sayso.model import Coded, Document
from sayso.run import Coder


def code(documents: Iterable[Document]) -> Iterator[Coded]:
    return Coder().code_many(documents)


def score(name: str, *rows: dict[str, Any]) -> Score:
    return find_set(name).score(rows, code)


@pytest.mark.parametrize("name", load_sets())
def test_every_set_defines_its_figures(name: str) -> None:
    one = find_set(name)
    assert len(inspect.getdoc(one.measure) or "") > 60
    assert one.file.startswith(name.removesuffix("_times")[:4])
    assert one.measures and one.origin


def test_names_and_files(tmp_path: Path) -> None:
    assert find_set("polnear_train").name == "polnear"
    with pytest.raises(InputError, match="there are polnear, muc4"):
        find_set("nonsense")
    (tmp_path / "plv.jsonl").write_text("{}\n", encoding="utf-8")
    assert find_set("plv").path(tmp_path) == find_set("plv").path(tmp_path / "plv.jsonl") == tmp_path / "plv.jsonl"
    with pytest.raises(InputError, match=r"muc4\.jsonl is missing"):
        find_set("muc4").path(tmp_path)


def test_records_of_another_set_are_named() -> None:
    with pytest.raises(InputError, match=r"lacks the field 'targets'.*factuality_uds"):
        score("factuality_uds", {"id": "a", "text": "The dam broke."})


def test_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"n": 1}\n\n{"n": 2}\n', encoding="utf-8")
    assert read_rows(path) == [{"n": 1}, {"n": 2}]
    table = tmp_path / "rows.csv"
    table.write_text("n,m\n1,x\n", encoding="utf-8")
    assert read_rows(table) == [{"n": "1", "m": "x"}]
    for text, words in (("{}\nno\n", ":2: not JSON"), ("[1]\n", "one JSON object a line"), ("\n", "no records")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=words):
            read_rows(path)


def test_take_spreads_and_repeats() -> None:
    rows = [{"n": n, "split": "ab"[n % 2]} for n in range(10)]
    assert [row["n"] for row in take(rows, split=None, limit=3)] == [0, 3, 6]
    assert [row["n"] for row in take(rows, split="b", limit=None)] == [1, 3, 5, 7, 9]
    assert len(take([{"n": 1}], split="dev", limit=5)) == 1


def test_plv_takes_the_marked_pair() -> None:
    text = "Zubria accused Varland of sabotage, and Varland rejected the charge."
    rows = [
        {"id": "1", "text": text, "marked_text": f"<s>Zubria</s> accused <t>Varland</t>{text[22:]}"},
        {"id": "2", "text": "Nothing much.", "marked_text": "<s>Nothing</s> <t>much</t>."},
    ]
    gold = [{"gold_root": "ACCUSE", "gold_penta": "3"}, {"gold_root": "YIELD", "gold_penta": "2"}]
    found = score("plv", *(row | label for row, label in zip(rows, gold, strict=True)))
    assert found.figures["accuracy"] == found.figures["quadrant"] == found.figures["pair"] == 0.5
    assert found.errors() == {"nothing read": 1}


def test_factuality_reads_the_word_that_is_marked() -> None:
    row = {
        "id": "1",
        "text": "Gunmen attacked the market .",
        "targets": [
            {"token": [1, 2], "label": 3.0, "text": "attacked"},
            {"token": [3, 4], "label": 0.0, "text": "market"},
        ],
    }
    figures = score("factuality_uds", row).figures
    assert (figures["predicates"], figures["coded"], figures["mean error"]) == (2, 1, 0)


NOTE = "On 3 May 2021, gunmen attacked a village near Berlin, killing four farmers."


def _note(**changed: Any) -> dict[str, Any]:
    row = {
        "id": "n",
        "text": NOTE,
        "event_date": "2021-05-03",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "fatalities": 4,
        "latitude": 52.52,
        "longitude": 13.41,
        "location": "Berlin",
    }
    return row | changed


def test_acled_compares_a_note_with_its_row() -> None:
    found = score("acled", _note())
    assert not found.misses
    assert all(found.figures[name] == 1 for name in ("type accuracy", "killed exact", "place 25 km", "date exact"))
    wrong = score("acled", _note(event_type="Protests", fatalities=0, latitude=0.0, event_date="2021-05-04"))
    assert set(wrong.errors()) == {"wrong type", "dead invented", "place far off", "wrong date"}


def test_acled_before_2019_has_no_sub_types() -> None:
    found = score("acled_asia", _note(event_type="Violence Against Civilians", sub_event_type=None))
    assert found.figures["type accuracy"] == 1
    assert "sub-event type accuracy" not in found.figures


def test_gtd_wants_the_dead_and_no_group_where_none_is_known() -> None:
    row = {"id": "1", "text": NOTE, "date_from_eventid": "2021-05-03", "attacktype": "Armed Assault"}
    found = score("gtd", row | {"nkill": 4, "nwound": 0, "gname": "Unknown"})
    assert not found.misses
    found = score("gtd", row | {"nkill": 5, "nwound": None, "gname": "Northern Front"})
    assert found.errors() == {"not killed exact": 1, "not group found": 1}


def test_event_location_counts_one_place_a_sentence() -> None:
    text = "Gunmen attacked a village near Berlin. The mayor of Paris slept."
    verb = {"start": 7, "end": 15, "label": "VERB"}
    right = {"id": "1", "text": text, "spans": [verb, {"start": 31, "end": 37, "label": "LOCATION"}]}
    none = {"id": "2", "text": text, "spans": [verb]}
    found = score("event_location", right, none)
    assert (found.figures["span P"], found.figures["span R"]) == (0.5, 1.0)
    assert found.errors() == {"place where there is none": 1}


def test_labels_of_whole_texts() -> None:
    assert score("case2021", {"id": "1", "text": NOTE, "label": "ATTACK"}).figures["accuracy"] == 1
    assert score("ceha", {"id": "1", "text": NOTE, "relevant": "Yes"}).figures["relevant F1"] == 1
    assert score("satp", {"id": "1", "text": NOTE, "labels": ["1", "0", "0", "0"]}).figures["armed assault F1"] == 1
    sentences = [
        {"text": "The sky was grey. ", "labels": []},
        {"text": "Police arrested six clerks.", "labels": ["ANY_ACTION", "ARREST"]},
    ]
    found = score("india_police", {"id": "1", "date": "2002-03-01", "sentences": sentences})
    assert found.figures["ARREST F1"] == found.figures["ANY_ACTION F1"] == 1
    assert not found.misses


def test_records_accept_either_code_book() -> None:
    row = {"id": "1", "text": "Zubria accused Varland of sabotage.", "date": "19950101"}
    assert score("petrarch_records", row | {"events": [{"eventcode": "112"}, {}]}).figures["type read first"] == 1
    assert score("petrarch_records", row | {"events": [{"eventcode": "121"}]}).figures["type read first"] == 1
    assert score("plover_records", row | {"event": "DISAPPROVE"}).figures["type read first"] == 1


def test_aliases_lead_to_the_same_actor() -> None:
    known = {"id": "1", "source": "own", "canonical": "African Union", "aliases": ["AU", "the Teapot Society"]}
    found = score("actor_aliases", known, {"id": "2", "source": "own", "canonical": "the Copper League", "aliases": []})
    assert found.figures["known"] == 0.5
    assert found.figures["alias found"] == 0.5
    assert found.errors() == {"alias unknown": 1, "unknown": 1}


def test_phrases_have_a_country_and_a_sector() -> None:
    row = {"id": "1", "actor_text": "Kenyan police", "context": "", "expect": {"country": "KEN", "code_1": "COP"}}
    assert score("actor_phrases", row).figures["country"] == 1
    assert score("actor_phrases", row | {"expect": {"country": "UGA"}}).errors() == {"wrong country": 1}
