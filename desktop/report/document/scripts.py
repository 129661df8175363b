"""Tells the language of a text by its script, where the script belongs to one language only."""

import re

# Kana before Han characters, as Japanese has both.
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
LETTER = re.compile(r"[^\W\d_]")


def language_of_script(text: str) -> str:
    """Returns the language of `text` if at least half its letters are of a script of one language; else an empty text."""
    letters = len(LETTER.findall(text))
    return next((tag for tag, script in SCRIPTS if letters and len(script.findall(text)) * 2 >= letters), "")
