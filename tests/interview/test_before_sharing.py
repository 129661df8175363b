from dataclasses import replace

from db.model.records import ClaimKind, Evidence, PersonId
from desktop.interview.before_sharing import before_sharing
from tests.factories import a_claim, a_quote
from tests.interview.test_story import GUIDE, a_full_story, an_empty_visit


def test_the_missing_parts_of_an_empty_visit_are_in_the_order_of_the_guide() -> None:
    checks = before_sharing(an_empty_visit(), GUIDE)
    assert [check.question_id for check in checks] == [question.id for question in GUIDE.starred]
    assert all(check.title and check.sentence and not check.record_id for check in checks)


def test_a_full_story_with_sound_claims_has_nothing_to_look_at() -> None:
    story = a_full_story()
    sound = {"evidence": Evidence.MEASURED, "said_by": PersonId("p"), "period": "a quarter"}
    claims = tuple(replace(claim, **sound) for claim in story.claims)  # type: ignore[arg-type]  # fields of a claim
    assert before_sharing(replace(story, claims=claims), GUIDE) == ()


def test_odd_claims_that_would_be_published_are_named_with_what_is_odd_and_others_are_not() -> None:
    story = a_full_story()
    odd = a_claim(story.visit, metric="Stops", before="", after="under 3")
    secret = replace(odd, publish=False)
    told = [(check.title, check.sentence) for check in before_sharing(replace(story, claims=(*story.claims, odd)), GUIDE)]
    assert ("Stops", "Compared to what? There is no “before” yet.") in told
    hidden = before_sharing(replace(story, claims=(*story.claims, secret)), GUIDE)
    assert "Stops" not in {check.title for check in hidden}


def test_a_forecast_kept_as_a_result_and_a_quote_typed_days_later_get_a_remark() -> None:
    story = a_full_story()
    hoped = a_claim(story.visit, metric="Fuel", wording="We will save a third next year", kind=ClaimKind.RESULT)
    late = a_quote(story.visit, text="We sleep again.", heard_at="2026-11-30T09:00:00+00:00")
    checks = before_sharing(replace(story, claims=(hoped,), quotes=(late,)), GUIDE)
    assert any(check.title == "Fuel" and "sounds like a forecast" in check.sentence for check in checks)
    assert any(check.record_id == late.id and "word for word" in check.sentence for check in checks)
