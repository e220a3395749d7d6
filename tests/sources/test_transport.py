"""One exchange over a real connection: what every fault of a server comes to."""

import gzip
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from synthlit.settings import SourceSettings
from synthlit.sources import arxiv
from synthlit.sources.arxiv import ArxivSource
from synthlit.sources.client import USER_AGENT, Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from synthlit.sources.transport import LARGEST, exchange
from tests.sources.conftest import ATOM, IDS, Time, answered, feed

LONG = 20.0
PACKED = gzip.compress(feed())


class Handler(BaseHTTPRequestHandler):
    """A request at the loopback server."""

    protocol_version = "HTTP/1.1"
    server: "Loopback"

    def do_GET(self) -> None:
        """Let the test answer."""
        self.server.asked.append(dict(self.headers))
        self.close_connection = True
        self.server.answer(self)

    def say(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with a length that is right unless `Content_Length` says otherwise."""
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Loopback(ThreadingHTTPServer):
    """A server on this machine that answers as the test says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, str]] = []
        self.answer: Callable[[Handler], None] = lambda request: request.say(200, b"")
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/api/query"

    def handle_error(self, *_: object) -> None:
        """Pass over clients that went away."""


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A server on loopback, whatever proxies the environment names."""
    monkeypatch.setenv("NO_PROXY", "*")
    with Loopback() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


def ask(server: Loopback, seconds: float = LONG) -> Response:
    """Ask the server once."""
    return exchange(server.url, {"User-Agent": USER_AGENT}, (200,), seconds)


def test_answer_comes_whole(loopback: Loopback) -> None:
    """Status, body, type without its parameters, and the headers that matter are handed over."""
    loopback.answer = lambda request: request.say(
        200, feed(), Content_Type=f"{ATOM}; charset=utf-8", Retry_After="5", Location="/there"
    )

    reply = ask(loopback)

    assert reply == Response(200, feed(), 0.0, ATOM, "/there", "5")


def test_names_itself_and_takes_gzip_only(loopback: Loopback) -> None:
    """The server sees our own name and the one packing that is unpacked with care."""
    ask(loopback)

    assert loopback.asked[0]["User-Agent"] == USER_AGENT
    assert loopback.asked[0]["Accept-Encoding"] == "gzip"


def test_packed_answer_is_unpacked(loopback: Loopback) -> None:
    """A gzip body comes as what was packed."""
    loopback.answer = lambda request: request.say(200, PACKED, Content_Encoding="gzip")

    assert ask(loopback).body == feed()


def test_body_of_an_error_is_not_read(loopback: Loopback) -> None:
    """Nobody looks at an error's body, so it may be as large as it likes."""
    loopback.answer = lambda request: request.say(503, b"x", Content_Length=str(LARGEST * 2))

    assert ask(loopback) == Response(503)


@pytest.mark.parametrize(
    ("answer", "reason", "again"),
    [
        (lambda r: r.say(200, feed()[:100], Content_Length="9999"), "the connection broke", True),
        (lambda r: r.say(200, PACKED[:60], Content_Encoding="gzip"), "stopped halfway", True),
        (lambda r: r.say(200, feed(), Content_Encoding="gzip"), "cannot be unpacked", True),
        (lambda r: r.say(200, PACKED, Content_Encoding="br"), "not asked for", True),
        (lambda r: r.connection.shutdown(socket.SHUT_RDWR), "the connection broke", True),
        (lambda r: r.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n"), "the connection broke", True),
        (lambda r: r.say(200, b" " * (LARGEST + 1)), "larger than 16 MB", False),
    ],
    ids=["halfway", "half packed", "ill packed", "oddly packed", "reset", "no HTTP", "too large"],
)
def test_fault_of_a_server(
    loopback: Loopback, answer: Callable[[Handler], None], reason: str, again: bool
) -> None:
    """Each fault is split, and only what may pass is worth another try."""
    loopback.answer = answer

    with pytest.raises(AttemptFailed, match=reason) as caught:
        ask(loopback)

    assert caught.value.retry is again


def test_bomb_does_not_fill_the_memory(loopback: Loopback) -> None:
    """A body that unpacks to 128 MB is left where the limit is, not when it is unpacked."""
    bomb = gzip.compress(b" " * (8 * LARGEST))
    loopback.answer = lambda request: request.say(200, bomb, Content_Encoding="gzip")
    tracemalloc.start()

    with pytest.raises(AttemptFailed, match="larger than 16 MB"):
        ask(loopback)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * LARGEST


def silent(request: Handler) -> None:
    """Say nothing until the test is over."""
    request.server.closing.wait(LONG)


def dripping_body(request: Handler) -> None:
    """Send a byte now and then, so that no read ever takes long."""
    request.say(200, b"<", Content_Length="100000")
    drip(request)


def dripping_headers(request: Handler) -> None:
    """Send a header that never ends."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    drip(request)


def drip(request: Handler) -> None:
    """Send byte after byte until the client goes away."""
    while not request.server.closing.wait(0.01):
        request.wfile.write(b"x")


@pytest.mark.parametrize("fault", [silent, dripping_body, dripping_headers])
def test_time_is_limited_whatever_drips(
    loopback: Loopback, fault: Callable[[Handler], None]
) -> None:
    """The whole exchange has one limit, not each read of it."""
    loopback.answer = fault

    with pytest.raises(AttemptFailed, match=r"within 0\.2 seconds") as caught:
        ask(loopback, seconds=0.2)

    assert caught.value.retry


def test_no_connection_is_final() -> None:
    """Where nobody listens there is no network or no service, and waiting does not help."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

    with pytest.raises(AttemptFailed, match=r"no connection to 127\.0\.0\.1") as caught:
        exchange(f"http://127.0.0.1:{port}/", {}, (200,), LONG)

    assert not caught.value.retry


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/\x00", f"https://{'a' * 70}.org/", "https://a..org/", "https://xn--/"]
)
def test_address_that_nobody_can_ask(url: str) -> None:
    """An address that passes for one until it is asked ends in a line as well."""
    with pytest.raises(AttemptFailed) as caught:
        exchange(url, {}, (200,), LONG)

    assert not caught.value.retry


def test_look_up_over_a_connection(loopback: Loopback, folders: Folders, time: Time) -> None:
    """The source and the transport fit together."""

    def answer(request: Handler) -> None:
        request.say(200, answered(request.path).body, Content_Type=ATOM)

    loopback.answer = answer
    settings = SourceSettings(url=loopback.url)
    source = ArxivSource(Client(arxiv.SERVICE.configured(settings), folders, time.clock))

    (found,) = source.look_up(IDS)

    assert found.ids == IDS
    assert set(found.records) == set(IDS)
