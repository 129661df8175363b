from pathlib import Path

from desktop.core.crash_log import CrashLog
from desktop.core.paths import DataFolder
from desktop.core.problem_report import report


def test_a_report_shows_versions_and_errors_and_not_a_word_of_the_content(tmp_path: Path) -> None:
    data_folder = DataFolder(tmp_path)
    (tmp_path / "Zebulonqwx visit.pdf").write_text("x")
    data_folder.settings.write_text('{"window": "Zebulonqwx"}')
    log = CrashLog(tmp_path / "firsthand")
    try:
        raise KeyError("Zebulonqwx")
    except KeyError as error:
        log.write(KeyError, error.__traceback__)
    with (tmp_path / "firsthand.log").open("a") as file:
        file.write("a line with Zebulonqwx in it\n")
    text = report(data_folder, 2, "keyring.backends.SecretService.Keyring")
    assert "KeyError test_problem_report.py:" in text
    assert "sqlcipher3 0." in text
    assert "tables: 2" in text
    assert "Zebulonqwx" not in text


def test_a_report_of_an_empty_folder_says_so(tmp_path: Path) -> None:
    text = report(DataFolder(tmp_path / "nowhere"), None, "")
    assert "firsthand.db: not there" in text
    assert "the store is closed" in text
    assert text.endswith("none\n")
