"""A workspace from the first report to a corrected answer, over both databases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.errors import InputError, StoreError
from sayso.store import Store
from sayso.workspace import Workspace, find_workspace, read_config

REPORTS = [
    {
        "id": "wire",
        "published": "2024-03-12",
        "publisher": "Example Wire",
        "text": "Police said on Monday that gunmen of the Harrow Front (HF) had attacked a market in Vellmar, killing "
        "four traders. The HF denied that its fighters had attacked the market.",
    },
    {
        "id": "radio",
        "published": "2024-03-13",
        "publisher": "Example Radio",
        "text": "Witnesses said that soldiers had arrested two students in Vellmar on Tuesday.",
    },
    {
        "id": "french",
        "text": "Les deux parties se sont rencontrées mardi et ont décidé de se revoir, a déclaré un porte-parole.",
    },
]


@pytest.fixture
def workspace(tmp_path: Path, address: str) -> Iterator[Workspace]:
    store = address if "://" in address else None
    with Workspace.create(tmp_path / "desk", store=store) as made:
        yield made


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    return path


def test_reports_come_in_are_coded_and_found_again(workspace: Workspace, reports: Path) -> None:
    outcomes = workspace.add(reports)
    assert [(one.document and one.document.id, one.is_new) for one in outcomes] == [
        ("wire", True),
        ("radio", True),
        ("french", True),
    ]
    [denial] = workspace.claims("market", status="denied")
    assert (denial.document, denial.initiators, denial.published) == ("wire", "Harrow Front fighters", "2024-03-12")
    [arrest] = workspace.claims(source="witnesses")
    assert (arrest.document, arrest.earliest) == ("radio", "2024-03-12")
    assert workspace.count(toll="killed>=4", actor="Harrow Front") >= 1
    assert {one.document for one in workspace.claims(since="2024-03-12")} == {"radio"}
    assert [one.id for one in workspace.documents("students")] == ["radio"]
    assert (workspace.stats().documents, workspace.stats().refused) == (3, 1)
    assert [problem for _, problem in workspace.verify() if problem] == []


def test_adding_again_adds_nothing(workspace: Workspace, reports: Path) -> None:
    workspace.add(reports)
    before = list(workspace.dump())
    assert [one.is_new for one in workspace.add(reports)] == [False, False, False]
    assert list(workspace.dump()) == before


def test_what_was_only_kept_is_coded_later(workspace: Workspace, reports: Path) -> None:
    assert len(list(workspace.take_in([reports]))) == 3
    assert workspace.left_to_code() == 3
    assert len(workspace.claims()) == 0
    first = next(workspace.code())  # the others are left, as after a crash
    assert first.document.id == "wire"
    assert workspace.left_to_code() == 2
    assert [coded.document.id for coded in workspace.code()] == ["radio", "french"]
    assert (workspace.left_to_code(), workspace.left_to_code(again=True)) == (0, 0)


def test_what_is_shown_is_what_was_decided(workspace: Workspace, reports: Path) -> None:
    workspace.add(reports)
    [denial] = workspace.claims("market", status="denied")
    workspace.correct(denial.id, "status", "claimed", why="the second sentence is the ministry's")
    made = workspace.resolve("local:harrow-front-fighters", "Médecins Sans Frontières")
    coded, as_read = workspace.coded("wire"), workspace.coded("wire", as_read=True)
    assert coded is not None
    assert as_read is not None
    claim, machine = coded.claim(denial.id), as_read.claim(denial.id)
    assert claim is not None
    assert machine is not None
    assert (claim.status, machine.status) == (sayso.Status.CLAIMED, sayso.Status.DENIED)
    assert coded.actor(json.loads(made.value or "")["id"]) is not None
    assert [one.who for one in workspace.decisions()] == [workspace.who] * 2
    [first] = workspace.split(denial.id)
    assert workspace.claims(event=first.value)[0].id == denial.id
    for decision in workspace.decisions():
        workspace.undo(decision.id)
    assert workspace.coded("wire") == as_read
    workspace.accept(denial.id)
    workspace.reject(denial.id, document="wire")
    assert workspace.claims(review="rejected")[0].id == denial.id


def test_answers_are_a_frame(workspace: Workspace, reports: Path) -> None:
    assert workspace.claims().to_frame().height == 0
    workspace.add(reports)
    found = workspace.claims(limit=None)
    frame = found.to_frame()
    assert frame.height == len(found)
    assert frame.filter(frame["killed_best"] == 4).height == workspace.count(toll="killed=4")
    assert len(found[:2]) == 2
    assert found[0].id == frame["id"][0]


QUESTIONS = [
    ({"status": "true"}, "none of asserted"),
    ({"type": "war"}, "none of AGREE"),
    ({"since": "last week"}, "is no date"),
    ({"toll": "killed>some"}, "killed>=5"),
    ({"toll": "hurt>=5"}, "none of killed"),
    ({"near": "Nosuchplaceatall"}, "no point for it"),
    ({"near": "91,0"}, "no such latitude"),
    ({"review": "liked"}, "none of accepted"),
    ({"order": "best"}, "none of latest"),
    ({"colour": "red"}, "nothing can be asked by colour"),
]


def test_what_cannot_be_asked_is_refused(workspace: Workspace) -> None:
    for question, message in QUESTIONS:
        with pytest.raises(InputError, match=message):
            workspace.claims(**question)


def test_dates_may_be_months_and_years(workspace: Workspace, reports: Path) -> None:
    workspace.add(reports)
    dated = {one.id for one in workspace.claims(limit=None) if one.earliest}
    assert dated
    for since, until in (("2024", "2024"), ("2024-03", "2024-03"), ("2024-03-01", "2024")):
        assert {one.id for one in workspace.claims(since=since, until=until, limit=None)} == dated
    assert not workspace.claims(until="2023")
    assert not workspace.claims(since="2024-04")


def test_near_a_place_is_near_its_point(workspace: Workspace) -> None:
    assert not workspace.claims(near="Oslo", km=10)
    assert not workspace.claims(near=(59.9, 10.7, 5))
    assert not workspace.claims(near="59.9, 10.7, 5")
    with pytest.raises(InputError, match=r"one in .* and one in"):
        workspace.claims(near="Springfield")


def test_a_dump_makes_the_same_workspace(workspace: Workspace, reports: Path, tmp_path: Path) -> None:
    workspace.add(reports)
    workspace.reject(workspace.claims()[0].id)
    lines = list(workspace.dump())
    with Workspace.create(tmp_path / "again") as again:
        assert again.load(lines) == len(lines) - 1
        assert list(again.dump()) == lines
        assert list(again.claims(limit=None)) == list(workspace.claims(limit=None))


def test_a_store_is_moved_by_its_settings(tmp_path: Path, reports: Path) -> None:
    with Workspace.create(tmp_path / "desk") as workspace:
        workspace.add(reports)
        (tmp_path / "desk" / "other.sqlite").unlink(missing_ok=True)
        workspace.use_store("other.sqlite")
        assert workspace.stats().documents == 0
        assert read_config(workspace.folder).store.address == "other.sqlite"
        assert "# A sayso workspace" in (workspace.folder / "sayso.toml").read_text(encoding="utf-8")


def test_a_folder_is_found_by_name_by_variable_or_by_standing_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workspace.create(tmp_path / "desk").close()
    with pytest.raises(InputError, match="already"):
        Workspace.create(tmp_path / "desk")
    with pytest.raises(InputError, match=r"no workspace.*sayso init"):
        Workspace(tmp_path)
    monkeypatch.setenv("SAYSO_WORKSPACE", str(tmp_path / "desk"))
    assert find_workspace().folder == tmp_path / "desk"
    assert find_workspace(tmp_path / "desk").folder == tmp_path / "desk"
    monkeypatch.delenv("SAYSO_WORKSPACE")
    monkeypatch.chdir(tmp_path / "desk")
    assert find_workspace().store.dialect == "sqlite"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[coding]\nmax_length = 0", "coding.max_length"),
        ("[store]\nadress = 'x'", "store.adress"),
        ("[intake]\ndelay = 'long'", "intake.delay"),
        ("[store", "not TOML"),
    ],
)
def test_mistakes_in_the_settings_are_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "sayso.toml").write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        Workspace(tmp_path)


def test_settings_say_what_codes_and_who_decides(tmp_path: Path) -> None:
    chosen = '[review]\nwho = "Ines Dravik"\n[coding]\nmax_length = 500\n'
    (tmp_path / "sayso.toml").write_text(chosen, encoding="utf-8")
    with Workspace(tmp_path) as workspace:
        assert (workspace.who, workspace.settings.max_length) == ("Ines Dravik", 500)


def test_what_is_known_of_reports_has_names(workspace: Workspace, reports: Path) -> None:
    with pytest.raises(InputError, match="by colour"):
        list(workspace.take_in([reports], colour="red"))


def test_a_store_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text("[store]\naddress = 'no/such/folder/store.sqlite'\n", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        Workspace(tmp_path)
    assert isinstance(Store(tmp_path / "x.sqlite"), Store)
