"""Translates the texts of the window into the language chosen when it was opened."""

from PySide6.QtCore import QLocale

from db.model.messages import Message, Plural
from desktop.core.messages import ENGLISH, Translator


class _Window:
    """The translator of the window."""

    translator = ENGLISH


def speak(translator: Translator) -> None:
    """Sets the translator of the window; widgets made before keep their texts."""
    _Window.translator = translator


def window_translator() -> Translator:
    """Returns the translator of the window."""
    return _Window.translator


def window_locale() -> QLocale:
    """How the window writes dates and numbers."""
    return QLocale(_Window.translator.locale)


def tr(text: str | Message | None, /, **values: object) -> str:
    """Returns a marked text with its values, or a message, in the language of the window; empty for None."""
    if not isinstance(text, str):
        return _Window.translator.message(text) if text else ""
    return _Window.translator.text(text, **values)


def trn(pair: Plural, count: int, /, **values: object) -> str:
    """Returns the text for `count` things, in the language of the window."""
    return _Window.translator.plural(pair, count, **values)
