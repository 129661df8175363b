"""The case studies of a customer on the command line: made from chosen visits, written as a PDF, kept as versions."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from db.model.edits import Edit, RecordChange
from db.model.records import CompanyConsent, Consent
from db.model.visit_copy import VisitCopy, as_new
from db.repositories import customers, exported_documents, studies, visits
from db.service.opening import open_store
from desktop.consent.sheet_fields import read_name, versions_in
from desktop.core.paths import DataFolder, resources
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.exchange.visit_file.writing import write_visit
from desktop.keys.unlock import find_key
from tests.prepared import prepared
from tests.test_cli import PASSPHRASE, sample, sentence
from tests.test_cli import firsthand as firsthand

Run = Callable[..., tuple[int, str, str]]
SAMPLE = resources() / "samples" / "halden-pumps.json"
HALDEN = "Halden Pumps AS"
SAMPLE_VISIT = str(read_visit_file(SAMPLE).whole.visit.id)


@pytest.fixture(autouse=True)
def taken_in(firsthand: Run, tmp_path: Path) -> None:
    """The sample is in the store."""
    assert prepared(sample, tmp_path) == SAMPLE_VISIT


def text_of(path: Path) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages).split())


def made(firsthand: Run) -> str:
    """Makes a case study of the visit of the sample; returns its id."""
    status, out, err = firsthand("case-study", HALDEN, "--visit", SAMPLE_VISIT)
    assert (status, err) == (0, "")
    return out.strip()


def test_one_is_made_listed_written_and_kept_as_a_version(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    _, out, _ = firsthand("case-study", HALDEN)
    assert out.startswith(f"{study}  ") and "0 versions  Halden Pumps AS cuts emergency call-outs" in out
    assert firsthand("case-study", HALDEN, "--export", study[:8], "--to", tmp_path / "study.pdf") == (0, "", "")
    assert "cuts emergency call-outs" in text_of(tmp_path / "study.pdf")
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    (version,) = shown["versions"]
    assert version["sentences"] == shown["sentences"] and len(version["sentences"]) > 10
    assert (tmp_path / "study.pdf").read_bytes() == _exported_again(firsthand, study, tmp_path)
    # What has not changed is the version that is there.
    assert "version 1 of" in text_of(tmp_path / "study.pdf")
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert len(shown["versions"]) == 1


def _exported_again(firsthand: Run, study: str, tmp_path: Path) -> bytes:
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "again.pdf")
    return (tmp_path / "again.pdf").read_bytes()


def test_a_sentence_that_somebody_typed_is_written_in_place_of_the_composed_one(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    data_folder = DataFolder(tmp_path / "data")
    store = open_store(data_folder.store, find_key(data_folder, PASSPHRASE.strip()))
    (whole,) = studies.of_customer(store.connection, customers.named(store.connection, HALDEN).id)
    old = next(one for one in whole.sentences if one.slot == "solution")
    typed = replace(old, text="Sensors listen to sixty-two pumps.", typed=True)
    visits.apply(store, Edit(whole.study.customer_id, (RecordChange(old, typed),)))
    store.close()
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "study.pdf")
    assert "Sensors listen to sixty-two pumps." in text_of(tmp_path / "study.pdf")
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert [one["text"] for one in shown["versions"][0]["sentences"] if one["typed"]] == ["Sensors listen to sixty-two pumps."]


def test_its_sales_card_is_written_and_kept_as_no_version(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    assert firsthand("case-study", HALDEN, "--export", study, "--card", "--to", tmp_path / "card.pdf") == (0, "", "")
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    text = text_of(tmp_path / "card.pdf")
    assert text.startswith("In one minute") and "cuts emergency call-outs" in text
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert shown["versions"] == []


def test_what_cannot_be_made_is_said_in_a_sentence_and_nothing_is_stored(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    (tmp_path / "file.pdf").write_bytes(b"as it was")
    for arguments, told in (
        (("--visit", "ffffffff"), "There is no visit ffffffff to Halden Pumps AS."),
        (("--visit", ""), "There is no visit"),
        (("--export", "ffffffff", "--to", tmp_path / "file.pdf"), "There is no case study ffffffff of Halden Pumps AS."),
        (("--export", study), "Please say with --to where"),
        (("--export", study, "--to", tmp_path / "none" / "file.pdf"), "could not be written"),
    ):
        status, out, err = firsthand("case-study", HALDEN, *arguments)
        assert (status, out) == (1, "") and told in sentence(err), arguments
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert shown["versions"] == []
    assert (tmp_path / "file.pdf").read_bytes() == b"as it was"


def test_internal_only_gives_no_case_study_and_what_was_made_before_is_not_written(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    data_folder = DataFolder(tmp_path / "data")
    store = open_store(data_folder.store, find_key(data_folder, PASSPHRASE.strip()))
    sample = read_visit_file(SAMPLE).whole
    before = visits.load(store.connection, sample.visit.id).consent
    assert isinstance(before, Consent)
    after = replace(before, company=CompanyConsent.INTERNAL_ONLY)
    visits.apply(store, Edit(sample.visit.id, (RecordChange(before, after),)))
    store.close()
    for arguments in (("--visit", sample.visit.id), ("--export", study, "--to", tmp_path / "study.pdf")):
        status, _, err = firsthand("case-study", HALDEN, *arguments)
        assert status == 1 and "internal" in sentence(err)
    assert not (tmp_path / "study.pdf").exists()


def test_several_visits_make_one_study_and_one_of_another_customer_is_refused(firsthand: Run, tmp_path: Path) -> None:
    made(firsthand)
    second = as_new(VisitCopy(whole=read_visit_file(SAMPLE).whole))
    (tmp_path / "second.json").write_bytes(write_visit(second))
    ids = [firsthand("import", path)[1].strip() for path in (SAMPLE, tmp_path / "second.json")]
    sample = read_visit_file(SAMPLE).whole.visit.id
    status, study, err = firsthand("case-study", HALDEN, "--visit", sample, "--visit", ids[1])
    assert (status, err) == (0, "")
    (_, both) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert both["choices"]["visits"] == [sample, ids[1]] and both["id"] == study.strip()
    other = firsthand("import", Path(__file__).parents[1] / "data" / "visits" / "babylon.json")[1].strip()
    assert firsthand("case-study", HALDEN, "--visit", other)[0] == 1
    noted = open_store(DataFolder(tmp_path / "data").store, find_key(DataFolder(tmp_path / "data"), PASSPHRASE.strip()))
    assert exported_documents.of_visits(noted.connection, [sample]) == []
    noted.close()


def test_a_version_is_written_as_it_stood_and_one_whose_visit_is_in_the_bin_too(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "study.pdf")
    data_folder = DataFolder(tmp_path / "data")
    store = open_store(data_folder.store, find_key(data_folder, PASSPHRASE.strip()))
    visits.apply(store, visits.removal(store.connection, read_visit_file(SAMPLE).whole.visit.id))
    store.close()
    for more in ((), ("--version-number", "1")):
        status, _, err = firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "again.pdf", *more)
        assert status == 0 and "is in the bin; its sentences stand as they were." in sentence(err)
        again = text_of(tmp_path / "again.pdf")
        assert again.replace("version 2 of", "version 1 of") == text_of(tmp_path / "study.pdf")
        assert ("version 1 of" if more else "version 2 of") in again
    status, _, err = firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "9.pdf", "--version-number", "9")
    assert status == 1 and "has no version 9" in sentence(err)
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert [one["number"] for one in shown["versions"]] == [1, 2]


def test_a_customer_goes_into_the_bin_only_when_it_is_said_twice(firsthand: Run, tmp_path: Path) -> None:
    made(firsthand)
    status, out, err = firsthand("delete-customer", HALDEN)
    told = sentence(err).replace("\N{NO-BREAK SPACE}", " ")
    assert (status, out) == (1, "") and ": 1 visit, 1 case study, " in told
    assert HALDEN in firsthand("list")[1]
    status, out, err = firsthand("delete-customer", "halden pumps as", "--yes")
    assert (status, err) == (0, "") and out.startswith(f"{HALDEN} is in the bin: ")
    assert firsthand("list")[1] == ""
    assert firsthand("case-study", HALDEN)[0] == 1


def test_its_anonymous_twin_is_written_without_a_name_and_kept_as_no_version(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    status, _, err = firsthand(
        "case-study", HALDEN, "--export", study, "--anonymous", "--rounded", "--to", tmp_path / "story.pdf"
    )
    told = text_of(tmp_path / "story.pdf")
    assert status == 0 and "A pump maker in Scandinavia cuts" in told and "The Nordic countries" in told
    assert "Halden" not in told and "currency tells the country" in err
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert shown["versions"] == []


def test_a_file_whose_name_tells_the_customer_is_not_written(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    to = tmp_path / "Halden Pumps AS anonymous.pdf"
    status, _, err = firsthand("case-study", HALDEN, "--export", study, "--anonymous", "--to", to)
    assert (status, to.exists()) == (1, False) and "stands in the file name" in sentence(err)


def test_the_ending_of_the_file_chooses_the_format(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    for ending, begins in ((".docx", b"PK"), (".pptx", b"PK"), (".html", b"<!doctype"), (".md", b"**"), (".txt", b"Customer")):
        to = tmp_path / f"story{ending}"
        assert firsthand("case-study", HALDEN, "--export", study, "--to", to)[0] == 0
        assert to.read_bytes().startswith(begins)


def test_a_copy_with_origins_is_for_inside_and_says_so_in_its_name(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    for name, purpose in (("story.docx", "inside"), ("internal.pdf", "inside"), ("internal.docx", "approver")):
        asked = ("--export", study, "--origins", "--for", purpose, "--to", tmp_path / name)
        status, _, err = firsthand("case-study", HALDEN, *asked)
        assert (status, (tmp_path / name).exists()) == (1, False) and "for use inside" in sentence(err)
    inside = tmp_path / "story internal.docx"
    assert firsthand("case-study", HALDEN, "--export", study, "--origins", "--for", "inside", "--to", inside)[0] == 0
    assert "comments" in str(ZipFile(inside).namelist())


def test_title_results_and_quotes_are_chosen_by_command(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    status, out, err = firsthand("case-study", HALDEN, "--choose", study[:8])
    assert (status, err) == (0, "")
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    titles = {number: text for kind, number, text in rows if kind == "title"}
    results = {text: one for kind, one, text in rows if kind == "result"}
    (quote,) = [one for kind, one, text in rows if kind == "quote" and text.startswith("I stopped")]
    assert len(titles) == 5 and any(text.startswith("Standby van") for text in results)
    status, out, err = firsthand("case-study", HALDEN, "--choose", study, "--title", "3")
    assert (status, out.strip(), err) == (0, titles["3"], "")
    van = next(one for text, one in results.items() if text.startswith("Standby van"))
    firsthand("case-study", HALDEN, "--choose", study, "--results", van[:9])
    title = firsthand("case-study", HALDEN, "--choose", study)[1]
    assert "standby van" in next(line for line in title.splitlines() if line.startswith("title"))
    own = ("--title", "Halden Pumps sleeps again", "--results", van[:9], "--quotes", quote)
    assert firsthand("case-study", HALDEN, "--choose", study, *own) == (0, "Halden Pumps sleeps again\n", "")
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "study.pdf")
    text = text_of(tmp_path / "study.pdf")
    assert text.startswith("Customer story") and "Halden Pumps sleeps again" in text
    assert "I stopped checking my phone" in text and "We drove first" not in text and "New service contracts" not in text
    firsthand("case-study", HALDEN, "--choose", study, "--title", "rules", "--results", "rules", "--quotes", "rules")
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "again.pdf")
    assert titles["1"] in text_of(tmp_path / "again.pdf") and "We drove first" in text_of(tmp_path / "again.pdf")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--title", "9"), "There is no proposal 9 for the title; there are 5."),
        (("--results", "zzzz"), "There is no result zzzz that may be told."),
        (("--quotes", "zzzz"), "There is no quote zzzz that may be told."),
    ],
)
def test_what_cannot_be_chosen_is_said_and_the_choice_stays(firsthand: Run, arguments: tuple[str, ...], told: str) -> None:
    study = made(firsthand)
    before = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    status, out, err = firsthand("case-study", HALDEN, "--choose", study, *arguments)
    assert (status, out) == (1, "") and told in sentence(err)
    assert json.loads(firsthand("case-study", HALDEN, "--json")[1]) == before


def test_the_approval_sheet_of_a_version_is_written_and_logged(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    sheet = ("case-study", HALDEN, "--sheet", study, "--to", tmp_path / "sheet.pdf")
    status, _, err = firsthand(*sheet)
    assert (status, "has no version yet" in err) == (1, True) and not (tmp_path / "sheet.pdf").exists()
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "draft.pdf")
    status, _, err = firsthand(*sheet, "--for", "approver", "--sent-to", "Kari Moen", "--despite", "We looked at it.")
    assert status == 0, err
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    (version,) = shown["versions"]
    assert (version["status"], version["by"]) == ("with customer", "Kari Moen")
    names = PdfReader(tmp_path / "sheet.pdf").get_fields() or {}
    assert versions_in(names) == {version["id"]}
    asked = {found.about for name in names if (found := read_name(name))}
    assert asked == {item["hash"][:24] for item in version["items"]} | {"all", "signed"}
    assert "Kari Moen" in text_of(tmp_path / "sheet.pdf")
    sent = json.loads(firsthand("sent", HALDEN, "--json")[1])[-1]
    assert (sent["document"], sent["purpose"], sent["to"]) == ("approval-sheet", "approver", "Kari Moen")
    assert sent["items"] == [item["hash"] for item in version["items"]]


@pytest.mark.long
def test_versions_are_compared_in_plain_text_and_one_is_the_open_draft_again(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "one.pdf")
    second = firsthand("case-study", HALDEN, "--choose", study, "--title", "2")[1].strip()
    firsthand("case-study", HALDEN, "--export", study, "--to", tmp_path / "two.pdf")
    firsthand("case-study", HALDEN, "--choose", study, "--title", "Quiet weekends")
    status, out, err = firsthand("case-study", HALDEN, "--compare", "1", "2")
    assert (status, err) == (0, "") and "Title\n  " in out and "[-" in out and "{+" in out
    assert firsthand("case-study", HALDEN, "--compare", "1", "1")[1].endswith("They say the same.\n")
    assert f"[-{second}-]{{+Quiet weekends+}}" in firsthand("case-study", HALDEN, "--compare", "2", "draft")[1]
    # What the draft says stands in no version, so it is kept first.
    status, out, err = firsthand("case-study", HALDEN, "--restore", "1")
    assert (status, err) == (0, "") and "version 1 again" in out and "kept as version 3" in out
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert [one["number"] for one in shown["versions"]] == [1, 2, 3]
    assert [one["choices"]["title"] for one in shown["versions"]] == ["", "", "Quiet weekends"]
    assert shown["sentences"] == shown["versions"][0]["sentences"] and shown["choices"] == shown["versions"][0]["choices"]
    # Now a version says it.
    assert "is kept" not in firsthand("case-study", HALDEN, "--restore", "3")[1]


def test_a_version_that_is_not_there_is_said_and_nothing_is_stored(firsthand: Run) -> None:
    for arguments in (("--compare", "1", "draft"), ("--restore", "1")):
        assert "There is no case study of" in sentence(firsthand("case-study", HALDEN, *arguments)[2])
    made(firsthand)
    for arguments, told in (
        (("--compare", "1", "draft"), "no version 1"),
        (("--compare", "0", "draft"), "is no number of a version"),
        (("--compare", "one", "two"), "is no number of a version"),
        (("--restore", "0"), "no version 0"),
        (("--restore", "-3"), "no version -3"),
        (("--restore", "1"), "no version 1"),
    ):
        status, out, err = firsthand("case-study", HALDEN, *arguments)
        assert (status, out) == (1, "") and told in sentence(err), arguments
    made(firsthand)
    assert "There are 2 case studies" in sentence(firsthand("case-study", HALDEN, "--restore", "1")[2])


@pytest.mark.long
def test_one_result_and_one_quote_are_written_as_pictures_that_hold_no_word(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    for part, words in (("tile:1", "3–4 Emergency call-outs a quarter, from about 14"), ("quote:1", "“We drove first")):
        path = tmp_path / f"{part.replace(':', '')}.png"
        status, _, err = firsthand("case-study", HALDEN, "--export", study, "--as", part, "--to", path)
        assert status == 0 and words in err
        data = path.read_bytes()
        with Image.open(path) as picture:
            assert (picture.size, set(picture.info)) == ((1200, 630), {"dpi"}) and len(picture.getcolors(1 << 20) or ()) > 20
        firsthand("case-study", HALDEN, "--export", study, "--as", part, "--to", path)
        assert path.read_bytes() == data
    (shown,) = json.loads(firsthand("case-study", HALDEN, "--json")[1])
    assert shown["versions"] == []
    assert len(firsthand("sent", HALDEN)[1].splitlines()) == 4


def test_a_picture_names_nobody_where_it_is_anonymous_and_stops_for_a_name_in_its_file_name(
    firsthand: Run, tmp_path: Path
) -> None:
    study = made(firsthand)
    asked = ("case-study", HALDEN, "--export", study, "--anonymous", "--as", "quote:1", "--to")
    status, _, err = firsthand(*asked, tmp_path / "quote.png")
    assert status == 0 and "Halden" not in err and "Solberg" not in err and "a pump maker in Scandinavia" in err
    status, _, err = firsthand(*asked, tmp_path / "Halden Pumps AS.png")
    assert status == 1 and "file name" in err and not (tmp_path / "Halden Pumps AS.png").exists()


def test_a_picture_needs_its_part_and_its_ending(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    for arguments, told in (
        (("--as", "tile:9", "--to", tmp_path / "a.png"), "There is no tile:9"),
        (("--as", "heading", "--to", tmp_path / "a.png"), "There is no heading"),
        (("--to", tmp_path / "a.png"), "please say which with --as"),
        (("--as", "tile:1", "--to", tmp_path / "a.pdf"), "please say which with --as"),
    ):
        status, out, err = firsthand("case-study", HALDEN, "--export", study, *arguments)
        assert (status, out) == (1, "") and told in sentence(err), arguments
    assert list(tmp_path.glob("a.*")) == []


def test_a_picture_to_be_published_waits_for_the_items_on_it_alone(firsthand: Run, tmp_path: Path) -> None:
    study = made(firsthand)
    asked = ("case-study", HALDEN, "--export", study, "--for", "published", "--to")
    whole = firsthand(*asked, tmp_path / "story.pdf")[2]
    part = firsthand(*asked, tmp_path / "tile.png", "--as", "tile:2")[2]
    assert not (tmp_path / "tile.png").exists() and 0 < part.count("\n") < whole.count("\n")
