import inspect

import pytest
from PySide6.QtGui import QKeySequence

from desktop.shell.app_context import Controller, resolve
from desktop.shell.commands import COMMANDS, SUBMENUS, Command, Situation, When
from desktop.shell.requests import Request

CALLED = {
    Request.SHOW_OPENED_VISIT: 1,
    Request.SHOW_VISIT: 2,
    Request.SHOW_SETTINGS: 1,
    Request.SHOW_STUDY: 1,
    Request.SHOW_AGREED: 2,
    Request.SHOW_HOUSE_VERSIONS: 1,
    Request.DELETE_CUSTOMER: 1,
    Request.GO_TO_RECORD: 1,
    Request.GO_TO_QUESTION: 1,
    Request.SHOW_VERSIONS: 1,
    Request.COMPARE_VERSIONS: 1,
    Request.FIND_WORDS: 2,
    Request.TAKE_WORDS: 1,
    Request.SHOW_IMPORTED: 1,
    Request.ASK_WHICH_WORDS: 2,
    Request.REPORT_DAMAGE: 1,
    Request.REPORT_LOSS: 1,
    Request.NOTE_BACKUP: 1,
    Request.REPORT_FAILED_BACKUP: 1,
    Request.OFFER_BACKUP: 1,
    Request.ASK_FOR_KEY: 1,
    Request.USE_KEY: 1,
    Request.SET_LOCK_MINUTES: 1,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_a_command_runs_is_a_method_of_a_controller_that_needs_nothing(command: Command) -> None:
    kind, name = resolve(command.run)
    assert issubclass(kind, Controller)
    inspect.signature(getattr(kind, name)).bind(None)


@pytest.mark.parametrize("request_", Request)
def test_what_answers_a_request_takes_what_it_brings(request_: Request) -> None:
    kind, name = resolve(request_.value)
    assert issubclass(kind, Controller)
    inspect.signature(getattr(kind, name)).bind(None, *(None,) * CALLED.get(request_, 0))


def test_each_command_has_a_name_and_keys_of_its_own_and_stands_together_with_its_part_of_the_menu() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    keys = [QKeySequence(keys).toString() for command in COMMANDS for keys in (command.keys, *command.also) if keys]
    assert len(set(keys)) == len(keys)
    menus = [command.menu for n, command in enumerate(COMMANDS) if not n or COMMANDS[n - 1].menu != command.menu]
    assert len(set(menus)) == len(menus)
    assert SUBMENUS.keys() <= set(menus)


@pytest.mark.parametrize(
    ("when", "situation", "available"),
    [
        (When.ANYTIME, Situation(), True),
        (When.ANYTIME, Situation(in_visit=True, at_table=True), True),
        (When.ANYTIME, Situation(locked=True), False),
        (When.ALSO_LOCKED, Situation(locked=True), True),
        (When.IN_VISIT, Situation(), False),
        (When.IN_VISIT, Situation(in_visit=True), True),
        (When.IN_VISIT, Situation(in_visit=True, at_table=True), True),
        (When.LEADS_AWAY, Situation(in_visit=True), True),
        (When.LEADS_AWAY, Situation(in_visit=True, at_table=True), False),
        (When.LEADS_AWAY, Situation(alone=True), False),
        (When.IN_VISIT | When.LEADS_AWAY, Situation(), False),
        (When.ANYTIME, Situation(in_visit=True, runs=True), False),
        (When.ALWAYS, Situation(in_visit=True, runs=True), True),
        (When.ALSO_LOCKED, Situation(in_visit=True, runs=True), True),
        (When.IN_VISIT, Situation(in_visit=True, runs=True), True),
        (When.IN_VISIT | When.RESTING, Situation(in_visit=True, runs=True), False),
        (When.IN_VISIT | When.RUNNING, Situation(in_visit=True), False),
        (When.IN_VISIT | When.RUNNING, Situation(in_visit=True, runs=True), True),
        (When.IN_VISIT | When.LEADS_AWAY, Situation(in_visit=True), True),
        (When.IN_VISIT | When.LEADS_AWAY, Situation(in_visit=True, at_table=True), False),
    ],
)
def test_a_command_can_be_given_where_its_row_says_so(when: When, situation: Situation, available: bool) -> None:
    assert Command("name", "Label", "", "menu", "module:Class.method", when).is_available(situation) is available
