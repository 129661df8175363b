"""Imports visit files and tables through the writer of the workspace."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.model.errors import StoreError
from desktop.exchange import import_visits
from desktop.exchange.common.errors import BadVisitFile
from desktop.exchange.tables.encodings import UnsureLetters

if TYPE_CHECKING:
    from desktop.workspace.workspace import Workspace


def take_in(workspace: "Workspace", paths: Sequence[Path], once_more: bool, encodings: Mapping[Path, str]) -> None:
    """Imports visit files, all or none; with `once_more` also those that are here already; emits `taken_in`.

    `encodings` are those of tables that are not Unicode; where one is not clear, `letters_unsure` is emitted.
    """

    def again(path: Path, encoding: str) -> None:
        take_in(workspace, paths, once_more, {**encodings, path: encoding})

    def failed(error: Exception) -> None:
        if isinstance(error, UnsureLetters) and error.path:
            workspace.letters_unsure.emit(error, partial(again, error.path))
            return
        if not isinstance(error, BadVisitFile | StoreError):
            raise error
        workspace.refused.emit(error.message)

    workspace.writer.do_beside(
        lambda turns: import_visits.take_in_by_turns(turns, paths, once_more, encodings), workspace.taken_in.emit, failed
    )
