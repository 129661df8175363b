"""What two programs find that assistive technology would miss in our documents: nothing (PDF/UA-1, WCAG 2.2)."""

import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from db.model.records import CompanyConsent
from desktop.core.messages import translator_for
from desktop.report.content.about_person import about_person
from desktop.report.content.case_study import case_study
from desktop.report.content.recovery_page import recovery_page
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import whole
from tests.report.every_document import DOCUMENTS, OURS
from tests.report.golden import KEPT
from tests.report.reading import pdf
from tests.report.trial_texts import telling
from tests.report.visits import consent, empty, full

with warnings.catch_warnings():
    # Parts of these programs warn when they are loaded.
    warnings.simplefilter("ignore")
    from outloud import check  # type: ignore[import-untyped]  # has no types
    from pdfua import validate


def found(made: Outline | Story, folder: Path, paper: Paper = Paper.A4) -> list[str]:
    """Returns what both programs find, errors and warnings alike."""
    return found_in(pdf(made, paper), folder)


def found_in(data: bytes, folder: Path) -> list[str]:
    """Returns what both programs find in a file."""
    file = folder / "made.pdf"
    file.write_bytes(data)
    told = [f"outloud {one.rule}: {one.message} {one.evidence}" for one in check(str(file)).findings if one.severity != "info"]
    return told + [f"pdfua {one.rule_id}: {one.message}" for one in validate(str(file)).findings]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_found_in_any_document(name: str, tmp_path: Path) -> None:
    assert found(DOCUMENTS[name](full()), tmp_path) == []


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_found_in_the_kept_studies(name: str, paper: Paper, tmp_path: Path) -> None:
    assert found(case_study(whole(name), ours=OURS), tmp_path, paper) == []


@pytest.mark.parametrize(
    "text",
    [
        "The regional association of the makers of pumps and of all that belongs to them in the north",
        '夜中に電話が鳴らなくなりました。 <img src="/etc/passwd"/> \x01\x02 \u202eabc\u202c </para>',
    ],
)
def test_nothing_is_found_whatever_was_typed(text: str, tmp_path: Path) -> None:
    visit = telling(text)
    visit = replace(visit, customer=replace(visit.customer, name=text))
    for name in DOCUMENTS.keys() - {"interview guide"}:
        assert found(DOCUMENTS[name](visit), tmp_path) == []


def test_nothing_is_found_in_pages_about_a_person_and_a_key(tmp_path: Path) -> None:
    assert found(about_person("Ann Bo", [], "2026-11-20"), tmp_path) == []
    assert found(recovery_page(["ABCD-EFGH"] * 8, "a1b2", "2026-11-20"), tmp_path) == []


@pytest.mark.parametrize("language", ["de", "fr"])
def test_nothing_is_found_in_another_language(language: str, tmp_path: Path) -> None:
    assert found(case_study(full(), translator_for(language), ours=OURS), tmp_path) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes(
        pdf(case_study(empty(consent=consent(CompanyConsent.NAMED)))).replace(b"/Alt", b"/Alx").replace(b"/Lang", b"/Lanx")
    )
    assert check(str(file)).errors and validate(str(file)).findings
