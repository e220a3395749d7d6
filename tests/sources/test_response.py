"""Replies: which can be answers, and for how long a server asks to be left alone."""

from datetime import date

import pytest

from synthlit.sources.response import AttemptFailed, Response, check
from tests.sources.conftest import ATOM, BEGINNING, feed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("120", 120),
        (" 7 ", 7),
        ("-5", 0),
        ("1e9", 0),
        ("9" * 5000, 1e11),
        ("99999999999", 99999999999),
        ("Mon, 01 Jan 0001 00:00:00 +2359", 0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", 251602387139),
        ("soon", 0),
        ("Fri, 15 Jan 2027 08:00:30 GMT", 30),
        ("Fri, 15 Jan 2027 08:00:30 -0000", 30),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("Fri, 99 Jan 2027 08:00:30 GMT", 0),
        ("Fri, 15 Jan 99999999999 08:00:30 GMT", 0),
    ],
)
def test_pause(text: str, seconds: float) -> None:
    """Retry-After counts in seconds or names a date; what is neither asks for nothing."""
    reply = Response(429, at=BEGINNING, retry_after=text)

    assert reply.pause == seconds


def test_day_is_the_one_in_greenwich() -> None:
    """The day does not depend on where the user sits."""
    assert Response(200, at=BEGINNING).day == date(2027, 1, 15)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(status: int) -> None:
    """A redirect needs a place that it leads to."""
    assert Response(status, location="/there").redirects
    assert not Response(status).redirects
    assert not Response(200, location="/there").redirects


@pytest.mark.parametrize("media_type", [ATOM, ""])
def test_answer_passes(media_type: str) -> None:
    """Data of the right type passes, and so does data whose type is not reported."""
    reply = Response(200, feed(), media_type=media_type)

    assert check(reply, (200,), (ATOM,)) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_status_that_may_pass(status: int) -> None:
    """A server that is busy or broken may be asked again."""
    with pytest.raises(AttemptFailed, match=str(status)) as caught:
        check(Response(status), (200,), (ATOM,))

    assert caught.value.retry


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 410, 451])
def test_status_that_stays(status: int) -> None:
    """A server that refuses is not asked again."""
    with pytest.raises(AttemptFailed, match=str(status)) as caught:
        check(Response(status), (200,), (ATOM,))

    assert not caught.value.retry


def test_pause_is_reported() -> None:
    """The user learns how long the server asks to wait."""
    with pytest.raises(
        AttemptFailed, match="429 Too Many Requests and asks to wait 90 seconds"
    ) as caught:
        check(Response(429, at=BEGINNING, retry_after="90"), (200,), (ATOM,))

    assert caught.value.wait == 90


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Response(200, b"Loading", media_type="text/html"), "a web page"),
        (Response(200, b"<!DOCTYPE html><html>", media_type=ATOM), "a web page"),
        (Response(200, b"\n<HTML>", media_type=""), "a web page"),
        (Response(200, b"Rate exceeded.", media_type="text/plain"), "something other"),
        (Response(200, b"", media_type=ATOM), "nothing"),
    ],
)
def test_what_is_no_answer(reply: Response, reason: str) -> None:
    """Type and first bytes are looked at before anything is parsed."""
    with pytest.raises(AttemptFailed, match=f"it sent {reason}") as caught:
        check(reply, (200,), (ATOM,))

    assert caught.value.retry
