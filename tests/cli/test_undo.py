"""What a command changed can be undone, and what a killed one left is completed."""

import json
import os
from pathlib import Path

import pytest

from synthlit.library.journal import Journal
from tests.cli.conftest import Run

LETS = "entries/rlvr/process-supervision/lightman2023lets.bib"


def entries(root: Path) -> dict[str, bytes]:
    """Return the entry files."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("entries/**/*.bib")
    }


@pytest.mark.parametrize(
    "command",
    [
        ("move", "lightman2023lets", "sft"),
        ("rename", "lightman2023lets", "lets"),
        ("remove", "lightman2023lets", "--yes"),
        ("add", "2412.12175", "--section", "sft", "--offline"),
        ("section", "rename", "rlvr", "rl"),
    ],
)
def test_undo(run: Run, filed: Path, command: tuple[str, ...]) -> None:
    """The entries are as they were, byte for byte."""
    before = entries(filed)
    toml = (filed / "synthlit.toml").read_bytes()
    assert run(*command).status == 0
    assert entries(filed) != before

    ran = run("undo")

    assert ran.status == 0, ran.err
    assert ran.out.startswith(f"undone  {' '.join(command[:2])}")
    assert entries(filed) == before
    assert (filed / "synthlit.toml").read_bytes() == toml
    assert run("undo").status == 2


def test_dry_run_changes_nothing(run: Run, filed: Path) -> None:
    """Every command that changes entries can say what it would do."""
    before = entries(filed)
    for command in (
        ("move", "lightman2023lets", "sft", "-n"),
        ("rename", "lightman2023lets", "lets", "--dry-run"),
        ("remove", "lightman2023lets", "--dry-run"),
    ):
        ran = run(*command)
        assert ran.status == 0
        assert ran.out.startswith("would ")
    assert entries(filed) == before
    assert run("undo", "--list").err == "there is no change to undo\n"


def test_undo_list(run: Run, filed: Path) -> None:
    """The last change comes first, with what undoing it does."""
    run("move", "lightman2023lets", "sft")
    run("rename", "lightman2023lets", "lets")

    shown = json.loads(run("undo", "--list", "--json").out)

    assert [each["command"] for each in shown] == [
        "rename lightman2023lets lets", "move lightman2023lets sft",
    ]  # fmt: skip
    assert shown[0]["removed"] == ["entries/sft/lets.bib"]
    assert run("undo", "--dry-run").out.startswith("would undo  rename lightman2023lets lets")
    assert len(run("undo", "--list").out.splitlines()) == 2


def test_undo_refuses_what_changed_since(run: Run, filed: Path) -> None:
    """A file that was edited after the change is named, and nothing is undone."""
    run("move", "lightman2023lets", "sft")
    edited = filed / "entries/sft/lightman2023lets.bib"
    edited.write_text(edited.read_text("utf-8") + "% mine\n", "utf-8")
    before = entries(filed)

    ran = run("undo")

    assert ran.status == 2
    assert "entries/sft/lightman2023lets.bib changed since" in ran.err
    assert entries(filed) == before


@pytest.mark.parametrize(
    "next_command", [("lint",), ("export",), ("move", "lightman2023lets", "sft")]
)
def test_the_next_command_completes(
    run: Run, filed: Path, monkeypatch: pytest.MonkeyPatch, next_command: tuple[str, ...]
) -> None:
    """A killed `move` is completed by the next command that writes, or by lint, which say so."""
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "_forward", lambda *_: os._exit(9))
        if (child := os.fork()) == 0:
            run("move", "lightman2023lets", "sft")
        os.waitpid(child, 0)
    assert (filed / LETS).exists()

    ran = run(*next_command)

    assert "completed `synthlit move lightman2023lets sft`" in ran.err
    assert not (filed / LETS).exists()
    assert (filed / "entries/sft/lightman2023lets.bib").exists()


def test_an_interrupt_says_what_was_written(
    run: Run, filed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C before, and Ctrl-C after the change."""
    from synthlit.cli import output
    from synthlit.library import store

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("synthlit.library.journal.completed", [])
    with monkeypatch.context() as patch:
        patch.setattr(store, "load", interrupt)
        ran = run("move", "lightman2023lets", "sft")
    assert (ran.status, ran.err) == (130, "\ninterrupted: nothing was written\n")

    with monkeypatch.context() as patch:
        patch.setattr(output, "result", interrupt)
        ran = run("move", "lightman2023lets", "sft")
    assert ran.err == "\ninterrupted: after `synthlit move lightman2023lets sft` was written\n"
    assert (filed / "entries/sft/lightman2023lets.bib").exists()
