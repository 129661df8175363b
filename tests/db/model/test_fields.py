from dataclasses import dataclass
from typing import Annotated

import pytest

from db.model.fields import Words, fields_of
from db.model.records import Claim, Customer, Objective, Person, Presence, Visit
from db.tables.mapping import TABLES


@pytest.mark.parametrize("record", TABLES, ids=lambda record: record.__name__)
def test_every_field_of_every_record_has_a_kind(record: type) -> None:
    kinds = fields_of(record).kinds
    assert all(set(kind.to) <= set(TABLES.values()) for kind in kinds.values())
    assert [name for name, kind in kinds.items() if kind.name == "id"] == ["id"]


def test_a_field_without_a_kind_is_named() -> None:
    @dataclass
    class Forgotten:
        text: Words = ""
        more: str = ""

    with pytest.raises(TypeError, match=r"Forgotten\.more has no kind"):
        fields_of(Forgotten)


def test_a_mark_that_is_no_kind_is_none() -> None:
    @dataclass
    class Odd:
        text: Annotated[str, "words"] = ""

    with pytest.raises(TypeError, match=r"Odd\.text"):
        fields_of(Odd)


def test_what_is_looked_for_and_in_which_order() -> None:
    assert fields_of(Customer).searched == ("name", "alias", "industry", "country", "size", "about")
    assert fields_of(Person).searched == ("name", "job_title", "role")
    assert fields_of(Visit).searched == ("product", "place")
    assert fields_of(Objective).searched == ("text", "measure", "target", "by")
    assert fields_of(Claim).searched == (
        *("metric", "before", "after", "change", "unit", "period", "wording"),
        *("feeling", "felt_by", "moment", "topic", "beneficiary", "elements"),
    )


def test_whom_a_record_needs_and_whom_it_only_names() -> None:
    assert {name: link.is_needed for name, link in fields_of(Presence).links.items()} == {"visit_id": True, "person_id": True}
    assert not fields_of(Claim).links["said_by"].is_needed
    assert fields_of(Claim).lists_of_links["backed_by"].to == ("quotes",)
