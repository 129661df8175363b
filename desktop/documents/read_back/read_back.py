"""Says what is read back at the table, each quote and number exactly as it would be printed, and makes records of the answers.

A card holds what one record is printed as: a result may stand on a tile and in a table, and whoever agrees agrees to both.
A correction changes the record itself, with a note that the customer corrected it; what is printed then is read back anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.model.agreed import Item, Permission
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.in_force import About, Standing, is_granted, standing
from db.model.kinds import AnswerWay, CustomerId, ItemKind, NoteKind, PermissionAnswer, PermissionSubject, RecordId, Rung
from db.model.messages import N_
from db.model.moments import room_now
from db.model.records import Claim, Note, Quote
from db.model.whole_visit import WholeVisit
from desktop.consent.drawn_name import as_text
from desktop.consent.permissions import to_correct
from desktop.consent.status import use_of
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.agreed.noting import answers_of
from desktop.documents.sharing.stops import Draft

READ_BACK = (ItemKind.QUOTE, ItemKind.PARAPHRASE, ItemKind.NUMBER, ItemKind.FEELING)
# What can be corrected of a quote and of a number, in this order; of a number what is filled in, and both its sides.
CORRECTED: dict[type, tuple[str, ...]] = {
    Quote: ("text",),
    Claim: ("metric", "before", "after", "change", "unit", "period", "wording", "moment"),
}
ALWAYS = ("text", "before", "after")
NOTE = N_("Corrected by the customer: {what}")
FROM_TO = N_("{field}: “{before}” → “{after}”")


@dataclass(frozen=True, slots=True)
class Card:
    """What one record is printed as; `record_id` is empty where no quote or claim of the visit is behind it."""

    items: tuple[Item, ...]
    record_id: str

    @property
    def hashes(self) -> frozenset[str]:
        """By which its items are approved."""
        return frozenset(item.hash for item in self.items)


def cards_of(draft: Draft) -> tuple[Card, ...]:
    """Returns the cards of a draft, in the order in which it prints them."""
    known = {quote.id for whole in draft.wholes for quote in whole.quotes}
    known |= {claim.id for whole in draft.wholes for claim in whole.claims}
    groups: dict[str, list[Item]] = {}
    for line in draft.version.items:
        item = line.item
        if item.kind in READ_BACK:
            record_id = next((one for one in item.records if one in known), "")
            groups.setdefault(record_id or item.hash, []).append(item)
    return tuple(Card(tuple(items), key if key in known else "") for key, items in groups.items())


def rung_of(draft: Draft) -> Rung:
    """Returns how the customer is told of in a draft."""
    return use_of(draft.version, draft.known.customer, draft.known.people).rung


def is_agreed(card: Card, permissions: Sequence[Permission], rung: Rung, day: str) -> bool:
    """Returns whether everything on a card may be used as it is printed."""
    about = PermissionSubject.ITEM
    return all(is_granted(permissions, About(about, one), rung, day) for one in card.hashes)


def left_out_by(card: Card, permissions: Sequence[Permission], rung: Rung, day: str) -> str | None:
    """Returns who said that something on a card may not be used, empty where nobody is named; None where it may."""
    found = (standing(permissions, About(PermissionSubject.ITEM, one), rung, day) for one in card.hashes)
    taken = [answer.by.strip() for how, answer in found if how in (Standing.REFUSED, Standing.WITHDRAWN) and answer]
    return next(iter(taken), None)


def answers(
    card: Card,
    customer_id: CustomerId,
    rung: Rung,
    day: str,
    by: str,
    strokes: Sequence[Sequence[tuple[float, float]]] = (),
    agreed: bool = True,
    known: Sequence[Permission] = (),
) -> tuple[Permission, ...]:
    """Returns the answers to a card: that it may be used as it is printed, or with `agreed` False not at all.

    Of those `known` it corrects what the same person said of it today.
    """
    drawn = as_text(strokes)
    answer = PermissionAnswer.GRANTED if agreed else PermissionAnswer.REFUSED
    given = (
        Permission(
            id=RecordId(new_id()),
            customer_id=customer_id,
            subject=PermissionSubject.ITEM,
            rung=rung if agreed else Rung.NUMBER,
            answer=answer,
            item=item.hash,
            by=by.strip(),
            way=AnswerWay.READ_BACK,
            since=day,
            drawn=drawn,
        )
        for item in card.items
    )
    return tuple(one for said in given for one in answers_of(said, to_correct(said, known)))


def fields_to_correct(record: Quote | Claim) -> tuple[tuple[str, str], ...]:
    """Returns the fields of a record that a customer can correct, each with what stands in it."""
    values = ((name, str(getattr(record, name))) for name in CORRECTED[type(record)])
    return tuple((name, text) for name, text in values if text.strip() or name in ALWAYS)


def correction(record: Quote | Claim, values: dict[str, str], whole: WholeVisit, words: Translator = ENGLISH) -> Edit | None:
    """Returns the edit after which a record reads as the customer corrected it, with a note that says so; None for no change."""
    changed: dict[str, Any] = {name: text for name, text in values.items() if text.strip() != str(getattr(record, name)).strip()}
    if not changed:
        return None
    told = (
        words.text(FROM_TO, field=words.text(name.replace("_", " ")), before=getattr(record, name), after=text)
        for name, text in changed.items()
    )
    note = Note(
        id=RecordId(new_id()),
        visit_id=whole.visit.id,
        position=max((one.position for one in whole.notes), default=-1) + 1,
        at=room_now(),
        kind=NoteKind.NOTE,
        text=words.text(NOTE, what="; ".join(told)),
        said_by=record.said_by,
        # It stands in its record already.
        sorted=True,
    )
    return Edit(whole.visit.id, (RecordChange(record, replace(record, **changed)), RecordChange(None, note)))
