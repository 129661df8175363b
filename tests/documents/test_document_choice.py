import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.documents.document_choice import FILES, OURS, SHARED, TO_CUSTOMER, DocumentChoice, grouped
from desktop.documents.saving.document_table import DOCUMENTS
from desktop.documents.saving.document_texts import ABOUT, NAMES


@pytest.fixture
def choice(qtbot: QtBot) -> DocumentChoice:
    made = DocumentChoice()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_document_is_offered_once_in_the_group_of_its_readers() -> None:
    groups = grouped()
    assert sorted(name for names in groups.values() for name in names) == sorted(DOCUMENTS)
    assert [*groups] == [SHARED, TO_CUSTOMER, OURS, FILES]
    assert groups[SHARED] == ("case-study", "sales-card")
    assert groups[TO_CUSTOMER] == ("minutes", "host-brief")
    assert set(NAMES) == set(ABOUT) == set(DOCUMENTS)


def test_one_chip_is_checked_whichever_group_it_is_in(choice: DocumentChoice, qtbot: QtBot) -> None:
    for name in ("case-study", "minutes", "visit-brief", "claims-csv"):
        with qtbot.waitSignal(choice.chosen) as chosen:
            choice.chip(name).click()
        assert chosen.args == [(name,)]
        assert choice.values == (name,)


def test_a_click_on_the_checked_one_leaves_none(choice: DocumentChoice, qtbot: QtBot) -> None:
    choice.show_values(("minutes",))
    with qtbot.waitSignal(choice.chosen) as chosen:
        choice.chip("minutes").click()
    assert chosen.args == [()]
    assert choice.values == ()


def test_a_group_of_which_nothing_is_offered_is_not_there(choice: DocumentChoice) -> None:
    (label,) = (label for label in choice.findChildren(QLabel) if label.text() == SHARED)
    choice.offer([name for name, document in DOCUMENTS.items() if not document.shared])
    assert not label.isVisible()
    assert choice.chip("minutes").isVisible()
    choice.offer([*DOCUMENTS])
    assert label.isVisible()
