"""The sentences of the remarks on a claim, one table per language; as in `phrases`."""

ENGLISH = {
    "no_baseline": "Compared to what? There is no “before” yet.",
    "no_result": "And now? There is only a “before”.",
    "no_period": "Per what, or over which period?",
    "no_source": "How do they know? Measured, documented, estimated or second-hand?",
    "no_speaker": "Who said it?",
    "got_worse": "That got worse, as it is understood. If it did not, set which way is better.",
    "forecast_as_fact": "“{word}” sounds like a forecast, but the claim is kept as a result.",
    "same_sum_twice": "The same sum in {currencies}: one is converted. Keep the one that was said.",
    "points_or_percent": "“{said}”: percent, or percentage points? The metric is itself a percentage.",
    "contradicts": "Another claim on “{metric}” says {other}.",
    "late_verbatim": "These exact words were typed on {typed}, the visit was on {visit}. Are they still exact?",
    "not_a_percentage": "“{text}” is not one percentage.",
    "outside_percent": "“{text}” is not between 0 and 100 %.",
    "not_a_number": "“{text}” is not one plain number.",
    "outside_scale": "“{text}” is not between 0 and 10.",
    "negative": "“{text}” is below zero.",
    "no_currency": "Which currency?",
    "other_currency": "“{text}” is not in {currency}.",
    "unknown_currency": "“{text}” is no currency code such as EUR or JPY.",
    "priced_feeling": "A feeling is told in words and never given a price.",
}
GERMAN = {
    "no_baseline": "Verglichen womit? Es gibt noch kein „vorher“.",
    "no_result": "Und jetzt? Es gibt nur ein „vorher“.",
    "no_period": "Pro was, oder in welchem Zeitraum?",
    "no_source": "Woher weiß man das? Gemessen, dokumentiert, geschätzt oder vom Hörensagen?",
    "no_speaker": "Wer hat es gesagt?",
    "got_worse": "So verstanden wurde das schlechter. Sonst bitte einstellen, was besser ist.",
    "forecast_as_fact": "„{word}“ klingt nach einer Vorhersage, die Aussage steht aber als Ergebnis da.",
    "same_sum_twice": "Dieselbe Summe in {currencies}: eine davon ist umgerechnet. Behalten wir die gesagte.",
    "points_or_percent": "„{said}“: Prozent oder Prozentpunkte? Die Größe ist selbst ein Prozentsatz.",
    "contradicts": "Eine andere Aussage zu „{metric}“ sagt {other}.",
    "late_verbatim": "Dieser Wortlaut wurde am {typed} getippt, der Besuch war am {visit}. Stimmt er noch genau?",
    "not_a_percentage": "„{text}“ ist kein einzelner Prozentsatz.",
    "outside_percent": "„{text}“ liegt nicht zwischen 0 und 100 %.",
    "not_a_number": "„{text}“ ist keine einzelne Zahl.",
    "outside_scale": "„{text}“ liegt nicht zwischen 0 und 10.",
    "negative": "„{text}“ ist kleiner als null.",
    "no_currency": "In welcher Währung?",
    "other_currency": "„{text}“ ist nicht in {currency}.",
    "unknown_currency": "„{text}“ ist kein Währungskürzel wie EUR oder JPY.",
    "priced_feeling": "Ein Gefühl wird in Worten erzählt und bekommt keinen Preis.",
}
FRENCH = {
    "no_baseline": "Par rapport à quoi ? Il n’y a pas encore d’« avant ».",
    "no_result": "Et maintenant ? Il n’y a qu’un « avant ».",
    "no_period": "Par quoi, ou sur quelle période ?",
    "no_source": "Comment le sait-on ? Mesuré, documenté, estimé ou de seconde main ?",
    "no_speaker": "Qui l’a dit ?",
    "got_worse": "Compris ainsi, cela a empiré. Sinon, indiquer dans quel sens c’est mieux.",
    "forecast_as_fact": "« {word} » annonce une prévision, mais c’est noté comme résultat.",
    "same_sum_twice": "La même somme en {currencies} : l’une est convertie. Gardons celle qui a été dite.",
    "points_or_percent": "« {said} » : pour cent ou points ? La mesure est elle-même un pourcentage.",
    "contradicts": "Un autre résultat sur « {metric} » dit {other}.",
    "late_verbatim": "Ces mots exacts ont été tapés le {typed}, la visite était le {visit}. Sont-ils encore exacts ?",
    "not_a_percentage": "« {text} » n’est pas un pourcentage.",
    "outside_percent": "« {text} » n’est pas entre 0 et 100 %.",
    "not_a_number": "« {text} » n’est pas un nombre.",
    "outside_scale": "« {text} » n’est pas entre 0 et 10.",
    "negative": "« {text} » est inférieur à zéro.",
    "no_currency": "En quelle monnaie ?",
    "other_currency": "« {text} » n’est pas en {currency}.",
    "unknown_currency": "« {text} » n’est pas un code de monnaie comme EUR ou JPY.",
    "priced_feeling": "Un sentiment se dit en mots et n’a pas de prix.",
}
# What is said of things to come, and what marks words as somebody's own.
FUTURE = """
    will | expect | expects | expected | expecting | plan to | plans to | planned | aim to | aims to | target |
    targeting |
    goal | forecast | projected | projection | should soon | going to | hope to | hopes to | anticipate | anticipated |
    mid-term |
    long-term | mid- to long-term | near future | in the future | next year | next quarter | by 2027 | by 2028 | by 2029 |
    by 2030 |
    soon | could save | could reach | geplant | erwartet | erwarten | prognose | mittelfristig | künftig |
    nächstes jahr |
    sera | seront | prévu | prévoit | prévision | objectif | à moyen terme | l'an prochain | 見込み | 予定 | 目標 | 予測
"""
PERCENT_METRICS = """
    margin | margins | rate | share | ratio | percentage | quota | proportion | penetration | utilisation | utilization |
    yield | occupancy |
    marge | quote | anteil | auslastung | taux | part de | 率
"""
