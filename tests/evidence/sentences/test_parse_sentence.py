from typing import Any

import pytest

from db.model.records import Evidence
from desktop.evidence.sentences.parse_sentence import Said, say_once

PEOPLE = ("Dana Fox", "Ingrid Solberg", "Tom")


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "invoices 5 days to 2 hours each, Dana, measured",
            {
                "metric": "invoices",
                "before": "5 days",
                "after": "2 hours",
                "period": "each",
                "who": "Dana Fox",
                "evidence": Evidence.MEASURED,
            },
        ),
        (
            "about 35 to 45 minutes, now maybe 10 to 15",
            {"before": "about 35 to 45", "after": "maybe 10 to 15", "unit": "minutes"},
        ),
        ("up to 10 hours down to under 20 minutes", {"before": "up to 10 hours", "after": "under 20 minutes"}),
        ("three people for half an hour, now one", {"before": "three people for half an hour", "after": "one"}),
        (
            "call-outs 14ish a quarter, now three or four",
            {"metric": "call-outs", "before": "14ish", "after": "three or four", "period": "a quarter"},
        ),
        ("deployment: months -> hours", {"metric": "deployment", "before": "months", "after": "hours"}),
        ("error messages → ordinary service", {"before": "error messages", "after": "ordinary service"}),
        (
            "Releases used to take 35 to 45 minutes, now it's 10 to 15 minutes per release (Tom, estimated)",
            {
                "metric": "Releases",
                "before": "35 to 45 minutes",
                "after": "10 to 15 minutes",
                "period": "per release",
                "who": "Tom",
                "evidence": Evidence.ESTIMATED,
            },
        ),
        (
            "clinical validation used to take 10 hours; now done in under 20 minutes",
            {"metric": "clinical validation", "before": "10 hours", "after": "under 20 minutes"},
        ),
        (
            "time to market many months, now a few weeks",
            {"metric": "time to market", "before": "many months", "after": "a few weeks"},
        ),
        (
            "Onboarding from 5 days to 2 hours, says Ingrid",
            {"metric": "Onboarding", "before": "5 days", "after": "2 hours", "who": "Ingrid Solberg"},
        ),
        ("revenue grew from €1.2m to €1.5m", {"metric": "revenue", "before": "€1.2m", "after": "€1.5m"}),
        ("2 hours instead of 5 days", {"before": "5 days", "after": "2 hours"}),
        (
            "saves 3 hours a week, Tom, estimated",
            {"change": "saves 3 hours", "period": "a week", "who": "Tom", "evidence": Evidence.ESTIMATED},
        ),
        ("40 % fewer call-outs", {"metric": "call-outs", "change": "40 % fewer"}),
        ("errors halved", {"metric": "errors", "change": "halved"}),
        ("from 35 to 45 minutes", {"after": "35 to 45 minutes"}),
        (
            "30 to 40 releases a year, measured by Dana",
            {"after": "30 to 40 releases", "period": "a year", "who": "Dana Fox", "evidence": Evidence.MEASURED},
        ),
        ("we used to spend €20k per month on riggers", {"before": "€20k", "period": "per month"}),
        ("¥110 billion a year, mid-term", {"after": "¥110 billion", "period": "a year"}),
        ("3 to 4 times a day to once a week", {"before": "3 to 4 times a day", "after": "once a week"}),
        (
            "von 5 Tagen auf 2 Stunden, Frau Meier, gemessen",
            {"before": "5 Tagen", "after": "2 Stunden", "who": "Frau Meier", "evidence": Evidence.MEASURED},
        ),
        ("Rechnungen früher 5 Tage, jetzt 2 Stunden", {"metric": "Rechnungen", "before": "5 Tage", "after": "2 Stunden"}),
        (
            "de 5 jours à 2 heures, Marie, estimé",
            {"before": "5 jours", "after": "2 heures", "who": "Marie", "evidence": Evidence.ESTIMATED},
        ),
        ("以前は10時間、今は20分未満", {"before": "10時間", "after": "20分未満"}),
        (
            "Ingrid: up to 2 days, now under 20 minutes",
            {"before": "up to 2 days", "after": "under 20 minutes", "who": "Ingrid Solberg"},
        ),
        ("750 pounds a day for riggers before", {"before": "750 pounds a day"}),
        ("same day", {}),
        ("we sleep again", {}),
        ("", {}),
        ("5 days to 2 hours " * 40, {}),
    ],
)
def test_a_sentence_falls_into_the_fields(sentence: str, fields: dict[str, Any]) -> None:
    assert say_once(sentence, PEOPLE) == Said(wording=sentence, **fields)


def test_a_range_is_no_change() -> None:
    assert say_once("it takes 2 to 3 hours").before == ""
    assert say_once("wait of 1 to 2 days").after == "1 to 2 days"
