"""Tells who is meant by a name: people known from other visits, before anybody new. Pure functions."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from db.model.records import Person, Record
from db.model.visit_copy import with_ids
from db.model.whole_visit import WholeVisit


def known_by_name(name: str, known: Iterable[Person], whole: WholeVisit) -> Person | None:
    """Returns the one of `known` who has this name and is not at the table yet."""
    here = {person.id for person in whole.people}
    wanted = _folded(name)
    return next((person for person in known if wanted and person.id not in here and _folded(person.name) == wanted), None)


def with_known(
    records: tuple[Record, ...], stored: Collection[str], known: Iterable[Person], whole: WholeVisit
) -> tuple[tuple[Record, ...], tuple[Person, ...]]:
    """Returns `records` with known people in place of new ones of the same name, and these people.

    New is whoever is not among the ids `stored`. Somebody known without a job title takes the one that is told now.
    """
    people = tuple(known)
    new = [record for record in records if isinstance(record, Person) and record.id not in stored]
    meant = {person.id: found for person in new if (found := known_by_name(person.name, people, whole))}
    ids: dict[str, str] = {new_id: found.id for new_id, found in meant.items()}
    titled = (
        replace(meant[one.id], job_title=one.job_title) for one in new if one.id in meant and _has_new_title(one, meant[one.id])
    )
    return (
        (*(with_ids(record, ids) for record in records if record.id not in meant), *titled),
        tuple(meant.values()),
    )


def _has_new_title(one: Person, known: Person) -> bool:
    return bool(one.job_title.strip()) and not known.job_title.strip()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
