"""Tests which part of a spoken sentence goes into which field of a claim, by theme."""

from dataclasses import fields

import pytest

from desktop.evidence.sentences.parse_sentence import say_once

PEOPLE = ("Dana Fox", "Ingrid Solberg", "Tom", "Kenji Mori")

SAID: dict[str, dict[str, dict[str, str]]] = {
    "from one figure to another": {
        "invoice processing went from 5 days to 2 hours": {
            "metric": "invoice processing",
            "before": "5 days",
            "after": "2 hours",
        },
        "invoice processing: 5 days -> 2 hours": {"metric": "invoice processing", "before": "5 days", "after": "2 hours"},
        "We cut invoice processing from five days to two hours": {
            "metric": "invoice processing",
            "before": "five days",
            "after": "two hours",
        },
        "set-up 4 hours, now 15 minutes": {"metric": "set-up", "before": "4 hours", "after": "15 minutes"},
        "setting up a server took 2-3 hours, now 15 minutes": {
            "metric": "setting up a server",
            "before": "2-3 hours",
            "after": "15 minutes",
        },
        "lead time cut from 6 weeks to 2": {"metric": "lead time", "before": "6", "after": "2", "unit": "weeks"},
        "operating margin from 8 % to 11 %": {"metric": "operating margin", "before": "8 %", "after": "11 %"},
        "win rate 20% to 35%": {"metric": "win rate", "before": "20%", "after": "35%"},
        "on time delivery from 80 to 95 %": {"metric": "on time delivery", "before": "80", "after": "95", "unit": "%"},
        "NPS from 30 to 45": {"metric": "NPS", "before": "30", "after": "45"},
        "revenue increased from 1.2 to 1.5 million euros": {
            "metric": "revenue",
            "before": "1.2",
            "after": "1.5",
            "unit": "million euros",
        },
        "from around 500 to over 7,000 orders": {"before": "around 500", "after": "over 7,000", "unit": "orders"},
        "call-outs went from about 14 to 3-4 a quarter": {
            "metric": "call-outs",
            "before": "about 14",
            "after": "3-4",
            "period": "a quarter",
        },
        "month-end closing 8 days to 3": {"metric": "month-end closing", "before": "8", "after": "3", "unit": "days"},
        "€1.2m → €1.5m revenue": {"metric": "revenue", "before": "€1.2m", "after": "€1.5m"},
        "customer satisfaction rose from 3.9 to 4.6": {"metric": "customer satisfaction", "before": "3.9", "after": "4.6"},
        "it takes from 2 to 3 hours": {"after": "2 to 3 hours"},
        "wait of 1 to 2 days": {"metric": "wait", "after": "1 to 2 days"},
    },
    "how it was and how it is": {
        "took 5 days before, 2 hours now": {"before": "5 days", "after": "2 hours"},
        "5 days before, 2 hours now": {"before": "5 days", "after": "2 hours"},
        "before: 5 days, after: 2 hours": {"before": "5 days", "after": "2 hours"},
        "was 5 days, is 2 hours": {"before": "5 days", "after": "2 hours"},
        "was 5 days now 2 hours": {"before": "5 days", "after": "2 hours"},
        "5 days previously, 2 hours today": {"before": "5 days", "after": "2 hours"},
        "We used to need 5 days per invoice, now it's 2 hours": {"before": "5 days", "after": "2 hours", "period": "per invoice"},
        "over 7,000 orders now, around 500 before": {"before": "around 500", "after": "over 7,000", "unit": "orders"},
        "around 500 orders before, over 7,000 now": {"before": "around 500", "after": "over 7,000", "unit": "orders"},
        "less than 4 % of orders before, more than 11 % now": {"before": "less than 4 % of orders", "after": "more than 11 %"},
        "35-45 min per release before, now 10-15": {"before": "35-45", "after": "10-15", "unit": "min", "period": "per release"},
        "95% of orders on time, was 80%": {"before": "80%", "after": "95% of orders"},
        "uptime 99.95 %, was 99.5": {"metric": "uptime", "before": "99.5", "after": "99.95", "unit": "%"},
        "Two people now. Six before.": {"before": "Six", "after": "Two", "unit": "people"},
        "Now it's two people at night, before it was six": {"before": "six", "after": "two", "unit": "people"},
        "cost per ticket: $22 before / $15 after": {"metric": "cost per ticket", "before": "$22", "after": "$15"},
        "2019: 5 days, 2024: 2 hours": {"before": "5 days", "after": "2 hours"},
        "14 outages in 2022, 2 in 2024": {"before": "14", "after": "2", "unit": "outages"},
        "in 2019 it took 5 days, today 2 hours": {"before": "5 days", "after": "2 hours"},
        "errors about one a week, none since March": {
            "metric": "errors",
            "before": "about one",
            "after": "none",
            "period": "a week",
        },
        "2 hours (was 5 days)": {"before": "5 days", "after": "2 hours"},
        "first-time-right 92 % up from 78 %": {"metric": "first-time-right", "before": "78 %", "after": "92 %"},
        "3 days, down from 10": {"before": "10", "after": "3", "unit": "days"},
        "one in four orders had an error, now one in a hundred": {
            "before": "one in four orders had an error",
            "after": "one in a hundred",
        },
    },
    "one instead of the other, in figures or in words": {
        "2 FTE instead of 5 FTE": {"before": "5 FTE", "after": "2 FTE"},
        "Instead of 5 FTE we need 2": {"before": "5", "after": "2", "unit": "FTE"},
        "one hour instead of five": {"before": "five", "after": "one", "unit": "hour"},
        "same day instead of three weeks": {"before": "three weeks", "after": "same day"},
        "on demand instead of weekly": {"before": "weekly", "after": "on demand"},
        "from three weeks to same day": {"before": "three weeks", "after": "same day"},
        "from hundreds of servers to 8": {"before": "hundreds of servers", "after": "8"},
        "many months to a few weeks": {"before": "many months", "after": "a few weeks"},
        "months to hours": {"before": "months", "after": "hours"},
        "days, now minutes": {"before": "days", "after": "minutes"},
        "weekly reports now daily": {"metric": "reports", "before": "weekly", "after": "daily"},
        "deployment used to take months, now hours": {"metric": "deployment", "before": "months", "after": "hours"},
    },
    "only a change": {
        "saves us about 3 hours per week": {"change": "saves us about 3 hours", "period": "per week"},
        "it saves each planner about 3 hours a week": {"change": "saves each planner about 3 hours", "period": "a week"},
        "we have 40% fewer errors now": {"metric": "errors", "change": "40% fewer"},
        "errors down by 40 % since March": {"metric": "errors", "change": "down by 40 %"},
        "closing is five days shorter": {"metric": "closing", "change": "five days shorter"},
        "energy -18 %": {"metric": "energy", "change": "-18 %"},
        "CO2 -460 t per year, audited": {"metric": "CO2", "change": "-460 t", "period": "per year", "evidence": "documented"},
        "half the time": {"change": "half the time"},
        "half as long": {"change": "half as long"},
        "twice as many orders with the same team": {"metric": "orders", "change": "twice as many"},
        "ten times as many users": {"metric": "users", "change": "ten times as many"},
        "3 times faster than before": {"change": "3 times faster"},
        "10x more users without more staff": {"metric": "users", "change": "10x more"},
        "no errors since March": {"after": "no errors"},
        "zero complaints since we started": {"after": "zero complaints"},
    },
    "a change beside both sides": {
        "Scrap down 20%, from 5% to 4%": {"metric": "Scrap", "before": "5%", "after": "4%", "change": "down 20%"},
        "Scrap went from 5 % to 4 %, that is 20 % less": {
            "metric": "Scrap",
            "before": "5 %",
            "after": "4 %",
            "change": "20 % less",
        },
        "Scrap: 5 % -> 4 % (20 % less)": {"metric": "Scrap", "before": "5 %", "after": "4 %"},
        "OTIF up 12 points to 96 %": {"metric": "OTIF", "after": "96 %", "change": "up 12 points"},
    },
    "who said it and how they know": {
        "Dana says we save 3 hours a week": {"change": "save 3 hours", "period": "a week", "who": "Dana Fox"},
        "according to Ingrid it went from 5 hours to 2": {"before": "5", "after": "2", "unit": "hours", "who": "Ingrid Solberg"},
        "measured by Dana: 5 days to 2 hours": {
            "before": "5 days",
            "after": "2 hours",
            "who": "Dana Fox",
            "evidence": "measured",
        },
        "measured: 5 days to 2 hours": {"before": "5 days", "after": "2 hours", "evidence": "measured"},
        "saves €120k per year, Dana estimates": {
            "change": "saves €120k",
            "period": "per year",
            "who": "Dana Fox",
            "evidence": "estimated",
        },
        "5 days to 2 hours - Dana, measured": {"before": "5 days", "after": "2 hours", "who": "Dana Fox", "evidence": "measured"},
        "5 days to 2 hours; said by Dana Fox; from the log": {
            "before": "5 days",
            "after": "2 hours",
            "who": "Dana Fox",
            "evidence": "measured",
        },
        'Dana: "5 days to 2 hours"': {"before": "5 days", "after": "2 hours", "who": "Dana Fox"},
        '"We went from 5 days to 2 hours", Dana': {"before": "5 days", "after": "2 hours", "who": "Dana Fox"},
        "5 hours to 2, Ingrid's estimate": {
            "before": "5",
            "after": "2",
            "unit": "hours",
            "who": "Ingrid Solberg",
            "evidence": "estimated",
        },
        "5h → 2h Ingrid measured": {"before": "5h", "after": "2h", "who": "Ingrid Solberg", "evidence": "measured"},
        "Tom thinks it's about 30 % faster": {"change": "about 30 % faster", "who": "Tom"},
        "Kenji Mori: throughput up 30 % on line 3 (measured)": {
            "metric": "throughput",
            "change": "up 30 %",
            "who": "Kenji Mori",
            "evidence": "measured",
        },
    },
    "one period and one unit for both sides": {
        "£750 a day for riggers, now nothing": {"before": "£750", "after": "nothing", "period": "a day"},
        "about 14 call-outs a quarter, now 3-4": {
            "before": "about 14",
            "after": "3-4",
            "unit": "call-outs",
            "period": "a quarter",
        },
        "14 outages a year → 2": {"before": "14", "after": "2", "unit": "outages", "period": "a year"},
        "downtime 3 hours a month to none": {"metric": "downtime", "before": "3 hours", "after": "none", "period": "a month"},
        "three people for half an hour every morning, now one person for ten minutes": {
            "before": "three people for half an hour",
            "after": "one person for ten minutes",
            "period": "every morning",
        },
    },
    "in other languages": {
        "Fehlerquote von 4 % auf 0,5 % gesunken": {"metric": "Fehlerquote", "before": "4 %", "after": "0,5 %"},
        "Fehler um 40 % gesunken": {"metric": "Fehler", "change": "40 % gesunken"},
        "Kosten sanken um 20 %": {"metric": "Kosten", "change": "sanken um 20 %"},
        "20 % geringere Kosten": {"metric": "Kosten", "change": "20 % geringere"},
        "wir sparen 3 Stunden pro Woche": {"change": "sparen 3 Stunden", "period": "pro Woche"},
        "statt 5 Tagen nur noch 2 Stunden": {"before": "5 Tagen", "after": "2 Stunden"},
        "Rechnungen früher 5 Tage, jetzt 2 Stunden": {"metric": "Rechnungen", "before": "5 Tage", "after": "2 Stunden"},
        "6 Wochen vorher, 10 Tage nachher": {"before": "6 Wochen", "after": "10 Tage"},
        "5 h auf 2 h, geschätzt von Ingrid": {"before": "5 h", "after": "2 h", "who": "Ingrid Solberg", "evidence": "estimated"},
        "factures : 5 jours avant, 2 heures maintenant": {"metric": "factures", "before": "5 jours", "after": "2 heures"},
        "délai passé de 6 semaines à 10 jours": {"metric": "délai", "before": "6 semaines", "after": "10 jours"},
        "deux fois plus de commandes": {"metric": "commandes", "change": "deux fois plus"},
        "請求書は5日から2時間に": {"metric": "請求書", "before": "5日", "after": "2時間"},
        "検証時間が10時間から20分未満に短縮": {"metric": "検証時間", "before": "10時間", "after": "20分未満"},
        "年間約1,100億円": {"after": "年間約1,100億円"},
        "作業時間を40%削減": {"metric": "作業時間", "change": "40%削減"},
    },
    "no figure at all": {
        "people stopped complaining": {},
        "same day": {},
        "we sleep at night": {},
    },
}


def said(sentence: str) -> dict[str, str]:
    """Returns the fields that were found in `sentence`, as text."""
    found = say_once(sentence, PEOPLE)
    told = {field.name: str(getattr(found, field.name)) for field in fields(found)}
    return {name: text for name, text in told.items() if name != "wording" and text not in ("", "unknown")}


@pytest.mark.parametrize("theme", SAID)
def test_a_sentence_falls_into_the_fields_as_the_table_says(theme: str) -> None:
    assert {sentence: said(sentence) for sentence in SAID[theme]} == SAID[theme]
