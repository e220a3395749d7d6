"""The commands on sections say what they do, refuse with a sentence, and print JSON."""

import json
from pathlib import Path

import pytest

from synthlit.workflows.section import git
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def no_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is in no repository, whatever lies above it."""
    monkeypatch.setattr(git, "tree", lambda _: git.Tree.NONE)


def test_list(run: Run, filed: Path) -> None:
    """A line each: works, slug, folder, title; what cannot be read is reported."""
    ran = run("section", "list")

    assert ran.status == 1
    assert ran.out == (
        "    1  rlvr                      01_RLVR  01. RLVR & Verifiable Reinforcement\n"
        "    0  rlvr/outcome-based                 Outcome-based Reinforcement\n"
        "    1  rlvr/process-supervision           Process Supervision (PRM)\n"
        "    1  sft                       02_SFT   02. General SFT\n"
        "    0  tools                              🛠️ Tools & Frameworks\n"
    )
    assert "entries/sft/broken.bib could not be read" in ran.err


def test_list_json(run: Run, filed: Path) -> None:
    """Every fact of the settings, and the counts."""
    shape = json.loads(run("section", "list", "--json").out)

    assert shape[0] == {
        "section": "rlvr",
        "title": "01. RLVR & Verifiable Reinforcement",
        "about": "Rewards that can be checked.",
        "folder": "01_RLVR",
        "works": 1,
        "also": 0,
        "aliases": [],
        "former_folders": [],
        "former_titles": [],
    }
    assert shape[-1]["folder"] is None


def test_a_restructuring(run: Run, filed: Path) -> None:
    """Each command says in a few lines what it did."""
    assert run("export").status == 1
    added = run("section", "add", "logic", "-t", "Logic", "--folder", "03_Logic", "--focus", "F")
    assert (added.status, added.out) == (0, (
        "added  logic\nrewrote  synthlit.toml\nwrote  3 generated files\n"
    ))  # fmt: skip
    part = run("section", "add", "proofs", "--title", "P", "--in", "logic", "--description", "D")
    assert part.out.startswith("added  logic/proofs\n")
    renamed = run("section", "rename", "logic", "reason", "--folder", "03_Reason")
    assert renamed.out.splitlines()[:3] == [
        "renamed  logic to reason",
        "moved  1 file from 03_Logic to 03_Reason",
        "rewrote  synthlit.toml",
    ]
    moved = run("section", "move", "process-supervision", "reason", "--before", "proofs")
    assert moved.out.splitlines()[:2] == [
        "renamed  rlvr/process-supervision to reason/process-supervision",
        "moved  1 file from entries/rlvr/process-supervision to entries/reason/process-supervision",
    ]
    again = run("section", "move", "reason", "--before", "rlvr")
    assert again.out == "rewrote  synthlit.toml\nwrote  1 generated file\n"
    split = run(
        "section", "split", "reason", "prm", "--title", "PRM",
        "--subsections", "process-supervision", "--keys", "lightman2023lets,",
    )  # fmt: skip
    assert split.out.splitlines()[:2] == [
        "added  prm", "renamed  reason/process-supervision to prm/process-supervision",
    ]  # fmt: skip
    merged = run("section", "merge", "prm", "reason", "rlvr", "--map", "proofs=proof")
    assert merged.out.splitlines()[:3] == [
        "merged  prm into rlvr",
        "merged  reason into rlvr",
        "renamed  reason/proofs to rlvr/proof",
    ]
    retired = run("section", "retire", "proof")
    assert retired.out.startswith("merged  rlvr/proof into rlvr\nrewrote  synthlit.toml\n")
    assert run("section", "add", "gone", "--title", "G").status == 0
    assert run("section", "retire", "gone").out.startswith("retired  gone\n")
    assert run("export", "--check").out == ""
    assert run("move", "lightman2023lets", "logic/proofs").out == (
        "entries/rlvr/lightman2023lets.bib is there already\n"
    )


def test_dry_run_and_json(run: Run, filed: Path) -> None:
    """Both tell all; neither writes."""
    settings = (filed / "synthlit.toml").read_text("utf-8")
    arguments = ("section", "rename", "rlvr", "rl", "--dry-run")

    dry = run(*arguments)
    shape = json.loads(run(*arguments, "--json").out)

    assert dry.out.splitlines()[:3] == [
        "would rename  rlvr to rl",
        "would move  1 file from entries/rlvr/process-supervision "
        "to entries/rl/process-supervision",
        "would rewrite  synthlit.toml",
    ]
    assert "`synthlit export` brings the lists up to date" in dry.err
    assert shape == {
        "dry_run": True,
        "added": [],
        "places": [
            {"from": "rlvr", "to": "rl"},
            {"from": "rlvr/outcome-based", "to": "rl/outcome-based"},
            {"from": "rlvr/process-supervision", "to": "rl/process-supervision"},
        ],
        "moved": [
            {
                "from": "entries/rlvr/process-supervision/lightman2023lets.bib",
                "to": "entries/rl/process-supervision/lightman2023lets.bib",
            }
        ],
        "revised": ["synthlit.toml"],
        "generated": [],
        "removed": [],
        "left": ["bib", "md"],
        "notices": [],
        "git": "none",
    }
    assert (filed / "synthlit.toml").read_text("utf-8") == settings
    assert (filed / "entries/rlvr").exists()


def test_also_is_rewritten(run: Run, filed: Path) -> None:
    """How many entries changed is reported, not each of them."""
    work = filed / "entries/sft/taori2023alpaca.bib"
    work.write_text(work.read_text("utf-8").replace("year", "also   = {rlvr},\n  year"), "utf-8")

    ran = run("section", "rename", "rlvr", "rl")

    assert "rewrote  `also` in 1 file\n" in ran.out
    assert "also   = {rl}" in work.read_text("utf-8")


def test_notices(run: Run, filed: Path) -> None:
    """Text that a person wrote and that is in another file now is reported."""
    (filed / "02_SFT").mkdir()
    (filed / "02_SFT/README.md").write_text("# 02. General SFT\n\nBy hand.\n")

    ran = run("section", "retire", "sft", "--into", "rlvr")

    assert ran.status == 0
    assert "note: the handwritten text of 02_SFT/README.md is now at the end of 01_RLVR/" in ran.err


def test_the_way_back(run: Run, filed: Path) -> None:
    """What is reported restores every file; a dry run needs no way back."""
    before = {
        path: path.read_bytes() for path in filed.rglob("*") if path.suffix in (".bib", ".md")
    }
    dry = run("section", "merge", "tools", "sft", "-n")

    ran = run("section", "merge", "tools", "sft")

    assert "undo" not in dry.err
    assert "`synthlit undo` takes this back" in ran.err
    assert run("undo").status == 0
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "new"], "--title"),
        (["add", "new", "-t", "T", "--description", "D"], "a section has a --focus"),
        (["add", "new", "-t", "T", "--in", "rlvr", "--focus", "F"], "a subsection a --descript"),
        (["add", "new", "-t", "T", "--before", "sft", "--after", "sft"], "not both"),
        (["add", "sft", "-t", "T"], "there is a section sft already"),
        (["rename", "rlvr"], "rlvr is called so already"),
        (["rename", "rlrv", "x"], "did you mean rlvr"),
        (["move", "rlvr"], "no new position for rlvr"),
        (["merge", "rlvr"], "nothing to merge into rlvr"),
        (["merge", "rlvr", "sft", "--map", "x"], "write --map OLD=NEW"),
        (["split", "rlvr", "x/y", "-t", "T", "--focus", "F"], "a subsection a --description"),
        (["split", "rlvr", "new", "-t", "T"], "nothing of rlvr goes to new"),
        (["retire", "rlvr"], "rlvr cannot be retired: 1 work is filed in it"),
        (["retire", "sft", "--into", "nowhere"], "there is no section 'nowhere'"),
    ],
)
def test_refused(run: Run, filed: Path, arguments: list[str], message: str) -> None:
    """Exit 2, a sentence, and nothing written."""
    settings = (filed / "synthlit.toml").read_text("utf-8")

    ran = run("section", *arguments)

    assert ran.status == 2
    assert message in ran.err
    assert not ran.out
    assert (filed / "synthlit.toml").read_text("utf-8") == settings


def test_help(run: Run) -> None:
    """It lists the commands, each with one line."""
    ran = run("section", "--help")

    assert ran.status == 0
    for command in ("list", "add", "rename", "move", "merge", "split", "retire"):
        assert f"\n  {command} " in ran.out
    assert "..." not in ran.out.partition("Commands:")[2]
