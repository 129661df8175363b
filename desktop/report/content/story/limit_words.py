"""Lists the words that limit a figure or say which way it went, beyond those by which figures are read. Data only, never printed.

The words of a list are separated by " | ", in lower case. They are many languages', as words of a customer are never translated.
`UNSPACED` are those of scripts without spaces, found anywhere in a text, and `BEHIND` those that count only behind a number.
"""

HEDGE = """
    ballpark | in the ballpark of | at a guess | more or less | mostly | as a rule | nearly always | on a good day | at best |
    at worst | at its best | in the best case | in the worst case | according to | we reckon | i reckon | reckon | i'd guess |
    i imagine | i suppose | i hear | i heard | they say | as we see it | if all goes well | on a normal day |
    in a normal week | at peak | in peak times | nowhere near | not far from | not far off | every other | dozens of |
    a couple of | a good | a bit | a little | some of | part of | partly | bestenfalls | schlimmstenfalls | im besten fall |
    im schlimmsten fall | in der regel | überwiegend | größtenteils | gefühlt | angeblich | meines wissens | glaube ich |
    denke ich | würde ich sagen | oft | häufig | au mieux | au pire | en général | généralement | souvent | selon moi |
    je crois | je pense | il me semble | une vingtaine | une trentaine | une dizaine | une quinzaine | une cinquantaine |
    une centaine | casi | unos | unas | más o menos | alrededor | aproximadamente | cerca de | creo que | quizás | tal vez |
    normalmente | quasi | circa | all'incirca | più o meno | intorno a | credo | forse | di solito | una ventina | una decina |
    cerca | por volta de | mais ou menos | acho que | talvez | aproximadamente | ongeveer | bijna | zo'n | rond de |
    plusminus | ik denk | misschien | meestal | gemiddeld | ungefär | nästan | omkring | runt | cirka | kanske | tror jag |
    i snitt | omtrent | nesten | rundt | kanskje | tror jeg | i snitt | omtrent | næsten | cirka | måske | i gennemsnit |
    noin | melkein | lähes | ehkä | suunnilleen | około | mniej więcej | prawie | niemal | chyba | może | średnio | asi |
    přibližně | zhruba | téměř | skoro | možná | körülbelül | majdnem | közel | talán | aproximativ | aproape | vreo |
    yaklaşık | neredeyse | aşağı yukarı | sanırım | belki | ortalama | khoảng | chừng | có lẽ | sekitar | kira-kira | hampir |
    mungkin | около | примерно | приблизительно | почти | где-то | порядка | наверное | думаю | в среднем | близько |
    приблизно | майже | περίπου | σχεδόν | γύρω στα | γύρω στις | ίσως | νομίζω | κατά μέσο όρο | حوالي | حوالى | تقريبا |
    تقريبًا | نحو | قرابة | ربما | أظن | في المتوسط | בערך | כמעט | בסביבות | אולי | כ | लगभग | करीब | तकरीबन | क़रीब | शायद |
    औसतन
"""
ABOVE = """
    plus | upwards | and then some | if not more | no fewer | not less | gut | reichlich | plus de | une bonne | más de |
    al menos | por lo menos | como mínimo | più di | oltre | almeno | mais de | pelo menos | no mínimo | meer dan | minstens |
    ruim | ten minste | mer än | minst | drygt | mer enn | minst | godt | mere end | mindst | yli | vähintään | ponad |
    co najmniej | przynajmniej | więcej niż | přes | více než | alespoň | több mint | legalább | peste | mai mult de |
    cel puțin | en az | fazla | hơn | ít nhất | trên | lebih dari | minimal | более | больше | свыше | не менее | минимум |
    как минимум | понад | більше | щонайменше | πάνω από | περισσότερο από | τουλάχιστον | أكثر من | على الأقل | ما يزيد عن |
    יותר מ | לפחות | מעל | से अधिक | से ज़्यादा | से ज्यादा | कम से कम
"""
BELOW = """
    within | not even | not quite | inside of | in no more than | binnen | nicht mal | nicht einmal | même pas | à peine |
    menos de | hasta | como máximo | a lo sumo | meno di | fino a | al massimo | nemmeno | até | no máximo | minder dan |
    hooguit | maximaal | nog geen | mindre än | upp till | högst | knappt | mindre enn | opp til | høyst | mindre end |
    op til | højst | enintään | korkeintaan | mniej niż | poniżej | najwyżej | co najwyżej | méně než | nejvýše |
    kevesebb mint | legfeljebb | alatt | mai puțin de | cel mult | până la | en fazla | en çok | altında | dưới | tối đa |
    ít hơn | chưa đến | kurang dari | maksimal | paling lama | менее | меньше | не более | до | максимум | менш | щонайбільше |
    κάτω από | λιγότερο από | έως | μέχρι | το πολύ | أقل من | حتى | على الأكثر | لا يتجاوز | פחות מ | עד | מתחת | से कम | तक |
    ज़्यादा से ज़्यादा
"""
LESS = """
    saving | savings | saves | saved | save | eliminated | eliminating | cutting | slashed | slashing | halved | spared |
    avoided | avoiding | avoids | avoid | reducing | lowering | lowers | decreasing | dropping | falling | shrinking |
    trimmed | trimming | trims | shaved | shaving | freed | freed up | frees | freeing | removed | removing | removes |
    took out | taken out | came down | come down | coming down | brought down | bringing down | gone down | went down |
    going down | knocked off | got rid of | stripped out | relieved of | no longer spend | do without | instead of spending |
    einsparung | einsparungen | gesunken | halbiert | senkt | senken | senkte | sinkt | vermieden | vermeidet | fällt weg |
    fallen weg | wegfallen | entfällt | entfallen | verringert | kürzen | gekürzt | gestrichen | réduit | réduire | économie |
    économise | économisons | économisé | évite | évité | gagne | gagnons | gagné | divisé | baissé | ahorra | ahorramos |
    ahorro | ahorrado | reduce | reducido | menos | risparmia | risparmiamo | risparmio | ridotto | poupa | poupamos |
    economiza | bespaart | besparen | besparing | bespaard | sparar | sparade | spart | sparer | minskat | redusert | säästää |
    säästö | oszczędza | oszczędzamy | oszczędność | mniej | ušetří | šetří | úspora | méně | tasarruf | azaldı | azalttı |
    tiết kiệm | giảm | hemat | menghemat | berkurang | экономит | экономим | экономия | сэкономили | меньше | снизили |
    снизился | сократили | економить | заощаджує | εξοικονομεί | εξοικονομούμε | λιγότερα | μείωση | توفير | يوفر | نوفر |
    انخفاض | أقل | חוסך | חוסכים | חיסכון | פחות | बचत | बचाता | बचाते | कम
"""
MORE = """
    gained | gain | gaining | extra | additional | raise | raised | raises | raising | increasing | growing | rising | grew |
    grown | growth | doubled | doubling | tripled | trebled | quadrupled | rose | risen | climbed | climbing | on top | added |
    adding | went up | gone up | going up | came up | boosted | boosting | lifted | multiplied | zusätzlich | zusätzliche |
    gestiegen | gewachsen | steigert | steigerte | verdoppelt | verdreifacht | obendrauf | augmenté | augmente | doublé |
    triplé | supplémentaires | en plus | más | aumento | aumentado | duplicado | adicional | in più | aumentato | raddoppiato |
    a mais | aumentou | dobrou | extra | meer | gestegen | verdubbeld | mer | ökat | ökning | økt | fordoblet | więcej |
    wzrost | wzrosło | podwoił | více | nárůst | arttı | artış | tăng | thêm | bertambah | naik | больше | выросли | вырос |
    рост | увеличили | прирост | зростання | περισσότερα | αύξηση | زيادة | ارتفاع | أكثر | יותר | עלייה | גידול | अधिक |
    वृद्धि | बढ़
"""
MODAL = """
    can | could | may | might | would | should | likely | unlikely | possibly | potentially | theoretically | in theory |
    hope | hopes | hoping | hopefully | expect | expects | expected | expecting | perhaps | plan to | aim | aims |
    aiming | supposed to | meant to | designed to | promised | will | going to | forecast | projected | kann | können |
    könnte | könnten | dürfte | soll | sollen | sollte | sollten | wird | werden | hofft | hoffen | hoffentlich |
    voraussichtlich | geplant | theoretisch | möglicherweise | eventuell | peut | peuvent | pourrait | devrait | devraient |
    espère | espérons | prévu | théoriquement | puede | pueden | podría | debería | esperamos | può | possono | potrebbe |
    dovrebbe | speriamo | pode | poderia | esperamos | kan | kunnen | zou | zullen | hopen | skulle | hoppas | håper | håber |
    voi | voisi | może | mogą | powinno | može | mohlo by | lehet | poate | olabilir | có thể | bisa | dapat | может | могут |
    должно | надеемся | може | μπορεί | ελπίζουμε | يمكن | قد | من المتوقع | עשוי | יכול | सकता | सकते | उम्मीद
"""
UNSPACED = {
    "HEDGE": (
        "だいたい 約 约 およそ おおよそ くらい ぐらい ほど 程度 前後 たぶん おそらく ほぼ 平均 ざっと 見込み "
        "推定 ～ 〜 大约 大約 大概 大致 左右 上下 将近 平均 估计  "
        "約莫 差不多 약 대략 정도 거의 쯤 가량 평균 안팎 ประมาณ ราว เกือบ เฉลี่ย ราวๆ แถว ប្រហែល ប្រមាណ ປະມານ "
        "ເກືອບ ခန့် လောက်"
    ),
    "MODAL": (
        "思い 思う 思っ かも でしょう だろう はず 可能 予定 見通し つもり らしい 也许 也許 或许 应该 應該 预计 預計 希望 "
        "것같 아마 예상 예정 수있 คิดว่า น่าจะ อาจ คงจะ คาดว่า หวังว่า ប្រហែលជា ອາດຈະ"
    ),
    "ABOVE": (
        "以上 超 少なくとも 最低 より多 余り 超过 超過 至少 多于 不少于 이상 초과 최소 넘 มากกว่า อย่างน้อย "
        "กว่า เกิน ขั้นต่ำ ច្រើនជាង  "
        "យ៉ាងតិច ຫຼາຍກວ່າ ຢ່າງໜ້ອຍ ကျော် အနည်းဆုံး"
    ),
    "BELOW": (
        "以下 未満 以内 最大 最長 まで 足らず 切る 切り 不到 最多 少于 少於 以內 不超过 不超過 至多 이하 미만 "
        "최대 이내 น้อยกว่า ไม่เกิน ภายใน  "
        "ไม่ถึง สูงสุด ต่ำกว่า តិចជាង យ៉ាងច្រើន ໜ້ອຍກວ່າ ບໍ່ເກີນ အောက် အများဆုံး"
    ),
    "LESS": (
        "減 短縮 削減 下が 下げ 節約 節減 浮い 少な 減ら 减少 減少 降低 下降 节省 節省 缩短 縮短 절감 감소 "
        "절약 줄었 줄이 단축 ลด ประหยัด น้อยลง សន្សំ ຫຼຸດ လျှော့"
    ),
    "MORE": "増 向上 上が 上げ 伸び 增加 提高 增长 增長 上升 增加了 증가 향상 늘었 올랐 เพิ่ม มากขึ้น สูงขึ้น កើន ເພີ່ມ တိုး",
}
BEHIND = {"ABOVE": "強", "BELOW": "弱"}
# Words before a number that limit nothing, of scripts whose other words are not known.
NEUTRAL = str.split("от с по в на за из сейчас теперь уже всего από σε με τώρα من في إلى الى الآن עכשיו היום מ ב से में अब आज")
