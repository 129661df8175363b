"""Numbers and names that somebody typed into a case study and that no note holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.sharing.unbacked import backing_of, texts_of, unbacked
from desktop.report.document.story import sentences_of
from tests.report.content.story.told import ALL, story, whole
from tests.samples import some

NOTES = (
    "Halden Pumps AS, Fredrikstad",
    "About 14 emergency call-outs a quarter, 3–4 now; two technicians from Norway; 1,200,000 NOK; 8 months",
    "Ingrid Solberg, Head of Service: I stopped checking my phone on Sundays",
    "Łódź, Ελλάδα, Ersatzteile und Techniker; la Norvège et ses pompes; 3,5 Stunden",
)


def words(text: str, language: str = "en") -> list[str]:
    return [text[start : start + length] for start, length in unbacked(text, backing_of(NOTES), language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("A pump maker on the Oslofjord wanted to halve unplanned stops without hiring.", "en", ["Oslofjord"]),
        ("Eight months later Ingrid Solberg has her Sundays back.", "en", []),
        ("Eleven months later Solberg's team plans in Bergen.", "en", ["Eleven", "Bergen"]),
        ("They had 14 call-outs, then three, then 5.", "en", ["5"]),
        ("It saved 1 200 000 NOK, which is 1.200.000.", "en", ["1", "200", "000"]),
        ("It saved NOK 1\u00a0200\u00a0000.", "en", []),
        ("It saved NOK 1’200’000 or 1.3 million.", "en", ["1.3"]),
        ("Everything is calm. Together they plan.\nNobody calls.", "en", []),
        ("Marek Kowalski says so, and I'm sure I agree.", "en", ["Marek", "Kowalski"]),
        ("Made with SAP and McKinsey, not with AS.", "en", ["SAP", "McKinsey"]),
        ("The Norwegian-built pump of Halden’s service", "en", ["Norwegian-built"]),
        ("“Sundays are mine,” says Ingrid.", "en", []),
        ("Seit acht Monaten plant Łódź die Wochen mit den Kollegen in Hamburg.", "de", ["Monaten", "Hamburg"]),
        ("Die Techniker brauchen die Ersatzteile nach 3.5 Stunden.", "de", []),
        ("Elf Techniker fahren für die Firma nach Norwegen.", "de", ["Elf", "Norwegen"]),
        ("Les pompes viennent de Norvège, et onze de Lyon.", "fr", ["onze", "Lyon"]),
        ("C’est un neuf pas en Norvège.", "fr", []),
        ("Η Ελλάδα και η Θεσσαλονίκη", "el", ["Θεσσαλονίκη"]),
        ("Насосы работают в Осло", "ru", ["Осло"]),
        ("ポンプは14台で、今は9台です", "ja", ["9"]),
        ("المضخات 14 ثم ٩", "ar", ["٩"]),
        ("Siemens told us so. Bosch agrees: Ericsson too.", "en", ["Siemens", "Bosch", "Ericsson"]),
        ("“Trondheim is calm.” Monday is, too.\nVolvo-built", "en", ["Trondheim", "Monday", "Volvo-built"]),
        ("Halden’s team sleeps. Ingrid too. Sundays are free.", "en", []),
        ("Unplanned stops are gone. Using it helps. Only that. Don’t ask. They’ve gone. E-mails, too.", "en", []),
        ("Organised weeks. Behaviour changed. Modelled well. Carried on. Rescheduling ended. Quieter days.", "en", []),
        ("Siemens sagt das. Techniker planen.", "de", []),
        ("Tenfold, a third of it, sevenfold, dozens.", "en", ["Tenfold", "third", "sevenfold", "dozens"]),
        ("A third visit, the third time, every quarter, the second half, three tiers.", "en", []),
        ("Half of them, two-thirds, three tenths.", "en", ["Half", "two-thirds", "tenths"]),
        ("Ein Drittel weniger, zehnfach so schnell.", "de", ["Drittel", "zehnfach"]),
        ("", "en", []),
    ],
)
def test_a_number_or_name_in_no_note_is_found_and_other_words_are_free(text: str, language: str, found: list[str]) -> None:
    assert words(text, language) == found


@pytest.mark.parametrize(
    ("noted", "text"),
    [
        ("It fell by 50 %.", "It halved. Half of it is gone."),
        ("1 in 4, then three out of four", "A quarter of them, then three-quarters, then three quarters."),
        ("33 % fewer", "A third less."),
        ("2 times", "Twice. It doubled."),
        ("a third fewer", "A third of it. One-third."),
    ],
)
def test_a_part_or_multiple_in_words_is_backed_by_the_same_number_noted_otherwise(noted: str, text: str) -> None:
    assert unbacked(text, backing_of((noted,))) == ()


@pytest.mark.parametrize("name", some(ALL, 8))
def test_what_is_composed_is_backed_by_its_own_notes(name: str) -> None:
    visit = whole(name)
    made = story(visit)
    backing = backing_of(texts_of([visit], sentences_of(made)))
    for one in sentences_of(made):
        assert unbacked(one.text, backing, made.own_language) == (), one.text


@given(st.text(max_size=200))
def test_every_place_is_a_number_or_a_word_of_any_text_and_a_text_backs_itself(text: str) -> None:
    for start, length in unbacked(text, backing_of(())):
        assert length > 0 and text[start : start + length].strip() == text[start : start + length]
    assert unbacked(text, backing_of((text,))) == ()
