import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.messages import ENGLISH
from desktop.shell.language import speak_in, words_of_window
from desktop.widgets.moments import day_in_words
from desktop.widgets.words import speak


@pytest.mark.parametrize(
    ("language", "system", "locale"),
    [
        ("en", "C", "en"),
        ("en", "en_GB", "en_GB"),
        ("en", "de_DE", "en"),
        ("de", "de_CH", "de_CH"),
        ("de", "fr_FR", "de"),
        ("fr", "C", "fr"),
    ],
)
def test_days_and_numbers_are_in_the_language_of_the_sentences(language: str, system: str, locale: str) -> None:
    words = words_of_window(language, system)
    assert (words.language, words.locale) == (language, locale)


@pytest.mark.parametrize(("language", "day", "cancel"), [("de", "27 Nov. 2026", "Abbrechen"), ("fr", "27 nov. 2026", "Annuler")])
def test_what_qt_says_and_days_are_in_it_too(qtbot: QtBot, language: str, day: str, cancel: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    here = QLocale()
    try:
        speak_in(application, language)
        assert day_in_words("2026-11-27") == day
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
    finally:
        speak(ENGLISH)
        QLocale.setDefault(here)
        for translator in application.findChildren(QTranslator):
            application.removeTranslator(translator)
