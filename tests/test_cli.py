import json
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.engine.keys import key_from_passphrase, salt_of
from db.engine.recovery_key import groups_of, shown
from db.service.opening import open_for_reading
from desktop import __version__
from desktop.cli import run_command
from desktop.core.paths import DataFolder, resources
from desktop.keys.unlock import find_key
from tests.data import VISIT_FILES
from tests.prepared import prepared

VISITS = sorted((VISIT_FILES).glob("*.json"))
BABYLON = "c1c56968-129e-5ee2-96d0-b96c79ca82e0"

OWN_GUIDE = """
title = "Mine"
[[blocks]]
id = "one"
title = "One"
minutes = 5
[[blocks.questions]]
id = "hurts"
ask = "What hurts?"
star = "what hurts"
"""
PASSPHRASE = "correct horse battery staple\n"

Run = Callable[..., tuple[int, str, str]]


def all_visits(folder: Path) -> None:
    """A store with every visit of `VISITS`, to be prepared."""
    imported(folder, VISITS)


def babylon(folder: Path) -> None:
    """A store with the visit BABYLON alone, to be prepared."""
    imported(folder, VISITS[:1])


def sample(folder: Path) -> str:
    """A store with the sample alone, to be prepared; returns the id of its visit."""
    return imported(folder, [resources() / "samples" / "halden-pumps.json"])


def imported(folder: Path, files: list[Path]) -> str:
    (folder / "pass").write_text(PASSPHRASE)
    common = ["--data-dir", str(folder / "data"), "--passphrase-file", str(folder / "pass")]
    with redirect_stdout(StringIO()) as said:
        assert run_command([*common, "import", *map(str, files)]) == 0
    return said.getvalue().strip()


@pytest.fixture
def firsthand(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a store of its own; returns status, what it printed, and what it complained about."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pass").write_text(PASSPHRASE)

    def run(*arguments: object, passphrase: str = "pass") -> tuple[int, str, str]:
        common = ["--data-dir", str(tmp_path / "data"), "--passphrase-file", str(tmp_path / passphrase)]
        try:
            status = run_command([*common, *map(str, arguments)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def sentence(err: str) -> str:
    """Returns the one sentence on stderr."""
    assert "Traceback" not in err
    assert err.count("\n") == 1, err
    assert err.startswith("firsthand: ")
    assert err.rstrip().endswith(".")
    return err


def test_imported_visits_are_printed_one_id_a_line_and_exported_with_equal_content(firsthand: Run, tmp_path: Path) -> None:
    status, out, err = firsthand("import", *VISITS)
    assert (status, err) == (0, "")
    ids = out.split()
    assert len(ids) == len(VISITS)
    for file, visit_id in zip(VISITS, ids, strict=True):
        target = tmp_path / f"{visit_id}.json"
        assert firsthand("export", visit_id, "--as", "visit-file-v1", "--to", target) == (0, "", "")
        assert json.loads(target.read_text("utf-8")) == json.loads(file.read_text("utf-8"))
        assert firsthand("export", visit_id, "--as", "visit-file", "--to", target) == (0, "", "")
        status, out, err = firsthand("import", target)
        assert (status, out.strip()) == (0, visit_id)
        assert err.strip().endswith("this visit is here already; nothing was changed.")


def test_a_wrong_file_among_good_ones_stores_nothing_and_makes_no_store(firsthand: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(VISITS[0].read_text("utf-8").replace('"revenue"', '"revenues"'))
    status, out, err = firsthand("import", VISITS[1], bad)
    assert (status, out) == (1, "")
    assert 'bad.json: value[5].category: "revenues" is not one of revenue, cost, emotional, other.' in sentence(err)
    assert not (tmp_path / "data" / "firsthand.db").exists()
    firsthand("import", VISITS[0])
    before = firsthand("list", "--json")
    assert firsthand("import", VISITS[1], bad)[0] == 1
    assert firsthand("list", "--json") == before


def test_the_list_prints_each_visit_in_a_line_or_as_json(firsthand: Run, tmp_path: Path) -> None:
    prepared(all_visits, tmp_path)
    _, plain, _ = firsthand("list")
    assert len(plain.splitlines()) == len(VISITS)
    assert "City of Montréal" in plain
    _, out, _ = firsthand("list", "--json")
    listed = {visit["id"]: visit for visit in json.loads(out)}
    assert listed[BABYLON]["customer"] == "Babylon"
    assert listed[BABYLON]["status"] == "done"
    assert listed[BABYLON]["claims"] == 11


@pytest.mark.parametrize("document", ["visit-report", "case-study", "sales-card"])
def test_documents_are_written_whole_and_the_same_each_time(firsthand: Run, tmp_path: Path, document: str) -> None:
    prepared(babylon, tmp_path)
    for name in ("one.pdf", "two.pdf"):
        assert firsthand("export", BABYLON, "--as", document, "--to", tmp_path / name) == (0, "", "")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "one.pdf").pages)
    assert "Babylon" in text
    assert "up to 10 hours" in " ".join(text.split())


def test_the_papers_of_a_visit_are_written_with_its_guide(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    for name, told in (
        ("minutes", "For Jérémie Vallée"),
        ("host-brief", "Our visit"),
        ("visit-brief", "INTERNAL"),
        ("interview-guide", "25 Who else should we talk to?"),
    ):
        target = tmp_path / f"{name}.pdf"
        assert firsthand("export", BABYLON, "--as", name, "--to", target, "--paper", "Letter") == (0, "", "")
        pages = PdfReader(target).pages
        assert pages[0].mediabox.width == 612
        assert told in "".join(page.extract_text() for page in pages)


def test_the_brief_for_the_next_visit_tells_what_was_heard_and_promised_before(firsthand: Run, tmp_path: Path) -> None:
    first = json.loads((resources() / "samples" / "halden-pumps.json").read_text("utf-8"))
    following = {
        "format": first["format"],
        "version": 1,
        "customer": first["customer"],
        "visit": {"date": "2027-07-01", "status": "planned"},
    }
    (tmp_path / "next.json").write_text(json.dumps(following), "utf-8")
    _, out, err = firsthand("import", resources() / "samples" / "halden-pumps.json", tmp_path / "next.json")
    assert not err
    assert firsthand("export", out.split()[1], "--as", "visit-brief", "--to", tmp_path / "brief.pdf") == (0, "", "")
    assert firsthand("export", out.split()[1], "--as", "host-brief", "--to", tmp_path / "host.pdf") == (0, "", "")
    (text, host) = (
        " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / name).pages).split())
        for name in ("brief.pdf", "host.pdf")
    )
    assert "Last time, 20 November 2026" in text
    assert "Send the brine test report to Ingrid Tom Berger, due 27 November 2026" in text
    for told in ("brine", "call-outs", "Last time"):
        assert told not in host


def test_a_guide_is_written_without_a_store_also_ones_own(firsthand: Run, tmp_path: Path) -> None:
    assert firsthand("guide", "--to", "guide.pdf") == (0, "", "")
    assert "Customer visit, 45 minutes" in PdfReader("guide.pdf").pages[0].extract_text()
    assert not (tmp_path / "data").exists()
    own = tmp_path / "data" / "guides"
    own.mkdir(parents=True)
    (own / "mine.toml").write_text(OWN_GUIDE)
    (own / "wrong.toml").write_text("title = 3")
    status, _, err = firsthand("guide", "--guide", "mine", "--to", "mine.pdf", "--paper", "Letter")
    assert (status, sentence(err)) == (0, "firsthand: The guide wrong.toml cannot be used, line 1: this should be text.\n")
    assert "1 What hurts? ★" in PdfReader("mine.pdf").pages[0].extract_text()


def test_a_guide_that_is_not_there_is_named_with_those_that_are(firsthand: Run, tmp_path: Path) -> None:
    status, _, err = firsthand("guide", "--guide", "99", "--to", "guide.pdf")
    assert (status, sentence(err)) == (1, "firsthand: There is no guide 99. There are: 15, 30, 45, 60.\n")
    assert not (tmp_path / "guide.pdf").exists()


def test_the_beginning_of_an_id_is_enough(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    assert firsthand("export", BABYLON[:8].upper(), "--as", "visit-file", "--to", tmp_path / "b.json")[0] == 0


def test_a_visit_that_is_not_there_is_named(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    status, _, err = firsthand("export", "ffff", "--as", "visit-file", "--to", tmp_path / "b.json")
    assert (status, sentence(err)) == (1, "firsthand: There is no visit ffff.\n")


def test_a_target_that_cannot_be_written_is_named_and_what_stood_there_stays(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    status, _, err = firsthand("export", BABYLON, "--as", "case-study", "--to", tmp_path / "nowhere" / "b.pdf")
    assert status == 1
    assert "b.pdf could not be written: No such file or directory" in sentence(err)


def test_a_wrong_passphrase_says_so_and_changes_nothing(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    before = {file.name: file.read_bytes() for file in (tmp_path / "data").iterdir()}
    (tmp_path / "other").write_text("wrong horse")
    status, out, err = firsthand("list", passphrase="other")
    assert (status, out) == (1, "")
    assert "The key or passphrase does not open" in sentence(err)
    assert {file.name: file.read_bytes() for file in (tmp_path / "data").iterdir()} == before


@pytest.mark.parametrize(
    ("content", "complaint"), [(None, "cannot be read"), (b"", "empty first line"), (b"\xff\xfe", "cannot be read")]
)
def test_a_passphrase_file_that_gives_none_is_named(
    firsthand: Run, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    if content is not None:
        (tmp_path / "other").write_bytes(content)
    status, _, err = firsthand("import", VISITS[0], passphrase="other")
    assert status == 1
    assert complaint in sentence(err)


def test_without_a_store_there_is_nothing_to_list_and_none_is_made(firsthand: Run, tmp_path: Path) -> None:
    status, _, err = firsthand("list")
    assert (status, "There is no store in" in sentence(err)) == (1, True)
    assert not (tmp_path / "data").exists()


def test_the_passphrase_stands_in_no_file(firsthand: Run, tmp_path: Path) -> None:
    prepared(all_visits, tmp_path)
    for file in (tmp_path / "data").rglob("*"):
        assert b"correct horse" not in file.read_bytes()


def test_the_recovery_key_is_written_for_its_owner_alone_and_opens_the_store(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    page = tmp_path / "key.pdf"
    assert firsthand("recovery-key", "--to", page, "--paper", "Letter") == (0, "", "")
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    text = PdfReader(page).pages[0].extract_text().replace(" ", "")
    key = find_key(DataFolder(tmp_path / "data"), "correct horse battery staple")
    groups = [shown(group) for group in groups_of(key.raw)]
    assert all(group in text for group in groups)
    (tmp_path / "typed").write_text(" ".join(groups).lower())
    common = ["--data-dir", str(tmp_path / "data"), "--recovery-key-file", str(tmp_path / "typed")]
    assert run_command([*common, "export", BABYLON, "--as", "visit-file", "--to", str(tmp_path / "b.json")]) == 0
    status, _, err = firsthand("recovery-key", "--to", tmp_path / "nowhere" / "key.pdf")
    assert (status, "key.pdf could not be written: No such file or directory (there is no folder " in sentence(err)) == (1, True)
    for file in (tmp_path / "data").rglob("*"):
        assert groups[0].encode() not in file.read_bytes()


def test_several_documents_are_written_by_one_command_each_into_its_file(firsthand: Run, tmp_path: Path) -> None:
    firsthand("import", VISIT_FILES / "babylon.json")
    kinds = ("case-study", "visit-report", "minutes", "claims-csv")
    both = [part for kind in kinds for part in ("--as", kind, "--to", tmp_path / kind)]
    assert firsthand("export", BABYLON, *both) == (0, "", "")
    for kind in kinds:
        assert firsthand("export", BABYLON, "--as", kind, "--to", tmp_path / "alone") == (0, "", "")
        assert (tmp_path / "alone").read_bytes() == (tmp_path / kind).read_bytes()
    status, _, err = firsthand("export", BABYLON, "--as", "minutes", "--as", "case-study", "--to", tmp_path / "one")
    assert (
        status == 1 and err == "firsthand: Each --as needs its --to: 2 documents, 1 files.\n" and not (tmp_path / "one").exists()
    )


def test_every_document_that_is_exported_is_noted_so_that_an_erasure_can_list_it(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    for name, document in (("a.pdf", "visit-report"), ("b.csv", "claims-csv"), ("c.json", "visit-file")):
        assert firsthand("export", BABYLON, "--as", document, "--to", tmp_path / name) == (0, "", "")
    firsthand("export", BABYLON, "--as", "visit-file", "--to", tmp_path / "data" / "refused.json")
    reader = open_for_reading(tmp_path / "data" / "firsthand.db", find_key(DataFolder(tmp_path / "data"), PASSPHRASE.strip()))
    noted = reader.connection.execute("SELECT visit, document, path FROM exports ORDER BY id").fetchall()
    reader.close()
    assert noted == [
        (BABYLON, "visit-report", str(tmp_path / "a.pdf")),
        (BABYLON, "claims-csv", str(tmp_path / "b.csv")),
        (BABYLON, "visit-file", str(tmp_path / "c.json")),
    ]


def test_a_passphrase_is_changed_and_a_wrong_one_changes_nothing(firsthand: Run, tmp_path: Path) -> None:
    prepared(babylon, tmp_path)
    (tmp_path / "new").write_text("fjord lantern gravel oboe")
    (tmp_path / "data" / "backups").mkdir()
    backup = tmp_path / "data" / "backups" / "one.db"
    backup.write_bytes((tmp_path / "data" / "firsthand.db").read_bytes())
    torn = tmp_path / "data" / "backups" / "torn.db"
    torn.write_bytes(backup.read_bytes()[:-5000])
    before = {file.name: file.read_bytes() for file in (tmp_path / "data").rglob("*.*")}
    status, _, err = firsthand("change-key", "--new-passphrase-file", tmp_path / "new", passphrase="new")
    assert (status, "The key or passphrase does not open" in sentence(err)) == (1, True)
    assert {file.name: file.read_bytes() for file in (tmp_path / "data").rglob("*.*")} == before
    status, out, err = firsthand("change-key", "--new-passphrase-file", tmp_path / "new")
    assert (status, "The recovery key is a new one" in out) == (0, True)
    assert "torn.db still opens with the former key only" in sentence(err)
    assert firsthand("list")[0] == 1
    assert "Babylon" in firsthand("list", passphrase="new")[1]
    open_for_reading(backup, key_from_passphrase("fjord lantern gravel oboe", salt_of(backup))).close()


@pytest.mark.parametrize("command", [["recovery-key", "--to", "key.pdf"], ["change-key", "--keyring"]])
def test_without_a_store_there_is_no_key_to_write_or_change(firsthand: Run, tmp_path: Path, command: list[str]) -> None:
    status, _, err = firsthand(*command)
    assert (status, "There is no store in" in sentence(err)) == (1, True)
    assert not (tmp_path / "data").exists()


def test_check_says_what_it_found(firsthand: Run, tmp_path: Path) -> None:
    prepared(all_visits, tmp_path)
    status, out, err = firsthand("check")
    assert (status, err) == (0, "")
    assert "ok      It holds 8 visits, 8 customers" in out
    assert "PROBLEM" not in out


def test_check_finds_a_damaged_page(firsthand: Run, tmp_path: Path) -> None:
    prepared(all_visits, tmp_path)
    path = tmp_path / "data" / "firsthand.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    status, out, err = firsthand("check")
    assert status == 1
    assert "PROBLEM 1 page of" in out or "is damaged" in sentence(err)


def test_explain_says_what_is_understood_as_json_and_opens_no_store(firsthand: Run, tmp_path: Path) -> None:
    status, out, err = firsthand("explain", "--before", "2–3 h", "--after", "15 min", "--change", "-40 %", "--unit", "")
    told = json.loads(out)
    assert (status, err, set(told)) == (0, "", {"before", "after", "stated", "change", "sentence", "remarks"})
    assert (told["before"]["low"], told["before"]["unit"], told["stated"]["text"]) == ("2", "hour", "-40 %")
    assert told["change"]["percent_high"] == "-87.5"
    assert told["change"]["agrees"] is False
    assert not (tmp_path / "data").exists()


def test_explain_of_nothing_and_of_what_is_no_text_is_still_json(firsthand: Run) -> None:
    assert json.loads(firsthand("explain")[1])["before"] is None
    assert json.loads(firsthand("explain", "--after", "\udcff 3")[1])["after"]["text"] == "\udcff 3"


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["import"],
        ["export", "x"],
        ["export", "x", "--as", "poem", "--to", "f"],
        ["--data-dir"],
        ["list", "--yaml"],
        ["change-key"],
    ],
)
def test_a_wrong_call_ends_with_status_2(firsthand: Run, arguments: list[str]) -> None:
    status, _, err = firsthand(*arguments)
    assert status == 2
    assert "usage:" in err


def test_the_demo_needs_nothing_and_leaves_only_its_documents(firsthand: Run, tmp_path: Path) -> None:
    status, out, _ = firsthand("demo", "--to", tmp_path / "demo")
    assert status == 0
    paths = [Path(line) for line in out.splitlines()]
    assert paths == sorted((tmp_path / "demo").iterdir())
    assert all(PdfReader(path).pages for path in paths)
    assert not (tmp_path / "data").exists()


def test_the_version_is_printed() -> None:
    done = subprocess.run([sys.executable, "-m", "desktop", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"firsthand {__version__}\n")


@pytest.mark.long
def test_the_program_looks_itself_over() -> None:
    done = subprocess.run([sys.executable, "-m", "desktop", "self-check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "The window opened, showed the visit, and stored what was typed." in done.stdout


def test_internal_only_gives_no_document_to_share_and_says_so(firsthand: Run, tmp_path: Path) -> None:
    visit = resources() / "samples" / "halden-pumps.json"
    content = json.loads(visit.read_text("utf-8"))
    content["consent"] = {**content.get("consent", {}), "company": "internal_only"}
    (tmp_path / "visit.json").write_text(json.dumps(content), "utf-8")
    _, out, _ = firsthand("import", tmp_path / "visit.json")
    status, _, err = firsthand("export", out.strip(), "--as", "case-study", "--to", tmp_path / "study.pdf")
    assert (status, "internal only" in sentence(err), (tmp_path / "study.pdf").exists()) == (1, True, False)
    assert firsthand("export", out.strip(), "--as", "visit-report", "--to", tmp_path / "report.pdf")[0] == 0
    # The customer itself may read what it said.
    assert firsthand("export", out.strip(), "--as", "minutes", "--to", tmp_path / "minutes.pdf")[0] == 0


def test_everything_is_taken_out_into_a_folder_and_taken_in_again(firsthand: Run, tmp_path: Path) -> None:
    _, ids, _ = firsthand("import", *VISITS)
    status, out, err = firsthand("take-out", "--to", "all of it")
    assert (status, out, err) == (0, f"{tmp_path / 'all of it'}\n", "")
    (tmp_path / "data").rename(tmp_path / "old")
    status, back, err = firsthand("import", "all of it")
    assert (status, sorted(back.split()), err) == (0, sorted(ids.split()), "")
    status, out, err = firsthand("take-out", "--to", "all of it")
    assert (status, out) == (1, "")
    assert "already" in sentence(err)
    status, _, err = firsthand("take-out", "--to", tmp_path / "data" / "out")
    assert status == 1
    assert "keeps its store" in sentence(err)
