"""What every test may use: the repository's own paths, and a parse that is made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from databases import BACKENDS, new_address, start_server
from sayso.store import Store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("deep", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the repository; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no evaluation data beside the repository (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server of this test process's own."""
    yield from start_server()


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that does not exist yet, once for each database."""
    return new_address(request.param, tmp_path, request)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new store, once for each database."""
    opened = Store(address)
    yield opened
    opened.close()
