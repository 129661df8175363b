"""Knows the words by which a claim compares with an alternative, and not with how it was: another offer, what would have been.

Data with one function. What follows a comparing word and names a time or the old way is a before: "compared with last year".
"""

import re

PHRASES = r"""
    alternatives? | would have | would’ve | would've | wouldn[’']t have | \w+[’']d have | had we | if we had |
    if they had |
    without it | without them | would otherwise | otherwise | next best | doing nothing | rather than | instead | in place of |
    as opposed to | competitors?(?:[’']s?)? | competing | rivals? | list price | budgeted | industry average | market average |
    (?:cheaper|cheapest|other|second|best|original|rejected) (?:offers?|options?|bids?|quotes?|vendors?|suppliers?|providers?) |
    (?:quote|quotes|offer|bid) (?:from|of|by) | (?:than|to) (?:buying|hiring|building|renting) |
    alternativ\w* | statt | anstatt | anstelle | sonst | ansonsten | hätten? | wären? | wettbewerb\w* | konkurren\w* |
    (?:andere[snm]?|nächstbeste[snm]?) (?:angebot\w*|anbieter\w*) |
    au lieu de | plutôt que | sinon | aurait | auraient | concurren\w* | (?:autre|meilleure) offre |
    en lugar de | en vez de | habría\w* | competencia | invece di | avrebber?o? | concorren\w* | em vez de |
    teria\w* | concorrência |
    in plaats van | anders | zou hebben | concurrent\w* | istället för | i stället för | annars | hade kostat |
    zamiast | inaczej |
    вместо | иначе | альтернатив\w* | конкурент\w* | αντί | αλλιώς | بدلا من | بدلاً من | במקום | के बजाय
"""
COMPARING = r"""
    compared (?:with|to) | in comparison (?:with|to) | relative to | versus | vs\.? | against (?=(?:the|an?|another)\b) |
    verglichen mit | im vergleich zu[mr]? | gegenüber | par rapport (?:à|aux?) | frente a | rispetto a[l]?
"""
# What names a time or the old way: then it is a before.
EARLIER = r"""
    last | previous | prior | past | before | old | former | earlier | legacy | manual | same | year | month | quarter | first |
    \d{4} | today | then | start | beginning | baseline | vorjahr\w* | vorher | früher\w* | letzte\w* | vorige\w* | alte\w* |
    an dernier | année | ancien\w* | avant
"""
ARTICLE = r"(?:(?:the|our|my|its|dem|der|den|das|unserem) |l['’])?"
UNSPACED = re.compile(
    "代わり|かわり|他社|競合|本来なら|しなければ|なければ|代替|而不是|否则|否則|"
    "本来要|竞争|競爭|其他供应商|대신|경쟁사|대안|아니었|แทนที่|คู่แข่ง|ทางเลือก|มิฉะนั้น"
)


def _joined(words: str) -> str:
    return "|".join(part.strip() for part in re.sub(r"\s*\n\s*", " ", words.strip()).split(" | "))


_SURE = re.compile(rf"(?<!\w)(?:{_joined(PHRASES)})(?!\w)", re.IGNORECASE)
_UNLESS = re.compile(rf"(?<!\w)(?:{_joined(COMPARING)})\s+(?!{ARTICLE}(?:{_joined(EARLIER)})(?!\w))", re.IGNORECASE)


def names_an_alternative(text: str) -> bool:
    """Returns whether a text compares with something other than how it was before."""
    return bool(_SURE.search(text) or _UNLESS.search(text) or UNSPACED.search(text))
