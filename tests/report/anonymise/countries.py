"""Writes the table of countries that anonymous stories are told with: names, what is said of their people, currency, region.

`python -m tests.report.anonymise.countries` after an upgrade of Babel; names and currencies come from CLDR, regions and
adjectives from the lists here.
"""

from itertools import chain
from pathlib import Path
from textwrap import wrap

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

from desktop.report.anonymise import countries
from desktop.report.anonymise.nationalities import letters

PATH = Path(countries.__file__)
HEAD = '''"""Countries, with the region each lies in. Data only, not edited.

`python -m tests.report.anonymise.countries` writes it anew. A line is a code, a currency that is that country's
own (its code and what it is called there), whether it lies in the south, its region, then its names, behind a bar what is said
of its people, and behind another what is said of them in German and French where that does not follow from its names: as a rule
what its language is called. Deeper lines go on with the one above.
"""

COUNTRIES = """
'''
WRITTEN_IN = ("en", "de", "fr")
REGIONS = {
    "Nordic": "DK FI IS NO SE FO GL AX",
    "Baltic": "EE LV LT",
    "Western": "BE NL LU FR MC GB IE IM JE GG",
    "Central": "DE AT CH LI PL CZ SK HU SI",
    "Southern": "ES PT IT GR MT CY AD SM VA GI",
    "SouthEastern": "HR RS BA ME MK AL XK BG RO",
    "Eastern": "UA BY MD RU",
    "MiddleEast": "AE SA QA KW BH OM YE IQ IR IL PS JO LB SY TR",
    "NorthAfrica": "EG LY TN DZ MA EH SD",
    "Africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RW SC SL SN SO SS ST "
        "SZ TD TG TZ UG ZA ZM ZW"
    ),
    "CentralAsia": "KZ KG TJ TM UZ MN AM AZ GE",
    "SouthAsia": "IN PK BD LK NP BT MV AF",
    "EastAsia": "CN JP KR KP TW HK MO",
    "SouthEastAsia": "SG MY ID TH VN PH KH LA MM BN TL",
    "Pacific": "AU NZ FJ PG NC PF WS TO VU SB",
    "NorthAmerica": "US CA BM",
    "LatinAmerica": (
        "MX GT BZ HN SV NI CR PA CU DO HT JM TT BB BS PR GY SR GF CO VE EC PE BO BR PY UY AR CL AG DM GD KN LC VC AW CW MQ GP"
    ),
}
SOUTH = "AU NZ ZA AR CL UY PY BO PE BR NA BW ZW ZM MZ MG MU LS SZ AO MW FJ PG NC PF WS TO VU SB"
# Currencies of many countries say nothing about one.
SHARED = frozenset(["EUR", "USD", "XAF", "XOF", "XCD", "XPF"])
# Dollars and pesos are paid in many countries; the others are words too.
SEVERAL = frozenset(("dollars", "pesos", "won", "gold", "S/"))
FURTHER = {
    "GB": "Great Britain, Britain, England, Scotland, Wales, Northern Ireland, UK, U.K.",
    "US": "United States of America, America, USA, U.S.A., US, U.S.",
    "NL": "Holland, The Netherlands",
    "CZ": "Czech Republic, Tschechische Republik",
    "KR": "Korea, Republic of Korea",
    "CN": "People's Republic of China, PRC",
    "RU": "Russian Federation",
    "AE": "UAE, Emirates, Dubai, Abu Dhabi",
    "TR": "Turkey",
    "CI": "Ivory Coast",
    "CD": "Congo",
    "MM": "Burma",
    "HK": "Hong Kong",
    "MO": "Macau",
    "MK": "Macedonia",
    "VN": "Viet Nam",
    "TW": "Republic of China",
}
PEOPLE = """
DK Danish Danes|FI Finnish Finns|IS Icelandic Icelanders|NO Norwegian|SE Swedish Swedes|FO Faroese|GL Greenlandic|EE Estonian
LV Latvian|LT Lithuanian|BE Belgian Flemish Walloon|NL Dutch|LU Luxembourgish|FR French|MC Monegasque|IM Manx
GB British English Scottish Welsh Britons|IE Irish|DE German|AT Austrian|CH Swiss|LI Liechtensteiner|PL Polish Poles
CZ Czech Bohemian Moravian|SK Slovak Slovakian|HU Hungarian|SI Slovene Slovenian|ES Spanish Spaniards Catalan Basque
PT Portuguese|IT Italian|GR Greek|MT Maltese|CY Cypriot|AD Andorran|HR Croatian Croat|RS Serbian Serb|BA Bosnian
ME Montenegrin|MK Macedonian|AL Albanian|XK Kosovar|BG Bulgarian|RO Romanian|UA Ukrainian|BY Belarusian|MD Moldovan
RU Russian|AE Emirati|SA Saudi|QA Qatari|KW Kuwaiti|BH Bahraini|OM Omani|YE Yemeni|IQ Iraqi|IR Iranian Persian|IL Israeli
PS Palestinian|JO Jordanian|LB Lebanese|SY Syrian|TR Turkish Turks|EG Egyptian|LY Libyan|TN Tunisian|DZ Algerian|MA Moroccan
SD Sudanese|AO Angolan|BF Burkinabe|BI Burundian|BJ Beninese|BW Botswanan|CD Congolese|CG Congolese|CI Ivorian|CM Cameroonian
CV Cape Verdean|ER Eritrean|ET Ethiopian|GA Gabonese|GH Ghanaian|GM Gambian|GN Guinean|KE Kenyan|LR Liberian|LS Basotho
MG Malagasy|ML Malian|MR Mauritanian|MU Mauritian|MW Malawian|MZ Mozambican|NA Namibian|NE Nigerien|NG Nigerian|RW Rwandan
SC Seychellois|SL Sierra Leonean|SN Senegalese|SO Somali|SZ Swazi|TD Chadian|TG Togolese|TZ Tanzanian|UG Ugandan
ZA South African|ZM Zambian|ZW Zimbabwean|KZ Kazakh Kazakhstani|KG Kyrgyz|TJ Tajik|TM Turkmen|UZ Uzbek|MN Mongolian
AM Armenian|AZ Azerbaijani|GE Georgian|IN Indian|PK Pakistani|BD Bangladeshi|LK Sri Lankan|NP Nepali Nepalese|BT Bhutanese
MV Maldivian|AF Afghan|CN Chinese|JP Japanese|KR Korean South Korean|KP North Korean|TW Taiwanese|SG Singaporean
MY Malaysian|ID Indonesian|TH Thai|VN Vietnamese|PH Philippine Filipino Filipinos|KH Cambodian Khmer|LA Laotian Lao
MM Burmese|BN Bruneian|TL Timorese|AU Australian Aussie|NZ New Zealander|FJ Fijian|PG Papuan|WS Samoan|TO Tongan
US American|CA Canadian|BM Bermudian|MX Mexican|GT Guatemalan|BZ Belizean|HN Honduran|SV Salvadoran|NI Nicaraguan
CR Costa Rican|PA Panamanian|CU Cuban|DO Dominican|HT Haitian|JM Jamaican|TT Trinidadian|BB Barbadian|BS Bahamian
PR Puerto Rican|GY Guyanese|SR Surinamese|CO Colombian|VE Venezuelan|EC Ecuadorian|PE Peruvian|BO Bolivian|BR Brazilian
PY Paraguayan|UY Uruguayan|AR Argentinian Argentine|CL Chilean
"""
# What the names of country and language do not lead to, each without its endings.
FURTHER_PEOPLE = {
    "DK": "Däne",
    "SE": "Schwede",
    "FI": "Finne",
    "NL": "néerlandais hollandais",
    "BE": "belge flämisch flamand wallonisch wallon",
    "FR": "Franzose Französin",
    "GB": "britisch Brite englisch schottisch walisisch Schotte Waliser britannique anglais écossais gallois",
    "IE": "irisch Ire",
    "CH": "suisse",
    "PL": "Pole",
    "CZ": "Tscheche",
    "GR": "Grieche",
    "TR": "Türke turque",
    "LV": "Lette",
    "EE": "Este",
    "HU": "Ungar",
    "CN": "Chinese",
    "PT": "Portugiese",
    "IN": "Inder",
    "IL": "Israeli",
    "CL": "Chilene",
    "RU": "Russe",
    "US": "amerikanisch Amerikaner étatsunien",
    "NZ": "neuseeländisch Neuseeländer néozélandais",
    "ZA": "südafrikanisch Südafrikaner sudafricain",
    "AR": "argentin",
    "KR": "koreanisch Koreaner südkoreanisch coréen sudcoréen",
    "SA": "saudi saoudien",
    "SK": "Slowake slovaque",
    "HR": "Kroate croate",
    "BG": "Bulgare bulgare",
    "RS": "Serbe serbe",
}
TWO_WORDS = frozenset(("ZA", "CV", "SL", "LK", "KP", "NZ", "CR", "PR"))


def module() -> str:
    """The whole module."""
    people = _people()
    lines = (
        f"{code} {_own_currency(code)} {'S' if code in SOUTH else 'N'} {region} "
        f"{', '.join(_names(code))} | {', '.join(people.get(code, ()))} | {', '.join(_elsewhere(code))}".removesuffix(
            " | "
        ).rstrip()
        for region, codes in REGIONS.items()
        for code in codes.split()
    )
    wrapped = (one for line in lines for one in wrap(line, 126, initial_indent=" " * 4, subsequent_indent=" " * 8))
    return HEAD + "".join(f"{line}\n" for line in wrapped) + '"""\n'


def _people() -> dict[str, list[str]]:
    found = {}
    for entry in chain.from_iterable(line.split("|") for line in PEOPLE.strip().splitlines()):
        code, *said = entry.split()
        found[code] = [" ".join(said)] if code in TWO_WORDS else said
    found["KR"] = ["South Korean", "Korean"]
    return found


def _elsewhere(code: str) -> list[str]:
    """What is said of people and things in German and French: what the language is called that has its name from the country."""
    names = [letters(name) for name in _names(code)]
    called = [
        name.lower()
        for language in get_official_languages(code)
        for own in ("de", "fr")
        if (name := Locale.parse(own).languages.get(language, "")).isalpha()
        and any(letters(name)[:3] == one[:3] for one in names)
    ]
    return list(dict.fromkeys((*called, *FURTHER_PEOPLE.get(code, "").split())))


def _own_currency(code: str) -> str:
    try:
        used = get_territory_currencies(code)
    except KeyError:
        used = []
    own = next((one for one in used if one not in SHARED), "")
    if not own:
        return "-"
    spoken = [language for language in get_official_languages(code) if _is_known(language)]
    said = [get_currency_name(own, 2, locale="en").split()[-1], *(get_currency_symbol(own, locale=one) for one in spoken)]
    told = [one.strip(".\u200f") for one in said if one not in SEVERAL and "$" not in one and one != own]
    told = [one for one in told if one == "kr" or not (one.isascii() and len(one) < 3 and one.isalpha())]
    return "/".join(dict.fromkeys((own, *(one for one in told if " " not in one and one))))


def _is_known(language: str) -> bool:
    try:
        return bool(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return False


def _names(code: str) -> list[str]:
    spoken = filter(_is_known, (*WRITTEN_IN, *get_official_languages(code)))
    names = [Locale.parse(one).territories.get(code, "") for one in spoken]
    further = FURTHER.get(code, "").split(", ")
    plain = (name.replace(" SAR China", "").replace("Sonderverwaltungsregion ", "") for name in (*names, *further))
    return list(dict.fromkeys(name for name in plain if name and "," not in name))


if __name__ == "__main__":
    PATH.write_text(module(), encoding="utf-8")
