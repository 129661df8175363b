"""Lays the pages of a case study out as sheets one below the other: paints, scrolls, zooms, and finds what is clicked."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from db.model.messages import N_
from desktop.documents.studio_process.studio_pictures import StudioPictures
from desktop.report.document.studio_pages import Place
from desktop.theme.tokens import LIGHT, Space
from desktop.widgets.words import tr

PAGE_OF = N_("Page {page} of {pages}")
# The room at each side of a sheet, as a share of the width.
BESIDE = 0.05
# The shadow below a sheet: how far it reaches, and how dark it is there (of 255).
SHADOW = ((1, 24), (3, 10), (6, 6), (10, 4))
CLOSEST, STEP = 3.0, 1.25
# A sentence that was out of sight comes to stand this far down.
SHOWN_AT = 0.3
# How far a mark reaches beyond its words, in points.
AROUND = 1.5


class StudioSheets(QAbstractScrollArea):
    """The sheets, as wide as there is room, or larger.

    Left and Right go from sentence to sentence, Enter chooses the marked one; + and − zoom, as the wheel does with Ctrl.
    Signals: `chosen(int)` the number of a sentence.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there, so that no sheet changes its width when a second one comes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zoom = 1.0
        self._marked: int | None = None
        self._pressed: int | None = None
        self.pictures = StudioPictures(self)
        self.pictures.changed.connect(self._on_pictures_changed)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_bar_value_changed)

    @property
    def zoom(self) -> float:
        """How much larger a sheet is than the room for it."""
        return self._zoom

    @property
    def marked(self) -> int | None:
        """The number of the sentence that is marked."""
        return self._marked

    def mark(self, number: int | None) -> None:
        """Marks a sentence and brings it into sight; no mark where it is not printed."""
        self._marked = number
        places = self._places(number)
        if places and (first := self._box(places[0])).isValid():
            last = max(self._box(place).bottom() for place in places if place.page == places[0].page)
            room, top = self.viewport().height(), first.top()
            if top < 0 or last > room:
                bar = self.verticalScrollBar()
                bar.setValue(round(bar.value() + top - room * SHOWN_AT))
            bar = self.horizontalScrollBar()
            if first.left() < 0 or first.left() > self.viewport().width():
                bar.setValue(round(bar.value() + first.left() - Space.S4))
        self.viewport().update()

    # Where things are, in pixels of the viewport

    @property
    def _sheet_width(self) -> int:
        room = self.viewport().width()
        return max(round((room - 2 * max(room * BESIDE, Space.S4)) * self._zoom), 1)

    @property
    def _sheet_height(self) -> int:
        return round(self.pictures.shown.size[1] * self._scale) if self.pictures.shown else 0

    @property
    def _scale(self) -> float:
        """How many pixels a point is wide."""
        return self._sheet_width / self.pictures.shown.size[0] if self.pictures.shown else 1

    def _sheet(self, page: int) -> QRectF:
        assert self.pictures.shown
        width, height = self._sheet_width, self._sheet_height
        # On whole pixels, so that nothing gets blurred.
        left = max((self.viewport().width() - width) // 2, Space.S4) - self.horizontalScrollBar().value()
        return QRectF(left, Space.S4 + page * (height + Space.S4) - self.verticalScrollBar().value(), width, height)

    def _box(self, place: Place) -> QRectF:
        sheet, scale = self._sheet(place.page), self._scale
        return QRectF(sheet.x() + place.x * scale, sheet.y() + place.y * scale, place.width * scale, place.height * scale)

    def _in_sight(self) -> list[int]:
        shown = self.pictures.shown
        seen = QRectF(self.viewport().rect())
        return [page for page in range(shown.count) if self._sheet(page).intersects(seen)] if shown else [0]

    def _places(self, number: int | None) -> tuple[Place, ...]:
        shown = self.pictures.shown
        return shown.places[number] if shown and number is not None and 0 <= number < len(shown.places) else ()

    def _sentence_at(self, point: QPointF) -> int | None:
        shown = self.pictures.shown
        for page in self._in_sight() if shown else ():
            sheet = self._sheet(page)
            if sheet.contains(point):
                return shown.sentence_at(page, (point.x() - sheet.x()) / self._scale, (point.y() - sheet.y()) / self._scale)  # type: ignore[union-attr]
        return None

    # Keeping the place

    def _lay_out(self) -> None:
        """Sets how far one can scroll, and asks for pictures of what is in sight."""
        shown, room = self.pictures.shown, self.viewport().size()
        count = shown.count if shown else 0
        whole = (self._sheet_width + 2 * Space.S4, count * (self._sheet_height + Space.S4) + Space.S4)
        for bar, size, seen in zip(
            (self.horizontalScrollBar(), self.verticalScrollBar()), whole, (room.width(), room.height()), strict=True
        ):
            bar.setRange(0, max(size - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(Space.S6)
        self._ask()
        self.viewport().update()

    def _keeping_place(self, zoom: float) -> None:
        """Lays out anew with the same words at the top."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum() + bar.pageStep(), 1)
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep())))

    def _ask(self) -> None:
        seen = self._in_sight()
        self.pictures.want(seen, round(self._sheet_width * self.devicePixelRatioF()))
        if shown := self.pictures.shown:
            self.setAccessibleDescription(tr(PAGE_OF, page=(seen or [0])[0] + 1, pages=shown.count))

    @Slot()
    def _on_pictures_changed(self) -> None:
        self._lay_out()

    @Slot()
    def _on_bar_value_changed(self) -> None:
        self._ask()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the place at another width."""
        super().resizeEvent(event)
        self._keeping_place(self._zoom)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the sheets in sight, the mark, and a frame where the keyboard is here."""
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if self.pictures.shown:
            for page in self._in_sight():
                self._paint_sheet(painter, page)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self._marks():
            painter.fillRect(box, QColor(LIGHT.accent_soft))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(self.palette().ColorRole.Highlight), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _paint_sheet(self, painter: QPainter, page: int) -> None:
        sheet = self._sheet(page)
        painter.setPen(Qt.PenStyle.NoPen)
        for reach, darkness in SHADOW:
            colour = QColor(LIGHT.ink)
            colour.setAlpha(darkness)
            painter.setBrush(colour)
            painter.drawRoundedRect(sheet.adjusted(-reach / 2, 0, reach / 2, reach), reach, reach)
        painter.fillRect(sheet, QColor(LIGHT.card))
        if picture := self.pictures.picture(page):
            ratio = self.devicePixelRatioF()
            is_sharp = picture.width() == round(self._sheet_width * ratio)
            painter.drawImage(QRectF(sheet.topLeft(), picture.size() / ratio) if is_sharp else sheet, picture)

    def _marks(self) -> Iterator[QRectF]:
        for place in self._places(self._marked):
            around = AROUND * self._scale
            yield self._box(place).adjusted(-around, 0, around, 0)

    # Mouse, wheel and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers which sentence a click begins on."""
        self._pressed = self._sentence_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the sentence on which a click began and ended."""
        found, self._pressed = self._pressed, None
        if found is not None and found == self._sentence_at(event.position()):
            self.mark(found)
            self.chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows by the pointer where a click leads to a sentence."""
        found = self._sentence_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls, and zooms with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to the sentence before or after, chooses it, zooms; scrolls with the other keys."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._go(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._places(self._marked):
                self.chosen.emit(self._marked)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self._zoom_by(1 / STEP)
            case Qt.Key.Key_Home:
                self.verticalScrollBar().setValue(0)
            case Qt.Key.Key_End:
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            case _:
                super().keyPressEvent(event)

    def _zoom_by(self, factor: float) -> None:
        self._keeping_place(min(max(self._zoom * factor, 1.0), CLOSEST))

    def _go(self, step: int) -> None:
        shown = self.pictures.shown
        printed = [number for number, places in enumerate(shown.places) if places] if shown else []
        if not printed:
            return
        at = printed.index(self._marked) + step if self._marked in printed else 0
        self.mark(printed[min(max(at, 0), len(printed) - 1)])

    def focusInEvent(self, event: QEvent) -> None:
        """Shows that the keyboard is here."""
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:
        """Shows that it has left."""
        self.viewport().update()
