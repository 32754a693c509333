"""The rules of the house: sizes, layout, names, and what may be imported where.

A rule is broken only by name: an entry of ALLOWED says which rule, which thing, and why.
"""

from __future__ import annotations

import ast
import doctest
import functools
import importlib
import itertools
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "sayso"
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({path.parent for path in MODULES})

MODULE_LINES, FUNCTION_LINES, ARGUMENTS = 400, 60, 6
TRACKED_KILOBYTES = 1500

# (rule, thing) -> reason. Nothing else may break a rule.
ALLOWED: dict[tuple[str, str], str] = {
    ("call", "src/sayso/clock.py"): "when something was retrieved, coded or decided is part of the record",
    ("import", "src/sayso/store/open.py"): "the store is a database; the driver sets up its own connections",
    ("import", "src/sayso/places/build.py"): "the gazetteer's index is a file that is built once into the cache",
    ("import", "src/sayso/places/gazetteer.py"): "the gazetteer's index is a file that is only read",
    ("import", "src/sayso/intake/fetch.py"): "the pages that a user names are fetched here, and a redirect followed",
    ("import", "src/sayso/intake/wire.py"): "looks up and checks a host's addresses, and connects to those",
}

FORBIDDEN_NAMES = {"helper", "helpers", "util", "utils", "manager", "manage", "handle", "handler", "process", "misc"}
FORBIDDEN_NAMES |= {"proc", "cfg", "mgr", "stuff"}
# Coding one document touches no network, no database and no clock, and nothing may depend on chance.
FORBIDDEN_IMPORTS = {"socket", "http", "urllib", "requests", "httpx", "sqlite3", "random", "secrets", "uuid", "pickle"}
FORBIDDEN_IMPORTS |= {"httpcore", "ssl"}
HARMLESS_IMPORTS = {"urllib.parse"}  # takes addresses apart and asks nobody
FORBIDDEN_CALLS = {"today", "now", "utcnow", "time_ns", "setlocale"}
# Written so that no pattern matches itself.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b|NotImplemented[E]rror")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home|Users|farm)/")
REGISTRIES = re.compile(r"pypi\.org|pythonhosted\.org|--(?:extra-)?index[-]url", re.IGNORECASE)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{relative(path)}::{node.name}", node


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@functools.cache
def tracked() -> tuple[Path, ...]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git checkout: there is no list of tracked files")
    return tuple(path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file())


def tracked_lines() -> Iterator[tuple[str, str]]:
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{relative(path)}:{number}", line


def breaches(rule: str, found: dict[str, object]) -> dict[str, object]:
    return {thing: detail for thing, detail in found.items() if (rule, thing) not in ALLOWED}


def test_modules_are_short() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not breaches("module lines", {name: size for name, size in lengths.items() if size > MODULE_LINES})


def test_functions_are_short() -> None:
    found = {
        name: length
        for path in MODULES
        for name, node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    }
    assert not breaches("function lines", found)


def test_functions_take_few_arguments() -> None:
    """Options of a command are its interface, so cli/ may have as many as it documents."""
    found = {}
    for path in MODULES:
        if PACKAGE / "cli" in path.parents:
            continue
        for name, node in functions(path):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            count = sum(argument.arg not in ("self", "cls") for argument in arguments)
            if count > ARGUMENTS:
                found[name] = count
    assert not breaches("arguments", found)


def test_every_exception_is_still_needed_and_has_a_reason() -> None:
    for (rule, thing), reason in ALLOWED.items():
        path, _, function = thing.partition("::")
        assert (ROOT / path).is_file(), f"{rule}: {thing} is gone; take it off the list"
        assert not function or any(name == thing for name, _ in functions(ROOT / path)), f"{rule}: {thing} is gone"
        assert len(reason) > 20, f"{rule}: {thing} needs a reason"


def test_every_module_opens_with_a_sentence() -> None:
    bare = [relative(path) for path in MODULES if not ast.get_docstring(tree(path))]
    assert not bare


def test_every_folder_introduces_itself() -> None:
    found: dict[str, object] = {}
    for folder in FOLDERS:
        path = folder / "__init__.py"
        if not path.is_file():
            found[relative(folder)] = "no __init__.py"
            continue
        names = {target.id for node in tree(path).body for target in targets(node)}
        docstring = ast.get_docstring(tree(path)) or ""
        missing = [
            what for what, there in (("__all__", "__all__" in names), ("a doctest", ">>>" in docstring)) if not there
        ]
        if missing:
            found[relative(path)] = missing
    assert not breaches("folder", found)


def targets(node: ast.stmt) -> Iterator[ast.Name]:
    if isinstance(node, ast.Assign):
        yield from (target for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    if ">>>" not in path.read_text(encoding="utf-8"):
        return
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = importlib.import_module(".".join(part for part in parts if part != "__init__"))
    result = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def test_exported_names_exist_and_are_sorted() -> None:
    for folder in FOLDERS:
        module = importlib.import_module(".".join(folder.relative_to(PACKAGE.parent).parts))
        exported = getattr(module, "__all__", [])
        assert not [name for name in exported if not hasattr(module, name)], module.__name__
        assert len(set(exported)) == len(exported), module.__name__


def test_names_say_what_a_thing_is() -> None:
    found: dict[str, object] = {}
    for path in MODULES:
        names = [(relative(path), path.stem), (relative(path), path.parent.name)]
        names += [(name, node.name) for name, node in functions(path)]
        names += [(relative(path), node.name) for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
        for thing, name in names:
            words = set(re.findall(r"[A-Z]?[a-z]+", name.lower() if name.islower() else name))
            if bad := {word.lower() for word in words} & FORBIDDEN_NAMES:
                found[thing] = bad
    assert not breaches("name", found)


def test_only_the_command_line_prints() -> None:
    found = {
        f"{relative(path)}:{node.lineno}": "print"
        for path in MODULES
        if PACKAGE / "cli" not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert not found


def test_only_nlp_knows_spacy() -> None:
    """The stages read `sayso.model.token`; whatever comes after them does not know of any parser."""
    found = {
        relative(path): name
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] != "nlp"
        for name in imports(path)
        if name.split(".")[0] == "spacy"
    }
    assert not breaches("spacy", found)


def test_no_network_no_database_no_chance() -> None:
    found = {}
    for path in MODULES:
        for name in imports(path):
            if name.split(".")[0] in FORBIDDEN_IMPORTS and name not in HARMLESS_IMPORTS:
                found[relative(path)] = name
    assert not breaches("import", found)


def test_no_clock_and_no_hash() -> None:
    """The same input gives the same output on another day and in another process."""
    found = {}
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN_CALLS:
                found[relative(path)] = node.func.attr
            elif isinstance(node.func, ast.Name) and node.func.id in ("hash", "eval", "exec"):
                found[relative(path)] = node.func.id
    assert not breaches("call", found)


def test_yaml_is_read_by_the_fast_safe_loader() -> None:
    slow = [
        relative(path) for path in MODULES if re.search(r"yaml\.(safe_load|full_load|unsafe)", path.read_text("utf-8"))
    ]
    assert not slow


def test_every_folder_has_its_tests() -> None:
    """tests/ mirrors src/: a folder of one-screen commands or data is tested under the same name."""
    folders = {folder.relative_to(PACKAGE).parts[0] for folder in FOLDERS if folder != PACKAGE}
    lacking = [name for name in sorted(folders) if not list((ROOT / "tests" / name).rglob("test_*.py"))]
    assert not lacking


def test_no_two_tests_of_a_module_share_a_name() -> None:
    """A second test of the same name replaces the first, which then never runs."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for scope in [node for node in ast.walk(tree(path)) if isinstance(node, ast.Module | ast.ClassDef)]:
            names = [node.name for node in scope.body if isinstance(node, ast.FunctionDef)]
            repeated = [name for name, group in itertools.groupby(sorted(names)) if len(list(group)) > 1]
            assert not repeated, relative(path)


@pytest.mark.parametrize("path", sorted([*PACKAGE.rglob("*.yaml"), *ROOT.glob("cases/*.yaml")]), ids=relative)
def test_knowledge_files_parse_and_repeat_no_key(path: Path) -> None:
    class Unique(yaml.CSafeLoader):
        pass

    def mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> dict[object, object]:
        keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
        repeated = {key for key in keys if keys.count(key) > 1} if len(set(map(str, keys))) < len(keys) else set()
        assert not repeated, f"{relative(path)}:{node.start_mark.line + 1}: {repeated}"
        return loader.construct_mapping(node, deep=True)

    Unique.add_constructor("tag:yaml.org,2002:map", mapping)
    yaml.load(path.read_text(encoding="utf-8"), Loader=Unique)


def test_nothing_is_left_unfinished() -> None:
    assert not {where: line for where, line in tracked_lines() if UNFINISHED.search(line)}


def test_no_machine_path_and_no_registry_in_a_tracked_file() -> None:
    found = {where: line for where, line in tracked_lines() if MACHINE_PATHS.search(line) or REGISTRIES.search(line)}
    assert not found


def test_tracked_files_are_small() -> None:
    sizes = {relative(path): path.stat().st_size // 1024 for path in tracked()}
    assert not breaches("size", {name: size for name, size in sizes.items() if size > TRACKED_KILOBYTES})


# What the project says about itself in several places says the same everywhere.


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert all("--hash=sha256:" in line for line in lines), f"{name}: a requirement has no hash"
    return dict(line.split(" ")[0].split("==") for line in lines)


def test_locks_hold_every_dependency_with_hashes() -> None:
    runtime, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert runtime.items() <= dev.items(), "the two locks pin different versions: make lock"
    direct = {re.split(r"[\[<>=!~ ]", str(name))[0].lower() for name in project()["dependencies"]}  # type: ignore[attr-defined]
    assert direct <= runtime.keys(), "a dependency is not locked: make lock"


def test_version_is_the_same_everywhere() -> None:
    version = str(project()["version"])
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert citation["version"] == version
    assert f"## [{version}]" in changelog or "## [Unreleased]" in changelog
    assert project()["license"] == citation["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
