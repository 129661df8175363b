"""Describes our own company as it closes a document: what to do next, whom to ask, who we are. Every part may be empty."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """Our name, the call to action, whom to contact, a line about us and the legal line, all as typed.

    A part that is empty is not there in a document, nor is its heading.
    """

    name: str = ""
    call_to_action: str = ""
    contact: str = ""
    about_us: str = ""
    legal_line: str = ""


NO_HOUSE_STYLE = HouseStyle()
