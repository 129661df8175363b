"""Runs the commands about what was agreed: notes an answer or an approval, withdraws something, lists what went out."""

from argparse import Namespace
from contextlib import closing
from typing import Any

from db.engine.store import Store
from db.model.agreed import Approval, Permission, Sharing
from db.model.answers import SUBJECTS
from db.model.errors import Refused
from db.model.ids import new_id
from db.model.kinds import LADDER, AnswerWay, ApprovalAnswer, PermissionAnswer, PermissionSubject, PersonId, RecordId, Rung
from db.model.messages import N_, Message
from db.model.moments import is_day, today
from db.model.records import Customer
from db.model.whole_study import WholeVersion
from db.repositories import agreed, customers, studies
from db.repositories.by_id import one_beginning
from desktop.command_line.opening import open_store
from desktop.command_line.output import DONE, print_json, print_line, say, translator
from desktop.consent.same_words import folded
from desktop.consent.sharing import WhereUsed, words_to_tell
from desktop.consent.version_hash import version_hash
from desktop.core.paths import DataFolder
from desktop.documents.agreed.noting import ALL_OF_IT, add, publish, use_of_withdrawn
from desktop.documents.agreed.withdrawal_words import where

NO_DAY = N_("{text} is no day such as 2026-11-20.")
NO_PERSON = N_("There is nobody called {wanted} at {customer}.")
SEVERAL_PEOPLE = N_("Several people at {customer} are called {wanted}.")
NO_ITEM = N_("No version of a case study of {customer} prints an item that says {wanted}, or whose hash begins so.")
SEVERAL_ITEMS = N_("Several items begin with {wanted}.")
SEVERAL_SAY_SO = N_("Several items say {wanted}; please give more of the one that is meant.")
NO_VERSION = N_("There is no version {wanted} of a case study of {customer}; a version is kept with each export.")
NEEDS_VERSION = N_("Please say with --version which version of a case study was approved.")
SENT = N_("{day}  {purpose}  {file}")
WORDS = N_("What you could tell those who have copies:")
OF_COMPANY = N_("The company answers on “{rung}”, nobody else.")
OWN_RIGHT = {PermissionSubject.LOGO: Rung.LOGO, PermissionSubject.PHOTO: Rung.PHOTO}
APPROVALS = {"approved": ApprovalAnswer.APPROVED, "changes-asked": ApprovalAnswer.CHANGES, "revoked": ApprovalAnswer.WITHDRAWN}
ANSWERS = {"asked": PermissionAnswer.ASKED, "granted": PermissionAnswer.GRANTED, "refused": PermissionAnswer.REFUSED}


def note_answer(asked: Namespace, data_folder: DataFolder) -> int:
    """Notes what somebody answered: a permission, or what an approver said to a version."""
    with closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        if asked.answer in APPROVALS:
            record: Approval | Permission = _approval(store, customer, asked)
        else:
            record = _permission(store, customer, asked, ANSWERS[asked.answer], OWN_RIGHT)
        add(store, record)
    print_line(record.id)
    return DONE


def withdraw(asked: Namespace, data_folder: DataFolder) -> int:
    """Withdraws something in one act, and prints where it was used and what to tell those who have it."""
    with closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        if asked.version:
            asked.answer = "revoked"
            taken: Approval | Permission = _approval(store, customer, asked)
        else:
            taken = _permission(store, customer, asked, PermissionAnswer.WITHDRAWN, ALL_OF_IT)
        add(store, taken)
        _tell(store, customer, taken, use_of_withdrawn(store, taken))
    return DONE


def note_published(asked: Namespace, data_folder: DataFolder) -> int:
    """Notes where and when a version was published; only what is approved on that day can have been."""
    with closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        version = _version(store, customer, asked.version)
        sharing = publish(store, customer, version, asked.place, _said(asked)["since"])
    print_line(sharing.id)
    return DONE


def list_sent(asked: Namespace, data_folder: DataFolder) -> int:
    """Prints what went out of a customer, the first first."""
    with closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        found = agreed.all_of(store.connection, Sharing, customer.id)
    keys = ("id", "day", "document", "purpose", "to", "file", "digest", "place", "rung", "items", "people", "visits")
    if asked.json:
        print_json([{key: getattr(one, key) for key in keys} for one in found])
    for one in () if asked.json else found:
        to = f"{translator().text(one.purpose.value)}{f' ({one.to})' if one.to else ''}"
        print_line(translator().text(SENT, day=one.day, purpose=to, file=one.file or one.place or one.document))
    return DONE


def _tell(store: Store, customer: Customer, taken: Approval | Permission, used: WhereUsed) -> None:
    versions = agreed.versions_named(store.connection, used.versions)
    for sentence, concerned in where(taken, used, versions):
        say(sentence)
        for one in concerned:
            print_line(f"  {translator().message(one) if isinstance(one, Message) else one}")
    told = words_to_tell(taken, used, customer.name)
    if told:
        say(Message(WORDS))
    for words in told:
        print_line(f"  {translator().message(words)}")


def _permission(
    store: Store, customer: Customer, asked: Namespace, answer: PermissionAnswer, usual: dict[PermissionSubject, Rung]
) -> Permission:
    about = _about(store, customer, asked)
    subject = about["subject"]
    rung = Rung(asked.rung) if asked.rung and subject not in OWN_RIGHT else usual.get(subject, Rung.NAME)
    if subject in (PermissionSubject.PERSON, PermissionSubject.ITEM) and rung not in LADDER:
        raise Refused(OF_COMPANY, rung=Message(rung.value))
    return Permission(id=RecordId(new_id()), customer_id=customer.id, rung=rung, answer=answer, **about, **_said(asked))


def _about(store: Store, customer: Customer, asked: Namespace) -> dict[str, Any]:
    """Returns what is answered about: a logo and a photo are things of their own, however they are named."""
    own = SUBJECTS.get(Rung(asked.rung)) if asked.rung else None
    if asked.photo or (asked.person and own is PermissionSubject.PHOTO):
        return {"subject": PermissionSubject.PHOTO, "person": _person(store, customer, asked.photo or asked.person)}
    if asked.person:
        return {"subject": PermissionSubject.PERSON, "person": _person(store, customer, asked.person)}
    if asked.item:
        return {"subject": PermissionSubject.ITEM, "item": _item(store, customer, asked.item)}
    return {"subject": PermissionSubject.LOGO if asked.logo else own or PermissionSubject.COMPANY}


def _approval(store: Store, customer: Customer, asked: Namespace) -> Approval:
    if not asked.version:
        raise Refused(NEEDS_VERSION)
    version = _version(store, customer, asked.version)
    return Approval(
        id=RecordId(new_id()),
        customer_id=customer.id,
        study_version=version.version.id,
        digest=version_hash(version),
        answer=APPROVALS[asked.answer],
        item=_item(store, customer, asked.item) if asked.item else "",
        **_said(asked),
    )


def _said(asked: Namespace) -> dict[str, Any]:
    """Returns by whom, how, in which words, from when and until when."""
    for day in (asked.since, asked.until):
        if day and not is_day(day):
            raise Refused(NO_DAY, text=day)
    way = AnswerWay(asked.way) if asked.way else None
    return {"by": asked.by.strip(), "way": way, "words": asked.words, "since": asked.since or today(), "until": asked.until}


def _person(store: Store, customer: Customer, wanted: str) -> PersonId:
    name = " ".join(wanted.casefold().split())
    people = agreed.people_of(store.connection, customer.id)
    found = [one.id for one in people if " ".join(one.name.casefold().split()) == name or one.id.startswith(name)]
    if len(found) != 1:
        raise Refused(SEVERAL_PEOPLE if found else NO_PERSON, wanted=wanted, customer=customer.name)
    return found[0]


def _item(store: Store, customer: Customer, wanted: str) -> str:
    """Returns the hash of an item that is printed: it begins so, or this stands in the text of one alone."""
    printed = {one.item.hash: folded(one.text) for one in agreed.printed_of(store.connection, customer.id)}
    sent = {item for one in agreed.all_of(store.connection, Sharing, customer.id) for item in one.items}
    words = folded(wanted)
    saying = [key for key, text in printed.items() if words and words in text]
    if len(saying) == 1 and not any(key.startswith(wanted.strip().lower()) for key in (*printed, *sent)):
        return saying[0]
    if len(saying) > 1 and " " in wanted.strip():
        raise Refused(SEVERAL_SAY_SO, wanted=wanted)
    return one_beginning({*printed, *sent}, wanted, NO_ITEM, SEVERAL_ITEMS, customer=customer.name)


def _version(store: Store, customer: Customer, wanted: str) -> WholeVersion:
    """Returns the version with an id that begins so, or the newest of a case study with such an id."""
    start, found = wanted.strip().lower(), []
    for study in studies.of_customer(store.connection, customer.id):
        found += [one for one in study.versions if one.version.id.startswith(start)]
        if study.study.id.startswith(start) and study.versions:
            found.append(study.versions[-1])
    if len(found) != 1:
        raise Refused(NO_VERSION, wanted=wanted, customer=customer.name)
    return found[0]
