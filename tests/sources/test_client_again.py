"""The client where something goes wrong: tried again, and given up in time."""

import pytest

from synthlit.errors import SourceUnreachable
from synthlit.sources.client import Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from tests.sources.conftest import ATOM, BEGINNING, Script, Time, client, fetch, service

BUSY = Response(429, media_type="text/plain")


@pytest.mark.parametrize(
    "play",
    [
        BUSY,
        Response(503, media_type="text/html"),
        Response(500),
        Response(200, b"<!doctype html><html>", media_type="text/html"),
        Response(200, b"Rate exceeded.", media_type="text/plain"),
        Response(200, b"", media_type=ATOM),
        AttemptFailed("the connection broke before the whole answer had come"),
        AttemptFailed("no whole answer came within 30 seconds"),
    ],
)
def test_what_may_pass_is_tried_again(
    folders: Folders, script: Script, play: Response | AttemptFailed
) -> None:
    """One fault costs a pause of three seconds, and then the answer comes."""
    script.plays = [play]

    body = fetch(client(folders, script))

    assert b"Attention Is All You Need" in body
    assert script.at == [0, 3]


@pytest.mark.parametrize(
    ("play", "reason"),
    [
        (Response(403, media_type="text/html"), "it says 403 Forbidden"),
        (Response(404), "it says 404 Not Found"),
        (
            AttemptFailed("no connection to export.arxiv.org", retry=False),
            "no connection to export",
        ),
        (AttemptFailed("the answer is larger than 16 MB", retry=False), "the answer is larger"),
    ],
)
def test_what_stays_is_not_tried_again(
    folders: Folders, script: Script, play: Response | AttemptFailed, reason: str
) -> None:
    """A refusal is reported at once, with the way to go on."""
    script.plays = [play]

    with pytest.raises(SourceUnreachable, match=f"arXiv cannot be queried now: {reason}") as caught:
        fetch(client(folders, script))

    assert caught.value.hint == "wait for tomorrow"
    assert caught.value.exit_status == 4
    assert len(script.asked) == 1
    assert "tried" not in caught.value.message


def test_back_off_doubles_and_ends_with_the_deadline(folders: Folders, script: Script) -> None:
    """Pauses grow to a limit, and the last try comes when it can still bring something."""
    script.plays = [BUSY] * 99

    with pytest.raises(SourceUnreachable, match=r"429 Too Many Requests \(tried 5 times\)"):
        fetch(client(folders, script))

    assert script.at == [0, 3, 9, 21, 41]


def test_back_off_has_jitter(folders: Folders, time: Time, script: Script) -> None:
    """Two users who failed together do not come back together."""
    time.chance = 1.0
    script.plays = [BUSY, BUSY]

    fetch(client(folders, script))

    assert script.at == [0, 4.5, 13.5]


def test_a_try_takes_half_of_the_deadline(folders: Folders, script: Script) -> None:
    """A server that hangs leaves time for a second try."""
    fetch(client(folders, script, deadline=50))

    assert script.seconds == [25]


def test_time_of_tries_counts(folders: Folders, time: Time) -> None:
    """Tries that hang use the deadline up as pauses do."""

    def hang(url: str, headers: object, statuses: object, seconds: float) -> Response:
        assert url
        assert headers
        assert statuses
        time.now += seconds
        raise AttemptFailed("no whole answer came")

    slow = Client(service(), folders, time.clock, hang)

    with pytest.raises(SourceUnreachable, match=r"no whole answer came \(tried 2 times\)"):
        fetch(slow)

    assert time.now - BEGINNING <= 60


@pytest.mark.parametrize("text", ["20", "Fri, 15 Jan 2027 08:00:20 GMT"])
def test_retry_after_is_honoured(folders: Folders, script: Script, text: str) -> None:
    """The server says when, in seconds or with a date, and not before is it asked again."""
    script.plays = [Response(429, retry_after=text)]

    fetch(client(folders, script))

    assert script.at == [0, 20]


def test_retry_after_beyond_deadline_ends_at_once(folders: Folders, script: Script) -> None:
    """Nobody waits for an hour: the user is reported, and no other process asks meanwhile."""
    script.plays = [Response(503, retry_after="3000")]
    reported = "503 Service Unavailable and asks to wait 3000 seconds"

    with pytest.raises(SourceUnreachable, match=reported):
        fetch(client(folders, script))
    with pytest.raises(SourceUnreachable, match="asks clients to wait another 3000 seconds"):
        fetch(client(folders, script))

    assert len(script.asked) == 1
    assert script.time.slept == []
