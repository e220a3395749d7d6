"""A full disk, a read-only tree, no HOME, a wrong clock: what docs/reliability.md says of them."""

import os
from pathlib import Path

import pytest

from tests.faults.surroundings import ALL, COMMANDS, Surroundings, can_mount, run, template

PAGE = Path(__file__).parents[2] / "docs/reliability.md"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the surroundings are those of Unix")


def files(root: Path) -> dict[str, bytes]:
    """Return every file of a list, without the lock, the journal, and git's own."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    }


@pytest.mark.parametrize("surroundings", ALL, ids=lambda each: each.name)
def test_statuses_and_words(surroundings: Surroundings, tmp_path: Path) -> None:
    """Exit status as on the page; where it is 2, two lines and no change; never a traceback."""
    if surroundings.mount and not can_mount():
        pytest.skip("nothing can be mounted here")
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text("utf-8").splitlines()]
    (expected,) = (row[1:] for row in rows if row[0] == surroundings.name)
    statuses: list[str] = []
    for number, command in enumerate(COMMANDS):
        folder = tmp_path / str(number)
        folder.mkdir()

        ended = run(surroundings, command, folder)

        statuses.append(str(ended.status))
        assert "Traceback" not in ended.err, (command, ended)
        assert "internal error" not in ended.err, (command, ended)
        if ended.status == 2:
            assert len(ended.words) == 2, (command, ended)
            if not surroundings.mount:
                assert files(folder / "list") == files(template()), command
    assert statuses == expected


def test_umask_is_respected(tmp_path: Path) -> None:
    """Where nobody else may read new files, nobody may read those of synthlit."""
    (surroundings,) = (each for each in ALL if each.umask == 0o077)

    run(surroundings, COMMANDS[0], tmp_path)

    (made,) = (tmp_path / "list/entries/sft").glob("sclar*.bib")
    assert made.stat().st_mode & 0o777 == 0o600
