"""The watch list in a workspace: what is new comes in once, and where a feed stands outlives the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from containers import HTML
from sayso.cli import app
from sayso.errors import KnowledgeError
from sayso.workspace import Workspace
from webserver import Server, serve

CHOSEN = "\n[intake]\nallow_private = true\ndelay = 0\n"


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        running.pages["/a"] = HTML
        running.pages["/b"] = HTML.replace("Monday", "Sunday").replace("bridge", "ford")
        yield running


@pytest.fixture
def desk(tmp_path: Path, server: Server) -> Path:
    with Workspace.create(tmp_path / "desk") as made:
        folder = made.folder
    settings = folder / "sayso.toml"
    settings.write_text(settings.read_text().replace("[intake]", "[unused]").replace("[unused]", CHOSEN.strip()))
    (folder / "feeds.yaml").write_text(f"feeds:\n- url: {server.url('/feed')}\n  publisher: The Harbour Times\n")
    return folder


def feed(server: Server, *paths: str) -> tuple[int, dict[str, str], bytes]:
    items = "".join(f"<item><title>T</title><link>{server.url(path)}</link></item>" for path in paths)
    data = f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()
    return 200, {"Content-Type": "application/xml"}, data


def test_only_what_is_new_comes_in_after_a_restart_too(desk: Path, server: Server) -> None:
    server.pages["/feed"] = feed(server, "/a")
    with Workspace(desk) as workspace:
        [first] = workspace.look()
        assert first.is_new
        assert first.document is not None
        assert first.document.publisher == "The Harbour Times"
    server.pages["/feed"] = feed(server, "/b", "/a")
    with Workspace(desk) as workspace:
        [second] = workspace.look()
        assert second.address == server.url("/b")
        assert list(workspace.look()) == []


def test_a_look_that_is_broken_off_goes_on_where_it_stopped(desk: Path, server: Server) -> None:
    server.pages["/feed"] = feed(server, "/a", "/b")
    with Workspace(desk) as workspace:
        looking = workspace.look()
        assert next(looking).is_new
        looking.close()  # type: ignore[attr-defined]
        assert [one.is_new for one in workspace.look()] == [False, True]
        assert list(workspace.look()) == []


def test_a_new_workspace_has_an_empty_watch_list_to_fill_in(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "desk") as made:
        assert "# feeds:" in (made.folder / "feeds.yaml").read_text()
        assert list(made.look()) == []
        (made.folder / "feeds.yaml").write_text("feeds: [{}]")
        with pytest.raises(KnowledgeError, match="entry 1: url"):
            made.look()


def test_the_command_looks_keeps_and_tells(desk: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.pages["/feed"] = feed(server, "/a", "/gone")
    result = CliRunner().invoke(app, ["watch", "-w", str(desk), "--keep-only", "--json"])
    assert result.exit_code == 1
    assert '"new": true' in result.output
    assert "no such page" in result.output
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > 1:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", pause)
    result = CliRunner().invoke(app, ["watch", "-w", str(desk), "--keep-only", "--quiet", "--every", "30"])
    assert (result.exit_code, pauses) == (130, [1800.0, 1800.0])
