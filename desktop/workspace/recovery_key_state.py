"""Stores in the open store whether the recovery key was put away."""

from db.engine.keys import key_check
from desktop.workspace.workspace import Workspace

# The store keeps under this name the check of the key whose recovery key was put away.
REMEMBERED = "recovery key"


def is_put_away(workspace: Workspace) -> bool:
    """Returns whether the open store holds that the recovery key of the present key was put away."""
    return workspace.key is not None and workspace.recall(REMEMBERED) == key_check(workspace.key)


def put_away(workspace: Workspace) -> None:
    """Stores that the recovery key of the present key was put away."""
    if workspace.key:
        workspace.remember(REMEMBERED, key_check(workspace.key))
