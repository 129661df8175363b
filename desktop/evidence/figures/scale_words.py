"""The words for thousand, million and the like in every language of CLDR. Data only, made from Babel and not edited.

`python -m tests.evidence.scale_words` writes it anew. A line is a language, then powers of ten with their words: a star marks
a word that stands behind one only, "_" is a blank inside a word. Regions with words of their own share a line.
"""

SCALES = """
    af: 3 duisend | 6 miljoen | 9 miljard mjd | 12 biljoen
    ak: 3 apem mpem | 6 ɔpepem | 9 ɔpepepem | 12 ɔpepepepem
    am: 3 ሺ | 6 ሚ ሚሊዮን | 9 ቢ ቢሊዮን | 12 ት ትሪሊዮን
    ar: 3 آلاف ألف | 6 ملايين مليون | 9 مليار | 12 ترليون
    as: 3 হাজাৰ | 5 লাখ | 6 নিঃ নিযুত | 9 শঃ_কঃ শঃ_কোঃ শত_কোটি | 12 শঃ_পঃ শত_পৰাৰ্দ্ধ
    ast: 3 *millar millares | 6 millones *millón
    az: 3 K min | 6 milyon mln | 9 milyard mlrd | 12 trilyon trln
    be: 3 тыс тысяч *тысяча тысячаў тысячы | 6 млн *мільён мільёна мільёнаў мільёны | 9 млрд *мільярд мільярда мільярдаў
        мільярды | 12 трлн *трыльён трыльёна трыльёнаў трыльёны
    bew: 3 rèbu | 6 juta | 9 miliar | 12 triliun
    bg: 3 хил хиляди | 6 *милион милиона млн | 9 *милиард милиарда млрд | 12 *трилион трилиона трлн
    bn: 3 হা হাজার | 5 লা লাখ | 7 কো কোটি | 9 কো শত_কো | 12 লা.কো
    br: 3 a_viliadoù miliad viliad | 6 a_v/milionoù milion v/milion | 9 a_viliardoù miliard viliard | 12 a_v/bilionoù bilion
        v/bilion
    brx: 3 रोजा | 6 निजुत | 9 बिलियन | 12 त्रिलियन
    bs: 3 hilj hiljada hiljade хиљ | 6 mil *milion miliona мил | 9 *milijarda milijarde milijardi mlrd млрд | 12 bil *bilion
        biliona бил
    ca: 3 k *miler milers | 6 M milions *milió | 9 kM *miler_de_milions milers_de_milions | 12 B bilions *bilió
    ce: 3 эзар | 6 миллион млн | 9 миллиард млрд | 12 триллион трлн
    chr: 3 ᎢᏯᎦᏴᎵ | 6 ᎢᏳᏆᏗᏅᏛ | 9 ᎢᏯᏔᎳᏗᏅᏛ | 12 ᎢᏯᏦᎠᏗᏅᏛ
    cs: 3 tis tisíc tisíce | 6 mil *milion milionu miliony milionů | 9 miliard *miliarda miliardy mld | 12 bil *bilion bilionu
        biliony bilionů
    cv: 3 пин | 6 миллион млн | 9 миллиард млрд | 12 триллион трлн
    cy: 3 mil | 6 miliwn | 9 biliwn | 12 triliwn
    da: 3 t tusind | 6 *million millioner mio | 9 mia *milliard milliarder | 12 *billion billioner bio
    de: 3 Tausend | 6 *Million Millionen Mio | 9 *Milliarde Milliarden Mrd | 12 *Billion Billionen Bio
    dsb: 3 tys tysac | 6 *milion miliona milionow miliony mio | 9 *miliarda miliardow miliardy miliarźe mrd | 12 bil *bilion
        biliona bilionow biliony
    dz: 3 K སྟོང་ཕྲག | 4 ཁྲི་ཕྲག | 5 འབུམ་ཕྲག | 6 M ས་ཡ་ | 7 བྱེ་བ་ | 8 དུང་ཕྱུར་ | 9 G | 10 དུང་ཕྱུར་བརྒྱ་ | 11 དུང་ཕྱུར་སྟོང
        | 12 T དུང་ཕྱུར་ཁྲི་ | 13 དུང་ཕྱུར་འབུམ་ | 14 དུང་ཕྱུར་ས་ཡ་
    ee: 3 akpe | 6 miliɔn | 9 biliɔn | 12 triliɔn
    el: 3 χιλ *χιλιάδα χιλιάδες | 6 εκ εκατομμύρια *εκατομμύριο | 9 δισ δισεκατομμύρια *δισεκατομμύριο | 12 τρισ
        τρισεκατομμύρια *τρισεκατομμύριο
    en: 3 K thousand | 6 M million | 9 B billion | 12 T trillion
    en_IN: 5 L | 7 Cr | 10 KCr | 12 LCr
    eo: 3 mil | 6 *miliono milionoj | 9 *miliardo miliardoj | 12 *duiliono duilionoj
    es: 3 mil | 6 M millones *millón | 12 B billones *billón
    et: 3 tuh tuhat | 6 *miljon miljonit mln | 9 *miljard miljardit mld | 12 *triljon triljonit trln
    eu: 6 milioi | 12 bilioi
    fa: 3 هزار | 6 میلیون | 9 میلیارد | 12 تریلیون هزارمیلیارد
    ff: 3 𞤵𞤶𞤵𞤲𞤫𞤪𞤫 | 6 𞤣𞤵𞤦𞤵𞤲𞤫𞤪𞤫 | 9 𞤣𞤵𞤶𞤵𞤲𞤫𞤪𞤫 | 12 𞤼𞤵𞤶𞤵𞤲𞤫𞤪𞤫
    fi: 3 t *tuhat tuhatta | 6 milj *miljoona miljoonaa | 9 *miljardi miljardia mrd | 12 bilj *biljoona biljoonaa
    fil: 3 K *libo na_libo | 6 M *milyon na_milyon | 9 B *bilyon na_bilyon | 12 T na_trilyon *trilyon
    fo: 3 tús túsund | 6 *millión milliónir mió | 9 mia *milliard milliardir | 12 *billión billiónir bió
    fr ht: 3 k mille *millier | 6 M *million millions | 9 Md *milliard milliards | 12 Bn *billion billions
    frr: 3 düüsen | 6 miljoon | 9 miljaard | 12 biljoon
    fy: 3 tûzen | 6 miljoen mln | 9 miljard mld | 12 biljoen bln
    ga: 3 k mhíle míle | 6 M mhilliún milliún | 9 B bhilliún billiún mbilliún | 12 T dtrilliún thrilliún trilliún
    gd: 3 mhìle mìle mìltean | 6 mhillean millean milleanan | 9 bhillean billean billeanan | 12 thrillean trillean trilleanan
    gl: 6 *millón millóns | 12 *billón billóns
    gsw: 3 Tsg Tuusig | 6 *Millioon Millioone Mio | 9 Milliarde Mrd | 12 *Billioon Billioone Bio
    gu: 3 હજાર | 5 લાખ | 7 કરોડ | 9 અબજ | 11 નિખર્વ | 12 મહાપદ્મ | 13 શંકુ | 14 જલધિ
    ha: 3 Dubu | 6 Miliyan | 9 Biliyan | 12 Triliyan
    he: 3 K אלף | 6 M מיליון | 9 B מיליארד | 12 T טריליון
    hi: 3 K thousand हज़ार | 5 L लाख | 6 million | 7 Cr करोड़ क॰ | 9 billion अरब अ॰ | 10 KCr | 11 खरब ख॰ | 12 LCr trillion |
        13 नील
    hr: 3 tis tisuća tisuće | 6 mil *milijun milijuna | 9 *milijarda milijarde milijardi mlr | 12 bil *bilijun bilijuna
    hsb: 3 tys tysac | 6 *milion milionaj milionow miliony mio | 9 *miliarda miliardow miliardy miliardźe mrd | 12 bil *bilion
        bilionaj bilionow biliony
    hu: 3 E ezer | 6 M millió | 9 Mrd milliárd | 12 B billió
    hy: 3 հազար հզր | 6 միլիոն մլն | 9 միլիարդ մլրդ | 12 տրիլիոն տրլն
    ia: 3 mil *mille milles | 6 *million milliones mln | 9 *milliardo milliardos mld | 12 *billion billiones bln
    id: 3 rb ribu | 6 jt juta | 9 M miliar | 12 T triliun
    ie: 3 milles | 6 milliones | 9 milliardes | 12 billiones
    is: 3 þ þúsund | 6 m *milljón milljónir | 9 ma milljarðar *milljarður | 12 *billjón billjónir bn
    it: 3 mila *mille | 6 Mln *milione milioni | 9 Mld miliardi *miliardo | 12 Bln
    ja: 4 万 | 8 億 | 12 兆 | 16 京
    jv: 3 èwu | 6 yuta | 9 milyar | 12 trilyun
    ka: 3 ათ ათასი | 6 მილიონი მლნ | 9 მილიარდი მლრ მლრდ | 12 ტრილიონი ტრლ
    kab: 3 *n_wagim n_wagimen | 6 n_imelyunen *n_umilyun | 9 n_imelyaṛen *n_umelyaṛ | 12 n_itrilyunen *n_utrilyun
    kea: 3 mil | 6 milhãu | 12 bilhãu
    kgp: 3 mil | 6 *milhão milhão_ag | 9 *bilhão bilhão_ag | 12 tri *trilhão trilhão_ag
    kk: 3 м мың مىڭ | 6 миллион млн ملن ميلليون | 9 миллиард млрд ملرد ميلليارد | 12 триллион трлн ترلن تريلليون
    kl: 3 td tusind | 6 *million millioner mn | 9 md *milliard milliarder | 12 *billion billioner bn
    km: 3 ពាន់ | 6 លាន | 9 ប៊ីលាន | 12 ទ្រីលាន
    kn: 3 ಸಾವಿರ | 6 ಮಿಲಿಯನ್ | 9 ಬಿಲಿಯನ್ | 12 ಟ್ರಿ ಟ್ರಿಲಿಯನ್
    ko: 3 천 | 4 만 | 8 억 | 12 조
    kok: 3 hoz hozar हजार | 5 lak lakh | 6 दशलक्ष | 7 kotti | 9 obz अब्ज | 11 nikh nikhorv | 12 ट्रिलियन | 14 hoz.nikh
    ksh: 3 Dousend tsd | 6 *Million Millionen Milljuhne Mio | 9 *Milliarde Milliarden Milljard Milljarde Mrd | 12 *Billion
        Billionen Billjuhn Bio
    ku: 3 hezar | 6 milyon | 9 milyar | 12 trilyon
    kxv: 3 hjar | 6 million | 9 billion | 12 tri trillion
    ky: 3 миң | 6 миллион млн | 9 миллиард млд | 12 триллион трлн
    la: 3 *mille millia | 6 *milio miliones | 9 miliarda *miliardum | 12 mil_Md milies_miliarda *milies_miliardum
    lb: 3 Dausend Dsd | 6 *Millioun Milliounen Mio | 9 *Milliard Milliarden Mrd | 12 *Billioun Billiounen Bio
    lij: 3 *mille | 6 Mio mioin *mion | 9 Mld miliardi *miliardo | 12 Bio
    lld: 3 mile | 6 Mln *miliun miliuns | 9 Mlg *miliard miliarg | 12 Bln *biliun biliuns
    lo: 3 ພັນ | 5 ແສນ | 6 ລ້ານ | 9 ຕື້ | 12 ລລ ລ້ານລ້ານ
    lt: 3 tūkst *tūkstantis tūkstančiai tūkstančio tūkstančių | 6 milijonai *milijonas milijono milijonų mln | 9 milijardai
        *milijardas milijardo milijardų mlrd | 12 trilijonai *trilijonas trilijono trilijonų trln
    lv: 3 tūkst *tūkstotis tūkstoši tūkstošu | 6 milj miljoni *miljons miljonu | 9 miljardi *miljards miljardu mljrd | 12
        trilj triljoni *triljons triljonu
    mk: 3 илј *илјада илјади | 6 М мил *милион милиони | 9 ми *милијарда милијарди милј *мј | 12 бил *билион билиони
    ml: 3 ആയിരം | 6 ദശലക്ഷം | 9 ബില്യൺ | 12 ട്രില്യൺ
    mn: 3 мянга | 6 сая | 9 Т тэрбум | 12 ИН их_наяд
    mr: 3 हजार | 5 लाख | 7 कोटी | 9 अब्ज | 11 खर्व | 13 पद्म
    ms: 3 K ribu ريبو | 6 J M juta جوتا | 9 B G bilion بيليون | 12 T trilion تريليون
    my: 3 ထောင် | 4 သောင်း | 5 သိန်း | 6 သန်း | 7 ကုဋေ ဋေ | 10 ဋေ_ထ | 11 ဋေ_သ | 14 ကောဋိ
    nb no: 3 k tusen | 6 mill *million millioner | 9 *milliard milliarder mrd | 12 bill *billion billioner
    ne: 3 हजार | 5 लाख | 6 करोड | 7 करोड | 9 अरब | 11 खरब | 13 शंख
    nl: 3 K duizend | 6 miljoen mln | 9 miljard mld | 12 biljoen bln
    nn: 3 k tusen | 6 mill *million millionar | 9 *milliard milliardar mrd | 12 bill *billion billionar
    om: 3 *Kuma kuma | 6 miiliyoona | 9 biiliyoona | 12 tiriiliyoona
    or: 3 ହଜାର | 6 ନିୟୁତ | 9 ଶହକୋଟି | 12 ଟ୍ରି ଲକ୍ଷକୋଟି
    pa: 3 ਹਜ਼ਾਰ | 5 ਲੱਖ | 7 ਕਰੋੜ | 9 ਅਰਬ | 11 ਖਰਬ | 13 ਨੀਲ
    pap: 3 mil | 6 mion | 9 bion | 12 trion
    pcm: 3 Taúzan | 6 Míliọn | 9 Bíliọn | 12 Tríliọn
    pl: 3 tys *tysiąc tysiąca tysiące tysięcy | 6 *milion miliona miliony milionów mln | 9 *miliard miliarda miliardy
        miliardów mld | 12 *bilion biliona biliony bilionów bln
    ps: 3 K | 6 M | 9 B G | 12 T
    pt: 3 mil | 6 mi *milhão milhões | 9 bi *bilhão bilhões | 12 tri *trilhão trilhões
    pt_AO pt_CH pt_CV pt_GQ pt_GW pt_LU pt_MO pt_MZ pt_PT pt_ST pt_TL: 9 mM | 12 Bi *bilião biliões
    rif: 3 alaf | 6 melyun | 9 melyar | 12 trilyun
    ro: 3 K de_mii *mie mii | 6 de_milioane mil milioane *milion | 9 de_miliarde *miliard miliarde mld | 12 de_trilioane tril
        trilioane *trilion
    ru: 3 тыс тысяч *тысяча тысячи | 6 *миллион миллиона миллионов млн | 9 *миллиард миллиарда миллиардов млрд | 12 *триллион
        триллиона триллионов трлн
    sah: 3 тыһ тыһыынча | 6 мөл мөлүйүөн | 9 миллиард млрд | 12 триллион трлн
    sc: 3 mìg mìgia | 6 Mln *millione milliones | 9 Mrd milliardos *milliardu | 12 Bln
    scn: 3 *migghiaru mila | 6 miliuna *miliuni | 9 miliardi *miliardu | 12 biliuna *biliuni
    sd: 3 هزار ھزار | 6 ملين | 9 بلين | 12 ٽرلين
    se: 3 duháhat *duhát | 6 *miljona miljonat | 9 *miljardi miljardit | 12 *biljona biljonat
    se_FI: 9 *miljárda miljárdat | 12 *biljovdna biljovdnat
    si: 3 ද දහස | 6 මි මිලියන | 9 බි බිලියන | 12 ට්රි ට්රිලියන
    sk: 3 tis tisíc tisíca tisíce | 6 mil *milión milióna miliónov milióny | 9 *miliarda miliardy miliárd mld | 12 bil *bilión
        bilióna biliónov bilióny
    sl: 3 tis tisoč | 6 *milijon milijona milijone milijoni milijonov mio | 9 milijard *milijarda milijarde milijardi mrd | 12
        bil *bilijon bilijona bilijoni bilijonov
    smn: 3 tuhháát | 6 miljovn | 9 miljard | 12 biljovn
    so: 3 K Kun *kun | 6 M Milyan | 9 B Bilyan | 12 T Tirilyan
    sq: 3 mijë | 6 milion mln | 9 miliard mld | 12 bilion bln
    sr: 3 hilj hiljada hiljade хиљ хиљада хиљаде | 6 mil *milion miliona мил *милион милиона | 9 *milijarda milijarde
        milijardi mlrd *милијарда милијарде милијарди млрд | 12 bil *bilion biliona бил *билион билиона
    sv: 3 tn tusen | 6 *miljon miljoner mn | 9 md *miljard miljarder | 12 *biljon biljoner bn
    sw: 3 elfu | 6 M milioni | 9 B bilioni | 12 T trilioni
    ta: 3 ஆ ஆயிரம் | 6 மி மில்லியன் | 9 பி பில்லியன் | 12 டி டிரில்லியன்
    te: 3 *వేయి వేలు | 6 *మిలియన్ మిలియన్లు | 9 *బిలియన్ బిలియన్లు | 12 ట్రి *ట్రిలియన్ ట్రిలియన్లు
    tg: 3 ҳазор ҳзр | 6 миллион млн | 9 миллиард млрд | 12 триллион трлн
    th: 3 K พัน | 4 หมื่น | 5 แสน | 6 M ล้าน | 9 B พันล้าน | 10 หมื่นล้าน | 11 แสนล้าน | 12 T ล้านล้าน
    ti: 3 ሽ ሽሕ | 6 ሚ ሚልዮን | 9 ቢ ቢልዮን | 12 ት ትሪልዮን
    tk: 3 müň | 6 million mln | 9 milliard mlrd | 12 trillion trln
    to: 3 a afe | 4 m mano | 5 k kilu | 6 M miliona | 9 P piliona | 12 T tiliona
    tr: 3 B bin | 6 Mn milyon | 9 Mr milyar | 12 Tn trilyon
    tt: 3 мең | 6 миллион млн | 9 миллиард млрд | 12 триллион трлн
    ug: 3 مىڭ | 6 مىليون | 9 مىليارد | 12 تىرىليون
    uk: 3 тис тисяч *тисяча тисячі | 6 млн *мільйон мільйона мільйони мільйонів | 9 млрд *мільярд мільярда мільярди мільярдів
        | 12 *трильйон трильйона трильйони трильйонів трлн
    ur: 3 ہزار | 5 لاکھ | 7 کروڑ | 9 ارب | 11 کھرب | 12 ٹریلین
    uz: 3 ming минг | 6 million mln миллион млн | 9 milliard mlrd миллиард млрд | 12 trillion trln трилион трлн
    vec: 3 mila *mile | 6 *milion milioni mln | 9 miliardi *miliardo mld | 12 *bilion bln
    vi: 3 N nghìn | 6 Tr triệu | 9 T tỷ | 12 NT
    wo: 3 K thousand | 6 M Vote_M | 9 B Vote_G | 12 T
    xnr: 3 हजार | 7 करोड़ | 9 अरब | 11 खरब | 13 नील
    yo: 3 K ẹgbẹ̀rún | 6 M mílíọ̀nù | 9 G bilíọ̀nù | 12 T tiriliọ̀nù
    yo_BJ: 3 ɛgbɛ̀rún | 6 mílíɔ̀nù | 9 bilíɔ̀nù | 12 tiriliɔ̀nù
    yrl: 3 miu | 6 *miliãu miliãu-ita | 9 *biliãu biliãu-ita | 12 tiri *tiriliãu tiriliãu-ita
    yrl_CO yrl_VE: 6 *millón millón-ita | 9 billón-ita | 12 *tirillón tirillón-ita
    yue: 3 千 | 4 万 萬 | 8 亿 億 | 12 兆
    zh: 4 万 萬 | 8 亿 億 | 12 万亿 兆
    zh_HK zh_MO: 9 B
    zu: 3 inkulungwane | 6 isigidi | 9 isigidi_sezigidi | 12 isigidintathu
"""
