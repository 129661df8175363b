"""A story that was kept is told again word by word, without its visits; what belongs to the day of printing is made anew."""

from dataclasses import replace

import pytest

from db.model.case_study import PAGE
from db.model.house import HouseStyle, OurCompany
from desktop.report.content.kept_story import kept, told_again
from desktop.report.document.story import Story, sentences_of
from tests.report.content.story.told import FILES, story, texts, whole


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_story_is_told_again_as_it_was(name: str) -> None:
    made = story(whole(name))
    assert replace(told_again(kept(made)), titles=made.titles, status=made.status, mark=made.mark) == made


def test_what_belongs_to_the_day_of_printing_is_made_anew() -> None:
    again = told_again(kept(_sample()), OurCompany(HouseStyle(name="Klarlauf GmbH", legal_line="HRB 1")))
    assert again.house.legal_line == "HRB 1" and again.labels.about_us == "About Klarlauf GmbH"


def test_where_things_stand_is_kept_without_a_word_of_anybody() -> None:
    page = [one for one in kept(_sample()) if one.slot == PAGE]
    assert page[-1].text == "" and not [word for word in ("Halden", "Ingrid", "call-out") if word in page[-1].digest]


def test_a_name_that_was_replaced_in_what_was_kept_is_replaced_on_the_page() -> None:
    stored = [replace(one, text=one.text.replace("Ingrid Solberg", "the Head of Service")) for one in kept(_sample())]
    told = " ".join(texts(told_again(stored)))
    assert "Ingrid" in " ".join(texts(_sample())) and "Ingrid" not in told and "the Head of Service" in told


def test_sentences_alone_give_a_plain_story_with_every_one_of_them() -> None:
    stored = list(kept(_sample()))
    for lost in ([one for one in stored if one.slot != PAGE], stored[3:]):
        told = {one.text for one in sentences_of(told_again(lost))}
        assert told >= {one.text for one in lost if one.slot != PAGE}


def _sample() -> Story:
    return story(whole("halden-pumps"))
