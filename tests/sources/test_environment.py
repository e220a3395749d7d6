"""Proxies and certificates that cannot be used: the variable is named, and what to do."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from synthlit.errors import SourceUnreachable, UnusableEnvironment
from synthlit.sources import environment
from synthlit.sources.client import Client
from synthlit.sources.environment import certificates, proxy_for, untrusted
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from synthlit.sources.transport import exchange
from tests.sources.conftest import Time, fetch, service

ARXIV = "https://export.arxiv.org/api/query"
LONG = 20.0


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that names neither proxies nor certificates."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("SSL"):
            monkeypatch.delenv(name)


@pytest.fixture
def closed_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("variable", "value", "words", "hint"),
    [
        ("HTTPS_PROXY", "gopher://127.0.0.1:1", "is no address of a proxy", "http://host:port"),
        ("https_proxy", "http://127.0.0.1:port", "is no address of a proxy", "http://host:port"),
        ("HTTPS_PROXY", "http://", "is no address of a proxy", "http://host:port"),
        ("ALL_PROXY", "socks://127.0.0.1:1", "is no address of a proxy", "socks5://host:port"),
        ("all_proxy", "socks4://127.0.0.1:1", "is no address of a proxy", "socks5://host:port"),
    ],
)
def test_address_of_a_proxy(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str, hint: str
) -> None:
    """It is refused before anything is sent, under the name that somebody gave it."""
    monkeypatch.setenv(variable, value)

    with pytest.raises(UnusableEnvironment, match=words) as caught:
        proxy_for(ARXIV)

    assert caught.value.message.startswith(f"{variable}: ")
    assert hint in caught.value.hint
    assert "--offline" in caught.value.hint
    assert caught.value.exit_status == 2


def test_socks_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said; with it, the address is taken."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    monkeypatch.setattr(environment, "find_spec", lambda _: None)

    with pytest.raises(UnusableEnvironment, match="ALL_PROXY: SOCKS") as caught:
        proxy_for(ARXIV)
    assert "synthlit[socks]" in caught.value.hint

    monkeypatch.setattr(environment, "find_spec", lambda name: name)
    proxy = proxy_for(ARXIV)
    assert proxy
    assert str(proxy.address.url) == "socks5://127.0.0.1:1080"


def test_passwords_are_not_shown(monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    """Neither where the address cannot be read, nor where nobody answers at it."""
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@127.0.0.1:port")
    with pytest.raises(UnusableEnvironment) as unreadable:
        proxy_for(ARXIV)

    monkeypatch.setenv("HTTPS_PROXY", f"http://me:secret@127.0.0.1:{closed_port}")
    with pytest.raises(UnusableEnvironment) as unanswered:
        exchange(ARXIV, {}, (200,), LONG)

    for caught in (unreadable, unanswered):
        assert "secret" not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("exempt", ["*", "arxiv.org", ".arxiv.org", "example.org,export.arxiv.org"])
def test_hosts_without_a_proxy(monkeypatch: pytest.MonkeyPatch, exempt: str) -> None:
    """NO_PROXY is respected, and so is a variable of another protocol."""
    monkeypatch.setenv("HTTP_PROXY", "nonsense://")
    assert proxy_for(ARXIV) is None

    monkeypatch.setenv("ALL_PROXY", "nonsense://")
    monkeypatch.setenv("NO_PROXY", exempt)
    assert proxy_for(ARXIV) is None


def test_proxy_that_nobody_runs(monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    """The variable is named, not arXiv."""
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{closed_port}")

    with pytest.raises(UnusableEnvironment, match="ALL_PROXY: no connection through") as caught:
        exchange(ARXIV, {}, (200,), LONG)

    assert "unset it" in caught.value.hint


class Refusing(BaseHTTPRequestHandler):
    """A proxy that connects nobody."""

    status = 407

    def do_CONNECT(self) -> None:
        """Refuse."""
        self.send_error(self.status)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def refusing() -> Iterator[Callable[[int], str]]:
    """A proxy that answers with a status, by its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()

        def answering(status: int) -> str:
            Refusing.status = status
            return f"http://127.0.0.1:{server.server_port}"

        yield answering
        server.shutdown()
        thread.join()


def test_proxy_that_asks_for_a_name(
    monkeypatch: pytest.MonkeyPatch, refusing: Callable[[int], str]
) -> None:
    """The hint says where a name and a password go."""
    monkeypatch.setenv("https_proxy", refusing(407))

    with pytest.raises(UnusableEnvironment, match=r"https_proxy: .*407") as caught:
        exchange(ARXIV, {}, (200,), LONG)

    assert "USER:PASSWORD@" in caught.value.hint


def test_proxy_that_reaches_nobody(
    monkeypatch: pytest.MonkeyPatch, refusing: Callable[[int], str]
) -> None:
    """A proxy that works and does not get through is like no network."""
    monkeypatch.setenv("https_proxy", refusing(502))
    reason = r"no connection to export\.arxiv\.org through the proxy of https_proxy \(502"

    with pytest.raises(AttemptFailed, match=reason) as caught:
        exchange(ARXIV, {}, (200,), LONG)

    assert not caught.value.retry


def test_proxy_named_with_https(
    monkeypatch: pytest.MonkeyPatch, refusing: Callable[[int], str]
) -> None:
    """The commonest mistake: the proxy speaks HTTP, and its address says https."""
    monkeypatch.setenv("HTTPS_PROXY", refusing(200).replace("http:", "https:"))

    with pytest.raises(UnusableEnvironment, match="HTTPS_PROXY") as caught:
        exchange(ARXIV, {}, (200,), LONG)

    assert "as in http://127.0.0.1:" in caught.value.hint


@pytest.mark.parametrize(
    ("variable", "made", "words"),
    [
        ("SSL_CERT_FILE", "nothing", "cannot be read: No such file"),
        ("SSL_CERT_FILE", "folder", "cannot be read: Is a directory"),
        ("SSL_CERT_FILE", "text", "has no certificates"),
        ("SSL_CERT_FILE", "empty", "has no certificates"),
        ("SSL_CERT_FILE", "pipe", "not a regular file"),
        ("SSL_CERT_DIR", "nothing", "there is no folder"),
        ("SSL_CERT_DIR", "text", "there is no folder"),
        ("SSLKEYLOGFILE", "nothing/keys", "cannot be written: No such file"),
    ],
)
def test_unusable_certificates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, made: str, words: str
) -> None:
    """Whatever a variable names instead, its name and the reason are given."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("words", "ascii")
    (tmp_path / "empty").touch()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    monkeypatch.setenv(variable, str(tmp_path / made))

    with pytest.raises(UnusableEnvironment, match=f"^{variable}: .*{words}") as caught:
        certificates()

    assert "unset it" in caught.value.hint


def test_usable_certificates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder is taken, and so is the list of httpx; an empty variable is none."""
    monkeypatch.setenv("SSL_CERT_FILE", "")
    assert certificates() is True
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert isinstance(certificates(), ssl.SSLContext)


@pytest.fixture
def certificate(tmp_path: Path) -> Callable[[str, str], tuple[Path, Path]]:
    """Make a certificate that signs itself, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl")

    def make(until: str, name: str) -> tuple[Path, Path]:
        made, key = tmp_path / "made.pem", tmp_path / "key.pem"
        settings = tmp_path / "settings"
        (tmp_path / "index").touch()
        settings.write_text(
            "[ca]\ndefault_ca=x\n[x]\n"
            f"database={tmp_path}/index\nnew_certs_dir={tmp_path}\nserial={tmp_path}/serial\n"
            "default_md=sha256\npolicy=p\nx509_extensions=e\n[p]\ncommonName=supplied\n"
            f"[e]\nsubjectAltName={name}\nbasicConstraints=CA:true\n",
            "ascii",
        )
        request = [
            "openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=here",
            "-keyout", str(key), "-out", str(tmp_path / "request"),
        ]  # fmt: skip
        sign = [
            "openssl", "ca", "-batch", "-config", str(settings), "-selfsign", "-notext",
            "-create_serial", "-keyfile", str(key), "-in", str(tmp_path / "request"),
            "-out", str(made), "-startdate", "20200101000000Z", "-enddate", until,
        ]  # fmt: skip
        for command in (request, sign):
            subprocess.run(command, check=True, capture_output=True)
        return made, key

    return make


class Answering(BaseHTTPRequestHandler):
    """A server that has something to say."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def secured() -> Iterator[Callable[[Path, Path], str]]:
    """Start a server with a certificate, and return its address."""
    started: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Pass over clients that do not trust it."""

    def start(file: Path, key: Path) -> str:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file, key)
        server = Quiet(("127.0.0.1", 0), Answering)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        started.append((server, thread))
        return f"https://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in started:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("until", "name", "is_named", "reason", "hint"),
    [
        ("21000101000000Z", "IP:127.0.0.1", False, "self.signed certificate", "set SSL_CERT_FILE"),
        ("20200102000000Z", "IP:127.0.0.1", True, "certificate has expired", "the date of this"),
        ("21000101000000Z", "IP:127.0.0.2", True, "not valid for '127.0.0.1'", "another machine"),
    ],
    ids=["self-signed", "expired", "another host"],
)
def test_certificate_that_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch,
    certificate: Callable[[str, str], tuple[Path, Path]],
    secured: Callable[[Path, Path], str],
    until: str,
    name: str,
    is_named: bool,
    reason: str,
    hint: str,
) -> None:
    """The reason is the certificate's, the way out is a variable, and nothing is tried again."""
    file, key = certificate(until, name)
    url = secured(file, key)
    if is_named:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))

    with pytest.raises(UnusableEnvironment, match=reason) as caught:
        exchange(url, {}, (200,), LONG)

    assert caught.value.message.startswith("SSL_CERT_FILE: the certificate of 127.0.0.1")
    assert hint in caught.value.hint


def test_certificate_that_a_variable_names(
    monkeypatch: pytest.MonkeyPatch,
    certificate: Callable[[str, str], tuple[Path, Path]],
    secured: Callable[[Path, Path], str],
) -> None:
    """The hint works: with the certificate in SSL_CERT_FILE, the answer comes."""
    file, key = certificate("21000101000000Z", "IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))

    assert exchange(secured(file, key), {}, (200,), LONG).body == b"ok"


def test_other_faults_of_tls_are_the_servers() -> None:
    """Only a certificate that cannot be verified is the environment's."""
    assert untrusted("export.arxiv.org", httpx.ConnectError("wrong version number")) is None


def test_client_does_not_try_again(folders: Folders, time: Time) -> None:
    """An error of the environment ends the command; it is none of arXiv's."""
    asked: list[str] = []

    def fail(url: str, *_: object) -> Response:
        asked.append(url)
        raise UnusableEnvironment("HTTPS_PROXY", "no connection", "correct it")

    with pytest.raises(UnusableEnvironment):
        fetch(Client(service(), folders, time.clock, fail))

    assert len(asked) == 1
    assert not issubclass(UnusableEnvironment, SourceUnreachable)
