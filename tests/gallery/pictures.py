"""Opens the real window on a prepared scene and takes its picture, screen by screen."""

import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication

from desktop.app import Firsthand
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder
from desktop.shell.requests import Request
from tests.gallery.scene import set_scene
from tests.gallery.screens import KEY, SCREENS, Screen, until
from tests.parts import end

SIZES = (QSize(1280, 720), QSize(1920, 1080))
SCHEMES = (("light", Qt.ColorScheme.Light), ("dark", Qt.ColorScheme.Dark))
USUAL = 100
PERCENTS = (USUAL, 160)


def paint(
    folder: Path,
    target: Path,
    screens: Sequence[Screen] = SCREENS,
    sizes: Sequence[QSize] = SIZES,
    percents: Sequence[int] = PERCENTS,
) -> Iterator[Path]:
    """Pictures of `screens` in every size, scheme and size of text, put into `target`; the store lies in `folder`."""
    patch_none_refcount()
    data_folder = DataFolder(folder)
    visit_id = set_scene(data_folder.store, KEY)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    program = Firsthand(application, data_folder)
    # Somebody who was asked already how visits begin.
    program.context.settings.choose("at_table", "no")
    program.window.show()
    program.use_key(KEY)
    until(lambda: program.workspace.is_ready)
    program.context.request(Request.SHOW_VISIT, visit_id)
    for (scheme, wanted), percent, size in product(SCHEMES, percents, sizes):
        program.context.theme.choose(wanted)
        program.context.theme.set_text_size(percent)
        until(lambda: program.context.theme.rescaling.is_done)
        program.window.resize(size)
        # Again from where the others of this look began.
        program.window.uncover()
        for name, go in screens:
            go(program)
            _settle()
            path = target / f"{name}-{scheme}-{size.width()}{'' if percent == USUAL else f'-{percent}'}.png"
            assert program.window.grab().save(str(path))
            yield path
    program.context.theme.set_text_size(USUAL)
    end(program)


def _settle() -> None:
    """Lets timers, threads and layouts come to rest."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)
