"""The commands that only look: list, search, show, stats."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_list_is_newest_first(run: Run, filed: Path) -> None:
    """A line each; the file that cannot be read is reported, exit 1."""
    ran = run("list")

    assert [line.split()[:3] for line in ran.out.splitlines()] == [
        ["lightman2023lets", "2024", "ICLR"],
        ["taori2023alpaca", "2023", "Alpaca]0;owned"],
    ]
    assert "entries/sft/broken.bib could not be read" in ran.err
    assert ran.status == 1


def test_list_of_a_section(run: Run, filed: Path) -> None:
    """Subsections belong to their section; one that does not exist is an error with the nearest."""
    assert run("list", "--section", "rlvr").out.split()[0] == "lightman2023lets"

    ran = run("list", "--section", "rlrv")

    assert ran.status == 2
    assert "did you mean rlvr" in ran.err


def test_list_as_json(run: Run, filed: Path) -> None:
    """The shape that docs/json.md gives."""
    works = json.loads(run("list", "--json").out)

    assert works[0] == {
        "key": "lightman2023lets",
        "type": "inproceedings",
        "file": "entries/rlvr/process-supervision/lightman2023lets.bib",
        "section": "rlvr/process-supervision",
        "also": [],
        "title": "Let's Verify Step by Step",
        "authors": ["Hunter Lightman", "Vineet Kosaraju", "Yuri Burda"],
        "year": 2024,
        "venue": "ICLR",
        "arxiv": "2305.20050",
        "doi": None,
        "url": "https://arxiv.org/abs/2305.20050",
        "fields": works[0]["fields"],
    }
    assert works[0]["fields"]["title"] == "Let's Verify Step by Step"


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["verify"], ["lightman2023lets"]),
        (["author:taori", "year:2023"], ["taori2023alpaca"]),
        (["step by step"], ["lightman2023lets"]),
        (["--", "-venue:iclr", "a"], ["taori2023alpaca"]),
        (["a", "--section", "sft"], ["taori2023alpaca"]),
    ],
)
def test_search(run: Run, filed: Path, arguments: list[str], keys: list[str]) -> None:
    """What is found stands a line each."""
    ran = run("search", *arguments)

    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == keys


def test_search_for_nothing(run: Run, filed: Path) -> None:
    """Exit 1 where nothing was found, as grep does; 2 for a query that means nothing."""
    assert run("search", "zebra").status == 1
    assert run("search", "year:soon").status == 2


def test_search_is_limited(run: Run, filed: Path) -> None:
    """More than the limit is reported."""
    ran = run("search", "a", "--limit", "1")

    assert len(ran.out.splitlines()) == 1
    assert "1 of 2" in ran.err


def test_show(run: Run, filed: Path) -> None:
    """The entry as it stands is the result; where it lies is talk."""
    ran = run("show", "lightman2023lets")

    file = filed / "entries/rlvr/process-supervision/lightman2023lets.bib"
    assert ran.out == file.read_text("utf-8")
    assert "entries/rlvr/process-supervision/lightman2023lets.bib" in ran.err


def test_show_of_an_unknown_key(run: Run, filed: Path) -> None:
    """The nearest key is named."""
    ran = run("show", "lightman2024lets")

    assert ran.status == 2
    assert "did you mean lightman2023lets?" in ran.err


def test_stats(run: Run, filed: Path) -> None:
    """Charts by section, year and venue."""
    ran = run("stats")

    assert "2 works, 1 published" in ran.out
    for title in ("by section", "by year", "by venue"):
        assert title in ran.out
    assert "rlvr/process-supervision" in ran.out
    assert "█" in ran.out


def test_stats_as_json(run: Run, filed: Path) -> None:
    """The shape that docs/json.md gives."""
    stats = json.loads(run("stats", "--json").out)

    assert stats["works"] == 2
    assert stats["unreadable"] == 1
    assert stats["sections"]["rlvr"] == 1
    assert stats["years"] == {"2024": 1, "2023": 1}
    assert stats["venues"] == {"ICLR": 1}


@pytest.fixture
def with_volume(root: Path) -> Path:
    """A library with a paper, the proceedings that it is in, and data of a publisher."""
    folder = root / "entries" / "sft"
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "paper": "@inproceedings{paper,\n  title    = {A Paper},\n  author   = {Doe, Jane},\n"
        "  crossref = {volume},\n}\n",
        "volume": "@proceedings{volume,\n  title = {Workshop on Kilns},\n  xdata = {press},\n}\n",
        "press": "@xdata{press,\n  publisher = {Brick Press},\n  date      = {2004-05},\n}\n",
    }
    for key, text in texts.items():
        (folder / f"{key}.bib").write_text(text, "utf-8", newline="")
    return root


def test_a_paper_is_shown_with_the_facts_of_its_volume(run: Run, with_volume: Path) -> None:
    """Year and venue; an entry that only holds data for others is no work to read."""
    lines = run("list").out.splitlines()

    assert sorted(line.split()[:3] for line in lines) == [
        ["paper", "2004", "Workshop"],
        ["volume", "2004", "Brick"],
    ]
    assert json.loads(run("show", "paper", "--json").out)["year"] == 2004
    assert "2 works" in run("stats").out


def test_a_paper_is_found_by_the_facts_of_its_volume(run: Run, with_volume: Path) -> None:
    """Words that stand in the file of the volume only."""
    assert run("search", "kilns", "type:inproceedings").out.split()[0] == "paper"
    assert run("search", "year:2004", "paper").out.split()[0] == "paper"


def test_the_lists_show_what_is_inherited(run: Run, with_volume: Path) -> None:
    """The line has the year; @xdata has no line, and nothing is written into the entry."""
    run("export", "md")
    page = "".join(each.read_text("utf-8") for each in with_volume.rglob("README.md"))

    assert "A Paper - Doe (Workshop on Kilns 2004)" in page
    assert "Brick Press" not in page.replace("(Brick Press 2004)", "")
    assert run("lint", "--fix").out is not None
    assert "2004" not in (with_volume / "entries" / "sft" / "paper.bib").read_text("utf-8")


def test_json_has_no_control_characters(run: Run, root: Path) -> None:
    """They are escapes of JSON, so that a terminal shows them and programs read the same text."""
    entry = "@misc{a, title = {A\u009b31m \u202eB\x7f \u2028C}, author = {Ö}, year = 2024}"
    (root / "entries" / "sft").mkdir()
    (root / "entries" / "sft" / "a.bib").write_text(entry, "utf-8")

    out = run("list", "--json").out

    assert json.loads(out)[0]["fields"]["title"] == "A\u009b31m \u202eB\x7f \u2028C"
    assert not [c for c in out if not c.isprintable() and c != "\n"]
    assert "Ö" in out
