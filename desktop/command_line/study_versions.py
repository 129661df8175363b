"""Compares versions of a case study by command, and makes one of them the open draft again."""

from db.engine.store import Store
from db.model.errors import Refused
from db.model.messages import N_
from db.model.records import Customer
from db.model.whole_study import WholeStudy
from db.repositories import studies, visits
from db.repositories.by_id import one_beginning
from desktop.command_line.output import print_line, translator
from desktop.documents.studies.version_comparison import DRAFT, Side, compare, restore, told_of_restoring
from desktop.documents.studies.version_difference import as_lines

NO_STUDY = N_("There is no case study {wanted} of {customer}.")
SEVERAL_STUDIES = N_("Several case studies begin with {wanted}.")
NONE_YET = N_("There is no case study of {customer}.")
WHICH = N_("There are {count} case studies of {customer}; please say which one with --study.")
NO_NUMBER = N_("“{wanted}” is no number of a version; please give two numbers, or “draft” for the open draft.")
THE_DRAFT = "draft"
FROM_TO = N_("{older} → {newer}")
OPEN_DRAFT, VERSION_OF = N_("open draft"), N_("version {number} of {day}")
LEGEND = N_("[-struck-] {+added+}")
SAME = N_("They say the same.")
OTHER_VISITS = N_("They are made from other visits.")


def one_of(store: Store, customer: Customer, wanted: str) -> WholeStudy:
    """Returns the case study of a customer whose id begins so, its only one where nothing is wanted. Raises Refused."""
    found = studies.of_customer(store.connection, customer.id)
    if not wanted:
        if len(found) != 1:
            raise Refused(WHICH if found else NONE_YET, count=len(found), customer=customer.name)
        return found[0]
    study = one_beginning([one.study for one in found], wanted, NO_STUDY, SEVERAL_STUDIES, customer=customer.name)
    return next(one for one in found if one.study is study)


def print_comparison(store: Store, whole: WholeStudy, older: str, newer: str) -> None:
    """Prints what differs between two versions, or a version and the open draft, section by section."""
    found = compare(store.connection, whole, _number(older), _number(newer))
    words = translator()
    print_line(words.text(FROM_TO, older=_called(found.older), newer=_called(found.newer)))
    if found.other_visits:
        print_line(words.text(OTHER_VISITS))
    print_line(words.text(LEGEND if found.sections else SAME))
    for section in found.sections:
        print_line("")
        print_line(words.text(section.section))
        for line in as_lines(section.pieces):
            print_line(f"  {line}")
        for message in section.marked:
            print_line(f"  ({words.message(message)})")


def restore_version(store: Store, whole: WholeStudy, number: int) -> None:
    """Makes a version the open draft again, and prints what was done."""
    edit = restore(store.connection, whole.study.id, number)
    visits.apply(store, edit)
    for sentence in told_of_restoring(edit, number):
        print_line(translator().message(sentence))


def _number(wanted: str) -> int:
    if wanted.casefold() == THE_DRAFT:
        return DRAFT
    if not wanted.isascii() or not wanted.isdecimal() or int(wanted[:9]) == DRAFT:
        raise Refused(NO_NUMBER, wanted=wanted)
    return int(wanted[:9])


def _called(side: Side) -> str:
    words = translator()
    return words.text(VERSION_OF, number=side.number, day=side.made_at[:10]) if side.number else words.text(OPEN_DRAFT)
