"""Write entries as libraries of papis and cobib, in the form that these write themselves."""

import json
from collections.abc import Iterator, Sequence
from hashlib import md5
from pathlib import Path

from synthlit.library.library import Work
from synthlit.model.entry import Entry

_PAPIS = """\
[settings]
default-library = benchmark
[benchmark]
dir = {folder}
"""
_COBIB = """\
from cobib.config import config

config.database.file = {file!r}
config.database.git = False
config.logging.version = None
"""


def write(home: Path, works: Sequence[Work]) -> None:
    """Write a library of papis and a database of cobib below a home folder."""
    for work in works:
        id_ = md5(work.key.encode(), usedforsecurity=False).hexdigest()
        folder = home / "papis" / id_
        folder.mkdir(parents=True)
        (folder / "info.yaml").write_text("\n".join(_papis(work, id_)) + "\n", "utf-8")
    database = home / "literature.yaml"
    with database.open("w", encoding="utf-8") as file:
        file.writelines("\n".join(_cobib(work.entry)) + "\n" for work in works)


def settle(home: Path) -> None:
    """Write the settings that say where the libraries lie; they hold absolute paths."""
    for name, text in {
        "papis/config": _PAPIS.format(folder=home / "papis"),
        "cobib/config.py": _COBIB.format(file=str(home / "literature.yaml")),
    }.items():
        path = home / ".config" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def environment(home: Path) -> dict[str, str]:
    """Return the variables that make a peer keep all that it writes below a home folder."""
    places = {"CONFIG": ".config", "CACHE": ".cache", "DATA": ".data", "STATE": ".state"}
    return {"HOME": str(home)} | {f"XDG_{k}_HOME": str(home / v) for k, v in places.items()}


def _papis(work: Work, id_: str) -> Iterator[str]:
    entry = work.entry
    yield f"author: {_quoted(entry.get('author'))}"
    yield "author_list:"
    for name in entry.authors:
        yield f"- family: {_quoted(name.short)}"
        yield f"  given: {_quoted(name.given)}"
    for field in _fields(entry):
        yield f"{field}: {_quoted(entry.get(field))}"
    yield f"month: {entry.month or 1}"
    yield f"papis_id: {id_}"
    yield f"ref: {_quoted(entry.key)}"
    yield f"tags: {_quoted(str(work.section))}"
    yield f"type: {entry.type}"
    yield f"year: {_quoted(entry.get('year'))}"


def _cobib(entry: Entry) -> Iterator[str]:
    yield "---"
    yield f"{_quoted(entry.key)}:"
    yield f"  ENTRYTYPE: {entry.type}"
    yield "  author:"
    for name in entry.authors:
        yield f"  - first: {_quoted(name.given)}"
        yield f"    last: {_quoted(name.short)}"
    for field in _fields(entry):
        yield f"  {field}: {_quoted(entry.get(field))}"
    yield f"  year: {entry.get('year')}"
    yield "..."


def _fields(entry: Entry) -> Iterator[str]:
    special = ("author", "year", "month", "ids", "also", "added", "verified", "annotation")
    return (field for field in sorted(entry.fields) if field not in special)


def _quoted(text: str) -> str:
    # A JSON string is a YAML string.
    return json.dumps(text, ensure_ascii=False)
