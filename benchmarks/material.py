"""Make the entries that everything is measured on: papers of the embedded index, or of DBLP.

python -m benchmarks.material (library|dblp) TARGET SIZE
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.formats import registry as formats
from synthlit.formats.format import Options
from synthlit.library import from_record, store
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.settings import load
from synthlit.sources.index import EmbeddedIndex

_SETTINGS = '[list]\ntitle = "Benchmark"\n' + "".join(
    f'\n[[sections]]\nslug = "s{n}"\ntitle = "Section {n}"\n' for n in range(10)
)


_RECORDS = tuple(EmbeddedIndex())
# The paper of the index that no library has.
NEW = _RECORDS[-1].arxiv
_LINE = f"\n## Section 1\n\n- https://arxiv.org/abs/{NEW}\n"


def make(folder: Path, size: int) -> Path:
    """Write a library of that many works, current lists and `all.bib`; return the .bib.

    It is committed to git. `FOLDER-new.txt` names a paper that it does not have, and
    `FOLDER-lines` is a copy to which somebody added a line for that paper.
    """
    folder.mkdir(parents=True)
    (folder / "synthlit.toml").write_text(_SETTINGS, "utf-8")
    (folder / "README.md").write_text(
        "# Benchmark\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    works = list(_works(size))
    store.apply(folder, store.Changes({w.path: canonical.write(w.entry) for w in works}))
    library = Library(load(folder, {}), tuple(works))
    for name in ("bib", "md"):
        files = formats.load(name).files(library, lambda path: store.read_text(folder, path))
        store.apply(folder, store.Changes(files))
    target = folder / "all.bib"
    target.write_text(formats.load("bib").document(library, Options()), "utf-8")
    _commit(folder)
    lines = shutil.copytree(folder, folder.with_name(f"{folder.name}-lines"))
    page = lines / "README.md"
    page.write_text(page.read_text("utf-8") + _LINE, "utf-8")
    folder.with_name(f"{folder.name}-new.txt").write_text(NEW, "utf-8")
    return target


def _commit(folder: Path) -> None:
    name = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost")
    for words in (("init", "-q"), ("add", "."), (*name, "commit", "-q", "-m", "Add works")):
        subprocess.run(["git", *words], cwd=folder, check=True)


def dblp(shared: Path, number: int) -> str:
    """Return the first records of DBLP's proceedings, as DBLP writes them."""
    with gzip.open(shared / "mirror" / "dblp-proceedings.bib.gz", "rt", encoding="utf-8") as file:
        records = re.split(r"\n(?=@)", file.read())
    return "\n".join(records[:number])


def _works(size: int) -> Iterator[Work]:
    """Yield works of the index; beyond its end, the same facts under further identifiers."""
    records = _RECORDS[:-1]
    taken: set[str] = set()
    for number in range(size):
        lap, place = divmod(number, len(records))
        entry = from_record.draft(_again(records[place], lap), date(2026, 1, 1))
        key = from_record.free_key(entry, taken.__contains__)
        taken.add(key)
        section = SectionPath(f"s{number % 10}")
        yield Work(entry.revised({}, key=key), section, entry_path(section, key))


def _again(record: Record, lap: int) -> Record:
    if not lap:
        return record
    arxiv = f"{record.arxiv[:4]}.9{lap}{record.arxiv[-3:]}"
    return replace(record, arxiv=arxiv, title=f"{record.title}, Part {lap + 1}")


if __name__ == "__main__":
    what, target, number = sys.argv[1:]
    if what == "dblp":
        text = dblp(Path(os.environ["SYNTHLIT_SHARED"]), int(number))
        Path(target).write_text(text, "utf-8")
    else:
        make(Path(target), int(number))
