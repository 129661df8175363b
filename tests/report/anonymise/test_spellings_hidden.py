"""Tests that an anonymous document hides names in every spelling, and leaves ordinary words. Promise of safety: P2."""

from dataclasses import replace

import pytest

from db.model.records import PersonConsent
from db.names.letters import plain
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.case_study import case_study
from tests.db.names.innocent import NAMES, TEXTS
from tests.report.anonymise.test_names_hidden import ANONYMOUS, called, told
from tests.report.reading import read_back
from tests.report.visits import answer, empty, person

COMPANIES = {
    "PKN Orlen S.A.": ("Orlenu", "W Orlenie", "orlen.pl", "ORLENEM"),
    "Škoda Auto a.s.": ("Ve Škodě", "Se Škodou", "skoda-auto.cz", "Škoda"),
    "Nokia Oyj": ("Nokian", "Nokialla", "nokia"),
    "ПАО Газпром": ("в Газпроме", "Газпрома", "газпром"),
    "Gedeon Richter Plc": ("Richternél", "Gedeon Richtert"),
    "Halden Pumps AS": ("Haldener Werke", "Haldenʼs", "Haldenʹs", "Hal- den Pumps", "Hal-\nden", "H&P", "H & P"),
    "Hansgrohe SE": ("Hansgrohesche", "Hansgroheaner", "Hansgrohewerke", "hansgrohe"),
    "Volkswagen AG": ("Volkswagenwerk", "Volkswagens", "volkswagen.de"),
    "Brückner Maschinenbau GmbH": ("Brücknersche", "brueckner.de", "Bruckner", "Brueckner"),
    "L'Oréal S.A.": ("L’Oréal", "Loréal", "LOreal", "l’oréal", "loreal.com", "L Oréal", "chez L´Oréal"),
    "McDonald’s": ("McDonald's", "McDonalds", "MCDONALD'S", "mcdonalds.com"),
    "Coca-Cola HBC": ("Coca Cola", "Coca‑Cola", "CocaCola", "Coca–Cola", "coca cola", "cocacola.com"),
    "Rolls-Royce plc": ("Rolls Royce", "Rolls–Royce", "RollsRoyce", "Rolls\nRoyce"),
    "Hewlett Packard": ("Hewlett-Packard", "HewlettPackard", "H-P", "hp.com"),
    "Procter & Gamble": ("P&G", "P & G", "p&g", "P+G", "Procter and Gamble", "Procter und Gamble", "pg.com", "@pg"),
    "H&M": ("H & M", "h&m", "hm.com", "H and M"),
    "AT&T Inc.": ("AT&T", "at&t", "att.com"),
    "bpost bank": ("bpost", "Bpost", "bpost.be"),
    "eBay": ("ebay", "EBAY", "eBays"),
    "adidas AG": ("Adidas", "adidas", "adidas' shoes"),
    "IKEA": ("ikea", "Ikea", "Ikeaan"),
    "BMW": ("bmw", "BMWs", "bmw.de"),
    "Koç Holding": ("Koç'un", "Koçlar"),
    "Allegro.eu": ("w Allegro", "allegro.pl"),
    "LG전자": ("LG전자는", "LG에서"),
    "Levi's": ("Levi Strauss", "Levis", "levis.com"),
    "Kellogg’s": ("Kellogg", "Kelloggs"),
    "E.ON SE": ("e.on", "EON", "eon.com"),
    "Ben & Jerry's": ("Ben and Jerrys", "B&J", "Jerry"),
    "Żabka Polska sp. z o.o.": ("w Żabce", "Żabki", "zabka.pl"),
    "Μυτιληναίος": ("του Μυτιληναίου",),
    "3M": ("3M", "3M's", "3m.com"),
    "شركة النور للتجارة": ("مع النور", "وبالنور", "النور للتجارة"),
    'חברת שמש בע"מ': ("אצל שמש", "בשמש"),
    "삼성전자": ("삼성은", "삼성전자의", "삼성"),
    "トヨタ自動車株式会社": ("トヨタでは", "トヨタグループ", "トヨタ自動車"),
    "腾讯科技有限公司": ("在腾讯", "腾讯科技"),
    "บริษัท สมบูรณ์ จำกัด": ("ที่สมบูรณ์เขา",),
}
PEOPLE = {
    "Анна Иванова": ("Анной Ивановой", "Ивановой", "Анне", "АННА"),
    "Anna Kowalska": ("Kowalskiej", "Anny", "Annie Kowalskiej", "Annę"),
    "Ingrid Solberg": ("Sol-\nberg", "S o l b e r g", "Solberg’s", "Solbergs", "Ingrid M. Solberg"),
    "Pat O’Brien": ("O'Brien", "OBrien", "O Brien", "Pat O´Brien"),
    "Maria D'Angelo": ("D’Angelo", "DAngelo"),
    "Jean-Luc Dahl": ("Jean Luc", "JeanLuc", "Jean‑Luc", "jean-luc dahl"),
    "Ben": ("Ben", "Bens"),
    "Le Van": ("Le Van", "LE VAN"),
    "Al Di": ("Al Di", "Al-Di"),
    "Mag": ("Mag",),
    "محمد العلي": ("للعلي", "ومحمد", "محمد العلي", "العلي"),
    "משה כהן": ("משה", "למשה", "וכהן"),
    "ராஜா குமார்": ("ராஜாவின்", "குமாரிடம்", "ராஜா"),
    "สมชาย ใจดี": ("คุณสมชายบอกว่า", "สมชาย ใจดี"),
    "王伟": ("王伟说", "王总", "老王"),
    "김민수": ("김민수가", "민수 씨", "김 부장님"),
    "佐藤健一": ("佐藤さん", "健一が"),
    "ジョン・スミス": ("スミスさん", "ジョン・スミス"),
    "Siim Kask": ("Siimuga",),
    "Jiří Dvořák": ("Jiřím Dvořákem", "Dvořákovi"),
    "Нгуен Петър Иванов": ("Ивановият", "Петъра"),
    "Pekka Virtanen": ("Pekan", "Virtasen", "Virtaselle"),
    "Kovács Anna": ("Kovácsnak", "Annával"),
    "Mehmet Yılmaz": ("Yılmaz'ın", "Mehmet’e", "Yilmaz"),
    "Γιώργος Παπαδόπουλος": ("του Γιώργου", "Παπαδόπουλου"),
}
PLACES = {
    "東京都港区": ("東京で", "港区の"),
    "北京市朝阳区": ("在北京", "朝阳"),
    "دبي": ("في دبي", "ولدبي"),
    "서울특별시 강남구": ("서울에서", "강남"),
    "서울": ("서울은",),
    "oslo": ("in oslo", "Oslo", "Oslos"),
    "Oslo, plant 2": ("oslo", "OSLO", "Oslossa"),
    "Ulm": ("in ULM",),
    "Le Mans": ("Le Mans",),
    "Łódź": ("w Łodzi", "Lodz"),
    "Αθήνα": ("της Αθήνας",),
    "თბილისი": ("თბილისში",),
}
MARK = "@@"


def _letters(name: str) -> set[str]:
    """Returns the beginnings of a name's words by which a reader would know it again."""
    words = [plain(word) for word in name.replace("-", " ").replace("’", "").replace("'", "").split()]
    return {word[:4] for word in words if len(word) >= 5}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in COMPANIES.items() for text in texts])
def test_a_company_is_hidden_in_every_spelling(name: str, text: str) -> None:
    found = told(f"({text})", called(name, alias=MARK))
    assert MARK in found or "a web address" in found
    assert not any(letters in plain(found.replace(MARK, "")) for letters in _letters(name.split()[0]))


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in PEOPLE.items() for text in texts])
def test_a_person_is_hidden_in_every_spelling(name: str, text: str) -> None:
    whole = empty(consent=ANONYMOUS, people=(person(name, PersonConsent.ROLE_ONLY, job_title=MARK),))
    found = told(f"({text})", whole)
    assert MARK in found
    assert not any(letters in plain(found) for letters in _letters(name))


@pytest.mark.parametrize(("place", "text"), [(place, text) for place, texts in PLACES.items() for text in texts])
def test_a_place_is_hidden_in_every_spelling(place: str, text: str) -> None:
    whole = called("Zaqwyx")
    assert "a place of theirs" in told(f"({text})", replace(whole, visit=replace(whole.visit, place=place)))


@pytest.mark.parametrize("name", NAMES)
def test_ordinary_words_stay_whoever_the_visit_is_about(name: str) -> None:
    people = (person(name, PersonConsent.ROLE_ONLY), person(f"{name} Zaqwyx", PersonConsent.ROLE_ONLY))
    answers = tuple(answer(str(n), text) for n, text in enumerate(TEXTS))
    hidden = agreed(replace(called(name, alias=MARK), people=people, answers=answers), ENGLISH)
    for n, text in enumerate(TEXTS):
        assert hidden.answer(str(n)) == text or name in text


def test_a_name_of_two_ordinary_words_needs_its_capital() -> None:
    whole = empty(consent=ANONYMOUS, people=(person("Will Grant", PersonConsent.ROLE_ONLY, job_title="CIO"),))
    assert told("I will grant that Will Grant left", whole) == "I will grant that CIO left"


def test_a_person_with_another_name_that_begins_alike_stays() -> None:
    whole = empty(
        consent=ANONYMOUS,
        people=(
            person("Andre Berg", PersonConsent.ROLE_ONLY, job_title="CIO"),
            person("Andreas Dahl", PersonConsent.ROLE_ONLY, job_title="CFO"),
        ),
    )
    assert told("Andreas met Andre and Andrea", whole) == "CFO met CIO and CIO"


@pytest.mark.parametrize("name", ["L'Oréal S.A.", "PKN Orlen S.A.", "Coca-Cola HBC", "Procter & Gamble", "Hansgrohe SE"])
def test_no_spelling_reaches_the_paper(name: str) -> None:
    said = ". ".join(COMPANIES[name])
    whole = replace(called(name, alias="A maker"), answers=(answer("challenge", said), answer("solution", said)))
    text = plain(read_back(case_study(whole)))
    assert "amaker" in text
    assert not any(letters in text for letters in ("oréal", "oreal", "orlen", "coca", "gamble", "hansg"))
