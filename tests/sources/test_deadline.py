"""Deadline: what counts, how much a try may take, when it ends."""

import pytest

from synthlit.sources.deadline import Deadline
from tests.sources.conftest import Time


def test_trying_and_sleeping_count(time: Time) -> None:
    """Time spent asking and backing off is gone; other time is not."""
    deadline = Deadline(60, time.clock)

    with deadline.trying():
        time.now += 20
    time.now += 1000
    deadline.sleep(3)

    assert deadline.left == 32
    assert deadline.tries == 1
    assert time.slept == [3]


def test_broken_try_counts(time: Time) -> None:
    """A try that ends in an error took its time too."""
    deadline = Deadline(60, time.clock)

    def attempt() -> None:
        with deadline.trying():
            time.now += 20
            raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        attempt()

    assert deadline.left == 35


def test_one_try_leaves_time_for_another(time: Time) -> None:
    """The first try may take half, the last one whatever is left, if that is worth the try."""
    deadline = Deadline(60, time.clock)
    assert deadline.for_one_try == 30

    deadline.sleep(45)

    assert deadline.for_one_try == 10
    assert deadline.allows(4)
    assert not deadline.allows(5)


def test_first_try_has_time(time: Time) -> None:
    """A pause before the first try does not take it away; one after a try may."""
    deadline = Deadline(60, time.clock)

    deadline.sleep(80)
    assert deadline.for_one_try == 6
    with deadline.trying():
        pass

    assert deadline.for_one_try == -25
