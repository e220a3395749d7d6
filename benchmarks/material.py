"""Make the libraries that everything is measured on, and the same entries for the peers.

python -m benchmarks.material (mixed|plain|former) FOLDER SIZE

`mixed` has what real libraries have: DOIs, venues, notes, former keys, works in two sections.
`plain` works have none of these; every one of the `former` works had another key before.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import foreign, records
from synthlit.bibtex import canonical
from synthlit.formats import registry as formats
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import load

KINDS = ("mixed", "plain", "former")
_SUBSECTIONS = 3
_SECTIONS = 8
_PLACES = [SectionPath(f"s{n}", f"s{n}-{m}") for n in range(_SECTIONS) for m in range(_SUBSECTIONS)]
_SETTINGS = '[list]\ntitle = "Benchmark"\n' + "".join(
    f'\n[[sections]]\nslug = "s{n}"\ntitle = "Section {n}"\nfolder = "section-{n}"\n'
    + "".join(
        f'\n[[sections.subsections]]\nslug = "s{n}-{m}"\ntitle = "Subsection {n}.{m}"\n'
        for m in range(_SUBSECTIONS)
    )
    for n in range(_SECTIONS)
)
_FRONT = "# Benchmark\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
_WORD = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True)
class Material:
    """A folder of material, and what lies where in it."""

    folder: Path
    size: int

    @property
    def library(self) -> Path:
        """The library, committed to git."""
        return self.folder / "library"

    @property
    def bib(self) -> Path:
        """One file of the same entries, in the form that `export` writes, each once."""
        return self.folder / "all.bib"

    @property
    def empty(self) -> Path:
        """A library without works."""
        return self.folder / "empty"

    @property
    def home(self) -> Path:
        """The home folder of peers, in which papis and cobib find the same entries."""
        return self.folder / "home"

    @property
    def cache(self) -> Path:
        """The folder for what synthlit keeps between commands."""
        return self.folder / "cache"

    @property
    def out(self) -> Path:
        """A folder for what commands write."""
        return self.folder / "out"

    @cached_property
    def facts(self) -> dict[str, Any]:
        """A key, common words, a rare word, and a paper that the library does not have."""
        facts: dict[str, Any] = json.loads((self.folder / "facts.json").read_text("utf-8"))
        return facts


def make(kind: str, folder: Path, size: int, shared: Path | None) -> Material:
    """Write all material of a kind and size into a new folder."""
    material = Material(folder, size)
    works = [_work(kind, n, e) for n, e in enumerate(islice(records.entries(shared), size))]
    if len(works) < size:
        raise SystemExit(f"there are records for {len(works)} works only")
    works.sort(key=lambda work: work.path)
    for path in (material.library, material.empty, material.out):
        path.mkdir(parents=True)
        (path / "synthlit.toml").write_text(_SETTINGS, "utf-8")
    _write_library(material.library, works)
    library = Library(load(material.library, {}), tuple(works))
    once = [replace(w, entry=w.entry.revised({"ids": None})) for w in works]
    text = formats.load("bib").document(Library(library.settings, tuple(once)), Options())
    material.bib.write_text(text, "utf-8")
    if kind != "former":
        _commit(material.library)
        foreign.write(material.home, once)
    (folder / "facts.json").write_text(json.dumps(_facts(works)), "utf-8")
    return material


def _write_library(folder: Path, works: list[Work]) -> None:
    (folder / "README.md").write_text(_FRONT, "utf-8")
    # Without `store.apply`: this need not survive a loss of power.
    for work in works:
        (folder / work.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / work.path).write_text(canonical.write(work.entry), "utf-8")
    library = Library(load(folder, {}), tuple(works))
    for name in ("bib", "md"):
        files = formats.load(name).files(library, lambda path: store.read_text(folder, path))
        store.apply(folder, store.Changes(files), "export", undoable=False)


def _work(kind: str, number: int, entry: Entry) -> Work:
    place = _PLACES[number % len(_PLACES)]
    more: dict[str, str | None] = {}
    if kind == "former" or (kind == "mixed" and number % 5 == 0):
        more["ids"] = f"{entry.key}-before"
    if kind == "mixed" and number % 4 == 0:
        more["also"] = str(_PLACES[(number + 5) % len(_PLACES)])
    if kind == "mixed" and number % 2 == 0:
        more["annotation"] = f"Stands here to be measured, as number {number}."
    if kind == "plain":
        more = dict.fromkeys(("doi", "url", "booktitle", "pages", "publisher", "editor"))
    entry = canonical.canonical_entry(entry.revised(more))
    return Work(entry, place, entry_path(place, entry.key))


def _commit(folder: Path) -> None:
    name = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost")
    quiet = ("-c", "gc.auto=0")
    for words in (("init", "-q"), ("add", "."), (*name, *quiet, "commit", "-q", "-m", "Add works")):
        subprocess.run(["git", *words], cwd=folder, check=True)


def _facts(works: list[Work]) -> dict[str, object]:
    counts = Counter(word for work in works for word in sorted(set(_words(work))))
    rare = min(counts, key=lambda word: (counts[word], -len(word), word))
    common = [word for word, _ in counts.most_common(2)]
    first = min(works, key=lambda work: work.path)
    return {
        "key": first.key,
        "path": str(first.path),
        "common": common,
        "near": [word[:2] + word[3] + word[2] + word[4:] for word in common],
        "rare": rare,
        "rare key": next(work.key for work in works if rare in _words(work)),
        "new": records.new_paper().arxiv,
    }


def _words(work: Work) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(work.entry.title.lower()))


@dataclass(frozen=True)
class Shelf:
    """A folder in which material is made when it is first asked for, and kept."""

    folder: Path

    def get(self, kind: str, size: int) -> Material:
        """Return the material of a kind and size."""
        source = "mirror" if os.environ.get("SYNTHLIT_SHARED") else "index"
        target = self.folder / f"{source}-{kind}-{size}"
        if not target.exists():
            partial = target.with_name(f"{target.name}-partial")
            shutil.rmtree(partial, ignore_errors=True)
            # In a process of its own: a command's peak memory is at least that of its parent.
            words = [sys.executable, "-m", "benchmarks.material", kind, str(partial), str(size)]
            subprocess.run(words, check=True, cwd=Path(__file__).parents[1])
            partial.rename(target)
            foreign.settle(target / "home")
        return Material(target, size)


if __name__ == "__main__":
    shared = os.environ.get("SYNTHLIT_SHARED")
    make(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), Path(shared) if shared else None)
