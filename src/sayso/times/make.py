"""From a rule's `means` and the words it captured to a meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sayso.times.meaning import Base, Kind, Meaning

FIELDS = frozenset(Meaning.__slots__) | {
    "iso", "slash", "yy", "near", "hour", "halfday", "zone", "halfshade", "bc",
}  # fmt: skip
"""What a rule may state: the fields of a meaning, and a few that are read into them here."""


def make_meaning(means: Mapping[str, Any], captures: Mapping[str, Any]) -> Meaning | None:
    """The meaning that a rule states for these captures; None when no date can be meant (31 February, month 13)."""
    stated = {name: _evaluate(value, captures) for name, value in means.items()}
    fields = {name: value for name, value in stated.items() if value is not None}
    for reader in (_read_iso, _read_slash, _read_short_year, _read_clock, _read_shades):
        fields = reader(fields)
        if not fields:
            return None
    if not _possible(fields):
        return None
    if "bc" in fields:
        fields["value"] = _before_common_era(int(fields.pop("bc")), fields)
    if "shift" in fields:
        fields["shift"] = round(fields["shift"])
    if "hedged" in fields:
        fields["hedged"] = True
    fields["kind"] = Kind(fields.get("kind", "date"))
    fields["base"] = Base(fields.get("base", "calendar"))
    return Meaning(**fields)


def _evaluate(value: Any, captures: Mapping[str, Any]) -> Any:
    if isinstance(value, str) and value.startswith("$"):
        return captures.get(value[1:])
    if isinstance(value, str) and value.startswith("-$"):
        number = captures.get(value[2:], 1)
        return -number
    return value


def _read_iso(fields: dict[str, Any]) -> dict[str, Any]:
    if "iso" not in fields:
        return fields
    year, month, day = (int(part) for part in fields.pop("iso").split("-"))
    return {**fields, "year": year, "month": month, "day": day}


def _read_slash(fields: dict[str, Any]) -> dict[str, Any]:
    """Numbers like 26/05/2025: the day is the part above 12; where both could be a month, the month stays open."""
    if "slash" not in fields:
        return fields
    parts = [int(part) for part in re.split(r"[/.-]", fields.pop("slash"))]
    if parts[0] > 31:
        return {**fields, "year": parts[0], "month": parts[1], "day": parts[2]}
    first, second, year = parts
    if year < 100:
        year += 2000 if year < 50 else 1900
    if first > 12 >= second:
        return {**fields, "year": year, "month": second, "day": first}
    if second > 12 >= first:
        return {**fields, "year": year, "month": first, "day": second}
    if first == second:
        return {**fields, "year": year, "month": first, "day": second}
    return {**fields, "year": year, "month": first, "day": second, "swap": True} if first <= 12 else {}


def _read_short_year(fields: dict[str, Any]) -> dict[str, Any]:
    """Two digits of a year, in the century of the year `near` them, else 1930–2029."""
    short, near = fields.pop("yy", None), fields.pop("near", None)
    if short is None or "year" in fields:
        return fields
    if near is None:
        return {**fields, "year": short + (2000 if short < 30 else 1900)}
    year = near - near % 100 + short
    return {**fields, "year": year if year > near else year + 100}


def _before_common_era(year: int, fields: Mapping[str, Any]) -> str:
    if fields.get("month"):
        return f"BC{year:04d}-{fields['month']:02d}"
    return f"BC{year:04d}" + (f"-{fields['season']}" if fields.get("season") else "")


def _read_clock(fields: dict[str, Any]) -> dict[str, Any]:
    clock, hour = fields.pop("clock", None), fields.pop("hour", None)
    halfday, zone = fields.pop("halfday", None), fields.pop("zone", None)
    if clock is None and hour is None:
        return fields
    numbers = [int(part) for part in re.split(r"[:.]", str(clock if clock is not None else hour))]
    hours, minutes = numbers[0], numbers[1] if len(numbers) > 1 else None
    if hours > 24 or (minutes or 0) > 59:
        return {}
    if halfday is not None and hours <= 12:
        hours = hours % 12 + (12 if halfday == "pm" else 0)
    written = f"T{hours:02d}" + (f":{minutes:02d}" if minutes is not None else ":00")
    return {**fields, "clock": written + ("Z" if zone == "UTC" else "")}


def _read_shades(fields: dict[str, Any]) -> dict[str, Any]:
    half = fields.pop("halfshade", None)
    if half is not None and "shade" not in fields:
        fields["shade"] = "start" if half == 1 else "end"
    return fields


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _possible(fields: Mapping[str, Any]) -> bool:
    month, day = fields.get("month"), fields.get("day")
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if not 1 <= day <= (_LONGEST[month - 1] if month else 31):
        return False
    year = fields.get("year")
    return not (month == 2 and day == 29 and year and (year % 4 or (year % 100 == 0 and year % 400)))
