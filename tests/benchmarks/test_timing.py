"""Commands are measured in turn, and a command that fails has no cost."""

import sys
from pathlib import Path

import pytest

from benchmarks.timing import Command, CommandFailed, Cost, Runs, in_turn, measure


def _python(folder: Path, body: str, name: str = "python", **more: object) -> Command:
    return Command(name, [sys.executable, "-c", body], folder, **more)  # type: ignore[arg-type]


def _appending(folder: Path, name: str, **more: object) -> Command:
    """Return a command that writes its name into a file."""
    return _python(folder, f"open('log', 'a').write({name!r})", name, **more)


def test_cost_of_a_process(tmp_path: Path) -> None:
    """A process has used some time and memory."""
    cost = measure(_python(tmp_path, "pass"))

    assert min(cost.wall, cost.cpu, cost.memory) > 0


def test_cost_includes_processes_that_were_waited_for(tmp_path: Path) -> None:
    """The memory of a child counts as its parent's."""
    child = "x = bytearray(200_000_000)"
    body = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"

    assert measure(_python(tmp_path, body)).memory > 200_000_000


def test_other_exit_status_is_a_failure(tmp_path: Path) -> None:
    """What a failed command says last is the reason; a status that is expected is no failure."""
    body = "import sys; print('Traceback\\nno such option', file=sys.stderr); sys.exit(2)"

    with pytest.raises(CommandFailed, match=r"^exit status 2: no such option$"):
        measure(_python(tmp_path, body))
    assert measure(_python(tmp_path, body, statuses=(0, 2)))


def test_failure_names_no_folder(tmp_path: Path) -> None:
    """The reason is printed on a page that is published."""
    file = tmp_path / "all.bib"
    program = "import sys; sys.exit(f'{sys.argv[1]}: wrong')"
    command = Command("fails", [sys.executable, "-c", program, file], tmp_path)

    with pytest.raises(CommandFailed, match=r"^exit status 1: all\.bib: wrong$"):
        measure(command)


def test_missing_program_is_a_failure(tmp_path: Path) -> None:
    """A program that is not installed is a failure, not a fast command."""
    with pytest.raises(CommandFailed, match="No such file"):
        measure(Command("grumble", [tmp_path / "grumble"], tmp_path))


def test_output_is_checked(tmp_path: Path) -> None:
    """A command that ends well but wrote something else is a failure."""
    command = _python(tmp_path, "print('one')", check=lambda said: f"wrote {said.strip()}")

    with pytest.raises(CommandFailed, match=r"^wrote one$"):
        measure(command)


def test_command_that_says_its_cost(tmp_path: Path) -> None:
    """The cost of a part of a command is what it prints."""
    body = """print('{"wall": 3, "cpu": 2, "memory": 1}')"""

    assert measure(_python(tmp_path, body, says=True)) == Cost(3, 2, 1)


def test_commands_run_in_turn(tmp_path: Path) -> None:
    """Commands alternate; the first round does not count, and a slow command runs once."""
    commands = [_appending(tmp_path, "a"), _appending(tmp_path, "b", slow=True)]
    commands.append(_appending(tmp_path, "c"))

    rows = in_turn(commands, runs=2)

    assert (tmp_path / "log").read_text() == "acabcac"
    assert [len(row.costs) for row in rows] == [2, 1, 2]


def test_failed_command_is_not_run_again(tmp_path: Path) -> None:
    """The others are still measured."""
    bad = _python(tmp_path, "open('log', 'a').write('x'); raise SystemExit(3)", "bad")

    failed, good = in_turn([bad, _appending(tmp_path, "a")], runs=2)

    assert (tmp_path / "log").read_text() == "xaaa"
    assert (failed.failure, failed.costs) == ("exit status 3", ())
    assert (good.failure, len(good.costs)) == ("", 2)


def test_preparation_and_restoration(tmp_path: Path) -> None:
    """What a run needs is made before each, and what it changed is undone after each."""
    log = tmp_path / "log"

    def prepare() -> None:
        before = log.read_text() if log.exists() else ""
        log.write_text(before + "-")

    in_turn([_appending(tmp_path, "a", prepare=prepare, restore=prepare)], runs=1)

    assert log.read_text() == "-a--a-"


def test_median_of_each_cost(tmp_path: Path) -> None:
    """The medians of time and memory may come from different runs."""
    costs = (Cost(1.0, 6.0, 20), Cost(2.0, 5.0, 30), Cost(9.0, 4.0, 10))

    assert Runs(_python(tmp_path, "pass"), costs).median == Cost(2.0, 5.0, 20)
