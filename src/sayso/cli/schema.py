"""sayso schema: the JSON Schema of what coding yields."""

from __future__ import annotations

import json

from sayso.cli.output import open_output, write_all


def schema() -> None:
    """Print the JSON Schema of a coded document.

    It is draft 2020-12; every object that sayso code writes satisfies it, but for the {"error": …} records.

    \b
    Example:
      sayso schema > coded.schema.json
    """  # noqa: D301  # the backspace keeps the examples' lines apart
    from sayso.export import load_schema

    with open_output(None) as stream:
        write_all([json.dumps(load_schema(), indent=2, ensure_ascii=False), "\n"], stream)
