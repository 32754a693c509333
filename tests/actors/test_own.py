"""A workspace's own roster: overrides, extends, and says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.actors import check_roster, load_roster
from sayso.errors import InputError, KnowledgeError

YAML = """
actors:
  - id: meadow-front
    name: Meadow Front
    aliases: [MDWF, Front of the Meadow]
    kind: armed_group
    country: KE
    part_of: hezbollah
  - id: hezbollah
    aliases: [the Meadow Party of Testing]
    notes: ours
"""
CSV = "id,name,aliases,kind,country,from\nlake-guard,Lake Guard,LKGD|Guard of the Lake,militia,KE|UG,2011\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.actors.load.user_cache_dir", lambda _: str(tmp_path_factory.mktemp("cache")))


def test_yaml_and_csv_extend_and_override(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(YAML, encoding="utf-8")
    (tmp_path / "more.csv").write_text(CSV, encoding="utf-8")
    roster = load_roster(tmp_path)
    front = roster.resolve("MDWF")
    assert (front.actor_id, front.known, front.country, front.part_of) == ("meadow-front", True, "KE", "hezbollah")
    assert roster.resolve("Guard of the Lake").actor_id == "lake-guard"
    assert roster["lake-guard"].countries == ("KE", "UG")
    assert roster.resolve("the Meadow Party of Testing").actor_id == "hezbollah"
    assert roster.resolve("Hizballah").actor_id == "hezbollah"
    assert roster["hezbollah"].notes == "ours"
    assert load_roster().resolve("MDWF").actor_id is None


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(YAML, encoding="utf-8")
    first = load_roster(path)
    assert first.resolve("Meadow Front").known
    path.write_text(YAML.replace("MDWF", "MDWX"), encoding="utf-8")
    second = load_roster(path)
    assert second.resolve("MDWX").known
    shipped = load_roster().version
    assert len({shipped, first.version, second.version}) == 3
    assert second.version.startswith(f"{shipped}+")


def test_an_alias_goes_to_the_workspace_a_name_does_not(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("- {id: shebab-club, name: Shebab Club, aliases: [Shebab], kind: organisation}\n", "utf-8")
    assert load_roster(path).resolve("Shebab").actor_id == "shebab-club"
    path.write_text("- {id: shebab-club, name: Al-Shabaab, kind: organisation}\n", "utf-8")
    with pytest.raises(KnowledgeError, match="shared with shebab-club"):
        load_roster(path)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", "actors: [{id: x-y, name: X, kind: gang, leader: nobody}]", "x-y.leader"),
        ("a.yaml", "actors: [{name: X, kind: gang}]", "entry 1 has no id"),
        ("a.yaml", "nobody: here", "no list of actors"),
        ("a.yaml", "actors: [{id: x-y, name: X, kind: gang, part_of: no-such}]", "'no-such', which no file has"),
        ("a.csv", "id,title\nx,Y\n", "unknown column 'title'"),
        ("a.csv", "id,name,kind\n,X,gang\n", "line 2: no id"),
        ("a.csv", "id,name,kind\nx,X,gang,more\n", "line 2: more cells than columns"),
    ],
)
def test_problems_name_file_and_entry(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert any(name in one and told in one for one in check_roster(own=path))
    with pytest.raises(KnowledgeError, match=name):
        load_roster(path)


def test_a_missing_roster_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is missing"):
        load_roster(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="has no roster"):
        load_roster(tmp_path)
