import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from db.model.moments import in_its_room, knows_its_room, room_now


@pytest.fixture
def laptop_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Takes this laptop to another zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a running program cannot be changed on this system")

    def go(zone: str) -> None:
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


# As POSIX writes zones, which every system knows: the sign is that of the way back to Greenwich.
ZONES = {"OSLO-1": "+01:00", "TOKYO-9": "+09:00", "ANGELES8": "-08:00", "KOLKATA-5:30": "+05:30", "LONDON0": "Z"}


@pytest.mark.parametrize("zone", ZONES)
def test_a_moment_says_what_the_wall_showed_wherever_it_is_looked_at(zone: str, laptop_in: object) -> None:
    laptop_in(zone)  # type: ignore[operator]  # the fixture's function
    noted = room_now()
    assert noted.endswith(ZONES[zone])
    shown = datetime.now().strftime("%H:%M")
    for elsewhere in ZONES:
        laptop_in(elsewhere)  # type: ignore[operator]  # the fixture's function
        found = in_its_room(noted)
        assert found and found.strftime("%H:%M") == shown
        assert abs(datetime.now(UTC) - found) < timedelta(minutes=6)


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        ("2026-11-20T09:08:00+00:00", "10:08"),
        ("2026-11-20T09:08:00", "09:08"),
        ("2026-11-20T14:09:00+01:00", "14:09"),
        ("2026-11-20T14:09:00+09:00", "14:09"),
        ("2026-11-20T14:09:00Z", "14:09"),
    ],
)
def test_where_the_room_is_not_known_the_laptop_tells(moment: str, hour: str, laptop_in: object) -> None:
    laptop_in("OSLO-1")  # type: ignore[operator]  # the fixture's function
    found = in_its_room(moment)
    assert found and found.strftime("%H:%M") == hour
    assert knows_its_room(moment) is not moment.endswith("+00:00")


def test_what_is_no_moment_has_no_hour() -> None:
    assert in_its_room("half past two") is None
    assert in_its_room("") is None
