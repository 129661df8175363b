"""Lists the words that people say around a number, by their effect on it. Data only.

The words of a list are separated by " | ". They are in lower case; a word of several parts is matched before its parts. English
comes first, then common words of German, French and Japanese.
"""

from desktop.evidence.figures.roles import Role

WORDS: dict[Role, str] = {
    Role.HEDGE: """
        hardly more than | barely more than | little more than | not much more than | little less than | something | almost |
        nearly | approaching | fast | beinahe | nahezu | annähernd | presque | casi | quasi | bijna | nästan | quase |
        plus or minus | plus/minus | aproximadamente | alrededor de | cerca de | unos | unas | más o menos | circa |
        pressappoco | ongeveer | zo'n | ungefär | cirka | about | around | roughly | approximately | approx | ca | c. | some |
        perhaps | maybe | probably | possibly | somewhere around | something like | something around | in the region of |
        in the order of | on the order of | in the neighborhood of | in the neighbourhood of | more or less | give or take |
        ballpark | i think | i guess | i believe | i would say | i'd say | let's say | say | or so | ish | or thereabouts |
        thereabouts | odd | close to | estimated | an estimated | usually | typically | normally | generally | often |
        sometimes | on average | average | an average of | average of | avg | mean | median | easily | presumably | apparently |
        supposedly | kind of | sort of | guess | as far as i know | more like | like | ± | virtually | practically | basically |
        essentially | next to | near | effectively | etwa | ungefähr | rund | zirka | ungf | schätzungsweise | geschätzt |
        vielleicht | wohl | wahrscheinlich | so um die | um die | in etwa | so etwa | grob | durchschnittlich | im schnitt |
        im durchschnitt | im mittel | meist | meistens | normalerweise | oder so | plus minus | plusminus | gegen | environ |
        à peu près | près de | près d' | approximativement | peut-être | peut être | en moyenne | moyenne de | moyenne |
        autour de | quelque | de l'ordre de | dans les | grosso modo | probablement | ou à peu près | à la louche | 約 |
        およそ | おおよそ | だいたい | 大体 | ほぼ | 概ね | 平均 | たぶん | 多分 | おそらく | 程度 | ほど | くらい | ぐらい |
        前後 | 見込み | 推定 | ~ | ≈ | ≃ | ≅ | ø
    """,
    Role.ABOVE: """
        greater than or equal to | more than or equal to | at the very least | at or above | not shorter than | not lower than |
        no lower than | as fast as | as quick as | as quickly as | as short as | as soon as | as early as | más de | al menos |
        como mínimo | più di | almeno | oltre | meer dan | minstens | mer än | minst | mais de | pelo menos | over | more than |
        at least | above | min | minimum | a minimum of | minimum of | no less than | not less than | no fewer than |
        not fewer than | just over | just above | just more than | slightly over | slightly more than | slightly above |
        a little over | a bit over | a bit more than | a little more than | well over | well above | way over | far more than |
        much more than | far over | upwards of | upward of | north of | exceeding | exceeds | exceeded | in excess of |
        greater than | higher than | longer than | beyond | starting at | starting from | as little as | as few as | as low as |
        not under | a good | > | >= | ≥ | => | ≧ | > = | surpassing | über | mehr als | mindestens | mind | wenigstens |
        zumindest | nicht weniger als | gut | etwas über | etwas mehr als | knapp über | deutlich über | weit über |
        deutlich mehr als | ab | minimal | plus de | plus d' | au moins | au minimum | minimum de | un minimum de |
        supérieur à | supérieure à | un peu plus de | bien plus de | à partir de | pas moins de | au-delà de | 最低 | 最低でも |
        少なくとも | 最小
    """,
    Role.BELOW: """
        not longer than | not higher than | no later than | not later than | less than or equal to | at the very most |
        at or below | up to and including | upto | up-to | menos de | hasta | como máximo | meno di | fino a | al massimo |
        minder dan | hooguit | maximaal | mindre än | upp till | högst | até | under | less than | below | fewer than | up to |
        at most | at the most | max | maximum | a maximum of | maximum of | no more than | not more than | no longer than |
        not over | no greater than | no higher than | as high as | as much as | as many as | as long as | just under |
        just below | just less than | slightly under | slightly less than | slightly below | a little under | a bit under |
        a bit less than | a little less than | well under | well below | way under | far less than | much less than |
        far fewer than | not quite | almost up to | within | south of | shy of | just shy of | lower than | shorter than |
        smaller than | up until | anything up to | everything up to | barely | hardly | scarcely | < | <= | ≤ | =< | ≦ | < = |
        unter | weniger als | höchstens | maximal | bis zu | bis | nicht mehr als | knapp | knapp unter | etwas unter |
        etwas weniger als | deutlich unter | weit unter | deutlich weniger als | innerhalb von | innert | innerhalb | binnen |
        au plus tard | sous | kaum | moins de | moins d' | au plus | au maximum | maximum de | un maximum de | jusqu'à |
        jusqu'a | inférieur à | inférieure à | à peine | un peu moins de | bien moins de | pas plus de | en moins de |
        en moins d' | 最大 | 最大で | 最長 | 最高 | 多くても | せいぜい
    """,
    Role.ABOVE_AFTER: """
        at the very least | or greater | or larger | or bigger | or more | or longer | or higher | or above | or over |
        and more | and up | and above | and over | and counting | at least | minimum | min | upwards | plus | oder mehr |
        oder länger | und mehr | aufwärts | mindestens | ou plus | et plus | au moins | au minimum | 以上 | 超 | 超え |
        を超える | 強 | より多い | 余り
    """,
    Role.BELOW_AFTER: """
        at the very most | or faster | or quicker | or less | or fewer | or lower | or below | or under | or shorter |
        and less | and below | at most | at the most | max | maximum | tops | at the outside | or sooner | oder weniger |
        oder kürzer | und weniger | höchstens | maximal | ou moins | et moins | au plus | au maximum | 以下 | 未満 | 以内 | 弱 |
        まで | より少ない
    """,
    Role.LESS: """
        less often | seltener | less | fewer | lower | reduction | reductions | reduction of | reduction in | reduced |
        reduced by | reduces | reduce | decrease | decreases | decreased | decreased by | decrease of | drop | drops | dropped |
        dropped by | drop of | down | down by | sank | sanken | fiel | fielen | geringere | geringeren | niedrigere |
        niedrigeren | kürzere | kürzeren | sparen | spart | sparte | sparten | einsparen | spart uns | économise | économisent |
        saved | saves | save | saving | savings | savings of | saving of | saving us | saves us | saved us | cheaper | shorter |
        smaller | cut | cut by | cuts | cutting | fall | fell | fell by | fallen | fallen by | decline | declined |
        declined by | shrunk | shrunk by | shrank | shrank by | lost | loss | loss of | fewer of | off | lowered | lowered by |
        slashed by | slashed | shaved off | ↓ | weniger | geringer | niedriger | kürzer | billiger | günstiger | gesenkt |
        reduziert | gespart | eingespart | einsparung | ersparnis | reduktion | reduzierung | senkung | rückgang | gesunken |
        verringert | verkürzt | kleiner | gefallen | gesenkt um | reduziert um | gesunken um | de moins | en moins |
        moins souvent | moins cher | moins chère | moins de | moins | réduction | réduction de | baisse | baisse de |
        diminution | diminution de | réduit | réduit de | économie | économies | économie de | économisé | économisés | 減 |
        減少 | 削減 | 短縮 | 低減 | 減った | ダウン | 節約 | 少ない
    """,
    Role.MORE: """
        gain de | gagné | gagnés | gagnée | gagnées | more often | häufiger | öfter | more | higher | increase | increases |
        increased | increased by | increase of | increase in | growth | growth of | growth in | grew | grew by | grown |
        grown by | gain | gains | gained | gain of | rise | rises | rose | rose by | rise of | risen | risen by | up | up by |
        longer | larger | bigger | extra | additional | another | stieg | stiegen | höhere | höheren | größere | größeren |
        längere | längeren | raised | raised by | uplift | climbed | climbed by | jump | jumped | jumped by | surge | surged |
        expanded | expanded by | added | ↑ | mehr | höher | länger | größer | zusätzlich | gestiegen | gestiegen um |
        gesteigert | erhöht | erhöht um | wachstum | anstieg | steigerung | erhöhung | zunahme | zuwachs | gewachsen | de plus |
        en plus | plus de | plus souvent | plus fréquent | plus fréquemment | plus élevé | plus élevée | plus longtemps |
        plus long | augmentation | augmentation de | hausse | hausse de | croissance | croissance de | augmenté | augmenté de |
        supplémentaires | supplémentaire | 増 | 増加 | 増えた | アップ | 向上 | 増し | 多い
    """,
    Role.PACE: """
        so schnell | so langsam | as slow |
        plus lent | plus lente | plus lents | plus lentement | faster | quicker | slower | better | worse | improvement |
        improvement in | improvement of | improved | improved by | improves | fast | quick | speedup | speed-up | speed up |
        speed | acceleration | accelerated | productive | efficient | change | different | difference | swing | schneller |
        besser | langsamer | schlechter | verbesserung | verbessert | beschleunigung | effizienter | produktiver | änderung |
        plus rapide | plus rapides | plus vite | plus rapidement | rapide | rapides | vite | mieux | amélioration |
        amélioration de | accélération | 高速化 | 速く | 速い | 改善 | 速度
    """,
    Role.GONE: """
        none | zero | nothing | nil | gone | eliminated | never | nobody | no one | no more | no longer | disappeared |
        vanished | none at all | not any more | not anymore | not one | not a single one | nought | naught | zilch | nada |
        completely gone | all gone | wiped out | abolished | no longer needed | no longer necessary | not needed any more |
        not needed anymore | does not happen any more | doesn't happen any more | doesn't happen anymore | not at all | keine |
        keiner | keines | keinen | kein | nichts | null | weg | entfällt | entfallen | nie wieder | nie | niemals | niemand |
        gar nichts | gar keine | gar nicht mehr | abgeschafft | verschwunden | nicht mehr | nie mehr | keine mehr | aucun |
        aucune | zéro | rien | néant | supprimé | supprimée | supprimés | supprimées | disparu | disparue | jamais | nul |
        plus rien | plus aucun | plus aucune | plus du tout | éliminé | éliminée | ゼロ | なし | 無し | 皆無 | なくなった |
        無くなった | ありません | ない
    """,
    Role.NO: """
        no | zero | not any | not a single | without any | without | kein | keine | keinerlei | ohne | aucun | aucune | sans |
        pas de
    """,
    Role.VAGUE: """
        several | few | a few | quite a few | some few | many | a couple | a couple of | couple of | couple | multiple |
        various | a lot | a lot of | lots | lots of | plenty | plenty of | much | a handful | handful | a bunch | bunch | tons |
        countless | numerous | dozens | hundreds | thousands | millions | billions | tens | scores | loads | most | half-ish |
        a number of | a good deal | a ton | endless | innumerable | umpteen | nines | neunen |
        single-digit | figure | figures | digit | digits |
        single digit | double-digit | double digit | low | mid | high | single digits | double digits | unlimited | infinite |
        forever | einige | einigen | einiger | mehrere | mehreren | viele | vielen | wenige | wenigen | ein paar | paar |
        etliche | dutzende | hunderte | tausende | zig | manche | ein haufen | quelques | plusieurs | beaucoup | beaucoup de |
        peu | peu de | des dizaines | des centaines | des milliers | nombreux | nombreuses | une poignée | divers | 数 | 何 |
        多数 | 多く | 少し | 複数 | 数十 | 数百 | 数千 | 数万
    """,
    Role.NOT: """
        or better | or worse | at best | at worst | bestenfalls | schlimmstenfalls | au mieux | au pire | not | n't | don't |
        doesn't | didn't | isn't | wasn't | aren't | won't | can't | cannot | neither | nor | except | excluding | but | nicht |
        außer | ne | pas | sauf
    """,
    Role.STOP: """
        nowhere near | far from | instead of | rather than | at once | fifty-fifty | halbe-halbe | ago | o'clock | oclock | am |
        pm | a.m. | c.m. | a.m | p.m | uhr | st | nd | rd | th | since | until | till | january | february | march | april |
        june | july | august | september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sep |
        sept | oct | nov | dec | januar | februar | märz | mai | juni | juli | oktober | dezember | janvier | février | mars |
        avril | juin | juillet | août | septembre | octobre | novembre | décembre | May |
        abril | agosto | aprile | aprilie | aralık | augusti | augustus | augusztus | ağustos | březen | března |
        czerwca | czerwiec | decembrie | desember | dezembro | dicembre | diciembre | duben | dubna | ekim | elokuu |
        elokuuta | enero | eylül | febbraio | febrero | februari | februarie | február | fevereiro | gennaio | giugno
        | grudnia | grudzień | haziran | heinäkuu | heinäkuuta | helmikuu | helmikuuta | huhtikuu | huhtikuuta |
        ianuarie | iulie | iunie | janeiro | januari | január | joulukuu | joulukuuta | julho | julio | junho | junio
        | július | június | kasım | kesäkuu | kesäkuuta | květen | května | kwiecień | kwietnia | leden | ledna |
        lipca | lipiec | listopad | listopada | listopadu | lokakuu | lokakuuta | luglio | lutego | luty | maaliskuu |
        maaliskuuta | maart | maggio | maio | maj | maja | marca | marraskuu | marraskuuta | martie | marts | marzec |
        marzo | março | mayo | mayıs | mei | május | március | nisan | noiembrie | novembro | noviembre | ocak |
        octombrie | octubre | október | ottobre | outubro | październik | października | prosince | prosinec |
        septembrie | septiembre | setembro | settembre | sierpień | sierpnia | srpen | srpna | styczeń | stycznia |
        syyskuu | syyskuuta | szeptember | tammikuu | tammikuuta | temmuz | toukokuu | toukokuuta | wrzesień |
        września | április | únor | února | červen | červenec | července | června | říjen | října | şubat |
        down from | up from | version | phase |
        step | level | page | number | no. | nr | n° | # | № | top | rank | stage | q | fy | kw. | iso | vor | seit | depuis |
        il y a | 前 | 目 | 位 | 番 | 第 | 時 | 令和 | 平成 | versus | vs
    """,
    Role.FILLER: """
        last year | this year | next year | last month | this month | last week | this week | last quarter | this quarter |
        last night | letztes jahr | dieses jahr | letzten monat | letzte woche | l'an dernier | cette année | l'année dernière |
        past | plus tôt | plus tard | one-off | one off | one time | one-time | run-rate | run rate | year on year |
        year over year | year-on-year | year-over-year | yoy | y/y | y-o-y | full-time | part-time | full time | part time |
        right now | at the moment | at present | as much | as many | as long | as often | as high | as big | as large |
        as expensive | as low | the | it | its | it's | we | i | they | he | she | you | our | their | his | her | my | us | US |
        them | is | was | were | are | be | been | being | has | had | have | having | do | does | did | done | takes | took |
        take | taken | taking | used | used to | used to be | used to take | now | only | just | still | today | currently |
        then | already | even | also | so | that | this | these | those | there | which | who | get | gets | got | getting |
        need | needs | needed | spent | spend | spends | spending | cost | costs | costing | at | on | by | with | as | than |
        from before | before | after | afterwards | previously | formerly | earlier | later | down to | up until now |
        reduced to | cut to | dropped to | shrunk to | fell to | decreased to | increased to | grew to | rose to | up to now |
        to now | to date | so far | all in all | in total | total | total of | a total of | totalling | totaling | altogether |
        overall | all | whole | full | fully | completely | totally | entirely | really | actually | exactly | precisely |
        anyway | any more | anymore | at all | left | again | too | well | very | quite | pretty | yes | yeah | hm | hmm | uh |
        um | er | well, | team of | a team of | teams of | group of | a group of | cost of | a cost of | wait | waiting |
        worth | worth of | value of | valued at | period | long | while | when | if | because | it takes | it took | can |
        could | would | will | should | may | might | must | what | how | next | last | first | upon | into | onto | out |
        back | per se | once more | out of it | of it | of them | of that | so viel | so viele | so oft | so lang | so lange |
        so hoch | im moment | derzeit | aktuell | es | wir | ich | sie | das | die | der | den | dem | des | ist | war | waren |
        sind | hat | hatte | hatten | haben | sein | dauert | dauerte | jetzt | nun | nur | noch | heute | früher | vorher |
        nachher | danach | genau | insgesamt | lang | dann | schon | auf | mit | für | zu | brauchte | brauchten | brauchen |
        braucht | kostet | kostete | kosten | wurde | wurden | en | y | le | la | les | il | elle | nous | ils | était |
        étaient | est | sont | a | avait | avaient | maintenant | seulement | encore | aujourd'hui | avant | après |
        exactement | juste | au total | dure | durait | prend | prenait | coûte | coûtait | に | のみ | だけ | は | が | を |
        も | で | です | でした | まる | 今 | 現在 | 今は | 以前 | 以前は | かかる | かかった | 未だ | たった | わずか
    """,
    Role.ARTICLE: "a | an | ein | eine | einen | einem | einer | eines | un | une",
    Role.TO: """
        to | up to | till | til | until | through | thru | bis | bis zu | à | au | から | 〜 | ~ | .. | ... | … | ないし |
        and up to | to up to
    """,
    Role.OR: "or | oder | ou | or even | or sometimes | maybe | または | か",
    Role.AND: "and | & | und | et | と | +",
    Role.PER: """
        per | pro | je | par | for each | for every | for one | for a | for an | あたり | 当たり | 当り | 毎 | in a | in an |
        in each | in every | each and every | über das
    """,
    Role.EACH: """
        each | apiece | a piece | each time | jeweils | je | chacun | chacune | chaque | ずつ | a pop
    """,
    Role.EVERY: """
        every | ごと | 毎に | every single | once every | once in | alle | jede | jeder | jeden | jedes | toutes les |
        tous les | toute les | 毎 | chaque | one every | einmal alle | one time every
    """,
    Role.OF: """
        of | of the | of our | of all | of all the | of their | out of | der | des | von | vom | von den | von allen | aller |
        unserer | de | d' | du | de la | de nos | sur | の | in every | in
    """,
    Role.WITHIN: """
        in | within | over | over the | over a period of | during | across | throughout | im lauf von | innerhalb von | in den |
        en | sur | 間で
    """,
    Role.FOR: "for | für | pour | pendant | durant | während | during | at | à | で | @",
    Role.FROM: "from | von | de | du | anywhere from | ab | vom",
    Role.BETWEEN: "between | anywhere between | somewhere between | zwischen | entre",
    Role.TIMES: "times | time | mal | fois | 回 | 度 | ×/",
    Role.CROSS: """
        x | × | ✕ | factor of | factor | by a factor of | by factor | faktor | um den faktor | um faktor | facteur |
        un facteur | facteur de | multiplied by | multiplié par | multipliée par | multipliés par
    """,
    Role.FOLD: "fois plus | fold | -fold | fach | -fach | fache | facher | 倍",
    Role.SLASH: "/",
    Role.DASH: "- | minus | moins de zéro | マイナス",
    Role.PLUS: "+ | plus",
    Role.OPEN: "( | [ | {",
    Role.CLOSE: ") | ] | }",
    Role.MARK: "* | .- | ,- | .-- | ,-- | , | ; | : | . | ! | ' | '' | \" | _ | 、 | 。 | =",
}
