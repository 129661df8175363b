"""Gives commands whose keys are not on the keyboard in use by the place of the key."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.widgets.key_places import DIGITS, command_sign
from desktop.widgets.keyboard import ALTGR

# Both together are AltGr, which types signs.
_HELD = {Qt.KeyboardModifier.ControlModifier: "Ctrl", Qt.KeyboardModifier.AltModifier: "Alt"}
Target = QAction | QAbstractButton | QShortcut


class KeysByPlace:
    """The commands, the buttons and the bare keys of `window` that are with Ctrl or Alt."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def is_meant(self, event: QKeyEvent) -> bool:
        """Whether a digit key with Ctrl is for one of them, before its sign is looked at: with Shift, or on the number pad."""
        return command_sign(event) in tuple(DIGITS) and self._target(event) is not None

    def give(self, event: QKeyEvent) -> bool:
        """Gives the command that the place of a key means; False where there is none."""
        target = self._target(event)
        if isinstance(target, QAction):
            target.trigger()
        elif isinstance(target, QShortcut):
            target.activated.emit()
        elif target:
            target.click()
        return target is not None

    def _target(self, event: QKeyEvent) -> Target | None:
        held = _HELD.get(event.modifiers() & ALTGR)
        if held is None or not (sign := command_sign(event)):
            return None
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and sign not in DIGITS
        keys = QKeySequence(f"{held}+Shift+{sign}" if shift else f"{held}+{sign}")
        return next((target for target in self._targets() if keys in _keys_of(target)), None)

    def _targets(self) -> Iterator[Target]:
        yield from (action for action in self._window.actions() if action.isEnabled())
        buttons = self._window.findChildren(QAbstractButton)
        yield from (button for button in buttons if not button.shortcut().isEmpty() and _can_be_given(button))
        yield from (shortcut for shortcut in self._window.findChildren(QShortcut) if shortcut.isEnabled())


def _keys_of(target: Target) -> list[QKeySequence]:
    if isinstance(target, QShortcut):
        return target.keys()
    return target.shortcuts() if isinstance(target, QAction) else [target.shortcut()]


def _can_be_given(button: QAbstractButton) -> bool:
    """Whether the button could be pressed, also where it is folded away for want of room."""
    place = button.parentWidget()
    return button.isEnabled() and place is not None and place.isVisible()
