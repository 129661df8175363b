import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.core.paths import resources
from tests.journeys.driver import Driver
from tests.widgets.test_tips import shown


def marked(value: object, mark: str) -> object:
    """Returns a visit file in which every name and text carries a picture to be fetched, and a heading."""
    if isinstance(value, dict):
        typed = ("name", "job_title", "about", "text", "industry", "place", "product", "owner", "metric", "wording", "goal")
        return {key: f"{mark}{one}" if key in typed and isinstance(one, str) else marked(one, mark) for key, one in value.items()}
    return [marked(one, mark) for one in value] if isinstance(value, list) else value


def test_no_name_in_a_visit_file_becomes_markup_anywhere_in_the_window(driver: Driver, tmp_path: Path) -> None:
    mark = f'<img src="{tmp_path}/canary.png"> <h1>BIG</h1> '
    visit = marked(json.loads((resources() / "samples" / "halden-pumps.json").read_text("utf-8")), mark)
    (tmp_path / "hostile.json").write_text(json.dumps(visit), "utf-8")
    seen: set[str] = set()

    def look() -> None:
        for widget in driver.window.findChildren(QWidget):
            if tip := widget.toolTip():
                words, opened = shown(tip)
                assert opened == [], f"{widget.objectName()}: {tip}"
                seen.add(words)
            if isinstance(widget, QLabel) and widget.text():
                assert widget.textFormat() is Qt.TextFormat.PlainText, f"{widget.objectName()}: {widget.text()}"

    driver.program.workspace.take_in([tmp_path / "hostile.json"])
    driver.until(lambda: driver.program.workspace.open_visit is not None or bool(driver.visible("home_visit")))
    look()
    if driver.program.workspace.open_visit is None:
        reader = driver.program.workspace.reading_store()
        (visit_id,) = reader.connection.execute("SELECT id FROM visits").fetchone()
        reader.close()
        driver.program.workspace.show(visit_id)
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    look()
    for command in ("next_block", "next_block", "documents", "backups", "bin", "person"):
        driver.program.context.run_command(command)
        look()
    assert any("BIG" in words and "<h1>" in words for words in seen), "no tip with a name was looked at"
