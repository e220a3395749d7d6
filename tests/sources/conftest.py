"""Feeds made of facts, time that passes without waiting, and exchanges that follow a script."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import pytest

from synthlit.model.identifiers import ArxivId
from synthlit.sources.client import Client
from synthlit.sources.deadline import Clock
from synthlit.sources.folders import Folders
from synthlit.sources.response import AttemptFailed, Response
from synthlit.sources.service import Service

ATOM = "application/atom+xml"
# 15 January 2027, 08:00 UTC.
BEGINNING = 1_800_000_000.0


@dataclass(frozen=True)
class Paper:
    """Facts of a paper, of which a feed is made."""

    title: str
    authors: tuple[str, ...]
    published: str
    categories: tuple[str, ...]
    dois: tuple[str, ...] = ()
    journal_ref: str = ""
    comment: str = ""
    version: int = 1


# Facts of arXiv's own records.
PAPERS = {
    "1706.03762": Paper(
        "Attention Is All You Need",
        ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Jakob Uszkoreit", "Llion Jones",
         "Aidan N. Gomez", "Lukasz Kaiser", "Illia Polosukhin"),
        "2017-06-12T17:57:34Z", ("cs.CL", "cs.LG"), version=7,
    ),
    "2104.12255": Paper("0", ("Quan Thoi Minh Nguyen",), "2021-04-20T16:07:14Z", ("cs.CR",)),
    "2304.12671": Paper(
        "Test adequacy evaluation for the user-database interaction: "
        "a specification-based approach",
        ("Raquel Blanco", "Javier Tuya", "Ruben V. Seco"),
        "2023-04-25T09:20:22Z", ("cs.SE",), dois=("10.1109/ICST.2012.87",),
    ),
    "2306.03845": Paper(
        "$ω$Test: WebView-Oriented Testing for Android Applications",
        ("Jiajun Hu", "Lili Wei", "Yepang Liu", "Shing-Chi Cheung"),
        "2023-06-06T16:32:00Z", ("cs.SE",), dois=("10.1145/3597926.3598112",),
    ),
    "gr-qc/0103067": Paper(
        "Principles of Equivalence: Their Role in Gravitation Physics and Experiments that "
        "Test Them",
        ("Mark P. Haugan", "C. Lämmerzahl"),
        "2001-03-17T21:54:18Z", ("gr-qc",), dois=("10.1007/3-540-40988-2_10",),
        journal_ref="Lect.Notes Phys.562:195-212,2001",
    ),
    "hep-ex/0307015": Paper(
        "Multi-Electron Production at High Transverse Momenta in ep Collisions at HERA",
        ("H1 Collaboration",), "2003-07-07T17:46:39Z", ("hep-ex",),
    ),
    "math/9501234": Paper(
        "Aztec diamonds, checkerboard graphs, and spanning trees", ("Donald E. Knuth",),
        "1995-01-23T00:00:00Z", ("math.CO",),
        journal_ref="J. Algebraic Combin. 6 (1997), no. 3, 253--257",
    ),
}  # fmt: skip
IDS = tuple(map(ArxivId, PAPERS))


def entry(id_: str, paper: Paper | None = None) -> str:
    """Return an entry in arXiv's dialect since November 2025."""
    paper = paper or PAPERS[id_]
    return (
        f"<entry><id>http://arxiv.org/abs/{id_}v{paper.version}</id>"
        f"<title>{escape(paper.title)}</title><updated>{paper.published}</updated>"
        f"<summary>  Two blanks begin old ones.</summary>{_classes(paper)}"
        f"<published>{paper.published}</published>{_optional(paper)}"
        + "".join(f"<author><name> {escape(name)}</name></author>" for name in paper.authors)
        + "".join(f"<arxiv:doi>{escape(doi)}</arxiv:doi>" for doi in paper.dois)
        + "</entry>"
    )


def old_entry(id_: str) -> str:
    """Return an entry in the dialect before: wrapped titles, name spaces on every element."""
    paper = PAPERS[id_]
    space = ' xmlns:arxiv="http://arxiv.org/schemas/atom"'
    affiliation = f"<arxiv:affiliation{space}>A Society</arxiv:affiliation>"
    title = escape(paper.title).replace(" ", "\n  ", 1)
    inner = (
        f"<id>http://arxiv.org/abs/{id_}v{paper.version}</id><published>{paper.published}"
        f'</published><title type="html">{title}</title>'
        + "".join(f"<author><name>{n}</name>{affiliation}</author>" for n in paper.authors)
        + "".join(f"<arxiv:doi>{escape(doi)}</arxiv:doi>" for doi in paper.dois)
        + _optional(paper)
        + _classes(paper)
    )
    for name in ("doi", "journal_ref", "comment"):
        inner = inner.replace(f"<arxiv:{name}>", f"<arxiv:{name}{space}>")
    inner = inner.replace("<arxiv:primary_category", f"<arxiv:primary_category{space}")
    return f"<entry>{inner}</entry>"


def _classes(paper: Paper) -> str:
    return f'<arxiv:primary_category term="{paper.categories[0]}"/>' + "".join(
        f'<category term="{term}" scheme="http://arxiv.org/schemas/atom"/>'
        for term in paper.categories
    )


def _optional(paper: Paper) -> str:
    named = {"journal_ref": paper.journal_ref, "comment": paper.comment}
    return "".join(f"<arxiv:{n}>{escape(t)}</arxiv:{n}>" for n, t in named.items() if t)


def feed(*entries: str) -> bytes:
    """Return a feed in arXiv's dialect since November 2025."""
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">'
        f"<title>arXiv Query</title>{''.join(entries)}</feed>\n"
    ).encode()


def old_feed(*entries: str) -> bytes:
    """Return a feed in the dialect before; it declares arXiv's name space on each element."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title type="html">ArXiv Query</title>{"".join(entries)}</feed>'
    ).encode()


def refusal(text: str = "incorrect id format for abc") -> bytes:
    """Return the feed that says what is wrong with a question."""
    return feed(
        "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>"
        f"<title>Error</title><summary>{text}</summary></entry>"
    )


def answered(url: str, papers: Mapping[str, Paper] = PAPERS) -> Response:
    """Answer a question as arXiv does: what it knows, in an order of its own."""
    asked = parse_qs(urlsplit(url).query)
    ids = asked["id_list"][0].split(",")[: int(asked["max_results"][0])]
    return Response(
        200, feed(*(entry(i, papers[i]) for i in reversed(ids) if i in papers)), 0, ATOM
    )


@dataclass
class Time:
    """Time that passes when somebody sleeps, and only then."""

    now: float = BEGINNING
    chance: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(round(seconds, 3))
        self.now += seconds

    @property
    def clock(self) -> Clock:
        """The clock that shows this time."""
        return Clock(lambda: self.now, lambda: self.now, self.sleep, lambda: self.chance)


@dataclass
class Script:
    """An exchange that plays replies and faults in order, and arXiv's own answers after them.

    Questions that hold the identifier `refused` get arXiv's refusal.
    """

    time: Time
    plays: list[Response | AttemptFailed] = field(default_factory=list)
    papers: Mapping[str, Paper] = field(default_factory=lambda: dict(PAPERS))
    refused: str = "none"
    asked: list[str] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    def __call__(
        self, url: str, headers: Mapping[str, str], statuses: Collection[int], seconds: float
    ) -> Response:
        """Return or raise what comes next."""
        assert set(statuses) == {200, 400}
        self.asked.append(url)
        self.at.append(self.time.now - BEGINNING)
        self.headers = headers
        self.seconds.append(seconds)
        if self.refused in url:
            return Response(400, refusal(), media_type=ATOM)
        play = self.plays.pop(0) if self.plays else answered(url, self.papers)
        if isinstance(play, AttemptFailed):
            raise play
        return play


QUERY = {"id_list": "1706.03762", "max_results": "1"}


def service(url: str = "https://export.arxiv.org/api/query", deadline: float = 60) -> Service:
    """Return arXiv with its manners."""
    return Service("arXiv", url, 3.0, (ATOM,), deadline, (200, 400), "wait for tomorrow")


def client(folders: Folders, script: Script, deadline: float = 60) -> Client:
    """Return what a process of its own would have."""
    return Client(service(deadline=deadline), folders, script.time.clock, script)


def fetch(asker: Client, *, keep: bool = True, query: dict[str, str] | None = None) -> bytes:
    """Ask the usual question, and take the body as it is."""
    return asker.fetch(query or QUERY, lambda reply: reply.body, lambda body: keep and bool(body))


@pytest.fixture
def time() -> Time:
    """A morning of January 2027."""
    return Time()


@pytest.fixture
def script(time: Time) -> Script:
    """An exchange without faults, until the test gives it some."""
    return Script(time)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A user's folders, empty."""
    return Folders.of({"SYNTHLIT_HOME": str(tmp_path / "home")})
