"""Finds the subject of a sentence: the words before its figure, without introductory ones, or the words after it."""

import re

from desktop.evidence.figures.word_list_notation import names

# Words between the metric and its figure.
_LEADS_IN = """
    from | von | de | vom | went | goes | go | has gone | have gone | dropped | fell | fallen | cut | reduced | took | takes |
    take | was | were | is | are | be | grew | rose | increased | decreased | shrank | down | up | it | we | they | used to |
    used to take | used to be | used to need | used to spend | gesunken | gefallen | sank | sanken | stieg | stiegen | dauert |
    dauern | dauerte | dauerten | passe | passent | passé | passée | est | sont | need | needs | needed | spent | spend |
    spends | have | has | had | got | by | on | in | for | with | at | of | to | over | um | auf | mit | bei | für | now |
    today | after | before | it's | it is | previously | formerly | früher | vorher | avant | nur noch | i | wir | ich | sie |
    nous | the | we're | they're | i'm | pay | paid | pays
"""
# Words that begin a sentence before it names the thing.
_LEADS_OFF = re.compile(
    r"^(?:(?:and|so|und|et)\s+)?(?:we|they|i|wir|nous|on)(?:'ve|\s+have)?\s+(?:cut|reduced|lowered|brought|got|shortened|increased|"
    r"raised|grew|improved|pay|paid|have|had|need|needed|spend|spent|save|saved|haben|hatten|brauchen|brauchten|sparen|gagne|gagnons)\b\s*",
    re.IGNORECASE,
)
_BEFORE_FIGURE = re.compile(
    r"(?:(?:^|(?<=\s))(?:" + "|".join(map(re.escape, names(_LEADS_IN))) + r")(?=\s|$)|[\s:,–-])+\Z|[はがをに]+\Z", re.IGNORECASE
)
# Words after a figure that begin something other than the thing it counts.
_ENDS_NAME = re.compile(
    r"(?:^|\s)(?:with|without|ohne|sans|for|in|at|on|by|since|than|compared|from|per|because|when|so|thanks|after|before|and|but|which|that|as|now|"
    r"today|seit|mit|bei|für|durch|als|pro|depuis|avec|pour|par|grâce)(?:\s|$).*",
    re.IGNORECASE,
)
_OF = re.compile(r"^\s*(?:of(?: the| our)?|de|des|d'|von|der)\s+", re.IGNORECASE)
_MOST_WORDS = 4


def name_before(left: str) -> str:
    """Returns the metric in the words before a figure: "lead time cut from" -> "lead time"."""
    return _BEFORE_FIGURE.sub("", _LEADS_OFF.sub("", left.strip(" ,;:"))).strip(" ,;:")


def name_after(right: str) -> str:
    """Returns the metric in the words after a figure: "orders with the same team" -> "orders"; "" where it is none."""
    name = _ENDS_NAME.sub("", _OF.sub("", right.split(",")[0])).strip(" .,;:!")
    return name if len(name.split()) <= _MOST_WORDS and not any(letter.isdigit() for letter in name) else ""
