"""Says what begins and ends a word in each script, and which small words are joined to it.

Scripts differ in two ways that matter here: whether they have capitals, and whether they put spaces between words. Where a
language joins small words to a name (Arabic "to the", Korean particles), those are data.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """A script, or a group of scripts that are alike in this."""

    CAPITALS = "Latin, Greek, Cyrillic, Armenian, and digits"
    ARABIC = "Arabic"
    HEBREW = "Hebrew"
    HANGUL = "Hangul"
    KATAKANA = "Katakana"
    HIRAGANA = "Hiragana"
    HAN = "Han"
    THAI = "Thai, Lao, Khmer, Burmese"
    SPACED = "others without capitals: those of India, Georgian, Ethiopic"


_RANGES = (
    (Script.ARABIC, "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    (Script.HEBREW, "\u0590-\u05ff\ufb1d-\ufb4f"),
    (Script.HANGUL, "\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f"),
    (Script.KATAKANA, "\u30a0-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    (Script.HIRAGANA, "\u3040-\u309f"),
    (Script.HAN, "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    (Script.THAI, "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"),
    (Script.SPACED, "\u0700-\u074f\u0780-\u07ff\u0900-\u0dff\u0f00-\u0fff\u10d0-\u10ff\u1200-\u139f\u2d80-\u2ddf"),
)
_OF = re.compile("|".join(f"(?P<{script.name}>[{signs}])" for script, signs in _RANGES))
# Scripts without spaces between words.
UNSPACED = {Script.KATAKANA, Script.HIRAGANA, Script.HAN, Script.THAI}

# What Arabic and Hebrew write before a word without a space: and, so, with, as, for, the, from, that, when.
_BEFORE = {
    Script.ARABIC: re.compile("[وف]?(?:[بكلس]?(?:ال)?|لل)"),
    Script.HEBREW: re.compile("ו?(?:כש|מש|לכש)?[הבלמשכ]{0,2}"),
}
# Titles that follow a name or lead it, so that one sign or syllable is a name too.
AFTER = re.compile(
    "(?:さん|さま|様|氏|君|くん|ちゃん|殿|先生|部長|課長|社長|専務|常務|主任|係長|会長|"
    "총|씨|님|군|양|과장|부장|차장|대리|사장|대표|이사|팀장|실장|선생|교수|상무|전무|회장|"
    "总|總|经理|經理|先生|女士|小姐|太太|老师|老師|主任|董事|工程师|工程師|博士|教授|工|姐|哥)"
)
AHEAD = re.compile("(?:老|小|阿|คุณ|นาย|นาง|นางสาว|ดร|พี่|น้อง)$")
# What follows a short name in Korean and Japanese and belongs to the sentence.
PARTICLES = {
    Script.HANGUL: re.compile(
        "(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게|께|께서|한테|까지|부터|처럼|보다|이나|나|이랑|랑|하고|이라|라고|이라고|이다|입니다|였|이었|인)"
    ),
    Script.HIRAGANA: re.compile("(?:は|が|を|に|の|と|も|へ|で|や|か|より|から|まで|だ|です)"),
}


@lru_cache(maxsize=5_000)
def script_of(sign: str) -> Script:
    """Returns the script of `sign`; signs of no script count as those with capitals."""
    found = _OF.match(sign)
    return Script[found.lastgroup] if found and found.lastgroup else Script.CAPITALS


def has_capitals(sign: str) -> bool:
    """Returns whether `sign` is a letter that could be a capital or a small one. Georgian has capitals for whole lines only."""
    return sign.lower() != sign.upper() and script_of(sign) is Script.CAPITALS


def may_lead(script: Script, before: str) -> bool:
    """Returns whether `before` may stand joined before a word of `script`."""
    joined = _BEFORE.get(script)
    return not before or (joined is not None and joined.fullmatch(before) is not None)
