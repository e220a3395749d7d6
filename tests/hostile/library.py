"""A library on the disk into which hostile texts go, and commands that run in this process."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest import mock

from synthlit.cli.front_door import main
from synthlit.model import fields as known
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.model.record import Record
from synthlit.sources.lookup import Sources
from synthlit.sources.source import Answer

SETTINGS = """\
[list]
title = "A Small List"

[export]
formats = ["bib", "md", "json"]

[[sections]]
slug = "rlvr"
title = "Rewards"
folder = "Rewards"

  [[sections.subsections]]
  slug = "steps"
  title = "Steps"

[[sections]]
slug = "tools"
title = "Tools"
"""
SECTION = "rlvr/steps"

# Fields that an entry can have together. Every field that synthlit knows is in one of them.
_NUMBERS = (
    "edition", "volume", "number", "issue", "chapter", "pages", "version", "date", "year",
    "month", "urldate", "langid", "pubstate",
)  # fmt: skip
_OWN = ("ids", "also", "keywords", "crossref", "verified", "added", "claimeddoi", "claimedref")
_IDENTIFIERS = ("eprint", "archiveprefix", "primaryclass", "doi", "isbn", "issn")
_RARE = ("abstract", "file", "unknown", "eventtitle", "translator", "timestamp")
GROUPS: dict[str, tuple[str, ...]] = {
    "people": ("author", "editor"),
    "identifiers": _IDENTIFIERS,
    "addresses": known.ADDRESSES,
    "numbers": _NUMBERS,
    "own": _OWN,
    "rare": _RARE,
}
GROUPS["texts"] = tuple(
    name for name in known.ORDER if not any(name in names for names in GROUPS.values())
)


@dataclass(frozen=True)
class Hostile:
    """A text, the fields that hold it, and the key of the entry, which is not part of the text."""

    key: str
    text: str
    fields: tuple[str, ...]

    @property
    def values(self) -> dict[str, str]:
        """The fields of an entry that is sound without the text."""
        sound = {
            "title": f"Kilns of {self.key}", "author": "Ash, Ann", "year": "2024",
            "url": f"https://kiln.example/{self.key}",
        }  # fmt: skip
        return sound | dict.fromkeys(self.fields, self.text)


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit status, and what it wrote to stdout and stderr."""

    arguments: tuple[str, ...]
    status: int
    out: str
    err: str

    @property
    def name(self) -> str:
        """The command without its files."""
        return " ".join(self.arguments[:2])


class Service:
    """A service that has a record of every paper of January 2024."""

    name = "arxiv"
    knows = (ArxivId,)

    def look_up(self, ids: Sequence[Identifier]) -> Iterator[Answer]:
        """Answer at once."""
        papers = [id_ for id_ in ids if isinstance(id_, ArxivId) and id_.value.startswith("2401.")]
        yield Answer(tuple(ids), {id_: self.record(id_) for id_ in papers})

    def record(self, id_: ArxivId) -> Record:
        """Return a record that has nothing hostile."""
        return Record(
            source="arxiv", seen=date(2026, 11, 25), arxiv=id_.value, title=f"Kilns of {id_.value}",
            authors=("Ann Ash", "Bo Birch"), year=2024, month=1, primary_class="cs.CL",
        )  # fmt: skip


@dataclass
class Place:
    """A folder with a library, a home and the files that are imported, and nothing beside them."""

    folder: Path
    service: Service = field(default_factory=Service)
    # Every command that was run.
    runs: list[Ran] = field(default_factory=list)

    def __post_init__(self) -> None:
        (self.root / "entries").mkdir(parents=True)
        (self.root / "synthlit.toml").write_text(SETTINGS, "utf-8")
        self.incoming.mkdir()

    @property
    def root(self) -> Path:
        """The library."""
        return self.folder / "library"

    @property
    def incoming(self) -> Path:
        """Where files lie that are imported."""
        return self.folder / "incoming"

    def run(self, *arguments: str, terminal: bool = False) -> Ran:
        """Run `synthlit` in the library; it asks no network."""
        out, err = (_stream(terminal=terminal) for _ in range(2))
        argv = mock.patch.object(sys, "argv", ["synthlit", *arguments])
        with self.within(), redirect_stdout(out), redirect_stderr(err), argv:
            try:
                main()
                status: object = 0
            except SystemExit as exit_:
                status = exit_.code or 0
        ran = Ran(arguments, status if isinstance(status, int) else 1, _text(out), _text(err))
        self.runs.append(ran)
        return ran

    @contextmanager
    def within(self) -> Iterator[None]:
        """Be in the library, with nothing of this machine's environment that counts."""
        environment = {
            "SYNTHLIT_HOME": str(self.folder / "home"), "SYNTHLIT_ARXIV_URL": "http://127.0.0.1:9/",
            "COLUMNS": "100", "TERM": "xterm-256color", "SYNTHLIT_DEBUG": "", "NO_COLOR": "",
        }  # fmt: skip
        sources = Sources((self.service,), self.service)
        with (
            chdir(self.root),
            mock.patch.dict(os.environ, environment),
            mock.patch("synthlit.cli.options.sources", return_value=sources),
        ):
            yield


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _stream(*, terminal: bool) -> TextIOWrapper:
    kind = _Terminal if terminal else TextIOWrapper
    return kind(BytesIO(), encoding="utf-8", errors="surrogateescape", newline="")


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, BytesIO)
    return raw.getvalue().decode("utf-8", "surrogateescape")
