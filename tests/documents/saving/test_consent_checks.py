from dataclasses import replace

import pytest

from db.model.records import CompanyConsent, PersonConsent, ValueCategory
from desktop.core.messages import ENGLISH
from desktop.core.paths import resources
from desktop.documents.saving.consent_checks import checks_of, refusal
from desktop.interview.guide import read_guides
from tests.report.visits import claim, consent, empty, objection, person, quote

GUIDE = read_guides([resources() / "guides"])[0]["45"]
SAID = "Tormod got his penalties off the books."


@pytest.mark.parametrize(
    ("company", "scope", "refused"),
    [
        (CompanyConsent.INTERNAL_ONLY, (), True),
        (CompanyConsent.INTERNAL_ONLY, ("name + company", "full case study"), True),
        (CompanyConsent.NAMED, ("internal only",), True),
        (None, ("Internal only ",), True),
        (CompanyConsent.NAMED, ("full case study",), False),
        (CompanyConsent.ANONYMOUS, (), False),
        (CompanyConsent.UNASKED, (), False),
        (None, (), False),
    ],
)
def test_a_customer_who_said_internal_only_in_either_place_has_no_document_to_share(
    company: CompanyConsent | None, scope: tuple[str, ...], refused: bool
) -> None:
    assert (refusal(empty(consent=consent(company, scope=scope))) is not None) == refused


def test_without_any_consent_there_is_a_draft_without_names() -> None:
    assert refusal(empty(consent=None)) is None


@pytest.mark.parametrize(
    ("company", "scope", "answers"),
    [
        (CompanyConsent.INTERNAL_ONLY, ("full case study",), ("internal only", "full case study")),
        (CompanyConsent.NAMED, ("internal only",), ("internal only", "name + company")),
        (CompanyConsent.ANONYMOUS, ("logo", "anonymous story"), ("anonymous story", "logo")),
        (CompanyConsent.NAMED, ("logo",), ()),
        (CompanyConsent.ANONYMOUS, ("anonymous story",), ()),
        (CompanyConsent.INTERNAL_ONLY, ("internal only",), ()),
    ],
)
def test_two_answers_that_disagree_are_both_shown(
    company: CompanyConsent, scope: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    whole = empty(consent=consent(company, scope=scope))
    sentences = [check.sentence for check in checks_of(whole, GUIDE, ENGLISH) if "narrower" in check.sentence]
    assert [all(f"“{answer}”" in sentence for answer in answers) for sentence in sentences] == [True] * bool(answers)


def test_a_quote_with_a_replaced_name_asks_for_agreement_and_no_other_does() -> None:
    tormod = person("Tormod Lie", PersonConsent.ROLE_ONLY, job_title="CFO")
    said, calm, doubt = quote(SAID), quote("Calm nights"), objection(SAID, verbatim=True)
    whole = empty(consent=consent(CompanyConsent.NAMED), people=(tormod,), quotes=(said, calm), objections=(doubt,))
    asked = [check for check in checks_of(whole, GUIDE, ENGLISH) if "square brackets" in check.sentence]
    assert [(check.record_id, check.title) for check in asked] == [(said.id, SAID), (doubt.id, SAID)]
    withheld = replace(whole, quotes=(replace(said, publish=False),), objections=())
    assert not any("square brackets" in check.sentence for check in checks_of(withheld, GUIDE, ENGLISH))


def test_a_person_who_may_be_named_in_an_anonymous_company_is_told_as_a_role_and_the_list_says_so() -> None:
    whole = empty(consent=consent(CompanyConsent.ANONYMOUS), people=(person("Ingrid Solberg", PersonConsent.NAMED),))
    assert [check.title for check in checks_of(whole, GUIDE, ENGLISH) if "only the role" in check.sentence] == ["Ingrid Solberg"]
    named = replace(whole, consent=consent(CompanyConsent.NAMED))
    assert not any("only the role" in check.sentence for check in checks_of(named, GUIDE, ENGLISH))


def test_what_is_left_out_as_nobody_is_to_be_mentioned_is_said() -> None:
    silent = person("Kari Moen", PersonConsent.NONE)
    spoken = person("Ann Bo", PersonConsent.NAMED)
    said = (quote("I never liked it.", said_by=silent.id), quote("I did.", said_by=spoken.id))
    doubt = objection("Too dear.", said_by=silent.id)
    calm = claim(ValueCategory.EMOTIONAL, metric="Nights", wording="I sleep again.", said_by=silent.id)
    whole = empty(
        people=(silent, spoken), quotes=said, objections=(doubt,), claims=(calm,), consent=consent(CompanyConsent.NAMED)
    )
    told = [check.title for check in checks_of(whole, GUIDE, ENGLISH) if "left out" in check.sentence]
    assert told == ["I never liked it.", "Too dear.", "I sleep again."]
