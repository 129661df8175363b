"""A filled sheet by command: shown, asked about, noted; and the whole way from a draft to what is withdrawn again."""

import json
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from db.repositories import agreed, customers
from desktop.cli import run_command
from desktop.consent.sheet_fields import Box, Overall
from desktop.workspace.known import known_of
from tests.command_line.test_sending import HALDEN, SAMPLE, opened
from tests.command_line.test_study_commands import text_of
from tests.consent.sheets import HEADLINE, box, change, filled, overall, sheet, signed
from tests.documents.printed import Printed, printed_by
from tests.prepared import prepared
from tests.test_cli import PASSPHRASE, sentence
from tests.test_cli import firsthand as firsthand

Run = Callable[..., tuple[int, str, str]]
DESPITE = ("--despite", "We looked at it.")
KARI = ("--for", "approver", "--sent-to", "Kari Moen", *DESPITE)


def made(folder: Path) -> tuple[str, str, Printed]:
    """Takes the sample in, makes a case study, sends its draft and its sheet; returns visit, study, and what was printed."""
    (folder / "pass").write_text(PASSPHRASE)

    def run(*arguments: object) -> str:
        out = StringIO()
        with redirect_stdout(out), redirect_stderr(StringIO()):
            common = ["--data-dir", str(folder / "data"), "--passphrase-file", str(folder / "pass")]
            assert run_command([*common, *map(str, arguments)]) == 0
        return out.getvalue().strip()

    visit = run("import", SAMPLE)
    study = run("case-study", HALDEN, "--visit", visit)
    run("case-study", HALDEN, "--export", study, "--to", folder / "draft.pdf", *KARI)
    run("case-study", HALDEN, "--sheet", study, "--to", folder / "sheet.pdf", *KARI)
    (found,) = json.loads(run("case-study", HALDEN, "--json"))
    return visit, study, printed_by(found["versions"][-1])


@pytest.fixture
def sent(tmp_path: Path) -> tuple[str, str, Printed]:
    """A store from which a draft and its sheet went out."""
    return prepared(made, tmp_path)


@pytest.fixture
def visit(sent: tuple[str, str, Printed]) -> str:
    return sent[0]


@pytest.fixture
def study(sent: tuple[str, str, Printed]) -> str:
    return sent[1]


@pytest.fixture
def version(sent: tuple[str, str, Printed]) -> Printed:
    return sent[2]


def fill(folder: Path, *values: Mapping[str, str], name: str = "back.pdf") -> Path:
    file = folder / name
    file.write_bytes(filled((folder / "sheet.pdf").read_bytes(), *values))
    return file


def recorded(folder: Path) -> int:
    store = opened(folder)
    try:
        found = agreed.of_customer(store.connection, customers.named(store.connection, HALDEN).id)
        return len(found.permissions) + len(found.approvals)
    finally:
        store.close()


def status(firsthand: Run) -> tuple[str, str]:
    (found,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    version = found["versions"][-1]
    return version["status"], version["by"]


def test_a_sheet_is_shown_first_and_noted_once(firsthand: Run, version: Printed, tmp_path: Path) -> None:
    name = "Kari Moen, press office"
    file = fill(tmp_path, overall(Overall.PRINTED, version.id), signed(name, "24.11.2026", version.id))
    status_, out, err = firsthand("sheet", file)
    assert (status_, err, recorded(tmp_path)) == (0, "", 0)
    assert f"Signed by {name}, 2026-11-24." in out and out.count("approved") == len(version.items)
    status_, out, _ = firsthand("sheet", file, "--record")
    assert (status_, out.splitlines()[-1]) == (0, f"{len(version.items) + 1} answers were noted.")
    assert status(firsthand) == ("approved", name)
    before = recorded(tmp_path)
    status_, out, _ = firsthand("sheet", file, "--record")
    assert (status_, out.splitlines()[-1], recorded(tmp_path)) == (0, "All of it is noted already.", before)


@pytest.mark.long
def test_what_a_sheet_takes_back_of_the_same_day_is_asked(firsthand: Run, version: Printed, tmp_path: Path) -> None:
    kari = signed("Kari Moen", "24.11.2026", version.id)
    no = fill(tmp_path, change(version.items[0], "We slept.", version.id), kari, name="no.pdf")
    assert firsthand("sheet", no, "--record")[0] == 0 and status(firsthand)[0] == "changes asked"
    yes, before = fill(tmp_path, overall(Overall.PRINTED, version.id), kari), recorded(tmp_path)
    status_, _, err = firsthand("sheet", yes, "--record")
    assert (status_, "that refuse what this sheet approves" in err, recorded(tmp_path)) == (1, True, before)
    assert firsthand("sheet", yes, "--record", "--before", "taken-back")[0] == 0
    assert status(firsthand) == ("approved", "Kari Moen")
    assert firsthand("sheet", yes, "--record")[1].splitlines()[-1] == "All of it is noted already."
    assert firsthand("sheet", no, "--record")[0] == 0 and status(firsthand)[0] == "changes asked"


def test_what_is_unclear_is_asked_and_nothing_noted_before(firsthand: Run, version: Printed, tmp_path: Path) -> None:
    one, other = version.items[:2]
    ticks = (box(one, Box.APPROVE, version.id), box(one, Box.DECLINE, version.id), box(other, Box.APPROVE, version.id))
    file = fill(tmp_path, *ticks, signed("Tor Lie", "3/4/2026", version.id))
    status_, _, err = firsthand("sheet", file, "--record")
    assert status_ == 1 and recorded(tmp_path) == 0
    for asked in ("Line 1 is unclear, as several boxes are ticked", "Tor Lie is not among those who must approve", "3/4/2026"):
        assert asked in err
    settled = ("--line", "1=decline", "--by", "Kari Moen", "--since", "2026-04-03", "--json")
    status_, out, _ = firsthand("sheet", file, "--record", *settled)
    told = json.loads(out[: out.rindex("}") + 1])
    assert status_ == 0 and told["questions"] == []
    assert (told["signed_by"], told["day"], told["lines"][0]["answer"]) == ("Kari Moen", "2026-04-03", "decline")
    assert recorded(tmp_path) == len(version.items)


def test_what_is_clear_is_not_decided_otherwise(firsthand: Run, version: Printed, tmp_path: Path) -> None:
    file = fill(tmp_path, box(version.items[1], Box.APPROVE, version.id), signed(version_id=version.id))
    for option, reason in {
        ("--line", "x"): "is no line and answer",
        ("--line", "2=unclear"): "is no line and answer",
        ("--line", "2=decline"): "Line 2 is not unclear",
        ("--line", "999=decline"): "Line 999 is not unclear",
        ("--since", "tomorrow"): "is no day",
    }.items():
        status_, _, err = firsthand("sheet", file, "--record", *option)
        assert (status_, reason in sentence(err), recorded(tmp_path)) == (1, True, 0)


@pytest.mark.long
def test_a_sheet_of_a_version_that_is_not_here_is_refused(firsthand: Run, version: Printed, tmp_path: Path) -> None:
    file = tmp_path / "strange.pdf"
    file.write_bytes(filled(sheet(), box(HEADLINE, Box.APPROVE), signed()))
    status_, out, err = firsthand("sheet", file, "--record")
    assert (status_, out, "not here" in sentence(err), recorded(tmp_path)) == (1, "", True, 0)
    status_, _, err = firsthand("sheet", tmp_path / "sheet.pdf", "--record")
    assert (status_, "nothing is filled in" in sentence(err), recorded(tmp_path)) == (1, True, 0)
    status_, _, err = firsthand("sheet", tmp_path / "draft.pdf")
    assert (status_, "no fields that can be read" in sentence(err)) == (1, True)


@pytest.mark.long
def test_of_a_sheet_for_an_older_version_what_still_stands_counts(
    firsthand: Run, study: str, version: Printed, visit: str, tmp_path: Path
) -> None:
    file = fill(tmp_path, overall(Overall.PRINTED, version.id), signed(version_id=version.id))
    assert firsthand("withdraw", HALDEN, "--person", "Ingrid Solberg", "--words", "Not by name.")[0] == 0
    export = ("case-study", HALDEN, "--export", study, "--to", tmp_path / "second.pdf", *DESPITE)
    status_, _, err = firsthand(*export)
    assert status_ == 0, err
    status_, out, err = firsthand("sheet", file, "--record")
    assert status_ == 0 and "It is for version 1; the newest is version 2." in err and "is printed no more" in err
    noted = int(out.splitlines()[-1].split()[0])
    assert 0 < noted == recorded(tmp_path) - 1 < len(version.items)


def test_from_a_draft_to_what_is_published_and_withdrawn(firsthand: Run, study: str, version: Printed, tmp_path: Path) -> None:
    quote = next(one for one in version.items if one.text.startswith("“We drove"))
    asked = fill(tmp_path, *(box(one, Box.APPROVE, version.id) for one in version.items if one != quote),
                 change(quote, "We drove first, and thought later.", version.id), signed(version_id=version.id))  # fmt: skip
    assert firsthand("sheet", asked, "--record")[0] == 0
    assert status(firsthand) == ("changes asked", "Kari Moen")
    public = ("case-study", HALDEN, "--export", study, "--to", tmp_path / "public.pdf", "--for", "published", *DESPITE)
    assert firsthand(*public)[0] == 1 and not (tmp_path / "public.pdf").exists()
    # Later they agree to it as it stands.
    agreed_to = fill(tmp_path, overall(Overall.PRINTED, version.id), signed(date="2026-11-25", version_id=version.id))
    status_, out, err = firsthand("sheet", agreed_to, "--record")
    assert (status_, "answer" in out) == (0, True), err
    assert status(firsthand) == ("approved", "Kari Moen")
    status_, _, err = firsthand(*public)
    assert status_ == 0, err
    assert firsthand("published", HALDEN, "--version", study, "--place", "klarlauf.example/halden")[0] == 0
    status_, out, _ = firsthand("withdraw", HALDEN, "--item", quote.hash[:12], "--by", "Kari Moen")
    assert status_ == 0
    for named in ("draft.pdf", "sheet.pdf", "public.pdf", "klarlauf.example/halden", quote.text):
        assert named in out
    assert status(firsthand)[0] == "withdrawn"
    assert firsthand(*public)[0] == 1
    assert firsthand("case-study", HALDEN, "--sheet", study, "--to", tmp_path / "again.pdf", *KARI)[0] == 1


@pytest.mark.long
def test_anonymous_only_on_a_sheet_takes_the_name_out_of_what_follows(
    firsthand: Run, visit: str, version: Printed, tmp_path: Path
) -> None:
    file = fill(tmp_path, overall(Overall.ANONYMOUS, version.id), signed(version_id=version.id))
    assert firsthand("sheet", file, "--record")[0] == 0
    store: Any = opened(tmp_path)
    try:
        known = known_of(store.connection, customers.named(store.connection, HALDEN), "2999-01-01")
    finally:
        store.close()
    assert {one.rung.value for one in known.permissions if one.item} == {"anonymous story"}
    assert firsthand("export", visit, "--as", "case-study", "--to", tmp_path / "story.pdf")[0] == 0
    assert "Halden" not in text_of(tmp_path / "story.pdf")
