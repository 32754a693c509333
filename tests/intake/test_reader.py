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


def test_reports_are_read_by_one_process_after_the_other() -> None:
    reader = Reader(60, 4 << 30)
    assert reader.read(HTML.encode(), HTML_KIND).title == "Bridge"
    worker = reader._worker
    assert reader.read(make_pdf([TEXT]), PDF).text == TEXT
    assert reader._worker is worker
    with pytest.raises(InputError, match="no text"):
        reader.read(b"<html></html>", HTML_KIND)
    assert worker is not None
    worker.kill()
    worker.wait()
    assert reader.read(HTML.encode(), HTML_KIND).title == "Bridge"
    reader.close()


def test_what_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    reader = Reader(3.0, 4 << 30)
    assert reader.read(HTML.encode(), HTML_KIND)
    worker = reader._worker
    assert worker is not None
    os.kill(worker.pid, signal.SIGSTOP)  # as good as an endless loop, which its own alarm would end
    started = time.monotonic()
    reader._seconds = -1.5
    with pytest.raises(InputError, match="seconds to read"):
        reader.read(HTML.encode(), HTML_KIND)
    assert time.monotonic() - started < 2
    reader._seconds = 3.0
    assert reader.read(HTML.encode(), HTML_KIND)
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


def test_no_process_is_left_when_reading_ends() -> None:
    reader = Reader(60, 4 << 30)
    reader.read(HTML.encode(), HTML_KIND)
    worker = reader._worker
    assert worker is not None
    reader.close()
    assert worker.returncode is not None
    reader.close()
