"""Puts a word of its own into every field of every record of a visit, and finds in a document which fields stand in it."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from itertools import count
from typing import Any, TypeVar

from pypdf import PdfReader

from db.model.fields import fields_of
from db.model.records import (
    ClaimKind,
    CompanyConsent,
    Note,
    Objection,
    Objective,
    PersonConsent,
    PersonId,
    Promise,
    Quote,
    Rate,
    Record,
    RecordId,
    ReturnPlan,
    Side,
    ValueCategory,
)
from desktop.report.document.wording import ANSWERS
from tests.report.anonymise.anonymity import Secret, found_in
from tests.report.visits import VISIT, answer, claim, consent, empty, person

R = TypeVar("R", bound=Record)
# Letters that no word of ours holds one after the other.
LETTERS = "bcdfghjklm"


class Canaries:
    """A visit with a word of its own in every typed field. `fields` tells for each word whose it is, as "Claim.metric"."""

    def __init__(self) -> None:
        self._numbers = count(100_000)
        self.fields: dict[str, str] = {}
        theirs, ours = (
            person(name, PersonConsent.NAMED, side=side) for name, side in (("theirs", Side.CUSTOMER), ("ours", Side.US))
        )
        told: dict[str, Any] = {"said_by": theirs.id}
        whole = empty()
        claims = []
        for kind in ClaimKind:
            for category in (ValueCategory.COST, ValueCategory.EMOTIONAL):
                for publish in (True, False):
                    one = replace(claim(category, kind=kind, publish=publish, **told), id=RecordId(f"{kind}{category}{publish}"))
                    claims.append(self.filled(one, kind.value if publish else "unpublished"))
        claims.append(self.filled(replace(claim(said_by=ours.id), id=RecordId("of ours")), "of ours"))
        a_quote = Quote(id=RecordId("q"), visit_id=VISIT, said_by=theirs.id)
        promise = Promise(id=RecordId("p"), visit_id=VISIT)
        self.whole = replace(
            whole,
            visit=self.filled(whole.visit),
            customer=self.filled(whole.customer),
            people=(self.filled(theirs, "theirs"), self.filled(ours, "ours")),
            answers=tuple(
                self.filled(answer(question, ""), question) for question in (*ANSWERS, "surprised_us", "of_their_guide")
            ),
            notes=(self.filled(Note(id=RecordId("n"), visit_id=VISIT, said_by=theirs.id)),),
            objectives=(self.filled(Objective(id=RecordId("o"), visit_id=VISIT, said_by=theirs.id)),),
            objections=tuple(
                self.filled(Objection(id=RecordId(f"x{publish}"), visit_id=VISIT, publish=publish)) for publish in (True, False)
            ),
            claims=tuple(claims),
            quotes=(
                self.filled(a_quote, "theirs"),
                self.filled(replace(a_quote, id=RecordId("q2"), publish=False), "unpublished"),
                self.filled(replace(a_quote, id=RecordId("q3"), said_by=PersonId("ours")), "of ours"),
            ),
            promises=(self.filled(replace(promise, side=Side.US)), self.filled(replace(promise, side=Side.CUSTOMER))),
            rates=(self.filled(Rate(id=RecordId("r"), visit_id=VISIT)),),
            return_plan=self.filled(ReturnPlan(id=RecordId("rp"), visit_id=VISIT)),
            consent=self.filled(consent(CompanyConsent.NAMED)),
        )

    def filled(self, record: R, tag: str = "") -> R:
        """Returns `record` with a new word in each of its typed fields."""
        changes: dict[str, Any] = {}
        for name, kind in fields_of(type(record)).kinds.items():
            if not kind.is_typed:
                continue
            word = "Zq" + "".join(LETTERS[int(digit)] for digit in str(next(self._numbers)))
            called = f"{type(record).__name__}.{name}"
            self.fields[word] = f"{called} ({tag})" if tag else called
            changes[name] = (word,) if isinstance(getattr(record, name), tuple) else word
        return replace(record, **changes)

    def shown(self, data: bytes, file_name: str = "") -> set[str]:
        """Returns the fields whose words stand anywhere in a PDF: on its pages, in what is beside them, or in its name."""
        hits = found_in(data, file_name, Secret(tuple(word.lower() for word in self.fields), ()))
        found = {hit.split(" in ")[0] for hit in hits}
        return {field for word, field in self.fields.items() if word.lower() in found}


def read(data: bytes) -> str:
    """Returns all text on the pages of a PDF, with one space for any white space."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def bookmarks(data: bytes) -> list[str]:
    """Returns the titles of the bookmarks, those inside others after them."""

    def flat(marks: Iterable[Any]) -> list[str]:
        return [title for mark in marks for title in (flat(mark) if isinstance(mark, list) else [str(mark.title)])]

    return flat(PdfReader(BytesIO(data)).outline)
