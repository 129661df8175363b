from pathlib import Path

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.gallery.pictures import paint
from tests.gallery.screens import SCREENS


def test_every_picture_is_painted_and_dark_is_not_light(qtbot: QtBot, tmp_path: Path) -> None:
    few = [screen for screen in SCREENS if screen[0] in ("home", "editor")]
    painted = list(paint(tmp_path / "data", tmp_path, few, [QSize(1280, 720)]))
    looks = ("light-1280", "light-1280-160", "dark-1280", "dark-1280-160")
    assert [path.stem for path in painted] == [f"{name}-{look}" for look in looks for name in ("home", "editor")]
    assert len({path.read_bytes() for path in painted}) == 8
