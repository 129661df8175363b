from pathlib import Path

import pytest

from db.model.errors import Refused
from desktop.core.paths import DataFolder
from desktop.keys.key_change import change_key
from desktop.keys.passphrase_rule import complaint
from desktop.keys.unlock import find_key, open_or_create

GOOD = "fjord lantern"
SHORT = ("", "a", " ", "a" * 9, " " * 12, "   nine chars"[:12], "e\u0301" * 9, "\t\n" * 6)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("passphrase", SHORT)
def test_no_new_store_is_locked_with_a_short_passphrase(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(Refused, match="too short: at least 10 characters"):
        find_key(DataFolder(tmp_path), passphrase)
    assert files(tmp_path) == {}


def test_no_store_is_given_a_short_one_and_the_old_one_still_opens_it(tmp_path: Path) -> None:
    data_folder = DataFolder(tmp_path)
    key = find_key(data_folder, GOOD)
    open_or_create(data_folder, key).close()
    before = files(tmp_path)
    for passphrase in SHORT:
        with pytest.raises(Refused, match="Nothing was changed"):
            change_key(data_folder, key, passphrase)
    assert files(tmp_path) == before
    open_or_create(data_folder, find_key(data_folder, GOOD)).close()


def test_a_short_one_that_was_chosen_earlier_goes_on_opening_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data_folder = DataFolder(tmp_path)
    with monkeypatch.context() as before_the_rule:
        before_the_rule.setattr("desktop.keys.passphrase_rule.FEWEST", 1)
        open_or_create(data_folder, find_key(data_folder, "short")).close()
    open_or_create(data_folder, find_key(data_folder, "short")).close()


def test_ten_signs_are_enough_in_any_script() -> None:
    for passphrase in ("a" * 10, "ключ ключи", "鍵" * 10, "é" * 10, " ten signs."):
        assert complaint(passphrase) is None
