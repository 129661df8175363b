"""Lists the words that hiding a name must spare: common words that are names too, and usual parts of company and place names."""

# Names that are also words; written with a small letter they are meant as words.
_WORDS = """
apple orange target shell square stripe slack signal monday notion amazon delta united sprint oracle discover citizens
progress unity block zoom alphabet subway caterpillar puma jaguar bounce crown corona always tempo focus central general
national premier standard universal pioneer summit vision horizon legacy alpha omega matrix vector atlas phoenix grace
faith frank grant miles chase baker miller fisher hunter carpenter brown white black green young banks woods fields
rivers waters stone frost winter summer spring price sharp short small power rich dean pearl ruby daisy violet robin
heather summers bishop pope knight mason porter potter sawyer smith taylor turner walker weaver wheeler wright
"""
WORDS = frozenset(_WORDS.split())
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
upper lower great little mount lake river island north-east the and for und von der die das del della of
"""
COMMON = frozenset(_COMMON.split())
# Two or three capital letters with a common meaning, even if they are somebody's initials.
_KNOWN = """
AI API BI CAD CEO CFO CIO CMO COO CRM CSV CTO EDI ERP ESG ETA EU EUR FAQ GPS HR HTML IBC ID IOT IP IT KPI MBA MES MRO
NGO NOK NPS OEE OEM OK PA PC PDF PIN PLC PM PO PR QA QR RD RFP ROI SAP SAS SEK SKU SLA SQL TCO TV UI UK UN US USA USB
USD UX VAT VP WMS XML AM BE BY DO GO HE IF IN IS ME MY NO OF ON OR SO TO UP WE AN AS AT
"""
KNOWN = frozenset(_KNOWN.split())
