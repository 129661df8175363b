"""Fills the disk under the real window while somebody works on a case study, for trials in a process of its own.

`python -m tests.torture.full_disk_child FOLDER SEED` prints a JSON list of what went wrong; the folder must be empty.
"""

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.parts import Parts
from tests.torture.disks import MEGABYTE, Disk, InMemory, small_disk
from tests.torture.window_child import Scene

if TYPE_CHECKING:
    from desktop.documents.studio.passage_field import PassageField

DISK_BYTES, MOST_FREE = 48 * MEGABYTE, 12_000
FIRST, SECOND = "While it is full.", " And more."
FULL, NO_ROOM = "disk is full", "No space left"


class Studio:
    """The summary of a case study in the real window, on a small disk."""

    def __init__(self, scene: Scene, disk: Disk, dice: Random) -> None:
        from desktop.shell.requests import Request
        from tests.journeys.test_debrief import story_of

        self.scene, self.disk, self.dice = scene, disk, dice
        for record in story_of(scene.visit.whole):
            scene.visit.put(record)
        scene.program.context.request(Request.SHOW_STUDIO)
        self.page = Parts(scene.program).studies.page
        scene.until(lambda: any(one.isVisible() for one in self._fields))
        scene.until(lambda: self.is_stored)
        self.page.header.hand_on.click()
        scene.until(self.page.details.keep_button.isVisible)
        self.wrong: list[str] = []

    def typed_kept_and_saved(self) -> None:
        """Types, keeps a version and saves a document while there is no room; all of it is there once there is."""
        out = self._folder(self.disk.folder / "out")
        self.page.header.hand_on.click()
        self._fields[0].setFocus()
        self._fields[0].selectAll()
        self.disk.leave(self.dice.randrange(MOST_FREE))
        self.scene.type(FIRST)
        self._expect(self._told(FULL), "it does not say that the disk is full")
        self.scene.type(SECOND)
        self.page.header.hand_on.click()
        self.page.details.keep_button.click()
        self._save()
        self._expect(self._told(NO_ROOM), "it does not say why the document was not written")
        self._expect(not self._is_small or not list(out.iterdir()), "half a file stands there")
        self._expect(FIRST + SECOND in self._fields[0].toPlainText(), "the words are not on the page any more")
        self.disk.clear()
        self._expect(self.scene.until(lambda: self.is_stored), "it is not stored once there is room")
        self._expect(self.scene.until(lambda: len(self._stored.versions) == 1), "the version is not kept once there is room")
        told = [one.text for one in self._stored.sentences if one.typed]
        self._expect(FIRST + SECOND in told, f"stored was {told}")
        (version,) = self._stored.versions
        self._expect(
            version.is_whole and FIRST + SECOND in [one.text for one in version.sentences], "the version is not what was typed"
        )

    def saved_elsewhere(self, elsewhere: Path) -> None:
        """Saves a document on another disk while the store has no room: what went out is logged once it has."""
        from db.repositories import agreed

        out, notice = self._folder(elsewhere), self.scene.program.window.notice
        while notice.text:
            notice.dismiss()
        self.disk.leave(0)
        self._save()
        self._expect(self.scene.until(lambda: bool(list(out.iterdir()))), "it was not written to a disk with room")
        self._expect(self._told(FULL), "it does not say that the store has no room")
        self.disk.clear()
        connection, customer = self.scene.program.workspace.connection, self.scene.visit.whole.customer.id
        is_logged = self.scene.until(lambda: bool(agreed.of_customer(connection, customer).sharings))
        self._expect(is_logged, "what went out was never logged")

    @property
    def is_stored(self) -> bool:
        """Whether everything handed over is on the disk."""
        return self.scene.program.workspace.writer.all_stored

    @property
    def _fields(self) -> "list[PassageField]":
        from desktop.documents.studio.passage_field import PassageField

        return self.page.findChildren(PassageField, "study_text_summary")

    @property
    def _stored(self) -> Any:
        from db.repositories import studies

        (found,) = studies.of_customer(self.scene.program.workspace.connection, self.scene.visit.whole.customer.id)
        return found

    def _folder(self, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        self.page.details.saving.folder.setText(str(folder))
        return folder

    def _save(self) -> None:
        self.scene.until(self.page.details.saving.button.isEnabled)
        self.page.details.saving.button.click()

    @property
    def _is_small(self) -> bool:
        """Whether the disk is really full; a limit on the size of files leaves some of them room."""
        return isinstance(self.disk, InMemory)

    def _told(self, words: str) -> bool:
        return not self._is_small or self.scene.until(lambda: words in self.scene.program.window.notice.text)

    def _expect(self, is_so: bool, otherwise: str) -> None:
        if not is_so:
            self.wrong.append(otherwise)


def main(folder: Path, seed: str) -> list[str]:
    """Plays both scenes; returns what went wrong."""
    (disk_folder := folder / "disk").mkdir()
    with small_disk(disk_folder, DISK_BYTES) as disk:
        studio = Studio(Scene(disk_folder / "data"), disk, Random(seed))
        studio.typed_kept_and_saved()
        studio.saved_elsewhere(folder / "elsewhere")
        return studio.wrong


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])), flush=True)
    os._exit(0)
