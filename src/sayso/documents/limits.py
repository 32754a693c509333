"""How large a report may be, and how much work reading it may make."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that keep hostile or broken input from filling memory, disk or time.

    `report_bytes` is the most that one report may hold, `characters` the longest text that counts as one.
    `unpacked_bytes` is the most that all of one address may unpack to, `spooled_bytes` what may be put into a temporary
    file at once, `ratio` how many bytes one packed byte may become, `entries` how many files an archive may list,
    `nesting` how deep archives may lie in each other; `grace_bytes` may always be unpacked, for a small file of one
    repeated letter is no attack. `pages` is how many pages one feed or sitemap may lead to; `seconds` and
    `memory_bytes` are what reading one report may take.
    """

    report_bytes: int = 64 * _MIB
    characters: int = 1_000_000
    unpacked_bytes: int = 64 * 1024 * _MIB
    ratio: int = 250
    grace_bytes: int = 4 * _MIB
    spooled_bytes: int = 2 * 1024 * _MIB
    entries: int = 100_000
    nesting: int = 3
    pages: int = 1_000
    seconds: float = 60.0
    memory_bytes: int = 4 * 1024 * _MIB
