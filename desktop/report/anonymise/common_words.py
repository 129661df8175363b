"""Lists usual parts of names of companies and places, which identify nobody, and abbreviations that everybody uses."""

import re

from db.names.letters import plain

# Words in names of companies and places that describe them and do not identify them.
_COMMON = """
group groupe gruppe gruppen holding holdings international global worldwide national european nordic systems system
services service solutions technologies technology tech software digital data network networks industries industry
industrial pumps pump steel metal metals energy power gas water oil food foods bank banking insurance capital finance
financial health healthcare medical pharma hospital clinic university college school institute city town county state
council region municipality stadt kommune ville public transport logistics shipping airlines airways rail motors
automotive engineering construction building materials chemicals chemical paper packaging plastics textiles media press
publishing entertainment music games sports hotel hotels restaurants retail stores store shop trading trade consulting
partners partner associates brothers sons team company corporation enterprise enterprises office headquarters plant
factory site room floor hall street road avenue square centre center campus park station airport harbour port north
south east west central main their customer online remote video call teams zoom meet meeting webex phone saint sankt
upper lower great little mount lake river island north-east the and for und von der die das del della of hub lab bay box
off via our new old big zoo spa inn pub bar gym tbd tba tbc san los las les des bad werk werke fabrik haus halle hof strasse
straße platz bahnhof flughafen büro zentrale firma gesellschaft société société compagnie entreprise groupe banque usine siège
bureau rue sociedad empresa grupo banco oficina calle società azienda gruppo banca ufficio via spółka firma grupa bank biuro
przedsiębiorstwo zakład компания группа банк завод общество фирма офис улица город şirket grubu bankası fabrika yhtiö konserni
pankki bolaget aktiebolag koncernen banken vállalat csoport εταιρεία ομίλος τράπεζα oyj
شركة الشركة مجموعة المجموعة مؤسسة المؤسسة بنك البنك مصرف للتجارة التجارة التجارية للصناعة الصناعية الصناعات الدولية العالمية
المتحدة الوطنية المحدودة القابضة للخدمات خدمات حلول للمقاولات مكتب فرع شارع مدينة
חברת חברה קבוצת קבוצה בנק מפעל משרד רחוב תעשיות שירותים טכנולוגיות בעמ בע"מ סניף
บริษัท จำกัด มหาชน ธนาคาร โรงงาน สำนักงาน ถนน กลุ่ม
कंपनी प्राइवेट लिमिटेड बैंक समूह நிறுவனம் லிமிடெட் வங்கி குழுமம்
주식회사 유한회사 본사 지사 공장 사무실 会社 株式会社 有限会社 合同会社 有限公司 公司 集团 集團 本社 支社 工場 事務所 銀行 银行
"""
# As they fold, since names are compared so.
COMMON = frozenset(plain(word) for word in _COMMON.split())
# What a firm does, at the end of its name, and what a place is, in scripts without spaces.
KINDS_JOINED = re.compile(
    "株式会社|有限会社|合同会社|株式會社|自動車|製作所|製鉄所|工業|重工業|重工|化学|化學|電機|電気|電器|電子|製薬|製粉|銀行|商事|物産|建設|"
    "食品|不動産|鉄道|航空|運輸|通信|生命|保険|証券|有限公司|股份|公司|集团|集團|科技|汽车|汽車|银行|电子|电器|"
    "주식회사|유한회사|전자|그룹|물산|건설|화학|은행|생명|중공업|자동차|전기|제약|식품|화재|증권|통신|공업|산업"
)
PLACES_JOINED = re.compile(
    "特别行政区|自治区|特別市|[都道府県省市区區郡町村县縣州]|특별시|광역시|특별자치시|특별자치도|[시도구군동읍면]$"
)
# Two or three capital letters with a common meaning, even if they are somebody's initials.
_KNOWN = """
AI API BI CAD CEO CFO CIO CMO COO CRM CSV CTO EDI ERP ESG ETA EU EUR FAQ GPS HR HTML IBC ID IOT IP IT KPI MBA MES MRO
NGO NOK NPS OEE OEM OK PA PC PDF PIN PLC PM PO PR QA QR RD RFP ROI SAP SAS SEK SKU SLA SQL TCO TV UI UK UN US USA USB
USD UX VAT VP WMS XML AM BE BY DO GO HE IF IN IS ME MY NO OF ON OR SO TO UP WE AN AS AT
"""
KNOWN = frozenset(_KNOWN.split())
# Pairs that people write with "&" and mean no firm.
KNOWN_PAIRS = frozenset(("RD", "MA", "QA", "PL", "OM", "TC", "BB", "FB", "SM", "HS", "DI", "PD"))
