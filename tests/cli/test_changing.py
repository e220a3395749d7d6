"""The commands that change the library: add, import, move, rename, remove, init."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

# A paper of the embedded index.
INDEXED = "2412.12175"


def test_add_offline(run: Run, root: Path) -> None:
    """A paper of the embedded index becomes an entry, marked with the index's date."""
    ran = run("add", INDEXED, "--section", "rlvr/outcome-based", "--offline")

    assert ran.status == 0, ran.err
    assert ran.out.startswith("added  sclar2024explore in entries/rlvr/outcome-based/")
    assert "embedded index of 20" in ran.err
    text = (root / "entries/rlvr/outcome-based/sclar2024explore.bib").read_text("utf-8")
    assert "verified      = {arxiv-index 20" in text


def test_add_falls_back_on_the_index(run: Run, root: Path) -> None:
    """Where arXiv cannot be reached, what the index knows is added and the reason is reported."""
    ran = run("add", INDEXED, "--section", "sft")

    assert ran.status == 0, ran.err
    assert "arXiv" in ran.err
    assert len(list(root.rglob("*.bib"))) == 1


def test_add_of_what_nobody_knows_offline(run: Run, root: Path) -> None:
    """Exit 4, one error, the way to go on, nothing written."""
    ran = run("add", "2305.99998", "--section", "sft", "--offline")

    assert ran.status == 4
    assert ran.err.count("error:") == 1
    assert "without --offline" in ran.err
    assert not list(root.rglob("*.bib"))


def test_add_unreachable(run: Run, root: Path) -> None:
    """Exit 4 and no traceback when neither arXiv nor the index answers."""
    ran = run("add", "2305.99998", "--section", "sft")

    assert ran.status == 4
    assert "Traceback" not in ran.err
    assert not list(root.rglob("*.bib"))


def test_add_reads_a_file(run: Run, root: Path, tmp_path: Path) -> None:
    """Identifiers one a line; comments, blank lines and a fragment's # are understood."""
    ids = tmp_path / "ids.txt"
    ids.write_text(
        f"# mine\n\n https://arxiv.org/abs/{INDEXED}#S1  # good\n2412.12146\nnot an id\n", "utf-8"
    )

    ran = run("add", "--from-file", str(ids), "--section", "sft", "--offline", "--json")

    shape = json.loads(ran.out)
    assert ran.status == 1
    assert [row["key"] for row in shape["added"]] == ["sclar2024explore", "xu2024generative"]
    assert [row["asked"] for row in shape["failed"]] == ["not an id"]
    assert shape["failed"][0]["cause"] == "malformed"
    assert shape["skipped"] == []
    assert shape["index_date"].startswith("20")


def test_add_reads_stdin(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen is stdin."""
    from io import BytesIO, TextIOWrapper

    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(INDEXED.encode())))

    assert run("add", "--from-file", "-", "--section", "sft", "--offline").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", INDEXED], "--section"),
        (["add", INDEXED, "-s", "rlrv"], "did you mean rlvr"),
        (["add", "-s", "sft"], "give at least one identifier"),
        (["add", "2313.00001", "-s", "sft"], "13 is not a month"),
        (["add", "--from-file", "nowhere.txt", "-s", "sft"], "nowhere.txt cannot be read"),
        (["add", INDEXED, "-s", "sft", "--key", "../../x"], "cannot be a citation key"),
        (["add", INDEXED, "-s", "sft", "-a", "nowhere"], "no section 'nowhere'"),
        (["import", "nowhere.bib"], "nowhere.bib cannot be read"),
        (["move", "nobody", "sft"], "no entry 'nobody'"),
        (["rename", "nobody", "new"], "no entry 'nobody'"),
        (["remove", "nobody"], "no entry 'nobody'"),
        (["init", "."], "already exists"),
    ],
)
def test_bad_input(run: Run, root: Path, arguments: list[str], message: str) -> None:
    """Exit 2, a sentence, and nothing written."""
    ran = run(*arguments)

    assert ran.status == 2
    assert message in ran.err
    assert not list((root / "entries").iterdir())


def test_import(run: Run, filed: Path, tmp_path: Path) -> None:
    """What is new is added, what is there is reported, what is broken fails the command."""
    file = tmp_path / "refs.bib"
    file.write_text(
        "@misc{a2020b, title={A b}, year=2020}\n"
        "@misc{x, title={Let's verify step by step}, author={Lightman, H.}}\n"
        "@misc{y, title={",
        "utf-8",
    )

    ran = run("import", str(file), "--section", "tools")

    assert ran.status == 1
    assert "added  a2020b in entries/tools/a2020b.bib" in ran.out
    assert "skipped  x: already there as lightman2023lets" in ran.out
    assert f"{file}:3" in ran.err
    assert "1 added, 1 already there, 1 failed" in ran.err


def test_move_rename_remove(run: Run, filed: Path) -> None:
    """Each says what it did, and with --json gives the work."""
    assert run("move", "taori2023alpaca", "rlvr/outcome-based").out == (
        "moved  entries/sft/taori2023alpaca.bib to entries/rlvr/outcome-based/taori2023alpaca.bib\n"
    )
    assert json.loads(run("rename", "taori2023alpaca", "alpaca", "--json").out)["key"] == "alpaca"
    assert run("remove", "taori2023alpaca").out == (
        "removed  entries/rlvr/outcome-based/alpaca.bib\n"
    )


def test_init_then_add_and_export(run: Run, root: Path) -> None:
    """A new list is ready for `add`, and its lists can be made."""
    assert run("init", "fresh", "--title", "Fresh", "-s", "Reasoning & Math").status == 0

    added = run("--library", "fresh", "add", INDEXED, "-s", "reasoning-math", "--offline")
    exported = run("--library", "fresh", "export")

    assert (added.status, exported.status) == (0, 0)
    readme = (root / "fresh/README.md").read_text("utf-8")
    assert "## Reasoning & Math" in readme
    assert "(https://arxiv.org/abs/2412.12175)" in readme
    assert run("--library", "fresh", "export", "--check").status == 0


def test_absorb(run: Run, filed: Path) -> None:
    """A line in a section's README becomes an entry; one that says nothing is reported, exit 1."""
    (filed / "entries/sft/broken.bib").unlink()
    (filed / "README.md").write_text(
        "# Mine\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    assert run("export").status == 0
    page = filed / "02_SFT" / "README.md"
    text = page.read_text("utf-8")
    lines = f"https://arxiv.org/abs/{INDEXED}\n\n- [Nobody Wrote](https://example.org) - X (2024)\n"
    page.write_text(text.replace("<!-- synthlit:end", f"{lines}\n<!-- synthlit:end"), "utf-8")

    ran = run("absorb", "--offline")
    again = json.loads(run("absorb", "--offline", "--json").out)

    assert ran.status == 1
    assert ran.out == "added  sclar2024explore in entries/sft/sclar2024explore.bib\n"
    assert "nothing on the line says that it is a work" in ran.err
    assert "1 added, 0 already there, 1 failed" in ran.err
    assert [row["cause"] for row in again["failed"]] == ["refused"]
    assert run("export", "--check").status == 0


def test_absorb_without_lines_by_hand(run: Run, filed: Path) -> None:
    """It says so, exit 0."""
    (filed / "README.md").write_text(
        "# Mine\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    run("export")

    ran = run("absorb", "--offline")

    assert ran.status == 0
    assert "there are no handwritten lines" in ran.err


def test_init_from_a_list(run: Run, root: Path) -> None:
    """A Markdown list becomes a library: sections from its headings, works from their records."""
    (root / "old.md").write_text(
        "# Papers We Like\n\n## Agents & Minds\n\n### Minds\n\n"
        f"1. **[Explore Theory of Mind](https://arxiv.org/pdf/{INDEXED})**, *Sclar et al.*\n"
        "\n## Power\n\n- [[paper](https://arxiv.org/abs/2412.12146)] Generative Modeling and Data "
        "Augmentation for Power System Production Simulation\n- [Lost](https://example.org/x)\n",
        "utf-8",
    )

    ran = run("init", "fresh", "--from", "old.md", "--offline")

    assert ran.status == 1
    assert "added  sclar2024explore in entries/agents-minds/minds/" in ran.out
    assert "added  xu2024generative in entries/power/" in ran.out
    assert "old.md:12" in ran.err
    assert 'title = "Papers We Like"' in (root / "fresh/synthlit.toml").read_text("utf-8")
    assert "`synthlit --library fresh export` brings the lists up to date" in ran.err
    assert run("--library", "fresh", "export").status == 0


def test_init_from_the_list_of_the_folder(run: Run, root: Path) -> None:
    """The page is replaced at once, and no further command is named."""
    (root / "own").mkdir()
    line = f"- [Explore Theory of Mind](https://arxiv.org/abs/{INDEXED})\n"
    (root / "own/README.md").write_text(f"# Mine\n\n## Minds\n\n{line}", "utf-8")

    tried = run("init", "own", "--from", "own/README.md", "--offline", "--dry-run", "--json")
    assert json.loads(tried.out)["added"][0]["key"] == "sclar2024explore"
    assert not (root / "own/synthlit.toml").exists()

    ran = run("--library", "own", "init", "--from", "own/README.md", "--offline")

    assert ran.status == 0, ran.err
    assert "brings the lists up to date" not in ran.err
    assert "synthlit:begin list" in (root / "own/README.md").read_text("utf-8")


def test_init_from_a_list_that_cannot_be_looked_up(run: Run, root: Path) -> None:
    """The service that could not be asked is named; the same command goes on."""
    (root / "old.md").write_text("# L\n\n## P\n\n- https://arxiv.org/abs/2501.99999\n", "utf-8")

    ran = run("init", "fresh", "--from", "old.md")

    assert ran.status == 4
    assert "arXiv cannot be queried now" in ran.err
    assert "already exists" not in run("init", "fresh", "--from", "old.md").err


def test_options_for_lists_only(run: Run) -> None:
    """Without a list, there is nothing to try."""
    assert run("init", "new", "--dry-run").status == 2


def test_import_of_an_issue_form(run: Run, root: Path) -> None:
    """What somebody filled in is the work, in the section that they chose."""
    form = root / "issue.txt"
    form.write_text(
        f"### Paper\n\nhttps://arxiv.org/abs/{INDEXED}\n\n### Section\n\nrlvr/outcome-based\n\n"
        "### Code\n\n_No response_\n\n### Note\n\nPlans data with programs.\n",
        "utf-8",
    )

    ran = run("import", "--form", str(form), "--offline")

    assert ran.out == "added  sclar2024explore in entries/rlvr/outcome-based/sclar2024explore.bib\n"
    assert "Plans data with programs." in run("show", "sclar2024explore").out


def test_import_of_a_markdown_list(run: Run, root: Path) -> None:
    """Works are filed under the headings that are the list's sections."""
    file = root / "list.md"
    file.write_text(
        f"## 02. General SFT\n\n- [Explore Theory of Mind](https://arxiv.org/abs/{INDEXED})\n"
        "\n## Else\n\n"
        "- [B](https://arxiv.org/abs/2412.12146)\n",
        "utf-8",
    )

    ran = run("import", str(file), "--offline")

    assert ran.status == 1
    assert "added  sclar2024explore in entries/sft/" in ran.out
    assert "no heading of a section" in ran.err
