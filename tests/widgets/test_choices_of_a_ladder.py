"""Chips for a ladder: one rung of it at most, what stands alone with no other, all else as one likes."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from db.model.kinds import LADDER, RUNGS, Rung
from desktop.widgets.inputs import ChoicesInput, Spec


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ((Rung.STORY, Rung.NAME), (Rung.NAME,)),
        ((Rung.NAME, Rung.FULL, Rung.INTERNAL), (Rung.INTERNAL,)),
        ((Rung.INTERNAL, Rung.FULL), (Rung.FULL,)),
        ((Rung.NAME, Rung.LOGO, Rung.CALL), (Rung.NAME, Rung.LOGO, Rung.CALL)),
        ((Rung.NAME, Rung.NAME), ()),
        ((Rung.NUMBER, Rung.CALL, Rung.ROLE), (Rung.ROLE, Rung.CALL)),
    ],
)
def test_what_was_pressed_last_stays_and_what_cannot_be_beside_it_goes(
    qtbot: QtBot, pressed: Sequence[Rung], left: Sequence[Rung]
) -> None:
    spec = Spec(
        "scope", "They agree to", "choices", choices=tuple((one, one) for one in RUNGS), one_of=LADDER, alone=Rung.INTERNAL
    )
    chips = ChoicesInput(spec, "scope")
    qtbot.addWidget(chips)
    found: list[object] = []
    chips.edited.connect(found.append)
    chips.show_value(("on paper only",))
    for rung in pressed:
        chips.chips.chip(rung).click()
    assert chips.chips.values == tuple(left)
    assert found[-1] == (*left, "on paper only")
