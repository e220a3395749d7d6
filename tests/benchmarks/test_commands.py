"""The commands that the benchmark runs, on a small library."""

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmark
from benchmarks import session
from benchmarks.material import make
from benchmarks.timing import Command, measure


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of four works, as the benchmark makes it."""
    folder = tmp_path_factory.mktemp("material") / "4"
    make(folder, 4)
    return folder


def _of(library: Path, name: str) -> Command:
    (found,) = (command for command in benchmark.on_library(library) if command.name == name)
    (command,) = benchmark.with_source([found], None)
    return command


@pytest.mark.parametrize("name", ["synthlit add", "synthlit absorb, one line"])
def test_commands_that_look_a_paper_up_succeed(library: Path, name: str) -> None:
    """The paper that is added is in the embedded index, so no request is sent."""
    assert measure(_of(library, name))


def test_each_run_of_export_has_a_change(library: Path) -> None:
    """The entry differs each time, and stays one that can be read."""
    command = _of(library, "synthlit export, one entry changed")
    entry = min((library / "entries").rglob("*.bib"))
    texts = [entry.read_text("utf-8")]
    for _ in range(3):
        assert command.prepare
        command.prepare()
        texts.append(entry.read_text("utf-8"))

    assert all(before != after for before, after in pairwise(texts))
    assert measure(command)


def test_names_are_unique(library: Path) -> None:
    """A row can be found by its name."""
    commands = [*benchmark.on_library(library), *benchmark.on_file(library / "all.bib")]
    names = [command.name for command in commands]

    assert len(set(names)) == len(names)


def test_another_source_tree_follows_each_command(library: Path) -> None:
    """Only commands of synthlit run twice, the second time with the other tree."""
    other = library / "src"
    commands = [Command("synthlit list", ["a"], library), Command("biber", ["b"], library)]

    found = list(benchmark.with_source(commands, other))

    assert [each.name for each in found] == ["synthlit list", "synthlit list, beside", "biber"]
    assert found[1].env["PYTHONPATH"].startswith(str(other))


def test_session_with_the_server(library: Path) -> None:
    """An editor's session ends well after some changes."""
    pytest.importorskip("pygls")

    assert session.main(library / "all.bib", changes=2) == 0
