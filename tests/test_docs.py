"""What exists is documented, what is documented exists, and output that is shown is what really comes out."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import sayso
from sayso.model import EventType, Status

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "cases" / "README.md"])
sys.path.insert(0, str(DOCS))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def page_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_generated_passages_are_up_to_date() -> None:
    pages = [page_name(path) for path in PAGES if "[[[cog" in path.read_text(encoding="utf-8")]
    command = [sys.executable, "-m", "cogapp", "--check", "-I", "docs", *pages]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run make docs\n{done.stdout}{done.stderr}"


def test_every_command_and_option_is_documented() -> None:
    import shown

    page = read("docs/command-line.md")
    names = [name for name, _ in shown.walk_commands()]
    assert len(names) > 3
    for name, command in shown.walk_commands():
        assert name == "sayso" or f"## {name}\n" in page, name
        for parameter in command.params:
            options = [option for option in parameter.opts if option.startswith("--")]
            missing = [option for option in options if not re.search(rf"`[^`\n]*{option}\b", page)]
            assert name == "sayso" or not missing, f"{name}: {missing}"
            told = getattr(parameter, "help", None) or parameter.param_type_name == "argument"
            assert told, f"{name} {parameter.opts}: has no help"


def test_every_command_says_what_it_does_and_how() -> None:
    import shown

    bare = [name for name, command in shown.walk_commands() if not (command.help or "").strip()]
    assert not bare


@pytest.mark.parametrize("name", sorted(getattr(sayso, "__all__", ())))
def test_every_public_name_is_documented(name: str) -> None:
    value = getattr(sayso, name)
    assert re.search(rf"`(?:sayso\.)?{re.escape(name)}\b", read("docs/python.md"))
    assert not callable(value) or value.__doc__


@pytest.mark.parametrize("one", list(EventType))
def test_every_event_type_is_documented(one: EventType) -> None:
    assert re.search(rf"^\| {one.value} \| .{{20,}} \|", read("docs/coding-rules.md"), re.MULTILINE)


@pytest.mark.parametrize("one", list(Status))
def test_every_status_is_documented(one: Status) -> None:
    assert re.search(rf"^\| {one.value} \| .{{20,}} \|", read("docs/coding-rules.md"), re.MULTILINE)


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE)
    assert {"demo", "test", "check", "bench", "docs", "cases", "gate", "clean"} <= set(targets)
    page = read("docs/index.md")
    assert not [target for target in targets if f"`make {target}`" not in page]


def test_every_runtime_dependency_has_its_reason() -> None:
    dependencies = re.findall(r'^    "([\w-]+)[\[<>=]', read("pyproject.toml"), re.MULTILINE)
    page = read("docs/dependencies.md")
    named = set(re.findall(r"^\| ([\w-]+) \| .{10,} \| .{3,} \|$", page, re.MULTILINE))
    runtime = read("pyproject.toml").split("[project.scripts]")[0]
    assert named == {name for name in dependencies if f'"{name}' in runtime}


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        assert page.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, target


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_shell_lines_name_what_exists(path: Path) -> None:
    """Lines of a shell block without output are not run, but their commands, options, targets and files must exist."""
    import shown

    known = dict(shown.walk_commands())
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for block in re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["make"]:
                assert {word for word in words[1:] if "=" not in word} <= targets, line
            elif words and Path(words[0]).name == "sayso":
                name = max(
                    (name for name in known if f"{' '.join(['sayso', *words[1:]])} ".startswith(f"{name} ")), key=len
                )
                options = {option for parameter in known[name].params for option in parameter.opts} | {"--help"}
                assert {word for word in words if word.startswith("-") and word != "-"} <= options, line
                files = [word for word in words if word.startswith(("examples/", "docs/", "cases/"))]
                assert all((ROOT / file).exists() for file in files), line


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_console_blocks_show_real_output(path: Path) -> None:
    """A block with output stands in a generated passage, which the check of those passages compares."""
    generated = re.compile(r"^<!-- \[\[\[cog.*?^<!-- \[\[\[end\]\]\] -->", re.MULTILINE | re.DOTALL)
    rest = generated.sub("", path.read_text(encoding="utf-8"))
    assert "```console" not in rest
    assert "```json" not in rest


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_python_examples_run(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        exec(compile(block, page_name(path), "exec"), {"__name__": "example"})
        capsys.readouterr()


def test_glossary_has_the_nouns_of_the_model() -> None:
    page = read("docs/glossary.md").lower()
    for noun in (
        "document",
        "source",
        "cue",
        "claim",
        "status",
        "factuality",
        "event",
        "incident",
        "toll",
        "count",
        "passage",
    ):
        assert re.search(rf"^\| {noun}\b|^\| [\w, ]*\b{noun}\b", page, re.MULTILINE), noun


def test_examples_are_as_the_index_says() -> None:
    done = subprocess.run([sys.executable, "examples/build.py", "--check"], cwd=ROOT, check=False)
    assert done.returncode == 0, "run make docs"
    for path in (ROOT / "examples").glob("*.txt"):
        assert 150 <= len(path.read_text(encoding="utf-8").split()) <= 500, path.name
        assert f"id: {path.stem}," in read("examples/index.yaml"), path.name
