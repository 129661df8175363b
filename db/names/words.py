"""Lists ordinary words of several languages that finding names must spare: names that are words too, and words that begin so."""

from db.names.letters import plain

# Names that are also words; written with a small letter they are meant as words.
_NAMES_TOO = """
abend alpha alphabet alt always amazon apple april aslan atlas august aurore aydın bach baker bakke bakker ball banks barış bath
bauer bell berg berger bianca bianco bill bird birke bishop bjørn black blanc blanca blanche blanco blau block blum bos boucher
bounce braun bravo brown brun brunn buche bueno busch bush bär calvo campo campos carpenter case cash castillo caterpillar celle
central chase church citizens claire clara clay cole cook corona costa cross crown cruz dag dahl daisy dale dawn day dean dekker
dell delta demir deniz discover dolores dove drew eiche emek engel ernst esperanza essen even faith farkas faure faye fehér
fekete feld field fields fish fisher fleur flores focus fontaine fontana ford fox franco frank frei freude frost fuchs fürst
gallo gap gene general glen gold good grace grand grant grau gray green groot gros gross groß grün güneş hagen hahn hall hamm
hand hart hase haug head heather herbst hill hirsch holly holm hope horizon hunter hurtado iglesias iris ivy jack jaguar jong
joy judge june jung jäger kaya king király kis kivi klein knight koch koning koski kovács kozioł kraft król kuiper kurz könig
kühn lahja laine lamm lane lang leal leer legacy leite leone leroux león liebe lily lima lime linde line link lion lis liv live
lively long loup love lund lust luz magyar mar marchand marina marine mark marke marsh mason matrix may mazur mercedes meunier
miles miller mills mint molina mond monday monti moon moreno morgen moss moto moulin mulder mäki nagy national nero nest next
nice niemi noir norden north notion odd olive omega onni oracle orange pace page park parks paz pearl penny petit phoenix pierre
pilar pinto pioneer piper pond pool poole pope porter potter power pratt premier price prins progress prune puma rain ramos read
reading reed reese reine reyes ricco rice rich ride ring rivers rivière road robin rocha rock rocks roi root rosa rose rosso rot
roth roux rubio ruby rune russo sage sales salo salt sand santos savaş sawyer schwarz seal serra sharp shaw shell shore short
signal sikora silva singer sjö slack small smit smith snow sol soledad sommer sonne south spring sprint square stade standard
star stark steel stein stella sten stern stone storm strand street stripe ström subway summer summers summit swan swift szabó
tanne tanner target taylor temple tempo toivo toprak tor torres tower trade trail treu turner ulv umut united unity universal
vale valle vector vega verde vik viola violet virta visa vision visser vogel vos vörös wade wald walker wall ward ware waters
weaver wedel weiss weiß wells west wheeler white wild wilk will winter wise wolf wood woods worth wright wróbel yard yağmur
young yıldız zając zoom çelik özgür вера волк заяц лев любовь мир надежда роза слава
"""
NAMES_TOO = frozenset(plain(word) for word in _NAMES_TOO.split())
# Short words of several languages; a name like one of them is meant only where it has a capital.
_SHORT = """
aber able acid aged aika algo alle also alto anche ander anni anno ante area army auch audio aussi auto avec away años baby back
bajo bald band bardzo bare barn base bath bear beat beau been beer beim bell belt bene best beste bien bike bind bite blir blow
blue boat body boek bois bold bolt bond bone book boom boot bord born bort boss both bowl bra bras breed brew bruk buen busy
både båt cada cafe caja cake call calle calm cama came camp cara card care caro cart casa casi cast cela cell cena cent centro
ceux chat chef chez chip ciel cien cinco cinq city claim clan clay clip club coal coat code coin cold come comme como cool cope
copy cord core corn corps cosa cost cour crew crop cube cure cute czas côté daar dalla dank dann dare data date dato days dead
deal dear debe debt deel deep dein dele delta denn desde desk dette deur deux dice dieci dier dies diet dire disc dish dobry
doce doch dock doel does dollar donc donde done dont door dopo dort dos dose dove down draw drei drop druk drum dual dust duty
duże dużo dyr dzień each earn ease east easy eben ecco echt edge edit egen eins ella elle eller ello else elv ende entre eran
esta este esto etter euro even ever exit face fact fail fair faire fait fall fame fare farm fast fate fear feed feel fein feliz
fell felt fem femme fest festival fiets fila file fill film fils find fine fino fire firm five fjell flag flat flex flow fois
folk fond food foot for fork form formel fort forte forum foto four fra frau free fue fuel full fund fácil fünf gain game gamma
gang gans ganske ganz gara gare gate gato gave gear geen geld gens gern gibt gift gioco girl give glad glas goal god goed goes
gone good goût graag gran grip gris grow gulf gull gut gute gård haar hace hair halb half halt hard harm hash hasta hate haus
haut have hay hear heat heel heen heim held hele help helt her here hero herr heute hier high hijo hint hire hjem hoch hoek hold
hole holy holz home hond hook hora hotel hour hout huge huis hund hunt hus hver hvor hyvä hält icon idea ideal idée ieri igual
ihre inch into iron isla item jaar jako jazz jean jede jefe jest jetzt jobb join joke jour juin jump just kaas kaksi kald kalt
kan kann kans kart karte keen keep keer kein kept kick kilka kind kiss kite knee knew know kolme kort kost kosten kraft kurs
laat lack lado lake lamp land lang largo last lata late lawn lead leaf lean leche leer left lehre leicht lens less lest lett
leur leven libre licht lieb lies life lift lijst like lime linea links lion list lista liten llave load loan lock loft logo loin
long lors lose loss lost loud luce luck luft lugar luna lungo luz lys maal maar maat made mail main mais make male mall mange
mano many mapa marca mare mars mass mat mate maxima mayo maze meal mean meat med media medio meer meet meget mehr mein mejor
melt men meno menos mens menu menü mer mere mesa mese mesi mest metro miasto mies miete mil mila mild milk mille mind mine mini
minus mismo miss mitte mode modo modul mois molto mondo mood mooi more mort most mot motor mots move może much muss must muy myk
myth más mål mère même naam naar nach nacht nada nahe name nase natt navy near neat neck ned need nein net netz neue neun news
nexus nicht niet nivel noch noen nok nome none nooit noon nord norm nose nota note notte nous nova nove nowa nowy nube nueva
nuevo nuit nulla nuss ny når nær oath oben obra ocho ochtend oder oggi ogni også ohne oltre omega once onda onde only onto onze
open optima oral oraz otra otro oude oven over pack paid pain pair pale palm pane para parte pass passo past pasta path pays
país peak peau penge pero peso peur peut piano pick pie pied pile pine pink pipe piso pizza plan platz play plot plug plus poco
poem poet poll pont ponte por port porta portal porte ports post posto pour praca pracy prima primo pris profil près puerta pull
pump punto pure push päivä père quand qui raam race rack rad radio raid rail rand rank rare rat rate raum real recht red rede
reich reif rein reis reise rely ren rent rest resto rett rien rijk rind ring ringe rise risk rojo rok roku role roll roof room
root ropa rope rose rues ruhe rule rund rush saal safe sagt said sail sake sala sale salsa salz same samme sand sano sans satz
save scan seat seek seem seen sehr sein seis seit self sell send sent sept ser sera sette seul ship shop shot show shut sich
sick side sigma sign signal sikker silk sind sino site size skal skin skip skog slik slim slip slow slutt små snap snart snø
soap sobre sofa soft sohn soil soir sol solar sold sole soll solo some sommer song sono sonst sont soon soort sort sotto soul
soup sous spin spot staat stad stadt stand stato statt stay sted stem step sterk still stolz stop stor stuk stund suave such sud
suit sur sure swim süden taal tage tail take tal tale talk tall talo tank tanto tape tard task tavolo taxi taza team tech teil
tell tema tempo tend tener term terra test testa text than that them then theta they thin this thus tid tide tied tief tier ties
tijd til till time tiny tipo tire tisch titel toda todo tone took tool tor torus tour tous tout town tre tree trein trek tres
treu trip trop trotz true très tube tuch tune turbo turn tutto twin tylko type työ tête uke under unit uno unter upon used user
uso ut uusi vale vann varm vary vaso vast ved veel vei vel vent ver verk vers vert very vesi vest vez vida video viejo viel vier
view vijf ville vind vino vita vite voir voll volta volte vom voor vote vous vraag vrai vuosi waar wage wahl wait wake walk wann
want ware warm wash wave weak wear week weil wein weit welt wenig wenn went were werk wert what when whom wide wife wijn wind
wine wing wire wirt wish with woda wohl wood word wore work wort wrap year zaak zahl zee zeer zeit zelf zero zich ziel ziemia
ziemlich zijn zima zins zoll zon zona zone zorg zwei être über
"""
SHORT_WORDS = frozenset(plain(word) for word in _SHORT.split())
# Words that begin like a name and are none; found with a capital, they still stay.
_BEGIN_ALIKE = """
alarm album alert alexander alexandra alexandria algorithm align alignment alike alive all alle allein allem allen aller
allerdings alles allocate allow allowed almost along alors alphabetical alphabets already also altes although andere anderen
anderer andererseits anderes anders anderthalb annahme annahmen annehmen annexe anniversary anno announce announced annual
annually another answer applebee applebees applesauce applet appliance application applications applied apply area areas
babylonia babylonian babylonians bakeries bakersfield bakery ballet balloon ballot ballroom banker bankers banking bankrupt
basel-based baseline baselines bathe bathroom bauern bauernhaus bauernhof beckenbauer bellow belly below benchmark bending bene
beneath benefice beneficial benefit benefits bergab bergauf bergbau bergen berger bergerac bergwerk billed billing billion
billions bishops blackberry blackboard blacklist blackout blaue blauer blockage blocked blocker blocking braune brauner
braunkohle braunschweig brownian brownie carolina caroline carpentry carton cartons cashflow cashier cashless centralise
centralised centralize centrally chased chasing christ christian christians christine christmas christopher churches churn
churned collapse collar colleague colleagues collect collection college colon colour colours column columns continent
continental contingency contingent continue continued continues continuous continuously costarica coster costing costly costs
costume costumes crossed crossing crossover crowned dagen dagens dagger daily dales dance danger dank danke data date dates dato
dayshift dayton deltas dienst dienstag dies diese dieser dieses different difficult digital dimension dine dinge dinner dire
direct directeur direction directly director direkt discount discovered discoveries discovers discovery discuss display distance
distribution divide dividend division ernste ernsten ernsthaft essential essentially essentials essentiell faithful felder
feldern fieldwork fisch fischerei fisheries fishery floral florence florenz forder fordern forderung frankenstein frankfurt
frankfurter frankly frankness frankreich freie freier freiheit freitag frosty förderung generally generation generations
generator generics generous georgia georgian glennie graceful graceless grandeur grandfather grandiose grandma grandmother
grandpa granted granting grants greenfield greenhouse greenland greenpeace greenwich grosseltern großbritannien großeltern
halleluja hallelujah hallo hallway handbook handel handeln handle handled handler handles handling handy hanse hansestadt hansom
header heading headline headquarters heads heathers hilly hoped hopefully hopes horizontal hunters hunting idea ideas intellect
intellectual intelligence intelligent intelligente intelligently intelligenz intelligible interest interested interface interim
interior intern internal internally international internationale internationaler internationally internet internship interval
intervention interview interviews jacket jackets johannisbeere junge jungen junger kaiserlich kaiserreich kaiserschnitt karamell
karaoke karate karawane karton kartons kingdom kingston kleine kleinen kleiner kleines kleinigkeit kleinigkeiten
kleinunternehmen knights kochbuch kochen kochtopf kontinent kontinuierlich kurze kurzer kurzes kurzfristig königin königreich
königsberg lanes lange langen langer langes langeweile langfristig langsam laureate laurel laurels lead leader leaders leading
learn learned leave legacies lenticular lentils leonard leopard lime limit limited limits linden lindenallee lindern linea
linear liner lines lineup linked linking links lived lively liver lives livet livets living lohn lohnt longer longest lovely
loves längst magazine magazines mage magenta magic magical magma magna magnet magnetic magnitude marat marathon marble mareks
margarine margin margins marina marinade marine mariner mariners marital maritime marke marked marken marker markers market
marketer marketing markets markup martini martinique maryland masonry masterpiece mastery matrices maxi maxima maximum
meisterschaft mens mention mentioned menu menus metronome metropolis metropolitan millers millimetre milling million millions
mine minimum mining minor minute minutes mondays müllerei nationality nationals nationwide nested nextdoor nicely niche nicht
nichts nickel nickels notions oracles orangery oranges pages paging parish parishes parked parking patrician patriot
paulatinamente pauline peterborough petersburg petersilie petite petition petitions pioneering pioneers pole poles policy polish
polished political pollution portable porterhouse potters pottery powerful powerhouse powerpoint priceless pricey pricing reader
readers readiness reading ready really richterlich richterskala rising ritterlich riverside robins rocket rockets romana romance
romania romanian romantic rooted roots rose rosemary rosen roses rosette rossignol rossini roster rote roter rotes salesforce
salesman salesperson saltwater sandals sandwich sandwiches sandy schmiede schwarzwald schäferhund sealed seals semikolon seminar
seminare sharpen sharply shellfish shoreline shortage shortages shorter shortlist shortly sicher sicherheit sichern signalling
signals signature silver silvester singers slackers smaller smallest snowfall soda solar sold sole solely solid solution
solutions sommerferien sommerzeit southern southwest springboard springer springtime sprinter sprinting squarely stadium
standardise standardised standardized standards starke starker starkes stars started starten starter starting starts startup
steelworks steinbruch steine steinen steinig steinway steinzeug stonehenge stonewall stormy streets striped stripes stärke
summerhouse summertime swiftly tailored targeted targeting targets thunder thunderous time timely times tomate tome tomes
tomorrow ton tone trader trades trading trailer turnaround turners turnover unitary unitedly unity universally universe
university vectors veradero veraltet veranda verankert veranlassung verantwortung verarbeitung victoria victorian victorious
victory visage visionary visions vital vitamin vitamins walde waldes walkers walkway wallet walls wards warehouse warehouses
waterside weavers weberei webers weiter weiterhin weiße weißer wellness welshman western westward wheelers whiteboard whitepaper
whitespace wilderness wildlife willen willing willkommen wintersport winterzeit wisdom wisely wolfram wolfsburg wolke wolken
wolves wooden woodland worthwhile writing wälder yardstick youngster youngsters
"""
BEGIN_ALIKE = frozenset(plain(word) for word in _BEGIN_ALIKE.split())
# Letters without a vowel that are units or measures, and not a firm in small letters.
_UNITS = "kwh mwh gwh rpm mph kph mhz ghz pcs hrs yrs mrd mln kgs mbps bps ppm ppb ltr cbm cm mm km kg mg hp pg"
UNITS = frozenset(_UNITS.split())
ORDINARY = NAMES_TOO | SHORT_WORDS | BEGIN_ALIKE
