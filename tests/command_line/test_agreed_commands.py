"""What was agreed, by command: a draft on its way from the customer to the public and back, and where it was used."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.model.agreed import Permission
from db.model.in_force import about as about_of
from db.model.in_force import in_force, is_granted
from db.model.kinds import PermissionAnswer, PermissionSubject, Rung
from db.model.moments import today
from db.model.records import Person
from db.repositories import agreed, customers
from desktop.documents.agreed.noting import CORRECTED_HOW
from tests.command_line.test_sending import HALDEN, opened, visit
from tests.command_line.test_study_commands import text_of
from tests.test_cli import firsthand as firsthand

Run = Callable[..., tuple[int, str, str]]
DESPITE = ("--despite", "We looked at it with them.")

__all__ = ["visit"]


@pytest.fixture
def study(firsthand: Run, visit: str) -> str:
    return firsthand("case-study", HALDEN, "--visit", visit)[1].strip()


def shown(firsthand: Run) -> Any:
    (found,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    return found["versions"][-1]


def kept(tmp_path: Path) -> tuple[Permission, ...]:
    """Every answer that was noted, the first first."""
    with closing(opened(tmp_path)) as store:
        return agreed.of_customer(store.connection, customers.named(store.connection, HALDEN).id).permissions


def people(tmp_path: Path) -> tuple[Person, ...]:
    with closing(opened(tmp_path)) as store:
        return agreed.people_of(store.connection, customers.named(store.connection, HALDEN).id)


def test_a_draft_is_sent_approved_published_and_one_line_withdrawn(firsthand: Run, study: str, tmp_path: Path) -> None:
    def export(name: str, purpose: str) -> tuple[int, str]:
        command = ("case-study", HALDEN, "--export", study, "--to", tmp_path / name, "--for", purpose, "--sent-to", "Kari Moen")
        status, _, err = firsthand(*command, *DESPITE)
        return status, err

    assert export("draft.pdf", "approver")[0] == 0
    assert (shown(firsthand)["status"], shown(firsthand)["by"]) == ("with customer", "Kari Moen")
    kari = ("--version", study, "--by", "Kari Moen", "--way", "written")
    assert firsthand("answer", HALDEN, "changes-asked", *kari, "--words", "Please no tank hall.")[0] == 0
    assert shown(firsthand)["status"] == "changes asked"
    assert export("too early.pdf", "published")[0] == 1 and not (tmp_path / "too early.pdf").exists()
    status, _, err = firsthand("published", HALDEN, "--version", study, "--place", "klarlauf.example/halden")
    assert (status, "not approved: changes asked" in err) == (1, True)
    # What was approved later on the same day is narrower only where it differs; the changes were taken back.
    assert firsthand("answer", HALDEN, "approved", *kari, "--since", "2999-01-01")[0] == 0
    assert shown(firsthand)["status"] == "changes asked", "it counts from its day on"


@pytest.mark.long
def test_what_is_approved_is_published_and_a_withdrawal_names_every_use(firsthand: Run, study: str, tmp_path: Path) -> None:
    command = ("case-study", HALDEN, "--export", study, *DESPITE)
    assert firsthand(*command, "--to", tmp_path / "draft.pdf", "--for", "approver", "--sent-to", "Kari Moen")[0] == 0
    assert firsthand("answer", HALDEN, "approved", "--version", study, "--by", "Kari Moen", "--words", "Yes.")[0] == 0
    assert shown(firsthand)["status"] == "approved"
    status, _, err = firsthand(*command, "--to", tmp_path / "public.pdf", "--for", "published")
    assert status == 0, err
    assert firsthand("published", HALDEN, "--version", study, "--place", "klarlauf.example/halden")[0] == 0
    version = shown(firsthand)
    assert (version["status"], version["by"]) == ("published", "klarlauf.example/halden")
    quote = next(one for one in version["items"] if one["kind"] == "quote")
    status, out, err = firsthand("withdraw", HALDEN, "--item", quote["hash"][:12], "--by", "Kari Moen", "--words", "No longer.")
    assert (status, err) == (0, "")
    for named in ("draft.pdf", "public.pdf", "klarlauf.example/halden", "version 1", quote["text"]):
        assert named in out
    assert "Please stop using, and delete, what you have of it: draft.pdf, public.pdf." in out
    assert (shown(firsthand)["status"], shown(firsthand)["by"]) == ("withdrawn", "Kari Moen")
    for purpose in ("inside", "approver", "published"):
        status, _, err = firsthand(*command, "--to", tmp_path / "again.pdf", "--for", purpose)
        assert (status, "Kari Moen withdrew" in err, (tmp_path / "again.pdf").exists()) == (1, True, False)
    assert firsthand(*command, "--to", tmp_path / "again.pdf")[0] == 1
    sent = json.loads(firsthand("sent", HALDEN, "--json")[1])
    assert [one["purpose"] for one in sent] == ["approver", "published", "published"]


def test_a_withdrawn_name_is_in_nothing_that_goes_out_afterwards(firsthand: Run, visit: str, tmp_path: Path) -> None:
    def export(name: str) -> str:
        assert firsthand("export", visit, "--as", "case-study", "--to", tmp_path / name)[0] == 0
        return text_of(tmp_path / name)

    assert "Halden" in export("named.pdf") and "Ingrid Solberg" in export("people.pdf")
    status, out, _ = firsthand("withdraw", HALDEN, "--rung", "name + company", "--by", "Kari Moen")
    assert status == 0 and "named.pdf" in out and "people.pdf" in out
    text = export("anonymous.pdf")
    assert "Halden" not in text and "Ingrid" not in text
    everything = tmp_path / "everything"
    assert firsthand("take-out", "--to", everything)[0] == 0
    (taken,) = everything.rglob("*case study*.pdf")
    assert "Halden" not in text_of(taken) and "Halden" not in taken.name
    assert firsthand("withdraw", HALDEN)[0] == 0
    status, _, err = firsthand("export", visit, "--as", "case-study", "--to", tmp_path / "none.pdf")
    assert (status, "internal only" in err) == (1, True)


def test_a_person_who_withdraws_is_told_of_no_more(firsthand: Run, visit: str, tmp_path: Path) -> None:
    firsthand("export", visit, "--as", "case-study", "--to", tmp_path / "before.pdf")
    status, out, _ = firsthand("withdraw", HALDEN, "--person", "ingrid solberg")
    assert status == 0 and "before.pdf" in out
    firsthand("export", visit, "--as", "case-study", "--to", tmp_path / "after.pdf")
    text = text_of(tmp_path / "after.pdf")
    assert "Ingrid" not in text and "Head of Service" not in text


ABOUT: list[tuple[tuple[str, ...], dict[str, object]]] = [
    ((), {"subject": PermissionSubject.COMPANY, "rung": Rung.NUMBER}),
    (("--rung", "name + company"), {"subject": PermissionSubject.COMPANY, "rung": Rung.NAME}),
    (("--rung", "reference call"), {"subject": PermissionSubject.COMPANY, "rung": Rung.CALL}),
    (("--rung", "full case study"), {"subject": PermissionSubject.COMPANY, "rung": Rung.FULL}),
    (("--logo",), {"subject": PermissionSubject.LOGO, "rung": Rung.LOGO, "person": None}),
    (("--rung", "logo"), {"subject": PermissionSubject.LOGO, "rung": Rung.LOGO}),
    (("--rung", "photo"), {"subject": PermissionSubject.PHOTO, "rung": Rung.PHOTO, "person": None}),
    (("--photo", "Ingrid Solberg"), {"subject": PermissionSubject.PHOTO, "rung": Rung.PHOTO}),
    (("--person", "Ingrid Solberg", "--rung", "photo"), {"subject": PermissionSubject.PHOTO, "rung": Rung.PHOTO}),
    (("--person", "Ingrid Solberg"), {"subject": PermissionSubject.PERSON, "rung": Rung.STORY}),
    (("--person", "Ingrid Solberg", "--rung", "name + company"), {"subject": PermissionSubject.PERSON, "rung": Rung.NAME}),
    (("--item", "drove first"), {"subject": PermissionSubject.ITEM, "rung": Rung.NUMBER, "person": None}),
]


@pytest.mark.long
def test_anything_is_withdrawn_in_one_line(firsthand: Run, study: str, tmp_path: Path) -> None:
    command = ("case-study", HALDEN, "--export", study, *DESPITE)
    assert firsthand(*command, "--to", tmp_path / "draft.pdf", "--for", "approver", "--sent-to", "Kari Moen")[0] == 0
    ingrid = next(one.id for one in people(tmp_path) if one.name == "Ingrid Solberg")
    for about, expected in ABOUT:
        assert firsthand("withdraw", HALDEN, *about)[0] == 0, about
        noted = kept(tmp_path)[-1]
        usual = {"answer": PermissionAnswer.WITHDRAWN, "person": ingrid if "Ingrid Solberg" in about else None}
        assert {key: getattr(noted, key) for key in (*usual, *expected)} == {**usual, **expected}, about
        assert in_force(kept(tmp_path), about_of(noted), noted.rung, today()), about
    item = kept(tmp_path)[-1].item
    assert next(one["text"] for one in shown(firsthand)["items"] if one["hash"] == item).startswith("“We drove first")
    status, out, _ = firsthand("withdraw", HALDEN, "--version", study, "--by", "Kari Moen")
    assert status == 0 and "draft.pdf" in out and "withdrew “the approval”" in out


def test_changes_that_were_asked_are_taken_back_on_the_same_day_by_whoever_asked_and_says_how(
    firsthand: Run, study: str, tmp_path: Path
) -> None:
    def answer(what: str, by: str = "Kari Moen", *said: str) -> tuple[int, str]:
        status, _, err = firsthand("answer", HALDEN, what, "--version", study, "--by", by, *said)
        return status, err

    assert firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "draft.pdf", *DESPITE)[0] == 0
    how = ("--way", "said", "--words", "It is right as it stands.")
    for no, status in (("changes-asked", "changes asked"), ("revoked", "withdrawn")):
        assert answer(no)[0] == 0
        assert answer("approved") == (1, f"firsthand: {CORRECTED_HOW}\n")
        assert answer("approved", "Tor Lie", *how)[0] == 0
        assert shown(firsthand)["status"] == status
        assert answer("approved", "Kari Moen", *how)[0] == 0
        assert shown(firsthand)["status"] == "approved"


@pytest.mark.parametrize("about", [(), ("--person", "Ingrid Solberg"), ("--logo",), ("--rung", "reference call")])
def test_a_refusal_is_corrected_on_the_same_day_by_whoever_gave_it_and_says_how(
    firsthand: Run, visit: str, tmp_path: Path, about: tuple[str, ...]
) -> None:
    def answer(what: str, by: str, *said: str) -> tuple[int, str]:
        status, _, err = firsthand("answer", HALDEN, what, *about, "--by", by, *said)
        return status, err

    assert answer("refused", "Ingrid Solberg")[0] == 0
    assert answer("granted", "Ingrid Solberg") == (1, f"firsthand: {CORRECTED_HOW}\n")
    assert answer("granted", "Ingrid Solberg", "--way", "said")[0] == 1
    assert answer("granted", "Tor Lie", "--way", "said", "--words", "I think she may.")[0] == 0
    refused, _ = kept(tmp_path)
    assert not is_granted(kept(tmp_path), about_of(refused), refused.rung, today())
    assert answer("granted", "Ingrid Solberg", "--way", "said", "--words", "I meant the photo, not this.")[0] == 0
    assert is_granted(kept(tmp_path), about_of(refused), refused.rung, today())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("withdraw", HALDEN, "--person", "Nobody"), "There is nobody called Nobody at Halden Pumps AS."),
        (("withdraw", HALDEN, "--item", "ffff"), "prints an item that says ffff, or whose hash begins so."),
        (("withdraw", HALDEN, "--since", "tomorrow"), "tomorrow is no day such as 2026-11-20."),
        (("withdraw", HALDEN, "--person", "Ingrid Solberg", "--rung", "logo"), "The company answers on “logo”, nobody else."),
        (("withdraw", HALDEN, "--version", "ffff"), "There is no version ffff"),
        (("answer", HALDEN, "approved"), "--version"),
        (("answer", HALDEN, "approved", "--version", "ffff"), "There is no version ffff"),
        (("sent", "Nobody"), "There is no customer Nobody"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_noted(
    firsthand: Run, visit: str, arguments: tuple[str, ...], sentence: str
) -> None:
    status, out, err = firsthand(*arguments)
    assert (status, out, sentence in err) == (1, "", True)


def test_answers_go_into_the_records_file_and_come_back(firsthand: Run, visit: str, tmp_path: Path) -> None:
    firsthand("answer", HALDEN, "granted", "--logo", "--by", "Kari Moen", "--words", "The logo too.", "--until", "2999-12-31")
    firsthand("export-records", "--customer", HALDEN, "--to", tmp_path / "records.json")
    (kept,) = json.loads((tmp_path / "records.json").read_text("utf-8"))["permissions"]
    assert {key: kept[key] for key in ("subject", "rung", "answer", "by", "words", "until")} == {
        "subject": "logo",
        "rung": "logo",
        "answer": "granted",
        "by": "Kari Moen",
        "words": "The logo too.",
        "until": "2999-12-31",
    }
