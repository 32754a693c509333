"""Write reports.jsonl from the example texts and index.yaml: `python examples/build.py [--check]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent


def make_lines() -> str:
    """One JSON object a line, in the order of the index; the title is the text's first line."""
    index = yaml.load((FOLDER / "index.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lines = []
    for report in index["reports"]:
        text = (FOLDER / f"{report['id']}.txt").read_text(encoding="utf-8")
        known = {"id": report["id"], "title": text.split("\n", 1)[0], "published": str(report["published"])}
        lines.append(json.dumps({**known, "publisher": report["publisher"], "text": text}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the file, or with --check only say whether it is up to date."""
    path = FOLDER / "reports.jsonl"
    if "--check" in sys.argv[1:]:
        return int(path.read_text(encoding="utf-8") != make_lines())
    path.write_text(make_lines(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
