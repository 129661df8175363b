import sys
from pathlib import Path

import pytest

from tests.conftest import KEY
from tests.torture.kills import kill_while_typing, moments_to_kill


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal Windows does not have")
def test_a_kill_costs_at_most_the_last_second_of_typing(tmp_path: Path) -> None:
    for n, after in enumerate(moments_to_kill(3, seed=20261123)):
        loss = kill_while_typing(tmp_path / str(n), KEY, after)
        assert loss.sound
        assert loss.seconds <= 1.0
