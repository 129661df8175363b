"""The anonymous twin tells the same without anything that identifies, and what was approved with the name counts for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.engine.store import Store
from db.model.agreed import Permission
from db.model.errors import Refused
from db.model.house import HouseStyle
from db.model.in_force import About, is_granted
from db.model.kinds import PermissionAnswer, PermissionSubject, PersonId, RecordId, Rung, Side
from db.model.messages import Message
from db.repositories import incoming, studies, visits
from desktop.core.messages import ENGLISH
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.leaks import leaks_in
from desktop.documents.studies.study_files import file_of
from desktop.documents.studies.study_material import StudyMaterial, material_of, new_study, printed_items, story
from desktop.documents.studies.study_shapes import Look
from desktop.documents.studies.twin import anonymous, left_out, told_of_twin
from tests.conftest import KEY
from tests.prepared import new_store
from tests.report.content.story.told import FILES, NAMED, texts, whole
from tests.samples import some

SAMPLE = "halden-pumps"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return new_store(tmp_path_factory.mktemp("twin") / "firsthand.db", KEY)


def material(store: Store, name: str = SAMPLE) -> StudyMaterial:
    """Takes a visit in whose customer agreed to be named, and makes a case study of it."""
    taken = whole(name)
    visit_id = incoming.add(store, replace(taken, consent=replace(NAMED, visit_id=taken.visit.id)))
    customer_id = visits.load(store.connection, visit_id).customer.id
    visits.apply(store, new_study(store.connection, customer_id, [visit_id]))
    return material_of(store.connection, studies.of_customer(store.connection, customer_id)[-1])


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_nothing_in_the_file_names_the_customer_its_people_or_its_place(store: Store, name: str) -> None:
    of = material(store, name)
    twin = anonymous(of)
    made = Look().pages(twin)
    assert leaks_in(MadeFile(made.data, "Story.pdf"), twin.wholes, ENGLISH) == ()
    told = " ".join(texts(story(twin))).casefold()
    named = of.wholes[0]
    assert named.customer.name.casefold() not in told
    assert not [one.name for one in named.people if len(one.name) > 4 and one.name.casefold() in told]


def test_it_tells_region_band_and_season_and_has_roles_in_it(store: Store) -> None:
    told = story(anonymous(material(store)))
    facts = {one.label: one.lines for one in told.glance}
    assert told.title.text.startswith("A pump maker in Scandinavia cuts")
    assert facts["Region"] == ("The Nordic countries",) and facts["Size"] == ("100 to 199 people",)
    assert facts["Visited"] == ("Autumn 2026",) and told.date == "" and told.logo is None


def test_counts_are_rounded_only_where_that_was_asked_for(store: Store) -> None:
    of = material(store)
    (answer,) = [one for one in of.wholes[0].answers if one.question == "solution"]
    counted = replace(answer, text="Sensors on 64 pumps and 3 vans.")
    wholes = (replace(of.wholes[0], answers=(counted,)),)
    plain, rounded = (" ".join(texts(story(anonymous(replace(of, wholes=wholes), one)))) for one in (False, True))
    assert "64 pumps" in plain
    assert "64" not in rounded and "more than 60 pumps and 3 vans" in rounded


def test_what_tells_the_country_by_its_currency_is_left_out_and_counted(store: Store) -> None:
    of = material(store)
    claim = replace(of.wholes[0].claims[0], metric="Spare parts in stock", after="NOK 4 million")
    with_money = replace(
        of,
        wholes=(
            replace(
                of.wholes[0],
                claims=(*of.wholes[0].claims, replace(claim, id=RecordId("m"))),
            ),
        ),
    )
    before, after = (Message("") if one is None else one for one in (left_out(of), left_out(with_money)))
    assert int(str(after.values["count"])) == int(str(before.values.get("count", 0))) + 1
    assert "NOK" not in " ".join(texts(story(anonymous(with_money))))


def test_what_was_approved_with_the_name_is_approved_without_it_but_not_when_it_is_rounded(store: Store) -> None:
    of = material(store)
    title = printed_items(of)[0]
    approved = Permission(
        id=RecordId("p"), customer_id=of.known.customer.id, subject=PermissionSubject.ITEM, item=title.hash,
        rung=Rung.NAME, answer=PermissionAnswer.GRANTED, by="Kari Moen", since="2026-11-01",
    )  # fmt: skip
    known = replace(of.known, permissions=(*of.known.permissions, approved))
    twin = anonymous(replace(of, known=known))
    unnamed = printed_items(twin)[0]
    assert unnamed.hash != title.hash
    about = About(PermissionSubject.ITEM, unnamed.hash)
    assert is_granted(twin.known.permissions, about, Rung.STORY, "2026-11-20")
    other = replace(unnamed, text=f"{unnamed.text}, more than")
    assert not is_granted(twin.known.permissions, About(PermissionSubject.ITEM, other.hash), Rung.STORY, "2026-11-20")


def test_it_is_made_of_the_open_draft_with_all_its_visits(store: Store) -> None:
    of = material(store)
    with pytest.raises(Refused, match="anonymous twin"):
        anonymous(replace(of, away=of.choices.visits))


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("Halden Pumps story.pdf", ("the file name", True)),
        ("halden-twin.pdf", ("the file name", False)),
    ],
)
def test_the_name_of_the_file_is_looked_at_too(store: Store, where: str, told: tuple[str, bool]) -> None:
    twin = anonymous(material(store))
    name = where.replace("Halden Pumps", "Halden Pumps AS")
    made = Look().pages(twin)
    assert [(str(one.place), one.certain) for one in leaks_in(MadeFile(made.data, name), twin.wholes, ENGLISH)] == [told]


def test_our_own_words_are_looked_at_too_but_our_addresses_are_none_of_theirs(store: Store) -> None:
    twin = anonymous(material(store))
    data = Look().pages(twin).data
    ours = ("See what Halden did", "hello@nordlys.example", "www.nordlys.example")
    assert [str(one.place) for one in leaks_in(MadeFile(data, "Story.pdf"), twin.wholes, ENGLISH, ours)] == ["our own words"]


def test_we_may_name_ourselves_and_link_to_our_own_address(store: Store) -> None:
    twin = anonymous(material(store))
    us = replace(twin.wholes[0].people[0], id=PersonId("us"), customer_id=None, side=Side.US, name="Anna Keller", consent=None)
    wholes = (replace(twin.wholes[0], people=(*twin.wholes[0].people, us)),)
    house = HouseStyle(name="Nordlys", contact="Anna Keller, anna.keller@nordlys.example", call_to_action="Ask Anna")
    data = file_of(replace(story(twin), house=house), Path("story.pdf"), "A4").data
    assert b"mailto:anna.keller@nordlys.example" in data
    assert leaks_in(MadeFile(data, "Story.pdf"), wholes, ENGLISH, (house.name, house.contact, house.call_to_action)) == ()


def test_titles_descriptions_bookmarks_links_and_embedded_files_are_read(store: Store, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    twin = anonymous(material(store))
    (tmp_path / "made.pdf").write_bytes(Look().pages(twin).data)
    writer = PdfWriter(clone_from=PdfReader(tmp_path / "made.pdf"))
    writer.add_metadata({"/Title": "Story of Halden Pumps AS"})
    writer.add_outline_item(title="With Halden Pumps AS", page_number=0)
    writer.add_attachment(filename="notes.txt", data=b"Halden Pumps AS said so.")
    writer.write(tmp_path / "told.pdf")
    found = leaks_in(MadeFile((tmp_path / "told.pdf").read_bytes(), "Story.pdf"), twin.wholes, ENGLISH)
    assert {str(one.place) for one in found if one.certain} >= {"the properties of the file", "a bookmark", "an embedded file"}


@pytest.mark.parametrize("ending", [".docx", ".pptx", ".html", ".md", ".txt"])
def test_every_format_is_read_again_with_all_its_parts(store: Store, ending: str) -> None:
    of = material(store)
    twin, name = anonymous(of), Path(f"story{ending}")
    assert leaks_in(MadeFile(file_of(story(twin), name, "A4").data, name.name), twin.wholes, ENGLISH) == ()
    named = leaks_in(MadeFile(file_of(story(of), name, "A4").data, name.name), twin.wholes, ENGLISH)
    assert any(one.certain for one in named)


def test_it_says_what_it_has_no_names_for_and_what_it_tells_roughly(store: Store) -> None:
    of = material(store)
    said = [ENGLISH.message(one) for one in told_of_twin(of)]
    people = sum(one.side is not Side.US for one in of.wholes[0].people)
    assert said[0] == f"Told without names: the company, {people} people, places."
    assert said[1] == "Told roughly: the country as its region, the size, the day as its season."
    assert ENGLISH.message(told_of_twin(of, rounded=True)[1]).endswith("season, counts.")
    assert len(said) == 2 + (left_out(of) is not None)
    bare = replace(of.wholes[0], people=(), customer=replace(of.wholes[0].customer, country="", size=""))
    bare = replace(bare, visit=replace(bare.visit, place="", date=""))
    assert ENGLISH.message(told_of_twin(replace(of, wholes=(bare,)))[0]) == "Told without names: the company."
    assert not any("roughly" in ENGLISH.message(one) for one in told_of_twin(replace(of, wholes=(bare,))))
