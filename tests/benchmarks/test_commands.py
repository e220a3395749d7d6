"""The commands that the benchmark runs, on a small library."""

import json
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from benchmarks import __main__ as benchmark
from benchmarks import rows, session
from benchmarks.material import Material, make
from benchmarks.peers import Peers
from benchmarks.tasks import Absent, Row
from benchmarks.timing import Command, CommandFailed, measure
from synthlit.bibtex import parser
from synthlit.library import store
from synthlit.settings import load

SOURCE = Path(store.__file__).parents[2]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Six works of the embedded index, as the benchmark makes them."""
    return make("mixed", tmp_path_factory.mktemp("material") / "6", 6, None)


def _own(material: Material, row: Row) -> Command:
    command, _ = row.build(material, Peers(material.folder / "peers"))
    return benchmark.with_source(command, SOURCE)


def _row(name: str) -> Row:
    (found,) = (row for row in rows.SIZED if row.name == name)
    return found


def test_works_have_what_real_ones_have(material: Material) -> None:
    """There are venues, DOIs, notes, former keys and second sections; no two are duplicates."""
    library = store.load(material.library, load(material.library, {}))

    fields = {field for work in library.works for field in work.entry.fields}
    assert {"doi", "booktitle", "annotation", "ids", "also"} <= fields
    assert len(library.works) == 6
    assert not library.unreadable
    assert all(library.duplicates_of(work.entry) == [work] for work in library.works)


def test_one_file_has_the_same_entries(material: Material) -> None:
    """Peers read each work once, under its key."""
    entries = parser.read(PurePosixPath("all.bib"), material.bib.read_text("utf-8")).entries

    works = store.load(material.library, load(material.library, {})).works
    assert {entry.key for entry in entries} == {work.key for work in works}


@pytest.mark.parametrize(
    "name", ["list ÷ papis list", "search a rare word", "add one paper", "absorb one line", "load"]
)
def test_commands_succeed(material: Material, name: str) -> None:
    """The paper that is added is in the embedded index, so no request is sent."""
    assert measure(_own(material, _row(name)))


def test_library_is_restored(material: Material) -> None:
    """What a command changes is undone for the next."""
    before = {path: path.read_bytes() for path in material.library.rglob("*.*") if path.is_file()}

    measure(_own(material, _row("one entry changed: export, more than load")))

    entries = [path for path in before if path.suffix in (".bib", ".md")]
    assert all(path.read_bytes() == before[path] for path in entries)


def test_absent_peer(material: Material) -> None:
    """A peer that is not installed is said to be so."""
    _, other = _row("list ÷ papis list").build(material, Peers(material.folder / "peers"))

    assert other == Absent("papis is not installed")


def test_names_are_unique() -> None:
    """A row can be found by its name, and its reasons too."""
    names = [row.name for row in (*rows.START_UP, *rows.SIZED)]

    assert len(set(names)) == len(names)


def test_source_tree_of_commands(tmp_path: Path) -> None:
    """Commands of this Python get a source tree; a peer's environment is left as it is."""
    own = Command("synthlit list", [sys.executable, "-m", "synthlit"], tmp_path)
    biber = Command("biber", ["biber"], tmp_path)

    assert benchmark.with_source(own, tmp_path).env["PYTHONPATH"].startswith(str(tmp_path))
    assert benchmark.with_source(biber, tmp_path) == biber


def test_quick_run(material: Material, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without peers there are a table, a JSON and a page, with what could not be compared."""
    shelf = tmp_path / "material"
    shelf.mkdir()
    (shelf / "index-mixed-6").symlink_to(material.folder)
    words = ["--sizes", "6", "--runs", "1", "--rows", "^list|^--version"]
    places = {"--material": shelf, "--peers": tmp_path, "--json": tmp_path / "speed.json"}
    places["--output"] = tmp_path / "page.md"

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SYNTHLIT_SHARED", raising=False)
        status = benchmark.main([*words, *(str(word) for pair in places.items() for word in pair)])

    found = {row["name"]: row for row in json.loads((tmp_path / "speed.json").read_text())["rows"]}
    assert status == 0
    assert "| list ÷ papis list | 6 |" in capsys.readouterr().out
    assert found["--version ÷ python -c pass"]["measured"] > 0
    assert found["list ÷ papis list"]["measured"] is None
    assert "- list ÷ papis list: papis is not installed." in (tmp_path / "page.md").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="the CPU clock of a process is Linux's")
@pytest.mark.parametrize("step", ["key", "keys", "action"])
def test_session_with_the_server(
    material: Material, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    """An editor's session ends well, and says what a step cost."""
    pytest.importorskip("pygls")

    assert session.main(material.bib, step) == 0
    assert json.loads(capsys.readouterr().out)["cpu"] > 0


def test_wrong_output_is_a_failure(material: Material) -> None:
    """A command that writes nothing where entries are wanted does not count."""
    command = replace(_own(material, _row("list ÷ papis list")), words=[sys.executable, "-c", ""])

    with pytest.raises(CommandFailed, match="0 lines instead of 6"):
        measure(command)
