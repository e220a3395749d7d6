"""Exporting: what is written, what is reported to be stale, what is never touched."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import MissingMarkers, SynthlitError
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.settings import Settings
from synthlit.workflows.export import document, export, write_document

README = "# Mine\r\n\r\n<!-- synthlit:begin list -->\r\n<!-- synthlit:end list -->\r\n\r\nEnd\r\n"


@pytest.fixture
def filed(root: Path) -> Path:
    """A library with one work and a README with the line ends of Windows."""
    file = root / "entries/rlvr/outcome-based/shao2024deepseekmath.bib"
    file.parent.mkdir(parents=True)
    file.write_text(
        "@misc{shao2024deepseekmath,\n  title  = {{DeepSeekMath}},\n  author = {Shao, Zhihong},\n"
        "  year   = {2024},\n  eprint = {2402.03300},\n}\n",
        "utf-8",
    )
    (root / "README.md").write_bytes(README.encode())
    return root


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file but the lock, with its bytes."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.name != store.LOCK:
            yield path.relative_to(root).as_posix(), path.read_bytes()


def test_writes_lists_and_bib(filed: Path, settings: Settings) -> None:
    """Both formats of the settings are made; text around the markers stays, byte for byte."""
    exported = export(filed, settings)

    made = dict(files(filed))
    assert "bib/all.bib" in made
    assert b"[DeepSeekMath](https://arxiv.org/abs/2402.03300)" in made["01_RLVR/README.md"]
    assert made["README.md"].startswith(b"# Mine\r\n\r\n<!--")
    assert made["README.md"].endswith(b"-->\r\n\r\nEnd\r\n")
    assert set(map(str, exported.stale)) <= set(made)


def test_second_run_writes_nothing(filed: Path, settings: Settings) -> None:
    """Made twice, the files are the same, and none is stale."""
    export(filed, settings)
    before = dict(files(filed))

    assert export(filed, settings).stale == ()
    assert dict(files(filed)) == before


def test_check_writes_nothing_and_names_the_stale(filed: Path, settings: Settings) -> None:
    """What would be written is reported."""
    before = dict(files(filed))

    exported = export(filed, settings, check=True)

    assert "README.md" in set(map(str, exported.stale))
    assert dict(files(filed)) == before


def test_one_format_of_two(filed: Path, settings: Settings) -> None:
    """A format that is named alone is made alone."""
    export(filed, settings, ["bib"])

    assert (filed / "README.md").read_bytes() == README.encode()
    assert (filed / "bib/all.bib").exists()


def test_files_of_a_section_that_is_gone(filed: Path, settings: Settings) -> None:
    """A file that an earlier export left goes; one that somebody wrote beside it stays."""
    export(filed, settings)
    old = (filed / "bib/all.bib").read_text("utf-8")
    (filed / "bib/gone.bib").write_text(old, "utf-8")
    (filed / "bib/mine.bib").write_text("@misc{mine, title={Mine}}\n", "utf-8")

    checked = export(filed, settings, check=True)
    exported = export(filed, settings)

    assert list(map(str, checked.obsolete)) == ["bib/gone.bib"] == list(map(str, exported.obsolete))
    assert not (filed / "bib/gone.bib").exists()
    assert (filed / "bib/mine.bib").exists()


def test_unreadable_entry_is_reported(filed: Path, settings: Settings) -> None:
    """A work that cannot be read is missing from the lists, and that is said."""
    (filed / "entries/rlvr/broken.bib").write_text("@misc{", "utf-8")

    exported = export(filed, settings)

    assert list(map(str, exported.unreadable)) == ["entries/rlvr/broken.bib"]


def test_readme_without_markers(filed: Path, settings: Settings) -> None:
    """Nothing is written where it is not said where."""
    (filed / "README.md").write_text("# Mine\n", "utf-8")

    with pytest.raises(MissingMarkers):
        export(filed, settings)

    assert not (filed / "bib").exists()


def test_readme_that_is_not_utf8(filed: Path, settings: Settings) -> None:
    """It cannot be changed without harm, so it is refused."""
    (filed / "README.md").write_bytes(README.encode() + b"\xe9")

    with pytest.raises(SynthlitError, match=r"README\.md is not UTF-8"):
        export(filed, settings)


def test_document(filed: Path, settings: Settings) -> None:
    """One text in a format, written where a person wants it."""
    text = document(store.load(filed, settings), "bib", Options()).text

    write_document(filed / "out" / "mine.bib", text)

    assert (filed / "out" / "mine.bib").read_text("utf-8") == text
    assert "@misc{shao2024deepseekmath," in text


def test_document_where_nothing_can_be_written(filed: Path) -> None:
    """A place that is a folder is refused in a sentence."""
    with pytest.raises(SynthlitError, match="cannot be written"):
        write_document(filed / "entries", "text")


@pytest.mark.parametrize("check", [True, False])
def test_each_file_is_read_once(
    filed: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, *, check: bool
) -> None:
    """To generate it anew and to compare it."""
    export(filed, settings)
    read: list[str] = []
    original = store.read_text

    def noting(root: Path, path: PurePosixPath) -> str | None:
        read.append(str(path))
        return original(root, path)

    monkeypatch.setattr(store, "read_text", noting)

    exported = export(filed, settings, check=check)

    assert sorted(read) == sorted({*read, *map(str, exported.files)})


def test_edited_file_is_told_from_an_old_one(filed: Path, settings: Settings) -> None:
    """What somebody changed in a generated file is said to be edited; both are written again."""
    export(filed, settings)
    bib = filed / "bib/all.bib"
    before = dict(files(filed))
    bib.write_text(bib.read_text("utf-8").replace("DeepSeekMath", "DeepSeekMaths"), "utf-8")

    checked = export(filed, settings, check=True)
    export(filed, settings)

    assert list(map(str, checked.stale)) == ["bib/all.bib"] == list(map(str, checked.edited))
    assert dict(files(filed)) == before


def test_nothing_is_made_that_is_current(
    filed: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a file is current is known without writing one entry or line again."""
    export(filed, settings)
    monkeypatch.setattr("synthlit.formats.bib.writer.lay_out", None)
    monkeypatch.setattr("synthlit.markdown.lists.view.full_line", None)

    assert export(filed, settings).stale == ()
    assert export(filed, settings, check=True).stale == ()


def test_files_of_an_earlier_version_get_fingerprints(filed: Path, settings: Settings) -> None:
    """They are not out of date, and the next export adds what is missing."""
    export(filed, settings)
    before = dict(files(filed))
    bib = filed / "bib/all.bib"
    head, _, body = bib.read_text("utf-8").split("\n", 2)
    bib.write_text(f"{head}\n{body}", "utf-8")

    assert export(filed, settings, check=True).stale == ()
    assert list(map(str, export(filed, settings).stale)) == ["bib/all.bib"]
    assert dict(files(filed)) == before
