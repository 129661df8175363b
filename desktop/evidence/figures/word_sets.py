"""Lists sets of words that single rules of the grammar need. Data only, written like the words of `context_words`."""

from desktop.evidence.figures.word_list_notation import entries, names

# The basis of words that are a figure alone: "daily" is once per day.
ADVERBS = """
    hour: hourly | stündlich | by the hour | 毎時
    day: p.d. | p.d | daily | täglich | every day | each day | per day | day-to-day | jeden tag | chaque jour | quotidien |
        quotidienne | 毎日 | 日次 | am tag | par jour | journalier
    week: p.w. | p.w | weekly | wöchentlich | every week | each week | jede woche | chaque semaine | hebdomadaire | 毎週 |
        週次 | in der woche | die woche | par semaine
    month: pcm | monthly | monatlich | every month | each month | jeden monat | chaque mois | mensuel | mensuelle | 毎月 |
        月次 | 月額 | im monat | par mois
    quarter: quarterly | vierteljährlich | quartalsweise | every quarter | each quarter | im quartal | trimestriel |
        trimestrielle | 四半期ごと
    year: p.a. | p. a. | annually | annual | yearly | per annum | p.a | pa | p. a | every year | each year | jährlich |
        im jahr | jedes jahr | l'an | par an | chaque année | annuel | annuelle | annuels | annuelles | 毎年 | 年次 | 年額
    night: nightly | every night | each night | per night
    2 week: fortnightly | every fortnight | zweiwöchentlich | vierzehntägig | vierzehntäglich | 隔週
    2 month: zweimonatlich | 隔月
    6 month: halbjährlich | half-yearly | semi-annual | semi-annually | semiannually | semestriel
"""

# The words among these that only name a basis: "p.a." alone is no figure.
PER_ONLY = frozenset(
    names(
        """
        p.d. | p.d | p.w. | p.w | pcm | p.a. | p. a. | p.a | p. a | pa | per annum | per day | per night | by the hour |
        am tag | im monat | im jahr | im quartal | in der woche | die woche | par jour | par semaine | par mois | par an |
        l'an | 月額 | 年額
        """
    )
)
# Words after "none" that keep it a "none", and words after "no" that mean something other than zero.
STILL_NONE = frozenset(
    names(
        """
        needed | exists | exist | happens | happening | required | necessary | reported | recorded | occurred | missed | lost |
        whatsoever | remaining | mehr
        """
    )
)
NO_BUT = frozenset(
    names(
        """
        idea | limit | limits | problem | problems | comparison | way | data | figure | figures | baseline | answer | number |
        numbers | clue | doubt | matter | estimate | record | effect | impact | one | ahnung | angabe | angaben | vergleich |
        réponse | idée | problème | données | chiffre | 変化 | 変更 | 影響 | 問題 | 差 | 違い
        """
    )
)
GONE_WITH_NOUN = frozenset(
    names(
        """
        zero | no | kein | keine | keinen | keiner | aucun | aucune | null | zéro | without | ohne | sans | ゼロ | not any |
        not a single | without any | keinerlei | pas de | not one | not a single one
        """
    )
)
WHAT_IS_GONE = frozenset(
    names(
        """
        gone | eliminated | disappeared | vanished | abolished | abgeschafft | verschwunden | entfällt | entfallen | weg |
        supprimé | supprimée | supprimés | supprimées | disparu | disparue | éliminé | éliminée | なし | 無し | なくなった |
        無くなった | ゼロ
        """
    )
)
# Single words in a period field that are no basis.
NO_BASIS = frozenset(
    names(
        """
        mid-term | long-term | short-term | midterm | ongoing | future | once | immediately | recently | soon | mittelfristig |
        langfristig | kurzfristig | terme | pilot | peak | crisis | steady-state | unknown | tbd | na
        """
    )
)
# Words that show in which language something was said.
_SPOKEN = """
    en: the | of | and | each | every | an | year | years | yearly | annually | month | months | monthly | week | weeks |
        weekly | day | days | daily | hour | hours | hrs | minutes | about | around | over | under | from | with | orders |
        people | users | customers | employees | now | we | was | were | one | two | three | four | five | six | seven | eight |
        nine | ten | half | yen | dollars | pounds | savings | sales | revenue
    de: stunde | stunden | minuten | tag | tage | tagen | woche | wochen | monat | monate | monaten | jahr | jahre | jahren |
        sekunden | prozent | stück | mitarbeiter | mitarbeitende | kunden | aufträge | bestellungen | rechnungen | pro |
        jährlich | etwa | rund | ungefähr | über | unter | mehr | weniger | als | bis | höchstens | mindestens | franken |
        tausend | mio | mrd | millionen | milliarden
    fr: heure | heures | jour | jours | semaine | semaines | mois | ans | année | années | environ | moins | de | pourcent | par |
        personnes | commandes | factures | d' | milliards
    es: horas | minutos | días | semanas | de
    pt: horas | minutos | semanas | de
    it: ore | giorni
    nl: uur | uren | dagen | weken | de
    sv: timmar | dagar | veckor
"""
LANGUAGE_WORDS = {
    word: frozenset(language for language, said in entries(_SPOKEN) if word in said)
    for _, words in entries(_SPOKEN)
    for word in words
}
# Words beside a number that say it was typed the way of the European continent.
CONTINENTAL = frozenset(word for word, spoken in LANGUAGE_WORDS.items() if "en" not in spoken)
# 500 € l'heure, 500 € die Stunde: an article before a span of time means per.
BY_THE = frozenset(names("l' | la | le | die | den | der | das"))
# Units of people and things, which may be part of a longer name: customer calls, order lines.
COUNTED = frozenset(
    names(
        """
        person | employee | customer | case | piece | machine | company | store | release | order | invoice | error
        """
    )
)

# After these a figure is what is left or reached, and not the change: reduced to 40 %, 40 % of the original.
REACHED = frozenset(
    names(
        """
        to | down to | reduced to | cut to | dropped to | shrunk to | fell to | decreased to | increased to | grew to |
        rose to | auf
        """
    )
)
# After a multiple these say that so many times as much is there now: twice as many, half the cost, dreimal so viel.
AS_MUCH = frozenset(
    names(
        """
        as much | as many | as long | as often | as high | as big | as large | as expensive | so viel | so viele | so oft |
        so lang | so lange | so hoch | of it | of them | of that
        """
    )
)
THE = frozenset(
    names("the | our | their | your | my | its | his | her | le | la | les | notre | nos | die | der | das | den | unsere")
)
MULTIPLIED = frozenset(names("multiplied by | multiplié par | multipliée par | multipliés par"))
# What grows while the time for it falls: "twice the output" may be told of hours that were halved.
OF_ITS_OWN = frozenset(
    names(
        """
        output | throughput | capacity | efficiency | productivity | performance | rate | pace | velocity | quality |
        leistung | kapazität | effizienz | produktivität | durchsatz | qualität | capacité | efficacité | productivité | qualité
        """
    )
)
# "Down 20 % to 80" tells by how much and to what, "saves 20 to 80 %" a range.
TO_WHERE = frozenset(names("to | à | au"))
SAVES = frozenset(
    names(
        """
        save | saves | saved | saving | savings | savings of | saving of | saving us | saves us | saved us | sparen | spart |
        sparte | sparten | einsparen | spart uns | économise | économisent | économie | économies | économie de | économisé |
        économisés | loss | loss of | lost | less | fewer | fewer of | off
        """
    )
)
# Time gained is less of it, anything else gained is more.
GAINED = frozenset(names("gain | gains | gained | gain of | gain de | gagné | gagnés | gagnée | gagnées"))
BEFORE_NOW = frozenset(
    names(
        """
        original | initial | before | previous | previously | earlier | former | old | baseline | what | ursprünglichen |
        ursprungs | vorher | früher | avant | initiale
        """
    )
)
# The direction of a time for a pace: faster is less, slower is more. "Better" is neither.
FASTER = frozenset(
    names(
        """
        faster | quicker | fast | quick | speed | speedup | speed-up | speed up | acceleration | accelerated | schneller |
        so schnell |
        beschleunigung | plus rapide | plus rapides | plus vite | plus rapidement | rapide | rapides | vite | accélération |
        高速化 | 速く | 速い
        """
    )
)
SLOWER = frozenset(names("slower | as slow | langsamer | so langsam | plus lent | plus lente | plus lents | plus lentement"))
# The amount for each one: 340 lamps at 400 W, drei Leute je 30 Minuten.
AT_EACH = frozenset(names("at | @ | à | je | each | jeweils | chacun | chacune"))
# A span on both sides: 20 ± 5, 50 give or take 5.
AROUND = frozenset(names("± | +/- | +- | plus or minus | plus/minus | plus minus | plusminus | give or take"))
# Words after a number that begin a note, such as where or when it was true.
NOTES = frozenset(
    names(
        """
        if | when | while | because | unless | at | on | by | with | for | during | bei | beim | mit | auf | für | zu | um |
        avec | pour | chez | dans
        """
    )
)
# £500 pm is a month's rent, 5 pm a time of day.
A_MONTH = frozenset(names("pm | p.m"))
# The basis of a payment: £750 day rate, $20 hour.
RATES = frozenset(names("hour | hr | day | week | month | year"))
# A note on the kind of day: 5 days (working).
WORKING = frozenset(names("working | business | workdays | work | werktage | arbeitstage | ouvrés | ouvrables"))
SINCE = frozenset(names("since | seit | depuis"))
# Words before a bare number of four digits that make it a year.
DATED = frozenset(names("in | by | from | im | en | ab | bis | during | for | until | of"))
# Words that are skipped before a number, but are a thing after "of": 10 % of the cost.
THINGS_TOO = frozenset(names("cost | costs | value | total | spend | period"))
