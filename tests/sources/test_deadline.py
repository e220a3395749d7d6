"""Patience: what counts, how much a try may take, when it ends."""

import pytest

from synthlit.sources.deadline import Patience
from tests.sources.conftest import Time


def test_trying_and_sleeping_count(time: Time) -> None:
    """Time spent asking and backing off is gone; other time is not."""
    patience = Patience(60, time.clock)

    with patience.trying():
        time.now += 20
    time.now += 1000
    patience.sleep(3)

    assert patience.left == 37
    assert patience.tries == 1
    assert time.slept == [3]


def test_broken_try_counts(time: Time) -> None:
    """A try that ends in an error took its time too."""
    patience = Patience(60, time.clock)

    def attempt() -> None:
        with patience.trying():
            time.now += 20
            raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        attempt()

    assert patience.left == 40


def test_one_try_leaves_time_for_another(time: Time) -> None:
    """The first try may take half, the last one whatever is left, if that is worth the try."""
    patience = Patience(60, time.clock)
    assert patience.for_one_try == 30

    patience.sleep(50)

    assert patience.for_one_try == 10
    assert patience.allows(4)
    assert not patience.allows(5)


def test_redirected_try_has_time_left(time: Time) -> None:
    """A try that goes on after the patience ended has a tenth of it, not none."""
    patience = Patience(60, time.clock)

    patience.sleep(80)

    assert patience.for_one_try == 6
