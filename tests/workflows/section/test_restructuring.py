"""The real owner's restructuring, fourteen minutes after the list's first commit, in nine commands.

Six of seven folders were renamed, split or merged: what of reasoning and code is reinforcement went
to RLVR, and what is left of the middle sections became the parts of fine-tuning.
"""

import csv
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from synthlit import settings as settings_
from synthlit.bibtex import canonical
from synthlit.library import from_record, store
from synthlit.library.library import entry_path
from synthlit.lint import selection
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.selection import Choice
from synthlit.markdown.anchors import anchor
from synthlit.markdown.document import read
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.name import Name, write_names
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.export import export
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.move import Move, Rename
from synthlit.workflows.section.operation import Operation
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import bodies, loaded, snapshot, text

REPOSITORY = Path(__file__).parents[3]
WORKS = Path(__file__).with_name("works.tsv")
RESTRUCTURING: tuple[Operation, ...] = (
    Move("reasoning/verification-based", "rlvr"),
    Move("code/execution-feedback", "rlvr"),
    Rename("sft", "sft-general", "General SFT", "02_SFT_General"),
    Rename("reasoning", "sft-math", "Math & Reasoning SFT", "03_SFT_Math"),
    Rename("code", "sft-code", "Code Generation SFT", "04_SFT_Code"),
    Rename("agentic", "sft-agent", "Agentic SFT", "05_SFT_Agent"),
    Rename("rlvr", "rl", "RLVR (Verifiable Rewards for Math/Code)", "06_RL_Verifiable"),
    Rename("preference", "rl-general", "General Preference Alignment (RLHF)", "07_RL_General"),
    Move("sft-general", position=Position("pretraining", after=True)),
)
RENAMED = {
    "sft": "sft-general", "reasoning": "sft-math", "code": "sft-code",
    "agentic": "sft-agent", "rlvr": "rl", "preference": "rl-general",
}  # fmt: skip
FOLDERS = [
    "01_Pretraining", "02_SFT_General", "03_SFT_Math", "04_SFT_Code", "05_SFT_Agent",
    "06_RL_Verifiable", "07_RL_General", None, None, None,
]  # fmt: skip
README = """\
# A list

Start with [maths](./02_Reasoning_Math/README.md#prompt-driven), then
[process rewards](02_Reasoning_Math/README.md#verification-based), all of
[RLVR](#06-rlvr--verifiable-reinforcement), and [its references](bib/rlvr.bib).

<!-- synthlit:begin contents -->
<!-- synthlit:end contents -->

<!-- synthlit:begin list -->
<!-- synthlit:end list -->
"""


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list of this repository with a work or two in every subsection, and its pages."""
    root = tmp_path_factory.mktemp("seed")
    shutil.copy(REPOSITORY / "synthlit.toml", root)
    (root / "README.md").write_text(README, "utf-8")
    keys: set[str] = set()
    with WORKS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            entry = written(row)
            entry = entry.revised({}, key=from_record.free_key(entry, keys.__contains__))
            keys.add(entry.key)
            section = SectionPath.parse(row["section"])
            assert section is not None
            file = root / entry_path(section, entry.key)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(canonical.write(entry), "utf-8")
    export(root, settings_.load(root, {}))
    return root


@pytest.fixture(scope="module")
def done(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That list after the restructuring."""
    root = tmp_path_factory.mktemp("done") / "list"
    shutil.copytree(seed, root)
    for operation in RESTRUCTURING:
        assert not perform(root, operation).left
    return root


@pytest.fixture
def root(done: Path, tmp_path: Path) -> Path:
    """A copy of it that can be changed."""
    shutil.copytree(done, tmp_path / "list")
    return tmp_path / "list"


@pytest.fixture
def before(seed: Path) -> Settings:
    """The settings before."""
    return settings_.load(seed, {})


@pytest.fixture
def after(done: Path) -> Settings:
    """The settings after."""
    return settings_.load(done, {})


def written(row: dict[str, str]) -> Entry:
    """Return an entry with the facts of a row."""
    fields = {
        "title": from_text(row["title"]),
        "author": write_names([Name.from_display(row["author"])]),
        "year": row["year"],
        "eprint": row["arxiv"],
        "archiveprefix": "arXiv",
        "also": row["also"],
    }
    fields = {name: value for name, value in fields.items() if value}
    return Entry(type="misc", key=from_record.DRAFT_KEY, fields=fields)


def old_links(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the pages and anchors that the seed's README links to."""
    for section in settings.sections:
        yield "README.md", anchor(section.title)
        if section.folder:
            yield f"{section.folder}/README.md", ""
        for inner in section.subsections:
            yield f"{section.folder}/README.md", inner.slug


def anchors(markdown: str) -> Counter[str]:
    """Return the anchors of a page, and how often each is there."""
    found = re.findall(r'<a id="([^"]+)">', markdown)
    # An anchor of a heading that has the same by hand is one place for a reader.
    return Counter(
        {heading.anchor for heading in read(PurePosixPath("page.md"), markdown).headings}
        - set(found)
    ) + Counter(found)


def test_no_work_is_lost(seed: Path, done: Path, after: Settings) -> None:
    """The entries are the same but for `also`, and every one stands in a section of the list."""
    assert len(bodies(seed)) == 33
    assert bodies(done) == bodies(seed)
    library = loaded(done)
    paths = set(after.paths())
    assert not library.unreadable
    for work in library.works:
        assert set(work.sections) <= paths
        assert work.path == entry_path(work.section, work.key)
        assert work.others is None
    moved = {work.section for work in library.works}
    assert {
        SectionPath("rl", "verification-based"),
        SectionPath("rl", "execution-feedback"),
    } < moved


def test_the_new_structure(before: Settings, after: Settings) -> None:
    """Order, folders and titles are the owner's."""
    assert [section.folder for section in after.sections] == FOLDERS
    assert after.section("sft-math").title == "Math & Reasoning SFT"
    assert len(list(after.paths())) == len(list(before.paths())) == 31


def test_every_old_name_is_understood(before: Settings, after: Settings) -> None:
    """Each slug, path and folder from before leads to what it has become."""
    moved = {
        "reasoning/verification-based": "rl/verification-based",
        "code/execution-feedback": "rl/execution-feedback",
    }
    for path in before.paths():
        section = RENAMED.get(path.section, path.section)
        new = moved.get(str(path), str(SectionPath(section, path.subsection)))
        assert str(after.taxonomy.find(str(path))) == new
        assert str(after.taxonomy.current(path)) == new
        assert not path.subsection or str(after.taxonomy.find(path.subsection)) == new
    for old in before.sections:
        heir = after.section(after.taxonomy.find(old.slug).section)
        assert not old.folder or old.folder in (heir.folder, *heir.former_folders)


def test_comments_and_layout_are_kept(seed: Path, done: Path) -> None:
    """Every comment is there, and every line but for what was renamed; only memory is new."""
    old, new = text(seed, "synthlit.toml"), text(done, "synthlit.toml")
    comments = re.findall(r"#[^\n\"]*$", old, re.MULTILINE)

    assert len(comments) >= 2
    assert [comment for comment in comments if comment in new] == comments
    added = Counter(new.splitlines()) - Counter(old.splitlines())
    gone = Counter(old.splitlines()) - Counter(new.splitlines())
    assert {line.split(" = ")[0].strip() for line in added} == {
        "slug", "title", "folder", "aliases", "former_titles", "former_folders",
    }  # fmt: skip
    assert {line.split(" = ")[0] for line in gone} == {"slug", "title", "folder"}
    assert "\n\n\n" not in new


def test_every_old_link_lands(seed: Path, done: Path, before: Settings) -> None:
    """On a page that is there, at an anchor that stands there once."""
    links = list(old_links(before))

    assert len(links) == 38
    for page, fragment in links:
        for root in (seed, done):
            found = anchors(text(root, page))
            assert not fragment or found[fragment] == 1, f"{page}#{fragment}"


def test_old_pages_lead_to_the_new_ones(done: Path, before: Settings, after: Settings) -> None:
    """Behind an old anchor stands a link to where its works are now."""
    live = {section.folder for section in after.sections}
    old = [section for section in before.sections if section.folder not in live]
    assert len(old) == 6
    for section in old:
        for inner in section.subsections:
            now = after.taxonomy.find(f"{section.slug}/{inner.slug}")
            page = text(done, f"{section.folder}/README.md")
            line = next(line for line in page.splitlines() if f'<a id="{inner.slug}"></a>' in line)
            folder = after.section(now.section).folder
            assert f"(../{folder}/README.md#{now.subsection})" in line


def test_links_written_by_hand_are_fixed(done: Path) -> None:
    """They lead straight to the new places."""
    assert text(done, "README.md").startswith(
        "# A list\n\n"
        "Start with [maths](./03_SFT_Math/README.md#prompt-driven), then\n"
        "[process rewards](06_RL_Verifiable/README.md#verification-based), all of\n"
        "[RLVR](#rlvr-verifiable-rewards-for-mathcode), and [its references](bib/rl.bib).\n"
    )


def test_the_lists_are_up_to_date(done: Path, after: Settings) -> None:
    """There is nothing left for `export` to write."""
    exported = export(done, after, check=True)

    assert len(exported.files) > 40
    assert not exported.stale
    assert not exported.obsolete


def test_old_names_in_entries_are_no_fault(root: Path, after: Settings) -> None:
    """A work that an older pull request files and lists by old names is where it should be."""
    late = {
        "section": "reasoning/verification-based", "also": "rlvr/outcome-based, code",
        "title": "Late", "author": "Zhangchen Xu", "year": "2025", "arxiv": "2503.02952",
    }  # fmt: skip
    file = root / "entries" / late["section"] / "xu2025late.bib"
    file.parent.mkdir(parents=True)
    file.write_text(canonical.write(written(late).revised({}, key="xu2025late")), "utf-8")

    library = loaded(root)

    assert library.get("xu2025late").sections == (
        SectionPath("rl", "verification-based"),
        SectionPath("rl", "outcome-based"),
        SectionPath("sft-code"),
    )
    rules = selection.select(after.lint, Choice(select=["SEC001", "SEC002", "SEC003"]))
    linter = Linter(lambda _: rules, Context(date(2026, 11, 25)))
    assert linter.check(DocumentSet.of_library(library)) == []
    export(root, after)
    assert "[Late](https://arxiv.org/abs/2503.02952)" in text(root, "06_RL_Verifiable/README.md")
    assert "[Late](" in text(root, "04_SFT_Code/README.md")


def test_inverse_commands(root: Path, seed: Path, before: Settings) -> None:
    """They give back every entry as it was, byte for byte, with what was new remembered."""
    inverse: list[Operation] = [
        Move("rl/verification-based", "sft-math", Position("backward-synthesis")),
        Move("rl/execution-feedback", "sft-code", Position("unit-test-synthesis")),
    ]
    for slug, new in RENAMED.items():
        section = before.section(slug)
        inverse.append(Rename(new, slug, section.title, section.folder or ""))
    inverse.append(Move("sft", position=Position("rlvr")))

    for operation in inverse:
        perform(root, operation)

    old, new_ = snapshot(seed), snapshot(root)
    entries = {path: data for path, data in old.items() if path.startswith("entries/")}
    assert {path: new_[path] for path in new_ if path.startswith("entries/")} == entries
    memory = re.compile(r"^ *(?:aliases|former_titles|former_folders) = .*\n", re.MULTILINE)
    assert memory.sub("", new_["synthlit.toml"].decode()) == old["synthlit.toml"].decode()
    assert new_["README.md"].split(b"<!--")[0] == old["README.md"].split(b"<!--")[0]
    assert settings_.load(root, {}).taxonomy.find("sft-math") == SectionPath("reasoning")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_takes_it_back(seed: Path, tmp_path: Path) -> None:
    """What the command says to type brings every file back, and leaves no other."""
    root = tmp_path / "list"
    shutil.copytree(seed, root)
    (root / ".gitignore").write_text(f"{store.LOCK}\n")
    old = snapshot(root)

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True)

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "before")
    perform(root, RESTRUCTURING[0])
    perform(root, RESTRUCTURING[3])
    assert snapshot(root) != old

    git("stash", "--include-untracked", "--quiet")

    assert snapshot(root) == old
    assert not (root / "03_SFT_Math").exists()
