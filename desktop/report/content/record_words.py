"""Lists the names of kinds, fields and choices in plain words, marked for translation.

Stored names stay English; a person reads these words in their own language.
"""

from db.model.messages import N_

KINDS = frozenset(
    (
        *(
            N_("answer"),
            N_("case study"),
            N_("claim"),
            N_("competitor"),
            N_("consent"),
            N_("customer"),
            N_("dismissal"),
            N_("follows"),
            N_("house style"),
            N_("note"),
            N_("objection"),
            N_("objective"),
        ),
        *(N_("our person"), N_("study sentence"), N_("study version"), N_("version sentence")),
        *(N_("approval"), N_("dismissed stop"), N_("permission"), N_("sharing"), N_("version item")),
        *(N_("person"), N_("presence"), N_("promise"), N_("quote"), N_("rate"), N_("return plan"), N_("text")),
        N_("visit"),
    )
)
FIELDS = frozenset(
    (
        *(N_("about"), N_("after"), N_("alias"), N_("annual value"), N_("answer"), N_("approver"), N_("at")),
        *(N_("attribution"), N_("before"), N_("beneficiary"), N_("benefit"), N_("benefits down"), N_("better")),
        *(N_("block"), N_("digest"), N_("ended at"), N_("rating"), N_("verdict")),
        *(N_("by"), N_("category"), N_("change"), N_("company"), N_("confidence"), N_("consent"), N_("costs up")),
        *(N_("country"), N_("currency"), N_("date"), N_("discount rate"), N_("done"), N_("due"), N_("elements")),
        *(N_("evidence"), N_("feeling"), N_("felt by"), N_("guide"), N_("heard"), N_("heard at"), N_("hedges")),
        *(N_("hourly rate"), N_("industry"), N_("intensity after"), N_("intensity before"), N_("investment")),
        *(N_("job title"), N_("kind"), N_("language"), N_("measure"), N_("metric"), N_("moment"), N_("name")),
        *(N_("note"), N_("owner"), N_("period"), N_("place"), N_("product"), N_("publish"), N_("question")),
        *(N_("raised"), N_("rate"), N_("reason"), N_("role"), N_("scope"), N_("side"), N_("size"), N_("sorted")),
        *(N_("source"), N_("started at"), N_("status"), N_("strength before"), N_("strength now"), N_("target")),
        *(N_("text"), N_("time"), N_("times a year"), N_("topic"), N_("unit"), N_("verbatim"), N_("wording")),
        *(N_("yearly cost"), N_("years")),
        *(N_("about us"), N_("begun at"), N_("call to action"), N_("contact"), N_("first colour"), N_("left")),
        *(N_("legal line"), N_("logo"), N_("made at"), N_("other names"), N_("second colour"), N_("slot")),
        *(N_("template"), N_("title"), N_("typed"), N_("added"), N_("marks")),
        *(N_("attribution"), N_("day"), N_("document"), N_("file"), N_("hedge"), N_("item"), N_("items")),
        *(N_("origin"), N_("purpose"), N_("rule"), N_("rung"), N_("since"), N_("subject"), N_("to"), N_("until")),
        *(N_("drawn"), N_("way"), N_("words")),
    )
)
STATES = frozenset(
    (
        *(N_("anonymous"), N_("answered"), N_("avoided"), N_("baseline"), N_("benchmark"), N_("cashable"), N_("cost")),
        *(N_("customer"), N_("documented"), N_("done"), N_("emotional"), N_("estimated"), N_("feeling"), N_("felt")),
        *(N_("first hand"), N_("forecast"), N_("goal"), N_("higher"), N_("in progress"), N_("internal only")),
        *(N_("investment"), N_("lower"), N_("measured"), N_("named"), N_("none"), N_("note"), N_("number")),
        *(N_("objection"), N_("open"), N_("other"), N_("partly"), N_("planned"), N_("promise"), N_("question")),
        *(N_("quote"), N_("relayed"), N_("result"), N_("revenue"), N_("risk"), N_("role only"), N_("second hand")),
        *(N_("nothing"), N_("thin"), N_("usable"), N_("strong"), N_("outstanding")),
        *(N_("anonymous number"), N_("anonymous story"), N_("role + industry"), N_("name + company"), N_("photo")),
        *(N_("full case study"), N_("reference call"), N_("company"), N_("item"), N_("logo"), N_("person")),
        *(N_("asked"), N_("granted"), N_("refused"), N_("withdrawn"), N_("said"), N_("written"), N_("read back")),
        *(N_("approved"), N_("approver"), N_("changes asked"), N_("inside"), N_("published"), N_("saved"), N_("sheet")),
        *(N_("headline"), N_("name"), N_("paraphrase"), N_("statement")),
        *(N_("held"), N_("better"), N_("worse"), N_("gone"), N_("not asked"), N_("not comparable")),
        *(
            N_("card"),
            N_("story"),
            N_("time released"),
            N_("to debrief"),
            N_("unasked"),
            N_("unknown"),
            N_("us"),
            N_("working capital"),
        ),
    )
)
