"""TIMEX3 values ("2024-05", "P3D", "XXXX-WXX-7") for what was read (Pustejovsky et al. 2010, ISO 24617-1)."""

from __future__ import annotations

from datetime import date

from sayso.times.meaning import Meaning

_LETTERS = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "night": "{}D",
    "weekend": "{}WE",
    "week": "{}W",
    "fortnight": "{}W",
    "month": "{}M",
    "quarter": "{}Q",
    "year": "{}Y",
    "decade": "{}DE",
    "century": "{}CE",
}
_OPEN = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
}


def date_value(meaning: Meaning, year: int, at: date | None = None) -> str:
    """The value of a calendar date in a year; `at` gives month and day where the meaning has only a weekday."""
    month, day = (at.month, at.day) if at else (meaning.month, meaning.day)
    if month and day:
        return f"{year:04d}-{month:02d}-{day:02d}" + _time_of_day(meaning)
    if month:
        return f"{year:04d}-{month:02d}"
    if meaning.season:
        return f"{year:04d}-{meaning.season}"
    if meaning.quarter:
        return f"{year:04d}-Q{meaning.quarter}"
    if meaning.half:
        return f"{year:04d}-H{meaning.half}"
    return f"{year:04d}"


def unit_value(meaning: Meaning, at: date) -> str:
    """The value of the unit that holds a day: the day itself, its week, month, year, …"""
    unit = meaning.unit
    if unit in ("week", "fortnight", "weekend"):
        iso = at.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{at.year:04d}-{at.month:02d}"
    if unit == "quarter":
        return f"{at.year:04d}-Q{(at.month + 2) // 3}"
    if unit == "year":
        return f"{at.year:04d}"
    if unit == "decade":
        return f"{at.year // 10}"
    if unit == "century":
        return f"{at.year // 100}"
    return at.isoformat() + _time_of_day(meaning)


def open_value(meaning: Meaning) -> str | None:
    """The value of a date whose year or day is not known, with X for what is open."""
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02d}" + (f"-{meaning.day:02d}{_time_of_day(meaning)}" if meaning.day else "")
    if meaning.day is not None:
        return f"XXXX-XX-{meaning.day:02d}"
    if meaning.season is not None:
        return f"XXXX-{meaning.season}"
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}" + _time_of_day(meaning)
    if meaning.value == "PX":
        return length_value(meaning)
    if meaning.direction and meaning.shift is None:
        return meaning.value if meaning.value else "PAST_REF" if meaning.direction < 0 else "FUTURE_REF"
    opened = _OPEN.get(meaning.unit or "")
    return opened + _time_of_day(meaning) if opened and len(opened) == 10 else opened


def length_value(meaning: Meaning) -> str | None:
    """The value of a duration: "P3D", "PT36M", "PXW" when the number is vague."""
    form = _LETTERS.get(meaning.unit or "")
    if form is None:
        return None
    count = meaning.count if meaning.count is None or meaning.unit != "fortnight" else meaning.count * 2
    written = "X" if count is None else f"{count:g}" if isinstance(count, float) else str(count)
    return "P" + (form.format(written) if not form.startswith("T") or count is not None else f"TX{form[-1]}")


def repetition_value(meaning: Meaning) -> str | None:
    """The value of a repetition: "XXXX-WXX-5" for every Friday, "XXXX-XX-XX" for every day, "P1D" for per day."""
    if meaning.value == "PART":
        return f"XXXX-XX-XXT{meaning.part}"
    if meaning.value is not None:
        return meaning.value
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}"
    if meaning.part is not None:
        return f"XXXX-XX-XXT{meaning.part}"
    if meaning.season is not None:
        return f"XXXX-{meaning.season}"
    if meaning.count is not None:
        return length_value(meaning)
    return _OPEN.get(meaning.unit or "")


def _time_of_day(meaning: Meaning) -> str:
    if meaning.clock:
        return meaning.clock
    return f"T{meaning.part}" if meaning.part else ""
