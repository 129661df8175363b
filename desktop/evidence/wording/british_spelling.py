"""Knows British spellings by the American ones, where only an American dictionary is there: “colour” is right as “color” is.

Rules alone would let mistakes pass (“doctour”), so each stands with the words or endings it is for.
"""

import re
from collections.abc import Iterator

OUR = (
    "arm|behavi|cand|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig|clam|"
    "succ|ard"
)
# Words in -re; of measures, with what may stand before them.
MEASURES = "(?:centi|milli|kilo|micro|nano|deci|hecto)?(?:met|lit)"
RE = f"{MEASURES}|(?:epi)?cent|calib|(?:micro)?fib|lust|meag|mit|och|sab|somb|spect|(?:amphi)?theat"
# Words in -ize everywhere.
ALWAYS_IZE = "(?:cap|re|over|down|up|mid|out)sis|pris"
# A British pattern and what Americans write.
RULES = tuple(
    (re.compile(pattern), ours)
    for pattern, ours in (
        (rf"({OUR})our", r"\1or"),
        (rf"^({RE})re(s|d|)$", r"\1er\2"),
        (r"^(def|off|lic|pret)ence", r"\1ense"),
        (r"(anal|catal|dial|epil|homol|monol|prol)ogue", r"\1og"),
        (rf"^(?!{ALWAYS_IZE})(\w+\w\w)is(e|ed|es|er|ers|ing|able|ation|ations|ational)$", r"\1iz\2"),
        (r"(anal|catal|hydrol|paral|dial)ys(e|ed|es|er|ers|ing)$", r"\1yz\2"),
        (r"([^aeiou][ae]l|fuel|duel|dial|equal|initial|trial)l(ed|er|ers|ing|ings|or|ors|ous)$", r"\1\2"),
        (r"^(an|h|p|arch|orthop|encyclop)ae", r"\1e"),
        (r"^oe(?=st|soph)", r"e"),
        (r"programme(s?)$", r"program\1"),
    )
)
# Words for which there is no rule.
PAIRS = """
acknowledgement:acknowledgment afterwards:afterward ageing:aging aluminium:aluminum amongst:among artefact:artifact axe:ax
backwards:backward burnt:burned cheque:check cosy:cozy councillor:councilor councillors:councilors draught:draft
dreamt:dreamed enquire:inquire enquiries:inquiries enquiry:inquiry enrol:enroll enrolment:enrollment forwards:forward
fulfil:fulfill fulfilment:fulfillment grey:gray greyer:grayer instalment:installment instil:instill jewellery:jewelry
judgement:judgment kerb:curb learnt:learned manoeuvre:maneuver maths:math mould:mold moulded:molded moulding:molding
pencilled:penciled plough:plow practise:practice practised:practiced practising:practicing sceptic:skeptic
sceptical:skeptical sceptics:skeptics skilful:skillful smoulder:smolder spelt:spelled storey:story storeys:stories
sulphur:sulfur towards:toward tyre:tire tyres:tires whilst:while wilful:willful woollen:woolen yoghurt:yogurt
"""
WORDS = dict(pair.split(":") for pair in PAIRS.split())


def american(word: str) -> Iterator[str]:
    """Yields what an American may write for a British word, in lower case; nothing where no rule knows it."""
    lower = word.lower()
    if lower in WORDS:
        yield WORDS[lower]
    for pattern, ours in RULES:
        if (found := pattern.sub(ours, lower)) != lower:
            yield found
