"""Lists the sentences of the remarks on a claim, by code; as in `phrases`."""

from db.model.messages import N_, Template

REMARKS: dict[str, Template] = {
    "no_baseline": N_("Compared to what? There is no “before” yet."),
    "no_result": N_("And now? There is only a “before”."),
    "no_period": N_("Per what, or over which period?"),
    "no_source": N_("How do they know? Measured, documented, estimated or second-hand?"),
    "no_speaker": N_("Who said it?"),
    "got_worse": N_("That got worse, as it is understood. If it did not, set which way is better."),
    "forecast_as_fact": N_("“{word}” sounds like a forecast, but the claim is kept as a result."),
    "same_sum_twice": N_("The same sum in {currencies}: one is converted. Keep the one that was said."),
    "points_or_percent": N_("“{said}”: percent, or percentage points? The metric is itself a percentage."),
    "contradicts": N_("Another claim on “{metric}” says {other}."),
    "late_verbatim": N_("These exact words were typed on {typed}, the visit was on {visit}. Are they still exact?"),
    "not_a_percentage": N_("“{text}” is not one percentage."),
    "outside_percent": N_("“{text}” is not between 0 and 100 %."),
    "not_a_number": N_("“{text}” is not one plain number."),
    "outside_scale": N_("“{text}” is not between 0 and 10."),
    "negative": N_("“{text}” is below zero."),
    "no_currency": N_("Which currency?"),
    "other_currency": N_("“{text}” is not in {currency}."),
    "unknown_currency": N_("“{text}” is no currency code such as EUR or JPY."),
    "priced_feeling": N_("A feeling is shown in words and never given a price."),
}
# Words that speak of the future.
FUTURE = """
    will | expect | expects | expected | expecting | plan to | plans to | planned to | planned for | aim to | aims to | target |
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
