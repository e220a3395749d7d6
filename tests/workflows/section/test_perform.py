"""An operation is carried out whole, under the lock, or only worked out."""

from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import InvalidSettings, LibraryBusy, NoLibrary, SynthlitError
from synthlit.library import store
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.move import Move, Rename
from synthlit.workflows.section.operation import Before
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import snapshot, text

RENAME = Rename("rlvr", "rl", folder="05_RL")


def test_dry_run(root: Path) -> None:
    """It says the same and writes nothing, whoever holds the lock."""
    before = snapshot(root)
    with store.writing(root):
        dry = perform(root, RENAME, dry_run=True)
    assert snapshot(root) == before

    done = perform(root, RENAME)

    assert dry == done
    assert {path for path in snapshot(root) if path not in before} == {
        str(path) for path in (*done.changes.write, *done.moved.values())
    } - set(before)


def test_lists_that_were_not_up_to_date_are_left(root: Path) -> None:
    """What somebody wrote into them is not thrown away; the other format follows."""
    page = root / "02_SFT/README.md"
    page.write_text(text(root, "02_SFT/README.md").replace("1 work", "1 work\n\n- [Mine](x)"))

    planned = perform(root, RENAME)

    assert planned.left == ["md"]
    assert "- [Mine](x)" in text(root, "02_SFT/README.md")
    assert (root / "bib/rl.bib").exists()
    assert not (root / "bib/rlvr.bib").exists()
    assert (root / "05_RL/README.md").exists()


def test_a_page_whose_markers_do_not_match(root: Path) -> None:
    """It is taken for text, whose links follow, and the lists are left."""
    page = root / "02_SFT/README.md"
    page.write_text("<!-- synthlit:begin list -->\n\n[x](../01_RLVR/README.md)\n")

    planned = perform(root, RENAME)

    assert planned.left == ["md"]
    assert "[x](../05_RL/README.md)" in text(root, "02_SFT/README.md")


def test_lists_that_were_never_made(bare: Path) -> None:
    """They are not begun."""
    planned = perform(bare, RENAME)

    assert planned.left == ["bib", "md"]
    assert not list(bare.rglob("README.md"))
    assert not planned.generated


def test_a_section_that_is_written_in_another_way(bare: Path) -> None:
    """Comments could not be kept there, so it is refused, and the way to go on reported."""
    toml = bare / "synthlit.toml"
    toml.write_text('sections = [{slug = "a", title = "A"}]\n[list]\ntitle = "L"\n')

    with pytest.raises(SynthlitError, match="a table of its own") as error:
        perform(bare, Move("a", position=Position("a")))

    assert "[[sections]]" in error.value.hint


def test_settings_that_cannot_be_used(bare: Path, tmp_path: Path) -> None:
    """They are reported as ever."""
    toml = bare / "synthlit.toml"
    toml.write_text("[[sections]\n")
    with pytest.raises(InvalidSettings):
        perform(bare, RENAME)
    toml.unlink()
    with pytest.raises(NoLibrary):
        Before.load(bare)


def test_another_process_writes(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for, and then reported; nothing is changed."""
    before = snapshot(bare)
    writing = store.writing
    monkeypatch.setattr(store, "writing", lambda root: writing(root, timeout=0.01))

    with writing(bare), pytest.raises(LibraryBusy):
        perform(bare, RENAME)

    assert snapshot(bare) == before


def test_a_byte_order_mark_and_crlf_are_kept(bare: Path) -> None:
    """The settings are written as they were."""
    toml = bare / "synthlit.toml"
    old = "\ufeff" + text(bare, "synthlit.toml").replace("\n", "\r\n")
    toml.write_bytes(old.encode())

    perform(bare, RENAME)

    new = toml.read_bytes().decode()
    assert new.startswith("\ufeff[list]\r\n")
    assert new.count("\n") == new.count("\r\n")


def test_texts_that_are_not_the_librarys(bare: Path) -> None:
    """Other repositories, hidden folders, links and what is not UTF-8 are left alone."""
    link = "[x](01_RLVR/README.md)\n"
    for folder in ("sub/.git", ".hidden", "node_modules", ".github"):
        (bare / folder).mkdir(parents=True)
    for file in ("sub/a.md", ".hidden/a.md", "node_modules/a.md"):
        (bare / file).write_text(link.replace("(", "(../"))
    (bare / "latin.md").write_bytes(b"\xe9 " + link.encode())
    (bare / "link.md").symlink_to("CONTRIBUTING.md")
    (bare / ".github/a.md").write_text("[x](../01_RLVR/README.md)\n")

    planned = perform(bare, RENAME)

    assert [str(path) for path in planned.revised if path.suffix == ".md"] == [
        "CONTRIBUTING.md",
        ".github/a.md",
    ]
    assert text(bare, ".github/a.md") == "[x](../05_RL/README.md)\n"
    assert (bare / "link.md").is_symlink()


def test_each_page_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To follow its links, to generate its list, and to compare it."""
    read: list[PurePosixPath] = []
    original = store.read_text

    def noting(root: Path, path: PurePosixPath) -> str | None:
        read.append(path)
        return original(root, path)

    monkeypatch.setattr(store, "read_text", noting)

    planned = perform(root, RENAME)

    pages = [path for path in read if path.suffix == ".md"]
    assert PurePosixPath("README.md") in pages
    assert set(pages) >= {path for path in planned.moved if path.suffix == ".md"}
    assert len(pages) == len(set(pages))
