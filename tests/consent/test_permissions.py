"""Which answer is in force: tried by cases, and over random sequences against a second, plainer way to work it out."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.agreed import Permission
from db.model.in_force import RIGHTS, About, Standing, in_force, is_granted, says, standing
from db.model.kinds import LADDER, CustomerId, PermissionAnswer, PermissionSubject, PersonId, RecordId, Rung
from desktop.consent.permissions import COMPANY, LOGO, NEED_THE_NAME, Use, lacking, to_correct

ASKED, GRANTED, REFUSED, WITHDRAWN = PermissionAnswer
MARCH, MAY, JUNE = "2026-03-01", "2026-05-01", "2026-06-01"
ANN, BO = PersonId("ann"), PersonId("bo")


def is_allowed(permissions: Iterable[Permission], use: Use, day: str) -> bool:
    """Whether everything a use needs is granted."""
    return not lacking(permissions, use, day)


def answer(rung: Rung, said: PermissionAnswer = GRANTED, since: str = MARCH, **fields: object) -> Permission:
    usual: dict[str, object] = {"id": RecordId("p"), "customer_id": CustomerId("c"), "subject": PermissionSubject.COMPANY}
    return Permission(**{**usual, "rung": rung, "answer": said, "since": since, **fields})  # type: ignore[arg-type]  # as named


@pytest.mark.parametrize(
    ("answers", "rung", "how"),
    [
        ([], Rung.STORY, Standing.NEVER_ASKED),
        ([answer(Rung.NAME)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME)], Rung.NUMBER, Standing.GRANTED),
        ([answer(Rung.STORY)], Rung.NAME, Standing.NEVER_ASKED),
        ([answer(Rung.INTERNAL)], Rung.NUMBER, Standing.REFUSED),
        ([answer(Rung.ROLE, REFUSED)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.ROLE, REFUSED)], Rung.STORY, Standing.NEVER_ASKED),
        ([answer(Rung.NAME), answer(Rung.NAME, REFUSED, MAY)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME, REFUSED, MAY), answer(Rung.NAME)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME), answer(Rung.NAME, WITHDRAWN, MAY)], Rung.STORY, Standing.GRANTED),
        ([answer(Rung.NAME), answer(Rung.INTERNAL, since=MAY)], Rung.STORY, Standing.REFUSED),
        ([answer(Rung.INTERNAL), answer(Rung.NAME, since=MAY)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME), answer(Rung.ROLE, REFUSED)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.ROLE, REFUSED), answer(Rung.NAME)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME), answer(Rung.NAME, ASKED, MAY)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME, REFUSED), answer(Rung.NAME, ASKED, MAY)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME, ASKED)], Rung.NAME, Standing.ASKED),
        ([answer(Rung.NAME, until="2026-05-31")], Rung.NAME, Standing.EXPIRED),
        ([answer(Rung.NAME, until=JUNE)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME, until="soon")], Rung.NAME, Standing.EXPIRED),
        ([answer(Rung.NAME, REFUSED), answer(Rung.NAME, since=MAY, until=MAY)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME), answer(Rung.STORY, since=MAY, until=MAY)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME, since="2026-06-02")], Rung.NAME, Standing.NEVER_ASKED),
        ([answer(Rung.NAME, since=""), answer(Rung.NAME, REFUSED, MARCH)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME, REFUSED, ""), answer(Rung.NAME, since=MARCH)], Rung.NAME, Standing.GRANTED),
        ([answer(Rung.NAME, since="last May"), answer(Rung.NAME, REFUSED, MARCH)], Rung.NAME, Standing.REFUSED),
        ([answer(Rung.NAME)], Rung.CALL, Standing.NEVER_ASKED),
        ([answer(Rung.CALL), answer(Rung.INTERNAL, since=MAY)], Rung.CALL, Standing.GRANTED),
    ],
)
def test_how_a_rung_of_the_company_stands_on_the_first_of_june(answers: list[Permission], rung: Rung, how: Standing) -> None:
    assert standing(answers, COMPANY, rung, JUNE)[0] is how
    assert is_granted(answers, COMPANY, rung, JUNE) == (how is Standing.GRANTED)


def test_an_answer_says_nothing_of_another_subject() -> None:
    of_ann = answer(Rung.NAME, subject=PermissionSubject.PERSON, person=ANN)
    assert in_force([of_ann], COMPANY, Rung.NAME, JUNE) is None
    assert in_force([of_ann], About(PermissionSubject.PERSON, BO), Rung.NAME, JUNE) is None
    assert in_force([of_ann], About(PermissionSubject.PERSON, ANN), Rung.NAME, JUNE) == of_ann


def test_of_two_approvers_who_disagree_about_an_item_the_narrower_rules_whoever_answered_last() -> None:
    kari, tor = (answer(Rung.NAME, subject=PermissionSubject.ITEM, item="i", by=by) for by in ("Kari Moen", "Tor Lie"))
    item = About(PermissionSubject.ITEM, "i")
    assert is_granted([replace(kari, answer=REFUSED), replace(tor, since=MAY)], item, Rung.NAME, JUNE) is False
    assert is_granted([replace(kari, answer=REFUSED), replace(kari, since=MAY, by=" kari  moen")], item, Rung.NAME, JUNE)


LEFT_OUT: dict[str, Any] = {"subject": PermissionSubject.ITEM, "item": "i", "by": "Kari Moen", "since": MAY}


@pytest.mark.parametrize(
    ("fields", "granted"),
    [
        ({"origin": "no"}, True),
        ({"origin": "no", "by": " kari  MOEN "}, True),
        ({"origin": "no", "since": JUNE}, True),
        ({}, False),
        ({"origin": "another"}, False),
        ({"origin": "no", "by": "Tor Lie"}, False),
        ({"origin": "no", "by": ""}, False),
        ({"origin": "no", "since": MARCH}, False),
        ({"origin": "no", "item": "j"}, False),
        ({"origin": "no", "until": MAY}, False),
        ({"origin": "no", "answer": ASKED}, False),
        ({"origin": "no", "rung": Rung.INTERNAL}, False),
    ],
)
def test_whoever_refused_something_can_correct_that_on_the_same_day_and_nobody_else(
    fields: dict[str, object], granted: bool
) -> None:
    no = answer(Rung.NUMBER, REFUSED, **{**LEFT_OUT, "id": RecordId("no")})
    yes = answer(**{"rung": Rung.NAME, **LEFT_OUT, "id": RecordId("yes"), **fields})
    for known in ([no, yes], [yes, no]):
        assert is_granted(known, About(PermissionSubject.ITEM, "i"), Rung.NAME, JUNE) is granted
    again = answer(Rung.NUMBER, WITHDRAWN, **{**LEFT_OUT, "id": RecordId("again"), "since": JUNE})
    assert not is_granted([no, yes, again], About(PermissionSubject.ITEM, "i"), Rung.NAME, JUNE)


def test_what_nobody_in_particular_refused_can_be_corrected_by_whoever_gives_a_name() -> None:
    no = answer(Rung.NUMBER, REFUSED, **{**LEFT_OUT, "by": ""}, id=RecordId("no"))
    (corrected,) = to_correct(answer(Rung.NAME, **{**LEFT_OUT, "since": JUNE}), [no])
    yes = answer(Rung.NAME, **{**LEFT_OUT, "since": JUNE}, origin=corrected.id)
    assert is_granted([no, yes], About(PermissionSubject.ITEM, "i"), Rung.NAME, JUNE)


def test_a_use_needs_company_every_person_and_every_item() -> None:
    use = Use(rung=Rung.NAME, people={ANN: Rung.NAME, BO: Rung.ROLE}, items=("i",))
    person, item = PermissionSubject.PERSON, PermissionSubject.ITEM
    all_of_it = [
        answer(Rung.NAME),
        answer(Rung.NAME, subject=person, person=ANN),
        answer(Rung.ROLE, subject=person, person=BO),
        answer(Rung.NAME, subject=item, item="i"),
    ]
    assert is_allowed(all_of_it, use, JUNE)
    for n, missing in enumerate(all_of_it):
        (lack,) = lacking([*all_of_it[:n], *all_of_it[n + 1 :]], use, JUNE)
        assert (lack.about.subject, lack.standing) == (missing.subject, Standing.NEVER_ASKED)


@pytest.mark.parametrize("right", NEED_THE_NAME)
def test_logo_photo_and_full_case_study_need_the_name_and_a_reference_call_does_not(right: Rung) -> None:
    granted = [
        answer(Rung.LOGO, subject=PermissionSubject.LOGO),
        answer(Rung.PHOTO, subject=PermissionSubject.PHOTO, person=ANN),
        answer(Rung.FULL),
        answer(Rung.CALL),
        answer(Rung.STORY),
    ]
    uses = {
        Rung.LOGO: Use(rung=Rung.STORY, logo=True),
        Rung.PHOTO: Use(rung=Rung.STORY, photos=(ANN,)),
        Rung.FULL: Use(rung=Rung.STORY, rights=(Rung.FULL,)),
    }
    assert [(lack.about, lack.rung) for lack in lacking(granted, uses[right], JUNE)] == [(COMPANY, Rung.NAME)]
    assert is_allowed([*granted, answer(Rung.NAME)], uses[right], JUNE)
    assert is_allowed(granted, Use(rung=Rung.STORY, rights=(Rung.CALL,)), JUNE)
    assert not is_allowed([answer(Rung.NAME)], uses[right], JUNE)


def test_a_right_says_nothing_of_the_ladder_and_the_ladder_nothing_of_a_right() -> None:
    assert all(says(answer(right), rung) is None for right in RIGHTS for rung in LADDER)
    assert all(says(answer(rung, said), right) is None for right in RIGHTS for rung in LADDER for said in PermissionAnswer)


# Random sequences

DAYS = ("", "2026-01-01", "2026-02-01", MARCH, "2026-04-01", "no day", "2026-13-01")
PEOPLE = (ANN, BO)


@st.composite
def answers(draw: st.DrawFn) -> Permission:
    subject = draw(st.sampled_from(PermissionSubject))
    rung = {PermissionSubject.LOGO: Rung.LOGO, PermissionSubject.PHOTO: Rung.PHOTO}.get(subject) or draw(st.sampled_from(Rung))
    return answer(
        rung,
        draw(st.sampled_from(PermissionAnswer)),
        draw(st.sampled_from(DAYS)),
        subject=subject,
        person=draw(st.sampled_from(PEOPLE)) if subject in (PermissionSubject.PERSON, PermissionSubject.PHOTO) else None,
        item=draw(st.sampled_from(("i", "j"))) if subject is PermissionSubject.ITEM else "",
        by=draw(st.sampled_from(("Kari", "Tor", ""))),
        until=draw(st.sampled_from(DAYS)),
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 14) -> list[Permission]:
    """Answers, of which some say that they correct another one, or themselves, or one that is not there."""
    said = draw(st.lists(answers(), max_size=most))
    named = st.sampled_from((None, None, *(RecordId(str(n)) for n in range(len(said) + 1))))
    return [replace(one, id=RecordId(str(n)), origin=draw(named)) for n, one in enumerate(said)]


USES = st.builds(
    Use,
    rung=st.sampled_from(LADDER),
    people=st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(LADDER), max_size=2),
    items=st.sampled_from(((), ("i",), ("i", "j"))),
    logo=st.booleans(),
    photos=st.sampled_from(((), (ANN,))),
    rights=st.sampled_from(((), (Rung.FULL,), (Rung.CALL,))),
)


def is_real(day: str) -> bool:
    return day.startswith("2026-0")


def newest_allow(history: list[Permission], matches: object, rung: Rung, day: str) -> bool:
    """Works out day by day, from the latest back, whether the answers given allow `rung`; the first day that answers decides."""
    mine = [one for one in history if matches(one)]  # type: ignore[operator]  # a function
    for at in (*sorted({one.since for one in mine if is_real(one.since) and one.since <= day}, reverse=True), ""):
        of_day = [one for one in mine if (one.since if is_real(one.since) else "") == at]
        yes = no = False
        for one in of_day:
            over = one.until != "" and not (is_real(one.until) and one.until >= day)
            if one.answer is GRANTED and not over:
                if rung in LADDER and one.rung in LADDER:
                    yes |= LADDER.index(rung) <= LADDER.index(one.rung)
                    no |= one.rung is Rung.INTERNAL and rung is not Rung.INTERNAL
                else:
                    yes |= one.rung is rung
            if one.answer in (REFUSED, WITHDRAWN):
                same = rung in LADDER and one.rung in LADDER
                no |= LADDER.index(rung) >= LADDER.index(one.rung) if same else one.rung is rung
        if yes or no:
            return not no
    return False


def left_standing(history: list[Permission], day: str) -> list[Permission]:
    """Works out which answers nobody took back: a refusal falls by a named agreement to the same, by the same or of nobody."""

    def falls(one: Permission, by: Permission) -> bool:
        same = (one.subject, one.person, one.item) == (by.subject, by.person, by.item)
        refuses = one.answer is not GRANTED or one.rung is Rung.INTERNAL
        agrees = by.answer is GRANTED and by.rung is not Rung.INTERNAL and by.by != "" and one.by in ("", by.by)
        since, of = (each.since if is_real(each.since) else "" for each in (by, one))
        lasts = since <= day and (by.until == "" or (is_real(by.until) and by.until >= day))
        return by.origin == one.id and same and refuses and agrees and lasts and of <= since

    return [one for one in history if not any(falls(one, by) for by in history)]


@given(histories(), USES, st.sampled_from((MARCH, "2026-03-15", "2026-12-31")))
def test_a_use_is_allowed_exactly_where_the_newest_answers_allow_all_of_it(said: list[Permission], use: Use, day: str) -> None:
    subject, history = PermissionSubject, left_standing(said, day)

    def company(rung: Rung) -> bool:
        return newest_allow(history, lambda one: one.subject is subject.COMPANY, rung, day)

    def item(key: str) -> bool:
        said = [one for one in history if one.subject is subject.ITEM and one.item == key]
        each = [[one for one in said if one.by == by] for by in ("Kari", "Tor", "")]
        answered = [mine for mine in each if in_force(mine, About(subject.ITEM, key), use.rung, day)]
        return bool(answered) and all(newest_allow(mine, lambda one: True, use.rung, day) for mine in answered)

    def person(key: str, rung: Rung, of: PermissionSubject) -> bool:
        return newest_allow(history, lambda one: one.subject is of and one.person == key, rung, day)

    needs_name = use.logo or bool(use.photos) or Rung.FULL in use.rights
    wanted = (
        company(use.rung)
        and (not needs_name or company(Rung.NAME))
        and all(map(company, use.rights))
        and all(person(key, rung, subject.PERSON) for key, rung in use.people.items())
        and all(map(item, use.items))
        and (not use.logo or newest_allow(history, lambda one: one.subject is subject.LOGO, Rung.LOGO, day))
        and all(person(key, Rung.PHOTO, subject.PHOTO) for key in use.photos)
    )
    assert is_allowed(said, use, day) == wanted


@given(histories(10), USES, st.sampled_from((MARCH, "2026-12-31")))
def test_a_refusal_of_today_takes_everything_above_it_and_nothing_gives_it_back_but_an_answer(
    history: list[Permission], use: Use, day: str
) -> None:
    after = [*history, answer(Rung.INTERNAL, REFUSED, day)]
    assert not is_allowed(after, use, day)
    assert not is_allowed([*after, answer(use.rung, ASKED, day)], use, day)


@given(histories(10), USES)
def test_the_order_in_which_answers_were_noted_does_not_count(history: list[Permission], use: Use) -> None:
    assert is_allowed(history, use, MARCH) == is_allowed(history[::-1], use, MARCH)


def test_whoever_grants_a_rung_grants_all_below_it() -> None:
    for low, high in pairwise(LADDER[1:]):
        assert says(answer(high), low) is GRANTED
        assert says(answer(low, REFUSED), high) is REFUSED
    assert LOGO != COMPANY


@given(histories(), answers(), USES)
def test_an_agreement_that_corrects_all_it_can_allows_nothing_that_somebody_else_refused(
    history: list[Permission], given_now: Permission, use: Use
) -> None:
    corrected = to_correct(given_now, history)
    now = [replace(given_now, id=RecordId(f"now {n}"), origin=one.id) for n, one in enumerate(corrected)]
    assert all(one.by in ("", given_now.by) and given_now.by for one in corrected)
    others = [one for one in history if one.by not in ("", given_now.by)]
    refused = [item for item in use.items if not is_granted(others, About(PermissionSubject.ITEM, item), use.rung, MARCH)]
    answered = [item for item in refused if in_force(others, About(PermissionSubject.ITEM, item), use.rung, MARCH)]
    assert not any(is_granted([*history, *now], About(PermissionSubject.ITEM, item), use.rung, MARCH) for item in answered)
