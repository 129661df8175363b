"""Makes two documents of each format that can be saved, to be written over each other."""

from functools import cache

from desktop.documents.studies.page_picture import picture_of
from desktop.documents.studies.study_pictures import excerpt_of, parts_of
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import sales_card
from tests.report.formats.written import FORMATS
from tests.report.reading import pdf
from tests.report.visits import full

ENDINGS = (".pdf", *FORMATS, ".png")


@cache
def versions(ending: str) -> tuple[bytes, bytes]:
    """Returns the two documents of a format."""
    story, card = case_study(full()), sales_card(full())
    if ending == ".png":
        first, second, *_ = (picture_of(pdf(excerpt_of(story, part))) for part in list(parts_of(story))[:2])
        return first, second
    write = pdf if ending == ".pdf" else FORMATS[ending][0]
    return write(story), write(card)
