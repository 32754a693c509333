"""The process that takes hostile bytes apart may hang, die or run out of memory: that costs one report."""

from __future__ import annotations

import os
import signal
import time

import pytest

from containers import HTML, TEXT, make_pdf
from sayso.documents.kinds import HTML as HTML_KIND
from sayso.documents.kinds import PDF
from sayso.errors import InputError
from sayso.intake.reader import Reader


def test_a_process_that_hangs_or_dies_costs_one_report() -> None:
    reader = Reader(60, 4 << 30)
    assert reader.read(HTML.encode(), HTML_KIND).title == "Bridge"
    worker = reader._worker
    assert worker is not None
    assert reader.read(make_pdf([TEXT]), PDF).text == TEXT
    with pytest.raises(InputError, match="no text"):
        reader.read(b"<html></html>", HTML_KIND)
    assert reader._worker is worker
    os.kill(worker.pid, signal.SIGSTOP)  # as good as an endless loop that its own alarm does not end
    started = time.monotonic()
    reader._seconds = -29.5
    with pytest.raises(InputError, match="seconds to read"):
        reader.read(HTML.encode(), HTML_KIND)
    assert time.monotonic() - started < 10
    reader._seconds = 60
    assert reader.read(HTML.encode(), HTML_KIND).title == "Bridge"
    worker = reader._worker
    assert worker is not None
    reader.close()
    assert worker.returncode is not None  # no process is left
    reader.close()


def test_its_own_alarm_ends_it() -> None:
    reader = Reader(0.001, 4 << 30)
    with pytest.raises(InputError, match="seconds to read"):
        reader.read(HTML.encode(), HTML_KIND)


def test_memory_is_bounded() -> None:
    reader = Reader(60, 150 << 20)
    with pytest.raises(InputError):
        reader.read(b"<p>x</p>" * 2_000_000, HTML_KIND)
    reader.close()
