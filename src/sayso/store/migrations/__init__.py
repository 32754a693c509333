"""How a store of an older version is carried forward: one file in versions/ for each step, run in their order.

In: a connection inside a transaction. Out: tables as `sayso.store.tables` has them.

>>> from sayso.store.migrations import newest_version
>>> newest_version()
'0001'
"""

from __future__ import annotations

import functools
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, StampStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sayso.store.tables import METADATA

__all__ = ["is_known", "migrate", "newest_version"]


def newest_version() -> str | None:
    """The version that the last of the steps leads to; `tables.VERSION` says the same without looking."""
    return _scripts().get_current_head()


def is_known(version: str) -> bool:
    """True for a version that this program can carry forward."""
    return version in {script.revision for script in _scripts().walk_revisions()}


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest version, from whatever older one or from nothing."""
    scripts = _scripts()

    def steps(version: str, _context: MigrationContext) -> list[StampStep]:
        return scripts._upgrade_revs("head", version)  # type: ignore[return-value]

    with EnvironmentContext(_config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
        environment.run_migrations()


def _config() -> Config:
    config = Config()
    folder = Path(__file__).parent
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("version_locations", str(folder / "versions").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@functools.cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
