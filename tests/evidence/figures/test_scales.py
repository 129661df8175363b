"""Words for thousand, million and the like: those that are sure, those of several meanings, those that nobody knows."""

from decimal import Decimal

import pytest

from desktop.evidence.figures import currencies, units
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.figures.scales import MEANINGS, SURE, UNSURE
from desktop.evidence.figures.word_list_notation import entries
from tests.evidence import scale_words
from tests.evidence.samples import changed, claim, percents, read
from tests.evidence.samples import understood as explained

OURS = {name for lines in (*units.FAMILIES.values(), units.ALONE, units.MEASURED) for _, said in entries(lines) for name in said}
OURS |= {name.lower() for _, said in entries(currencies.CURRENCIES) for name in said} | {"thousands", "millions", "tausende"}


def test_the_words_are_those_that_the_command_makes() -> None:
    assert scale_words.PATH.read_text(encoding="utf-8") == scale_words.module()


def test_a_word_that_means_one_number_everywhere_is_that_number() -> None:
    for word in sorted(SURE):
        figure = read_figure(f"2 {word}")
        is_unit = word in OURS - {"thousands", "millions", "tausende"}
        assert figure.unit in units.KNOWN if is_unit else figure.low == 2 * SURE[word], word


def test_a_word_that_is_short_or_means_two_numbers_never_scales_by_itself() -> None:
    for word in sorted(UNSURE):
        figure = read_figure(f"2 {word}")
        scaled = figure.kind is not FigureKind.WORD and figure.low != 2
        only_one = len({one.number for one in MEANINGS[word] if one.languages - one.behind_one}) == 1
        assert not scaled or word == "M" or (only_one and len(word) > 2), word


def test_no_scale_word_is_taken_for_what_a_bare_number_counts() -> None:
    for word in sorted(word for word in {*SURE, *UNSURE} if word.lower() not in OURS):
        change = changed("500 000", f"1,2 {word}")
        assert change is None or change.unit is None, word
        assert read_figure(f"R$ 1,2 {word}").low != Decimal("1.2"), word


def test_no_word_that_scales_by_itself_is_a_unit_or_a_currency_of_ours() -> None:
    assert {name for name in OURS if read(f"5 {name}").startswith("exact 5000") and " / " not in read(f"5 {name}")} <= {
        "thousands",
        "millions",
        "tausende",
    }


SAME_EVERYWHERE = {
    ("800 Mio.", "1,2 Mia."): "50",
    ("800 mln", "1,2 mld"): "50",
    ("900 duizend", "1,2 miljoen"): "33.33",
    ("500 000", "1,2 млн"): "140",
    ("50万", "1.2亿"): "23900",
    ("50만원", "1.2억원"): "23900",
    ("800 tys. zł", "1,2 mln zł"): "50",
    ("900 bin TL", "1,2 milyon TL"): "33.33",
    ("20 de mii lei", "2 milioane lei"): "9900",
    ("500 هزار", "1.2 میلیون"): "140",
    ("5 हज़ार", "2 लाख"): "3900",
    ("5 พัน", "2 ล้าน"): "39900",
    ("800 tisic", "1,2 milionu"): "50",  # without accents
    ("3 lakh crore", "6 lakh crore"): "100",
}


@pytest.mark.parametrize(("sides", "percent"), SAME_EVERYWHERE.items())
def test_scales_of_many_languages_are_computed_with(sides: tuple[str, str], percent: str) -> None:
    assert percents(changed(*sides)) == percent


READINGS = {
    "30 mil": "exact 30000 / exact 30000000",
    "US$ 5 mil": "exact 5000 USD / exact 5000000 USD",
    "1 Billion Euro": "exact 1000000000 EUR / exact 1000000000000 EUR",
    "1,2 billion €": "exact 1200000000 EUR / exact 1200000000000 EUR",
    "1 bilion zł": "exact 1000000000 PLN / exact 1000000000000 PLN",
    "SEK 5 bn": "exact 5000000000 SEK / exact 5000000000000 SEK",
    "Rp 5 M": "exact 5000000 IDR / exact 5000000000 IDR",
    "1.2 Cr": "exact 12000000 / exact 1.2 cr",
    "5 mi": "exact 5000000 / exact 5 mi",
    "5 MD": "exact 5 person-day / exact 5000000000",
    "5 PT": "exact 5 point / exact 5 person-day",
}


@pytest.mark.parametrize(("text", "told"), READINGS.items())
def test_a_word_of_several_meanings_gives_every_reading_and_no_number(text: str, told: str) -> None:
    assert read(text) == told


ENGLISH = {
    "€5 billion": "exact 5000000000 EUR",
    "€1.2 billion": "exact 1200000000 EUR",
    "$5 trillion": "exact 5000000000000 USD",
    "£5bn": "exact 5000000000 GBP",
    "half a billion dollars": "exact 500000000 USD",
    "2 Billionen Euro": "exact 2000000000000 EUR",
    "3 billones de pesos": "exact 3000000000000 peso",
    "1 bilhão de reais": "exact 1000000000 BRL",
}


@pytest.mark.parametrize(("text", "told"), ENGLISH.items())
def test_how_a_word_is_written_can_leave_one_language(text: str, told: str) -> None:
    assert read(text) == told


SETTLED = {
    ("R$ 900 mil", "R$ 1,2 milhão"): "33.33",
    ("500 mil euros", "1 millón de euros"): "100",
    ("900 tis. Kč", "1,2 mil. Kč"): "33.33",
    ("€ 1,2 Mio.", "€ 900 T"): "-25",
    ("₹90 L", "₹1.2 Cr"): "33.33",
    ("Rp 800 juta", "Rp 1,2 M"): "50",
}


@pytest.mark.parametrize(("sides", "percent"), SETTLED.items())
def test_what_stands_beside_a_word_can_settle_it_and_that_is_said(sides: tuple[str, str], percent: str) -> None:
    understood = explained(*sides)
    assert percents(understood.change) == percent
    assert any("as the rest of the claim suggests" in remark for remark in understood.remarks)


@pytest.mark.parametrize(
    "sides", [("$900M", "$1.2MM"), ("90 L", "1.2 Cr"), ("90 L", "1.2 crore"), ("800k", "1.2 bi"), ("€ 900 T", "€ 800 T")]
)
def test_what_stands_beside_a_word_can_also_raise_the_doubt(sides: tuple[str, str]) -> None:
    understood = explained(*sides)
    assert understood.change is None and any("can be" in remark for remark in understood.remarks)


def test_litres_and_hours_stay_what_they_are() -> None:
    assert read("90 L") == "exact 90 litre"
    assert percents(changed("2 million h", "1 million h")) == "-50"


def test_the_wording_of_a_claim_shows_its_language() -> None:
    said = claim(before="1 billion", after="3 billion", wording="It grew from one to three billion orders in five years")
    assert percents(explained(said.before, said.after, wording=said.wording).change) == "200"
