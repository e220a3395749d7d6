"""A source and a format are a module and a line in the table, and every command knows them."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from synthlit import plugins
from synthlit.cli.app import main

# A catalogue that answers with JSON and knows works by their DOIs.
SOURCE = '''
"""A catalogue of DOIs."""

import json

from synthlit.model.identifiers import Doi
from synthlit.model.record import Record
from synthlit.sources.service import Service
from synthlit.sources.source import Answer

SERVICE = Service(
    name="The Catalogue",
    url="https://catalogue.example/works",
    interval=1.0,
    media_types=("application/json",),
)


def open_source(client):
    return Catalogue(client)


class Catalogue:
    name = "catalogue"
    knows = (Doi,)

    def __init__(self, client):
        self._client = client

    def look_up(self, ids):
        for id_ in ids:
            found = self._client.fetch({"doi": str(id_)}, self._read, keep=bool)
            yield Answer((id_,), {id_: found} if found else {})

    def _read(self, response):
        facts = json.loads(response.body)
        return Record(source=self.name, seen=response.day, **facts) if facts else None
'''
# Keys and titles, a work a line.
FORMAT = '''
"""Keys and titles, separated by a tab."""

from pathlib import PurePosixPath

from synthlit.library.candidates import Candidate, CandidateList
from synthlit.model.entry import Entry

HEAD = ""


def document(library, options):
    works = library.listed(options.section)
    return "".join(f"{work.key}\\t{work.entry.title}\\n" for work in works)


def files(library, current):
    text = "".join(f"{work.key}\\t{work.entry.title}\\n" for work in library.works)
    return {PurePosixPath("bib/all.tsv"): text}


def read(text):
    rows = (line.split("\\t") for line in text.splitlines())
    entries = (Entry(type="misc", key=key, fields={"title": title}) for key, title in rows)
    return CandidateList(tuple(Candidate(entry) for entry in entries))
'''
DOI = "10.1145/3597926.3598112"
FACTS = {
    "doi": DOI,
    "title": "Omega Test: WebView-Oriented Testing for Android Applications",
    "authors": ["Jiajun Hu", "Lili Wei"],
    "year": 2023,
    "month": 7,
}
Run = Callable[..., tuple[int, str, str]]


class Catalogue(BaseHTTPRequestHandler):
    """The service of that source, with one work."""

    def do_GET(self) -> None:
        """Answer with the facts of the work, or with nothing."""
        body = json.dumps(FACTS if DOI in self.path else {})
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def catalogue() -> Iterator[str]:
    """The address of the service, on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Catalogue) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/works"
        server.shutdown()


@pytest.fixture
def run(
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run `synthlit` with both modules in a package elsewhere, and a line for each in the table."""
    package = tmp_path_factory.mktemp("plugins") / "temporary_plugins"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "catalogue.py").write_text(SOURCE, "utf-8")
    (package / "tsv.py").write_text(FORMAT, "utf-8")
    monkeypatch.syspath_prepend(package.parent)
    place = plugins.FormatPlace("temporary_plugins.tsv", (".tsv",))
    monkeypatch.setitem(plugins.SOURCES, "catalogue", "temporary_plugins.catalogue")
    monkeypatch.setitem(plugins.FORMATS, "tsv", place)
    monkeypatch.chdir(root)
    monkeypatch.setenv("SYNTHLIT_HOME", str(root / ".home"))
    monkeypatch.setenv("SYNTHLIT_CATALOGUE_INTERVAL", "0")
    monkeypatch.setenv("NO_PROXY", "*")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["synthlit", *arguments])
        with pytest.raises(SystemExit) as exit_:
            main()
        return int(exit_.value.code or 0), *capsys.readouterr()

    return run


def configure(root: Path, text: str) -> None:
    """Put tables into synthlit.toml before the sections."""
    file = root / "synthlit.toml"
    file.write_text(file.read_text("utf-8").replace("[[sections]]", f"{text}\n[[sections]]", 1))


def test_a_source_is_asked(run: Run, root: Path, catalogue: str) -> None:
    """`add` takes the identifiers that the source knows, and files what it says."""
    configure(root, f'[sources.catalogue]\nurl = "{catalogue}"\n')

    status, out, _ = run("add", f"https://doi.org/{DOI}", "--section", "sft")

    assert (status, out) == (0, "added  hu2023omega in entries/sft/hu2023omega.bib\n")
    entry = (root / "entries/sft/hu2023omega.bib").read_text("utf-8")
    assert f"  doi      = {{{DOI}}}," in entry
    assert "  verified = {catalogue " in entry
    assert "archiveprefix" not in entry
    again = run("add", DOI, "--section", "sft")
    assert (
        again[1] == f"skipped  {DOI}: already there as hu2023omega in entries/sft/hu2023omega.bib\n"
    )


def test_a_source_that_has_no_record(run: Run, root: Path, catalogue: str) -> None:
    """An identifier that the source does not have is named, exit 1."""
    configure(root, f'[sources.catalogue]\nurl = "{catalogue}"\n')

    status, _, err = run("add", "10.1145/1", "--section", "sft")

    assert status == 1
    assert "no source has a record of 10.1145/1" in err


def test_a_source_that_is_not_reached(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address can come from the environment; its name is in the message, exit 4."""
    monkeypatch.setenv("SYNTHLIT_CATALOGUE_URL", "http://127.0.0.1:9/")

    status, _, err = run("add", DOI, "--section", "sft")

    assert status == 4
    assert "The Catalogue cannot be queried now" in err


def test_offline_nobody_knows_a_doi(run: Run) -> None:
    """Without services, only the identifiers of the embedded index are understood."""
    status, _, err = run("add", DOI, "--section", "sft", "--offline")

    assert status == 2
    assert "it is a DOI, and not one of arXiv's" in err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sources.catalog]", "there is no source 'catalog'; the sources are arxiv, catalogue"),
        ("[sources.catalogue]\npace = 1", "sources.catalogue.pace is not a setting"),
        ('[export]\nformats = ["csv"]', "it should be 'bib', 'md', 'json' or 'tsv'"),
    ],
)
def test_the_tables_are_the_settings(run: Run, root: Path, text: str, message: str) -> None:
    """What synthlit.toml can name is what the tables name."""
    configure(root, f"{text}\n")

    status, _, err = run("list")

    assert status == 2
    assert message in err


def test_a_format_is_written_and_read(run: Run, root: Path) -> None:
    """`import` goes by the suffix, `export` by the name or what synthlit.toml says."""
    configure(root, '[export]\nformats = ["tsv"]\n')
    (root / "works.tsv").write_text("alpaca2023\tAlpaca\n", "utf-8")

    assert run("import", "works.tsv", "--section", "sft")[0] == 0
    assert run("export", "tsv", "-o", "-")[:2] == (0, "alpaca2023\tAlpaca\n")
    assert run("export")[:2] == (0, "wrote  bib/all.tsv\n")
    assert (root / "bib/all.tsv").read_text("utf-8") == "alpaca2023\tAlpaca\n"
    assert run("export", "--check")[0] == 0


def test_unknown_names_show_the_new_ones(run: Run, root: Path) -> None:
    """Errors that list what there is list the new format too."""
    (root / "works.csv").touch()

    assert ".tsv" in run("import", "works.csv", "--section", "sft")[2]
    assert "bib, md, json, tsv" in run("export", "csv", "-o", "-")[2]
