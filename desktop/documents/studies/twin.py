"""Makes the anonymous twin of a case study: the same visits and choices, told as if the customer had agreed to be told of so.

Roles stand for people, an alias, a region, a band of sizes and a season for the customer (see `report.anonymise`). What was
approved with the name counts for the same words without it. Uses no Qt. Promise of safety: P2b.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from db.model.agreed import Item, Permission
from db.model.errors import Refused
from db.model.kinds import CompanyConsent, PermissionSubject, Side
from db.model.marks import as_read, carried, written
from db.model.messages import N_, NN_, Message
from db.model.studies import StudySentence
from db.model.whole_study import WholeStudy
from db.model.whole_visit import WholeVisit
from desktop.consent.same_words import folded
from desktop.core.messages import Translator
from desktop.documents.studies.study_material import StudyMaterial, printed_items
from desktop.report.anonymise.bands import rounded_down
from desktop.report.anonymise.who_may_be_named import customer_called, telling, without_currency

NEEDS_VISITS = N_("An anonymous twin is made of the open draft, and needs all visits of the case study.")
LEFT_OUT = NN_(
    "{count} note is not in it, as its currency tells the country.",
    "{count} notes are not in it, as their currency tells the country.",
)
TOLD_WITHOUT = N_("Told without names: {names}.")
TOLD_ROUGHLY = N_("Told roughly: {what}.")
COMPANY, PLACES = N_("the company"), N_("places")
PEOPLE = NN_("{count} person", "{count} people")
COUNTRY, SIZE, DAY, COUNTS = N_("the country as its region"), N_("the size"), N_("the day as its season"), N_("counts")


def anonymous(of: StudyMaterial, rounded: bool = False) -> StudyMaterial:
    """Returns the material of the anonymous twin; with `rounded`, counts of the customer's own things are rounded down.

    Raises Refused for a version, and where a visit is not here.
    """
    if of.version or of.away or not of.wholes:
        raise Refused(NEEDS_VISITS)
    wholes = tuple(map(unnamed, of.wholes))
    twin = replace(of, wholes=wholes, whole=_told(of.whole, wholes[0], of.words), logo=None)
    carried = _approved_before(of, twin)
    if rounded:
        twin = replace(twin, wholes=tuple(_rounded(whole, of.words) for whole in wholes))
    return replace(twin, known=replace(twin.known, permissions=(*twin.known.permissions, *carried)))


def called_without_name(of: StudyMaterial) -> str:
    """Returns what the customer is called in the twin; empty where no visit is here."""
    return customer_called(unnamed(of.wholes[0]), of.words) if of.wholes else ""


def left_out(of: StudyMaterial) -> Message | None:
    """Says how many notes the twin does without, as they name the currency of the customer's country."""
    count = sum(_records(whole) - _records(without_currency(whole)) for whole in of.wholes)
    return Message(LEFT_OUT, count=count) if count else None


def told_of_twin(of: StudyMaterial, rounded: bool = False) -> tuple[Message, ...]:
    """Says in one sentence each what the twin has no names for, what it tells roughly, and how many notes it does without."""
    wholes = of.wholes
    people = {one.id for whole in wholes for one in whole.people if one.side is not Side.US and one.name.strip()}
    names = [Message(COMPANY), *([Message(PEOPLE, count=len(people))] if people else [])]
    names += [Message(PLACES)] if any(whole.visit.place.strip() for whole in wholes) else []
    rough = {
        COUNTRY: any(whole.customer.country.strip() for whole in wholes),
        SIZE: any(whole.customer.size.strip() for whole in wholes),
        DAY: any(whole.visit.date.strip() for whole in wholes),
        COUNTS: rounded,
    }
    what = [Message(words) for words, is_told in rough.items() if is_told]
    found = (
        Message(TOLD_WITHOUT, names=_listed(names)),
        Message(TOLD_ROUGHLY, what=_listed(what)) if what else None,
        left_out(of),
    )
    return tuple(filter(None, found))


def _listed(parts: Sequence[Message]) -> Message:
    return Message(", ".join(f"{{part{n}}}" for n in range(len(parts))), **{f"part{n}": part for n, part in enumerate(parts)})


def _records(whole: WholeVisit) -> int:
    return sum(map(len, (whole.answers, whole.objectives, whole.objections, whole.claims, whole.quotes, whole.promises)))


def unnamed(whole: WholeVisit) -> WholeVisit:
    """Returns the visit as if its customer had agreed to an anonymous story at most."""
    if whole.consent is None or whole.consent.company is not CompanyConsent.NAMED:
        return whole
    return replace(whole, consent=replace(whole.consent, company=CompanyConsent.ANONYMOUS, scope=()))


def _told(study: WholeStudy, whole: WholeVisit, words: Translator) -> WholeStudy:
    """Returns the case study with the names replaced in what somebody typed, and without links that lead to one of them."""
    tell = telling(whole, words)
    sentences = tuple(_unnamed_sentence(one, tell) for one in study.sentences)
    return replace(study, study=replace(study.study, title=tell(study.study.title)), sentences=sentences)


def _unnamed_sentence(one: StudySentence, tell: Callable[[str], str]) -> StudySentence:
    said = one.sentence
    text = tell(said.text) if said.typed else said.text
    kept = [mark for mark in said.marks if tell(as_read(mark.target)) == as_read(mark.target)]
    return replace(one, text=text, marks=written(carried(kept, said.text, text)))


def _rounded(whole: WholeVisit, words: Translator) -> WholeVisit:
    answers = tuple(replace(one, text=rounded_down(one.text, words)) for one in whole.answers)
    return replace(whole, answers=answers)


def _approved_before(of: StudyMaterial, twin: StudyMaterial) -> Iterator[Permission]:
    """Yields what was answered about an item once more, for the item that tells the same without names."""
    answered = [one for one in of.known.permissions if one.subject is PermissionSubject.ITEM]
    if not answered:
        # Nothing has to be composed to compare it.
        return
    tell = telling(twin.wholes[0], of.words)
    unnamed = {_likeness(one, one.text): one.hash for one in printed_items(twin)}
    instead = {one.hash: unnamed.get(_likeness(one, tell(one.text))) for one in printed_items(of)}
    for permission in answered:
        same = instead.get(permission.item)
        if same and same != permission.item:
            yield replace(permission, item=same)


def _likeness(item: Item, text: str) -> tuple[object, ...]:
    """Returns by what an item with a name and one without are known as the same; who said it is told by the same records."""
    return item.kind, item.records, folded(text), item.unit, item.hedge, item.language
