"""The client: who asks, in turn, what is kept, where redirects lead."""

from datetime import date

import pytest

from synthlit import __version__
from synthlit.errors import InvalidSettings, SourceUnreachable
from synthlit.sources.cache import DAY
from synthlit.sources.client import Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from tests.sources.conftest import (
    ATOM,
    BEGINNING,
    PAPERS,
    QUERY,
    Script,
    Time,
    client,
    feed,
    fetch,
    service,
)  # fmt: skip


def test_answer_is_read(folders: Folders, script: Script) -> None:
    """The question goes out under our own name, and `read` sees body and day."""
    days: list[date] = []

    def read(reply: Response) -> int:
        days.append(reply.day)
        return len(reply.body)

    size = client(folders, script).fetch(QUERY, read, lambda size: size > 0)

    assert size > 100
    assert days == [date(2027, 1, 15)]
    assert script.asked == ["https://export.arxiv.org/api/query?id_list=1706.03762&max_results=1"]
    assert script.headers["User-Agent"] == (
        f"synthlit/{__version__} (+https://github.com/5456es/awesome-synthetic-data)"
    )
    assert script.headers["Accept"] == ATOM


def test_address_is_checked_first(folders: Folders, script: Script) -> None:
    """A client for an address that is not https cannot be had."""
    with pytest.raises(InvalidSettings):
        Client(service("http://export.arxiv.org/"), folders, script.time.clock, script)


def test_questions_are_paced(folders: Folders, script: Script) -> None:
    """Two clients of one user ask three seconds apart, whatever they ask."""
    fetch(client(folders, script))
    fetch(client(folders, script), query={"id_list": "2104.12255", "max_results": "1"})

    assert script.at == [0, 3]


def test_answer_is_kept_for_a_day(folders: Folders, time: Time, script: Script) -> None:
    """The same question is not asked again today, by no process; tomorrow it is."""
    first = fetch(client(folders, script))
    time.now += 3600
    seconds: list[float] = []

    def read(reply: Response) -> bytes:
        seconds.append(reply.at)
        return reply.body

    second = client(folders, script).fetch(QUERY, read, bool)
    time.now += DAY
    fetch(client(folders, script))

    assert second == first
    assert seconds == [BEGINNING]
    assert len(script.asked) == 2


def test_refresh_asks_again(folders: Folders, script: Script) -> None:
    """In spite of the answer that is kept, which the new one replaces."""
    fetch(client(folders, script))
    script.papers = {**PAPERS, "1706.03762": PAPERS["2104.12255"]}

    fresh = Client(service(), folders, script.time.clock, script, refresh=True)
    body = fetch(fresh)

    assert len(script.asked) == 2
    assert b"Attention" not in body
    assert fetch(client(folders, script)) == body


def test_answer_that_is_not_to_be_kept(folders: Folders, script: Script) -> None:
    """An answer that is not complete is asked for again."""
    fetch(client(folders, script), keep=False)
    fetch(client(folders, script), keep=False)

    assert len(script.asked) == 2
    assert not folders.cache.exists()


def test_kept_answer_that_cannot_be_read(folders: Folders, script: Script) -> None:
    """What an older version kept and this one does not understand is asked for again."""
    fetch(client(folders, script))
    reads = iter([AttemptFailed("it sent something other than a feed"), None])

    def read(reply: Response) -> bytes:
        if fault := next(reads):
            raise fault
        return reply.body

    body = client(folders, script).fetch(QUERY, read, bool)

    assert b"Attention" in body
    assert len(script.asked) == 2


def test_fault_of_the_reader_is_tried_again(folders: Folders, script: Script) -> None:
    """An answer that cannot be read is a fault as any other, and is not kept."""
    script.plays = [Response(200, b"\x00garbage", media_type=ATOM)]

    def read(reply: Response) -> bytes:
        if b"garbage" in reply.body:
            raise AttemptFailed("it sent something other than a feed")
        return reply.body

    body = client(folders, script).fetch(QUERY, read, bool)

    assert b"Attention" in body
    assert script.at == [0, 3]


def test_error_of_the_reader_is_passed_on(folders: Folders, script: Script) -> None:
    """What is no fault of the answer is the caller's to handle, at once."""
    script.plays = [Response(400, feed(), media_type=ATOM)]

    def read(reply: Response) -> bytes:
        raise LookupError(str(reply.status))

    with pytest.raises(LookupError, match="400"):
        client(folders, script).fetch(QUERY, read, bool)

    assert len(script.asked) == 1


def test_redirect_is_followed_in_turn(folders: Folders, script: Script) -> None:
    """Every step of a redirect within the server is a request, and waits its turn."""
    script.plays = [
        Response(301, location="/new"),
        Response(307, location="newer?id_list=2104.12255&max_results=1"),
    ]

    fetch(client(folders, script))

    assert script.asked[1:] == [
        "https://export.arxiv.org/new",
        "https://export.arxiv.org/newer?id_list=2104.12255&max_results=1",
    ]
    assert script.at == [0, 3, 6]


def test_redirects_end(folders: Folders, script: Script) -> None:
    """A server that sends in circles is left after three steps."""
    script.plays = [Response(302, location="/again")] * 99

    with pytest.raises(SourceUnreachable, match="its redirects have no end"):
        fetch(client(folders, script))

    assert len(script.asked) == 4


def test_redirect_elsewhere_is_not_followed(folders: Folders, script: Script) -> None:
    """No other host learns what is asked, or answers in the service's name."""
    script.plays = [Response(302, location="http://127.0.0.1:1/")]

    with pytest.raises(SourceUnreachable, match="it redirects to another host"):
        fetch(client(folders, script))

    assert len(script.asked) == 1


def test_pause_that_a_good_answer_names_is_nobodys(folders: Folders, script: Script) -> None:
    """Retry-After means something with a refusal only."""
    script.plays = [Response(200, feed(), media_type=ATOM, retry_after="50")]

    fetch(client(folders, script))
    fetch(client(folders, script), query={"id_list": "2104.12255", "max_results": "1"})

    assert script.at == [0, 3]
