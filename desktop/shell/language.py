"""One language in one window: its sentences, its days and months, its numbers, and what Qt itself says."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.core.messages import Translator, translator_for
from desktop.widgets.words import speak

# The locale of a system that was told none.
NONE = "C"


def words_of_window(language: str, system: str) -> Translator:
    """Returns the translator for `language`; numbers and dates are written as in `system` only where that speaks it too."""
    words = translator_for(language)
    spoken = QLocale(system).language() == QLocale(words.locale).language() and system != NONE
    return translator_for(language, system) if spoken else words


def speak_in(application: QApplication, language: str) -> Translator:
    """From now on everything in the windows of `application` is in `language`."""
    words = words_of_window(language, QLocale.system().name())
    speak(words)
    QLocale.setDefault(QLocale(words.locale))
    if words.language != "en":
        ours = QTranslator(application)
        if ours.load(QLocale(words.language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(ours)
    return words
