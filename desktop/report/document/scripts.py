"""Tells the language of a text by its script, where the script belongs to one language only."""

import re

# Japanese has kana and Han characters, Chinese only these.
KANA = re.compile("[\u3040-\u30ff]")
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
)
# Other languages that are written in the script of one of these.
ALSO = {
    "zh": frozenset({"ja", "ko", "yue", "wuu", "nan"}),
    "ar": frozenset({"fa", "ur", "ps", "ckb", "ug", "sd", "pa", "ks"}),
    "he": frozenset({"yi", "lad"}),
    "hi": frozenset({"mr", "ne", "sa", "kok", "bho", "mai", "doi"}),
}
LETTER = re.compile(r"[^\W\d_]")


def language_of_script(text: str) -> str:
    """Returns the language of `text` if at least half its letters are of a script of one language; else an empty text."""
    letters = len(LETTER.findall(text))
    possible = (tag for tag, script in SCRIPTS if letters and len(script.findall(text)) * 2 >= letters)
    return next((tag for tag in possible if tag != "ja" or KANA.search(text)), "")


def language_said(text: str, told: str) -> str:
    """Returns the language of `text`, said in a conversation in the language `told`; empty where nobody can say.

    The script decides, and among the languages of one script the conversation.
    """
    found, spoken = language_of_script(text), told.split("-")[0].casefold()
    if found:
        return told if spoken == found or spoken in ALSO.get(found, ()) else found
    scripts = {tag for tag, _ in SCRIPTS}.union(*ALSO.values())
    return "" if spoken in scripts and LETTER.search(text) else told
