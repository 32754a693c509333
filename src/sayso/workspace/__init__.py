"""A workspace: a folder with settings and a store, through which everything else is done.

In: reports, questions, decisions. Out: records, and what stands of them.

>>> import tempfile
>>> from sayso.workspace import Workspace
>>> with tempfile.TemporaryDirectory() as folder, Workspace.create(folder) as workspace:
...     workspace.claims("market", status="denied"), workspace.stats().documents
(<0 claims>, 0)
"""

from sayso.workspace.config import Config, read_config
from sayso.workspace.frame import Claims
from sayso.workspace.intake import Outcome
from sayso.workspace.workspace import Workspace, find_workspace

__all__ = ["Claims", "Config", "Outcome", "Workspace", "find_workspace", "read_config"]
