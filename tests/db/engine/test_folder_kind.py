from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from db.engine.connection import number_of
from db.engine.folder_kind import Where, kind_of, mounted_by, network_share, synced_by
from db.model.errors import StoreUnreachable
from db.service.opening import create_store, open_store
from tests.conftest import KEY

MOUNTS = r"""/dev/vda / ext4 rw 0 0
proc /proc proc rw 0 0
//server/share /mnt/team\040drive cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ingrid/local ext4 rw 0 0
ingrid@host: /home/ingrid/local/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ingrid/Dropbox/Firsthand", "Dropbox"),
        ("/home/ingrid/Dropbox (Halden Pumps)/x", "Dropbox"),
        ("/Users/ingrid/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/ingrid/Library/CloudStorage/OneDrive-Halden/x", "a cloud service"),
        ("/Users/ingrid/iCloud Drive/x", "iCloud"),
        ("/home/ingrid/Nextcloud/x", "Nextcloud"),
        ("/home/ingrid/Google Drive/x", "Google Drive"),
        ("/home/ingrid/GoogleDrive-ingrid@halden.no/x", "Google Drive"),
    ],
)
def test_a_folder_that_a_service_keeps_in_step_is_known_by_its_name(path: str, service: str) -> None:
    found = synced_by(PurePosixPath(path))
    assert found is not None
    assert (found.where, found.by) == (Where.SYNCED, service)


def test_onedrive_on_windows_is_known_with_its_company() -> None:
    found = synced_by(PureWindowsPath(r"C:\Users\ingrid\OneDrive - Halden Pumps\Firsthand"))
    assert found is not None
    assert found.by == "OneDrive"


@pytest.mark.parametrize("path", ["/home/ingrid/.local/share/Firsthand", "/home/dropboxes/x", "/home/My drives/x", "/"])
def test_other_folders_are_not_taken_for_synced_ones(path: str) -> None:
    assert synced_by(PurePosixPath(path)) is None


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/mnt/team drive/Firsthand", "cifs"),
        ("/home/ingrid", "nfs4"),
        ("/home/ingrid/local/x", None),
        ("/home/ingrid/local/far/x", "fuse.sshfs"),
        ("/homely", None),
        ("/var", None),
    ],
)
def test_a_network_drive_is_known_by_the_mount_nearest_above(path: str, system: str | None) -> None:
    found = mounted_by(path, MOUNTS)
    assert (found.by if found else None) == system


@pytest.mark.parametrize(
    ("path", "share"),
    [(r"\\server\visits\x", True), (r"C:\visits", False), (r"\\?\C:\visits", False), ("//server/visits/x", True)],
)
def test_a_share_is_known_by_its_two_slashes(path: str, share: bool) -> None:
    assert (network_share(path) is not None) == share


def test_a_folder_of_this_computer_is_local(tmp_path: Path) -> None:
    assert kind_of(tmp_path / "not there yet").is_local


def test_a_store_in_a_synced_folder_has_no_write_ahead_log(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "Firsthand"
    store = create_store(folder / "firsthand.db", KEY)
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert {file.name for file in folder.iterdir()} == {"firsthand.db"}
    store.close()


def test_a_store_moved_into_a_synced_folder_gives_its_log_up(tmp_path: Path) -> None:
    create_store(tmp_path / "firsthand.db", KEY).close()
    (tmp_path / "OneDrive").mkdir()
    moved = (tmp_path / "firsthand.db").rename(tmp_path / "OneDrive" / "firsthand.db")
    store = open_store(moved, KEY)
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert number_of(store.connection, "synchronous") == 2
    store.close()


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match="is not there; is its drive connected"):
        open_store(tmp_path / "stick" / "firsthand.db", KEY)
    assert not (tmp_path / "stick").exists()
