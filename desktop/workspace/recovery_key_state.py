"""Whether the page with the recovery key was put away, as the open store remembers it."""

from db.engine.keys import key_check
from desktop.workspace.workspace import Workspace

# Under this name the store remembers the check of the key whose recovery key was put away.
REMEMBERED = "recovery key"


def is_put_away(workspace: Workspace) -> bool:
    """Whether the recovery key of the present key was put away, as far as the open store knows."""
    return workspace.key is not None and workspace.recall(REMEMBERED) == key_check(workspace.key)


def put_away(workspace: Workspace) -> None:
    """Remembers that the recovery key of the present key was put away."""
    if workspace.key:
        workspace.remember(REMEMBERED, key_check(workspace.key))
