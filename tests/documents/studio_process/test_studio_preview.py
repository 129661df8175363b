"""The pages beside the text keep their place while new ones come; a click leads to the sentence, and a sentence to its words."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.documents.studio_process.studio_preview import StudioPreview
from desktop.report.content.case_study import case_study
from desktop.report.document.story import Story
from desktop.report.document.studio_pages import StudioPages
from desktop.report.pdf_writer import Paper, studio_pages
from desktop.theme.tokens import LIGHT
from tests.report.content.story.told import whole

PATIENCE_MS = 120_000


def story() -> Story:
    return case_study(whole("halden-pumps"))


@pytest.fixture(scope="module")
def pages() -> StudioPages:
    return studio_pages(story())


@pytest.fixture(scope="module")
def other_pages() -> StudioPages:
    first = story()
    return studio_pages(replace(first, title=replace(first.title, text="Another title")))


@pytest.fixture
def preview(pages: StudioPages, qtbot: QtBot) -> StudioPreview:
    preview = StudioPreview()
    qtbot.addWidget(preview)
    preview.resize(404, 580)
    preview.show()
    show(preview, pages, qtbot)
    return preview


def until(met: Callable[[], bool], qtbot: QtBot) -> None:
    qtbot.waitUntil(met, timeout=PATIENCE_MS)


def show(preview: StudioPreview, pages: StudioPages, qtbot: QtBot) -> None:
    """Shows pages and waits until all in sight are drawn."""
    pictures = preview.sheets.pictures
    preview.show_pages(pages)
    until(lambda: pictures.shown is pages and is_drawn(preview), qtbot)


def is_drawn(preview: StudioPreview) -> bool:
    """Whether each sheet in sight has a picture as wide as it is."""
    sheets = preview.sheets
    seen = [sheets.pictures.picture(page) for page in sheets._in_sight()]
    return all(picture is not None and picture.width() == sheets._sheet_width for picture in seen)


def middle(preview: StudioPreview, number: int) -> QPoint:
    """The middle of the first words of a sentence, where the preview shows them."""
    shown = preview.sheets.pictures.shown
    assert shown
    return preview.sheets._box(shown.places[number][0]).center().toPoint()


def colours(preview: StudioPreview, where: QRect) -> set[str]:
    """The colours that are painted in a part of the preview."""
    picture = preview.grab(where).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def press(preview: StudioPreview, key: Qt.Key) -> None:
    QTest.keyClick(preview.sheets, key)


def click(preview: StudioPreview, at: QPoint, qtbot: QtBot) -> None:
    QTest.mouseClick(preview.sheets.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_real_pages_are_shown(preview: StudioPreview) -> None:
    seen = colours(preview, preview.rect())
    assert LIGHT.card.lower() in seen  # the sheet
    assert len(seen) > 20  # its words and tiles


def test_the_old_picture_stays_until_the_new_one_is_there(
    preview: StudioPreview, pages: StudioPages, other_pages: StudioPages, qtbot: QtBot
) -> None:
    before = preview.grab().toImage()
    preview.show_pages(other_pages)
    assert preview.sheets.pictures.shown is pages
    assert preview.grab().toImage() == before
    until(lambda: preview.sheets.pictures.shown is other_pages, qtbot)
    assert preview.grab().toImage() != before


def test_of_pages_that_come_quickly_the_last_are_shown(preview: StudioPreview, qtbot: QtBot) -> None:
    first = story()
    many = [studio_pages(replace(first, title=replace(first.title, text=f"Title {n}"))) for n in range(4)]
    for pages in many:
        preview.show_pages(pages)
    until(lambda: preview.sheets.pictures.shown is many[-1] and is_drawn(preview), qtbot)


def test_new_pages_come_at_the_same_place(preview: StudioPreview, other_pages: StudioPages, qtbot: QtBot) -> None:
    bar = preview.sheets.verticalScrollBar()
    bar.setValue(333)
    preview.sheets._zoom_by(1.25)
    until(lambda: is_drawn(preview), qtbot)
    place, zoom = bar.value(), preview.sheets.zoom
    show(preview, other_pages, qtbot)
    assert (bar.value(), preview.sheets.zoom) == (place, zoom)


def test_fewer_pages_end_where_they_end(preview: StudioPreview, pages: StudioPages, qtbot: QtBot) -> None:
    bar = preview.sheets.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = story()
    one = studio_pages(replace(first, results=(), rows=(), feelings=(), notes=(), next=(), paraphrases=(), as_told=""))
    assert one.count < pages.count
    show(preview, one, qtbot)
    assert bar.value() == bar.maximum()


def test_another_width_keeps_the_words_that_are_on_top(preview: StudioPreview, qtbot: QtBot) -> None:
    preview.show_sentence(18)
    share = middle(preview, 18).y() / preview.height()
    preview.resize(640, 580)
    until(lambda: is_drawn(preview), qtbot)
    assert 0 <= middle(preview, 18).y() < preview.height()
    preview.resize(404, 580)
    assert middle(preview, 18).y() / preview.height() == pytest.approx(share, abs=0.02)


@pytest.mark.parametrize("width", (404, 640))
def test_a_click_on_words_leads_to_their_sentence(preview: StudioPreview, pages: StudioPages, width: int, qtbot: QtBot) -> None:
    preview.resize(width, 580)
    chosen: list[int] = []
    preview.sentence_chosen.connect(chosen.append)
    for number in range(len(pages.places)):
        preview.show_sentence(number)
        click(preview, middle(preview, number), qtbot)
    assert chosen == list(range(len(pages.places)))


def test_a_click_beside_all_words_leads_nowhere(preview: StudioPreview, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preview.sentence_chosen):
        click(preview, QPoint(2, 2), qtbot)
        click(preview, preview.sheets._sheet(0).bottomRight().toPoint() - QPoint(3, 3), qtbot)


def test_a_sentence_out_of_sight_is_brought_into_sight_and_marked(preview: StudioPreview, qtbot: QtBot) -> None:
    preview.show_sentence(29)
    until(lambda: is_drawn(preview), qtbot)
    at = middle(preview, 29)
    assert preview.rect().contains(at)
    box = preview.sheets._box(preview.sheets.pictures.shown.places[29][0])  # type: ignore[union-attr]
    assert LIGHT.accent_soft.lower() in colours(preview, box.toRect())
    preview.show_sentence(10_000)
    assert LIGHT.accent_soft.lower() not in colours(preview, box.toRect())
    assert LIGHT.card.lower() in colours(preview, box.toRect())


def test_a_sentence_in_sight_moves_nothing(preview: StudioPreview) -> None:
    preview.show_sentence(0)
    assert preview.sheets.verticalScrollBar().value() == 0


def test_keys_go_from_sentence_to_sentence_and_choose_one(preview: StudioPreview, qtbot: QtBot) -> None:
    chosen: list[int] = []
    preview.sentence_chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Enter, Qt.Key.Key_Left, Qt.Key.Key_Return):
        press(preview, key)
    assert chosen == [1, 0]


def test_end_and_home_scroll_and_plus_and_minus_zoom(preview: StudioPreview, qtbot: QtBot) -> None:
    bar = preview.sheets.verticalScrollBar()
    press(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    assert "2" in preview.sheets.accessibleDescription()
    press(preview, Qt.Key.Key_Home)
    assert bar.value() == 0
    for key, zoomed in ((Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False), (Qt.Key.Key_Minus, False)):
        press(preview, key)
        assert (preview.sheets.zoom > 1) is zoomed


def test_it_tells_what_it_is_and_which_page_is_in_sight(preview: StudioPreview) -> None:
    assert preview.sheets.accessibleName() == "Pages of the case study"
    assert preview.sheets.accessibleDescription() == "Page 1 of 2"


def test_a_letter_page_takes_its_own_height(preview: StudioPreview, qtbot: QtBot) -> None:
    high = preview.sheets._sheet(0).height()
    show(preview, studio_pages(story(), Paper.LETTER), qtbot)
    assert preview.sheets._sheet(0).height() < high


def test_before_the_first_pages_there_is_nothing_to_click(qtbot: QtBot) -> None:
    preview = StudioPreview()
    qtbot.addWidget(preview)
    preview.show()
    preview.show_sentence(3)
    with qtbot.assertNotEmitted(preview.sentence_chosen):
        click(preview, QPoint(50, 50), qtbot)
        press(preview, Qt.Key.Key_Right)
        press(preview, Qt.Key.Key_Return)
