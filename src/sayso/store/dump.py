"""The whole store as JSON lines in a fixed order, and back: for backup, comparison and moving house.

A line for each record, with its table under "table": originals, documents in the order they came, how they were come
by, readings, relations, decisions, feeds. What is derived is left out and made again. `stable` leaves out clock times
and feeds and orders documents by their ids, so that two stores made from the same reports give the same bytes.
"""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, Text, func, insert, select
from sqlalchemy.exc import CompileError, IntegrityError

from sayso.errors import InputError, StoreError
from sayso.store.decisions import check_chain, read_decision
from sayso.store.packing import pack, pack_json, unpack, unpack_json
from sayso.store.readings import replay
from sayso.store.sketches import sketch_all
from sayso.store.tables import VERSION, decisions, documents, feeds, originals, readings, relations, retrievals

FORMAT = "sayso-dump/1"
_CLOCKS = frozenset({"added", "retrieved", "made", "checked"})
_SLICE = 200
_ORDERS: dict[Table, tuple[Column[Any], ...]] = {
    originals: (originals.c.sha256,),
    documents: (documents.c.key,),
    retrievals: (retrievals.c.id,),
    readings: (documents.c.id, readings.c.key),
    relations: (relations.c.kind, relations.c.subject, relations.c.object),
    decisions: (decisions.c.key,),
    feeds: (feeds.c.url,),
}
_STABLE = _ORDERS | {documents: (documents.c.id,)}
_TABLES = {table.name: table for table in _ORDERS}


def dump_store(connection: Connection, *, stable: bool = False) -> Iterator[str]:
    """The lines, without line ends."""
    yield _line({"format": FORMAT, "version": VERSION, "stable": stable})
    for table, order in (_STABLE if stable else _ORDERS).items():
        if stable and table is feeds:
            continue
        for row in _rows(connection, table, order):
            record = {"table": table.name, **_written(table, row)}
            if stable:
                record = {key: value for key, value in record.items() if key not in _CLOCKS}
            yield _line(record)


def _rows(connection: Connection, table: Table, order: Iterable[ColumnElement[Any]]) -> Iterator[Mapping[str, Any]]:
    query: Select[Any] = select(*(column for column in table.c if column.name not in ("key", "document")))
    if table is readings:
        query = query.add_columns(documents.c.id.label("document"))
        query = query.join(documents, readings.c.document == documents.c.key)
    elif "document" in table.c:
        query = query.add_columns(table.c.document)
    if connection.dialect.name == "postgresql":  # by code point, as SQLite does, whatever the server's language
        order = [column.collate("C") if isinstance(column.type, Text) else column for column in order]
    result = connection.execution_options(yield_per=_SLICE).execute(query.order_by(*order))
    yield from map(dict, result.mappings())


def _written(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    record = dict(row)
    if table is originals:
        data = unpack(record.pop("packing"), record.pop("packed"))
        record["base64"] = base64.b64encode(data).decode("ascii")
    elif table is readings:
        record["coded"] = unpack_json(record.pop("packed"))
    return dict(sorted(record.items()))


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def load_store(connection: Connection, lines: Iterable[str], *, name: str = "dump") -> int:
    """Read a dump into an empty store and say how many records it held.

    Raises InputError, naming the line, for what is no dump or is damaged; StoreError when the store is not empty. The
    caller's transaction then keeps nothing of it.
    """
    if connection.execute(select(func.count()).select_from(originals)).scalar() or _count(connection, decisions):
        raise StoreError("a dump is read into an empty store: make a new workspace for it (sayso init)")
    numbered = enumerate(lines, 1)
    _check_head(next(numbered, (1, ""))[1], name)
    number, keys = 1, _Keys(connection)
    for table_name, group in itertools.groupby(_parsed(numbered, name), key=lambda one: one[1].pop("table", None)):
        table = _TABLES.get(str(table_name))
        for number, record in group:  # the last number is the count
            if table is None:
                raise InputError(f"{name}:{number}: no table {table_name!r}: is this a dump of a newer sayso?")
            _insert(connection, table, record, keys, f"{name}:{number}")
    broken = list(check_chain(map(read_decision, connection.execute(select(decisions).order_by("key")).mappings())))
    if broken:
        raise InputError(f"{name}: {broken[0]}")
    sketch_all(connection)
    replay(connection)
    return number - 1


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _check_head(line: str, name: str) -> None:
    try:
        head = json.loads(line)
        fits, stable = head["format"] == FORMAT, head["stable"]
    except (ValueError, KeyError, TypeError):
        fits = stable = False
    if not fits:
        raise InputError(f"{name}:1: no dump: it begins with a line that says {FORMAT}")
    if stable:
        raise InputError(f"{name}:1: a dump made with --stable lacks the clock times: it is for comparison only")


def _parsed(numbered: Iterable[tuple[int, str]], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in numbered:
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError(f"{name}:{number}: not a JSON object ({error}): the dump is damaged") from None
        if not isinstance(record, dict):
            raise InputError(f"{name}:{number}: not a JSON object: the dump is damaged")
        yield number, record


class _Keys:
    """Numbers of documents by their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, int] | None = None

    def __getitem__(self, document: str) -> int:
        if self._known is None:
            rows = self._connection.execute(select(documents.c.id, documents.c.key))
            self._known = {row.id: row.key for row in rows}
        return self._known[document]


def _insert(connection: Connection, table: Table, record: dict[str, Any], keys: _Keys, where: str) -> None:
    try:
        row = _READ.get(table.name, _plain)(record, keys)
        connection.execute(insert(table).values(**row))
    except (KeyError, ValueError, TypeError, CompileError) as error:
        raise InputError(f"{where}: {type(error).__name__} {error}: the dump is damaged") from None
    except IntegrityError as error:
        raise InputError(f"{where}: {str(error.orig).splitlines()[0]}: a record before it is missing") from None


def _plain(record: dict[str, Any], _keys: _Keys) -> dict[str, Any]:
    return record


def _read_original(record: dict[str, Any], _keys: _Keys) -> dict[str, Any]:
    packing, packed = pack(base64.b64decode(record.pop("base64"), validate=True))
    return {**record, "packing": packing, "packed": packed}


def _read_reading(record: dict[str, Any], keys: _Keys) -> dict[str, Any]:
    packed = pack_json(record.pop("coded"))
    return {**record, "document": keys[record["document"]], "packed": packed}


_READ: dict[str, Callable[[dict[str, Any], _Keys], dict[str, Any]]] = {
    "originals": _read_original,
    "readings": _read_reading,
}
