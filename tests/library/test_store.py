"""The library on the disk is read as data, and written whole, alone and only inside."""

import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from synthlit.errors import FileTaken, LibraryBusy, SynthlitError, UnknownKey, UnsafePath
from synthlit.library import journal, store
from synthlit.library.library import Unreadable, Work
from synthlit.library.store import (
    Changes,
    apply,
    find,
    load,
    read_text,
    read_work,
    writing,
)
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

ENTRY = "@misc{key,\n  title = {T},\n}\n"


def put(root: Path, path: str, data: str | bytes = ENTRY) -> None:
    """Write a file of the library."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data if isinstance(data, bytes) else data.encode())


def everything(root: Path) -> dict[str, bytes]:
    """Return the content of every file of a folder."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.relative_to(root).parts[0] not in (store.LOCK, journal.FOLDER)
    }


def test_load(root: Path, settings: Settings) -> None:
    """Works know where they are filed; what is no entry is kept with its reason."""
    put(root, "entries/rlvr/outcome-based/a.bib", ENTRY.replace("key", "a"))
    put(root, "entries/sft/b.bib", "% note\n" + ENTRY.replace("key", "b"))
    put(root, "entries/c.bib", ENTRY.replace("key", "c"))
    put(root, "entries/sft/broken.bib", "@misc{broken, title = {x")
    put(root, "entries/sft/two.bib", ENTRY + ENTRY.replace("key", "other"))
    put(root, "entries/sft/none.bib", "only words")
    put(root, "entries/sft/latin.bib", "@misc{l,\n  title = {M\u00fcller},\n}\n".encode("latin-1"))
    (root / "entries" / "sft" / "link.bib").symlink_to("gone")
    library = load(root, settings)
    assert [(work.key, work.section) for work in library.works] == [
        ("c", SectionPath("")),
        ("a", SectionPath("rlvr", "outcome-based")),
        ("b", SectionPath("sft")),
    ]
    assert library.works[2].text.startswith("% note\n")
    assert library.works[2].file.before == ("% note",)
    reported = {
        file.path.name: [
            (problem.message, problem.line, problem.column) for problem in file.file.problems
        ]
        for file in library.unreadable
    }
    assert reported == {
        "broken.bib": [("this brace is never closed", 1, 23)],
        "latin.bib": [("the file is not UTF-8", 2, 13)],
        "link.bib": [("it is a symbolic link that leads nowhere", 1, 1)],
        "none.bib": [],
        "two.bib": [],
    }


def test_find_reads_the_file_of_that_name_only(root: Path, settings: Settings) -> None:
    """A work is found by the name of its file, wherever it lies; no other file is opened."""
    put(root, "entries/sft/one2024.bib", "@misc{one2024,\n}\n")
    put(root, "entries/sft/other.bib", "@misc{other,\n  ids = {one2024},\n}\n")
    (root / "entries/sft/other.bib").chmod(0)

    assert find(root, settings, " ONE2024 ").key == "one2024"


def test_find_reads_all_files_for_other_keys(root: Path, settings: Settings) -> None:
    """A former key, and a key in a file of another name, are found as well."""
    put(root, "entries/sft/new2024.bib", "@misc{new2024,\n  ids = {old2023},\n}\n")
    put(root, "entries/sft/misnamed.bib", "@misc{key2024,\n}\n")

    assert find(root, settings, "old2023").key == "new2024"
    assert find(root, settings, "key2024").key == "key2024"
    with pytest.raises(UnknownKey):
        find(root, settings, "misnamed")


def test_load_reads_what_is_wanted(root: Path, settings: Settings) -> None:
    """Files whose bytes are not wanted are not in the library, whether or not they are good."""
    put(root, "entries/sft/one.bib", "@misc{one,\n}\n")
    put(root, "entries/sft/two.bib", "@misc{two,\n}\n")
    put(root, "entries/sft/broken.bib", "@misc{")

    library = load(root, settings, lambda content: b"two" in content)

    assert [work.key for work in library.works] == ["two"]
    assert not library.unreadable


def test_an_empty_library(root: Path, settings: Settings) -> None:
    """A library without entries has none, whether or not there is a folder for them."""
    assert load(root, settings).works == ()
    (root / "entries").rmdir()
    assert load(root, settings).works == ()


@pytest.mark.parametrize(
    "data",
    [
        ENTRY.encode(),
        b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode(),
        b"% comment\n\n@MISC{key, title = {T}}\n\ntext",
        b"@misc{key, title = {T}}",
    ],
)
def test_what_is_not_changed_keeps_its_bytes(root: Path, settings: Settings, data: bytes) -> None:
    """Loading a library and writing another file leaves every other byte as it was."""
    put(root, "entries/sft/key.bib", data)
    before = everything(root)
    library = load(root, settings)
    assert library.works[0].text.encode() == data
    apply(root, Changes({PurePosixPath("entries/sft/new.bib"): "new"}), "change")
    assert everything(root) == before | {"entries/sft/new.bib": b"new"}


def test_read_work() -> None:
    """A file's text becomes a work, or what was found instead."""
    path = PurePosixPath("entries/rlvr/outcome-based/deep/key.bib")
    work = read_work(path, ENTRY.encode())
    assert isinstance(work, Work)
    assert work.section == SectionPath("rlvr", "outcome-based/deep")
    broken = read_work(path, b"\xff" + ENTRY.encode())
    assert isinstance(broken, Unreadable)
    assert broken.text.endswith(ENTRY)
    assert (broken.file.problems[0].line, broken.file.problems[0].column) == (1, 1)


def test_apply(root: Path) -> None:
    """Files are written and removed, and folders that hold nothing any more go with them."""
    put(root, "entries/rlvr/outcome-based/a.bib")
    put(root, "entries/sft/b.bib")
    apply(
        root,
        Changes(
            {PurePosixPath("entries/sft/c.bib"): "c", PurePosixPath("README.md"): "r"},
            (
                PurePosixPath("entries/rlvr/outcome-based/a.bib"),
                PurePosixPath("entries/gone.bib"),
            ),
        ),
        "change",
    )
    files = everything(root)
    assert files.pop("synthlit.toml")
    assert files == {
        "README.md": b"r",
        "entries/sft/b.bib": ENTRY.encode(),
        "entries/sft/c.bib": b"c",
    }
    assert not (root / "entries" / "rlvr").exists()


@pytest.mark.parametrize(
    "path",
    ["../outside", "entries/../../outside", "/outside", "linked/outside", "link.bib", "round/a",
     ".git/config", "entries/.GIT/hooks/pre-commit", "a\0b"],
)  # fmt: skip
def test_nothing_outside_is_written(
    root: Path, tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    """A path that leads out, by its words or by a link, is refused before anything is touched."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "outside").write_text("old")
    (root / "linked").symlink_to(outside)
    (root / "link.bib").symlink_to(outside / "outside")
    (root / "round").symlink_to(root / "round")
    before = everything(root), everything(outside)
    unsafe = PurePosixPath(path)
    good = PurePosixPath("entries/good.bib")
    for changes in (Changes({good: "x", unsafe: "x"}), Changes({good: "x"}, (unsafe,))):
        with pytest.raises(UnsafePath):
            apply(root, changes, "change")
    with pytest.raises(UnsafePath):
        read_text(root, unsafe)
    with pytest.raises(UnsafePath):
        store.refuse_to_replace(root, unsafe)
    assert (everything(root), everything(outside)) == before


def test_a_link_within_the_library_is_safe(root: Path) -> None:
    """A folder may be linked where it stays inside."""
    (root / "real").mkdir()
    (root / "linked").symlink_to(root / "real")
    apply(root, Changes({PurePosixPath("linked/a"): "x"}), "change")
    assert (root / "real" / "a").read_text() == "x"


def test_a_library_that_is_linked_itself(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The way to the library may lead over a link."""
    way = tmp_path_factory.mktemp("way") / "library"
    way.symlink_to(root)
    apply(way, Changes({PurePosixPath("entries/a.bib"): "x"}), "change")
    assert (root / "entries" / "a.bib").read_text() == "x"


@pytest.mark.parametrize("path", ["synthlit.toml/a", "entries/" + "x" * 300 + ".bib", "entries"])
def test_what_the_system_refuses_is_a_sentence(root: Path, path: str) -> None:
    """A place that cannot be written is reported with the reason, and the other files are whole."""
    with pytest.raises(SynthlitError) as caught:
        apply(root, Changes({PurePosixPath(path): "x"}), "change")
    assert "cannot be written: " in caught.value.message
    assert caught.value.hint
    assert list(everything(root)) == ["synthlit.toml"]


def test_read_text(root: Path) -> None:
    """A file's text is given with its line ends; what is not there is None."""
    put(root, "README.md", "a\r\nb\n")
    put(root, "latin.md", b"\xff")
    assert read_text(root, PurePosixPath("README.md")) == "a\r\nb\n"
    assert read_text(root, PurePosixPath("gone.md")) is None
    assert read_text(root, PurePosixPath("README.md/gone.md")) is None
    for path, reason in (("latin.md", "is not UTF-8"), ("entries", "cannot be read: ")):
        with pytest.raises(SynthlitError) as caught:
            read_text(root, PurePosixPath(path))
        assert reason in caught.value.message
        assert caught.value.hint


def test_refuse_to_replace(root: Path) -> None:
    """A place that is taken is reported, a free one is not."""
    store.refuse_to_replace(root, PurePosixPath("entries/free.bib"))
    with pytest.raises(FileTaken):
        store.refuse_to_replace(root, PurePosixPath("synthlit.toml"))


def test_one_writer_at_a_time(root: Path) -> None:
    """Who comes while another writes is reported so, and may write afterwards."""
    with writing(root):
        with pytest.raises(LibraryBusy) as caught, writing(root, timeout=0):
            pytest.fail("two writers at once")
        assert store.LOCK in caught.value.hint
    with writing(root, timeout=0):
        pass


def test_the_lock_is_let_go_after_a_fault(root: Path) -> None:
    """A writer that fails does not keep the others out."""
    with pytest.raises(ZeroDivisionError), writing(root):
        raise ZeroDivisionError
    with writing(root, timeout=0):
        pass


def test_the_lock_is_not_written_through_a_link(root: Path) -> None:
    """A lock that somebody linked to another file does not empty that file."""
    (root / "precious").write_text("old")
    (root / store.LOCK).symlink_to(root / "precious")
    with pytest.raises(UnsafePath), writing(root):
        pytest.fail("the link was followed")
    assert (root / "precious").read_text() == "old"


def test_a_library_that_cannot_be_locked(root: Path) -> None:
    """Where no lock can be made, the library cannot be written, and that is said."""
    (root / store.LOCK).mkdir()
    with pytest.raises(SynthlitError) as caught, writing(root, timeout=0):
        pytest.fail("written without a lock")
    assert "cannot be written: " in caught.value.message


# Adds a number to a file as often as is reported: what two of them do together must be the sum.
COUNT = """\
import sys
from pathlib import Path, PurePosixPath
from synthlit.library.store import Changes, apply, read_text, writing

root, path = Path(sys.argv[1]), PurePosixPath("count")
for _ in range(int(sys.argv[2])):
    with writing(root):
        count = int(read_text(root, path) or 0)
        apply(root, Changes({path: str(count + 1)}), "change")
"""


def test_two_processes_lose_nothing(root: Path) -> None:
    """Two processes that read and write at once wait for each other."""
    command = [sys.executable, "-c", COUNT, str(root), "25"]
    processes = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert (root / "count").read_text() == "50"


def test_a_killed_writer_leaves_no_lock(root: Path) -> None:
    """A process that is killed while it holds the lock does not keep the others out."""
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom synthlit.library.store import writing\n"
        "with writing(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"held"
        with pytest.raises(LibraryBusy), writing(root, timeout=0):
            pytest.fail("two writers at once")
        process.kill()
        process.wait(timeout=60)
    with writing(root, timeout=5):
        pass
