"""The client where something goes wrong: tried again, and given up in time."""

from dataclasses import replace

import pytest

from synthlit.errors import SourceUnreachable
from synthlit.sources.client import Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from tests.sources.conftest import (
    ATOM,
    BEGINNING,
    QUERY,
    Script,
    Time,
    client,
    fetch,
    service,
)  # fmt: skip

OTHER = {"id_list": "2104.12255", "max_results": "1"}
BUSY = Response(429, media_type="text/plain")
UNUSABLE = (
    Response(200, b"<!doctype html><html>", media_type="text/html"),
    Response(200, b"Rate exceeded.", media_type="text/plain"),
)


@pytest.mark.parametrize(
    "play",
    [
        BUSY,
        Response(503, media_type="text/html"),
        Response(500),
        *UNUSABLE,
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
    """Nobody waits for an hour: that is reported, and no other process asks meanwhile."""
    script.plays = [Response(503, retry_after="3000")]
    reported = "503 Service Unavailable and asks to wait 50 minutes"

    with pytest.raises(SourceUnreachable, match=reported):
        fetch(client(folders, script))
    with pytest.raises(SourceUnreachable, match="asks clients to wait another 50 minutes"):
        fetch(client(folders, script))

    assert len(script.asked) == 1
    assert script.time.slept == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("315576000", "10 years"),
        ("9" * 400, "3,169 years"),
        ("Wed, 15 Jan 2127 08:00:00 GMT", "100 years"),
        ("604800", "7 days"),
    ],
)
def test_retry_after_of_years(folders: Folders, script: Script, text: str, words: str) -> None:
    """It is reported in words, with the time after which arXiv is asked all the same."""
    script.plays = [Response(429, retry_after=text)]

    with pytest.raises(SourceUnreachable, match=f"asks to wait {words}$") as caught:
        fetch(client(folders, script))

    assert caught.value.hint.startswith("it is asked again in 60 minutes at the earliest")
    script.time.now += 3600
    assert fetch(client(folders, script))


@pytest.mark.parametrize("text", ["-5", "soon", "Fri, 15 Jan 1970 08:00:00 GMT", "1e9", "0"])
def test_senseless_retry_after(folders: Folders, script: Script, text: str) -> None:
    """It is as if there were none."""
    script.plays = [Response(429, retry_after=text)]

    fetch(client(folders, script))

    assert script.at == [0, 3]


@pytest.mark.parametrize("play", UNUSABLE)
def test_what_is_no_data_is_tried_twice(folders: Folders, script: Script, play: Response) -> None:
    """A page for robots does not become a feed by asking again and again."""
    script.plays = [play] * 9

    with pytest.raises(SourceUnreachable, match=r"\(tried 2 times\)"):
        fetch(client(folders, script))

    assert script.at == [0, 3]


def test_what_is_no_data_is_counted_alone(folders: Folders, script: Script) -> None:
    """A server that was busy before does not take away the second try."""
    script.plays = [BUSY, UNUSABLE[0]]

    fetch(client(folders, script))

    assert script.at == [0, 3, 9]


def test_requests_for_one_answer_share_a_deadline(folders: Folders, script: Script) -> None:
    """A second request has what the first one left; the pause before it counts."""
    asker = client(folders, script, deadline=10)
    deadline = asker.deadline()
    asker.fetch(QUERY, lambda reply: reply.body, bool, deadline)
    script.plays = [BUSY] * 99

    with pytest.raises(SourceUnreachable, match="tried 2 times"):
        asker.fetch(OTHER, lambda reply: reply.body, bool, deadline)

    assert script.at == [0, 3, 6]


def test_pauses_are_shown(folders: Folders, script: Script) -> None:
    """What is waited for, for how long, and which try it is; nothing when it is over."""
    shown: list[str] = []
    script.plays = [BUSY, BUSY, Response(500), UNUSABLE[0]]
    asker = Client(service(), folders, script.time.clock, script, waiting=shown.append)

    fetch(asker)
    fetch(asker, query=OTHER)

    assert shown == [
        "arXiv is busy, trying again in 3 s (2 of 5)", "",
        "arXiv is busy, trying again in 6 s (3 of 5)", "",
        "arXiv gives no usable answer, trying again in 12 s (4 of 5)", "",
        "arXiv gives no usable answer, trying again in 20 s (5 of 5)", "",
        "waiting 3 s before arXiv may be asked", "",
    ]  # fmt: skip


def test_short_pauses_are_not_shown(folders: Folders, script: Script) -> None:
    """They would only flicker."""
    shown: list[str] = []
    script.plays = [BUSY]
    quick = replace(service(), interval=0.5)

    fetch(Client(quick, folders, script.time.clock, script, waiting=shown.append))

    assert shown == []


def test_interrupted_pause_is_no_longer_shown(folders: Folders, script: Script) -> None:
    """Ctrl-C leaves a clean line."""
    shown: list[str] = []
    script.plays = [BUSY]

    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    clock = replace(script.time.clock, sleep=interrupt)
    with pytest.raises(KeyboardInterrupt):
        fetch(Client(service(), folders, clock, script, waiting=shown.append))

    assert shown[-1] == ""
