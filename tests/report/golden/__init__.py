"""Keeps text and structure of three case studies; `python -m tests.report.golden` writes them anew after a wanted change."""

from pathlib import Path

from db.model.house import HouseStyle, OurCompany
from desktop.report.content.case_study import case_study
from tests.report.content.story.told import whole
from tests.report.reading import page_texts
from tests.report.structure import Spoken, spoken

FOLDER = Path(__file__).parent
KEPT = ("halden-pumps", "montreal", "clinic")
HOUSE = HouseStyle(name="Nordlys", call_to_action="Try it on one pump.", contact="tom@nordlys.example", legal_line="Nordlys AS")


def told(name: str) -> str:
    """Returns what a study says to assistive technology, one element a line, and the text of its pages as it stands there."""
    made = case_study(whole(name), ours=OurCompany(HOUSE))
    pages = [f"--- page {number}\n{text}" for number, text in enumerate(page_texts(made), start=1)]
    return "\n".join((*_lines(spoken(made), 0), *pages)) + "\n"


def _lines(one: Spoken, depth: int) -> list[str]:
    language = f" ({one.language})" if one.language else ""
    said = " ".join(one.text.split())
    shown = f"{'  ' * depth}{one.role}{language}{f': {said}' if said else ''}{f' [{one.alt}]' if one.alt else ''}"
    return [shown, *(line for kid in one.inside for line in _lines(kid, depth + 1))]
