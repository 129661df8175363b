"""The whole way of what is agreed: read back at the table, sent as a sheet, filled in, approved, published, withdrawn."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.engine.recovery_key import groups_of
from db.repositories import incoming
from desktop.cli import run_command
from desktop.consent.sheet_fields import Box, Overall
from desktop.shell.requests import Request
from tests.conftest import KEY
from tests.consent.sheets import box, filled, overall, signed
from tests.documents.printed import printed_by
from tests.journeys.driver import Driver
from tests.journeys.test_approval_sheet import drop
from tests.prepared import new_store
from tests.report.content.story.told import whole

HALDEN, KARI = "Halden Pumps AS", "Kari Moen"
DESPITE = ("--despite", "We looked at it together.")


@pytest.mark.long
def test_what_was_agreed_line_by_line_holds_until_one_line_is_withdrawn(
    sit_down: Callable[[], Driver], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    visit = incoming.add(store, whole("halden-pumps"))
    store.close()
    (tmp_path / "key").write_text(" ".join(groups_of(KEY.raw)))

    def command(*arguments: object) -> tuple[int, str]:
        """Runs a command while the window is closed; returns its status, and what it said."""
        common = ["--data-dir", str(tmp_path / "data"), "--recovery-key-file", str(tmp_path / "key")]
        status = run_command([*common, *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out + said.err

    def version() -> dict[str, object]:
        (study,) = json.loads(command("case-study", HALDEN, "--json")[1])
        newest: dict[str, object] = study["versions"][-1]
        return newest

    # At the table: two cards are agreed to.
    driver = sit_down()
    driver.program.context.request(Request.SHOW_VISIT, visit, "")
    driver.window.actions_by_name["read_back"].trigger()
    driver.until(lambda: bool(driver.visible("read_back_words")))
    read = []
    driver.type("Ingrid Solberg")
    for place in ("2 of 8", "3 of 8"):
        read += driver.find(QLabel, "read_back_words").text().split("\n\n")
        driver.key(Qt.Key.Key_Return)
        driver.until(lambda place=place: driver.find(QLabel, "read_back_place").text() == place)  # type: ignore[misc]
    driver.leave()

    # The draft goes to the press office, with its sheet.
    study = command("case-study", HALDEN, "--visit", visit)[1].strip()
    to_kari = ("--for", "approver", "--sent-to", KARI, *DESPITE)
    assert command("case-study", HALDEN, "--export", study, "--to", tmp_path / "draft.pdf", *to_kari)[0] == 0
    assert command("case-study", HALDEN, "--sheet", study, "--to", tmp_path / "sheet.pdf", *to_kari)[0] == 0
    shown = version()
    assert (shown["status"], shown["by"]) == ("with customer", KARI)
    printed = printed_by(shown)
    assert set(read) <= {item.text for item in printed.items}

    # It comes back, filled in, and is dropped on the window.
    back = tmp_path / "back.pdf"
    ticks = (box(item, Box.APPROVE, printed.id) for item in printed.items)
    back.write_bytes(
        filled((tmp_path / "sheet.pdf").read_bytes(), *ticks, overall(Overall.PRINTED, printed.id), signed(version_id=printed.id))
    )
    driver = sit_down()
    drop(driver, back)
    driver.until(lambda: bool(driver.visible("sheet_record")))
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: "answers were noted" in driver.window.notice.text)
    driver.leave()
    assert (version()["status"], version()["by"]) == ("approved", KARI)

    # It is published, and one line withdrawn: whatever used it is named, and nothing goes out with it any more.
    public = ("case-study", HALDEN, "--export", study, "--to", tmp_path / "public.pdf", "--for", "published", *DESPITE)
    assert command(*public)[0] == 0
    assert command("published", HALDEN, "--version", study, "--place", "klarlauf.example/halden")[0] == 0
    assert version()["status"] == "published"
    line = next(item for item in printed.items if item.text == read[0])
    status, said = command("withdraw", HALDEN, "--item", line.hash[:16], "--by", KARI, "--words", "Not this one.")
    assert status == 0
    for used in ("draft.pdf", "sheet.pdf", "public.pdf", "klarlauf.example/halden", "version 1", line.text):
        assert used in said
    assert version()["status"] == "withdrawn"
    for purpose in ("approver", "published", "inside"):
        again = ("case-study", HALDEN, "--export", study, "--to", tmp_path / "again.pdf", "--for", purpose, *DESPITE)
        assert command(*again)[0] == 1 and not (tmp_path / "again.pdf").exists()
    assert command("case-study", HALDEN, "--sheet", study, "--to", tmp_path / "again.pdf", *to_kari)[0] == 1
