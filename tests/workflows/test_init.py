"""Starting a list: what is written is valid, and what was there stays."""

from pathlib import Path

import pytest

from synthlit.errors import FileTaken, InvalidSettings
from synthlit.settings import load
from synthlit.workflows.init import Planned, init, slug


def planned(*titles: str) -> list[Planned]:
    """Return sections of those titles."""
    return [Planned.of(title) for title in titles]


def test_new_list_can_be_loaded(tmp_path: Path) -> None:
    """Titles of any kind give settings that read back, and a README with places for the list."""
    folder = tmp_path / "new" / "list"

    written = init(
        folder, 'Papers on "A\\B" & 合成', planned("Reasoning & Math", "合成 データ")
    ).written

    settings = load(folder, {})
    assert settings.list.title == 'Papers on "A\\B" & 合成'
    assert settings.sections[0].slug == "reasoning-math"
    assert [s.title for s in settings.sections] == ["Reasoning & Math", "合成 データ"]
    assert {path.as_posix() for path in written} == {
        "synthlit.toml", "README.md", ".gitignore",
    }  # fmt: skip
    readme = (folder / "README.md").read_text("utf-8")
    assert readme.count("<!-- synthlit:begin list -->") == 1


def test_readme_that_is_there_keeps_its_text(tmp_path: Path) -> None:
    """The places are put behind it, once."""
    (tmp_path / "README.md").write_text("# Mine\n\nwords\n", "utf-8")

    init(tmp_path, "Mine", planned("Papers"))

    text = (tmp_path / "README.md").read_text("utf-8")
    assert text.startswith("# Mine\n\nwords\n\n## Contents\n")


def test_readme_with_places_is_not_touched(tmp_path: Path) -> None:
    """Only the settings are written, and what git is to ignore."""
    text = "<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
    (tmp_path / "README.md").write_text(text, "utf-8")

    written = init(tmp_path, "Mine", planned("Papers")).written

    assert [path.as_posix() for path in written] == ["synthlit.toml", ".gitignore"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, ".synthlit.lock\n.synthlit/\n.synthlit-*.tmp\n"),
        ("*.pyc", "*.pyc\n.synthlit.lock\n.synthlit/\n.synthlit-*.tmp\n"),
        ("/.synthlit\n.synthlit.lock\n", "/.synthlit\n.synthlit.lock\n.synthlit-*.tmp\n"),
        (".synthlit-*.tmp\r\n.synthlit/\r\n.synthlit.lock\r\n", None),
    ],
)  # fmt: skip
def test_git_ignores_what_synthlit_keeps(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    """The lock, the journal and temporary files; lines that are there are not repeated."""
    file = tmp_path / ".gitignore"
    if before is not None:
        file.write_bytes(before.encode())

    written = init(tmp_path, "Mine", planned("Papers")).written

    assert file.read_bytes().decode() == (before if after is None else after)
    assert (Path(".gitignore") in map(Path, written)) == (after is not None)


def test_library_is_never_replaced(root: Path) -> None:
    """A synthlit.toml that is there is not written over."""
    before = (root / "synthlit.toml").read_text("utf-8")

    with pytest.raises(FileTaken):
        init(root, "Mine", planned("Papers"))

    assert (root / "synthlit.toml").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("title", "sections"),
    [("Mine", ["A", "a"]), ("Mine", ["!?"]), ("", ["A"]), ("two\nlines", ["A"])],
)
def test_unusable_names_write_nothing(tmp_path: Path, title: str, sections: list[str]) -> None:
    """Sections that clash or have no letters, and titles that are no line, are refused."""
    with pytest.raises(InvalidSettings):
        init(tmp_path, title, planned(*sections))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Evaluation & Benchmarks", "evaluation-benchmarks"), ("Über-Größe", "uber-grosse")],
)
def test_slug(title: str, expected: str) -> None:
    """A slug is the title's words in ASCII."""
    assert slug(title) == expected
