"""The texts of the window, in the language that was chosen when it was opened."""

from db.model.messages import Message, Plural
from desktop.core.messages import ENGLISH, Translator


class _Window:
    """Who translates for the window."""

    translator = ENGLISH


def speak(translator: Translator) -> None:
    """From now on the texts of the window are those of `translator`; what was built before stays as it is."""
    _Window.translator = translator


def window_translator() -> Translator:
    """Who translates for the window."""
    return _Window.translator


def tr(text: str | Message | None, /, **values: object) -> str:
    """A text marked for translation with its values, or a message, in the language of the window; empty for None."""
    if not isinstance(text, str):
        return _Window.translator.message(text) if text else ""
    return _Window.translator.text(text, **values)


def trn(pair: Plural, count: int, /, **values: object) -> str:
    """The text for so many, in the language of the window."""
    return _Window.translator.plural(pair, count, **values)
