"""The commands that check and make: lint, rule, export."""

import json
from pathlib import Path

import pytest

from synthlit.lint.registry import RULES
from synthlit.plugins import FORMATS
from tests.cli.conftest import Run


@pytest.fixture
def readme(filed: Path) -> Path:
    """The library with a README that has a place for the list, and without the broken entry."""
    (filed / "entries/sft/broken.bib").unlink()
    (filed / "README.md").write_text(
        "# Mine\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    return filed


def test_lint_says_place_and_rule(run: Run, filed: Path) -> None:
    """A finding has file, line, column, code and a caret; exit 1."""
    ran = run("lint")

    assert ran.status == 1
    assert "entries/sft/broken.bib:1:23: SYN001" in ran.out
    assert "entries/sft/taori2023alpaca.bib:2:19: TXT002" in ran.out
    assert "\x1b" not in ran.out


def test_lint_as_json(run: Run, filed: Path) -> None:
    """The shape that docs/json.md gives."""
    found = json.loads(run("lint", "--format", "json", "--select", "TXT").out)

    control = next(each for each in found if each["code"] == "TXT002")
    assert control == {
        "code": "TXT002",
        "message": "title contains U+001B (a control character) and 1 more",
        "file": "entries/sft/taori2023alpaca.bib",
        "line": 2,
        "column": 19,
        "key": "taori2023alpaca",
        "fix": {"message": control["fix"]["message"], "safe": True},
    }


def test_lint_for_github(run: Run, filed: Path) -> None:
    """Annotations that GitHub shows beside the line."""
    out = run("lint", "--format", "github", "--select", "SYN001").out

    assert out.startswith(
        "::error file=entries/sft/broken.bib,line=1,col=23,title=synthlit SYN001::"
    )


def test_lint_fix(run: Run, readme: Path) -> None:
    """What is sure is fixed, and the lists are reported as stale."""
    ran = run("lint", "--fix", "--select", "TXT")

    assert ran.status == 0
    assert "Fixed 1 problem" in ran.out
    text = (readme / "entries/sft/taori2023alpaca.bib").read_text("utf-8")
    assert "\x1b" not in text


def test_lint_diff(run: Run, readme: Path) -> None:
    """The change is shown, nothing is written, exit 1; with nothing to change, exit 0."""
    before = (readme / "entries/sft/taori2023alpaca.bib").read_text("utf-8")

    ran = run("lint", "--diff", "--select", "TXT")

    assert ran.status == 1
    assert "+++ b/entries/sft/taori2023alpaca.bib" in ran.out
    assert (readme / "entries/sft/taori2023alpaca.bib").read_text("utf-8") == before
    assert run("lint", "--diff", "--select", "DUP").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "XYZ999"], "no rule 'XYZ999'"),
        (["--unsafe-fixes"], "--unsafe-fixes needs"),
        (["nowhere"], "there is no nowhere"),
        (["--format", "xml"], "xml"),
    ],
)
def test_lint_bad_usage(run: Run, filed: Path, arguments: list[str], message: str) -> None:
    """Exit 2, and what is wrong."""
    ran = run("lint", *arguments)

    assert ran.status == 2
    assert message in ran.err


def test_lint_add_suppressions(run: Run, readme: Path) -> None:
    """Each finding gets a comment with the reason, and is found no more."""
    added = run("lint", "--select", "TXT002", "--add-suppressions", "as we found it")

    assert (added.status, added.out) == (0, "")
    assert "Wrote 1 suppression." in added.err
    assert run("lint", "--select", "TXT002").status == 0


def test_lint_of_nothing_is_not_clean(run: Run, root: Path) -> None:
    """A library without an entry was not checked."""
    assert run("lint", "--select", "TXT").status == 1


def test_rule(run: Run) -> None:
    """By code or name, a rule explains itself; without one, all are listed."""
    assert run("rule", "TXT001").out == run("rule", "mojibake").out
    listed = run("rule").out
    assert all(rule.code in listed and rule.name in listed for rule in RULES)


def test_rules_as_json(run: Run) -> None:
    """The shape that docs/json.md gives, of all rules or of one."""
    shown = json.loads(run("rule", "--json").out)
    (one,) = json.loads(run("rule", "TXT001", "--json").out)

    assert [each["code"] for each in shown] == [rule.code for rule in RULES]
    assert one in shown
    assert (one["name"], one["preset"], one["fix"]) == ("mojibake", "default", "safe")
    assert one["instead"].startswith("@")
    assert next(each for each in shown if each["fix"] == "none")["instead"] is None


def test_unknown_rule(run: Run) -> None:
    """The nearest is named."""
    ran = run("rule", "mojibaki")

    assert ran.status == 2
    assert "mojibake" in ran.err


def test_export_and_check(run: Run, readme: Path) -> None:
    """Stale files are named with exit 1, made, and then up to date."""
    stale = run("export", "--check")
    made = run("export")
    fresh = run("export", "--check")

    assert (stale.status, made.status, fresh.status) == (1, 0, 0)
    assert "stale  README.md" in stale.out
    assert "wrote  README.md" in made.out
    assert "up to date" in fresh.err


def test_export_says_what_it_leaves_out(run: Run, readme: Path) -> None:
    """An entry that cannot be read is missing from the lists: exit 1."""
    (readme / "entries/sft/broken.bib").write_text("@misc{", "utf-8")

    ran = run("export")

    assert ran.status == 1
    assert "entries/sft/broken.bib could not be read" in ran.err


@pytest.mark.parametrize("name", FORMATS)
def test_export_of_a_document(run: Run, readme: Path, name: str) -> None:
    """Each format gives one document, to stdout or a file; the generated files are not touched."""
    shown = run("export", name, "-o", "-")
    written = run("export", name, "-o", "out/document")

    assert (shown.status, written.status) == (0, 0)
    assert (readme / "out/document").read_text("utf-8") == shown.out
    assert "Let's Verify" in shown.out
    assert not (readme / "bib").exists()


def test_export_of_a_section(run: Run, readme: Path) -> None:
    """A section alone goes to stdout."""
    out = run("export", "bib", "--section", "rlvr").out

    assert "lightman2023lets" in out
    assert "taori2023alpaca" not in out


def test_export_in_two_ways(run: Run, readme: Path) -> None:
    """Dialect, preference and own fields shape the document."""
    biblatex = run("export", "bib", "--dialect", "biblatex", "--own-fields").out
    preprint = run("export", "bib", "--prefer", "preprint").out

    assert "venue" in biblatex
    assert "booktitle" not in preprint
    assert "@misc{lightman2023lets," in preprint or "@online{lightman2023lets," in preprint


@pytest.mark.parametrize(
    "arguments",
    [
        ["--section", "rlvr"],
        ["bib", "md", "-o", "x"],
        ["bib", "-o", "x", "--check"],
        ["yaml"],
        ["bib", "--section", "nowhere"],
    ],
)
def test_export_bad_usage(run: Run, readme: Path, arguments: list[str]) -> None:
    """Exit 2 with a sentence, and nothing written."""
    ran = run("export", *arguments)

    assert ran.status == 2
    assert ran.err
    assert not (readme / "x").exists()
    assert not (readme / "bib").exists()


def test_papers_in_a_table_are_checked(run: Run, root: Path) -> None:
    """A paper that stands twice in a table is reported where its second title stands."""
    row = "| [{}](https://arxiv.org/abs/2203.14465) | Zelikman et al. | NeurIPS 2022 |\n"
    table = "| Title | Authors | Venue |\n|-------|---------|-------|\n"
    (root / "list.md").write_text(table + row.format("STaR") + row.format("Self-Taught Reasoner"))

    found = json.loads(run("lint", "list.md", "--format", "json", "--select", "LST012").out)

    (finding,) = found
    assert (finding["line"], finding["column"]) == (4, 4)
    assert finding["message"] == "the paper is already in line 3 of this section"


def test_lint_goes_on_where_a_file_cannot_be_read(run: Run, root: Path) -> None:
    """It is named, the others are checked and fixed, and the exit status is 1."""
    (root / "gone.bib").symlink_to(root / "nowhere.bib")
    good = root / "good.bib"
    good.write_text("@misc{a, title = {A}, note = {}}", "utf-8")

    ran = run("lint", "--fix", "--select", "FLD002", "gone.bib", "good.bib", "missing.bib")

    assert ran.status == 1
    assert "there is no missing.bib" in ran.err
    assert "there is no gone.bib" in ran.err
    assert "note" not in good.read_text("utf-8")
    assert run("lint", "missing.bib").status == 2


def test_lint_reads_a_declared_encoding_and_keeps_it(run: Run, root: Path) -> None:
    """No letter is lost, in the findings or in the file."""
    file = root / "latin.bib"
    entry = "@book{a, author = {Müller, Jürgen}, title = {T}, note = {}}"
    file.write_bytes(f"% Encoding: ISO8859_1\n{entry}\n".encode("latin-1"))

    ran = run("lint", "--fix", "latin.bib")

    assert "TXT" not in ran.out
    assert "SYN003" not in ran.out
    assert "author = {Müller, Jürgen}" in file.read_bytes().decode("latin-1")
    assert "note" not in file.read_bytes().decode("latin-1")


@pytest.mark.parametrize("path", ["round", "round/a.bib", "entries/round.bib"])
def test_links_that_go_round(run: Run, root: Path, path: str) -> None:
    """They are reported, in every version of Python."""
    (root / "round").symlink_to("round")
    (root / "entries" / "round.bib").symlink_to("round.bib")

    ran = run("lint", path)

    assert ran.status == (1 if path.startswith("entries") else 2)
    assert path in ran.out + ran.err
