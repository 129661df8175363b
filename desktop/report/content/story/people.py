"""Calls the people of a story: in full with their job title, or with the name alone where they were called in full before."""

from db.model.records import PersonConsent, Side
from desktop.core.messages import Translator
from desktop.report.content.story.licence import folded, with_article
from desktop.report.content.story.material import Material


class Names:
    """Knows what each person may be called inside a sentence."""

    def __init__(self, material: Material, words: Translator) -> None:
        self._material = material
        self._words = words
        self._called: set[str] = set()

    def full(self, person_id: str | None) -> str:
        """Returns name and job title, or the role with its article; empty where nobody may be mentioned."""
        person = self._material.person(person_id)
        if person is None:
            return ""
        if person.consent is PersonConsent.NAMED and person.name.strip():
            return self._material.called(person_id, self._words)
        if person.side is Side.US or not person.job_title.strip():
            return self._material.called(person_id, self._words)
        return with_article(person.job_title, self._words)

    def known(self, person_id: str | None) -> str:
        """Returns the same for somebody of theirs with a name or a role that may be told; else an empty text."""
        person = self._material.person(person_id)
        told = person is not None and person.side is not Side.US and bool((person.name + person.job_title).strip())
        return self.full(person_id) if told else ""

    def again(self, person_id: str | None) -> str:
        """Returns the name alone, or the role with its article, of somebody who was called in full just before."""
        person = self._material.person(person_id)
        if person and person.consent is PersonConsent.NAMED and person.name.strip():
            return folded(person.name)
        return self.full(person_id)

    def short(self, person_id: str | None) -> str:
        """Returns name and job title at the first mention, then the name alone."""
        person = self._material.person(person_id)
        first = str(person_id) not in self._called
        self._called.add(str(person_id))
        return self.full(person_id) if first or person is None else self.again(person_id)
