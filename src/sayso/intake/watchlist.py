"""The watch list: feeds, sitemaps and pages that are looked at again and again, kept in `feeds.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from sayso.errors import InputError, KnowledgeError
from sayso.intake.addresses import read_address

_EXAMPLE = Path(__file__).with_name("example_feeds.yaml")
_LARGEST = 4 << 20


class WatchEntry(BaseModel):
    """One feed, sitemap or page, with what is known about its publisher."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    kind: Literal["feed", "sitemap", "page"] = "feed"
    publisher: str | None = Field(default=None, min_length=1, max_length=200)
    language: str | None = Field(default=None, pattern="^[a-z]{2,3}$")
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    delay: float | None = Field(default=None, ge=0, le=3600)

    @field_validator("url")
    @classmethod
    def _fetchable(cls, url: str) -> str:
        try:
            read_address(url, allow_private=True)  # whether private addresses may be asked is the fetcher's business
        except InputError as error:
            raise ValueError(str(error)) from None
        return url


def example_feeds() -> str:
    """The text of a new watch list: what may stand in it, and no entry yet."""
    return _EXAMPLE.read_text(encoding="utf-8")


def load_watch_list(path: Path) -> tuple[WatchEntry, ...]:
    """The entries of a watch list in its order. Raises KnowledgeError with every problem of the file."""
    entries, problems = _examine(_read(path), path.name)
    if problems:
        raise KnowledgeError(str(path), problems)
    return tuple(entries)


def check_watch_list(path: Path) -> list[str]:
    """Every problem of a watch list as one line; empty means good."""
    try:
        return _examine(_read(path), path.name)[1]
    except KnowledgeError as error:
        return list(error.problems)


def _read(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            raise KnowledgeError(str(path), ["is too large to be a watch list"])
        return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise KnowledgeError(str(path), [f"cannot be read: {error.strerror or error}"]) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise KnowledgeError(str(path), [f"is no YAML: {' '.join(str(error).split())[:300]}"]) from None


def _examine(raw: Any, name: str) -> tuple[list[WatchEntry], list[str]]:
    if not isinstance(raw, dict) or not isinstance(raw.get("feeds"), list):
        return [], [f'{name}: write "feeds:" and below it a list of entries, each with a url']
    entries: list[WatchEntry] = []
    problems = [f"{name}: {key!r} is not known here; only feeds is" for key in raw if key != "feeds"]
    seen: set[str] = set()
    for number, one in enumerate(raw["feeds"], 1):
        where = f"{name}: entry {number}"
        try:
            entry = WatchEntry.model_validate(one)
        except ValidationError as error:
            problems += [
                f"{where}: {'.'.join(map(str, fault['loc'])) or 'entry'}: {fault['msg']}" for fault in error.errors()
            ]
            continue
        if entry.url in seen:
            problems.append(f"{where}: {entry.url} is listed twice; keep one")
        seen.add(entry.url)
        entries.append(entry)
    return entries, problems
