"""Tells the customer's plans, which a story may tell, from homework, which stays between us.

A plan is what the customer does next with what it bought: a second site, a new market. Homework is what somebody hands over,
asks, checks or arranges. What has an owner is told only where its words say that it is a plan; where in doubt it stays inside.
"""

import re
from functools import cache

from db.model.records import Promise, Side

HOMEWORK = r"""
    send | sends | mail | mails | e-mail | email | forward | share | give | gives | tell | tells | ask | asks | check | checks |
    find out | confirm | confirms | call back | phone | ring | introduce us | introduce me | introduce you | put .* in touch |
    arrange | schedule | invite | sign | signs | approve | approves | review | read | look up | look into | look at | get back |
    come back to | let us know | let me know | let you know | prepare | collect | pull | provide | hand over | answer | reply |
    clarify | discuss | us | me | you | our | your | figures? | numbers? | data | export | list | report | paper | documents? |
    contacts? | photos? | picture | logo | quote | offer | invoice | ticket | thread | account | contract | price | budget |
    feedback | approval | press office | legal | meeting | call |
    schick\w* | sende\w* | zusend\w* | frag\w* | klär\w* | prüf\w* | unterlagen | zahlen | daten | liste | bericht | angebot |
    vertrag | termin |
    envoy\w* | demand\w* | vérifi\w* | transmett\w* | chiffres | données | rapport | devis | contrat | rendez-vous
"""
PLAN = r"""
    roll out | rolls out | roll-?out | rolling out | extend | extends | extension | expand | expands | expansion | opens? |
    starts? | go live | go-live | launch | launches | moves? | migrates? | brings? | connects? | equips? | fits? | refits? |
    installs? | adds? | replaces? | switch | switches | upgrades? | adopts? | trains? | uses? | embeds? | doubles? | tests? |
    pilots? | try | NEXT (?:\w+ )?THING |
    ausroll\w* | ausweit\w* | einführ\w* | umstell\w* | eröffn\w* | ausbau\w* | anschließ\w* |
    (?:zweite|dritte|nächste)\w* (?:werk|standort|linie|phase|halle) |
    déploy\w* | étend\w* | ouvr\w* | démarr\w* | (?:deuxième|second|prochain\w*) (?:site|usine|ligne|phase)
"""
NEXT = "(?:second|third|fourth|next|all|other|more|new|remaining|two|three|four)"
THING = "(?:sites?|plants?|lines?|halls?|shops?|branch(?:es)?|countr(?:y|ies)|markets?|teams?|wards?|ships?|depots?|vans?|phase)"


def is_plan(promise: Promise) -> bool:
    """Returns whether a story may tell what the customer promised: a plan of theirs that is not done yet, and no homework."""
    if promise.done or promise.side is Side.US or _any_of(HOMEWORK).search(promise.text):
        return False
    return not promise.owner.strip() or bool(_any_of(PLAN).search(promise.text))


@cache
def _any_of(phrases: str) -> re.Pattern[str]:
    listed = "|".join(map(str.strip, phrases.split(" | ")))
    listed = re.sub(r"\s*\|\s*", "|", listed).replace("NEXT", NEXT).replace("THING", THING)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
