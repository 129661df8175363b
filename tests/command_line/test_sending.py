"""Documents go out by command for whom they are meant: what stands against it is said, what went out is logged."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.engine.store import Store
from db.model.agreed import DismissedStop, Permission, Sharing
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import PermissionAnswer, PermissionSubject, Purpose, RecordId, Rung, VisitId
from db.model.records import CompanyConsent
from db.model.whole_study import WholeVersion
from db.repositories import agreed, customers, studies, visits
from db.service.opening import open_store
from desktop.core.paths import DataFolder, resources
from desktop.documents.saving.document_table import Material
from desktop.documents.sharing.sending import log
from desktop.documents.studies.going_out import ForWhom, VisitDocument
from desktop.keys.unlock import find_key
from tests.prepared import prepared
from tests.test_cli import PASSPHRASE, sample
from tests.test_cli import firsthand as firsthand

Run = Callable[..., tuple[int, str, str]]
SAMPLE = resources() / "samples" / "halden-pumps.json"
HALDEN = "Halden Pumps AS"


@pytest.fixture
def visit(firsthand: Run, tmp_path: Path) -> str:
    """The sample, taken in."""
    return prepared(sample, tmp_path)


def opened(folder: Path) -> Store:
    data_folder = DataFolder(folder / "data")
    return open_store(data_folder.store, find_key(data_folder, PASSPHRASE.strip()))


def log_of(folder: Path) -> tuple[Sharing, ...]:
    store = opened(folder)
    try:
        return agreed.of_customer(store.connection, customers.named(store.connection, HALDEN).id).sharings
    finally:
        store.close()


def answer(folder: Path, **values: object) -> None:
    """Changes what was answered at the visit."""
    store = opened(folder)
    try:
        (consent,) = store.connection.execute("SELECT visit_id FROM consents").fetchone()
        before = visits.load(store.connection, consent).consent
        assert before
        visits.apply(store, Edit(before.visit_id, (RecordChange(before, replace(before, **values)),)))  # type: ignore[arg-type]  # its fields
    finally:
        store.close()


def test_a_draft_goes_to_the_approver_and_is_logged_with_every_item(firsthand: Run, visit: str, tmp_path: Path) -> None:
    file = tmp_path / "study.pdf"
    to = ("--to", file, "--for", "approver", "--sent-to", "Kari Moen", "--despite", "It is their wording.")
    status, _, err = firsthand("export", visit, "--as", "case-study", *to)
    assert status == 0, err
    (sent,) = log_of(tmp_path)
    assert (sent.document, sent.purpose, sent.to, sent.rung) == ("case-study", Purpose.APPROVER, "Kari Moen", Rung.NAME)
    assert (sent.file, sent.digest) == (str(file), sha256(file.read_bytes()).hexdigest())
    assert len(sent.items) > 15 and len(sent.people) == 2 and sent.visits == (visit,)


def test_what_is_not_approved_is_not_written_for_publication(firsthand: Run, visit: str, tmp_path: Path) -> None:
    file = tmp_path / "study.pdf"
    status, out, err = firsthand("export", visit, "--as", "case-study", "--to", file, "--for", "published")
    assert (status, out) == (1, "")
    assert err.count("This is not approved:") > 15
    assert all(line.startswith("firsthand: ") and line.endswith(".") for line in err.splitlines())
    assert not file.exists() and log_of(tmp_path) == ()


def test_without_saying_for_whom_it_is_written_and_logged_as_saved(firsthand: Run, visit: str, tmp_path: Path) -> None:
    assert firsthand("export", visit, "--as", "case-study", "--to", tmp_path / "a.pdf") == (0, "", "")
    assert firsthand("export", visit, "--as", "visit-report", "--to", tmp_path / "b.pdf") == (0, "", "")
    study, report = log_of(tmp_path)
    assert study.purpose is report.purpose is Purpose.SAVED
    assert (bool(study.items), report.items, len(report.people)) == (True, (), 2)


def test_the_report_is_for_inside_only(firsthand: Run, visit: str, tmp_path: Path) -> None:
    for purpose in ("approver", "published"):
        status, _, err = firsthand("export", visit, "--as", "visit-report", "--to", tmp_path / "b.pdf", "--for", purpose)
        assert (status, "for use inside" in err) == (1, True)
    assert firsthand("export", visit, "--as", "visit-report", "--to", tmp_path / "b.pdf", "--for", "inside")[0] == 0


def test_internal_only_may_be_read_inside_and_by_nobody_else(firsthand: Run, visit: str, tmp_path: Path) -> None:
    answer(tmp_path, company=CompanyConsent.INTERNAL_ONLY)
    file = tmp_path / "study.pdf"
    for more in ((), ("--for", "approver"), ("--for", "published")):
        status, _, err = firsthand("export", visit, "--as", "case-study", "--to", file, *more)
        assert (status, "internal only" in err, file.exists()) == (1, True, False)
    despite = ("--despite", "We know.")
    assert firsthand("export", visit, "--as", "case-study", "--to", file, "--for", "inside", *despite)[0] == 0
    assert log_of(tmp_path)[0].rung is Rung.STORY


def test_what_is_asked_is_dismissed_with_a_reason_that_is_kept(firsthand: Run, visit: str, tmp_path: Path) -> None:
    store = opened(tmp_path)
    whole = visits.load(store.connection, visit)  # type: ignore[arg-type]  # the id as printed
    solution = next(one for one in whole.answers if one.question == "solution")
    blaming = replace(solution, text="Their supplier lied, so they changed.")
    visits.apply(store, Edit(whole.visit.id, (RecordChange(solution, blaming),)))
    store.close()
    command = ("export", visit, "--as", "case-study", "--to", tmp_path / "study.pdf", "--for", "approver")
    status, _, err = firsthand(*command)
    assert (status, "“lied”" in err, "--despite" in err) == (1, True, True)
    assert firsthand(*command, "--despite", "They want it said.")[0] == 0
    store = opened(tmp_path)
    kept = agreed.of_customer(store.connection, whole.customer.id).dismissed
    store.close()
    assert {(one.rule, one.reason) for one in kept} >= {("blame", "They want it said.")}
    assert all(isinstance(one, DismissedStop) for one in kept)
    status, _, err = firsthand(*command)
    assert (status, "lied" in err) == (0, False)


def test_a_study_that_goes_out_is_logged_with_its_version(firsthand: Run, visit: str, tmp_path: Path) -> None:
    _, study, _ = firsthand("case-study", HALDEN, "--visit", visit)
    file = tmp_path / "study.pdf"
    command = ("case-study", HALDEN, "--export", study.strip(), "--to", file, "--despite", "Their wording.")
    assert firsthand(*command, "--for", "published")[0] == 1
    assert not file.exists() and json.loads(firsthand("case-study", HALDEN, "--json")[1])[0]["versions"] == []
    status, _, err = firsthand(*command, "--for", "approver", "--sent-to", "Kari Moen")
    assert status == 0, err
    (sent,) = log_of(tmp_path)
    store = opened(tmp_path)
    (whole,) = studies.of_customer(store.connection, customers.named(store.connection, HALDEN).id)
    store.close()
    (version,) = whole.versions
    assert sent.study_version == version.version.id
    assert sent.items == tuple(one.item.hash for one in version.items)


def exported(firsthand: Run, visit: str, file: Path) -> str:
    """Makes a case study of the visit and writes it, so that it has a version; returns its id."""
    study = firsthand("case-study", HALDEN, "--visit", visit)[1].strip()
    assert firsthand("case-study", HALDEN, "--export", study, "--to", file) == (0, "", "")
    return study


def told_since(folder: Path, rung: Rung, given: PermissionAnswer) -> None:
    """Stores an answer of the company that came after the visit."""
    store = opened(folder)
    try:
        customer = customers.named(store.connection, HALDEN)
        one = Permission(
            id=RecordId(new_id()),
            customer_id=customer.id,
            subject=PermissionSubject.COMPANY,
            rung=rung,
            answer=given,
            since=date.today().isoformat(),
        )
        visits.apply(store, Edit(customer.id, (RecordChange(None, one),)))
    finally:
        store.close()


def version_of(folder: Path) -> WholeVersion:
    store = opened(folder)
    try:
        (whole,) = studies.of_customer(store.connection, customers.named(store.connection, HALDEN).id)
        return whole.versions[0]
    finally:
        store.close()


def into_bin(folder: Path, visit: str) -> None:
    store = opened(folder)
    visits.apply(store, visits.removal(store.connection, visit))  # type: ignore[arg-type]  # the id as printed
    store.close()


def test_a_version_goes_out_with_what_it_kept(firsthand: Run, visit: str, tmp_path: Path) -> None:
    study = exported(firsthand, visit, tmp_path / "a.pdf")
    store = opened(tmp_path)
    whole = visits.load(store.connection, visit)  # type: ignore[arg-type]  # the id as printed
    claim = whole.claims[0]
    visits.apply(store, Edit(whole.visit.id, (RecordChange(claim, replace(claim, metric="Broken pumps at night")),)))
    store.close()
    again = ("case-study", HALDEN, "--export", study, "--version-number", "1", "--to", tmp_path / "b.pdf")
    assert firsthand(*again, "--for", "approver", "--sent-to", "Kari Moen", "--despite", "Their wording.")[0] == 0
    saved, sent = log_of(tmp_path)
    version = version_of(tmp_path)
    assert sent.study_version == saved.study_version == version.version.id
    assert sent.items == saved.items == tuple(one.item.hash for one in version.items)
    status, _, err = firsthand(*again[:-1], tmp_path / "c.pdf", "--for", "published")
    assert (status, err.count("This is not approved:") > 15) == (1, True)
    assert not (tmp_path / "c.pdf").exists() and len(log_of(tmp_path)) == 2


def test_a_card_passes_the_same_checks_as_its_study(firsthand: Run, visit: str, tmp_path: Path) -> None:
    study = firsthand("case-study", HALDEN, "--visit", visit)[1].strip()
    card = ("case-study", HALDEN, "--export", study, "--card", "--to", tmp_path / "card.pdf")
    status, _, err = firsthand(*card, "--for", "published")
    assert (status, "This is not approved:" in err, (tmp_path / "card.pdf").exists()) == (1, True, False)
    assert firsthand(*card, "--for", "approver", "--despite", "Their wording.")[0] == 0
    (sent,) = log_of(tmp_path)
    assert (sent.document, sent.purpose, sent.study_version, sent.visits) == ("sales-card", Purpose.APPROVER, None, (visit,))
    told_since(tmp_path, Rung.NUMBER, PermissionAnswer.WITHDRAWN)
    status, _, err = firsthand(*card[:-1], tmp_path / "later.pdf")
    assert (status, "internal only" in err, (tmp_path / "later.pdf").exists()) == (1, True, False)


@pytest.mark.parametrize("more", [(), ("--for", "approver"), ("--for", "published")])
def test_none_of_several_documents_is_written_where_one_is_held_back(
    firsthand: Run, visit: str, tmp_path: Path, more: tuple[str, ...]
) -> None:
    answer(tmp_path, company=CompanyConsent.INTERNAL_ONLY)
    names = ("case-study", "sales-card") if more else ("visit-report", "minutes", "sales-card")
    several = [part for name in names for part in ("--as", name, "--to", tmp_path / name)]
    status, _, err = firsthand("export", visit, *several, *more)
    assert (status, "internal only" in err) == (1, True)
    assert not any((tmp_path / name).exists() for name in names) and log_of(tmp_path) == ()


def test_several_documents_are_each_logged(firsthand: Run, visit: str, tmp_path: Path) -> None:
    names = ("case-study", "sales-card")
    several = [part for name in names for part in ("--as", name, "--to", tmp_path / name)]
    assert firsthand("export", visit, *several, "--for", "approver", "--despite", "Their wording.")[0] == 0
    assert [(one.document, one.file) for one in log_of(tmp_path)] == [(name, str(tmp_path / name)) for name in names]
    inside = ("--as", "visit-report", "--to", tmp_path / "report.pdf")
    assert firsthand("export", visit, *several, *inside, "--for", "approver", "--despite", "Their wording.")[0] == 1
    assert not (tmp_path / "report.pdf").exists() and len(log_of(tmp_path)) == 2


@pytest.mark.long
@pytest.mark.parametrize(
    ("rung", "told"),
    [(Rung.NUMBER, "internal only"), (Rung.STORY, "internal only"), (Rung.NAME, "may not be published any more")],
)
def test_what_was_taken_back_since_holds_also_with_the_visit_in_the_bin(
    firsthand: Run, visit: str, tmp_path: Path, rung: Rung, told: str
) -> None:
    study = exported(firsthand, visit, tmp_path / "a.pdf")
    into_bin(tmp_path, visit)
    again = ("case-study", HALDEN, "--export", study, "--to", tmp_path / "b.pdf")
    assert firsthand(*again)[0] == 0
    (tmp_path / "b.pdf").unlink()
    told_since(tmp_path, rung, PermissionAnswer.WITHDRAWN)
    for more in ((), ("--version-number", "1"), ("--for", "approver")):
        status, _, err = firsthand(*again, *more)
        assert (status, told in err, (tmp_path / "b.pdf").exists()) == (1, True, False), (more, err)
    assert len(log_of(tmp_path)) == 2


def test_an_answer_since_decides_what_a_document_of_the_visit_says(firsthand: Run, visit: str, tmp_path: Path) -> None:
    told_since(tmp_path, Rung.NAME, PermissionAnswer.WITHDRAWN)
    for name in ("case-study", "sales-card"):
        assert firsthand("export", visit, "--as", name, "--to", tmp_path / name)[0] == 0
        assert "Halden" not in "".join(page.extract_text() for page in PdfReader(tmp_path / name).pages)


def test_the_window_makes_and_logs_by_the_same_functions(firsthand: Run, visit: str, tmp_path: Path) -> None:
    file = tmp_path / "study.pdf"
    firsthand("export", visit, "--as", "case-study", "--to", file)
    store = opened(tmp_path)
    whole = visits.load(store.connection, VisitId(visit))
    made = VisitDocument("case-study", Material(whole, None, "A4")).made(store, ForWhom(), file.name)
    assert made.sent and made.data == file.read_bytes()
    log(store, replace(made.sent, path=file))
    store.close()
    by_command, by_window = log_of(tmp_path)
    assert replace(by_window, id=by_command.id, at=by_command.at) == by_command


def test_minutes_go_to_the_customer_and_are_not_published_and_name_nobody_who_took_that_back(
    firsthand: Run, visit: str, tmp_path: Path
) -> None:
    for name, said in (("minutes", "Solberg"), ("host-brief", "Halden Pumps AS")):
        file = tmp_path / f"{name}.pdf"
        assert firsthand("export", visit, "--as", name, "--to", file, "--for", "approver", "--sent-to", "Kari Moen")[0] == 0
        assert said in "".join(page.extract_text() for page in PdfReader(file).pages)
        status, _, err = firsthand("export", visit, "--as", name, "--to", tmp_path / "no.pdf", "--for", "published")
        assert status == 1 and "for the customer alone" in err and not (tmp_path / "no.pdf").exists()
    status, _, err = firsthand("export", visit, "--as", "visit-report", "--to", tmp_path / "no.pdf", "--for", "approver")
    assert status == 1 and "for use inside" in err and not (tmp_path / "no.pdf").exists()
    before = log_of(tmp_path)
    assert [(one.document, one.purpose, one.to) for one in before] == [
        ("minutes", Purpose.APPROVER, "Kari Moen"),
        ("host-brief", Purpose.APPROVER, "Kari Moen"),
    ]
    firsthand("withdraw", HALDEN, "--person", "Ingrid Solberg")
    assert firsthand("export", visit, "--as", "minutes", "--to", tmp_path / "later.pdf", "--for", "approver")[0] == 0
    assert "Solberg" not in "".join(page.extract_text() for page in PdfReader(tmp_path / "later.pdf").pages)
    assert set(before[0].people) - set(log_of(tmp_path)[-1].people)
