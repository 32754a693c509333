"""Names derived from content: the same thing has the same id on every machine, on every day, in every order."""

from __future__ import annotations

import hashlib

_LENGTH = 12


def make_id(prefix: str, *parts: str | int | None) -> str:
    """A short stable id, `prefix` and twelve hexadecimal digits, from the parts in their order.

    Parts are kept apart, so that ("ab", "c") and ("a", "bc") differ, and None differs from "".

    >>> make_id("c", "some text", 3, 7)
    'c-403102be3d6c'
    """
    digest = hashlib.sha256()
    for part in parts:
        content = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"-;" if part is None else b"%d;" % len(content))
        digest.update(content)
    return f"{prefix}-{digest.hexdigest()[:_LENGTH]}"
