"""Every document of a visit, whatever was typed: it is whole, tells the words as typed, and touches nothing outside."""

from dataclasses import replace

import pytest

from db.model.records import CompanyConsent, Note, PersonConsent, RecordId
from db.model.whole_visit import WholeVisit
from tests.exchange.watching import foreign, watched
from tests.report.content.story.told import NAMED
from tests.report.every_document import DOCUMENTS
from tests.report.layout.test_story_pages import many
from tests.report.reading import page_texts, pdf, read_back, reader, visible
from tests.report.trial_texts import telling
from tests.report.visits import VISIT, answer, consent, empty, person, quote

MARKUP = '<img src="http://127.0.0.1:9/x.png"/> <a href="file:///etc/passwd">R&D</a> </para>'
CONTROLS = "one\x00two\x07three\x1bfour"
TURNED = "\u202egnp.exe\u202c \u2066in\u2069"
TITLE = "Deputy Head of the Regional Department for Pumps, Valves and Other Parts"
# Where words of a visit stand: all but the guide, which has the customer's name alone, and the page for the host.
TELLING = DOCUMENTS.keys() - {"interview guide", "host brief"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_markup_controls_and_overrides_are_words_and_nothing_outside_is_touched(name: str) -> None:
    text = f"{MARKUP} {CONTROLS} {TURNED}"
    whole = telling(text)
    whole = replace(whole, customer=replace(whole.customer, name=f"Halden {MARKUP}"), visit=replace(whole.visit, source=MARKUP))
    with watched() as seen:
        made = DOCUMENTS[name](whole)
        pdf(made)
    assert list(foreign(seen)) == []
    if name in TELLING:
        assert visible('<img src="http://127.0.0.1:9/x.png"/>') in visible(read_back(made))
    links = [link.get_object() for page in reader(made).pages for link in page.get("/Annots", [])]
    assert not any("file:" in str(link) or "javascript:" in str(link).casefold() for link in links)


# For the case study see layout/test_story_pages.py.
@pytest.mark.parametrize("name", ["visit report", "minutes"])
def test_fifty_claims_and_a_quote_of_ten_thousand_words_are_all_there(name: str) -> None:
    made = many(50, 2, 2)
    whole = replace(made, quotes=(*made.quotes, quote("word " * 10_000)))
    text = "".join(map(visible, page_texts(DOCUMENTS[name](whole))))
    assert text.count("word") >= 10_000
    assert all(visible(claim.metric) in text for claim in whole.claims)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_job_title_of_72_characters_stands_whole(name: str) -> None:
    who = person("Ingrid Solberg", PersonConsent.NAMED, job_title=TITLE, role="champion")
    whole = empty(
        people=(who,), consent=NAMED, quotes=(quote("It runs.", said_by=who.id),), answers=(answer("challenge", "Slow."),)
    )
    assert len(TITLE) == 72
    text = visible(read_back(DOCUMENTS[name](whole)))
    assert visible(TITLE) in text or visible("Deputy Head") not in text


def three_words() -> WholeVisit:
    """Returns a visit of which three words were noted."""
    note = Note(id=RecordId("n"), visit_id=VISIT, text="sensors like brine")
    return empty(consent=consent(CompanyConsent.NAMED), notes=(note,))


@pytest.mark.parametrize("name", sorted(DOCUMENTS.keys() - {"interview guide"}))
def test_three_words_of_notes_make_one_page_without_a_heading_over_nothing(name: str) -> None:
    texts = page_texts(DOCUMENTS[name](three_words()))
    assert len(texts) == 1 and "Halden Pumps AS" in texts[0]
