import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.diagnosis.health_check import Finding, examine, findings
from db.engine.driver import Connection
from db.engine.store import Store
from db.integrity import ledger
from db.model.edits import Edit, RecordChange
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.service.opening import create_store, open_store
from tests.conftest import KEY
from tests.factories import a_note, a_whole_visit


@pytest.fixture
def whole(store: Store) -> WholeVisit:
    return visits.load(store.connection, incoming.add(store, a_whole_visit()))


def bad(found: list[Finding]) -> list[str]:
    return [str(finding.sentence) for finding in found if not finding.good]


def test_a_sound_store_has_no_faults(store: Store, whole: WholeVisit) -> None:
    backups.back_up(store, BackupReason.ASKED)
    ledger.remember(store)
    found = findings(store)
    assert bad(found) == []
    told = " ".join(str(finding.sentence) for finding in found)
    for part in (
        "Every page is encrypted",
        "The database is sound.",
        "All rows fit together.",
        "It holds 1 visit,",
        "All 7 records are there, after 1 edit.",
        "Every word can be found.",
        "0 earlier versions are kept.",
        "The only backup is from ",
        "nothing has been changed since",
        "The store lies in a folder of this computer.",
        "Only you can read the store",
    ):
        assert part in told
    assert not any(finding.note for finding in found)


def test_a_store_just_made_is_sound_without_a_backup(store: Store) -> None:
    assert bad(findings(store)) == []


def test_a_missing_backup_and_count_are_noted(store: Store, whole: WholeVisit) -> None:
    notes = [str(finding.sentence) for finding in findings(store) if finding.note]
    assert any("There is no backup yet" in note for note in notes)
    assert any("firsthand.count is missing" in note for note in notes)


def harm(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * 4096 + 1000] ^= 1
    path.write_bytes(data)


def page_of(connection: Connection, table: str) -> int:
    """Returns the page on which the rows of a small table lie, counted from 0."""
    return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]) - 1


def test_a_page_that_fails_is_reported_and_the_newest_good_backup_offered(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    page = page_of(store.connection, "notes")
    store.close()
    harm(store.path, page)
    found = examine(store.path, KEY)
    assert "1 page of" in bad(found)[0]
    assert f"The newest good backup, {made.path}, is from " in str(found[-1].sentence)
    assert found[-1].note


def test_a_store_that_does_not_open_is_examined_all_the_same(store: Store, whole: WholeVisit) -> None:
    backups.back_up(store, BackupReason.ASKED)
    store.close()
    store.path.write_bytes(b"")
    found = examine(store.path, KEY)
    assert "is empty (0 bytes)" in str(found[0].sentence)
    assert "The newest good backup" in str(found[-1].sentence)


def test_without_a_backup_a_repair_is_named(store: Store, whole: WholeVisit) -> None:
    store.close()
    harm(store.path, 0)
    assert "no backup beside it" in bad(examine(store.path, KEY))[-1]


def test_rows_that_are_missing_are_reported(store: Store, whole: WholeVisit) -> None:
    store.connection.execute("UPDATE ledger SET records = records + 5")
    assert any("5 of 12 records are missing" in sentence for sentence in bad(findings(store)))


def test_backups_that_are_damaged_are_reported_and_one_behind_them_found(store: Store, whole: WholeVisit) -> None:
    first = backups.back_up(store, BackupReason.ASKED).backup
    for n in range(2):
        visits.apply(store, Edit(whole.visit.id, (RecordChange(None, a_note(whole.visit, position=n)),)))
        harmed = backups.back_up(store, BackupReason.ASKED).backup
        harm(harmed.path, page_of(store.connection, "notes") if n else 0)
    found = findings(store)
    assert len(bad(found)) == 1
    assert "1 of its pages fails" in bad(found)[0]
    assert any("needs another key" in str(finding.sentence) and finding.note for finding in found)
    assert any(
        f"{first.at.astimezone():%Y-%m-%d %H:%M}, " in str(f.sentence) and "2 edits have been made since" in str(f.sentence)
        for f in found
    )


def test_a_version_that_cannot_be_read_is_reported(store: Store, whole: WholeVisit) -> None:
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], None),)))
    store.connection.execute("UPDATE versions SET content = '{'")
    assert "Rows of it cannot be read (versions)." in bad(findings(store))


def test_a_text_that_search_lacks_is_reported(store: Store, whole: WholeVisit) -> None:
    store.connection.execute("DELETE FROM said_index WHERE rowid = 1")
    assert any("The search index holds" in sentence for sentence in bad(findings(store)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_others_can_read_is_named(store: Store, whole: WholeVisit) -> None:
    made = backups.back_up(store, BackupReason.ASKED).backup
    made.path.chmod(0o640)
    backups.folder_of(store.path).chmod(0o755)
    told = bad(findings(store))
    assert f"Other users of this computer can reach {made.path}; please allow it to yourself alone." in told
    assert len(told) == 2


def test_a_synced_folder_is_reported(tmp_path: Path) -> None:
    store = create_store(tmp_path / "Dropbox" / "firsthand.db", KEY)
    assert any("kept in step by Dropbox" in sentence for sentence in bad(findings(store)))
    store.close()


def test_an_older_store_in_its_place_is_reported(store: Store, whole: WholeVisit) -> None:
    shutil.copy(store.path, store.path.with_name("old"))
    visits.apply(store, Edit(whole.visit.id, (RecordChange(whole.notes[0], replace(whole.notes[0], text="x")),)))
    store.close()
    os.replace(store.path.with_name("old"), store.path)
    again = open_store(store.path, KEY)
    assert any("older than what was last seen" in sentence for sentence in bad(findings(again)))
    again.close()
