from enum import StrEnum
from typing import get_args

from db.model import kinds
from db.model.fields import fields_of
from db.model.records import Record
from db.tables.mapping import TABLES
from db.tables.table_names import TABLE_NAMES
from desktop.core.messages import translator_for
from desktop.report.content.about_person import SPELT_OUT, about_person, as_json, said_in
from desktop.report.content.record_words import FIELDS, KINDS, STATES
from tests.report.content.test_about_person import FOUND


def test_every_kind_field_and_state_that_is_shown_is_marked_for_translation() -> None:
    told = {
        name.replace("_", " ")
        for record in get_args(Record)
        for name, kind in fields_of(record).kinds.items()
        if kind.is_content or kind.name in ("stamp", "key")
    }
    states = {str(state.value).replace("_", " ") for kind in vars(kinds).values() if _is_kind(kind) for state in kind}
    assert told <= FIELDS
    assert states <= STATES
    assert {SPELT_OUT.sub(" ", record.__name__).lower() for record in get_args(Record)} < KINDS
    assert set(TABLES.values()) < set(TABLE_NAMES)


def _is_kind(found: object) -> bool:
    return isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum


def test_the_paper_is_in_its_language_and_the_file_for_programs_stays_english() -> None:
    pseudo = translator_for("pseudo")
    record = FOUND[0].record
    assert record
    assert ("[ĵõõƀ ţĩĩţļẽẽ]", "Head of Service") in list(said_in(record, pseudo))
    assert ("[šĩĩďẽẽ]", "[çũũšţõõḿẽẽŕ]") in list(said_in(record, pseudo))
    assert about_person("Ann", FOUND, words=pseudo) != about_person("Ann", FOUND)
    assert b'"job title"' in as_json("Ann", FOUND)
