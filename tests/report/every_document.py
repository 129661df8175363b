"""Makes each document there is from one visit, for what all of them must hold."""

from collections.abc import Callable
from dataclasses import replace

from db.model.case_study import Choices
from db.model.house import HouseStyle, OurCompany
from db.model.records import VisitId
from db.model.whole_visit import WholeVisit
from desktop.report.content.case_study import case_study, story_of
from desktop.report.content.host_brief import host_brief
from desktop.report.content.minutes import minutes
from desktop.report.content.paper_guide import paper_guide
from desktop.report.content.sales_card import sales_card
from desktop.report.content.visit_brief import visit_brief
from desktop.report.content.visit_report import visit_report
from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from tests.report.marked import with_marks
from tests.report.visits import GUIDES

Maker = Callable[[WholeVisit], Outline | Story]

OURS = OurCompany(
    HouseStyle(
        name="Nordlys",
        call_to_action="Try it on one pump, in your worst tank.",
        contact="Tom Berger, Sales\ntom.berger@nordlys.example",
        about_us="Condition monitoring with parts lists, for people who keep pumps running.",
        legal_line="Nordlys Condition Monitoring AS",
    )
)
GUIDE = GUIDES["45"]


def story_with_us(whole: WholeVisit) -> Story:
    """Returns the story of a visit, our company above and below."""
    return case_study(whole, ours=OURS)


def story_with_marks(whole: WholeVisit) -> Story:
    """Returns the story of a visit with marks, links and items of a list."""
    return with_marks(case_study(whole, ours=OURS))


def story_of_two_visits(whole: WholeVisit) -> Story:
    """Returns the story of a visit and of a later one at which the same was said."""
    later = replace(whole, visit=replace(whole.visit, id=VisitId("later"), date="2027-05-04"))
    return story_of([whole, later], Choices(visits=(whole.visit.id, later.visit.id)), ours=OURS)


def card_with_us(whole: WholeVisit) -> Story:
    """Returns the sales card of a visit, our company below."""
    return sales_card(whole, ours=OURS)


def our_brief(whole: WholeVisit) -> Outline:
    """Returns our page before the visit."""
    return visit_brief(whole, GUIDE)


def their_brief(whole: WholeVisit) -> Outline:
    """Returns the page for the host of the visit."""
    return host_brief(whole, GUIDE)


def guide_on_paper(whole: WholeVisit) -> Outline:
    """Returns the questions with lines for a pen."""
    return paper_guide(GUIDE, whole)


# The first tells what was heard in full, the last three what is known before a visit.
DOCUMENTS: dict[str, Maker] = {
    "visit report": visit_report,
    "case study": case_study,
    "case study with our company": story_with_us,
    "case study of two visits": story_of_two_visits,
    "case study with marks": story_with_marks,
    "sales card": card_with_us,
    "minutes": minutes,
    "visit brief": our_brief,
    "host brief": their_brief,
    "interview guide": guide_on_paper,
}
