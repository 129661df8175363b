"""Lists units as people say them, and converts between units of one family. Data and a few functions.

A unit belongs to a family; within one family every unit is a fixed multiple of the family's first. Units outside every family
(bytes, tons, business days, 8-hour days, FTE) compare only with themselves, because no conversion between them is certain. Months
and years are a family of their own: between them and days or weeks only limits are certain (a month has 28 to 31 days, a year
365 or 366).
"""

from fractions import Fraction
from typing import NamedTuple

from desktop.evidence.figures.word_list_notation import entries, names

PERCENT = "percent"
POINT = "point"
MULTIPLE = "multiple"
TIME = "time"

# family -> unit, its size in the family's own measure: names as said
FAMILIES: dict[str, str] = {
    "clock": """
        nanosecond 1/1000000000: ns | nanosecond | nanoseconds | nanosekunden | nanosecondes
        microsecond 1/1000000: us | µs | μs | microsecond | microseconds | mikrosekunde | mikrosekunden | microseconde |
            microsecondes
        millisecond 1/1000: ms | msec | msecs | millisecond | milliseconds | millisekunde | millisekunden | milliseconde |
            millisecondes | ミリ秒
        second 1: s | sec | secs | second | seconds | sek | sekunde | sekunden | seconde | secondes | 秒 | 秒間
        minute 60: minuto | minutos | minuti | minuut | minuter | min | mins | minute | minutes | minuten | 分 | 分間
        hour 3600: hora | horas | ora | ore | uur | uren | timme | timmar | h | hr | hrs | hour | hours | std | stunde |
            stunden | heure | heures | 時間
        day 86400: día | días | dia | dias | giorno | giorni | dag | dagen | dagar | d | day | days | tag | tage | tagen |
            tages | jour | jours | journée | journées | j | 日 | 日間 | calendar day | calendar days | kalendertag |
            kalendertage
        week 604800: sem | semana | semanas | settimana | settimane | weken | vecka | veckor | w | wk | wks | week | weeks |
            woche | wochen | semaine | semaines | 週 | 週間 | calendar week | calendar weeks
        fortnight 1209600: fortnight | fortnights
    """,
    "calendar": """
        month 1: meses | mes | mese | mesi | maand | maanden | månad | månader | month | months | mo | mos | mth | mths |
            monat | monate | monaten | monats | mois | か月 | ヶ月 | カ月 | ヵ月 | ケ月 | 箇月 | か月間 | ヶ月間 | カ月間 |
            calendar month | calendar months
        quarter 3: quarter | quarters | qtr | qtrs | vierteljahr | vierteljahre | quartal | quartale | quartalen | trimestre |
            trimestres | 四半期
        half-year 6: half-year | half-years | halbjahr | halbjahre | semestre | semestres | 半期
        year 12: año | años | ano | anos | anno | anni | jaar | jaren | år | y | yr | yrs | year | years | jahr | jahre |
            jahren | jahres | ans | année | années | 年 | 年間 | か年 | ヶ年 | calendar year | calendar years
        decade 120: decade | decades | jahrzehnt | jahrzehnte | décennie | décennies
    """,
    "share": """
        percent 1: por ciento | percento | procent | % | percent | per cent | percents | pct | prozent | pour cent | pourcent |
            pourcents | パーセント | v.h
        wari 10: 割
        permille 1/10: ‰ | promille | pour mille | per mille | per mil
    """,
    "points": """
        point 1: point | points | pt | pts | pp | pps | p.p. | p.p | ppt | ppts | %-pt | %-pts | %pt | %pts | pct point |
            pct points | pct pts | percentage pts | percentage point | percentage points | percent point | percent points |
            percentage-point | percentage-points | % point | % points | %-point | %-points | %-punkt | %-punkte | %-punkten |
            prozentpunkt | prozentpunkte | prozentpunkten | punkt | punkte | punkten | point de pourcentage |
            points de pourcentage | ポイント | %ポイント | パーセントポイント
        basis_point 1/100: bp | bps | basis point | basis points | basispunkt | basispunkte | basispunkten | point de base |
            points de base
    """,
    "person time": """
        person-minute 60: person-minute | person-minutes | person minutes | man-minutes | man minutes
        person-hour 3600: person-hour | person-hours | person hour | person hours | man-hour | man-hours | man hour |
            man hours | manhour | manhours | personenstunde | personenstunden | mannstunde | mannstunden | heure-homme |
            heures-homme | 人時
    """,
    "power": """
        watt 1: watt | watts
        kilowatt 1000: kw | kilowatt | kilowatts
        megawatt 1000000: megawatt | megawatts
    """,
    "energy": """
        watt-hour 1: wh | watt-hour | watt-hours | wattstunden
        kilowatt-hour 1000: kwh | kilowatt-hour | kilowatt-hours | kilowatt hours | kilowattstunde | kilowattstunden
        megawatt-hour 1000000: mwh | megawatt-hour | megawatt-hours | megawatt hours | megawattstunden
        gigawatt-hour 1000000000: gwh | gigawatt-hour | gigawatt-hours | gigawattstunden
    """,
    "mass": """
        gram 1: g | gram | grams | gramm | gramme | grammes | グラム
        kilogram 1000: kg | kgs | kilo | kilos | kilogram | kilograms | kilogramm | kilogramme | kilogrammes | キロ
        tonne 1000000: t | tonne | tonnes | metric ton | metric tons | tonnen | トン
    """,
    "length": """
        millimetre 1: mm | millimetre | millimetres | millimeter | millimeters
        centimetre 10: cm | centimetre | centimetres | centimeter | centimeters | zentimeter
        metre 1000: metre | metres | meter | meters | mètre | mètres
        kilometre 1000000: km | kilometre | kilometres | kilometer | kilometers | kilomètre | kilomètres
    """,
    "volume": """
        millilitre 1/1000: ml | millilitre | millilitres | milliliter | milliliters
        litre 1: l | litre | litres | liter | liters
        hectolitre 100: hl | hectolitre | hectolitres
    """,
}

# Units without a conversion, and counted things with several names.
ALONE = """
    business day: business day | business days | working day | working days | work day | work days | workday | workdays | bd |
        bds | biz day | biz days | werktag | werktage | werktagen | arbeitstag | arbeitstage | arbeitstagen | jour ouvré |
        jours ouvrés | jour ouvrable | jours ouvrables | 営業日 | 稼働日
    business week: business week | business weeks | working week | working weeks | work week | work weeks | workweek |
        workweeks | arbeitswoche | arbeitswochen
    working hour: working hour | working hours | work hour | work hours | business hour | business hours | arbeitsstunde |
        arbeitsstunden | heure de travail | heures de travail | heure ouvrée | heures ouvrées | 労働時間 | 営業時間
    person-day: person-day | person-days | person day | person days | man-day | man-days | man day | man days | manday |
        mandays | personentag | personentage | personentagen | manntag | manntage | jour-homme | jours-homme | 人日
    person-week: person-week | person-weeks | person week | person weeks | man-week | man-weeks
    person-month: person-month | person-months | person months | man-month | man-months | man months | personenmonat |
        personenmonate | 人月
    person-year: person-year | person-years | person years | man-year | man-years | personenjahr | personenjahre
    FTE: fte | ftes | fte's | full-time equivalent | full-time equivalents | full-time employee | full-time employees |
        vollzeitstelle | vollzeitstellen | vzä | etp
    night: night | nights | nacht | nächte | nuit | nuits | 泊
    shift: shift | shifts | schicht | schichten
    person: person | persons | people | ppl | personen | leute | leuten | personne | personnes | 人 | 名 | heads | pax | folks
    employee: employee | employees | mitarbeiter | mitarbeitern | mitarbeitende | mitarbeitenden | employé | employés |
        employée | employées | 社員 | 従業員
    customer: customer | customers | kunde | kunden | client | clients | 顧客 | お客様
    case: 件
    piece: piece | pieces | pcs | pc | stück | stk | pièce | pièces | 個
    machine: 台 | machine | machines | maschine | maschinen
    company: company | companies | 社 | 企業 | firma | firmen | entreprise | entreprises
    store: 店 | 店舗
    release: release | releases | リリース
    order: order | orders | auftrag | aufträge | aufträgen | bestellung | bestellungen | commande | commandes | 注文
    invoice: invoice | invoices | rechnung | rechnungen | facture | factures | 請求書
    error: error | errors | fehler | erreur | erreurs | エラー
    ton: ton | tons
    tonne CO2: tco2
    tonne CO2e: tco2e
    pound: lb | lbs
    mile: mile | miles
    foot: foot | feet | ft
    inch: inch | inches
    byte: byte | bytes
    kilobyte: kb
    megabyte: mb
    gigabyte: gb
    terabyte: tb
    petabyte: pb
    square metre: sqm | m² | m2 | square metre | square metres | square meter | square meters | quadratmeter
    cubic metre: m³ | m3 | cubic metre | cubic metres | cubic meter | cubic meters | kubikmeter
    hectare: ha | hectare | hectares | hektar
    cent: cents | ct
    year of age: years old
"""

# Scales on which only a difference means something: their nought is arbitrary, their steps are no equal parts, or each step
# multiplies. 60 dB is not a fifth more than 50 dB.
SCALES = """
    degree: degree | degrees | ° | grad | degré | degrés
    °C: °c | degrees celsius | 度c | celsius
    °F: °f | degrees fahrenheit | fahrenheit
    dB: db | dba | dbm | decibel | decibels | dezibel | décibel | décibels | decibelios | デシベル
    pH: pH | ph-wert
    magnitude: magnitude | richter | on the richter scale | auf der richterskala
    sigma: sigma | sigmas | σ
    NPS: nps | enps | net promoter score | net promoter | nps points | nps-punkte
    star: star | stars | stern | sterne | sternen | étoile | étoiles | estrella | estrellas | stelle | ★ | ⭐ | つ星
    rating: rating | ratings | csat | likert | ces
    grade: grade | grades | schulnote | schulnoten | gpa
    IQ: iq | IQ
"""
# What a metric is called shows the scale of its bare numbers; these words say no other thing.
OF_METRICS = frozenset(("°C", "°F", "dB", "pH", "sigma", "NPS", "star", "rating", "grade", "IQ"))
MEASURES = """
    degree: temperature | temperatures | temperatur | temperaturen | température | temperatura | 温度
    dB: noise level | geräuschpegel | lautstärke | niveau sonore
    rating: satisfaction score | zufriedenheitsnote | note moyenne | note de satisfaction
"""
# "4/5" and "8/10" alone are such a scale as well.
RATED_OUT_OF = frozenset((5, 6, 7, 10))

# What the letters mean only in this very case.
CASED = {
    "T": "tonne", "W": "watt", "MW": "megawatt", "GW": "gigawatt", "H": "hour", "L": "litre", "PT": "point", "J": "day",
}  # fmt: skip
# Letters that are a unit only when typed small: 5G, 3D and 5S are names.
SMALL_ONLY = ("D", "G", "S")

# Words such as half-day, which contain number and unit.
MEASURED = """
    1 year: un an
    3/2 year: un an et demi
    1/2 day: half-day | half day | half-a-day | halbtag | halbtags | demi-journée | 半日
    1/2 hour: half-hour | half hour | demi-heure | 半時間
    1/2 year: half a year | 半年
    1/4 hour: viertelstunde | quart d'heure | quarter-hour | quarter hour | quarter of an hour | quarter of a hour
    3/4 hour: dreiviertelstunde | trois quarts d'heure | three-quarters of an hour | three quarters of an hour
    3/2 hour: anderthalb stunden | eineinhalb stunden
    3/2 day: anderthalb tage | eineinhalb tage
    3/2 week: anderthalb wochen | eineinhalb wochen
    3/2 month: anderthalb monate | eineinhalb monate
    3/2 year: anderthalb jahre | eineinhalb jahre
    3/2 multiple: half again | half as many again | half as much again
    1/2 multiple: 半分 | la moitié | moitié | die hälfte | hälfte | um die hälfte
"""

# Words in a unit field that name the kind of thing and not the unit.
DIMENSIONS = frozenset(
    names(
        """
        time | duration | money | amount | number | count | currency | value | zeit | dauer | geld | anzahl | betrag | temps |
        durée | montant | nombre | 期間 | 金額
        """
    )
)
DAYS_IN = {"month": (28, 31), "quarter": (89, 92), "half-year": (181, 184), "year": (365, 366), "decade": (3652, 3653)}
PERSON_LIKE = {"person", "employee", "FTE"}
CLOCK_OR_CALENDAR = {"clock", "calendar"}


class Size(NamedTuple):
    """The size of a unit within its family."""

    family: str
    factor: Fraction


def _sizes() -> dict[str, Size]:
    heads = ((family, head.split()) for family, block in FAMILIES.items() for head, _ in entries(block))
    return {head[0].replace("_", " "): Size(family, Fraction(head[1])) for family, head in heads}


SIZES = _sizes()
WITHOUT_PERCENT = frozenset(head for head, _ in entries(SCALES)) | {POINT}
KNOWN = frozenset(SIZES) | {head for head, _ in entries(ALONE)} | WITHOUT_PERCENT | {MULTIPLE}


def is_span(unit: str) -> bool:
    """Returns whether a unit is a span of time: minutes, months, business days."""
    return family(unit) in CLOCK_OR_CALENDAR or unit == "business day"


def is_time(unit: str) -> bool:
    """Returns whether less of a unit means time gained: for spans, and for the time of people."""
    return is_span(unit) or family(unit) == "person time" or unit in ("working hour", "person-day") or "-hour " in unit


def family(unit: str | None) -> str:
    """Returns the family of a canonical unit; a unit outside every family is a family of its own."""
    size = SIZES.get(unit or "")
    return size.family if size else (unit or "")


def conversion(source: str, target: str) -> tuple[Fraction, Fraction] | None:
    """Returns how many `target` one `source` holds, as the least and the most that is certain; None if nothing is.

    Both are equal for units of one family. Between days and months the calendar gives limits: "month" to "day" is
    (28, 31).
    """
    if source == target:
        return Fraction(1), Fraction(1)
    a, b = SIZES.get(source), SIZES.get(target)
    if not a or not b:
        return None
    if a.family == b.family:
        return a.factor / b.factor, a.factor / b.factor
    if a.family == "calendar" and b.family == "clock":
        low, high = DAYS_IN[source]
        day = SIZES["day"].factor / b.factor
        return low * day, high * day
    if a.family == "clock" and b.family == "calendar":
        least, most = DAYS_IN[target]
        days = a.factor / SIZES["day"].factor
        return days / most, days / least
    return None
