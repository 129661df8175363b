"""Lists the words by which the composer decides, English first. Data only; none of them is ever printed."""

import re

# Verbs with which an aim may begin, so that "to" can stand before it.
VERBS = frozenset(
    str.split("""
    achieve adapt add address align allow answer attract automate avoid balance be become boost bounce break bring build
    catch centralise centralize change clear close combine comply connect consolidate control convert cope cover create
    cut deal decide decrease deliver demonstrate deploy detect develop digitise digitize do double drive ease eliminate
    enable end ensure enter expand extend fill find finish fix free gain get give go grow guarantee halve handle have help
    hire hit hold improve increase integrate introduce invest keep know launch lead learn let leave lift limit lower
    maintain make manage master measure meet migrate minimise minimize modernise modernize monitor move offer open operate
    optimise optimize order outgrow overcome pass pay plan prepare preserve prevent produce protect prove provide put
    raise reach react rebuild recover recruit reduce refill release remain remove renew repair replace respond restore
    retain rid roll run save scale secure see sell serve settle share shift ship shorten show simplify sleep solve speed
    spend stabilise stabilize standardise standardize start stay stop streamline strengthen support survive switch take
    teach tell test track train transform treat trim try turn understand unify update upgrade use win work write
    analyse analyze assess attain begin broaden carry choose collect compare compete conserve construct convince coordinate
    decarbonise decarbonize define determine diversify earn educate embed empower encourage enhance enrich equip establish
    exceed explain explore facilitate foster fulfil fulfill generate hand identify implement include inform innovate insource
    inspire install inspect justify lose mitigate motivate obtain outsource personalise personalize predict prioritise
    prioritize promote publish realise realize reassure reclaim recognise recognize recycle redesign refine regain reinforce
    reinvent relieve relocate reopen reorganise reorganize resolve restructure rethink retire reuse satisfy select shrink steer
    surpass sustain tackle transfer translate unite unlock validate verify widen withstand
    """)
)
# Gerunds of things that last, so that a span of time says for how long.
LASTING = frozenset(["running", "operating", "working", "staying", "living", "going", "trading", "serving", "coping", "managing"])
# Signs and abbreviations of units, which stand beside both numbers.
SYMBOLS = frozenset(str.split("% ‰ € $ £ ¥ °C °F km m cm mm kg g t W kW MW kWh MWh GB MB TB dB l h min s ms"))
# Words for nothing.
GONE = frozenset(str.split("none nothing zero gone no kein keine nichts null aucun aucune rien eliminated replaced removed"))
# Words that limit a figure only where they stand right beside it, as they have other meanings.
LOOSE = frozenset(
    str.split(
        "some say like fast often good off or by gut ab gegen sous mind min max guess average mean up down plus lost "
        "before usually generally easily effectively in the to"
    )
)
# Words that say nothing of their own.
GLUE = frozenset(
    str.split(
        "a an the from to of in at now and it is was has been by for with "
        "cost rate price percent zero der die das von auf le la les de"
    )
)
# A metric that says itself that its figure is a gain or a loss.
TELLS_ITS_WAY = re.compile(
    r"(?<!\w)(?:saved|savings?|reduction|reduced|decrease|avoided|cut|fewer|less|increase|growth|gained|gain|more|extra|additional|new"
    r"|gespart\w*|einsparung\w*|ersparnis|économi\w+|réduction)(?!\w)",
    re.IGNORECASE,
)
TELLS_A_LOSS = re.compile(
    r"(?<!\w)(?:lost|loss(?:es)?|missed|wasted|cancelled|verlor\w*|verlust\w*|perdue?s?|pertes?)(?!\w)", re.IGNORECASE
)
# How it was; what is better now.
PAIN = re.compile(
    r"(?<!\w)(?:(?<!getting )(?<!get )(?<!got )(?<!be )used to"
    r"|in the past|back then|before (?:that|this|we)|would have to|had to|barely|hardly|never knew|painful|pain"
    r"|confus\w+|nightmare|struggl\w+|problem|problems|weeks, easily|stuck|chaos|frustrat\w+|drowning|manual(?:ly)?|lost|worst"
    r"|unnerving|afraid|fear\w*|couldn[’']t|could not|früher|damals|mussten|chaos|avant|autrefois)(?!\w)",
    re.IGNORECASE,
)
GAIN = re.compile(
    r"(?<!\w)(?:thank you"
    r"|now|today|love\w*|improve\w*|easy|easier|easily|faster|better|instant\w*|great|amazing|dramatic|trust\w*|happy|calm"
    r"|recommend\w*|saved?|saves|no problem|cool|confiden\w*|finally|simple|simply|works|worked|stopped|back|accurate"
    r"|more than before"
    r"|kept everything|proud|relief|relax\w*|never again|no looking back|endlich|jetzt|heute|besser|schneller|einfach"
    r"|maintenant|enfin|mieux|facile)(?!\w)",
    re.IGNORECASE,
)
# What follows is how it is now.
TURN = re.compile(
    r"(?<!\w)(?:now|today|no longer|not any ?more|jetzt|heute|nicht mehr|maintenant|aujourd[’']hui|désormais)(?!\w)", re.I
)
# A sign behind a hedge.
HEDGED_SIGN = re.compile(
    r"(?<!\w)(over|more than|up to|less than|at least|about|almost|nearly|around|roughly|under|below|above|at most|fewer than"
    r"|maximum of|minimum of|than|just)\s([-−+])\s?(?=[€$£¥]?\d)",
    re.IGNORECASE,
)
# Spans of time of which less is better, whatever the category.
LASTS = re.compile(
    r"(?<!\w)(?:load|loading|waiting|wait|response|reaction|lead|cycle|delivery|deployment|processing|set-up|setup|repair|build|boot"
    r"|search|throughput|turnaround|onboarding|approval|closing) times?(?!\w)",
    re.IGNORECASE,
)
# Time that somebody likes to last, or may: of that nobody knows whether less is better.
WELCOME = re.compile(
    r"(?<!\w)(?:stay\w*|dwell\w*|life|lives|lifespan|tenure|sleep\w*|runtime|run time|endurance|notice|warranty|attention"
    r"|session\w*|visit time|listening|reading|viewing|holidays?|between (?:failures|breakdowns|stops|services|charges)"
    r"|times? (?:for|with|left|off|outdoors|at home)|verweil\w*|lebensdauer|laufzeit|durée de vie)(?!\w)",
    re.IGNORECASE,
)
# How often something is done, which is no span of time.
OFTEN = re.compile(r"(?<!\w)(?:every|each|per|times?|once|twice|daily|weekly|jede\w*|mal|chaque|fois)(?!\w)", re.IGNORECASE)
# Spans shorter than a day.
SAME_DAY = frozenset(("same day", "same-day", "on the day", "the same day", "on the same day", "overnight"))
# What grows when somebody does more, which is no gain by itself.
EFFORT = re.compile(
    r"(?<!\w)(?:team size|size of the team|headcount|head count|staff|budget|spend|spending|licences|licenses)(?!\w)", re.I
)
# Words of somebody who speaks of themselves; without a speaker nobody knows of whom.
OF_OURS = re.compile(r"(?<!\w)(?:I|we|us|our|ours|my|me|wir|uns|unser\w*|ich|nous|notre|nos|je)(?!\w)", re.IGNORECASE)
