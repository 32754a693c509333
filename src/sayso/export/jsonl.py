"""Coded documents as JSON: one object, a list, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.documents import Bad
from sayso.model import Coded

# Characters that JSON allows and that some readers take for line ends.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def to_json(item: Coded | Bad) -> str:
    """One indented JSON object, without a line end."""
    return _dump(item.to_dict(), indent=2)


def to_line(item: Coded | Bad) -> str:
    """One JSON object on one line, without a line end."""
    return _dump(item.to_dict())


def json_list(items: Iterable[Coded | Bad]) -> Iterator[str]:
    """The pieces of a JSON list, as the items come; the last one ends with a line end."""
    separator = "["
    for item in items:
        yield f"{separator}\n{to_json(item)}"
        separator = ","
    yield "[]\n" if separator == "[" else "\n]\n"


def _dump(data: dict[str, Any], indent: int | None = None) -> str:
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators).translate(_LINE_ENDS)
