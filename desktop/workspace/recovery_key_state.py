"""Whether the page with the recovery key was put away, as the open store remembers it."""

from db.engine.keys import key_check
from desktop.workspace.workspace import Workspace

# Under this name the store remembers the check of the key whose recovery key was put away.
REMEMBERED = "recovery key"


def is_put_away(desk: Workspace) -> bool:
    """Whether the recovery key of the present key was put away, as far as the open store knows."""
    return desk.key is not None and desk.recall(REMEMBERED) == key_check(desk.key)


def put_away(desk: Workspace) -> None:
    """Remembers that the recovery key of the present key was put away."""
    if desk.key:
        desk.remember(REMEMBERED, key_check(desk.key))
