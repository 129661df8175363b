"""Countries, with the region each lies in. Data only, not edited.

`python -m tests.report.anonymise.countries` writes it anew. A line is a code, a currency that is that country's
own (its code and what it is called there), whether it lies in the south, its region, then its names, behind a bar what is said
of its people, and behind another what is said of them in German and French where that does not follow from its names: as a rule
what its language is called. Deeper lines go on with the one above.
"""

COUNTRIES = """
    DK DKK/kroner/kr N Nordic Denmark, Dänemark, Danemark, Danmark | Danish, Danes | dänisch, danois, Däne
    FI - N Nordic Finland, Finnland, Finlande, Suomi | Finnish, Finns | finnisch, finnois, Finne
    IS ISK/krónur/kr N Nordic Iceland, Island, Islande, Ísland | Icelandic, Icelanders | isländisch, islandais
    NO NOK/kroner/kr N Nordic Norway, Norwegen, Norvège, Norge, Noreg | Norwegian | norwegisch, norvégien
    SE SEK/kronor/kr N Nordic Sweden, Schweden, Suède, Sverige | Swedish, Swedes | schwedisch, suédois, Schwede
    FO DKK/kroner/kr N Nordic Faroe Islands, Färöer, Îles Féroé, Føroyar | Faroese | färöisch
    GL DKK/kroner/kr N Nordic Greenland, Grönland, Groenland, Kalaallit Nunaat | Greenlandic | grönländisch, groenlandais
    AX - N Nordic Åland Islands, Ålandinseln, Îles Åland, Åland |
    EE - N Baltic Estonia, Estland, Estonie, Eesti | Estonian | estnisch, estonien, Este
    LV - N Baltic Latvia, Lettland, Lettonie, Latvija | Latvian | lettisch, letton, Lette
    LT - N Baltic Lithuania, Litauen, Lituanie, Lietuva | Lithuanian | litauisch, lituanien
    BE - N Western Belgium, Belgien, Belgique, België | Belgian, Flemish, Walloon | belge, flämisch, flamand, wallonisch,
        wallon
    NL - N Western Netherlands, Niederlande, Pays-Bas, Nederland, Holland, The Netherlands | Dutch | niederländisch,
        néerlandais, hollandais
    LU - N Western Luxembourg, Luxemburg, Lëtzebuerg | Luxembourgish | luxemburgisch, luxembourgeois
    FR - N Western France, Frankreich | French | französisch, français, Franzose, Französin
    MC - N Western Monaco | Monegasque
    GB GBP/pounds/£ N Western United Kingdom, Vereinigtes Königreich, Royaume-Uni, Great Britain, Britain, England, Scotland,
        Wales, Northern Ireland, UK, U.K. | British, English, Scottish, Welsh, Britons | englisch, britisch, Brite,
        schottisch, walisisch, Schotte, Waliser, britannique, anglais, écossais, gallois
    IE - N Western Ireland, Irland, Irlande, Éire | Irish | irlandais, irisch, Ire
    IM GBP/pounds/£ N Western Isle of Man, Île de Man, Ellan Vannin | Manx
    JE GBP/pounds/£ N Western Jersey |
    GG GBP/pounds/£ N Western Guernsey, Guernesey |
    DE - N Central Germany, Deutschland, Allemagne | German | deutsch, allemand
    AT - N Central Austria, Österreich, Autriche | Austrian
    CH CHF/francs N Central Switzerland, Schweiz, Suisse, Svizzera | Swiss | suisse
    LI CHF/francs N Central Liechtenstein | Liechtensteiner
    PL PLN/zlotys/zł N Central Poland, Polen, Pologne, Polska | Polish, Poles | polnisch, polonais, Pole
    CZ CZK/korunas/Kč N Central Czechia, Tschechien, Tchéquie, Česko, Czech Republic, Tschechische Republik | Czech, Bohemian,
        Moravian | tschechisch, tchèque, Tscheche
    SK - N Central Slovakia, Slowakei, Slovaquie, Slovensko | Slovak, Slovakian | slowakisch, slovaque, Slowake
    HU HUF/forints N Central Hungary, Ungarn, Hongrie, Magyarország | Hungarian | ungarisch, hongrois, Ungar
    SI - N Central Slovenia, Slowenien, Slovénie, Slovenija | Slovene, Slovenian | slowenisch, slovène
    ES - N Southern Spain, Spanien, Espagne, España | Spanish, Spaniards, Catalan, Basque | spanisch, espagnol
    PT - N Southern Portugal | Portuguese | portugiesisch, portugais, Portugiese
    IT - N Southern Italy, Italien, Italie, Italia | Italian | italienisch, italien
    GR - N Southern Greece, Griechenland, Grèce, Ελλάδα | Greek | griechisch, grec, Grieche
    MT - N Southern Malta, Malte | Maltese | maltesisch, maltais
    CY - N Southern Cyprus, Zypern, Chypre, Κύπρος, Kıbrıs | Cypriot
    AD - N Southern Andorra, Andorre | Andorran
    SM - N Southern San Marino, Saint-Marin |
    VA - N Southern Vatican City, Vatikanstadt, État de la Cité du Vatican |
    GI GIP/pounds N Southern Gibraltar |
    HR - N SouthEastern Croatia, Kroatien, Croatie, Hrvatska | Croatian, Croat | kroatisch, croate, Kroate
    RS RSD/dinars N SouthEastern Serbia, Serbien, Serbie, Srbija, Србија | Serbian, Serb | serbisch, serbe, Serbe
    BA BAM/marks/КМ N SouthEastern Bosnia & Herzegovina, Bosnien und Herzegowina, Bosnie-Herzégovine, Босна и Херцеговина,
        Bosna i Hercegovina | Bosnian | bosnisch, bosniaque
    ME - N SouthEastern Montenegro, Monténégro, Crna Gora | Montenegrin
    MK MKD/denari/ден N SouthEastern North Macedonia, Nordmazedonien, Macédoine du Nord, Северна Македонија, Macedonia |
        Macedonian | macédonien
    AL ALL/lekë/Lekë N SouthEastern Albania, Albanien, Albanie, Shqipëri | Albanian | albanisch, albanais
    XK - N SouthEastern Kosovo, Kosovë, Косово | Kosovar
    BG BGN/leva/лв N SouthEastern Bulgaria, Bulgarien, Bulgarie, България | Bulgarian | bulgarisch, bulgare, Bulgare
    RO RON/lei N SouthEastern Romania, Rumänien, Roumanie, România | Romanian | rumänisch, roumain
    UA UAH/hryvnias/₴ N Eastern Ukraine, Україна | Ukrainian | ukrainisch, ukrainien
    BY BYN/rubles N Eastern Belarus, Biélorussie, Беларусь | Belarusian | belarussisch, biélorusse
    MD MDL/lei N Eastern Moldova, Republik Moldau, Moldavie, Republica Moldova | Moldovan
    RU RUB/rubles/₽ N Eastern Russia, Russland, Russie, Россия, Russian Federation | Russian | russisch, russe, Russe
    AE AED/dirhams/د.إ N MiddleEast United Arab Emirates, Vereinigte Arabische Emirate, Émirats arabes unis, الإمارات العربية
        المتحدة, UAE, Emirates, Dubai, Abu Dhabi | Emirati
    SA SAR/riyals/ر.س N MiddleEast Saudi Arabia, Saudi-Arabien, Arabie saoudite, المملكة العربية السعودية | Saudi | arabisch,
        arabe, saudi, saoudien
    QA QAR/riyals/ر.ق N MiddleEast Qatar, Katar, قطر | Qatari
    KW KWD/dinars/د.ك N MiddleEast Kuwait, Koweït, الكويت | Kuwaiti
    BH BHD/dinars/د.ب N MiddleEast Bahrain, Bahreïn, البحرين | Bahraini
    OM OMR/rials/ر.ع N MiddleEast Oman, عُمان | Omani
    YE YER/rials/ر.ي N MiddleEast Yemen, Jemen, Yémen, اليمن | Yemeni
    IQ IQD/dinars/د.ع N MiddleEast Iraq, Irak, العراق | Iraqi
    IR IRR/rials/ریال N MiddleEast Iran, ایران | Iranian, Persian
    IL ILS/shekels/₪ N MiddleEast Israel, Israël, ישראל, إسرائيل | Israeli | Israeli
    PS ILS/shekels/₪ N MiddleEast Palestinian Territories, Palästinensische Autonomiegebiete, Territoires palestiniens,
        الأراضي الفلسطينية | Palestinian
    JO JOD/dinars/د.أ N MiddleEast Jordan, Jordanien, Jordanie, الأردن | Jordanian
    LB LBP/pounds/ل.ل N MiddleEast Lebanon, Libanon, Liban, لبنان | Lebanese
    SY SYP/pounds/ل.س N MiddleEast Syria, Syrien, Syrie, سوريا | Syrian
    TR TRY/Lira/₺ N MiddleEast Türkiye, Türkei, Turquie, Turkey | Turkish, Turks | türkisch, turc, Türke, turque
    EG EGP/pounds/ج.م N NorthAfrica Egypt, Ägypten, Égypte, مصر | Egyptian
    LY LYD/dinars/د.ل N NorthAfrica Libya, Libyen, Libye, ليبيا | Libyan
    TN TND/dinars/د.ت N NorthAfrica Tunisia, Tunesien, Tunisie, تونس | Tunisian
    DZ DZD/dinars/د.ج N NorthAfrica Algeria, Algerien, Algérie, الجزائر | Algerian
    MA MAD/dirhams/د.م N NorthAfrica Morocco, Marokko, Maroc, المغرب, Meṛṛuk | Moroccan
    EH MAD/dirhams/د.م N NorthAfrica Western Sahara, Westsahara, Sahara occidental, الصحراء الغربية |
    SD SDG/pounds/ج.س N NorthAfrica Sudan, Soudan, السودان | Sudanese
    AO AOA/kwanzas S Africa Angola | Angolan
    BF - N Africa Burkina Faso | Burkinabe
    BI BIF/francs/FBu N Africa Burundi, Uburundi | Burundian
    BJ - N Africa Benin, Bénin | Beninese
    BW BWP/pulas S Africa Botswana, Botsuana | Botswanan
    CD CDF/francs N Africa Congo - Kinshasa, Kongo-Kinshasa, Congo-Kinshasa, Congo | Congolese
    CF - N Africa Central African Republic, Zentralafrikanische Republik, République centrafricaine, Ködörösêse tî Bêafrîka |
    CG - N Africa Congo - Brazzaville, Kongo-Brazzaville, Congo-Brazzaville | Congolese
    CI - N Africa Côte d’Ivoire, Ivory Coast | Ivorian
    CM - N Africa Cameroon, Kamerun, Cameroun | Cameroonian
    CV CVE/escudos N Africa Cape Verde, Cabo Verde, Cap-Vert | Cape Verdean
    DJ DJF/francs N Africa Djibouti, Dschibuti, جيبوتي |
    ER ERN/nakfas N Africa Eritrea, Érythrée, إريتريا | Eritrean
    ET ETB/birrs/ብር N Africa Ethiopia, Äthiopien, Éthiopie, ኢትዮጵያ | Ethiopian
    GA - N Africa Gabon, Gabun | Gabonese
    GH GHS/cedis N Africa Ghana | Ghanaian
    GM GMD/dalasis N Africa Gambia, Gambie | Gambian
    GN GNF/francs N Africa Guinea, Guinée | Guinean
    GQ - N Africa Equatorial Guinea, Äquatorialguinea, Guinée équatoriale, Guinea Ecuatorial, Guiné Equatorial |
    GW - N Africa Guinea-Bissau, Guinée-Bissau, Guiné-Bissau |
    KE KES/shillings/Ksh N Africa Kenya, Kenia | Kenyan
    KM KMF/francs N Africa Comoros, Komoren, Comores, جزر القمر |
    LR LRD N Africa Liberia | Liberian
    LS ZAR/rand S Africa Lesotho | Basotho
    MG MGA/ariaries S Africa Madagascar, Madagaskar, Madagasikara | Malagasy
    ML - N Africa Mali | Malian
    MR MRU/ouguiyas/أ.م N Africa Mauritania, Mauretanien, Mauritanie, موريتانيا | Mauritanian
    MU MUR/rupees S Africa Mauritius, Maurice | Mauritian
    MW MWK/kwachas S Africa Malawi | Malawian
    MZ MZN/meticals S Africa Mozambique, Mosambik, Moçambique | Mozambican
    NA ZAR/rand S Africa Namibia, Namibie | Namibian
    NE - N Africa Niger | Nigerien
    NG NGN/nairas/₦ N Africa Nigeria, Nàìjíríà | Nigerian
    RW RWF/francs N Africa Rwanda, Ruanda, U Rwanda | Rwandan
    SC SCR/rupees N Africa Seychelles, Seychellen | Seychellois
    SL SLE/leones N Africa Sierra Leone | Sierra Leonean
    SN - N Africa Senegal, Sénégal | Senegalese
    SO SOS/shillings N Africa Somalia, Somalie, Soomaaliya, الصومال | Somali | somali
    SS SSP/pounds N Africa South Sudan, Südsudan, Soudan du Sud |
    ST STN/dobras N Africa São Tomé & Príncipe, São Tomé und Príncipe, Sao Tomé-et-Principe, São Tomé e Príncipe |
    SZ SZL/emalangeni S Africa Eswatini, eSwatini | Swazi
    TD - N Africa Chad, Tschad, Tchad, تشاد | Chadian
    TG - N Africa Togo | Togolese
    TZ TZS/shillings/TSh N Africa Tanzania, Tansania, Tanzanie | Tanzanian
    UG UGX/shillings N Africa Uganda, Ouganda | Ugandan
    ZA ZAR/rand S Africa South Africa, Südafrika, Afrique du Sud | South African | südafrikanisch, Südafrikaner, sudafricain
    ZM ZMW/kwachas S Africa Zambia, Sambia, Zambie | Zambian
    ZW ZWG S Africa Zimbabwe, Simbabwe | Zimbabwean
    KZ KZT/tenges/₸ N CentralAsia Kazakhstan, Kasachstan, Казахстан, Қазақстан | Kazakh, Kazakhstani | kasachisch, kazakh
    KG KGS/soms/сом N CentralAsia Kyrgyzstan, Kirgisistan, Kirghizstan, Кыргызстан, Киргизия | Kyrgyz | kirgisisch, kirghize
    TJ TJS/somonis N CentralAsia Tajikistan, Tadschikistan, Tadjikistan, Тоҷикистон | Tajik | tadschikisch, tadjik
    TM TMT/manat N CentralAsia Turkmenistan, Turkménistan, Türkmenistan | Turkmen | turkmenisch, turkmène
    UZ UZS/som/soʻm/сўм N CentralAsia Uzbekistan, Usbekistan, Ouzbékistan, Oʻzbekiston, Ўзбекистон | Uzbek | usbekisch, ouzbek
    MN MNT/tugriks/₮ N CentralAsia Mongolia, Mongolei, Mongolie, Монгол | Mongolian | mongolisch, mongol
    AM AMD/drams/֏ N CentralAsia Armenia, Armenien, Arménie, Հայաստան | Armenian | armenisch, arménien
    AZ AZN/manats/₼ N CentralAsia Azerbaijan, Aserbaidschan, Azerbaïdjan, Azərbaycan, Азәрбајҹан | Azerbaijani |
        aserbaidschanisch, azerbaïdjanais
    GE GEL/laris/₾ N CentralAsia Georgia, Georgien, Géorgie, საქართველო | Georgian | georgisch, géorgien
    IN INR/rupees/₹ N SouthAsia India, Indien, Inde, भारत | Indian | Inder
    PK PKR/rupees N SouthAsia Pakistan, پاکستان | Pakistani
    BD BDT/takas/৳ N SouthAsia Bangladesh, Bangladesch, বাংলাদেশ | Bangladeshi
    LK LKR/rupees/රු N SouthAsia Sri Lanka, ශ්‍රී ලංකාව, இலங்கை | Sri Lankan
    NP NPR/rupees/नेरू N SouthAsia Nepal, Népal, नेपाल | Nepali, Nepalese | nepalesisch, népalais
    BT INR/rupees/₹ N SouthAsia Bhutan, Bhoutan, འབྲུག | Bhutanese
    MV MVR/rufiyaas/ރ N SouthAsia Maldives, Malediven, ދިވެހި ރާއްޖެ | Maldivian | maldivien
    AF AFN/Afghanis/؋ N SouthAsia Afghanistan, افغانستان | Afghan
    CN CNY/yuan/¥ N EastAsia China, Chine, 中国, People's Republic of China, PRC | Chinese | chinesisch, chinois, Chinese
    JP JPY/yen/￥ N EastAsia Japan, Japon, 日本 | Japanese | japanisch, japonais
    KR KRW/₩ N EastAsia South Korea, Südkorea, Corée du Sud, 대한민국, Korea, Republic of Korea | South Korean, Korean |
        koreanisch, coréen, Koreaner, südkoreanisch, sudcoréen
    KP KPW N EastAsia North Korea, Nordkorea, Corée du Nord, 북한 | North Korean | coréen
    TW TWD N EastAsia Taiwan, Taïwan, 台灣, Republic of China | Taiwanese
    HK HKD N EastAsia Hong Kong, Hongkong, R.A.S. chinoise de Hong Kong, 中國香港特別行政區 |
    MO MOP/patacas N EastAsia Macao, Macau, R.A.S. chinoise de Macao, 中國澳門特別行政區 |
    SG SGD N SouthEastAsia Singapore, Singapur, Singapour, 新加坡, Singapura, சிங்கப்பூர் | Singaporean
    MY MYR/ringgits N SouthEastAsia Malaysia, Malaisie | Malaysian | malaiisch, malais
    ID IDR/rupiahs N SouthEastAsia Indonesia, Indonesien, Indonésie | Indonesian | indonesisch, indonésien
    TH THB/baht/฿ N SouthEastAsia Thailand, Thaïlande, ไทย | Thai | thailändisch, thaï
    VN VND/dong/₫ N SouthEastAsia Vietnam, Viêt Nam, Việt Nam, Viet Nam | Vietnamese | vietnamesisch, vietnamien
    PH PHP/₱ N SouthEastAsia Philippines, Philippinen, Pilipinas | Philippine, Filipino, Filipinos
    KH KHR/riels/៛ N SouthEastAsia Cambodia, Kambodscha, Cambodge, កម្ពុជា | Cambodian, Khmer
    LA LAK/kips/₭ N SouthEastAsia Laos, ລາວ | Laotian, Lao | laotisch, lao
    MM MMK/kyats N SouthEastAsia Myanmar (Burma), Myanmar, Myanmar (Birmanie), မြန်မာ, Burma | Burmese
    BN BND N SouthEastAsia Brunei, Brunei Darussalam, بروني | Bruneian
    TL - N SouthEastAsia Timor-Leste, Timor oriental | Timorese
    AU AUD S Pacific Australia, Australien, Australie | Australian, Aussie
    NZ NZD S Pacific New Zealand, Neuseeland, Nouvelle-Zélande, Aotearoa | New Zealander | neuseeländisch, Neuseeländer,
        néozélandais
    FJ FJD S Pacific Fiji, Fidschi, Fidji | Fijian | fidschi, fidjien
    PG PGK/kina S Pacific Papua New Guinea, Papua-Neuguinea, Papouasie-Nouvelle-Guinée, Papua Niugini | Papuan
    NC - S Pacific New Caledonia, Neukaledonien, Nouvelle-Calédonie |
    PF - S Pacific French Polynesia, Französisch-Polynesien, Polynésie française |  | französisch, français
    WS WST/tala S Pacific Samoa | Samoan | samoanisch, samoan
    TO TOP/paʻanga S Pacific Tonga | Tongan | tongaisch, tongien
    VU VUV/vatus S Pacific Vanuatu |
    SB SBD S Pacific Solomon Islands, Salomonen, Îles Salomon |
    US - N NorthAmerica United States, Vereinigte Staaten, États-Unis, United States of America, America, USA, U.S.A., US,
        U.S. | American | amerikanisch, Amerikaner, étatsunien
    CA CAD N NorthAmerica Canada, Kanada | Canadian
    BM BMD N NorthAmerica Bermuda, Bermudes | Bermudian
    MX MXN N LatinAmerica Mexico, Mexiko, Mexique | Mexican
    GT GTQ/quetzals N LatinAmerica Guatemala | Guatemalan
    BZ BZD N LatinAmerica Belize | Belizean
    HN HNL/lempiras N LatinAmerica Honduras | Honduran
    SV - N LatinAmerica El Salvador, Salvador | Salvadoran
    NI NIO/córdobas N LatinAmerica Nicaragua | Nicaraguan
    CR CRC/colóns N LatinAmerica Costa Rica | Costa Rican
    PA PAB/balboas N LatinAmerica Panama, Panamá | Panamanian
    CU CUP N LatinAmerica Cuba, Kuba | Cuban
    DO DOP N LatinAmerica Dominican Republic, Dominikanische Republik, République dominicaine, República Dominicana |
        Dominican
    HT HTG/gourdes N LatinAmerica Haiti, Haïti | Haitian
    JM JMD N LatinAmerica Jamaica, Jamaika, Jamaïque | Jamaican
    TT TTD N LatinAmerica Trinidad & Tobago, Trinidad und Tobago, Trinité-et-Tobago | Trinidadian
    BB BBD N LatinAmerica Barbados, Barbade | Barbadian
    BS BSD N LatinAmerica Bahamas | Bahamian
    PR - N LatinAmerica Puerto Rico, Porto Rico | Puerto Rican
    GY GYD N LatinAmerica Guyana | Guyanese
    SR SRD N LatinAmerica Suriname | Surinamese
    GF - N LatinAmerica French Guiana, Französisch-Guayana, Guyane française |  | französisch, français
    CO COP N LatinAmerica Colombia, Kolumbien, Colombie | Colombian
    VE VES/bolívars N LatinAmerica Venezuela | Venezuelan
    EC - N LatinAmerica Ecuador, Équateur | Ecuadorian
    PE PEN/soles S LatinAmerica Peru, Pérou, Perú | Peruvian
    BO BOB/bolivianos S LatinAmerica Bolivia, Bolivien, Bolivie | Bolivian
    BR BRL/reals S LatinAmerica Brazil, Brasilien, Brésil, Brasil | Brazilian
    PY PYG/guaranis/₲ S LatinAmerica Paraguay, Paraguai | Paraguayan
    UY UYU S LatinAmerica Uruguay | Uruguayan
    AR ARS S LatinAmerica Argentina, Argentinien, Argentine | Argentinian, Argentine | argentin
    CL CLP S LatinAmerica Chile, Chili | Chilean | Chilene
    AG - N LatinAmerica Antigua & Barbuda, Antigua und Barbuda, Antigua-et-Barbuda |
    DM - N LatinAmerica Dominica, Dominique |
    GD - N LatinAmerica Grenada, Grenade |
    KN - N LatinAmerica St. Kitts & Nevis, St. Kitts und Nevis, Saint-Christophe-et-Niévès |
    LC - N LatinAmerica St. Lucia, Sainte-Lucie |
    VC - N LatinAmerica St. Vincent & Grenadines, St. Vincent und die Grenadinen, Saint-Vincent-et-les Grenadines |
    AW AWG/florin N LatinAmerica Aruba |
    CW XCG/guilders N LatinAmerica Curaçao |
    MQ - N LatinAmerica Martinique |
    GP - N LatinAmerica Guadeloupe |
"""
