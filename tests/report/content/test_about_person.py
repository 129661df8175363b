import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.records import PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.report.content.about_person import Found, about_person, as_json
from desktop.report.document.outline import to_plain
from tests.report.reading import inside, pdf, read_back, reader, visible
from tests.report.visits import answer, claim, full, objection, person, quote

ANN = person("Ingrid Solberg", PersonConsent.NAMED, job_title="Head of Service")
FOUND = (
    Found(ANN, "People"),
    Found(quote("I sleep.", said_by=ANN.id), "Visit to Halden Pumps, 20 November 2026"),
    Found(
        claim(metric="Call-outs", before="about 14", hedges=("about",), said_by=ANN.id), "Visit to Halden Pumps, 20 November 2026"
    ),
    Found(answer("challenge", "Ask Ingrid about the brine."), "Visit to Halden Pumps, 20 November 2026", sure=False),
)


def everything_in(whole: WholeVisit) -> list[Found]:
    lists: tuple[Any, ...] = (
        whole.people,
        whole.notes,
        whole.objectives,
        whole.objections,
        whole.claims,
        whole.quotes,
        whole.promises,
    )
    return [Found(record, f"place {n}") for n, records in enumerate(lists) for record in records]


def test_what_names_the_person_and_what_may_mean_them_stand_apart_each_under_its_place() -> None:
    text = read_back(about_person("Ingrid Solberg", FOUND, "2026-11-24"))
    assert "3 records name the person. In 1 more the name stands in the text." in text
    certain, check = text.split("Texts to check")
    assert "I sleep." in certain
    assert "about 14" in certain
    assert certain.count("Visit to Halden Pumps, 20 November 2026") == 1
    assert "Ask Ingrid about the brine." in check
    assert "Ask Ingrid" not in certain


def test_every_page_says_that_it_is_personal_and_of_when() -> None:
    for page in reader(about_person("Ingrid Solberg", everything_in(full()) * 3, "2026-11-24")).pages:
        assert "PERSONAL DATA" in page.extract_text()
        assert "As of 24 November 2026" in page.extract_text()


def test_the_json_says_all_that_the_paper_does_and_which_is_sure() -> None:
    content = json.loads(as_json("Ingrid Solberg", FOUND, "2026-11-24"))
    assert (content["format"], content["version"], content["about"]) == ("firsthand.about_person", 1, "Ingrid Solberg")
    assert [(one["kind"], one["sure"]) for one in content["records"]] == [
        ("person", True), ("quote", True), ("claim", True), ("answer", False),
    ]  # fmt: skip
    assert content["records"][0]["says"] == {
        "side": "customer", "name": "Ingrid Solberg", "job title": "Head of Service", "consent": "named",
    }  # fmt: skip
    assert content["records"][2]["says"]["hedges"] == "about"


def test_no_record_and_no_field_that_says_something_is_left_out() -> None:
    found = everything_in(full())
    text = visible(read_back(about_person("X", found)))
    for one in json.loads(as_json("X", found))["records"]:
        for said in one["says"].values():
            assert visible(said) in text


def test_nothing_is_said_plainly() -> None:
    assert "Nothing is kept about this person." in read_back(about_person("Ingrid Solberg", ()))
    assert json.loads(as_json("Ingrid Solberg", ()))["records"] == []


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_goes_on_paper_and_into_the_file(text: str) -> None:
    found = (Found(objection(text, answer=text), text), Found(answer(text, text), text, sure=False))
    outline = about_person(text, found, text)
    assert pdf(outline).startswith(b"%PDF")
    assert to_plain(outline)
    says = json.loads(as_json(text, found))["records"][0]["says"]
    assert says.get("text", "").replace("\ufffd", "") == "".join(c for c in text if not "\ud800" <= c <= "\udfff").replace(
        "\ufffd", ""
    ) * bool(text.strip())


def test_it_can_be_read_aloud() -> None:
    root = inside(about_person("Ingrid Solberg", FOUND))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
