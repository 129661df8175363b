"""Lists currencies as people say them: code, signs, names; a name in capitals counts only if typed so. Data and one function."""

CURRENCIES = """
    EUR: € | eur | euro | euros | ユーロ | eu€
    USD: $ | us$ | usd | dollar | dollars | us dollar | us dollars | bucks | de dollars | ドル | 米ドル
    GBP: £ | gbp | quid | pound sterling | pounds sterling | sterling | livres sterling | ポンド
    JPY: ¥ | jpy | yen | 円 | yens
    CHF: chf | sfr | fr | franken | stutz | swiss francs | francs suisses | スイスフラン
    CNY: cny | rmb | yuan | renminbi | 元 | cn¥ | 人民元
    KRW: ₩ | krw | korean won | ウォン | 원
    INR: ₹ | inr | rs | rupees | rupee
    CAD: cad | c$ | ca$ | canadian dollars | cdn$ | cdn
    AUD: aud | a$ | au$ | australian dollars
    NZD: nzd | nz$
    HKD: hkd | hk$
    SGD: sgd | s$ | sg$
    TWD: twd | nt$
    MXN: mxn | mx$
    BRL: brl | r$ | reais
    SEK: SEK | swedish kronor
    NOK: nok
    DKK: dkk
    ISK: isk
    PLN: pln | zł | zloty | zlotys | złoty | złotych
    CZK: czk | kč | korun
    HUF: huf | Ft | forint
    RON: RON | lei
    BGN: bgn
    TRY: TRY | TL | ₺
    RUB: rub | ₽ | руб | рублей | рубля
    UAH: uah | ₴ | грн
    ILS: ils | ₪ | nis
    AED: aed | dirham | dirhams
    SAR: sar
    ZAR: zar
    THB: THB | ฿ | baht
    VND: vnd | ₫ | đồng | vnđ
    IDR: idr | Rp | rupiah
    MYR: myr
    PHP: PHP | ₱
    NGN: ngn | ₦
    EGP: egp
    CLP: clp
    COP: COP
    ARS: ARS
    PEN: PEN
"""
# What is spoken where a currency is at home; English is written of it everywhere.
LANGUAGES = {
    code: frozenset(("en", *spoken.split()))
    for code, spoken in {
        "USD": "", "GBP": "", "JPY": "ja", "CNY": "zh", "KRW": "ko", "INR": "en_IN hi", "CAD": "fr", "AUD": "", "NZD": "",
        "HKD": "zh", "SGD": "zh ms", "TWD": "zh", "MXN": "es", "BRL": "pt", "SEK": "sv", "NOK": "nb nn no", "DKK": "da",
        "ISK": "is", "PLN": "pl", "CZK": "cs", "HUF": "hu", "RON": "ro", "BGN": "bg", "TRY": "tr", "RUB": "ru", "UAH": "uk",
        "ILS": "he", "AED": "ar", "SAR": "ar", "ZAR": "af zu", "THB": "th", "VND": "vi", "IDR": "id", "MYR": "ms",
        "PHP": "fil", "EGP": "ar", "CLP": "es", "COP": "es", "ARS": "es", "PEN": "es",
    }.items()
}  # fmt: skip
# A bare dollar sign means the dollar of the claim's own currency, where that is one.
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "CLP", "COP", "ARS"})
YENS = frozenset({"JPY", "CNY"})


def may_mean(text: str, read: str, currency: str) -> bool:
    """Returns whether `text`, read as an amount in `read`, may be in `currency`: "$5" in CAD, "¥5" in CNY — not "US$5" in CAD."""
    if read == currency:
        return True
    dollars = read == "USD" and "$" in text and "US" not in text.upper() and currency in DOLLARS
    return dollars or (read == "JPY" and "¥" in text and currency in YENS)


# kEUR, TCHF, MUSD: a scale and a code in one word.
GROWN_TOGETHER = {code.lower(): code for code in ("EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "CAD", "AUD")} | {
    "fr": "CHF",
    "원": "KRW",
}
