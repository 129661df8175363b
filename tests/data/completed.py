"""Completes the eight real visits as their visitor would afterwards: dates, our people, who said it, evidence, aims, answers.

`python -m tests.data.completed FOLDER` writes them there as visit files. The words are made up, but for those of the eight.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tests.data import VISIT_FILES

US = [
    {"id": "u1", "name": "Tom Berger", "job_title": "Account manager", "side": "us", "role": "sales"},
    {"id": "u2", "name": "Anna Keller", "job_title": "Product marketing", "side": "us", "role": "marketing"},
]
Part = dict[str, Any]


def answered(said_by: str, answer: str, **more: str) -> Part:
    """Returns what is added to an objection that was answered and heard first-hand."""
    return {"status": "answered", "heard": "first_hand", "said_by": said_by, "answer": answer, **more}


def told(said_by: str, evidence: str, objective: int | None = None, **more: Any) -> Part:
    """Returns what is added to a claim."""
    return {"said_by": said_by, "evidence": evidence, **({} if objective is None else {"objective": objective}), **more}


OPEN = {"status": "open", "heard": "relayed"}
# For each visit: parts that replace those of its file, and edits of objections and claims by their text.
ADDED: dict[str, Part] = {
    "babylon": {
        "customer": {"about": "Offers doctors by telephone and on the screen, with AI that helps patients and clinicians."},
        "visit": {"date": "2026-03-05", "place": "London"},
        "situation": {
            "alternatives": "More machines in their own data centre, and a ticket for every access.",
            "start": "One team moved first; the others followed within a quarter.",
        },
        "objections": {
            "Models must be safe before production (clinical risk)": answered(
                "p2", "every model runs a clinical validation before it goes live, and the result is kept"
            ),
            "Some countries have no public cloud provider": OPEN,
        },
        "value": {
            "Time to run a clinical validation": told("p1", "measured", 0),
            "Wait for compute": told("p1", "estimated", 0),
            "Validations that can run at once": told("p1", "documented", 0),
            "New-country environments": told("p3", "documented", 1),
            "Registered patients served": told("p2", "documented"),
            "Patients getting an appointment within 30 minutes": told("p2", "measured"),
        },
        "promises": [{"text": "Bring all AI work onto the platform", "side": "customer", "due": "2026-12-31"}],
        "scope": ["name + company", "full case study", "reference call"],
    },
    "gut-contact": {
        "customer": {"about": "Answers the customers of other companies, from ten offices in three countries."},
        "visit": {"date": "2026-04-16", "place": "Berlin"},
        "situation": {"alternatives": "Mail, and two chat tools that nobody opened.", "start": "Old and new ran side by side."},
        "objections": {
            "Users disliked Microsoft Teams and Mattermost (did not know how to work with them)": OPEN,
            "Importing the old chat history judged not worth it": answered(
                "p1", "the old system stayed readable for a month, and nobody asked for it after the second week"
            ),
        },
        "value": {
            "People moved to the new tool": told("p1", "documented", 0),
            "Time both systems ran in parallel": told("p1", "documented"),
            "Mix-ups between parallel questions": told("p1", "estimated"),
            "Speed of the app": told("p1", "felt"),
            "Simplicity for older agents": told("p1", "felt", intensity_before=3, intensity_after=9),
        },
        "scope": ["name + company", "full case study"],
    },
    "jsy": {
        "visit": {"date": "2026-02-12", "place": "Chicago"},
        "situation": {"start": "The routes were in the system already; the week began on the Monday."},
        "objections": {
            "What if a driver calls and nobody knows?": {
                "verbatim": True,
                **answered("p1", "the drivers saw their stops on the telephone and called less"),
            }
        },
        "value": {
            "Running without dispatchers": told("p1", "documented", 0),
            "Staff needed without dispatch skills": told("p1", "documented"),
            "Profitability in the crisis week": told("p1", "measured"),
            "Keeping calm": told("p1", "felt", intensity_before=2, intensity_after=8, felt_by="the office"),
        },
    },
    "jyp": {
        "customer": {"country": "South Korea", "about": "Manages artists and runs the sites on which their fans meet."},
        "visit": {"date": "2026-01-22", "place": "Seoul"},
        "objections": {
            "State server without high availability": answered(
                "p1", "a second server now takes over, as a test with the power off showed"
            )
        },
        "value": {
            "Set-up of a test environment (conclusion)": told("p1", "measured", 0, metric="Set-up of a test environment"),
            "Same step (body text)": told("p1", "estimated", metric="Set-up of a test environment, by hand and by script"),
            "Deploying and verifying": told("p1", "measured", 0, metric="Time to deploy and verify a server"),
            "Adding a server in a surge": told("p1", "measured", 1, metric="Time to add a server in a surge"),
            "Chance of having to rebuild": told("p1", "estimated"),
            "Applying a requested feature": told("p1", "estimated", 0),
            "Error pages in surges": told("p1", "documented", 1),
        },
        "scope": ["name + company", "full case study", "reference call"],
    },
    "ly": {
        "customer": {"about": "Runs a messenger and a portal that most people in Japan use every day."},
        "visit": {"date": "2026-05-28", "place": "Tokyo"},
        "objections": {
            "Data retention, training use and third-party sharing had to be excluded": answered(
                "p1", "the contract excludes all three, and the audit confirmed it"
            )
        },
        "value": {
            "Working hours": told("p1", "estimated", 0),
            "AI use cases in service": told("p1", "documented", 0),
            "Time for look-ups and inquiries": told("p1", "estimated", 0),
            "User satisfaction": told("p1", "documented", 1),
        },
        "scope": ["name + company", "full case study"],
    },
    "montreal": {
        "customer": {"about": "Second city of Canada; runs the services of nineteen boroughs."},
        "visit": {"date": "2026-06-11", "place": "Montréal"},
        "situation": {
            "alternatives": "Virtual machines, asked for by form.",
            "surprises": "The oldest application was the first to move.",
        },
        "objections": {
            "Government must stay vendor-neutral": answered("p1", "the platform is open source and runs at three providers"),
            "Windows systems not moved": OPEN,
        },
        "value": {
            "Time to market": told("p2", "estimated", 0),
            "Deployment time": told("p2", "measured", 1),
            "Request step for a machine": told("p1", "documented", 1),
            "Machines needed for 200 components": told("p3", "measured"),
            "Team running the clusters": told("p1", "documented"),
            "Certainty of the choice": told("p1", "felt", intensity_before=4, intensity_after=9),
        },
        "scope": ["name + company", "full case study", "reference call"],
    },
    "rexam": {
        "customer": {"about": "Makes cans for drinks."},
        "visit": {"date": "2026-10-08", "place": "Milton Keynes"},
        "situation": {"start": "The hall was refitted on three weekends, without a stop of the line."},
        "objections": {
            "Had mercury-vapour problems in two other plants": answered(
                "p1", "a trial over one line ran for six months without a failure"
            )
        },
        "value": {
            "Energy needed for lighting": told("p1", "measured", 0),
            "CO2 emissions": told("p1", "estimated", 0),
            "Lamp power": told("p1", "documented"),
            "Maintenance": told("p1", "documented"),
            "Safety and productivity": told("p1", "felt", 1),
            "Specialist riggers for lamp changes": told("p1", "documented"),
            "Lamps replaced": told("p1", "documented"),
        },
        "promises": [{"text": "Refit the second hall", "owner": "Stuart Macey", "side": "customer", "due": "2027-03-31"}],
        "scope": ["name + company", "full case study"],
    },
    "tbm": {
        "visit": {"date": "2026-09-17"},
        "situation": {"surprises": "The people on the line knew the answers all along."},
        "people": {"p1": {"job_title": "Vice President, Operations"}},
        "objections": {
            "Consultants had assured everyone the change would go smoothly": answered(
                "p1", "this time the first week brought orders out of the door"
            )
        },
        "value": {
            "Cost of the problem": told("p1", "estimated"),
            "Margin lost": told("p1", "measured"),
            "Internal defects": told("p1", "measured"),
            "Past-due orders": told("p1", "measured"),
        },
        "new": [
            {
                "category": "other",
                "topic": "service",
                "metric": "Past-due orders",
                "before": "over 7,000",
                "after": "fewer than 600",
                "unit": "orders",
                "hedges": ["over", "fewer than"],
                "kind": "result",
                "wording": "we are below six hundred again",
                "said_by": "p1",
                "evidence": "measured",
                "objective": 0,
            },
        ],
    },
}


def completed(name: str) -> Part:
    """Returns the content of a real visit file, completed."""
    file: Part = json.loads((VISIT_FILES / f"{name}.json").read_text("utf-8"))
    added = ADDED[name]
    for part in ("customer", "visit", "situation"):
        file[part] = {**file.get(part, {}), **added.get(part, {})}
    file["people"] = [{**one, **added.get("people", {}).get(one["id"], {})} for one in file["people"]] + US
    known = {one["text"] for one in file.get("objections", [])}
    new = [{"text": text} for text in added["objections"] if text not in known]
    file["objections"] = [{**one, **added["objections"].get(one["text"], {})} for one in (*file.get("objections", []), *new)]
    file["value"] = [{**one, **added["value"].get(one["metric"], {})} for one in file["value"]] + added.get("new", [])
    file["next_steps"] = added.get("promises", file.get("next_steps", []))
    file["consent"] = {**file["consent"], "approver": "The press office, within two weeks", "scope": added.get("scope", [])}
    # Another visit than the one in the file.
    file["id"] = f"{file['id'][:-4]}c0de"
    return file


def main(folder: str) -> None:
    """Writes the completed visits as files."""
    for name in ADDED:
        text = json.dumps(completed(name), ensure_ascii=False, indent=1)
        (Path(folder) / f"{name}-completed.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
