"""The recorded arXiv: 81 real records and every fault, where SYNTHLIT_SHARED names them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from synthlit.errors import SourceUnreachable
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.text import clean
from synthlit.settings import SourceSettings
from synthlit.sources import arxiv, atom
from synthlit.sources.arxiv import ArxivSource
from synthlit.sources.client import USER_AGENT, Client
from synthlit.sources.folders import Folders
from synthlit.sources.response import Response
from tests.sources.conftest import Time, feed

Replay = Callable[..., ArxivSource]
NAMES = {"atom": "http://www.w3.org/2005/Atom", "arxiv": "http://arxiv.org/schemas/atom"}
TWO = (ArxivId("2104.12255"), ArxivId("2104.12832"))


@pytest.fixture
def replay(
    shared: Path, tmp_path: Path, folders: Folders, time: Time, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Replay]:
    """Start the recorded arXiv with a fault, and return it as a source."""
    monkeypatch.setenv("NO_PROXY", "*")
    started: list[subprocess.Popen[str]] = []

    def start(fault: str = "", deadline: float = 20.0) -> ArxivSource:
        command = [sys.executable, str(shared / "replay" / "replay.py")]
        command += ["--log", str(tmp_path / "log.jsonl")]
        command += ["--fault", f"export.arxiv.org:{fault}"] if fault else []
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert started[-1].stdout
        url = f"{started[-1].stdout.readline().strip()}/export.arxiv.org/api/query"
        settings = SourceSettings(url=url, interval=0.1, deadline=deadline)
        return ArxivSource(Client(arxiv.SERVICE.configured(settings), folders, time.clock))

    yield start
    for process in started:
        process.terminate()
        process.communicate()


def log(tmp_path: Path) -> list[dict[str, object]]:
    """Return the requests that the recorded arXiv saw."""
    return [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]


def plain_reading(entry: bytes) -> tuple[object, ...]:
    """Read an entry without our parser."""
    xml = ElementTree.fromstring(entry).find("atom:entry", NAMES)
    assert xml is not None
    primary = xml.find("arxiv:primary_category", NAMES)
    assert primary is not None

    def texts(path: str) -> tuple[str, ...]:
        return tuple(clean(found.text or "") for found in xml.iterfind(path, NAMES))

    return (
        *texts("atom:title"),
        texts("atom:author/atom:name"),
        texts("atom:published")[0][:7],
        primary.get("term"),
        texts("arxiv:doi"),
        "".join(texts("arxiv:journal_ref")),
        "".join(texts("arxiv:comment")),
    )


def ours(record: Record) -> tuple[object, ...]:
    """Return the same facts of a record."""
    month = f"{record.year}-{record.month:02}"
    return (
        record.title, record.authors, month, record.primary_class, record.dois,
        record.journal_ref, record.comment,
    )  # fmt: skip


def recorded(shared: Path) -> list[tuple[str, ArxivId, bytes]]:
    """Return version, identifier and a feed of one for every recorded entry, in order."""
    payloads = shared / "payloads"
    lines = (payloads / "arxiv-api" / "entries.jsonl").read_text("utf-8").splitlines()
    return sorted(
        (row["versioned"], ArxivId(row["id"]), feed((payloads / row["file"]).read_text("utf-8")))
        for row in map(json.loads, lines)
    )


def test_recorded_entries(shared: Path) -> None:
    """Every recorded entry, of both dialects, equals a plain reading of its XML."""
    entries = recorded(shared)
    assert len(entries) >= 81

    for _, id_, body in entries:
        assert ours(atom.read(Response(200, body), "arxiv").records[id_]) == plain_reading(body)


def test_recorded_entries_in_one_request(shared: Path, tmp_path: Path, replay: Replay) -> None:
    """All recorded papers come at once, in their last versions, under our own name."""
    # Later versions replace earlier ones.
    entries = {id_: body for _, id_, body in recorded(shared)}

    (answer,) = replay().look_up(list(entries))

    assert {id_: ours(record) for id_, record in answer.records.items()} == {
        id_: plain_reading(body) for id_, body in entries.items()
    }
    (request,) = log(tmp_path)
    assert request["user_agent"] == USER_AGENT


@pytest.mark.parametrize(
    "fault",
    [
        "429", "429:retry-after=7", "503", "500", "botpage", "truncate", "hang", "slow", "reset",
        "empty", "entities", "garbage",
    ],
)  # fmt: skip
def test_fault_that_passes(tmp_path: Path, replay: Replay, fault: str) -> None:
    """A fault that happens once costs another try, and then the papers are there."""
    deadline = 1.0 if fault in ("hang", "slow") else 20.0
    kind, _, options = fault.partition(":")
    source = replay(":".join(filter(None, [kind, "times=1", options])), deadline)

    records = {id_: r for answer in source.look_up(TWO) for id_, r in answer.records.items()}

    assert set(records) == set(TWO)
    assert [row["fault"] for row in log(tmp_path)] == [kind, None]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("429", "it says 429 Too Many Requests"),
        ("429:retry-after=100", "asks to wait 100 seconds"),
        ("503", "it says 503 Service Unavailable"),
        ("403", "it says 403 Forbidden"),
        ("botpage", "it sent a web page instead of data"),
        ("truncate", "the connection broke"),
        ("hang", "no whole answer came"),
        ("slow", "no whole answer came"),
        ("reset", "the connection broke"),
        ("empty", "its feed leaves out a paper that it has"),
        ("redirect", "its redirects have no end"),
        ("elsewhere", "it redirects to another host"),
        ("bomb:mb=64", "the answer is larger than 16 MB"),
        ("entities", "its feed is broken"),
        ("garbage", "it sent something other than a feed"),
    ],
)
def test_fault_that_stays(replay: Replay, folders: Folders, fault: str, reason: str) -> None:
    """A fault that does not pass ends in one line that names it, and leaves nothing behind."""
    source = replay(fault, 0.5 if fault in ("hang", "slow") else 20.0)

    with pytest.raises(SourceUnreachable, match=reason) as caught:
        list(source.look_up(TWO))

    assert "\n" not in caught.value.message
    asks_to_wait = "it is asked again in 100 seconds" if "retry-after" in fault else "try again"
    assert caught.value.hint.startswith(asks_to_wait)
    assert not folders.cache.exists()
