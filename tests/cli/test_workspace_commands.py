"""The workspace on the command line: what is printed, what is asked, how it fails, and what scripts get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.cli import app

REPORTS = [
    {
        "id": "wire",
        "published": "2024-03-12",
        "publisher": "Example Wire",
        "text": "Police said on Monday that gunmen of the Harrow Front (HF) had attacked a market in Vellmar, killing "
        "four traders. The HF denied that its fighters had attacked the market.",
    },
    {
        "id": "copy",
        "published": "2024-03-13",
        "publisher": "Example Radio",
        "text": "VELLMAR, Tuesday. Police said on Monday that gunmen of the Harrow Front (HF) had attacked a market in "
        "Vellmar, killing four traders.",
    },
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two coded reports, which no test changes."""
    folder = tmp_path_factory.mktemp("desk")
    write(folder / "reports.jsonl", REPORTS)
    assert run("init", folder / "desk").exit_code == 0
    assert run("add", folder / "reports.jsonl", "-w", folder / "desk").exit_code == 0
    return folder / "desk"


@pytest.fixture
def own(desk: Path, tmp_path: Path) -> Path:
    """The same workspace for one test alone."""
    run("init", tmp_path / "own")
    run("dump", "-w", desk, "-o", tmp_path / "dump.jsonl")
    assert run("load", tmp_path / "dump.jsonl", "-w", tmp_path / "own").exit_code == 0
    return tmp_path / "own"


def write(path: Path, records: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], prog_name="sayso")


def lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def found(desk: Path, *question: str) -> list[dict[str, object]]:
    return lines(run("find", *question, "-w", desk, "--json"))


def test_a_new_workspace_says_what_is_where(tmp_path: Path) -> None:
    result = run("init", tmp_path / "new")
    assert result.exit_code == 0
    assert "sayso.toml" in result.stdout
    assert "Next: sayso add" in result.stdout
    again = run("init", tmp_path / "new")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "is a workspace already" in again.stderr


def test_adding_tells_what_became_of_everything(desk: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "own")
    good = write(tmp_path / "good.jsonl", REPORTS)
    result = run("add", good, tmp_path / "missing.txt", "-w", tmp_path / "own")
    assert result.exit_code == 1
    assert "missing.txt: cannot be read" in result.stderr
    counted = dict(line.rsplit("  ", maxsplit=1) for line in result.stdout.splitlines())
    assert {name.strip(): number for name, number in counted.items()} == {
        "new": "2",
        "unreadable": "1",
        "sharing text with others": "1",
        "coded": "2",
        "claims": counted[next(name for name in counted if name.startswith("claims"))],
    }
    again = run("add", good, "-w", tmp_path / "own")
    assert (again.exit_code, again.stdout.split()) == (0, ["held", "already", "2"])


def test_scripts_get_a_line_for_each_report(tmp_path: Path) -> None:
    run("init", tmp_path / "own")
    result = run("add", write(tmp_path / "r.jsonl", REPORTS), "-w", tmp_path / "own", "--json", "--keep-only")
    one, other = lines(result)
    assert (one["document"], one["new"], other["echoes"]) == ("wire", True, 1)
    quiet = run("recode", "-w", tmp_path / "own", "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    assert lines(run("stats", "-w", tmp_path / "own", "--json"))[0]["unread"] == 0


def test_claims_are_found_by_words_and_by_everything_else(desk: Path) -> None:
    assert {one["document"] for one in found(desk, "market")} == {"wire", "copy"}
    [denial] = found(desk, "--status", "denied", "--actor", "Harrow Front fighters")
    assert denial["document"] == "wire"
    assert {one["status"] for one in found(desk, "--source", "police", "--type", "assault")} == {"claimed"}
    assert found(desk, "--toll", "killed>=5") == []
    assert run("find", "market", "-w", desk, "--count").stdout.strip() == str(len(found(desk, "market")))
    table = run("find", "market", "--limit", "1", "-w", desk)
    head, row = table.stdout.splitlines()
    assert head.split("\t") == ["id", "status", "event", "time", "place", "who says so", "what"]
    assert len(row.split("\t")) == 7
    [document] = lines(run("find", "--documents", "VELLMAR tuesday", "-w", desk, "--json"))
    assert document["id"] == "copy"


def test_a_claim_is_shown_with_where_it_comes_from(desk: Path) -> None:
    [denial] = found(desk, "--status", "denied")
    shown = run("show", denial["id"], "-w", desk)
    assert shown.exit_code == 0
    for words in ("denied", "Harrow Front", "kept ", "line 1", "is echoed by copy"):
        assert words in shown.stdout, words
    assert "echoes   wire: " in run("show", "copy", "-w", desk).stdout
    assert run("show", denial["event"], "-w", desk).exit_code == 0
    assert run("show", "local:harrow-front-fighters", "-w", desk).exit_code == 0
    assert run("show", "wire", "--text", "-w", desk).stdout == REPORTS[0]["text"] + "\n"
    whole = json.loads(run("show", "wire", "--json", "-w", desk).stdout)
    assert whole["document"]["id"] == "wire"
    missing = run("show", "c-none", "-w", desk)
    assert (missing.exit_code, "nothing in this workspace is called c-none" in missing.stderr) == (2, True)


def test_decisions_are_made_listed_and_taken_back(own: Path) -> None:
    [denial] = found(own, "--status", "denied")
    name = str(denial["id"])
    made = run("decide", "reject", name, "--why", "a film", "-w", own)
    assert made.exit_code == 0
    assert "reject" in made.stdout
    assert "a film" in made.stdout
    assert found(own, "--review", "rejected")[0]["id"] == name
    identity = made.stdout.split()[1]
    assert run("decide", "undo", identity, "-w", own).exit_code == 0
    assert found(own, "--review", "rejected") == []
    for command in (
        ("accept", name),
        ("correct", name, "status", "claimed"),
        ("correct", name, "killed", "3-5"),
        ("split", name),
        ("resolve", "local:harrow-front", "Médecins Sans Frontières"),
    ):
        assert run("decide", *command, "-w", own).exit_code == 0, command
    [corrected] = found(own, "--review", "corrected", "--toll", "killed=3", "--status", "claimed") or [{}]
    assert corrected.get("id", name) == name
    log = lines(run("decide", "log", "--json", "-w", own))
    assert [one["verdict"] for one in log] == ["reject", "undo", "accept", "correct", "correct", "split", "resolve"]
    assert "decide" not in run("show", name, "-w", own).stderr
    wrong = run("decide", "correct", name, "status", "true", "-w", own)
    assert (wrong.exit_code, "none of asserted" in wrong.stderr) == (2, True)
    assert run("verify", "-w", own).exit_code == 0


def test_what_was_tampered_with_is_told(own: Path) -> None:
    import sqlite3

    with sqlite3.connect(own / "store.sqlite") as store:
        store.execute("UPDATE documents SET text = 'Nobody said anything.' WHERE id = 'copy'")
    result = run("verify", "-w", own)
    assert result.exit_code == 1
    assert "document copy: its text is not the one that was read" in result.stderr


def test_a_dump_is_the_same_twice_and_a_moved_store_too(own: Path, tmp_path: Path) -> None:
    assert run("dump", "-w", own).stdout == run("dump", "-w", own).stdout
    before = run("dump", "--stable", "-w", own).stdout
    moved = run("move-store", "other.sqlite", "-w", own)
    assert moved.exit_code == 0, moved.output
    assert "now uses other.sqlite" in moved.stdout
    assert run("dump", "--stable", "-w", own).stdout == before
    assert 'address = "other.sqlite"' in (own / "sayso.toml").read_text(encoding="utf-8")
    again = run("move-store", "store.sqlite", "-w", own)
    assert (again.exit_code, "empty store" in again.stderr) == (2, True)


def test_a_store_is_moved_to_a_server_and_back(own: Path, postgresql_server: str) -> None:
    from databases import emptied_database

    before = run("dump", "-w", own).stdout
    assert run("move-store", emptied_database(postgresql_server), "-w", own).exit_code == 0
    assert run("dump", "-w", own).stdout == before
    assert run("move-store", "back.sqlite", "-w", own).exit_code == 0
    assert run("dump", "-w", own).stdout == before


def test_two_readings_are_compared(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = run("diff", "-w", own)
    assert (nothing.exit_code, "no document has two readings" in nothing.stderr) == (0, True)
    roster = own / "roster" / "own.yaml"
    roster.write_text(
        "actors:\n  - id: harrow-front\n    name: Harrow Front\n    kind: armed_group\n    country: SE\n"
        "    aliases: [HF]\n",
        encoding="utf-8",
    )
    assert run("recode", "-w", own, "--quiet").exit_code == 0
    told = run("diff", "-w", own)
    assert told.exit_code == 0, told.output
    assert "harrow-front" in told.stdout
    assert run("diff", "wire", "-w", own).stdout.startswith("wire: v-")
    assert run("diff", "none", "-w", own).exit_code == 2


def test_commands_without_a_workspace_say_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (("find", "x"), ("stats",), ("add", "x.txt"), ("verify",), ("dump",), ("decide", "log")):
        result = run(*command)
        assert (result.exit_code, "sayso init" in result.stderr) == (2, True), command
