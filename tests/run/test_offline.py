"""Coding opens no connection and writes nowhere but to the cache; importing sayso loads no spaCy."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

WATCHED = textwrap.dedent(
    """
    import os, sys

    allowed = os.environ["XDG_CACHE_HOME"]
    found = []

    def watch(event, arguments):
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            found.append((event, str(arguments)))
        if event == "open" and isinstance(arguments[0], str):
            mode, flags = arguments[1] or "", arguments[2] or 0
            if set(mode) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                if not os.path.abspath(arguments[0]).startswith((allowed, "/dev/")):
                    found.append((event, arguments[0]))
        if event in ("os.mkdir", "os.rename", "os.remove") and not os.path.abspath(str(arguments[0])).startswith(allowed):
            found.append((event, str(arguments[0])))

    sys.addaudithook(watch)
    import sayso
    coded = sayso.code("Police said gunmen had killed two people in the town on Monday.", published="2024-03-05")
    coded._repr_html_()
    assert coded.refused is None, coded.refused
    assert not found, found
    """
)


def run(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)


def test_coding_stays_at_home(tmp_path: Path) -> None:
    done = run(WATCHED, tmp_path)
    assert done.returncode == 0, done.stderr


def test_importing_sayso_is_light(tmp_path: Path) -> None:
    done = run("import sys, sayso; sayso.Coded, sayso.__version__; print(sorted(sys.modules))", tmp_path)
    assert done.returncode == 0, done.stderr
    for heavy in ("spacy", "numpy", "pydantic", "rich", "typer", "jinja2", "yaml"):
        assert f"'{heavy}'" not in done.stdout
