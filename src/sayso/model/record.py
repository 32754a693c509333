"""Records to and from plain dictionaries, so that every noun of the model round-trips through JSON."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any, Self


class Record:
    """Base of every noun: `to_dict` writes what `from_dict` reads back, field for field, in field order.

    Fields whose metadata says ``{"optional": True}`` are left out of the dictionary while they hold their default.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready values: tuples become lists, enumerations their words."""
        written: dict[str, Any] = {}
        for name, plain, optional, default in _plan(type(self)):
            value = getattr(self, name)
            if optional and value == default:
                continue
            written[name] = value if plain or value is None else _write(value)
        return written

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_dict` wrote; unknown keys are ignored (newer minor versions may add fields).

        Raises KeyError when a required field is missing, ValueError when a word is not of its enumeration.
        """
        hints = _hints(cls)
        known = {}
        for field in _fields(cls):
            if field.name in data:
                known[field.name] = _read(hints[field.name], data[field.name])
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                raise KeyError(f"{cls.__name__}.{field.name}")
        return cls(**known)


_PLANS: dict[type, list[tuple[str, bool, bool, Any]]] = {}
_FIELDS: dict[type, tuple[dataclasses.Field[Any], ...]] = {}
_HINTS: dict[type, dict[str, Any]] = {}


def _plan(cls: type) -> list[tuple[str, bool, bool, Any]]:
    """For each field its name, whether JSON takes its values as they are, and whether its default is left out."""
    if cls not in _PLANS:
        hints = _hints(cls)
        _PLANS[cls] = [
            (one.name, _is_plain(hints[one.name]), bool(one.metadata.get("optional")), one.default)
            for one in _fields(cls)
        ]
    return _PLANS[cls]


def _is_plain(hint: Any) -> bool:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return all(_is_plain(arm) for arm in typing.get_args(hint))
    return hint in (str, int, float, bool, type(None))


def _fields(cls: type) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a record, looked up once."""
    if cls not in _FIELDS:
        _FIELDS[cls] = dataclasses.fields(cls)
    return _FIELDS[cls]


def _hints(cls: type) -> dict[str, Any]:
    """The types of a record's fields, resolved once."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


def _write(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [_write(item) for item in value]
    return value


def _read(hint: Any, value: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        [hint] = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return _read(hint, value)
    if origin is tuple:
        item = typing.get_args(hint)[0]
        return tuple(_read(item, member) for member in value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint(value)
    return value
