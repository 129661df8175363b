"""Checks the store in a thread and emits each finding at once; saves what can be read of a damaged store."""

from PySide6.QtCore import QObject, Signal

from db.diagnosis.health_check import Finding, look_over
from db.diagnosis.repair import repair
from db.engine.keys import Key
from db.model.messages import N_, Message
from desktop.core.background import Background, BackgroundRun
from desktop.core.paths import DataFolder
from desktop.keys.key_status import BAD, GOOD, NOTE, Sign, keeping

NOT_PUT_AWAY = N_("Your recovery key is not put away yet. Without it a lost key cannot be replaced.")
PUT_AWAY = N_("Your recovery key is put away.")


class CheckJob(Background):
    """Checks the store, or saves what can be read of it.

    Signals: `found(Sign)` for each finding; `ended` when all was checked; `repaired(list, str)` with messages on what was saved,
    and the path of the new file.
    """

    found = Signal(object)
    ended = Signal()
    repaired = Signal(list, str)

    def __init__(self, data_folder: DataFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder

    def start(self, key: Key, is_put_away: bool | None) -> None:
        """Checks the store that `key` opens; `is_put_away`: whether the recovery key was put away, None where unknown."""
        self.begin("check", lambda run: self._check(key, is_put_away, run))

    def save_what_can_be_read(self, key: Key) -> None:
        """Reads a copy of the store and puts what can be read into a new file beside it."""
        self.begin("repair", lambda run: self._repair(key, run))

    def _check(self, key: Key, is_put_away: bool | None, run: BackgroundRun) -> None:
        for finding in look_over(self._data_folder.store, key):
            if run.is_over:
                return
            run.tell(self.found, _sign(finding))
        run.tell(self.found, keeping(self._data_folder, key))
        if is_put_away is not None:
            run.tell(self.found, Sign(GOOD, Message(PUT_AWAY), True) if is_put_away else Sign(NOTE, Message(NOT_PUT_AWAY), True))
        run.tell(self.ended)

    def _repair(self, key: Key, run: BackgroundRun) -> None:
        made = repair(self._data_folder.store, key)
        run.tell(self.repaired, made.sentences, str(made.path))


def _sign(finding: Finding) -> Sign:
    return Sign(NOTE if finding.note else GOOD if finding.good else BAD, finding.sentence, finding.beside)
