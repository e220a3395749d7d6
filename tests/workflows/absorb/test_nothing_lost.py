"""Whatever contributors write into a list, absorb and export lose none of it."""

import re
import shutil
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.workflows.absorb.absorb import absorb
from synthlit.workflows.export import export
from synthlit.workflows.reload import AddContext
from synthlit.workflows.report import Status, WorkReport
from tests.workflows.absorb.conftest import INDEX, Absorbing, edit, git, under
from tests.workflows.conftest import TODAY

LIST = "01_RLVR/README.md"
KNOWN = "- [GRPO is Secretly a Process Reward Model](https://arxiv.org/abs/2509.21154)"
NEW = "https://arxiv.org/abs/2412.12175"
_WORD = re.compile(r"[^\W_]+")
_LABELS = frozenset(["paper", "arxiv", "abs", "https", "org", "com", "github", "et", "al", "1"])

TEXTS = (
    "A sentence about the works of this part.",
    "Two lines of text,\nof which the second is short.",
    "<ul>\n<li>An item in HTML</li>\n</ul>",
    "<details>\n<summary>More on this</summary>\n\nHidden words.\n\n</details>",
    "### A new part\n\nIts description in words.",
    "## 2031",
    "| Name | Size |\n| --- | --- |\n| alpha | 12 |",
    f"| Name | Paper |\n| --- | --- |\n| beta | [Explore Theory of Mind]({NEW}) |",
    f"```markdown\n- [An example of a line]({NEW}) - Author et al. (Venue Year)\n```",
    f"<!--\n- {NEW}\nnot yet\n-->",
    "<!-- a remark -->",
    "![a figure](figure.png)",
    f"- {NEW}",
    f"- {NEW} with a remark that says more",
    f"- [Explore Theory of Mind]({NEW}) - Sclar et al. (ICLR 2025)\n  - Keyword: games\n"
    "  - Code: [official](https://github.com/a/theory)",
    f"- [Explore Theory of Mind]({NEW})\n\n  ![picture](p.png)\n\n  ```\n  code\n  ```",
    f"{KNOWN} - Sullivan (ICLR 2031) [[slides](https://example.org/slides)]",
    f"{KNOWN} - Nobody et al. (Journal 1999)",
    "- [Nobody Wrote This](https://example.com/x) - Nobody (ICLR 2024)",
    "- an item without a link\n  - and one below it",
    "See also: the list of a friend.",
    "Newest: nothing at all.",
    "> 7 quoted works and more",
    "[ref]: https://example.org/definition",
    '<a id="my-anchor"></a>',
    "12 works and a remark",
    "    indented code",
    "***",
)  # fmt: skip


def lost(root: Path, before: Sequence[str], page: str) -> list[str]:
    """Return the lines that are neither on a page any more nor in an entry, word by word."""
    there = {line.strip() for line in (root / page).read_text("utf-8").splitlines()}
    held = set(_LABELS)
    for file in root.glob("entries/**/*.bib"):
        held.update(word.lower() for word in _WORD.findall(file.read_text("utf-8")))
    return [
        line
        for line in before
        if line.strip()
        and line.strip() not in there
        and (
            "<!--" in line or {w.lower() for w in _WORD.findall(line.replace("[code]", ""))} - held
        )
    ]


def contents(root: Path) -> dict[Path, bytes]:
    """Return the contents of the files of a list."""
    files = (path for path in root.glob("**/*") if path.is_file() and ".git" not in path.parts)
    return {path: path.read_bytes() for path in files}


def absorbed(root: Path, list_settings: Settings) -> WorkReport:
    """Run absorb with the index alone, and export."""
    report = absorb(AddContext(root, list_settings, Sources((), INDEX, INDEX), TODAY), "HEAD")
    export(root, list_settings)
    return report


@pytest.fixture
def copies(listed: Path, tmp_path_factory: pytest.TempPathFactory) -> "Copies":
    """Fresh copies of the list."""
    return Copies(listed, tmp_path_factory.mktemp("copies"))


class Copies:
    """Copies of a folder, one for each example."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._source, self._folder, self._numbers = source, folder, count()

    def next(self) -> Path:
        """Return a new copy."""
        target = self._folder / str(next(self._numbers))
        shutil.copytree(self._source, target)
        return target


_INSERTS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(TEXTS), st.booleans()), min_size=1, max_size=5
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from([LIST, "README.md"]), _INSERTS)
def test_inserted_lines_stay(
    copies: Copies, settings: Settings, page: str, inserts: list[tuple[int, str, bool]]
) -> None:
    """Every line that was put anywhere is on the page, or in an entry; a second run adds none."""
    root = copies.next()
    lines = (root / page).read_text("utf-8").splitlines()
    typed: list[str] = []
    for place, text, tight in inserts:
        added = text.splitlines() if tight else ["", *text.splitlines(), ""]
        at = min(place, len(lines))
        lines[at:at] = added
        typed += text.splitlines()
    (root / page).write_text("\n".join(lines) + "\n", "utf-8")

    try:
        absorbed(root, settings)
    except SynthlitError:
        # Something that hides the markers, such as an open comment: nothing is written.
        assert (root / page).read_text("utf-8").splitlines() == lines
        return

    assert lost(root, typed, page) == []
    once = contents(root)
    absorbed(root, settings)
    assert contents(root) == once


def test_entry_that_was_never_committed(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """No line changes it, for no commit has a line that it generated."""
    under(listed / LIST, "Process Supervision (PRM)", f"- {NEW}")
    absorbing()
    edit(listed / LIST, "Sclar et al. (arXiv 2024)", "Sclar et al. (ICLR 2031)")
    before = store.load(listed, settings).get("sclar2024explore").text

    report = absorbed(listed, settings)

    assert store.load(listed, settings).get("sclar2024explore").text == before
    (result,) = report.results
    assert (result.status, result.notices[0]) == (
        Status.FAILED, "venue: the line has 'ICLR', the record has 'arXiv'",
    )  # fmt: skip
    assert "(ICLR 2031)" in (listed / LIST).read_text("utf-8")


def test_second_line_of_a_work(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """The line of the entry is still there: another is compared, reported, and stays."""
    before = store.load(listed, settings).get("sullivan2025grpo").text
    under(listed / LIST, "Outcome-based Reinforcement", f"{KNOWN} - Sullivan (ICLR 2031)")

    (result,) = absorbing().results

    assert (result.status, len(result.notices)) == (Status.FAILED, 2)
    assert "does not hold: ICLR, 2031" in result.message
    assert store.load(listed, settings).get("sullivan2025grpo").text == before
    assert "(ICLR 2031)" in (listed / LIST).read_text("utf-8")


def test_field_that_changed_since(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """A line edited by hand changes what it changes of the old line, and nothing newer."""
    file = listed / "entries/rlvr/outcome-based/sullivan2025grpo.bib"
    edit(file, "{{GRPO} is Secretly", "{{GRPO} Is Not Secretly")
    edit(listed / LIST, "Sullivan (arXiv 2025)", "Sullivan (ICLR 2025)")

    absorbing()

    entry = store.load(listed, settings).get("sullivan2025grpo").entry
    assert entry.get("title") == "{GRPO} Is Not Secretly a Process Reward Model"
    assert entry.get("venue") == "ICLR"


def test_other_work_with_the_identifier(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """A line whose title is another's changes nothing: its identifier may be wrong."""
    text = "- [Cooking Rice And Beans](https://arxiv.org/abs/2509.21154) - Nobody (ICLR 2024)"
    under(listed / LIST, "Process Supervision (PRM)", text)

    (result,) = absorbing().results

    assert "another work" in result.message
    assert text in (listed / LIST).read_text("utf-8")
    assert not store.load(listed, settings).get("sullivan2025grpo").entry.also


def test_kept_line_is_filed_where_it_was(listed: Path, settings: Settings) -> None:
    """A line that could not be looked up keeps its section until it can."""
    sources = Sources((), INDEX, INDEX)
    text = "- [A Title Without A Paper](https://arxiv.org/abs/2399.00001) - Nobody"
    under(listed / LIST, "Outcome-based Reinforcement", text)
    absorbed(listed, settings)
    assert "kept by synthlit from rlvr/outcome-based" in (listed / LIST).read_text("utf-8")
    edit(listed / LIST, text, f"- {NEW}")

    absorb(AddContext(listed, settings, sources, TODAY), "HEAD")

    assert str(store.load(listed, settings).get("sclar2024explore").section) == "rlvr/outcome-based"


def test_blocks_stay_whole(listed: Path, settings: Settings) -> None:
    """Code, HTML, a table and a list keep their lines together and in order."""
    blocks = [text for text in TEXTS if "\n" in text and NEW not in text]
    blocks.append(f"```\n- [An Example]({NEW}) - Author (Venue 2024)\n\ntext\n```")
    under(listed / LIST, "Process Supervision (PRM)", *blocks)

    report = absorbed(listed, settings)

    behind = (listed / LIST).read_text("utf-8").partition("<!-- synthlit:end list -->")[2]
    assert [text for text in blocks if text not in behind] == []
    assert not [result for result in report.results if result.status is not Status.FAILED]
    lines = (listed / LIST).read_text("utf-8")
    assert {result.request.partition(":")[0] for result in report.results} == {LIST}
    assert "An Example" in lines


def test_sentence_glued_to_a_note(listed: Path, settings: Settings) -> None:
    """A line without indent is no part of the work above it, whatever Markdown makes of it."""
    file = listed / "entries/rlvr/outcome-based/sullivan2025grpo.bib"
    edit(file, "},\n}", "},\n  annotation    = {A note.},\n}")
    export(listed, settings)
    git(listed, "commit", "--quiet", "-am", "Note")
    before = store.load(listed, settings).get("sullivan2025grpo").text
    edit(listed / LIST, "  > A note.\n", "  > A note.\nA sentence of somebody.\n")

    report = absorbed(listed, settings)

    assert [result.status for result in report.results] == [Status.FAILED]
    assert store.load(listed, settings).get("sullivan2025grpo").text == before
    text = (listed / LIST).read_text("utf-8")
    assert "\n\nA sentence of somebody.\n" in text


def test_kept_heading_keeps_the_section(listed: Path, settings: Settings) -> None:
    """A work below a heading that stays on the page is not filed again, in another section."""
    work = f"### A new part\n\n- [Explore Theory of Mind]({NEW}) - Sclar et al. with a remark"
    under(listed / LIST, "Outcome-based Reinforcement", work)
    absorbed(listed, settings)
    before = contents(listed)

    absorbed(listed, settings)

    assert contents(listed) == before
