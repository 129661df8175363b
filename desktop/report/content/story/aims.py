"""Puts an objective into a sentence: as an infinitive where it begins with a verb, else after a colon as it was typed."""

from desktop.core.messages import Translator
from desktop.report.content.story.licence import folded, inside
from desktop.report.content.story.story_words import VERBS


def is_infinitive(text: str) -> bool:
    """Returns whether an English aim begins with a verb, so that "to" can stand before it."""
    first = folded(text).split(" ", 1)[0].casefold().strip(",.;:")
    return first in VERBS


def aim_inside(text: str, words: Translator, language: str = "") -> str:
    """Returns an aim, told in `language`, for the middle of a sentence."""
    return inside(text, words, language)
