"""A list in a git repository, as it is before somebody edits it by hand."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from synthlit.bibtex import canonical
from synthlit.library import from_record, store
from synthlit.library.library import entry_path
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.index import EmbeddedIndex
from synthlit.sources.lookup import Sources
from synthlit.workflows.absorb.absorb import absorb
from synthlit.workflows.export import export
from synthlit.workflows.reload import AddContext
from synthlit.workflows.report import WorkReport
from tests.workflows.conftest import TODAY

OUTCOME = SectionPath("rlvr", "outcome-based")
PROCESS = SectionPath("rlvr", "process-supervision")
INDEX = EmbeddedIndex()
RECORDS = {record.arxiv: record for record in INDEX}
# Papers that are in the list before.
LISTED = ("2509.21154", "2502.10325")


def git(root: Path, *arguments: str) -> str:
    """Run git in the list's folder, and return what it prints."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def listed(root: Path, settings: Settings) -> Path:
    """A library of two works, with its lists, committed."""
    texts = {}
    for id_, key in zip(LISTED, ("sullivan2025grpo", "choudhury2025process"), strict=True):
        entry = from_record.draft(RECORDS[id_], TODAY).revised({}, key=key)
        texts[entry_path(OUTCOME, key)] = canonical.write(entry)
    store.apply(root, store.Changes(texts), "change")
    (root / "README.md").write_text(
        "# A Small List\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n\n## More\n",
        "utf-8",
    )
    (root / ".gitignore").write_text(f"{store.LOCK}\n", "utf-8")
    export(root, settings)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Begin")
    return root


Absorbing = Callable[..., WorkReport]


@pytest.fixture
def absorbing(listed: Path, settings: Settings) -> Absorbing:
    """`absorb` for that list, with the embedded index alone."""

    def run(base: str = "HEAD", *, dry_run: bool = False) -> WorkReport:
        sources = Sources((), INDEX, INDEX)
        return absorb(AddContext(listed, settings, sources, TODAY, dry_run), base)

    return run


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text of a file, which must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def under(file: Path, heading: str, *lines: str) -> None:
    """Put lines at the end of what stands under a heading of a list."""
    text = file.read_text("utf-8")
    start = text.index(f"## {heading}\n")
    ends = [text.find(mark, start + 3) for mark in ("\n<a id=", "\n## ", "\n<!-- synthlit:end")]
    end = min(place for place in ends if place > 0)
    file.write_text(text[:end] + "".join(f"{line}\n\n" for line in lines) + text[end:], "utf-8")
