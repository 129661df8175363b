"""Keeps text and structure of three case studies; `python -m tests.report.golden` writes them anew after a wanted change."""

from pathlib import Path
from typing import Any

from db.model.house import HouseStyle, OurCompany
from desktop.report.content.case_study import case_study
from tests.report.content.story.told import whole
from tests.report.reading import inside, page_texts

FOLDER = Path(__file__).parent
KEPT = ("halden-pumps", "montreal", "clinic")
HOUSE = HouseStyle(name="Nordlys", call_to_action="Try it on one pump.", contact="tom@nordlys.example", legal_line="Nordlys AS")


def told(name: str) -> str:
    """Returns the structure of a study, one element a line, and the text of its pages."""
    made = case_study(whole(name), ours=OurCompany(HOUSE))
    pages = [f"--- page {number}\n{text}" for number, text in enumerate(page_texts(made), start=1)]
    return "\n".join((*_lines(inside(made)["/StructTreeRoot"]["/K"], 0), *pages)) + "\n"


def _lines(node: Any, depth: int) -> list[str]:
    node = node.get_object()
    if isinstance(node, list):
        return [line for kid in node for line in _lines(kid, depth)]
    if not isinstance(node, dict) or "/S" not in node:
        return []
    more = "".join(f" {key[1:]}={node[key]}" for key in ("/Alt", "/Lang") if key in node)
    return [f"{'  ' * depth}{node['/S'][1:]}{more}", *_lines(node["/K"], depth + 1)]
