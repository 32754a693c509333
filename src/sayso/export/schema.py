"""The project's own JSON Schema of a coded document."""

from __future__ import annotations

import functools
import json
from importlib import resources
from typing import Any


@functools.cache
def load_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every coded document satisfies; treat it as read-only."""
    text = resources.files("sayso.export").joinpath("coded.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
